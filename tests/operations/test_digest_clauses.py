"""Each clause of docs/signatures.md on what counts as the text, on a dossier on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from sign_ons import VERSIONS, answered, at, circulated, workspace
from small_workspace import FILES, LETTER, change, reopened

from lettergen.document import Kind
from lettergen.operations.check import check_one
from lettergen.operations.prepare import prepare
from lettergen.operations.sign_redline import since_signed
from lettergen.operations.sign_status import text_digests
from lettergen.signing import leave_open
from lettergen.signing.steps import Step
from lettergen.writers.markdown import write_markdown

LETTER_YAML = "letters/one/letter.yaml"
PRESIDENT = "cases/officials/president.yaml"
OTHER_OFFICIAL = {
    "cases/officials/minister.yaml": "office: Minister\n"
    "holders: [{name: Bo Ek, surname: Ek, from: 2020-01-01, seen: [2026-01-15]}]\n"
}


def digests(root: Path) -> dict[str, str]:
    return text_digests(prepare(reopened(root), LETTER))


COUNTS = {
    "a word of say.md": ("letters/one/say.md", "We write to you.", "We write to you today."),
    "the office of the addressee": (PRESIDENT, "office: President", "office: Former President"),
    "the form of address": (PRESIDENT, "Dear President", "Dear Madam President"),
    "a printed copy": (LETTER_YAML, "to: [president]", "to: [president]\ncopy: [minister]"),
    "the day": (LETTER_YAML, "date: 2026-02-01", "date: 2026-02-02"),
    "the place": (LETTER_YAML, "place: Brussels", "place: Vienna"),
    "the subject": (LETTER_YAML, "subject: Arrests", "subject: The arrests"),
    "a word on a case": (
        "cases/kazakhstan/bo-ek.md",
        "# Letter\n## 2026-01-10\nLawyer",
        "# Letter\n## 2026-01-10\nA lawyer",
    ),
    "an ask": ("cases/kazakhstan/concerns/arrests.md", "raise the arrests", "speak of the arrests"),
    "a title at the head of the pages": (
        LETTER_YAML,
        "asks:",
        "titles: {joint-letter: Sanctions now}\nasks:",
    ),
    "headings over signatories": (
        LETTER_YAML,
        "sign: {drafter: monitors}",
        "sign: {drafter: monitors, group_by: own, groups: {a: Who call for sanctions, b: Others}}",
    ),
    "a letter that only looks alike": ("letters/one/say.md", "We write to you.", "W\u0435 write to you."),
}
DOES_NOT_COUNT = {
    "an unprinted copy": (LETTER_YAML, "to: [president]", "to: [president]\nunprinted: [minister]"),
    "the label": (LETTER_YAML, "use: government-letter", "use: government-letter\nshare: coalition"),
    "the order of signatories": (
        LETTER_YAML,
        "sign: {drafter: monitors}",
        "sign: {drafter: monitors, order: alphabetical, say_order: yes}",
    ),
    "a title that is the subject": (
        LETTER_YAML,
        "asks:",
        "titles: {joint-letter: Arrests in Kazakhstan}\nasks:",
    ),
    "headings that are not printed": (
        LETTER_YAML,
        "sign: {drafter: monitors}",
        "sign: {drafter: monitors, group_by: kind, groups: {a: Who call for sanctions}}",
    ),
    "a limit": (LETTER_YAML, "to: [president]", "to: [president]\nlimits: {pages: 3}"),
    "who has read a text": (
        "cases/kazakhstan/bo-ek.md",
        "by: b}, {text: briefing",
        "by: c}, {text: briefing",
    ),
    "how an accent is typed": ("letters/one/say.md", "Zo\u00eb", "Zoe\u0308"),
}


@pytest.mark.parametrize("what", COUNTS)
def test_what_a_reader_sees_counts(tmp_path: Path, what: str) -> None:
    workspace(tmp_path, OTHER_OFFICIAL)
    before = digests(tmp_path)
    change(tmp_path, *COUNTS[what])
    assert digests(tmp_path)["joint-letter"] != before["joint-letter"]


@pytest.mark.parametrize("what", DOES_NOT_COUNT)
def test_what_no_reader_sees_does_not_count(tmp_path: Path, what: str) -> None:
    say = {
        "letters/one/say.md": FILES["letters/one/say.md"].replace(
            "write to you.", "write to you with Zo\u00eb."
        )
    }
    workspace(tmp_path, OTHER_OFFICIAL | say)
    before = digests(tmp_path)
    change(tmp_path, *DOES_NOT_COUNT[what])
    assert digests(tmp_path) == before


def test_who_signs_does_not_count(tmp_path: Path) -> None:
    workspace(tmp_path)
    before = digests(tmp_path)
    circulated(tmp_path)
    for organisation in ("monitors", "others", "org-001"):
        answered(tmp_path, Step.SIGN, organisation)
    assert digests(tmp_path) == before


def test_a_draft_and_a_final_have_one_digest(tmp_path: Path) -> None:
    workspace(tmp_path)
    assert text_digests(prepare(reopened(tmp_path), LETTER, final=True)) == digests(tmp_path)


def test_each_document_has_its_own(tmp_path: Path) -> None:
    workspace(tmp_path)
    before = digests(tmp_path)
    change(
        tmp_path, "letters/one/say.md", "This paper tells of two cases.", "This paper tells of two people."
    )
    after = digests(tmp_path)
    assert after["joint-letter"] == before["joint-letter"]
    assert after["briefing-paper"] != before["briefing-paper"]


GROUPED = "sign: {drafter: monitors, group_by: own, groups: {a: Members of the platform, b: Others}}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Members of the platform", "Who call for sanctions"),
        ("a: Members of the platform, b: Others", "b: Members of the platform, a: Others"),
        ("a: Members of the platform, b: Others", "b: Others, a: Members of the platform"),
        ("asks:", "titles: {joint-letter: Sanctions now}\nasks:"),
    ],
)
def test_words_over_signatures_cannot_change_once_the_text_was_circulated(
    tmp_path: Path, old: str, new: str
) -> None:
    workspace(tmp_path)
    change(tmp_path, LETTER_YAML, "sign: {drafter: monitors}", GROUPED)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    assert [found.code for found in check_one(reopened(tmp_path), LETTER)] == []
    change(tmp_path, LETTER_YAML, old, new)
    told = sorted(found.code for found in check_one(reopened(tmp_path), LETTER))
    assert told == ["uncirculated-text", "unconfirmed-text"]


def test_who_is_asked_to_sign_sees_the_headings_and_what_changed_in_them(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, LETTER_YAML, "sign: {drafter: monitors}", GROUPED)
    made = circulated(tmp_path)
    shown = leave_open(made.prepared.documents[Kind.JOINT_LETTER])
    assert "Heading over signatories: Members of the platform" in write_markdown(shown)
    answered(tmp_path, Step.SIGN)
    change(tmp_path, LETTER_YAML, "Members of the platform", "Who call for sanctions")
    change(tmp_path, LETTER_YAML, "asks:", "titles: {joint-letter: Sanctions now}\nasks:")
    circulated(tmp_path, now=at(2), again=True, change="substantive")
    page = (tmp_path / VERSIONS / "2/redlines/joint-letter-since-1.html").read_text(encoding="utf-8")
    for words in ("sanctions", "At the head of the pages: Sanctions now"):
        assert words in page
    assert all(one.changed for one in since_signed(reopened(tmp_path), LETTER, "monitors").differences)


def test_headings_of_a_version_that_somebody_altered_are_told(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, LETTER_YAML, "sign: {drafter: monitors}", GROUPED)
    circulated(tmp_path)
    path = tmp_path / VERSIONS / "1/version.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Members of the platform", "Friends"), encoding="utf-8"
    )
    assert "version-altered" in [found.code for found in check_one(reopened(tmp_path), LETTER)]
