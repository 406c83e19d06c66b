"""The identifier of a PDF file (ISO 32000-1, 14.4)."""

from __future__ import annotations

import hashlib
import re

_START = re.compile(rb"startxref\n([0-9]+)\n%%EOF\n*\Z")


def identified(pdf: bytes) -> bytes:
    """Return a file of pydyf's with an identifier computed from its content.

    pydyf can do so too, but then writes, and compresses, each object twice. The dictionary that takes the identifier is that
    of the cross-reference stream (7.5.8.2), which is the last object: no offset changes.
    """
    start = _START.search(pdf)
    assert start is not None, "pydyf ends a file with where its cross-references begin"
    end = pdf.index(b">>\nstream\n", int(start[1]))
    name = hashlib.md5(pdf, usedforsecurity=False).hexdigest().encode()
    return pdf[:end] + b"/ID [<%s> <%s>]" % (name, name) + pdf[end:]
