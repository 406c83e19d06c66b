"""Tables: a caption, a header row that comes again on every page, rows that stay whole (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lettergen.document import Deleted, Fact, Inlines, Table, plain
from lettergen.writers.docx.measures import TEXT_WIDTH, millimetres
from lettergen.writers.docx.revisions import kind_of, tracked
from lettergen.writers.docx.story import Story, inlines
from lettergen.writers.docx.styles import FACTS_STYLE, TABLE_STYLE
from lettergen.writers.docx.xml import paragraph, w, words
from lettergen.writers.inlines import without_marked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONG = 60  # characters; a longer cell wraps in any case, and more width would not make it easier to read
_CHARACTER = 110  # twips that a character of the size of Table Text takes, in bold and among capitals
_FACT_LABEL = millimetres(42)
_SIDES = millimetres(4)  # the margins of a cell, left and right, and a little more


def table(block: Table, story: Story, text_width: int = TEXT_WIDTH) -> list[Element]:
    """Return the caption, the table and the small paragraph that parts it from what follows.

    Word runs two tables into one when no paragraph stands between them, and wants one at the end of the text.

    Raises:
        ValueError: a table without columns, a row with too few or too many cells, or a character that XML cannot hold.
    """
    _check(block)
    caption = paragraph("Caption", *inlines(block.caption, story))  # first, because its notes come first
    widths = column_widths(block, text_width)
    header = _row(block.header, widths, story, heads=True)
    rows = [_row(row.cells, widths, story) for row in block.rows]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    made = w("tbl", _properties(block, text_width), grid, header, *rows)
    return [caption, made, paragraph("TableEnd")]


def fact_table(
    facts: tuple[Fact, ...], story: Story, text_width: int = TEXT_WIDTH, *, keep_last: bool
) -> list[Element]:
    """Return what is known of a case at a glance: a row a fact, its label on the left.

    LibreOffice passes over the keeps of paragraphs on a page that has footnotes, but never over a row's.
    """
    widths = (_FACT_LABEL, text_width - _FACT_LABEL)
    rows = [
        _fact(fact, widths, story, keep=keep_last or place < len(facts))
        for place, fact in enumerate(facts, start=1)
    ]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    look = w(
        "tblPr",
        w("tblStyle", val=FACTS_STYLE),
        w("tblW", w=text_width, type="dxa"),
        w("tblLayout", type="fixed"),
    )
    return [w("tbl", look, grid, *rows), paragraph("TableEnd", keep=keep_last or None)]


def _fact(fact: Fact, widths: tuple[int, int], story: Story, *, keep: bool) -> Element:
    named = tracked(kind_of(fact.inlines), [words(fact.label, "CaseFactLabel")])
    label = paragraph("CaseFact", *named, keep=keep)
    value = paragraph("CaseFact", *inlines(fact.inlines, story), keep=keep)
    cells = [
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)
        for content, width in zip((label, value), widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _check(block: Table) -> None:
    name, columns = plain(block.caption), len(block.header)
    if not columns:
        message = f"the table {name!r} has no columns"
        raise ValueError(message)
    for number, row in enumerate(block.rows, start=1):
        if len(row.cells) != columns:
            message = (
                f"row {number} of the table {name!r} has {len(row.cells)} cells, and its header has {columns}"
            )
            raise ValueError(message)


def column_widths(block: Table, text_width: int = TEXT_WIDTH) -> tuple[int, ...]:
    """Return the widths of the columns in twips: together the width of the text, shared out by what the cells hold.

    Every column has room for its longest word where the page allows; the rest goes where the long cells are.
    """
    columns = [[plain(cell) for cell in column] for column in zip(*_cells(block), strict=True)]
    least = [_SIDES + _CHARACTER * max(map(_longest_word, column)) for column in columns]
    wanted = [_SIDES + _CHARACTER * min(_LONG, max(map(len, column))) for column in columns]
    spare = text_width - sum(least)
    wishes = [max(0, wish - low) for low, wish in zip(least, wanted, strict=True)]
    if spare < 0 or not any(wishes):
        return _shared(text_width, least)
    return tuple(low + more for low, more in zip(least, _shared(spare, wishes), strict=True))


def _cells(block: Table) -> list[tuple[Inlines, ...]]:
    return [block.header, *(row.cells for row in block.rows)]


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _shared(whole: int, weights: list[int]) -> tuple[int, ...]:
    """Share out by weight in whole numbers; the ends are rounded, not the parts, so that nothing is lost."""
    total = sum(weights)
    ends = [whole * sum(weights[:count]) // total for count in range(len(weights) + 1)]
    return tuple(end - start for start, end in pairwise(ends))


def _properties(block: Table, text_width: int) -> Element:
    made = [
        w("tblStyle", val=TABLE_STYLE),
        w("tblW", w=text_width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="06A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
    ]
    if caption := plain(_told(block.caption)).replace("\n", " "):
        made.append(w("tblCaption", val=caption))
    return w("tblPr", *made)


def _told(caption: Inlines) -> Inlines:
    """Return what a table is called to those who hear the page: of a redline the newer words, if there are any."""
    return without_marked(caption, Deleted) or caption


def _row(
    cells: tuple[Inlines, ...], widths: tuple[int, ...], story: Story, *, heads: bool = False
) -> Element:
    style = "TableHeading" if heads else "TableText"
    flags = [w("cantSplit"), w("tblHeader")] if heads else [w("cantSplit")]
    made = [_cell(cell, width, story, style) for cell, width in zip(cells, widths, strict=True)]
    return w("tr", w("trPr", *flags), *made)


def _cell(cell: Inlines, width: int, story: Story, style: str) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph(style, *inlines(cell, story)))
