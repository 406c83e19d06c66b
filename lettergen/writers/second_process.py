"""What the second process of `aside` does: it loads what a PDF needs, tries it on a line, and waits for documents.

Where processes can fork, it does so once WeasyPrint is loaded and before that has drawn anything: Pango may keep threads
later. The twin writes the other documents while the process itself writes the first.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import select
import sys
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import BinaryIO

from lettergen.resources import fonts_folder, templates_folder
from lettergen.writers.pdf.page_text import PageText

Pages = Mapping[str, PageText]

_LINE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A line</title></head>
<body class="briefing-paper"><div class="foot"><span class="page-number"></span> / <span class="page-count"></span></div>
<nav class="contents"><ul><li class="entry-1" data-target="#b1"><a href="#b1">A heading</a></li></ul></nav>
<h1 class="level-1" id="b1">A heading</h1>
<p id="b2">A line<a class="call" id="c1" href="#n1">1</a>
<span class="note" id="n1"><a class="back" href="#c1">1</a> A note</span></p></body></html>
"""
"""Uses what every document uses."""


def work() -> None:
    """Read pages from standard input, write their PDFs by name to standard output.

    Ends in silence when nothing comes, as it does when the first process was stopped. A page that cannot be made is missing
    among the PDFs.
    """
    # Each process ends with what it has written.
    gc.disable()
    from lettergen.writers.pdf.engine import render

    twin = _twin()
    if not _has_come(sys.stdin.buffer):
        own_css = (templates_folder() / "style.css").read_text(encoding="utf-8")
        render(PageText(_LINE, (own_css,), {}), fonts_folder())
    # Only the process that started this one can write here.
    pages = pickle.load(sys.stdin.buffer)  # noqa: S301
    pickle.dump(_made_by_both(pages, twin), sys.stdout.buffer)
    sys.stdout.flush()
    # At once: to take apart what WeasyPrint has built takes a tenth of a second, and the first process waits.
    os._exit(0)


def _has_come(pipe: BinaryIO) -> bool:
    """Tell whether something can be read, where that can be asked; then there is no time to try anything."""
    return sys.platform == "linux" and bool(select.select([pipe], [], [], 0)[0])


def _made_by_both(pages: Pages, twin: Connection | None) -> Mapping[str, bytes]:
    if twin is None:
        return _made(pages)
    first, *others = pages
    # The twin may be gone at any moment.
    with contextlib.suppress(OSError):
        twin.send({name: pages[name] for name in others})
    made = _made({first: pages[first]})
    with contextlib.suppress(EOFError, OSError):
        made |= twin.recv()
    return made


def _made(pages: Pages) -> dict[str, bytes]:
    from lettergen.writers.pdf.engine import render

    made: dict[str, bytes] = {}
    for name, page in pages.items():
        # The first process writes it, too, and tells what is wrong.
        with contextlib.suppress(Exception):
            made[name] = render(page, fonts_folder())
    return made


def _twin() -> Connection | None:
    """Start a copy of this process, and return the pipe to it; None where that is not safe."""
    if sys.platform != "linux":
        return None
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    context.Process(target=_serve, args=(theirs, ours), daemon=True).start()
    theirs.close()
    return ours


def _serve(pipe: Connection, other: Connection) -> None:
    """Be the twin."""
    other.close()
    with contextlib.suppress(EOFError, OSError):
        pipe.send(_made(pipe.recv()))
