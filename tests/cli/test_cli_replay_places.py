"""An answer is looked for in the workspace that the commands would open, and rests on all that they would read there."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from cli_workspaces import write_workspace
from hypothesis import given
from hypothesis import strategies as st

from lettergen.cli.replay import question
from lettergen.cli.replay.fingerprint import as_path
from lettergen.cli.workspace import open_dossier
from lettergen.private_cache import FOLDER

LETTER = "letters/one/letter.yaml"
PLAN = ("plan", "letters/one")


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
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours / "letters/one").rename(ours / "one")
    (ours / "letters/inner").mkdir()
    (ours / "letters/inner/lettergen.toml").touch()
    (ours / "letters/one").symlink_to("inner/none")
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


@pytest.mark.parametrize("tag", ["CACHEDIR.TAG", "pyvenv.cfg"])
@pytest.mark.parametrize(
    "hidden", ["letters/one/text/.base", ".letters/one", ".cases", "letters/__pycache__", "letters"]
)
def test_a_tag_hides_no_folder_that_an_answer_rests_on(
    ours: Path, monkeypatch: pytest.MonkeyPatch, tag: str, hidden: str
) -> None:
    file = ours / hidden / "file.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    (ours / hidden.partition("/one")[0] / tag).touch()
    (file.parent / tag).touch()
    (ours / "lettergen.toml").write_text('cases = "./.cases"\n')
    _sees(file, "plan", f"{ours}/.letters/one", monkeypatch)


@pytest.mark.parametrize("hidden", [".git", FOLDER, ".venv"])
def test_a_dossier_in_a_folder_of_others_is_looked_at(
    ours: Path, monkeypatch: pytest.MonkeyPatch, hidden: str
) -> None:
    (ours / hidden).mkdir()
    (ours / hidden / "pyvenv.cfg").touch()
    _sees(ours / hidden / "letter.yaml", "plan", hidden, monkeypatch)


def _sees(file: Path, command: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold that a change of a file changes the question."""
    file.touch()
    monkeypatch.chdir(next(folder for folder in file.parents if (folder / "lettergen.toml").exists()))
    before = asked(command, word)
    file.write_text("other")
    assert before and asked(command, word) != before


@pytest.mark.parametrize("name", [".git/config", ".venv/lib.py", "cases/__pycache__/a.cpython-311.pyc"])
def test_what_other_programs_keep_is_left_out(ours: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (ours / name).parent.mkdir()
    (ours / ".venv").mkdir(exist_ok=True)
    (ours / ".venv/pyvenv.cfg").touch()
    monkeypatch.chdir(ours)
    before = asked(*PLAN)
    (ours / name).write_text("other")
    assert before and asked(*PLAN) == before


def test_settings_with_an_escape_could_name_any_folder(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ours)
    (ours / "lettergen.toml").write_text('cases = "\\u002ecases"\n')
    assert asked(*PLAN) is None


@pytest.mark.parametrize("target", ["..", "../theirs", "/", ".hidden", "none/../../theirs", "there"])
def test_beside_a_link_to_what_is_not_looked_at_nothing_is_kept(
    ours: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(ours)
    (ours / "there").symlink_to("letters")
    assert asked(*PLAN) is not None
    (theirs / "back").symlink_to(ours / "letters")
    (ours / "earlier").symlink_to(theirs / "back" if target == "there" else target)
    assert asked(*PLAN) is None


def test_folders_that_changed_places_and_back_leave_a_trace(
    ours: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ours)
    before = asked(*PLAN)
    aside = ours.parent / "aside"
    (ours / "cases").rename(aside)
    (theirs / "cases").rename(ours / "cases")
    (ours / "cases").rename(theirs / "cases")
    aside.rename(ours / "cases")
    assert before and asked(*PLAN) != before


def test_in_another_encoding_it_is_another_question(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ours)
    before = asked(*PLAN)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    after = asked(*PLAN)
    assert before and after and before[2] != after[2]


@given(st.text("a./-", max_size=8))
def test_a_word_is_the_path_that_the_commands_take_it_for(word: str) -> None:
    assert (as_path(word) or ".") == str(Path(word)).replace("//", "/")
