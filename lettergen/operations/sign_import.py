"""Records what a form collected: first what each row of a sheet would do, then the doing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.operations.sign_import_rows import Action, Names, PlannedRow, UnsureName, begin_row
from lettergen.operations.sign_import_take import Taker
from lettergen.operations.sign_record import read_record_of, write_record
from lettergen.operations.workspace import Opened
from lettergen.records.sheet_settings import SheetSettings
from lettergen.sheets import Sheet
from lettergen.sheets.sheet import column_letters
from lettergen.signing.sheet_columns import places
from lettergen.signing.sheet_rows import read_rows, shown
from lettergen.store import locked


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `rows` as in the sheet; `order`: those with an answer, as they came; `unsure`: names that somebody has to say something
    about; `notes`: what is odd about the sheet, in sentences; `unread`: the headers of columns that are not read and hold
    something, each with the rows where they do.
    """

    rows: tuple[PlannedRow, ...]
    order: tuple[PlannedRow, ...]
    unsure: tuple[UnsureName, ...]
    notes: tuple[str, ...]
    unread: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def count(self, action: Action) -> int:
        """Return how many rows come to this."""
        return sum(row.action is action for row in self.rows)

    @property
    def to_record(self) -> tuple[PlannedRow, ...]:
        """The rows that add something to the record, as they came."""
        return tuple(row for row in self.order if row.action in (Action.ADD, Action.CHANGE))


def plan_import(
    opened: Opened,
    folder: PurePosixPath,
    sheet: Sheet,
    settings: SheetSettings,
    *,
    origin: str,
    now: datetime.datetime,
) -> ImportPlan:
    """Return what importing a sheet would do; nothing is written.

    `origin`: the file's name, kept as evidence and never shown. Raises LettergenError when it is open which columns to
    read, or what is on record cannot be read. What is wrong with a row refuses that row only.
    """
    columns, faults = places(sheet.header, settings)
    if faults:
        raise LettergenError(
            " ".join(faults), f"Say it with --column WHAT=HEADER; the columns are: {_titles(sheet.header)}."
        )
    said = read_rows(sheet, columns, settings)
    names = Names(said, opened.library.organisations, settings.names)
    rows = tuple(begin_row(row, names, origin, now) for row in said)
    taker = Taker(opened, read_record_of(opened, folder))
    ready = [(row.answer.received, row.number, row) for row in rows if row.answer]
    order = tuple(row for _, _, row in sorted(ready, key=lambda one: one[:2]))
    for row in order:
        taker.take(row)
    taker.tell_related()
    return ImportPlan(rows, order, tuple(names.unsure()), sheet.notes, tuple(_unread(sheet, columns)))


def _unread(sheet: Sheet, columns: Mapping[str, int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What somebody wrote where nobody looks may be that they are not to be printed."""
    read = set(columns.values())
    for index, title in enumerate(sheet.header):
        rows = tuple(
            row.number for row in sheet.rows if index < len(row.cells) and row.cells[index].text.strip()
        )
        if index not in read and rows:
            yield shown(title) or f"column {column_letters(index + 1)}", rows


def _titles(header: Sequence[str]) -> str:
    return ", ".join(f"'{shown(title)}'" for title in header)


def record_import(opened: Opened, folder: PurePosixPath, plan: ImportPlan) -> tuple[Path, ...]:
    """Record what a plan adds, each answer as a row in its signatory's file; return the files.

    All are checked against what is on record now before the first file is written. Raises LettergenError when that has
    changed since the plan was made so that an answer does not fit any more, or a file cannot be written.
    """
    with locked(opened.workspace.root / folder):
        record = read_record_of(opened, folder)
        for row in plan.to_record:
            assert row.answer
            record.take(row.answer, row.version)
        write_record(record)
    return tuple(record.root / path for path in record.written)
