"""The sheet for answers: columns that an import knows, cells that hold text, the same bytes always."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import re
import zipfile
from typing import Any

from lettergen.packet import csv_sheet, xlsx_sheet
from lettergen.packet.columns import COLUMNS
from lettergen.records.signatures import AnswerRow, Person, PrintedForm

OPENED = datetime.datetime(2026, 11, 10, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
HEADERS = [column.header for column in COLUMNS]


def part(name: str, version: int = 3) -> str:
    with zipfile.ZipFile(io.BytesIO(xlsx_sheet(version, OPENED))) as file:
        return file.read(name).decode("utf-8")


def keys(record: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(record)}


def test_the_columns_are_called_as_what_is_kept_of_an_answer() -> None:
    known = {"organisation", "person", *keys(AnswerRow), *keys(Person), *keys(PrintedForm)}
    names = {re.sub("^print ", "", header.lower()) for header in HEADERS}
    assert names - known == {"as"}  # "Print as" is the name in PrintedForm
    assert len(set(HEADERS)) == len(HEADERS)


def test_the_csv_has_the_header_and_a_row_of_this_version() -> None:
    data = csv_sheet(3)
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == data.count(b"\n") == 2
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == HEADERS
    assert {name: cell for name, cell in zip(header, row, strict=True) if cell} == {"Version": "3"}


def test_the_workbook_holds_the_same_header_frozen_above_the_answers() -> None:
    strings = re.findall(r"<t[^>]*>([^<]*)</t>", part("xl/sharedStrings.xml"))
    assert strings == HEADERS
    sheet = part("xl/worksheets/sheet1.xml")
    assert re.search(r'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>', sheet)
    assert "<f>" not in sheet and "<hyperlink" not in sheet


def test_every_column_says_what_it_takes_and_some_take_only_certain_words() -> None:
    sheet = part("xl/worksheets/sheet1.xml")
    rules = re.findall(r"<dataValidation [^>]*>", sheet)
    assert len(rules) == len(COLUMNS)
    assert all(f'promptTitle="{header}"' in rule for header, rule in zip(HEADERS, rules, strict=True))
    lists = [
        re.sub("&quot;", "", found)
        for found in re.findall(r"<formula1>(&quot;[^<]*|\"[^<]*)</formula1>", sheet)
    ]
    assert [found.strip('"').split(",") for found in lists] == [list(c.words) for c in COLUMNS if c.words]
    assert re.search(r'type="whole" operator="equal"[^>]*sqref="S2:S201"[^>]*><formula1>3</formula1>', sheet)


def test_excel_takes_no_hint_that_is_longer_than_it_shows() -> None:
    assert all(len(column.header) <= 32 and len(column.hint) <= 255 for column in COLUMNS)


def test_the_bytes_depend_on_nothing_but_the_version_and_its_date() -> None:
    data = xlsx_sheet(3, OPENED)
    assert data == xlsx_sheet(3, OPENED.astimezone(datetime.UTC))
    assert data != xlsx_sheet(4, OPENED)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {(info.date_time[0], info.compress_type) for info in file.infolist()} == {
            (1980, zipfile.ZIP_STORED)
        }
    core = part("docProps/core.xml")
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core) == ["2026-11-10T08:00:00Z"] * 2
