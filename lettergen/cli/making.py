"""Tells on standard error what is being made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lettergen.cli.lines import one_line
from lettergen.cli.running import say

# With these, rich takes for a terminal what is none.
_TERMINAL_IN_ANY_CASE = ("FORCE_COLOR", "TTY_COMPATIBLE")


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that tells what is being made: in one moving line, or a line each in a pipe."""
    if not (sys.stderr.isatty() or any(map(os.environ.get, _TERMINAL_IN_ANY_CASE))):
        yield lambda name: say(f"making {one_line(name)}")
        return
    # Nothing in a pipe needs rich.
    from rich.text import Text

    from lettergen.cli.screen import Screen

    screen = Screen(stderr=True)
    if not screen.is_terminal or screen.is_dumb_terminal:
        yield lambda name: screen.whole(f"making {one_line(name)}")
        return
    with screen.status(Text("reading the library")) as status:
        yield lambda name: status.update(Text(f"making {one_line(name)}"))
