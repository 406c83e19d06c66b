"""CSV as a table (RFC 4180, and with other delimiters), suspicious of what a lost quotation mark does."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Sequence

from lettergen.findings import LettergenError
from lettergen.sheets.sheet import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Sheet, SheetRow, too_many_rows

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_MAX_LINES = 100_000
_TRIED_ROWS = 50
_MEND = 'Look for a lost quotation mark (") on that line or just before it, or export the file again.'

_Row = tuple[int, list[str]]
"""The line on which a row begins, from 1, and its cells."""


def read_csv(text: str, delimiter: str, name: str) -> Sheet:
    """Return the table in the text of a CSV file; its first row that is not empty is the header.

    `delimiter`: comma, semicolon or tab, where the file leaves it open. Raises LettergenError when it is not said then, a
    quotation mark is not closed, or the table is too large.
    """
    lines = _lines(text, name)
    if lines and (said := _said_delimiter(lines[0])):
        lines[0], delimiter = "\n", delimiter or said
    found = DELIMITERS.get(delimiter) or _delimiter(lines, name)
    rows = _rows(lines, found, name)
    header = [" ".join(cell.split()) for cell in next(rows, (0, list[str]()))[1]]
    if not header:
        raise LettergenError(f"{name} is empty", "Export the answers again.")
    if len(header) > MAX_COLUMNS:
        raise LettergenError(f"{name} has more than {MAX_COLUMNS} columns", "Is it the right file?")
    made = tuple(_row(line, cells, len(header), found) for line, cells in _bounded(rows, name))
    return Sheet(tuple(header), made)


def _lines(text: str, name: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > _MAX_LINES:
        raise too_many_rows(name)
    return [f"{line}\n" for line in text.split("\n")]


def _said_delimiter(line: str) -> str:
    """Excel writes and reads "sep=;" as a first line that is no row."""
    said = line.strip("\n\"'")[4:] if line.strip("\"'").startswith("sep=") else ""
    return next((word for word, sign in DELIMITERS.items() if sign == said), "")


def _delimiter(lines: Sequence[str], name: str) -> str:
    """Return the one delimiter that makes a table of the first rows; a comma where there is a single column."""
    widths = {delimiter: _widths(lines, delimiter) for delimiter in DELIMITERS.values()}
    several = [delimiter for delimiter, found in widths.items() if found and found[0] > 1]
    even = [
        delimiter for delimiter in several if len(set(widths[delimiter])) == 1 and len(widths[delimiter]) > 1
    ]
    fitting = even or several or [","]
    if len(fitting) > 1:
        names = " or ".join(word for word, sign in DELIMITERS.items() if sign in fitting)
        raise LettergenError(f"{name}: the columns could be parted by {names}", "Say which: --delimiter ...")
    return fitting[0]


def _widths(lines: Sequence[str], delimiter: str) -> list[int]:
    """Return how many cells each of the first rows has; the header alone where the rows are no CSV."""
    widths: list[int] = []
    try:
        for _, cells in itertools.islice(_rows(lines, delimiter, ""), _TRIED_ROWS):
            widths.append(len(cells))
    except LettergenError:
        return widths[:1]
    return widths


def _rows(lines: Sequence[str], delimiter: str, name: str) -> Iterator[_Row]:
    """Yield every row that is not empty."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            what = "a quotation mark is not closed, or not followed by the next cell"
            if "field larger" in str(fault):
                what = "a cell is longer than any answer: a quotation mark may not be closed"
            raise LettergenError(f"{name}, line {begins}: {what}", _MEND) from fault
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield begins, cells


def _bounded(rows: Iterator[_Row], name: str) -> Iterator[_Row]:
    yield from itertools.islice(rows, MAX_ROWS)
    if next(rows, None) is not None:
        raise too_many_rows(name)


def _row(line: int, cells: list[str], width: int, delimiter: str) -> SheetRow:
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return SheetRow(line, tuple(map(Cell, cells)), _why_not_used(line, cells, width, delimiter))


def _why_not_used(line: int, cells: list[str], width: int, delimiter: str) -> str:
    if len(cells) != width:
        return f"has {len(cells)} cells, and the header has {width}"
    if any(len(cell) > MAX_CELL for cell in cells):
        return "has a cell longer than any answer"
    for index, cell in enumerate(cells):
        if _swallows(cell, index, width, delimiter):
            last = line + sum(one.count("\n") for one in cells)
            return f"lines {line} to {last} came out as one row: a quotation mark may not be closed"
    return ""


def _swallows(cell: str, index: int, width: int, delimiter: str) -> bool:
    """Tell whether the lines of a cell are the end of a row, whole rows, and the beginning of one."""
    lines = cell.strip("\n").split("\n")
    if width < 2 or len(lines) < 2:
        return False
    first, *between, last = (line.count(delimiter) for line in lines)
    return (first, last) == (width - 1 - index, index) and set(between) <= {width - 1}
