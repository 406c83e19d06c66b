"""A table of texts with a header, whatever file it came from."""

from __future__ import annotations

import datetime

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError

MAX_ROWS = 5_000
MAX_COLUMNS = 256
MAX_CELL = 32_767
"""The longest text that a cell of a spreadsheet can hold (Excel specifications and limits)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its text and, where a spreadsheet says that it is a time, that time on some clock.

    `is_formula`: the text is a formula, which nobody worked out.
    """

    text: str = ""
    time: datetime.datetime | None = None
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row below the header.

    `number`: its row in a spreadsheet, its first line in CSV, from 1; `fault`: why it cannot be used.
    """

    number: int
    cells: tuple[Cell, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `notes`: what was skipped or is odd, in sentences; `epoch`: day 0 of numbers that stand for dates."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...] = ()
    epoch: datetime.datetime = datetime.datetime(1899, 12, 30)


def too_many_rows(name: str) -> LettergenError:
    """Return the error for a table that is longer than any list of signatories."""
    return LettergenError(
        f"{name} has more than {MAX_ROWS:,} rows",
        "Is it the right file? Delete what is not an answer, or split it.",
    )


def column_letters(number: int) -> str:
    """Return what a spreadsheet calls a column, counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
