"""Has every character a shape in the packaged fonts? Asked before anything is laid out, so that the word is known.

ISO 14289-1, 7.21.8 forbids a reference to the .notdef glyph, the box that stands for a missing character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from lettergen.document import Block, Document, Text
from lettergen.findings import LettergenError, Source
from lettergen.resources import fonts_folder

# Not in the fonts, and not needed there: the joiner has no shape, and `page` writes U+2011 as a hyphen.
_DRAWN_OTHERWISE = frozenset("\u2060\u2011")
_NOT_DRAWN = frozenset({"key", "url", "source"})
_MOST_TOLD = 10


def has_glyphs(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the packaged fonts have every character of some blocks."""
    return not _missing(_texts_in(blocks), fonts_folder())


def has_glyphs_for(document: Document, fonts: Path) -> bool:
    """Tell whether the fonts in the folder have every character of a document."""
    return not _missing(_texts(document), fonts)


def require_glyphs(document: Document, fonts: Path) -> None:
    """Raise LettergenError if the document has a character that one of the fonts in the folder lacks."""
    missing = _missing(_texts(document), fonts)
    if missing:
        told = "; ".join(list(missing.values())[:_MOST_TOLD])
        raise LettergenError(
            f"The PDF's fonts lack {told}.",
            hint="Write the word in Latin or Cyrillic letters, or replace the sign.",
        )


def _missing(texts: Iterable[tuple[str, Source | None]], fonts: Path) -> dict[str, str]:
    known = characters(fonts) | _DRAWN_OTHERWISE
    missing: dict[str, str] = {}
    for text, source in texts:
        for character in text:
            if character not in known:
                missing.setdefault(character, _tell(character, text, source))
    return missing


@lru_cache(maxsize=1)
def characters(fonts: Path) -> frozenset[str]:
    """Return the characters that every font file in the folder can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    sets = []
    for path in sorted(fonts.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            sets.append(frozenset(map(chr, font.getBestCmap())))
    return frozenset.intersection(*sets)


def _tell(character: str, text: str, source: Source | None) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    word = next(word for word in text.split(" ") if character in word)
    # What cannot be printed could do harm in a terminal.
    shown = "".join(char if char.isprintable() else code for char in word)
    place = f" ({source})" if source else ""
    return f"{code} {name}".rstrip() + f" in “{shown}”{place}"


def _texts(document: Document) -> Iterator[tuple[str, Source | None]]:
    for text in (document.mark, document.running, document.date_text, document.page_label):
        yield text, None
    for block in document.blocks:
        yield from _texts_in(block)


def _texts_in(node: object) -> Iterator[tuple[str, Source | None]]:
    """Yield every string that is drawn, whatever kinds of block there are or will be."""
    if isinstance(node, Text):
        yield node.text, node.source
    elif isinstance(node, str):
        yield node, None
    elif isinstance(node, tuple):
        for child in node:
            yield from _texts_in(child)
    elif hasattr(node, "__dataclass_fields__"):
        for item in fields(node):  # type: ignore[arg-type]
            if item.name not in _NOT_DRAWN:
                yield from _texts_in(getattr(node, item.name))
