"""What stands around the text: page size, heads and feet (ECMA-376 Part 1, 17.6 and 17.10)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lettergen.document import Document
from lettergen.writers.docx.measures import HEADER_DISTANCE, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from lettergen.writers.docx.xml import element, mark, paragraph, root, simple_field, tab, w, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_GAP = "\N{EM SPACE}"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer: `name` is "header" or "footer", `pages` "default" or "first"."""

    name: str
    pages: str
    content: Element


def furniture(document: Document, pages: int) -> tuple[Furniture, ...]:
    """Return the heads and feet of a document of about so many pages.

    The first page speaks for itself: its head has no running text, and without a mark it is empty.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    first = _head(document, "") if document.mark else paragraph("Header")
    return (
        Furniture("header", "default", root("hdr", _head(document, document.running))),
        Furniture("footer", "default", root("ftr", _foot(document, "2", pages))),
        Furniture("header", "first", root("hdr", first)),
        Furniture("footer", "first", root("ftr", _foot(document, "1", pages))),
    )


def section(references: Mapping[tuple[str, str], str]) -> Element:
    """Return the properties of the one section; `references`: relationships to heads and feet, by name and pages."""
    made = [_reference(name, pages, key) for (name, pages), key in references.items()]
    sides = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    made.append(w("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT))
    made.append(w("pgMar", **sides, header=HEADER_DISTANCE, footer=HEADER_DISTANCE, gutter=0))
    return w("sectPr", *made, w("titlePg"))


def _reference(name: str, pages: str, key: str) -> Element:
    made = element(f"w:{name}Reference", "", "r")
    return mark(mark(made, "w:type", pages), "r:id", key)


def _head(document: Document, running: str) -> Element:
    """Return the mark and the running text on the left, the date on the right."""
    sign = [words(document.mark, "DraftMark")] if document.mark else []
    gap = [words(_GAP)] if document.mark and running else []
    title = [words(running)] if running else []
    return paragraph("Header", *sign, *gap, *title, tab(), words(document.date_text))


def _foot(document: Document, page: str, pages: int) -> Element:
    results = {"{page}": page, "{pages}": str(pages)}
    pieces = [piece for piece in re.split(r"(\{pages?\})", document.page_label) if piece]
    return paragraph("Footer", *(_piece(piece, results) for piece in pieces))


def _piece(piece: str, results: Mapping[str, str]) -> Element:
    return simple_field(_FIELDS[piece], results[piece]) if piece in _FIELDS else words(piece)
