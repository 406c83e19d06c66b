"""The invitation says what is asked, until when, and what changed; as Markdown and as a draft of a mail."""

from __future__ import annotations

import datetime
import email
import zoneinfo
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import Heading, Paragraph, plain
from lettergen.findings import Source
from lettergen.markup import parse_document
from lettergen.packet import Attachment, Invitation, invitation, mail_draft
from lettergen.packet.invitation import told_deadline
from lettergen.records.versions import VersionRecord

AT = datetime.datetime(2026, 11, 20, 18, 0, tzinfo=zoneinfo.ZoneInfo("Europe/Brussels"))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


def made(title: str = "Human rights", drafter: str = "IPHR", **fields: Any) -> Invitation:
    usual: dict[str, Any] = {
        "version": 1, "opened": "", "by": "Ana Example", "deadline": "", "change": "first",
        "documents": {"joint-letter": "sha256:a", "briefing-paper": "sha256:b"},
    }  # fmt: skip
    return invitation(VersionRecord(**usual | fields), AT, title, drafter, ("a.pdf", "a.docx"))


def test_it_says_who_invites_to_what_until_when() -> None:
    told = made()
    assert told.subject == "For signature by 20 November 2026: Human rights"
    text = told.as_text()
    assert "IPHR invites you to sign “Human rights”." in text
    assert "version 1 of the joint letter and the briefing paper: a.pdf, a.docx." in text
    assert "Please answer by Friday 20 November 2026, 18:00 (Europe/Brussels)." in text
    assert text.endswith("With thanks,\n\nAna Example\n")
    assert "changed since" not in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "editorial",
            "The text has changed since version 1. The change is editorial, as the drafter sees it.",
        ),
        ("substantive", "The text has changed since version 1, in substance."),
        ("none", "The text is the same as in version 1; only the deadline is new."),
    ],
)
def test_a_later_version_says_what_became_of_the_text(change: str, said: str) -> None:
    text = made(version=2, change=change, note="One word in the second paragraph.").as_text()
    assert said in text and "\n\nOne word in the second paragraph.\n\n" in text


def test_a_deadline_without_a_city_is_told_with_its_offset() -> None:
    offset = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    assert told_deadline(AT.replace(tzinfo=offset)).endswith("18:00 (UTC+05:30)")
    assert told_deadline(AT.replace(tzinfo=datetime.UTC)).endswith("18:00 (UTC+00:00)")


@given(WORDS, WORDS)
def test_names_are_only_text_in_markdown(title: str, drafter: str) -> None:
    told = made(title, drafter)
    blocks, findings = parse_document(told.as_markdown(), Source(PurePosixPath("a.md"), 1))
    assert [finding.code for finding in findings] == []
    heading, _, second, *_ = blocks
    assert isinstance(heading, Heading) and plain(heading.inlines).split() == told.subject.split()
    assert isinstance(second, Paragraph) and plain(second.inlines).split() == told.before[1].split()


# The mail.

FILES = (
    Attachment("a.pdf", "application/pdf", b"%PDF\x00\n\xff"),
    Attachment("deadline.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n"),
)


def read(data: bytes) -> EmailMessage:
    mail = email.message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage) and not mail.defects
    return mail


def test_the_draft_is_unsent_and_has_no_address() -> None:
    data = mail_draft("Subject", "Text äö\n", FILES)
    mail = read(data)
    assert mail["X-Unsent"] == "1" and mail["MIME-Version"] == "1.0"
    assert set(mail.keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}
    assert data.count(b"\r\n") == data.count(b"\n") and max(map(len, data.split(b"\r\n"))) <= 998
    assert data.isascii()  # as every mail server takes it


def test_text_and_files_come_out_as_they_went_in() -> None:
    mail = read(mail_draft("Subject", "Text äö “x”.\n\n- a\n", FILES))
    body = mail.get_body(("plain",))
    assert body is not None and body.get_content().replace("\r\n", "\n") == "Text äö “x”.\n\n- a\n"
    parts = list(mail.iter_attachments())
    assert [(part.get_filename(), part.get_content_type()) for part in parts] == [
        (file.name, file.media_type) for file in FILES
    ]
    assert [part.get_payload(decode=True) for part in parts] == [file.data for file in FILES]
    assert parts[1].get_content_charset() == "utf-8"


def test_the_same_input_gives_the_same_bytes_and_other_words_another_boundary() -> None:
    assert mail_draft("S", "T\n", FILES) == mail_draft("S", "T\n", FILES)
    assert (
        read(mail_draft("S", "T\n", FILES)).get_boundary()
        != read(mail_draft("S", "U\n", FILES)).get_boundary()
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_a_subject_is_one_header_whatever_it_holds(subject: str) -> None:
    mail = read(mail_draft(subject, "T\n", FILES))
    assert set(mail.keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}


@given(WORDS)
def test_a_subject_reads_back(subject: str) -> None:
    assert read(mail_draft(subject, "T\n", ()))["Subject"].split() == subject.split()
