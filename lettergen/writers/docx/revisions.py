"""A redline as Word's own tracked changes (ECMA-376 Part 1, 17.13.5): rejected they give the old text, accepted the new.

Inserted and deleted runs stand in `w:ins` and `w:del`. A paragraph of nothing else has its mark inserted or deleted as well,
or an empty paragraph would stay behind; so has a row of a table.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lettergen.writers.docx.xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_INS, _DEL, _LINK = qn("w:ins"), qn("w:del"), qn("w:hyperlink")
_SILENT = {qn("w:pPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")}


def tracked(kind: str, content: list[Element]) -> list[Element]:
    """Return content as inserted (`ins`) or deleted (`del`); links hold the change, since a change can hold no link."""
    made: list[Element] = []
    for piece in content:
        if piece.tag == _LINK:
            inner = tracked(kind, list(piece))
            piece.extend(inner)
            made.append(piece)
        elif made and made[-1].tag == qn(f"w:{kind}"):
            made[-1].append(piece)
        else:
            made.append(w(kind, piece))
    if kind == "del":
        for text in (text for piece in made for text in list(piece.iter(qn("w:t")))):
            text.tag = qn("w:delText")
    return made


def sign_changes(parts: list[Element], author: str, date: datetime.date) -> None:
    """Give every change in the parts its number, author and date, once the marks of whole paragraphs and rows are set."""
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            _mark_paragraph(paragraph)
        for row in part.iter(qn("w:tr")):
            _mark_row(row)
    changes = (change for part in parts for change in part.iter(_INS, _DEL))
    for number, change in enumerate(changes, 1):
        change.set(qn("w:id"), str(number))
        change.set(qn("w:author"), author)
        change.set(qn("w:date"), f"{date.isoformat()}T00:00:00Z")


def _kinds(paragraph: Element) -> Iterator[str]:
    """Yield what has happened to each piece of a paragraph: "ins", "del", or nothing."""
    for piece in paragraph:
        if piece.tag in _SILENT:
            continue
        if piece.tag == _LINK:
            yield from _kinds(piece)
        else:
            yield {_INS: "ins", _DEL: "del"}.get(piece.tag, "")


def _whole(paragraph: Element) -> str:
    kinds = set(_kinds(paragraph))
    return kinds.pop() if len(kinds) == 1 else ""


def _mark_paragraph(paragraph: Element) -> None:
    kind = _whole(paragraph)
    if not kind:
        return
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    properties.append(w("rPr", w(kind)))


def _mark_row(row: Element) -> None:
    kinds = {_whole(paragraph) for paragraph in row.iter(qn("w:p")) if list(_kinds(paragraph))}
    if len(kinds) != 1 or not (kind := kinds.pop()):
        return
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = w("trPr")
        row.insert(0, properties)
    properties.append(w(kind))
