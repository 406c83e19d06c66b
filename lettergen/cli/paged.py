"""Prints what may be longer than the screen: to a person in their pager, to everybody else at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lettergen.cli.pager import pager, show_pages
from lettergen.cli.screen import Screen, is_read_by_a_person

if TYPE_CHECKING:
    from lettergen.cli.replay import Recording


def print_paged(put: Callable[[Screen], None], recording: Recording | None, *, paged: bool) -> None:
    """Print what `put` puts on a screen; `paged`: in the pager where it is longer than the screen of a person.

    `recording` is told what the pager showed, which no stream of ours carries.
    """
    screen = Screen()
    with screen.capture() as captured:
        put(screen)
    text = captured.get()
    long = text.count("\n") >= screen.height
    command = pager() if paged and long and is_read_by_a_person() else []
    if not command or not show_pages(command, text):
        screen.file.write(text)
    elif recording is not None:
        recording.add("pager", text)
