"""What an office lends to its documents besides words: a letterhead, a style sheet, fonts, pictures.

The values here were read and checked already (`letterhead/`, `operations/house.py`); writers take from them what they can
use. They hold bytes and text only, so that they travel between processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import Literal

from lettergen.fast_dataclasses import dataclass

HeadName = Literal["header", "footer"]
Pages = Literal["default", "first", "even"]


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet and its margins, in twips (a twentieth of a point; ECMA-376 Part 1, 17.6.11 and 17.6.13).

    `first` and `even`: whether the first page, and even pages, have a head and foot of their own; `mirrored`: whether the
    margins of facing pages mirror each other.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    gutter: int = 0
    first: bool = False
    even: bool = False
    mirrored: bool = False

    @property
    def text_width(self) -> int:
        """The width that is left for the text."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The height that is left for the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it goes into a file, without what cameras and programs write into theirs."""

    format: Literal["png", "jpeg"]
    data: bytes


@dataclass(frozen=True, slots=True)
class HeadOrFoot:
    """What stands at the head or foot of some pages.

    `content`: a `w:hdr` or `w:ftr` element as XML; its pictures are called by their place in `pictures`, "picture0" for the
    first. `numbered`: it shows the number of the page; `empty`: there is nothing to see.
    """

    name: HeadName
    pages: Pages
    content: bytes
    pictures: tuple[Picture, ...] = ()
    numbered: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class StyleLook:
    """How a style looks: `name` as Word stores it, in lower case; properties as XML of `w:pPr` and `w:rPr`."""

    kind: Literal["paragraph", "character"]
    name: str
    paragraph: bytes
    characters: bytes


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letterhead lends.

    `defaults` is how text looks that no style says anything of; `looks` are the styles that documents use too, by name;
    `own` are those of heads and feet alone, named as these call them.
    """

    page: PageSetup
    pieces: tuple[HeadOrFoot, ...]
    defaults: StyleLook
    looks: tuple[StyleLook, ...] = ()
    own: tuple[StyleLook, ...] = ()

    def piece(self, name: HeadName, pages: Pages) -> HeadOrFoot | None:
        """Return what stands at the head or foot of such pages, None where nothing does."""
        return next((piece for piece in self.pieces if (piece.name, piece.pages) == (name, pages)), None)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet for paper, and where it lies in the workspace."""

    path: PurePosixPath
    text: str


@dataclass(frozen=True, slots=True)
class FontFile:
    """A TrueType or OpenType font: the family it belongs to, its weight (100 to 900), whether it slants."""

    family: str
    weight: int
    italic: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Lent:
    """The files that a style sheet can use: fonts by their families, pictures by the names it calls them by."""

    fonts: tuple[FontFile, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class House:
    """Everything a writer may take from the house; what is not there, lettergen's own look stands in for."""

    letterhead: Letterhead | None = None
    style_sheet: StyleSheet | None = None
    lent: Lent = field(default_factory=Lent)


PLAIN = House()
"""No letterhead, no style sheet: lettergen's own look."""
