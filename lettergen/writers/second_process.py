"""What the second process of `aside` does: it loads and prepares what a PDF needs, and waits for a page."""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
from typing import BinaryIO

from lettergen.resources import fonts_folder, templates_folder


def work() -> None:
    """Read a page from standard input, write its PDF to standard output.

    Ends in silence when nothing comes, as it does when the first process was stopped, and when the page cannot be made: the
    first process comes upon the same, and tells what is wrong.
    """
    # It ends with what it has written.
    gc.disable()
    from lettergen.writers.pdf.engine import preparations, render

    own_css = (templates_folder() / "style.css").read_text(encoding="utf-8")
    for _ in preparations(own_css, fonts_folder()):
        if _has_come(sys.stdin.buffer):
            break
    # Only the process that started this one can write here.
    page = pickle.load(sys.stdin.buffer)  # noqa: S301
    pickle.dump(render(page, fonts_folder()), sys.stdout.buffer)
    sys.stdout.flush()
    # At once: to take apart what WeasyPrint has built takes a tenth of a second, and the first process waits.
    os._exit(0)


def _has_come(pipe: BinaryIO) -> bool:
    """Tell whether something can be read, where that can be asked; then there is no time to prepare anything."""
    return sys.platform == "linux" and bool(select.select([pipe], [], [], 0)[0])
