"""What changed since the version that somebody signed: in the version's folder, and for one of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from sign_ons import VERSIONS, answered, at, circulated, workspace
from small_workspace import LETTER, change, files_below, reopened

from lettergen.findings import LettergenError
from lettergen.operations.check import check_one
from lettergen.operations.sign_redline import SinceSigned, since_signed
from lettergen.signing.steps import Step

SAY = "letters/one/say.md"


def three_versions(root: Path) -> None:
    """Circulate three texts; the Monitors sign the first and the third, Organisation 001 the first, 002 the second."""
    workspace(root)
    circulated(root, "org-003")
    answered(root, Step.SIGN, "monitors")
    answered(root, Step.SIGN, "org-001")
    change(root, SAY, "We write to you.", "We turn to you, Ana's friends.")
    circulated(root, again=True, change="substantive", by="Eve <eve@example.org>", now=at(24))
    answered(root, Step.SIGN, "org-002", hours=25)
    change(root, SAY, "This paper tells of two cases.", "This paper tells of both cases.")
    circulated(root, again=True, change="editorial", note="One word.", by="Eve Example", now=at(48))
    answered(root, Step.CONFIRM, "monitors", hours=49)


def since(root: Path, who: str) -> SinceSigned:
    return since_signed(reopened(root), LETTER, who)


def changed(found: SinceSigned) -> dict[str, list[str]]:
    return {
        one.name: [change.block.key for change in one.changed] for one in found.differences if one.changed
    }


def part(root: Path, name: str, member: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO((root / VERSIONS / name).read_bytes())) as archive:
        return archive.read(member).decode("utf-8")


def test_a_version_comes_with_what_changed_since_each_before_it(tmp_path: Path) -> None:
    three_versions(tmp_path)
    made = [name for name in files_below(tmp_path / VERSIONS) if "/redlines/" in name]
    assert made == [
        "2/redlines/joint-letter-since-1.docx",
        "2/redlines/joint-letter-since-1.html",
        "3/redlines/briefing-paper-since-1.docx",
        "3/redlines/briefing-paper-since-1.html",
        "3/redlines/briefing-paper-since-2.docx",
        "3/redlines/briefing-paper-since-2.html",
        "3/redlines/joint-letter-since-1.docx",
        "3/redlines/joint-letter-since-1.html",
    ]
    assert {found.code for found in check_one(reopened(tmp_path), LETTER)} == {"unconfirmed-text"}


def test_changes_are_those_of_the_drafter_who_circulated_them_then(tmp_path: Path) -> None:
    three_versions(tmp_path)
    body = part(tmp_path, "3/redlines/briefing-paper-since-2.docx")
    assert 'w:author="Eve Example"' in body and 'w:date="2026-01-22T12:00:00Z"' in body
    assert 'w:author="Monitors"' not in body
    early = part(tmp_path, "2/redlines/joint-letter-since-1.docx")
    assert "Eve &lt;[address]&gt;" in early and "@" not in early
    assert "Ana\u2019s friends" in early


def test_a_page_names_both_versions(tmp_path: Path) -> None:
    three_versions(tmp_path)
    page = (tmp_path / VERSIONS / "3/redlines/briefing-paper-since-2.html").read_text(encoding="utf-8")
    assert "1 part changed from version 2 to version 3." in page
    assert "<del> two</del><ins> both</ins>" in page


def test_another_deadline_needs_no_redline_of_the_same_words(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    circulated(tmp_path, again=True, deadline=at(999))
    assert [name for name in files_below(tmp_path / VERSIONS) if "redlines" in name] == []


def test_everybody_sees_what_changed_since_the_version_they_know(tmp_path: Path) -> None:
    three_versions(tmp_path)
    first = since(tmp_path, "O001")
    assert (first.row.version, first.newest.number) == (1, 3)
    assert changed(first) == {"joint-letter": ["say:occasion/1"], "briefing-paper": ["say:briefing/1"]}
    assert [path.name for path in first.files] == [
        f"{name}-since-1.{suffix}"
        for name in ("briefing-paper", "joint-letter")
        for suffix in ("docx", "html")
    ]
    assert changed(since(tmp_path, "Organisation 002")) == {"briefing-paper": ["say:briefing/1"]}
    assert (since(tmp_path, "monitors").row.version, changed(since(tmp_path, "monitors"))) == (3, {})
    asked = since(tmp_path, "org-003")
    assert (asked.row.answer, asked.row.version) == ("asked", 1)


def test_a_withdrawal_does_not_hide_which_text_was_signed(tmp_path: Path) -> None:
    three_versions(tmp_path)
    answered(tmp_path, Step.WITHDRAW, "org-001", hours=50)
    assert (since(tmp_path, "O001").row.answer, since(tmp_path, "O001").row.version) == ("signed", 1)


def test_who_knows_no_version_is_told(tmp_path: Path) -> None:
    workspace(tmp_path)
    with pytest.raises(LettergenError, match="No text has been circulated"):
        since(tmp_path, "monitors")
    circulated(tmp_path)
    with pytest.raises(LettergenError, match="'O004' is not on record here"):
        since(tmp_path, "O004")
    with pytest.raises(LettergenError, match="Nobody is called 'Nobody'"):
        since(tmp_path, "Nobody")
    by_hand = "organisation: org-004\nanswer: signed\nreceived: 2026-01-21\n"
    (tmp_path / LETTER / "signatures" / "org-004.yaml").write_text(by_hand, encoding="utf-8")
    with pytest.raises(LettergenError, match="not on record which text 'O004' was shown"):
        since(tmp_path, "O004")


def test_the_same_redlines_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        three_versions(tmp_path / name)
    assert files_below(tmp_path / "a" / VERSIONS) == files_below(tmp_path / "b" / VERSIONS)
