"""What `sign open` gives a coordinator to mail, in the folder of the version."""

from __future__ import annotations

import email
import io
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from pypdf import PdfReader
from sign_ons import DEADLINE, NOON, VERSIONS, answered, at, circulated, workspace
from small_workspace import LETTER, change, reopened

from lettergen.findings import LettergenError
from lettergen.library.dossier import load_dossier
from lettergen.operations.sign_circulate import Circulated, Circulation, circulate
from lettergen.operations.sign_names import Signatory
from lettergen.operations.sign_packet import packet_files
from lettergen.signing.steps import Step

SAY = "letters/one/say.md"
PACKET = {
    "invitation.md", "invitation.eml", "joint-letter.pdf", "joint-letter.docx", "briefing-paper.pdf",
    "briefing-paper.docx", "answer-sheet.xlsx", "answer-sheet.csv", "deadline.ics",
}  # fmt: skip


def mailed(root: Path, **fields: object) -> Circulated:
    wanted = {"by": "Ana Example", "now": NOON, "deadline": DEADLINE, "ask": (Signatory("others"),), **fields}
    return circulate(reopened(root), LETTER, Circulation(**wanted), packet_files)  # type: ignore[arg-type]


def file(root: Path, name: str, version: int = 1) -> bytes:
    return (root / VERSIONS / str(version) / "packet" / name).read_bytes()


def pdf_text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier that was circulated twice, with a signature and another word in between."""
    root = tmp_path_factory.mktemp("packet")
    workspace(
        root, {SAY: "# Occasion\nWe, {{ counted_signatories }}, write.\n# Briefing\nThis paper tells.\n"}
    )
    mailed(root)
    answered(root, Step.SIGN, "org-001")
    change(root, SAY, "write", "write to you")
    mailed(root, again=True, change="editorial", note="Two words.", now=at(48), deadline=at(400))
    return root


def test_the_packet_lies_in_the_folder_of_its_version(root: Path) -> None:
    assert {path.name for path in (root / VERSIONS / "1" / "packet").iterdir()} == PACKET
    dossier, findings = load_dossier(root, LETTER)
    assert dossier is not None and findings == []
    assert [set(version.texts) for version in dossier.versions] == [{"joint-letter", "briefing-paper"}] * 2


@pytest.mark.parametrize("version", [1, 2])
def test_the_text_says_its_version_and_nobody_who_signed_or_was_asked(root: Path, version: int) -> None:
    text = pdf_text(file(root, "joint-letter.pdf", version))
    assert f"FOR SIGNATURE, VERSION {version}" in text and "DRAFT" not in text
    assert "We, [number of signatories], write" in text and "[The signatories will be listed here.]" in text
    whole = b"".join(file(root, name, version) for name in sorted(PACKET)) + text.encode()
    assert b"Organisation 001" not in whole and b"Others" not in whole


def test_the_text_that_is_kept_keeps_the_number_open(root: Path) -> None:
    kept = (root / VERSIONS / "1" / "joint-letter.md").read_text(encoding="utf-8")
    assert "We, {{ counted_signatories }}, write." in kept


def test_the_mail_holds_the_files_of_its_own_packet(root: Path) -> None:
    mail = email.message_from_bytes(file(root, "invitation.eml", 2), policy=default)
    assert isinstance(mail, EmailMessage)
    for part in mail.iter_attachments():
        assert part.get_payload(decode=True) == file(root, part.get_filename() or "", 2)
    assert {part.get_filename() for part in mail.iter_attachments()} == PACKET - {
        "invitation.md", "invitation.eml", "answer-sheet.csv",
    }  # fmt: skip
    body = mail.get_body(("plain",))
    assert body is not None and "The change is editorial, as the drafter sees it." in body.get_content()


def test_both_versions_are_one_event(root: Path) -> None:
    events = [file(root, "deadline.ics", version).decode() for version in (1, 2)]
    uids = {line for event in events for line in event.splitlines() if line.startswith("UID:")}
    assert len(uids) == 1
    assert "SEQUENCE:0" in events[0] and "SEQUENCE:1" in events[1]


def test_the_subject_stands_in_a_calendar_only_where_the_letter_is_for_everybody(
    root: Path, tmp_path: Path
) -> None:
    assert b"Arrests" not in file(root, "deadline.ics")
    workspace(tmp_path)
    change(tmp_path, "letters/one/letter.yaml", "place: Brussels", "place: Brussels\npublish: with-sending")
    made = circulated(tmp_path)
    files = packet_files(made.prepared, made.version, made.version)
    assert b"SUMMARY:Sign-on deadline: Arrests in Kazakhstan\r\n" in files["deadline.ics"]


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    workspace(tmp_path)
    made = circulated(tmp_path)
    files = packet_files(made.prepared, made.version, made.version)
    assert packet_files(made.prepared, made.version, made.version) == files


def test_nothing_is_recorded_when_the_packet_cannot_be_made(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, SAY, "We write to you.", "We write to you \N{CJK UNIFIED IDEOGRAPH-4E00}.")
    with pytest.raises(LettergenError):
        mailed(tmp_path)
    assert not (tmp_path / VERSIONS).exists() and not list((tmp_path / LETTER / "signatures").iterdir())
