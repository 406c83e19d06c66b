"""One sheet of an XLSX workbook as a table. The only module that opens workbooks."""

from __future__ import annotations

import datetime
import math
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook

from lettergen.findings import LettergenError
from lettergen.sheets.layout import Layout, damaged, layout_of
from lettergen.sheets.package import parts_of, repacked
from lettergen.sheets.sheet import Cell, Sheet, SheetRow, column_letters

_SHOWN = 12


def read_xlsx(data: bytes, name: str, wanted: str = "") -> Sheet:
    """Return the sheet called `wanted`, or the only one that is visible and has contents.

    Hidden sheets, rows and columns are left out and named in the notes. Raises LettergenError when the workbook is damaged
    or out of all bounds, or it is open which sheet is meant.
    """
    parts = parts_of(data, name)
    layouts = {part: layout_of(xml, name) for part, xml in parts.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that lettergen does not read
        try:
            return _read(parts, layouts, name, wanted)
        except LettergenError:
            raise
        except Exception as fault:  # openpyxl has no error of its own: KeyError, TypeError, ... on bad parts
            raise damaged(name) from fault


def _read(parts: Mapping[str, bytes], layouts: Mapping[str, Layout], name: str, wanted: str) -> Sheet:
    book = load_workbook(repacked(parts), read_only=True, keep_links=False)
    sheets: list[Any] = [sheet for sheet in book.worksheets if _layout(sheet, layouts).last_row]
    hidden = [sheet.title for sheet in sheets if sheet.sheet_state != "visible"]
    chosen = _chosen(sheets, name, wanted)
    layout = _layout(chosen, layouts)
    skipped = set(layout.hidden_rows)
    numbered = enumerate(chosen.iter_rows(max_row=layout.last_row, max_col=layout.last_column), 1)
    rows = [(number, row) for number, row in numbered if number not in skipped and any(map(_has_value, row))]
    if not rows:
        raise LettergenError(f"{name} has no row that is not hidden", "Show the rows, or export again.")
    (_, header), *others = rows
    titles = [" ".join(_cell(one).text.split()) for one in header]
    shown = [index for index in range(len(titles)) if index + 1 not in layout.hidden_columns]
    return Sheet(
        tuple(titles[index] for index in shown),
        tuple(SheetRow(number, tuple(_cell(row[index]) for index in shown)) for number, row in others),
        tuple(_notes(hidden, layout, titles)),
        epoch=book.epoch,
    )


def _layout(sheet: Any, layouts: Mapping[str, Layout]) -> Layout:
    # The name of its part is private in openpyxl, and nothing else ties a sheet to it.
    return layouts.get(sheet._worksheet_path, Layout())


def _chosen(sheets: Sequence[Any], name: str, wanted: str) -> Any:
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    fitting = [sheet for sheet in shown if sheet.title == wanted] if wanted else shown
    titles = ", ".join(f"'{sheet.title}'" for sheet in shown)
    if len(fitting) == 1:
        return fitting[0]
    if not shown:
        raise LettergenError(f"{name} has no visible sheet with contents", "Show the sheet, or export again.")
    if wanted:
        raise LettergenError(f"{name} has no visible sheet '{wanted}' with contents", f"It has {titles}.")
    raise LettergenError(f"{name} has several sheets: {titles}", "Say which: --sheet '...'")


def _has_value(cell: Any) -> bool:
    return cell.value is not None and bool(str(cell.value).strip())


def _cell(cell: Any) -> Cell:
    value = cell.value
    match value:
        case None:
            return Cell()
        case _ if cell.data_type == "f":
            return Cell(str(getattr(value, "text", value) or "="), is_formula=True)
        case bool():
            return Cell("TRUE" if value else "FALSE")
        case datetime.datetime():
            moment = _to_second(value)
            return Cell(moment.isoformat(sep=" "), time=moment)
        case float() if math.isfinite(value) and value.is_integer():
            return Cell(str(int(value)))
        case _:
            return Cell(str(value))


def _to_second(moment: datetime.datetime) -> datetime.datetime:
    """A day as a fraction of a number does not hold its seconds exactly."""
    return (moment + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)


def _notes(hidden: Sequence[str], layout: Layout, titles: Sequence[str]) -> Iterator[str]:
    if hidden:
        yield f"Hidden sheets were skipped: {_list(hidden)}."
    rows = [str(number) for number in layout.hidden_rows if number <= layout.last_row]
    if rows:
        yield f"Hidden rows were skipped: {_list(rows)}."
    columns = [number for number in sorted(layout.hidden_columns) if number <= layout.last_column]
    if columns:
        named = [f"{column_letters(number)} '{titles[number - 1]}'" for number in columns]
        yield f"Hidden columns were skipped: {_list(named)}."
    if layout.merged:
        yield f"Merged cells, of which only the first has a value: {_list(layout.merged)}."


def _list(words: Sequence[str]) -> str:
    more = len(words) - _SHOWN
    return ", ".join(words[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
