"""Prints an answer again."""

from __future__ import annotations

import sys

from lettergen.cli.replay.recording import Printed


def show(printed: Printed) -> None:
    """Print the pieces in their order, each where it went before."""
    for place, text in printed:
        if place == "pager":
            _show_pages(text)
            continue
        stream = getattr(sys, place)
        stream.flush()
        stream.buffer.write(text.encode("latin-1"))
        stream.buffer.flush()


def _show_pages(text: str) -> None:
    from lettergen.cli.pager import pager, show_pages

    command = pager()
    if not command or not show_pages(command, text):
        sys.stdout.write(text)
        sys.stdout.flush()
