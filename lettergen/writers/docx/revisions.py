"""A redline as Word's own tracked changes (ECMA-376 Part 1, 17.13.5): rejected they give the old text, accepted the new.

Inserted and deleted runs stand in `w:ins` and `w:del`. A paragraph that is one change from end to end has its mark inserted
or deleted as well, or an empty paragraph would stay behind; so has a row of a table, and what stands below a table of such
rows alone. In a cell that stays, a paragraph stays: a cell cannot be without one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn

from lettergen.document import Deleted, Inlines, Inserted, Revision
from lettergen.writers.docx.xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Kind = Literal["", "ins", "del"]
"""What happened to a piece of the document; nothing where it is in both versions."""

_INS, _DEL, _LINK = qn("w:ins"), qn("w:del"), qn("w:hyperlink")
_KINDS: dict[str, Kind] = {_INS: "ins", _DEL: "del"}
_SILENT = {qn("w:pPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")}


def tracked(kind: Kind, content: Sequence[Element]) -> list[Element]:
    """Return content as inserted or deleted; links hold the change, since a change can hold no link.

    Of nothing, an empty change is made: it tells the whole of an empty paragraph, and `sign_changes` takes it away.
    """
    if not kind:
        return list(content)
    made: list[Element] = [] if content else [w(kind)]
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


def kind_of(run: Inlines) -> Kind:
    """Return what happened to the whole of a run: the paragraph, item, row or line that it is."""
    match run:
        case (Inserted(),):
            return "ins"
        case (Deleted(),):
            return "del"
    return ""


def common_kind(kinds: Iterable[Kind]) -> Kind:
    """Return what happened to all of them, nothing where that is not one thing."""
    different = set(kinds)
    return different.pop() if len(different) == 1 else ""


def break_kinds(lines: Sequence[Inlines]) -> list[Kind | None]:
    """Return for each line what happened to the break before it; None where no version has one."""
    kinds = [kind_of(line) for line in lines]
    found: list[Kind | None] = []
    for place, kind in enumerate(kinds):
        old = kind != "ins" and any(one != "ins" for one in kinds[:place])
        new = kind != "del" and any(one != "del" for one in kinds[:place])
        found.append("" if old and new else "del" if old else "ins" if new else None)
    return found


def sign_changes(parts: list[Element], revision: Revision) -> None:
    """Give every change in the parts its number, author and date, once the marks of whole paragraphs and rows are set."""
    for part in parts:
        for row in part.iter(qn("w:tr")):
            _mark_row(row)
        for table, after in pairwise(part):
            if table.tag == qn("w:tbl"):
                _mark(after, "pPr", common_kind(_row_kind(row) for row in table.iter(qn("w:tr"))))
        for paragraph in part.iter(qn("w:p")):
            _mark_paragraph(paragraph)
        for empty in [change for change in part.iter(_INS, _DEL) if _is_empty_run(change)]:
            _remove(empty)
    changes = (change for part in parts for change in part.iter(_INS, _DEL))
    for number, change in enumerate(changes, 1):
        change.set(qn("w:id"), str(number))
        change.set(qn("w:author"), revision.author)
        if revision.made is not None:
            change.set(qn("w:date"), f"{revision.made.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}")


def _kinds(paragraph: Element) -> Iterator[Kind]:
    """Yield what happened to each piece of a paragraph."""
    for piece in paragraph:
        if piece.tag in _SILENT:
            continue
        if piece.tag == _LINK:
            yield from _kinds(piece)
        else:
            yield _KINDS.get(piece.tag, "")


def _mark_paragraph(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if parent is not None and parent.tag == qn("w:tc") and not _row_kind(parent.getparent()):
        return
    _mark(paragraph, "pPr", common_kind(_kinds(paragraph)))


def _mark_row(row: Element) -> None:
    kinds = [common_kind(_kinds(paragraph)) for paragraph in row.iter(qn("w:p"))]
    _mark(row, "trPr", common_kind(kinds))


def _mark(marked: Element, name: str, kind: Kind) -> None:
    if not kind:
        return
    properties = marked.find(qn(f"w:{name}"))
    if properties is None:
        properties = w(name)
        marked.insert(0, properties)
    properties.append(w("rPr", w(kind)) if name == "pPr" else w(kind))


def _row_kind(row: Element | None) -> Kind:
    properties = None if row is None else row.find(qn("w:trPr"))
    return common_kind(
        kind
        for piece in (() if properties is None else properties)
        if (kind := _KINDS.get(str(piece.tag), ""))
    )


def _is_empty_run(change: Element) -> bool:
    """Tell a change of nothing from the mark of a paragraph or row, which is empty, too."""
    parent = change.getparent()
    return not len(change) and parent is not None and parent.tag in (qn("w:p"), _LINK)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
