"""What the second process of `aside` does: it loads what a PDF needs, tries it on a line, and waits for a page."""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
from typing import BinaryIO

from lettergen.resources import fonts_folder, templates_folder
from lettergen.writers.pdf.page_text import PageText

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
    """Read a page from standard input, write its PDF to standard output.

    Ends in silence when nothing comes, as it does when the first process was stopped, and when the page cannot be made: the
    first process comes upon the same, and tells what is wrong.
    """
    # It ends with what it has written.
    gc.disable()
    from lettergen.writers.pdf.engine import render

    if not _has_come(sys.stdin.buffer):
        own_css = (templates_folder() / "style.css").read_text(encoding="utf-8")
        render(PageText(_LINE, (own_css,), {}), fonts_folder())
    # Only the process that started this one can write here.
    page = pickle.load(sys.stdin.buffer)  # noqa: S301
    pickle.dump(render(page, fonts_folder()), sys.stdout.buffer)
    sys.stdout.flush()
    # At once: to take apart what WeasyPrint has built takes a tenth of a second, and the first process waits.
    os._exit(0)


def _has_come(pipe: BinaryIO) -> bool:
    """Tell whether something can be read, where that can be asked; then there is no time to try anything."""
    return sys.platform == "linux" and bool(select.select([pipe], [], [], 0)[0])
