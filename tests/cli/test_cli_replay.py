"""An answer is given again while all it depends on is as it was, and never after."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from cli_runs import Run, at_terminal, start, surroundings
from cli_workspaces import write_workspace
from hypothesis import given, settings
from hypothesis import strategies as st

from lettergen.cli.app import app
from lettergen.cli.replay import Recording, question
from lettergen.cli.replay import fingerprint as replay_fingerprint
from lettergen.cli.replay.answers import MOST_KEPT, WITH_VALUE
from lettergen.cli.replay.fingerprint import TooManyFiles, of_folder
from lettergen.cli.replay.kept import decoded, encoded
from lettergen.cli.replay.recording import MOST_CHARACTERS
from lettergen.private_cache import ANSWERS, FOLDER

PLAN = ("plan", "letters/one")
CASE = Path("cases/kazakhstan/testova.md")
QUESTIONS = (
    PLAN,
    ("plan", "letters/one", "--format", "json"),
    ("preview", "letters/one"),
    ("preview", "--width", "60", "letters/one", "--no-pager"),
    ("case", "list", "--date", "2026-02-01"),
    ("case", "show", "testova", "--date", "2026-02-01"),
)


@pytest.fixture(scope="module")
def rested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace that nobody has touched for two seconds, so that answers about it are kept."""
    root = tmp_path_factory.mktemp("rested") / "workspace"
    write_workspace(root, name="Aliya Testova", title="A title")
    time.sleep(2.1)
    return root


@pytest.fixture
def known(rested: Path) -> Path:
    """Return that workspace with an answer to PLAN that no command would give."""
    shutil.rmtree(rested / FOLDER, ignore_errors=True)
    start(*PLAN, cwd=rested)
    replace_answers(rested)
    return rested


def replace_answers(root: Path) -> None:
    """Let every answer that is kept be other words."""
    path = root / FOLDER / ANSWERS
    workspace, kept = decoded(path.read_bytes())
    assert kept
    path.write_bytes(encoded(workspace, {key: [["stdout", "kept"], ["stderr", "too"]] for key in kept}))


def is_kept(run: Run) -> bool:
    """Tell whether the answer was the one of `replace_answers`."""
    return (run.out, run.err) == ("kept", "too")


@pytest.mark.parametrize("words", QUESTIONS)
def test_the_second_answer_is_the_first_and_is_not_worked_out_again(
    rested: Path, words: tuple[str, ...]
) -> None:
    shutil.rmtree(rested / FOLDER, ignore_errors=True)
    first = start(*words, cwd=rested)
    assert first.code == 0 and "Testova" in first.out
    assert start(*words, cwd=rested) == first
    replace_answers(rested)
    assert is_kept(start(*words, cwd=rested))


def test_what_was_printed_in_pieces_comes_again_in_its_order(known: Path) -> None:
    path = known / FOLDER / ANSWERS
    workspace, kept = decoded(path.read_bytes())
    pieces = [["stderr", "a"], ["stdout", "b\n"], ["stderr", "c"], ["stdout", "\xc3\xa4\n"]]
    path.write_bytes(encoded(workspace, dict.fromkeys(kept, pieces)))
    run = start(*PLAN, cwd=known)
    assert (run.out, run.err) == ("b\nä\n", "ac")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a case is written anew": lambda root: (root / CASE).write_text((root / CASE).read_text() + "\n"),
    "a case changes, and keeps size and date": lambda root: _same_size_and_date(root / CASE),
    "a file appears": lambda root: (root / "letters/one/text").mkdir(),
    "a file goes": lambda root: (root / "cases/officials/president.yaml").unlink(),
    "a file is renamed": lambda root: (root / CASE).rename(root / "cases/kazakhstan/other.md"),
    "two files change places": lambda root: _swapped(root / CASE, root / "letters/one/say.md"),
    "a file may no longer be read": lambda root: (root / CASE).chmod(0o200),
    "a folder becomes a file": lambda root: _file_for_folder(root / "letters/one/signatures"),
    "a hidden folder gets a file": lambda root: (root / "letters/.earlier").mkdir(),
}


def _same_size_and_date(path: Path) -> None:
    info = path.stat()
    path.write_text(path.read_text().replace("journalist was", "journalist WAS"))
    assert path.stat().st_size == info.st_size
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def _file_for_folder(path: Path) -> None:
    shutil.rmtree(path)
    path.write_bytes(b"")


def _swapped(one: Path, other: Path) -> None:
    beside = one.with_name("beside")
    one.rename(beside)
    other.rename(one)
    beside.rename(other)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_no_change_in_the_workspace_goes_unseen(tmp_path: Path, change: Callable[[Path], object]) -> None:
    write_workspace(tmp_path, name="Aliya Testova", title="A title")
    before = of_folder(str(tmp_path))
    assert of_folder(str(tmp_path)) == before
    change(tmp_path)
    assert of_folder(str(tmp_path))[0] != before[0]


@settings(max_examples=40, deadline=None)
@given(
    names=st.lists(st.text("ab.é/", min_size=1, max_size=6), min_size=1, max_size=6, unique=True),
    data=st.binary(max_size=3),
)
def test_folders_are_alike_only_with_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: bytes
) -> None:
    root = tmp_path_factory.mktemp("folder")
    for name in names:
        path = root / name.strip("/.").replace("//", "/")
        if not path.exists() and path.parent.is_dir():
            path.write_bytes(data)
    before = of_folder(str(root))[0]
    assert of_folder(str(root))[0] == before
    (root / "one-more").write_bytes(data)
    assert of_folder(str(root))[0] != before


def test_a_change_is_answered_with_what_is_so_now(known: Path) -> None:
    assert is_kept(start(*PLAN, cwd=known))
    case = known / CASE
    text = case.read_text()
    case.write_text(text.replace("Aliya Testova", "Aliya Newname"))
    try:
        run = start(*PLAN, cwd=known)
    finally:
        case.write_text(text)
        time.sleep(2.1)
    assert run.code == 0 and "Newname" in run.out


def test_what_changed_within_two_seconds_is_not_kept(tmp_path: Path) -> None:
    write_workspace(tmp_path, name="Aliya Testova", title="A title")
    assert start(*PLAN, cwd=tmp_path).code == 0
    assert not (tmp_path / FOLDER / ANSWERS).exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"env": {"COLUMNS": "60"}},
        {"env": {"NO_COLOR": "1"}},
        {"env": {"TZ": "Pacific/Kiritimati"}},
        {"words": ("plan", "letters/one", "--format", "json")},
        {"words": ("plan", "letters/one/")},
    ],
)
def test_another_question_is_answered_anew(known: Path, changed: dict[str, object]) -> None:
    words, env = changed.get("words", PLAN), changed.get("env", {})
    assert isinstance(words, tuple) and isinstance(env, dict)
    run = start(*words, cwd=known, env=env)
    assert run.code == 0 and not is_kept(run)


def test_an_answer_of_another_day_is_not_given(rested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rested)
    words = ["case", "list"]
    first, tomorrow = question(words), time.localtime(time.time() + 86400)
    monkeypatch.setattr(time, "localtime", lambda: tomorrow)
    second = question(words)
    assert first and second and first._key != second._key and first._workspace == second._workspace


def test_another_version_of_the_program_answers_itself(rested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rested)
    first = question(list(PLAN))
    monkeypatch.setattr(replay_fingerprint, "_program", lambda: ("another",))
    second = question(list(PLAN))
    assert first and second and first._key != second._key


def test_the_program_is_all_its_modules_and_templates() -> None:
    python, own, libraries = replay_fingerprint._program()
    assert python == sys.version and libraries
    assert isinstance(own, list) and len(own) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "letters/none"),
        ("plan", "--help"),
        ("plan", "letters/one", "--format", "wrong"),
        ("check", "letters/one"),
        ("build", "letters/one", "--format", "md"),
    ],
)
def test_only_a_good_answer_that_changes_nothing_is_kept(rested: Path, words: tuple[str, ...]) -> None:
    shutil.rmtree(rested / FOLDER, ignore_errors=True)
    start(*words, cwd=rested)
    if (rested / "letters/one/out").exists():
        shutil.rmtree(rested / "letters/one/out")
        time.sleep(2.1)  # a folder has changed
    assert not (rested / FOLDER / ANSWERS).exists()


@pytest.mark.parametrize("words", [("preview", "letters/one", "--watch"), ("--version",), (), ("plan", "-h")])
def test_what_goes_on_or_is_help_asks_nothing(
    rested: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(rested)
    assert question(list(PLAN)) is not None
    assert question(list(words)) is None


def test_no_workspace_no_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert question(["plan", "letters/one"]) is None


def test_more_files_than_can_be_looked_at(rested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rested)
    monkeypatch.setattr(replay_fingerprint, "MOST_ENTRIES", 3)
    with pytest.raises(TooManyFiles):
        of_folder(str(rested))
    assert question(list(PLAN)) is None


@pytest.mark.parametrize(
    "content", [b"", b"[", b"[1]", b"null", b'["x", {}]', b"[" * 100_000, b"\xff", b'["W", {"K": 3}]']
)
@pytest.mark.parametrize("with_digest", [False, True])
def test_a_broken_cache_changes_nothing(known: Path, content: bytes, with_digest: bool) -> None:
    workspace, kept = decoded((known / FOLDER / ANSWERS).read_bytes())
    (key,) = kept
    content = content.replace(b"W", workspace.encode()).replace(b"K", key.encode())
    digest = hashlib.blake2b(content, digest_size=16).hexdigest().encode() + b"\n" if with_digest else b""
    (known / FOLDER / ANSWERS).write_bytes(digest + content)
    run = start(*PLAN, cwd=known)
    assert run.code == 0 and "Testova" in run.out


@pytest.mark.parametrize(
    "pieces",
    [
        [["stdout", "a\u0100"]],
        [["stdout", 1]],
        [["elsewhere", "x"]],
        [["stdout"]],
        {"stdout": "x"},
        ["stdout", "x"],
    ],
)
def test_pieces_that_are_none(known: Path, pieces: object) -> None:
    path = known / FOLDER / ANSWERS
    workspace, kept = decoded(path.read_bytes())
    path.write_bytes(encoded(workspace, dict.fromkeys(kept, pieces)))
    run = start(*PLAN, cwd=known)
    assert run.code == 0 and "Testova" in run.out


def test_a_cache_that_others_could_write_to_is_not_believed(known: Path) -> None:
    (known / FOLDER / ANSWERS).chmod(0o644)
    assert not is_kept(start(*PLAN, cwd=known))


def test_a_cache_of_another_place_is_not_believed(known: Path, tmp_path: Path) -> None:
    shutil.copytree(known, tmp_path / "copy")
    run = start(*PLAN, cwd=tmp_path / "copy")
    assert run.code == 0 and not is_kept(run)


def test_only_the_latest_answers_are_kept(rested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(rested / FOLDER, ignore_errors=True)
    monkeypatch.chdir(rested)
    for width in range(40, 40 + MOST_KEPT + 3):
        asked = question(["preview", "letters/one", "--width", str(width)])
        assert asked is not None
        recording = Recording()
        recording.add("stdout", str(width))
        asked.keep(recording)
    _, kept = decoded((rested / FOLDER / ANSWERS).read_bytes())
    assert [told[0][1] for told in kept.values()] == [str(width) for width in range(43, 43 + MOST_KEPT)]


def test_an_answer_too_long_is_not_kept(rested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(rested / FOLDER, ignore_errors=True)
    monkeypatch.chdir(rested)
    asked, recording = question(list(PLAN)), Recording()
    assert asked is not None
    recording.add("stdout", "x" * MOST_CHARACTERS)
    asked.keep(recording)
    assert (rested / FOLDER / ANSWERS).exists()
    (rested / FOLDER / ANSWERS).unlink()
    recording.add("stdout", "x")
    asked.keep(recording)
    assert not (rested / FOLDER / ANSWERS).exists()


def test_a_pager_opens_again(rested: Path, tmp_path: Path) -> None:
    shutil.rmtree(rested / FOLDER, ignore_errors=True)
    pages = tmp_path / "pages"
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat >> {pages}\n")
    pager.chmod(0o700)
    words = ("preview", "letters/one")
    for _ in range(2):
        assert at_terminal(words, rested, size="80x10", PAGER=str(pager)).code == 0
    once, twice = pages.read_text()[: len(pages.read_text()) // 2], pages.read_text()
    assert "Testova" in once and once * 2 == twice
    _, kept = decoded((rested / FOLDER / ANSWERS).read_bytes())
    assert [[piece[0] for piece in told if piece[0] != "stderr"] for told in kept.values()] == [["pager"]]


def test_a_reader_who_has_gone_ends_it_quietly(known: Path) -> None:
    path = known / FOLDER / ANSWERS
    workspace, kept = decoded(path.read_bytes())
    path.write_bytes(encoded(workspace, {key: [["stdout", "x" * 500_000]] for key in kept}))
    command = f"{sys.executable} -m lettergen plan letters/one; echo code $? >&2"
    done = _shell(f"({command}) | head -c 10", known, surroundings())
    assert done == ("x" * 10, "code 141\n")


def _shell(line: str, folder: Path, env: dict[str, str]) -> tuple[str, str]:
    done = subprocess.run(
        ["sh", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return done.stdout, done.stderr


def test_the_options_with_a_value_are_those_that_the_commands_have() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    found = {
        option
        for name in ("plan", "preview")
        for parameter in commands[name].params
        if parameter.param_type_name == "option" and not parameter.is_flag
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert found == set(WITH_VALUE)
