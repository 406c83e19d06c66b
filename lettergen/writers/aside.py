"""Other processes that write PDFs while this one reads the library and writes the rest.

PDFs take most of a build's time, a third of it before the first line is set: WeasyPrint is loaded and its interface to Pango
is read. A second process does that while this one reads the library (`second_process` says what it does then). It writes
nothing to the disk, and whatever goes wrong in it, the documents are written here instead, so that the bytes and the errors
are those of the plain way.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettergen.document import Document
    from lettergen.house import House

_START = "from lettergen.writers.second_process import work; work()"
_HAS_TWIN = sys.platform == "linux"
"""Elsewhere, what native libraries hold may not survive a fork, and the second process writes one document."""
_PIPE = 1 << 20
"""Bytes that fit between the processes without one waiting for the other; documents of an ordinary letter do."""


class SecondWriter:
    """Writes PDFs in another process: `begin` hands documents over, `finish` returns the bytes of one."""

    def __init__(self, process: subprocess.Popen[bytes] | None) -> None:
        self._process = process
        self._taken: Mapping[str, Document] = {}
        self._made: Mapping[str, bytes] | None = None

    def begin(self, documents: Mapping[str, Document], house: House) -> frozenset[str]:
        """Hand over documents by name, once, as text; return the names of those that will come from `finish`."""
        if self._process is None or self._process.stdin is None or self._process.stdin.closed:
            return frozenset()
        from lettergen.writers.pdf.as_text import as_text

        longest_first = sorted(documents, key=lambda name: -len(documents[name].blocks))
        self._taken = {name: documents[name] for name in (longest_first if _HAS_TWIN else longest_first[:1])}
        css = house.style_sheet.text if house.style_sheet else ""
        pages = {name: as_text(document, css, house.fonts) for name, document in self._taken.items()}
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            pickle.dump(pages, pipe)
        return frozenset(pages)

    def finish(self, name: str, here: Callable[[], bytes]) -> bytes:
        """Return the bytes of a document that was handed over.

        `here` writes it in this process, for the case that the other could not; raises what that raises.
        """
        from lettergen.resources import fonts_folder
        from lettergen.writers.pdf.glyphs import has_glyphs_for

        if not has_glyphs_for(self._taken[name], fonts_folder()):
            return here()
        if self._made is None:
            self._made = self._received()
        return self._made.get(name) or here()

    def _received(self) -> Mapping[str, bytes]:
        if self._process is None or self._process.stdout is None:
            return {}
        data = self._process.stdout.read()
        made: Mapping[str, bytes] = {}
        if self._process.wait() == 0:
            with contextlib.suppress(EOFError, pickle.UnpicklingError):
                made = pickle.loads(data)  # noqa: S301 (our own)
        return made


WITHOUT = SecondWriter(None)
"""Takes nothing: this process writes all."""


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
            pipesize=_PIPE,
            process_group=0 if _HAS_TWIN else None,
        )
    except OSError:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    if _HAS_TWIN:
        # The process and its twin.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
