"""Reads font files of the house before any of them reaches the libraries that lay out a page.

Rules: OpenType 1.9, "OpenType font file", "name" (ids 1 and 16), "OS/2" (usWeightClass, fsSelection, fsType).
"""

from __future__ import annotations

import io

from lettergen.house import FontFile

MAX_BYTES = 10 << 20
_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_TABLES = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2")
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_EMBEDDING, _FORBIDDEN = 0x000F, 0x0002
_ITALIC = 0x0001
_LONGEST_NAME = 60


class NoFont(Exception):
    """A file is no font that a PDF can use; the message says why."""


def read_font(data: bytes) -> FontFile:
    """Return the font that a TrueType or OpenType file holds.

    Raises NoFont for another format, a damaged file, a name that no style sheet can call, and where the maker of the font
    forbids to embed it.
    """
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    if not data.startswith(_KINDS):
        raise NoFont("is neither a TrueType nor an OpenType font (.ttf, .otf)")
    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            missing = [table for table in _TABLES if table not in font]
            if missing or not font.getBestCmap() or not {"glyf", "CFF ", "CFF2"} & set(font.keys()):
                raise NoFont("is a font without what a PDF needs")
            family = font["name"].getDebugName(_TYPOGRAPHIC_FAMILY) or font["name"].getDebugName(_FAMILY)
            found = font["OS/2"]
            return _checked(
                FontFile(family or "", found.usWeightClass, bool(found.fsSelection & _ITALIC), data), found
            )
    except NoFont:
        raise
    except Exception as broken:  # fontTools raises whatever comes up in a damaged file
        raise NoFont("is a damaged font") from broken


def _checked(font: FontFile, table: object) -> FontFile:
    if getattr(table, "fsType", 0) & _EMBEDDING == _FORBIDDEN:
        raise NoFont("may not be embedded, says its maker")
    name = font.family
    if not name or len(name) > _LONGEST_NAME or not name.replace(" ", "").replace("-", "").isalnum():
        raise NoFont("has a name that no style sheet can call")
    weight = min(900, max(100, round(font.weight, -2)))
    return FontFile(name, weight, font.italic, font.data)
