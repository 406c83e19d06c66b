"""What the second process of `aside` does: it loads what a PDF needs, tries it on a line, and waits for documents.

Where processes can fork, it does so once WeasyPrint is loaded and before that has drawn anything: Pango may keep threads
later. The twin writes the other documents while the process itself writes the first.
"""

from __future__ import annotations

import contextlib
import datetime
import gc
import multiprocessing
import os
import pickle
import select
import sys
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import BinaryIO

from lettergen.document import Contents, Document, Heading, Kind, Note, Paragraph, Text
from lettergen.house import PLAIN, House
from lettergen.writers import WRITERS

Documents = Mapping[str, Document]

_LINE = Document(
    kind=Kind.BRIEFING_PAPER,
    language="en",
    title="A line",
    author="",
    date=datetime.date(2000, 1, 1),
    date_text="",
    blocks=(
        Contents("contents", (Text("Contents"),)),
        Heading("heading", 1, (Text("A heading"),)),
        Paragraph("line", (Text("A line"), Note((Text("A note"),)))),
    ),
)
"""Uses what every document uses."""


def work() -> None:
    """Read documents and house from standard input, write their PDFs by name to standard output.

    Ends in silence when nothing comes, as it does when the first process was stopped. A document that cannot be written is
    missing among the PDFs.
    """
    # Each process ends with what it has written.
    gc.disable()
    from lettergen.writers.pdf.engine import render  # noqa: F401 (loads WeasyPrint)

    twin = _twin()
    if not _has_come(sys.stdin.buffer):
        WRITERS["pdf"].write(_LINE, PLAIN)
    # Only the process that started this one can write here.
    documents, house = pickle.load(sys.stdin.buffer)  # noqa: S301
    pickle.dump(_made_by_both(documents, house, twin), sys.stdout.buffer)
    sys.stdout.flush()
    # At once: to take apart what WeasyPrint has built takes a tenth of a second, and the first process waits.
    os._exit(0)


def _has_come(pipe: BinaryIO) -> bool:
    """Tell whether something can be read, where that can be asked; then there is no time to try anything."""
    return sys.platform == "linux" and bool(select.select([pipe], [], [], 0)[0])


def _made_by_both(documents: Documents, house: House, twin: Connection | None) -> Mapping[str, bytes]:
    if twin is None:
        return _made(documents, house)
    first, *others = documents
    # The twin may be gone at any moment.
    with contextlib.suppress(OSError):
        twin.send(({name: documents[name] for name in others}, house))
    made = _made({first: documents[first]}, house)
    with contextlib.suppress(EOFError, OSError):
        made |= twin.recv()
    return made


def _made(documents: Documents, house: House) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for name, document in documents.items():
        # The first process writes it, too, and tells what is wrong.
        with contextlib.suppress(Exception):
            made[name] = WRITERS["pdf"].write(document, house)
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
        documents, house = pipe.recv()
        pipe.send(_made(documents, house))
