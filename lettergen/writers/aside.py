"""A second process that writes one document while this one writes the others.

A PDF takes most of a build's time, half of it before the first line is set: WeasyPrint is loaded and its interface to Pango
is read. The second process does that while this one reads the library. It writes nothing to the disk, and whatever goes
wrong in it, the document is written here instead, so that the bytes and the errors are those of the plain way.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lettergen.document import Document
from lettergen.house import House

_START = "from lettergen.writers.aside import work; work()"


class SecondWriter:
    """Writes a PDF in another process: `begin` hands the document over, `finish` returns the bytes."""

    def __init__(self, process: subprocess.Popen[bytes] | None) -> None:
        self._process = process
        self._here: Callable[[], bytes] | None = None

    def begin(self, document: Document, house: House, here: Callable[[], bytes]) -> None:
        """Hand over a document; `here` writes the same one in this process, for the case that the other cannot."""
        self._here = here
        if self._process is None or self._process.stdin is None:
            return
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            pickle.dump((document, house), pipe)

    def finish(self) -> bytes:
        """Return the bytes of the document that was handed over; raises what writing it here raises."""
        assert self._here is not None, "begin() comes first"
        return self._received() or self._here()

    def _received(self) -> bytes:
        if self._process is None or self._process.stdout is None:
            return b""
        data = self._process.stdout.read()
        return data if self._process.wait() == 0 else b""


@contextmanager
def second_writer(*, wanted: bool = True) -> Iterator[SecondWriter]:
    """Start the other process, if one is wanted and there are processors for two; it ends with the block in any case."""
    process = _started() if wanted and (os.cpu_count() or 1) > 1 else None
    try:
        yield SecondWriter(process)
    finally:
        if process is not None:
            _end(process)


def _started() -> subprocess.Popen[bytes] | None:
    # -P: the folder that we are called in may hold anything, and is no place to import from. The modules are those of
    # this process, from where they are; another version of them could set another page.
    command = [sys.executable, "-P", "-c", _START]
    places = os.pathsep.join(os.path.abspath(place) for place in sys.path if place)  # noqa: PTH100 (not resolved)
    try:
        return subprocess.Popen(  # noqa: S603 (ourselves)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": places},
        )
    except OSError:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()


def work() -> None:
    """Be the other process: load what a PDF needs, read one document from standard input, write its PDF to standard output.

    Ends in silence when nothing comes, as it does when the first process was stopped.
    """
    from lettergen.writers import WRITERS
    from lettergen.writers.pdf.engine import render  # noqa: F401 (loads WeasyPrint)

    # Only the process that started this one can write here.
    document, house = pickle.load(sys.stdin.buffer)  # noqa: S301
    sys.stdout.buffer.write(WRITERS["pdf"].write(document, house))
