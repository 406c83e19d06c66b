"""Accepts and rejects tracked changes as Word does, on the XML alone (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

import copy
from typing import Literal

from docx_parts import Docx, W, style, text, value
from lxml import etree

Element = etree._Element
Shown = tuple[str, str]
"""The style of a paragraph, and its text with the text of its notes where they are called."""


def accepted(docx: Docx) -> list[Shown]:
    """Return the paragraphs of a document once all its changes are accepted."""
    return _settled(docx, "del", "ins")


def rejected(docx: Docx) -> list[Shown]:
    """Return the paragraphs of a document once all its changes are rejected."""
    return _settled(docx, "ins", "del")


def paragraphs(docx: Docx) -> list[Shown]:
    """Return the paragraphs of a document as it is."""
    return _shown(docx.xml("word/document.xml"), docx.xml("word/footnotes.xml"))


def _settled(docx: Docx, gone: Literal["ins", "del"], kept: Literal["ins", "del"]) -> list[Shown]:
    body, notes = docx.xml("word/document.xml"), docx.xml("word/footnotes.xml")
    for part in (body, notes):
        settle(part, gone, kept)
    return _shown(body, notes)


def _shown(body: Element, notes: Element) -> list[Shown]:
    told = {value(note, "id"): text(note).removeprefix(" ") for note in notes.iter(f"{W}footnote")}
    body = copy.deepcopy(body)
    for call in list(body.iter(f"{W}footnoteReference")):
        call.tag, call.text = f"{W}t", f"[note: {told[value(call, 'id')]}]"
    return [(style(found), text(found)) for found in body.iter(f"{W}p")]


def settle(part: Element, gone: str, kept: str) -> None:
    """Accept (gone: del) or reject (gone: ins) every change in a part."""
    for row in [row for row in part.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{gone}") is not None]:
        table = row.getparent()
        assert table is not None
        table.remove(row)
        if table.find(f"{W}tr") is None:
            _drop(table)
    joined = [p for p in part.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None]
    for change in [change for change in part.iter(f"{W}{gone}") if _holds_runs(change)]:
        _drop(change)
    for change in [change for change in part.iter(f"{W}{kept}") if _holds_runs(change)]:
        for piece in list(change):
            change.addprevious(piece)
        _drop(change)
    for deleted in part.iter(f"{W}delText"):
        deleted.tag = f"{W}t"
    for paragraph in joined:
        _join(paragraph)


def _holds_runs(change: Element) -> bool:
    parent = change.getparent()
    return parent is not None and parent.tag in (f"{W}p", f"{W}hyperlink")


def _join(paragraph: Element) -> None:
    """Take away the mark of a paragraph: its text runs into the next one, and the last one of all stays."""
    after = paragraph.getnext()
    content = [piece for piece in paragraph if piece.tag != f"{W}pPr" and len(piece)]
    if after is None or after.tag == f"{W}sectPr":
        return
    if content:
        assert after.tag == f"{W}p", "a paragraph with text cannot run into a table"
        for piece in reversed(content):
            after.insert(1 if after.find(f"{W}pPr") is not None else 0, piece)
    _drop(paragraph)


def _drop(found: Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)
