"""Single keys from a terminal, without waiting for Enter."""

from __future__ import annotations

import os
import select
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum


class Key(Enum):
    """What a key asks for."""

    LINE_DOWN = "line down"
    LINE_UP = "line up"
    PAGE_DOWN = "page down"
    PAGE_UP = "page up"
    TOP = "top"
    BOTTOM = "bottom"
    QUIT = "quit"


# The keys of `less`, and what terminals send for arrows and the like (ECMA-48 control sequences, xterm's).
_KEYS = {
    b"j": Key.LINE_DOWN,
    b"\n": Key.LINE_DOWN,
    b"\r": Key.LINE_DOWN,
    b"\x1b[B": Key.LINE_DOWN,
    b"\x1bOB": Key.LINE_DOWN,
    b"k": Key.LINE_UP,
    b"\x1b[A": Key.LINE_UP,
    b"\x1bOA": Key.LINE_UP,
    b" ": Key.PAGE_DOWN,
    b"f": Key.PAGE_DOWN,
    b"\x1b[6~": Key.PAGE_DOWN,
    b"b": Key.PAGE_UP,
    b"\x1b[5~": Key.PAGE_UP,
    b"g": Key.TOP,
    b"\x1b[H": Key.TOP,
    b"G": Key.BOTTOM,
    b"\x1b[F": Key.BOTTOM,
    b"q": Key.QUIT,
}
_LONGEST = 16  # bytes; more at once is somebody leaning on a key


@contextmanager
def keys() -> Iterator[Callable[[], Key | None]]:
    """Give a function that returns the key pressed since it was last asked, or None; the terminal is put back at the end."""
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal)
    try:
        yield lambda: _pressed(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _pressed(terminal: int) -> Key | None:
    if not select.select([terminal], [], [], 0)[0]:
        return None
    typed = os.read(terminal, _LONGEST)
    # Nothing to read where there was something: whoever typed has hung up.
    return _KEYS.get(typed) if typed else Key.QUIT
