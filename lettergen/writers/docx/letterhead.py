"""The heads and feet of a letterhead around a document.

Until a document is final, each of its kinds of page says at its top that it is a draft, and of which day. Where the house
leaves a head or foot empty, ours stands; where it prints no page numbers, ours are added, except on its first page.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal, cast

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from lettergen.fast_dataclasses import dataclass
from lettergen.writers.docx.furniture import Furniture, foot, head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.opc.part import Part
    from lxml.etree import _Element as Element

    from lettergen.document import Document
    from lettergen.house import HeadName, HeadOrFoot, Letterhead, Pages, Picture
    from lettergen.writers.docx.package import DocxPackage

_NAMES: tuple[Literal["header", "footer"], ...] = ("header", "footer")
_SHOWN = {"default": "2", "first": "1", "even": "2"}


@dataclass(frozen=True, slots=True)
class HouseFurniture:
    """A head or foot as the document has it, and the pictures that it calls."""

    furniture: Furniture
    pictures: tuple[Picture, ...] = ()


def house_furniture(
    document: Document, letterhead: Letterhead, ours: tuple[Furniture, ...], pages: int
) -> Iterator[HouseFurniture]:
    """Yield the heads and feet of a document of about so many pages; `ours` are what it would have without the house."""
    kinds: tuple[Pages, ...] = ("default", "first", "even") if letterhead.page.even else ("default", "first")
    plain = {(piece.name, piece.pages): piece for piece in ours}
    for kind in kinds:
        for name in _NAMES:
            piece = _piece(letterhead, name, kind)
            if piece is None or piece.empty:
                own = plain[name, "first" if kind == "first" else "default"]
                yield HouseFurniture(_as(own, kind))
            else:
                yield _dressed(document, letterhead, piece, kind, pages)


def _piece(letterhead: Letterhead, name: HeadName, kind: Pages) -> HeadOrFoot | None:
    """Return what the house has for such pages; one that does not tell the first page apart has there what it always has."""
    told_apart = kind != "first" or letterhead.page.first
    return letterhead.piece(name, kind if told_apart else "default")


def _as(own: Furniture, kind: Pages) -> Furniture:
    return Furniture(own.name, kind, deepcopy(own.content))


def _dressed(
    document: Document, letterhead: Letterhead, piece: HeadOrFoot, kind: Pages, pages: int
) -> HouseFurniture:
    content = cast("Element", parse_xml(piece.content))
    if piece.name == "header" and document.mark:
        content.insert(0, head(document, ""))
    if piece.name == "footer" and kind != "first" and not _is_numbered(letterhead, kind):
        content.append(foot(document, _SHOWN[kind], pages))
    return HouseFurniture(Furniture(piece.name, kind, content), piece.pictures)


def _is_numbered(letterhead: Letterhead, kind: Pages) -> bool:
    pieces = (letterhead.piece(name, kind) for name in _NAMES)
    return any(piece is not None and piece.numbered for piece in pieces)


def add_pictures(package: DocxPackage, made: HouseFurniture, part: Part) -> None:
    """Add a head's pictures to the package, and let it call them by their relationships."""
    for blip in list(made.furniture.content.iter(qn("a:blip"))):
        called = str(blip.get(qn("r:embed")))
        picture = made.pictures[int(called.removeprefix("picture"))]
        blip.set(qn("r:embed"), package.add_picture(picture.data, picture.format, part))
