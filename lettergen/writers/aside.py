"""A second process that writes the longest PDF while this one reads the library and writes the rest.

A PDF takes most of a build's time, a third of it before the first line is set: WeasyPrint is loaded and its interface to
Pango is read. The second process does that while this one reads the library (`second_process` says what it does then). It
writes nothing to the disk, and whatever goes wrong in it, the document is written here instead, so that the bytes and the
errors are those of the plain way.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lettergen import own_process

if TYPE_CHECKING:
    from lettergen.document import Document
    from lettergen.house import House

_START = "from lettergen.writers.second_process import work; work()"


class SecondWriter:
    """Writes a PDF in another process: `begin` hands it one of some documents, and `finish` returns the bytes."""

    def __init__(self, process: subprocess.Popen[bytes] | None) -> None:
        self._process = process
        self._taken: Document | None = None

    def begin(self, documents: Mapping[str, Document], house: House) -> frozenset[str]:
        """Hand over the longest of some documents, once, as text; return the name of the one that `finish` returns."""
        if self._process is None or self._process.stdin is None or self._process.stdin.closed:
            return frozenset()
        from lettergen.writers.pdf.as_text import as_text

        longest = max(documents, key=lambda name: len(documents[name].blocks), default="")
        if not longest:
            return frozenset()
        self._taken = documents[longest]
        css = house.style_sheet.text if house.style_sheet else ""
        page = as_text(self._taken, css, house.lent)
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            pickle.dump(page, pipe)
        return frozenset({longest})

    def finish(self, here: Callable[[], bytes]) -> bytes:
        """Return the bytes of the document that was taken.

        `here` writes it in this process, for the case that the other could not; raises what that raises.
        """
        from lettergen.resources import fonts_folder
        from lettergen.writers.pdf.glyphs import has_glyphs_for

        assert self._taken is not None, "begin() comes first"
        # The other process knows no documents, so that words which the fonts lack are found here.
        made = self._received() if has_glyphs_for(self._taken, fonts_folder()) else b""
        return made or here()

    def _received(self) -> bytes:
        if self._process is None or self._process.stdout is None:
            return b""
        data = self._process.stdout.read()
        made = b""
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
            own_process.end(process)


def _started() -> subprocess.Popen[bytes] | None:
    return own_process.start(_START)
