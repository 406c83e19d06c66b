"""What stands around the text: page size, heads and feet (ECMA-376 Part 1, 17.6 and 17.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lettergen.document import Document
from lettergen.fast_dataclasses import dataclass
from lettergen.writers.docx.xml import element, mark, paragraph, root, simple_field, tab, w, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from lettergen.house import PageSetup

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_GAP = "\N{EM SPACE}"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer: `name` is "header" or "footer", `pages` "default", "first" or "even"."""

    name: str
    pages: str
    content: Element


def furniture(document: Document, pages: int) -> tuple[Furniture, ...]:
    """Return the heads and feet of a document of about so many pages.

    The first page speaks for itself: its head has no running text, and without a mark it is empty.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    first = head(document, "") if document.mark else paragraph("Header")
    return (
        Furniture("header", "default", root("hdr", head(document, document.running))),
        Furniture("footer", "default", root("ftr", foot(document, "2", pages))),
        Furniture("header", "first", root("hdr", first)),
        Furniture("footer", "first", root("ftr", foot(document, "1", pages))),
    )


def section(references: Mapping[tuple[str, str], str], page: PageSetup) -> Element:
    """Return the properties of the one section.

    Args:
        references: relationships to heads and feet, by name and pages.
        page: the sheet and its margins.
    """
    made = [_reference(name, pages, key) for (name, pages), key in references.items()]
    sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    turned = {"orient": "landscape"} if page.width > page.height else {}
    made.append(w("pgSz", w=page.width, h=page.height, **turned))
    made.append(w("pgMar", **sides, header=page.header, footer=page.footer, gutter=page.gutter))
    return w("sectPr", *made, w("titlePg"))


def _reference(name: str, pages: str, key: str) -> Element:
    made = element(f"w:{name}Reference", "", "r")
    return mark(mark(made, "w:type", pages), "r:id", key)


def head(document: Document, running: str) -> Element:
    """Return the line at the head of a page: the mark and the running text on the left, the date on the right."""
    sign = [words(document.mark, "DraftMark")] if document.mark else []
    gap = [words(_GAP)] if document.mark and running else []
    title = [words(running)] if running else []
    return paragraph("Header", *sign, *gap, *title, tab(), words(document.date_text))


def foot(document: Document, page: str, pages: int) -> Element:
    """Return the line at the foot of a page, which shows `page` of `pages` until they are counted."""
    results = {"{page}": page, "{pages}": str(pages)}
    pieces = [piece for piece in re.split(r"(\{pages?\})", document.page_label) if piece]
    return paragraph("Footer", *(_piece(piece, results) for piece in pieces))


def _piece(piece: str, results: Mapping[str, str]) -> Element:
    return simple_field(_FIELDS[piece], results[piece]) if piece in _FIELDS else words(piece)
