"""An answer is looked for in the workspace that the commands would open, and rests on all that they would read there."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_workspaces import write_workspace
from hypothesis import given
from hypothesis import strategies as st

from lettergen.cli.replay import question
from lettergen.cli.replay.fingerprint import as_path
from lettergen.cli.workspace import open_dossier

LETTER = "letters/one/letter.yaml"
CASE = "cases/kazakhstan/testova.md"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Return a workspace."""
    write_workspace(tmp_path / "ours", name="Aliya Testova", title="A title")
    return tmp_path / "ours"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Return another."""
    write_workspace(tmp_path / "theirs", name="Marat Example", title="Another title")
    return tmp_path / "theirs"


def asked(*words: str) -> tuple[str, str, str] | None:
    """Return the workspace that a question is about, its state, and the question's key; None where nothing is kept."""
    found = question(list(words))
    return (found._root, found._workspace, found._key) if found else None


def test_a_link_to_a_letter_is_answered_by_the_workspace_that_the_link_lies_in(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours / "letters/lettergen.toml").touch()
    (ours / "link.yaml").symlink_to(LETTER)
    monkeypatch.chdir(ours)
    _same_workspace("link.yaml", ours)


def test_a_link_that_leads_nowhere_does_not_lead_to_another_workspace(
    ours: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours / "letters/one").rename(ours / "one")
    (ours / "letters/one").symlink_to(theirs / "none")
    monkeypatch.chdir(ours / "letters")
    _same_workspace("one", ours)


@pytest.mark.parametrize("end", ["", "/", "/.", "//", "/./"])
def test_what_follows_a_file_s_name_does_not_lead_to_another_workspace(
    ours: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.chdir(theirs)
    _same_workspace(f"../ours/{LETTER}{end}", ours)


def test_a_dossier_can_be_called_by_a_hyphen(
    ours: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (theirs / "-").symlink_to(ours / "letters/one")
    monkeypatch.chdir(theirs)
    _same_workspace("-", ours)


def _same_workspace(word: str, root: Path) -> None:
    """Hold that command and question, which look by themselves, find the same."""
    assert open_dossier(Path(word))[0].workspace.root == root
    found = asked("plan", word)
    assert found is not None and found[0] == str(root)


@pytest.mark.parametrize("end", ["", "/.", "/letter.yaml", "/letter.yaml/", "/letter.yaml/."])
def test_a_link_that_now_leads_to_another_dossier_is_another_question(
    ours: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    (ours / "letters/two").mkdir()
    (ours / "letters/two/letter.yaml").touch()
    link = ours.parent / "latest"
    link.symlink_to(ours / "letters/one")
    monkeypatch.chdir(ours)
    before = asked("preview", f"../latest{end}")
    link.unlink()
    link.symlink_to(ours / "letters/two")
    after = asked("preview", f"../latest{end}")
    assert before and after and before[:2] == after[:2] and before[2] != after[2]


def test_in_a_folder_that_is_gone_nothing_is_asked(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ours / "gone").mkdir()
    monkeypatch.chdir(ours / "gone")
    (ours / "gone").rmdir()
    assert asked("case", "list") is None
    assert asked("plan", f"{ours}/letters/one") is None


@given(st.text("a./-", max_size=8))
def test_a_word_is_the_path_that_the_commands_take_it_for(word: str) -> None:
    assert (as_path(word) or ".") == str(Path(word)).replace("//", "/")
