"""The contents: a field that Word can update, with its entries already in place (ECMA-376 Part 1, 17.16.5.68)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.document import (
    Block,
    CaseBlock,
    Contents,
    Deleted,
    Heading,
    Inlines,
    Inserted,
    Text,
    plain,
    walk,
)
from lettergen.writers.docx.revisions import Kind, common_kind, kind_of
from lettergen.writers.docx.story import Story, inlines
from lettergen.writers.docx.xml import paragraph, run, text, w, words
from lettergen.writers.inlines import without_links, without_marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

DEPTH = 2
"""The deepest level of heading that the contents list."""

# \o levels, \h entries are links, \z no page numbers in web view, \n no page numbers at all: none can ever be wrong.
_CODE = f' TOC \\o "1-{DEPTH}" \\h \\z \\n '


def entries(blocks: tuple[Block, ...]) -> tuple[Heading | CaseBlock, ...]:
    """Return the headings and cases that the contents list, in order; none where there are no contents."""
    if not any(isinstance(block, Contents) for block in walk(blocks)):
        return ()
    headed = (block for block in walk(blocks) if isinstance(block, Heading | CaseBlock))
    return tuple(block for block in headed if block.level <= DEPTH)


class Bookmarks:
    """The places that the contents lead to.

    Their names are bare numbers: keys of blocks can name people and never enter the file.
    """

    def __init__(self, listed: tuple[Heading | CaseBlock, ...]) -> None:
        self.listed = listed
        self._numbers: Mapping[str, int] = {block.key: place for place, block in enumerate(listed, start=1)}

    def name(self, key: str) -> str:
        """Return the name of the bookmark at the block of that key."""
        return f"_Toc{self._numbers[key]:06d}"

    def around(self, key: str, content: list[Element]) -> list[Element]:
        """Return the content of a heading between the ends of its bookmark, if the contents list it."""
        if key not in self._numbers:
            return content
        number = self._numbers[key]
        start = w("bookmarkStart", id=number, name=self.name(key))
        return [start, *content, w("bookmarkEnd", id=number)]


def contents(block: Contents, bookmarks: Bookmarks, story: Story) -> list[Element]:
    """Return the contents under their title, or nothing where there is nothing to list.

    They stand in a content control of the kind that Word makes, so that it offers to update them but never asks
    (17.5.2.12). In a redline they are plain links: a field that begins or ends in a deleted entry could not be accepted.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    if not bookmarks.listed:
        return []
    if any(map(_is_marked, (block.title, *map(_label, bookmarks.listed)))):
        return _redlined(block, bookmarks, story)
    lines = [[_entry(entry, bookmarks)] for entry in bookmarks.listed]
    lines[0] = [_field("begin"), run(text(_CODE, "instrText")), _field("separate"), *lines[0]]
    lines[-1].append(_field("end"))
    styles = [f"TOC{entry.level}" for entry in bookmarks.listed]
    listed = [paragraph(style, *line) for style, line in zip(styles, lines, strict=True)]
    title = paragraph("TOCHeading", *inlines(block.title, story))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", title, *listed))]


def _entry(block: Heading | CaseBlock, bookmarks: Bookmarks) -> Element:
    line = " ".join(plain(_label(block)).splitlines())
    return w("hyperlink", words(line), anchor=bookmarks.name(block.key), history=1)


def _label(block: Heading | CaseBlock) -> Inlines:
    return block.inlines if isinstance(block, Heading) else block.name


def _is_marked(label: Inlines) -> bool:
    return any(isinstance(inline, Inserted | Deleted) for inline in label)


def _redlined(block: Contents, bookmarks: Bookmarks, story: Story) -> list[Element]:
    kind = kind_of(block.title)
    labels = [_of_kind(_label(entry), kind) for entry in bookmarks.listed]
    lines = [
        _redlined_entry(entry, label, bookmarks, story)
        for entry, label in zip(bookmarks.listed, labels, strict=True)
        if label is not None
    ]
    title = _of_kind(block.title, common_kind(kind_of(label) for label in labels if label is not None))
    return [paragraph("TOCHeading", *inlines(title or (), story)), *lines] if lines else []


def _of_kind(label: Inlines, kind: Kind) -> Inlines | None:
    """Return a label as it is in contents that came or went as a whole, None where those never had it."""
    if not kind:
        return label
    if kind_of(label) not in ("", kind):
        return None
    mark, other = (Inserted, Deleted) if kind == "ins" else (Deleted, Inserted)
    return (mark(without_marked(label, other)),)


def _redlined_entry(
    entry: Heading | CaseBlock, label: Inlines, bookmarks: Bookmarks, story: Story
) -> Element:
    link = w("hyperlink", anchor=bookmarks.name(entry.key), history=1)
    link.extend(inlines(without_links(label, Text(" ")), story))
    return paragraph(f"TOC{entry.level}", link)


def _field(kind: str) -> Element:
    return run(w("fldChar", fldCharType=kind))
