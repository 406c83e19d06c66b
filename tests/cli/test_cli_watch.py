"""`preview --watch` at a terminal, and the window it shows."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cli_runs import command, run, start, surroundings
from hypothesis import given
from hypothesis import strategies as st

from lettergen.cli.keys import Key
from lettergen.cli.window import Window, first_change

PATIENCE = 30  # seconds; a slow machine is no fault
LINES = st.lists(st.sampled_from("abc"), max_size=12).map(tuple)


class Watching:
    """A run of the program at a pseudo-terminal that goes on."""

    def __init__(self, cwd: Path, *arguments: str) -> None:
        try:
            self.child, self.terminal = pty.fork()
        except OSError as refused:  # a container without /dev/pts
            pytest.skip(f"this machine has no pseudo-terminals: {refused}")
        if self.child == 0:
            os.chdir(cwd)
            settings = {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
            os.execve(sys.executable, command(*arguments), surroundings(**settings))  # noqa: S606 (no shell)
        self.seen = ""

    def until(self, words: str, *, ends: float = PATIENCE) -> str:
        """Return what is printed up to these words, which have to come."""
        deadline, begin = time.monotonic() + ends, len(self.seen)
        while words not in self.seen[begin:]:
            left = deadline - time.monotonic()
            assert left > 0, f"{words!r} did not come; seen: {self.seen[-2000:]!r}"
            if select.select([self.terminal], [], [], left)[0]:
                self.seen += os.read(self.terminal, 65536).decode("utf-8", "replace")
        return self.seen[begin:]

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.terminal, keys)

    def ended(self) -> int:
        """Wait for the end, and return the exit code."""
        while True:
            try:
                part = os.read(self.terminal, 65536)
            except OSError:  # how Linux tells that the other side has gone
                break
            self.seen += part.decode("utf-8", "replace")
        _, status = os.waitpid(self.child, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


@contextmanager
def watching(workspace: Path) -> Iterator[Watching]:
    begun = Watching(workspace, "preview", "letters/one", "--watch")
    try:
        begun.until("q ends")
        yield begun
    finally:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(begun.child, signal.SIGKILL)
            os.waitpid(begun.child, 0)


def save(path: Path, old: str, new: str) -> None:
    """Save as editors do: beside it, then in its place."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    beside.replace(path)


def test_a_save_is_shown_and_q_ends_it(workspace: Path) -> None:
    with watching(workspace) as seen:
        save(workspace / "letters/one/say.md", "The talks are about to begin.", "The talks begin on Monday.")
        seen.until("begin on Monday")
        save(
            workspace / "cases/kazakhstan/concerns/arrests.md",
            "Journalists have been arrested.",
            "Writers have.",
        )
        seen.until("Writers have")
        seen.type(b"q")
        assert seen.ended() == 0
    assert seen.seen.rstrip().endswith("\x1b[?1049l"), "the screen is as it was before"
    assert "\x1b[?25h" in seen.seen, "the cursor is back"


def test_an_error_is_shown_in_its_place_until_it_is_mended(workspace: Path) -> None:
    letter = workspace / "letters/one/letter.yaml"
    with watching(workspace) as seen:
        save(letter, "date: 2026-02-01", "date: soon")
        assert "letters/one/letter.yaml" in seen.until("q ends")
        save(letter, "date: soon", "date: 2026-02-01")
        seen.until("ahead of the Dialogue")


def test_a_faulty_file_of_the_library_is_told_above_a_document_that_goes_without_it(workspace: Path) -> None:
    concern = workspace / "cases/kazakhstan/concerns/arrests.md"
    with watching(workspace) as seen:
        save(concern, "title:", "tittle:")
        assert "cases/kazakhstan/concerns/arrests.md:2" in seen.until("q ends")
        save(concern, "tittle:", "title:")
        assert "arrests.md:2" not in seen.until("q ends")


def test_a_folder_that_another_takes_the_place_of_is_watched_on(workspace: Path) -> None:
    letters = workspace / "letters"
    with watching(workspace) as seen:
        (letters / "one").rename(letters / "old")
        seen.until("q ends")
        (letters / "old").rename(letters / "one")
        seen.until("ahead of the Dialogue")
        save(letters / "one/say.md", "The talks are about to begin.", "The talks begin on Monday.")
        seen.until("begin on Monday")


def test_settings_of_the_workspace_are_watched(workspace: Path) -> None:
    with watching(workspace) as seen:
        (workspace / "lettergen.toml").write_text('cases = "elsewhere"\n', encoding="utf-8")
        seen.until("q ends")
        (workspace / "lettergen.toml").write_text('drafter = "monitors"\n', encoding="utf-8")
        seen.until("ahead of the Dialogue")


def test_what_is_built_meanwhile_changes_nothing(workspace: Path) -> None:
    with watching(workspace) as seen:
        assert start("build", "letters/one", "--format", "md", cwd=workspace).code == 0
        save(workspace / "letters/one/say.md", "The talks are about to begin.", "The talks begin on Monday.")
        shown = seen.until("begin on Monday")
        assert shown.partition("begin on Monday")[0].count("q ends") == 0


def test_control_c_ends_it_well(workspace: Path) -> None:
    with watching(workspace) as seen:
        seen.type(b"\x03")
        assert seen.ended() == 0
    assert "Traceback" not in seen.seen


def test_keys_move_the_window(workspace: Path) -> None:
    with watching(workspace) as seen:
        seen.type(b"G")
        last = int(re.findall(r"-(\d+) of \1,", seen.until("q ends"))[0])
        seen.type(b"g")
        assert f"lines 1-23 of {last}" in seen.until("q ends")


def test_without_a_terminal_it_is_refused(workspace: Path) -> None:
    ended = run("preview", "letters/one", "--watch")
    assert (ended.code, ended.out) == (2, "")
    assert "needs a terminal" in ended.err
    assert (workspace / "lettergen.toml").is_file()


@given(LINES, LINES)
def test_the_first_change_is_where_two_texts_part(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    change = first_change(old, new)
    if change is None:
        assert old == new
    else:
        assert old[:change] == new[:change]
        assert old[change : change + 1] != new[change : change + 1]


@given(LINES, LINES, st.integers(1, 6), st.lists(st.sampled_from(Key)))
def test_a_window_never_leaves_its_text_and_shows_what_changed(
    old: tuple[str, ...], new: tuple[str, ...], height: int, pressed: list[Key]
) -> None:
    window = Window(old, height)
    for key in pressed:
        window = window.moved(key)
        assert 0 <= window.top <= max(0, len(old) - height)
    window = window.updated(new)
    change = first_change(old, new)
    assert 0 <= window.top <= max(0, len(new) - height)
    if change is not None and change < len(new) and height > 3:
        assert window.top <= change < window.top + height


@given(LINES, LINES, st.integers(1, 6), st.integers(1, 6))
def test_a_window_at_an_end_stays_there_in_another_size(
    old: tuple[str, ...], new: tuple[str, ...], before: int, after: int
) -> None:
    top, bottom = Window(old, before), Window(old, before).moved(Key.BOTTOM)
    assert top.resized(new, after).top == 0
    if bottom.last_top:
        assert bottom.resized(new, after).top == max(0, len(new) - after)
