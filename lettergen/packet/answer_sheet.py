"""The sheet that partners fill in, as CSV (RFC 4180) and XLSX (ECMA-376); the first row to fill names the version."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Any

from lettergen.packet.columns import COLUMNS, RECEIVED, VERSION, Column

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 200
"""How many rows of a workbook tell what they take; a partner needs one."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP member can have


def csv_sheet(version: int) -> bytes:
    """Return the sheet as CSV: UTF-8 with a byte order mark, without which spreadsheets take it for another encoding."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.header for column in COLUMNS])
    writer.writerow([str(version) if column.header == VERSION else "" for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def xlsx_sheet(version: int, opened: datetime.datetime) -> bytes:
    """Return the sheet as a workbook: header frozen, cells as text, what each column takes told and held to.

    `opened` is the date that the workbook says it was made on.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": opened.astimezone(datetime.UTC).replace(tzinfo=None)})
    sheet = workbook.add_worksheet("Answers")
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, column.header, bold)
        _column(sheet, place, column, moment if column.header == RECEIVED else text)
        sheet.data_validation(1, place, ROWS, place, _rule(column, version))
    sheet.write_number(1, [column.header for column in COLUMNS].index(VERSION), version)
    workbook.close()
    return _stored(out)


def _column(sheet: Worksheet, place: int, column: Column, form: Format) -> None:
    sheet.set_column(place, place, column.width, None if column.header == VERSION else form)


def _rule(column: Column, version: int) -> dict[str, Any]:
    told = {"input_title": column.header, "input_message": column.hint}
    if column.words:
        wrong = f"One of: {', '.join(column.words)}."
        return {**told, "validate": "list", "source": list(column.words), "error_message": wrong}
    if column.header == VERSION:
        wrong = f"This sheet is for version {version}; another version has a sheet of its own."
        return {**told, "validate": "integer", "criteria": "==", "value": version, "error_message": wrong}
    return {**told, "validate": "any"}


def _stored(saved: io.BytesIO) -> bytes:
    """Return the workbook with its members stored: compressed ones would depend on the zlib of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _EARLIEST), source.read(name))
    return out.getvalue()
