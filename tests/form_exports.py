"""Exports in the shape that forms give them: Google, Microsoft and LimeSurvey, as CSV and XLSX."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.table import Table

UTC = datetime.UTC


@dataclass(frozen=True)
class Sent:
    """What somebody sent with a form: when (on the form's clock), for whom, what, and who they are."""

    at: datetime.datetime
    organisation: str
    answer: str = "Yes"
    by: str = "Ida Ek"
    email: str = "ida.secret@example.org"


def sent(organisation: str, minute: int = 0, **fields: Any) -> Sent:
    """Return an answer of 20 January 2026, 14 hours and some minutes."""
    return Sent(datetime.datetime(2026, 1, 20, 14, minute, 5), organisation, **fields)


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


def xlsx(rows: Sequence[Sequence[Any]], title: str = "Sheet1") -> Workbook:
    """Return a workbook of one sheet."""
    book = Workbook()
    assert book.active
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    """Return the file of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


_GOOGLE = ["Timestamp", "Email Address", "Name of your organisation", "Do you sign?", "Your name"]


def google_csv(rows: Sequence[Sent]) -> bytes:
    """As Google Forms downloads answers: commas, UTF-8 without a mark, the time with its offset."""
    lines = [
        [f"{row.at:%Y/%m/%d} {_twelve(row.at)} GMT+1", row.email, row.organisation, row.answer, row.by]
        for row in rows
    ]
    return csv_text([_GOOGLE, *lines], quoting=csv.QUOTE_ALL).encode()


def _twelve(at: datetime.datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M:%S} {'PM' if at.hour >= 12 else 'AM'}"


def google_xlsx(rows: Sequence[Sent]) -> bytes:
    """As Google Sheets saves the answers: times are dates of the spreadsheet, on its own clock."""
    lines = [[row.at, row.email, row.organisation, row.answer, row.by] for row in rows]
    return saved(xlsx([_GOOGLE, *lines], "Form Responses 1"))


_MICROSOFT = [
    "ID",
    "Start time",
    "Completion time",
    "Email",
    "Name",
    "Name of your organisation",
    "Do you sign?",
    "Your name",
]


def microsoft_xlsx(rows: Sequence[Sent]) -> bytes:
    """As Microsoft Forms opens in Excel: a table, with start and end, and who was logged in."""
    lines = [
        [
            number,
            row.at - datetime.timedelta(minutes=3),
            row.at,
            "anonymous",
            None,
            row.organisation,
            row.answer,
            row.by,
        ]
        for number, row in enumerate(rows, 1)
    ]
    book = xlsx([_MICROSOFT, *lines])
    assert book.active
    book.active.add_table(Table(displayName="OfficeForms", ref=f"A1:H{len(rows) + 1}"))
    return saved(book)


_LIMESURVEY = [
    "id. Response ID",
    "submitdate. Date submitted",
    "lastpage. Last page",
    "startlanguage. Start language",
    "seed. Seed",
    "G01Q01. Name of your organisation",
    "G01Q02. Do you sign?",
    "G01Q03. Your name",
]


def _limesurvey(rows: Sequence[Sent]) -> list[list[str]]:
    return [
        [
            str(number),
            f"{row.at:%Y-%m-%d %H:%M:%S}",
            "1",
            "en",
            "1234567",
            row.organisation,
            row.answer,
            row.by,
        ]
        for number, row in enumerate(rows, 1)
    ]


def limesurvey_csv(rows: Sequence[Sent]) -> bytes:
    """As LimeSurvey exports: semicolons, everything quoted, UTF-8 with a mark, the server's time."""
    text = csv_text([_LIMESURVEY, *_limesurvey(rows)], ";", csv.QUOTE_ALL)
    return b"\xef\xbb\xbf" + text.encode()


def limesurvey_xlsx(rows: Sequence[Sent]) -> bytes:
    """As LimeSurvey exports to Excel: times are text."""
    return saved(xlsx([_LIMESURVEY, *_limesurvey(rows)], "Results"))


EXPORTS = {
    "google.csv": google_csv,
    "google.xlsx": google_xlsx,
    "microsoft.xlsx": microsoft_xlsx,
    "limesurvey.csv": limesurvey_csv,
    "limesurvey.xlsx": limesurvey_xlsx,
}
