"""What is no longer true is forgotten with the next command, and nothing broken is told."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from cli_runs import start
from cli_workspaces import write_workspace
from hypothesis import given
from hypothesis import strategies as st

from lettergen.cli.replay.kept import decoded, encoded
from lettergen.private_cache import ANSWERS, FOLDER
from lettergen.store import write_cache

NAME = "Aliya Testova"
CASE = "cases/kazakhstan/testova.md"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace in which commands have told of NAME."""
    root = tmp_path_factory.mktemp("told") / "workspace"
    write_workspace(root, name=NAME, title="A title")
    time.sleep(2.1)
    return root


def _remembered(root: Path) -> set[str]:
    """Return the names of the files in the cache that hold NAME."""
    return {path.name for path in (root / FOLDER).iterdir() if NAME.encode() in path.read_bytes()}


@pytest.mark.parametrize(
    "words", [("case", "list"), ("plan", "letters/one"), ("check",), ("build", "letters/one"), ("status",)]
)
def test_the_name_of_a_case_that_was_taken_out_goes_with_the_next_command(
    told: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for _ in range(2):
        assert start("case", "list", cwd=told).code == 0
    assert _remembered(told) == {ANSWERS, "library.json"}
    (told / CASE).rename(tmp_path / "aside")
    try:
        start(*words, cwd=told)
        assert _remembered(told) == set()
    finally:
        (tmp_path / "aside").rename(told / CASE)
        shutil.rmtree(told / "letters/one/out", ignore_errors=True)
        time.sleep(2.1)


def test_words_that_were_taken_out_of_a_letter_go_with_the_next_preview(told: Path) -> None:
    say = told / "letters/one/say.md"
    text = say.read_text()
    say.write_text(text.replace("The talks", f"{NAME}'s sister says that the talks"))
    time.sleep(2.1)
    assert start("preview", "letters/one", cwd=told).code == 0
    assert b"sister" in (told / FOLDER / ANSWERS).read_bytes()
    say.write_text(text)
    assert start("preview", "letters/one", cwd=told).code == 0
    assert not (told / FOLDER / ANSWERS).exists()
    time.sleep(2.1)


def test_what_a_killed_run_left_in_the_cache_goes_after_a_minute(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    write_cache(folder, {ANSWERS: b""})
    killed, at_work = folder / f".{ANSWERS}.01234567.tmp", folder / f".{ANSWERS}.89abcdef.tmp"
    for path in (killed, at_work):
        path.write_text(NAME)
    os.utime(killed, (time.time() - 61, time.time() - 61))
    write_cache(folder, {"library.json": b""})
    assert (killed.exists(), at_work.exists()) == (False, True)


@given(st.data())
def test_a_bit_that_fell_over_is_no_other_name(data: st.DataObject) -> None:
    content = bytearray(encoded("state", {"key": [["stdout", NAME]]}))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    assert decoded(bytes(content)) == ("", {})
