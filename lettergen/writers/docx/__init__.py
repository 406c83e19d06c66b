"""The tree as a DOCX file: named styles, real lists and footnotes, and nothing in it but the document.

The parts are built from nothing rather than from python-docx's template, which brings along a thumbnail, dates of
2013 and its own name; its package layer ties them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lettergen.document import Document, Revision
from lettergen.writers.docx.blocks import Body, flow
from lettergen.writers.docx.contents import Bookmarks, entries
from lettergen.writers.docx.furniture import furniture, section
from lettergen.writers.docx.house_styles import dress
from lettergen.writers.docx.letterhead import HouseFurniture, add_pictures, house_furniture
from lettergen.writers.docx.measures import PAGE
from lettergen.writers.docx.notes import footnotes, separators
from lettergen.writers.docx.numbering import Lists
from lettergen.writers.docx.package import DocxPackage
from lettergen.writers.docx.properties import core_part
from lettergen.writers.docx.revisions import sign_changes
from lettergen.writers.docx.settings import settings_part
from lettergen.writers.docx.sheet import sheet
from lettergen.writers.docx.story import MainStory, NoteStory
from lettergen.writers.docx.styles import styles_part
from lettergen.writers.docx.xml import root, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lettergen.house import Letterhead, PageSetup

__all__ = ["write_docx"]

_CHARACTERS_A_PAGE = 3000
_NUMBERS = {"default": "1", "first": "2", "even": "3"}


def write_docx(document: Document, letterhead: Letterhead | None = None) -> bytes:
    """Return the document as a DOCX file, valid for the Open XML SDK, the same bytes everywhere.

    A letterhead lends its page, heads, feet and the looks of its styles. What is Inserted and Deleted in the document are
    tracked changes of its `revision`; without one they are its author's, of no date.

    Raises:
        ValueError: the tree holds what no DOCX file can: a control character, a note within a note, a link within a
            link, a heading without a level of 1 to 6, or a row that does not fit its table.
    """
    page = letterhead.page if letterhead else PAGE
    text = w("body")
    package = DocxPackage(root("document", text), core_part(document))
    package.add("styles", _styles(document, page, letterhead))
    package.add("settings", settings_part(page))
    lists = Lists()
    story = MainStory(package.main)
    body = Body(story, Bookmarks(entries(document.blocks)), lists, page.text_width)
    text.extend(flow(document.blocks, body))
    package.add("numbering", lists.part())
    notes = _add_notes(story, package)
    sign_changes([text, notes], document.revision or Revision(document.author))
    text.append(section(_add_furniture(document, _pages(text), package, letterhead), page))
    return package.save()


def _add_notes(story: MainStory, package: DocxPackage) -> Element:
    content = root("footnotes", *separators())
    part, _ = package.add("footnotes", content)
    content.extend(footnotes(story.notes, NoteStory(part)))
    return content


def _styles(document: Document, page: PageSetup, letterhead: Letterhead | None) -> Element:
    styles = styles_part(sheet(document.kind, page.text_width), document.language)
    if letterhead is not None:
        dress(styles, letterhead)
    return styles


def _add_furniture(
    document: Document, pages: int, package: DocxPackage, letterhead: Letterhead | None
) -> dict[tuple[str, str], str]:
    """Add heads and feet, and return the relationships by which the section calls them."""
    ours = furniture(document, pages)
    pieces = (
        list(house_furniture(document, letterhead, ours, pages))
        if letterhead
        else [HouseFurniture(piece) for piece in ours]
    )
    references = {}
    for made in pieces:
        piece = made.furniture
        part, key = package.add(piece.name, piece.content, _NUMBERS[piece.pages])
        add_pictures(package, made, part)
        references[piece.name, piece.pages] = key
    return references


def _pages(text: Element) -> int:
    """Guess the number of pages, for the moment until Word has counted them."""
    characters = sum(len(piece.text or "") for piece in text.iter(qn("w:t")))
    return 1 + characters // _CHARACTERS_A_PAGE
