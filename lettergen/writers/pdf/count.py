"""How many pages a PDF of ours has."""

from __future__ import annotations

import re
import zlib

_OBJECTS = re.compile(rb"/Type\s*/ObjStm.*?stream\r?\n", re.DOTALL)
_PAGES = re.compile(rb"/Type\s*/Pages\b[^<>]*/Count\s+(\d+)")


def pages_in(pdf: bytes) -> int:
    """Return the number of pages of a file that `write_pdf` made: its one page tree (ISO 32000-1, 7.7.3.2) says it."""
    for found in _OBJECTS.finditer(pdf):
        tree = _PAGES.search(zlib.decompressobj().decompress(pdf[found.end() :]))
        if tree:
            return int(tree[1])
    raise ValueError("no page tree: not a PDF that lettergen wrote")
