"""A sheet of a workbook as a table: what is hidden, merged, computed or a date."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from form_exports import EXPORTS, saved, sent, xlsx
from hostile_sheets import package, worksheet

from lettergen.findings import LettergenError
from lettergen.sheets import Cell, Sheet, read_sheet


def read(data: bytes, folder: Path, sheet: str = "") -> Sheet:
    (folder / "a.xlsx").write_bytes(data)
    return read_sheet(folder / "a.xlsx", sheet=sheet)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_form_gives_the_same_table(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(EXPORTS[name]([sent("Others"), sent("Ñandú Право", 7)]))
    sheet = read_sheet(tmp_path / name)
    (who,) = (index for index, title in enumerate(sheet.header) if "Name of your organisation" in title)
    assert [row.cells[who].text for row in sheet.rows] == ["Others", "Ñandú Право"]
    assert [row.number for row in sheet.rows] == [2, 3]
    assert sheet.notes == ()


def test_cells_are_texts_times_and_formulas(tmp_path: Path) -> None:
    moment = datetime.datetime(2026, 1, 20, 14, 7, 5)
    formula = '=HYPERLINK("https://x.test","Others")'
    values = ["text", 7, 7.0, 7.5, True, moment, datetime.date(2026, 1, 20), formula, None, "#N/A", " "]
    (row,) = read(saved(xlsx([[f"h{number}" for number in range(len(values))], values])), tmp_path).rows
    assert [cell.text for cell in row.cells] == [
        *("text", "7", "7", "7.5", "TRUE", "2026-01-20 14:07:05", "2026-01-20 00:00:00"),
        *(formula, "", "#N/A", " "),
    ]
    assert row.cells[5].time == moment
    assert [cell.is_formula for cell in row.cells].index(True) == 7


def test_the_result_that_a_formula_claims_is_never_taken(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Who</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>WEBSERVICE("https://x.test")</f><v>Others</v></c></row>'
    )
    (row,) = read(package(worksheet(rows)), tmp_path).rows
    assert row.cells == (Cell('=WEBSERVICE("https://x.test")', is_formula=True),)


def test_what_is_hidden_is_skipped_and_named_and_merged_cells_are_said(tmp_path: Path) -> None:
    book = xlsx(
        [["Who", "Secret", "By"], ["Others", "x", "Ida"], ["Hidden", "x", "Bo"], ["Merged", "x", "Cem"]],
        "Shown",
    )
    first = book["Shown"]
    first.row_dimensions[3].hidden = True
    first.column_dimensions["B"].hidden = True
    first.merge_cells("A4:A5")
    for title, state in (("Old", "hidden"), ("Older", "veryHidden")):
        other = book.create_sheet(title)
        other.append(["Who"])
        other.sheet_state = state
    book.create_sheet("Empty")
    sheet = read(saved(book), tmp_path)
    assert sheet.header == ("Who", "By")
    assert [[cell.text for cell in row.cells] for row in sheet.rows] == [["Others", "Ida"], ["Merged", "Cem"]]
    assert sheet.notes == (
        "Hidden sheets were skipped: Old, Older.",
        "Hidden rows were skipped: 3.",
        "Hidden columns were skipped: B 'Secret'.",
        "Merged cells, of which only the first has a value: A4:A5.",
    )


def test_several_sheets_are_asked_about(tmp_path: Path) -> None:
    book = xlsx([["Who"], ["Others"]], "Round 1")
    book.create_sheet("Round 2").append(["Who"])
    with pytest.raises(LettergenError, match="several sheets: 'Round 1', 'Round 2'"):
        read(saved(book), tmp_path)
    assert read(saved(book), tmp_path, "Round 1").rows[0].cells[0].text == "Others"
    with pytest.raises(LettergenError, match="no visible sheet 'Round 3'"):
        read(saved(book), tmp_path, "Round 3")


def test_a_workbook_with_nothing_to_see_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LettergenError, match="no visible sheet with contents"):
        read(saved(xlsx([])), tmp_path)
    book = xlsx([["Who"]])
    book["Sheet1"].row_dimensions[1].hidden = True
    with pytest.raises(LettergenError, match="no row that is not hidden"):
        read(saved(book), tmp_path)


def test_days_are_counted_from_where_the_workbook_counts_them(tmp_path: Path) -> None:
    book = xlsx([["When"], [45000.5]])
    book.epoch = datetime.datetime(1904, 1, 1)
    assert read(saved(book), tmp_path).epoch == datetime.datetime(1904, 1, 1)
    assert read(saved(xlsx([["When"]])), tmp_path).epoch == datetime.datetime(1899, 12, 30)


def test_cells_far_away_that_only_have_a_look_do_not_matter(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576" s="0"/>'
    assert read(package(worksheet(rows)), tmp_path).header == ("1",)
