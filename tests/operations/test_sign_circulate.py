"""Circulated versions: whole, frozen, and one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from sign_ons import DEADLINE, NOON, SIGNATURES, VERSIONS, answered, at, circulated, workspace
from small_workspace import LETTER, change, files_below, reopened

from lettergen.document import Kind
from lettergen.findings import LettergenError
from lettergen.library.dossier import load_dossier
from lettergen.operations import sign_circulate
from lettergen.operations.check import check_one
from lettergen.operations.prepare import prepare
from lettergen.operations.sign_circulate import close
from lettergen.records.versions import Version
from lettergen.signing.steps import Step
from lettergen.versions import digest


def versions(root: Path) -> tuple[Version, ...]:
    dossier, findings = load_dossier(root, LETTER)
    assert dossier is not None and findings == []
    return dossier.versions


def codes(root: Path) -> list[str]:
    return [f"{found.source} {found.code}" for found in check_one(reopened(root), LETTER)]


SAY = "letters/one/say.md"


def test_a_version_holds_every_document_its_digests_and_who_circulated_it(tmp_path: Path) -> None:
    workspace(tmp_path)
    made = circulated(tmp_path, note="The first.")
    (version,) = versions(tmp_path)
    assert version.texts == made.version.texts
    assert {path.name for path in made.paths} == {"version.yaml", "joint-letter.md", "briefing-paper.md"}
    assert (version.number, version.record.by, version.record.change) == (1, "Ana Example", "first")
    assert (version.record.opened, version.record.deadline) == (NOON.isoformat(), DEADLINE.isoformat())
    assert version.record.note == "The first."
    documents = prepare(reopened(tmp_path), LETTER).documents
    assert version.record.documents == {kind.value: digest(made) for kind, made in documents.items()}
    assert "Journalist Ana Diaz is held." in version.texts["joint-letter"]
    assert version.is_open
    assert codes(tmp_path) == ["letters/one/letter.yaml:10 drafter-not-signed"]


def test_what_was_circulated_stays_when_the_library_moves_on(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    before = files_below(tmp_path / VERSIONS)
    change(tmp_path, SAY, "We write to you.", "We write to you today.")
    change(tmp_path, "cases/officials/president.yaml", "office: President", "office: Prime Minister")
    assert [code.rpartition(" ")[2] for code in codes(tmp_path)] == [
        "drafter-not-signed",
        "uncirculated-text",
    ]
    assert files_below(tmp_path / VERSIONS) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("joint-letter.md", "is held", "is free"),
        ("joint-letter.md", "President", "Former President"),
        ("briefing-paper.md", "is held", "was held"),
        ("version.yaml", "sha256:", "sha256:0"),
        ("version.yaml", 'language: "en-GB"', 'language: "kk"'),
    ],
)
def test_a_version_that_somebody_altered_is_told(tmp_path: Path, name: str, old: str, new: str) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    path = tmp_path / VERSIONS / "1" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(code.endswith("version-altered") for code in codes(tmp_path))


def test_a_document_that_is_gone_is_told(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    (tmp_path / VERSIONS / "1" / "joint-letter.md").unlink()
    assert "letters/one/versions/1/version.yaml:8 version-altered" in codes(tmp_path)


def test_another_version_follows_a_change_that_the_drafter_marked(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    change(tmp_path, SAY, "We write to you.", "We write to you today.")
    with pytest.raises(LettergenError, match="nobody said how"):
        circulated(tmp_path, again=True)
    assert len(versions(tmp_path)) == 1
    made = circulated(tmp_path, again=True, change="editorial", note="One word.", now=at(24))
    assert (made.version.number, made.version.record.change) == (2, "editorial")
    assert [version.number for version in versions(tmp_path)] == [1, 2]
    assert versions(tmp_path)[0].texts != versions(tmp_path)[1].texts


def test_a_text_that_is_the_same_gets_another_deadline_and_no_mark(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    made = circulated(tmp_path, again=True, change="substantive", deadline=at(999))
    assert made.version.record.change == "none"
    assert versions(tmp_path)[0].record.documents == made.version.record.documents


def test_open_is_for_the_first_version_and_reopen_for_the_others(tmp_path: Path) -> None:
    workspace(tmp_path)
    with pytest.raises(LettergenError, match="No text has been circulated yet"):
        circulated(tmp_path, again=True)
    circulated(tmp_path)
    with pytest.raises(LettergenError, match="Version 1 has been circulated already"):
        circulated(tmp_path)
    close(reopened(tmp_path), LETTER, "Ana Example", at(1))
    with pytest.raises(LettergenError, match="Version 1 has been circulated already"):
        circulated(tmp_path)
    assert circulated(tmp_path, again=True).version.number == 2


def test_a_deadline_is_to_come(tmp_path: Path) -> None:
    workspace(tmp_path)
    with pytest.raises(LettergenError, match="is not after now"):
        circulated(tmp_path, deadline=NOON)


def test_a_text_that_cannot_be_put_together_is_not_circulated(tmp_path: Path) -> None:
    workspace(tmp_path, {"letter_templates/joint-letter.en.md": "::: nonsense\n\n::: signatories\n"})
    with pytest.raises(LettergenError, match="cannot be put together"):
        circulated(tmp_path)
    assert not (tmp_path / VERSIONS).exists()


def test_a_letter_that_nobody_signs_is_not_circulated(tmp_path: Path) -> None:
    plain = {f"letter_templates/{kind.value}.en.md": "Words.\n" for kind in Kind if kind.value in _ASKED}
    workspace(tmp_path, plain)
    with pytest.raises(LettergenError, match="has a list of signatories"):
        circulated(tmp_path)


_ASKED = ("joint-letter", "briefing-paper")


def test_who_is_asked_is_on_record_once(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path, "others", "org-001")
    answered(tmp_path, Step.SIGN, "others")
    circulated(tmp_path, "others", "org-001", "org-002", again=True, now=at(2))
    held = {path.name: path.read_text().count("answer: ") for path in (tmp_path / SIGNATURES).iterdir()}
    assert held == {"others.yaml": 2, "org-001.yaml": 1, "org-002.yaml": 1}


def test_a_run_that_was_killed_before_the_version_was_there_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(sign_circulate, "write_new_folder", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            circulated(tmp_path, "others")
    assert not (tmp_path / VERSIONS / "1").exists()
    assert "letters/one/signatures/others.yaml:6 unknown-version" in codes(tmp_path)
    circulated(tmp_path, "others")
    assert (tmp_path / SIGNATURES / "others.yaml").read_text().count("answer: ") == 1
    assert codes(tmp_path) == ["letters/one/letter.yaml:10 drafter-not-signed"]


def test_closing_is_on_record_and_done_once(tmp_path: Path) -> None:
    workspace(tmp_path)
    with pytest.raises(LettergenError, match="No text has been circulated"):
        close(reopened(tmp_path), LETTER, "Ana", at(1))
    circulated(tmp_path)
    version, path = close(reopened(tmp_path), LETTER, "Ana Example", at(1))
    assert version.number == 1
    assert path.read_text() == f'closed: "{at(1).isoformat()}"\nby: "Ana Example"\n'
    assert not versions(tmp_path)[0].is_open
    with pytest.raises(LettergenError, match="closed already"):
        close(reopened(tmp_path), LETTER, "Ana", at(1))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("versions/note.md", "x", "misplaced"),
        ("versions/01/version.yaml", "version: 1", "misplaced"),
        (
            "versions/3/version.yaml",
            "version: 2\nopened: x\nby: a\ndeadline: x\nchange: first\n",
            "version-number",
        ),
        (
            "versions/3/version.yaml",
            "version: 3\nopened: x\nby: a\ndeadline: x\nchange: first\n",
            "version-missing",
        ),
        (
            "versions/2/version.yaml",
            "version: 2\nopened: x\nby: a\ndeadline: x\nchange: none\n",
            "version-altered",
        ),
        (
            "versions/2/version.yaml",
            "version: 2\nopened: x\nby: a\ndeadline: x\nchange: none\n",
            "bad-moment",
        ),
        ("versions/2/version.yaml", "version: 2\nchange: some\n", "unknown-word"),
        (
            "signatures/org-001.yaml",
            "organisation: org-001\nanswers: [{answer: signed, version: 1}]",
            "other-version",
        ),
        (
            "signatures/org-001.yaml",
            "organisation: org-001\nanswers: [{answer: asked, version: 9}]",
            "unknown-version",
        ),
        ("signatures/x.yaml", "person: {name: A, title: a@b.org}\nanswer: asked", "address-in-print"),
        (
            "signatures/org-001.yaml",
            "organisation: org-001\nanswer: asked\nprint: {name: a@b.org}",
            "address-in-print",
        ),
    ],
)
def test_what_is_not_as_it_was_made_is_told(tmp_path: Path, name: str, text: str, code: str) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    path = tmp_path / LETTER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert any(found.startswith(f"letters/one/{name}") and found.endswith(code) for found in codes(tmp_path))


def test_a_link_in_the_place_of_the_versions_is_not_followed(tmp_path: Path) -> None:
    workspace(tmp_path / "w")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "w" / VERSIONS).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LettergenError):
        circulated(tmp_path / "w")
    assert files_below(tmp_path / "elsewhere") == {}
