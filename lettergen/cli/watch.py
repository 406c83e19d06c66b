"""Shows lines on the whole screen, and shows them anew whenever a file they are made from is saved."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.control import Control
from rich.text import Text

from lettergen.cli.keys import Key, keys
from lettergen.cli.screen import Screen
from lettergen.cli.window import Window
from lettergen.fast_dataclasses import dataclass

_MOMENT = 80  # milliseconds without a key or a save before both are looked for again
_QUIET = 30  # milliseconds without another save, after which those before it count as one
_LONGEST_WAIT = 250  # milliseconds; saves that do not end are shown in between

Render = Callable[[int], Sequence[str]]
"""Returns the lines for a screen so many cells wide; colours in them are closed within each line."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched: folders, with all that lies in them but `ignored` folders, and single files."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    ignored: tuple[Path, ...]


def watch(watched: Watched, render: Render) -> None:
    """Show what `render` gives until q or Ctrl-C; the screen is then as it was before."""
    screen = Screen()
    with _whole_screen(screen), keys() as pressed:
        view: _View | None = None
        for saved in _moments(watched):
            if view is None:
                view = _View(screen, render)
            key = pressed()
            if key is Key.QUIT:
                return
            view.go_on(key, saved=saved)


@contextmanager
def _whole_screen(screen: Screen) -> Iterator[None]:
    screen.set_alt_screen(True)
    screen.show_cursor(False)
    try:
        yield
    except KeyboardInterrupt:
        pass  # the way in which one ends it
    finally:
        screen.show_cursor(True)
        screen.set_alt_screen(False)


class _View:
    """What is on the screen."""

    def __init__(self, screen: Screen, render: Render) -> None:
        self._screen = screen
        self._render = render
        self._size = screen.size
        self._at = _now()
        self._window = Window(self._lines(), self._height)
        self._draw()

    @property
    def _height(self) -> int:
        return max(1, self._size.height - 1)

    def _lines(self) -> tuple[str, ...]:
        return tuple(self._render(self._size.width))

    def go_on(self, key: Key | None, *, saved: bool) -> None:
        """Show what a key, a save or another size of the terminal has changed."""
        before = self._window, self._at
        if self._screen.size != self._size:
            self._size = self._screen.size
            self._window = self._window.resized(self._lines(), self._height)
        if saved:
            self._window, self._at = self._window.updated(self._lines()), _now()
        if key:
            self._window = self._window.moved(key)
        if (self._window, self._at) != before:
            self._draw()

    def _draw(self) -> None:
        """Write the lines of the window and the status below them, in one go, so that nothing flickers."""
        rows = [*self._window.shown, *[""] * (self._window.height - len(self._window.shown)), self._status()]
        wipe_rest = "\x1b[K"  # ECMA-48: erase to the end of the line
        text = f"{wipe_rest}\r\n".join(rows) + wipe_rest
        self._screen.control(Control.home())
        self._screen.file.write(text)
        self._screen.file.flush()

    def _status(self) -> str:
        window = self._window
        end = min(len(window.lines), window.top + window.height)
        words = f"lines {window.top + 1}-{end} of {len(window.lines)}, as saved at {self._at}; q ends"
        with self._screen.capture() as captured:
            self._screen.print(Text(words[: self._size.width - 1], style="reverse"), end="")
        return captured.get()


def _now() -> str:
    return f"{datetime.datetime.now():%H:%M:%S}"


def _moments(watched: Watched) -> Iterator[bool]:
    """Yield many times a second, each time whether something was saved; the first time once all is watched.

    A folder that another one takes the place of, as git does when it changes branches, is watched anew.
    """
    marks = _marks(watched)
    begun = False
    while True:
        unseen = begun  # what was saved while nothing was watched
        for changes in _changes(watched):
            before, marks = marks, _marks(watched)
            yield bool(changes) or marks != before or unseen
            unseen, begun = False, True
            if marks != before:
                break


def _changes(watched: Watched) -> Iterator[object]:
    from watchfiles import watch as watch_files

    folders = [folder for folder in watched.folders if folder.is_dir()]
    yield from watch_files(
        *folders,
        watch_filter=lambda _, path: not any(map(Path(path).is_relative_to, watched.ignored)),
        step=_QUIET,
        debounce=_LONGEST_WAIT,
        rust_timeout=_MOMENT,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )


def _marks(watched: Watched) -> tuple[tuple[int, int, int], ...]:
    """Return what tells a folder from another one of its name, and a file from an earlier state of it."""
    return tuple(
        [(mark[0], 0, 0) for mark in map(_mark, watched.folders)] + [_mark(file) for file in watched.files]
    )


def _mark(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def is_a_screen() -> bool:
    """Tell whether a person sits at a terminal that can show a screenful."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not Screen().is_dumb_terminal
