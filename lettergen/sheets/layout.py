"""What the XML of a workbook's parts says besides values: what is hidden or merged, and how far a sheet reaches.

Each part is looked through before a library makes objects of it: a document type, or more elements than a list of answers
can have, ends the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXException, handler
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from lettergen.findings import LettergenError
from lettergen.sheets.sheet import MAX_CELL, MAX_COLUMNS, MAX_ROWS, column_letters, too_many_rows

MAX_CELLS = 100_000
MAX_TEXTS = 50_000
MAX_OTHERS = 20_000
MAX_DEPTH = 64

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LIMITS = {"c": MAX_CELLS, "v": MAX_CELLS, "is": MAX_CELLS, "row": MAX_CELLS, "f": MAX_CELLS} | {
    "si": MAX_TEXTS,
    "t": 2 * MAX_CELLS,
    "r": 2 * MAX_TEXTS,
    "rPr": 2 * MAX_TEXTS,
}


@dataclass(slots=True)
class Layout:
    """How a part is laid out; for a worksheet, rows and columns are counted from 1, and only cells with a value count."""

    is_worksheet: bool = False
    last_row: int = 0
    last_column: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


def layout_of(part: bytes, name: str) -> Layout:
    """Return the layout of an XML part. Raises LettergenError when it is no sound XML, or out of all bounds."""
    looker = _Looker(name)
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(handler.feature_namespaces, True)
    parser.setContentHandler(looker)
    try:
        parser.parse(BytesIO(part))
    except DefusedXmlException as trap:
        raise LettergenError(
            f"{name} holds a document type, which no spreadsheet program writes", "Ask where it comes from."
        ) from trap
    except (SAXException, ValueError, LookupError) as fault:
        raise damaged(name) from fault
    return looker.layout


def damaged(name: str) -> LettergenError:
    """Return the error for a workbook whose parts cannot be read."""
    return LettergenError(
        f"{name} is damaged: its parts cannot be read", "Export it again, or as CSV in UTF-8."
    )


def _too_much(name: str) -> LettergenError:
    return LettergenError(
        f"{name} holds far more than a list of answers",
        "Is it the right file? Copy the answers into a new workbook, or export them as CSV.",
    )


class _Looker(handler.ContentHandler):
    """Counts elements, and keeps what matters of a worksheet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.layout = name, Layout()
        self.counts: dict[str, int] = {}
        self.depth = self.row = self.column = self.others = 0
        self.text = -1
        self.acts: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row,
            "col": self._columns,
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "f": self._value,
            "mergeCell": self._merged,
        }

    def startElementNS(  # noqa: N802 - SAX's own name
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: AttributesNSImpl,
    ) -> None:
        """Count an element, and look at one of a worksheet."""
        tag = name[1]
        self._count(tag)
        self.depth += 1
        if self.depth == 1:
            self.layout.is_worksheet = tag == "worksheet"
        elif self.depth > MAX_DEPTH:
            raise _too_much(self.name)
        if tag in ("v", "t", "f"):
            self.text = 0
        act = self.acts.get(tag) if self.layout.is_worksheet else None
        if act:
            act({key[1]: value for key, value in attrs.items() if not key[0]})

    def _count(self, tag: str) -> None:
        if tag in _LIMITS:
            self.counts[tag] = self.counts.get(tag, 0) + 1
            if self.counts[tag] > _LIMITS[tag]:
                raise _too_much(self.name)
            return
        self.others += 1
        if self.others > MAX_OTHERS:
            raise _too_much(self.name)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: ARG002, N802
        """Leave an element."""
        self.depth -= 1
        self.text = -1

    def characters(self, content: str) -> None:
        """Measure the text of a cell."""
        if self.text >= 0:
            self.text += len(content)
            if self.text > MAX_CELL:
                raise LettergenError(f"{self.name} has a cell longer than any answer", "Shorten it by hand.")

    def _row(self, attrs: dict[str, str]) -> None:
        number = int(attrs["r"]) if "r" in attrs else self.row + 1
        if number <= self.row:
            raise LettergenError(
                f"{self.name} has row {number} twice, or rows out of order", "Save it again."
            )
        self.row, self.column = number, 0
        if attrs.get("hidden") in ("1", "true"):
            self.layout.hidden_rows.append(number)

    def _columns(self, attrs: dict[str, str]) -> None:
        if attrs.get("hidden") in ("1", "true"):
            last = min(int(attrs["max"]), MAX_COLUMNS)
            self.layout.hidden_columns.update(range(int(attrs["min"]), last + 1))

    def _cell(self, attrs: dict[str, str]) -> None:
        number = self.column + 1
        if "r" in attrs:
            found = _CELL.fullmatch(attrs["r"])
            if not found or int(found[2]) != self.row:
                raise damaged(self.name)
            number = _column_number(found[1])
        if number <= self.column:
            raise LettergenError(
                f"{self.name} has cell {column_letters(number)}{self.row} twice, or cells out of order",
                "Save it again.",
            )
        self.column = number

    def _value(self, _attrs: dict[str, str]) -> None:
        if self.column > MAX_COLUMNS:
            place = f"{column_letters(self.column)}{self.row}"
            raise LettergenError(
                f"{self.name}: something stands in cell {place}, far from any answer",
                f"Delete what is right of column {column_letters(MAX_COLUMNS)}.",
            )
        if self.row > MAX_ROWS + 1:
            raise too_many_rows(f"{self.name}: something stands in row {self.row:,}; it")
        self.layout.last_row = self.row
        self.layout.last_column = max(self.layout.last_column, self.column)

    def _merged(self, attrs: dict[str, str]) -> None:
        self.layout.merged.append(attrs["ref"])


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
