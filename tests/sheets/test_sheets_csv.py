"""CSV as a table: encodings, delimiters, and what a lost quotation mark does."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lettergen.findings import LettergenError
from lettergen.sheets import Sheet, read_sheet
from lettergen.sheets.csv_table import read_csv

NAME = "Организация «Право», Ñandú"


def read(data: bytes | str, folder: Path, **said: str) -> Sheet:
    path = folder / "answers.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_sheet(path, **said)


def refusal(data: bytes | str, folder: Path, **said: str) -> str:
    with pytest.raises(LettergenError) as refused:
        read(data, folder, **said)
    return f"{refused.value.message} {refused.value.hint}"


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_usual_files_are_read_without_a_word(encoding: str, delimiter: str, end: str, tmp_path: Path) -> None:
    data = end.join([f"Name{delimiter}Answer", f'"{NAME}"{delimiter}Yes', ""]).encode(encoding)
    sheet = read(data, tmp_path)
    assert sheet.header == ("Name", "Answer")
    assert texts(sheet) == [[NAME, "Yes"]]
    assert sheet.rows[0].number == 2


def test_big_endian_utf_16_is_known_by_its_mark(tmp_path: Path) -> None:
    assert read(b"\xfe\xff" + "Имя,Ответ".encode("utf-16-be"), tmp_path).header == ("Имя", "Ответ")


def test_another_encoding_is_named_and_asked_and_then_taken(tmp_path: Path) -> None:
    data = "Name,Answer\nПраво Людей,Yes\n".encode("cp1251")
    said = refusal(data, tmp_path)
    assert "is not UTF-8: line 2 holds byte 0xCF" in said
    assert "--encoding cp1251 reads 'Право'" in said
    assert texts(read(data, tmp_path, encoding="cp1251")) == [["Право Людей", "Yes"]]


def test_no_address_is_told_with_the_encoding(tmp_path: Path) -> None:
    said = refusal("a\nйda.secret@example.org\n".encode("cp1251"), tmp_path)
    assert "secret" not in said
    assert "--encoding cp1251" in said


@pytest.mark.parametrize(
    ("data", "said", "why"),
    [
        ("é".encode(), {"encoding": "cp1251"}, "is UTF-8, not cp1251"),
        ("﻿a".encode(), {"encoding": "cp1252"}, "marked as utf-8"),
        (b"a", {"encoding": "unicode_escape"}, "no encoding of text"),
        (b"a", {"encoding": "zip"}, "no encoding of text"),
        (b"a", {"encoding": "\0"}, "no encoding of text"),
        (b"a\nb\x98", {"encoding": "cp1251"}, "line 2: byte 0x98 does not exist in cp1251"),
        (b"a\nb\0", {}, "line 2: holds a NUL byte"),
        ("a,b\nc,d\n".encode("utf-16-le"), {}, "--encoding utf-16-le"),
        ("a,b\nc,d\n".encode("utf-16-be"), {}, "--encoding utf-16-be"),
        ("a,b\nc\0,d\n".encode("utf-16"), {}, "line 2: holds a NUL byte"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    data: bytes, said: dict[str, str], why: str, tmp_path: Path
) -> None:
    assert why in refusal(data, tmp_path, **said)


def test_utf_16_without_a_mark_is_read_once_it_is_said(tmp_path: Path) -> None:
    data = "a,b\nc,d\n".encode("utf-16-le")
    assert texts(read(data, tmp_path, encoding="utf-16-le")) == [["c", "d"]]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "Which organisation, if any?;Yes or no?\nOthers, Inc;Yes\nMonitors;No\n",
            ("Which organisation, if any?", "Yes or no?"),
        ),
        ("sep=;\na,b;c,d\n1,2;3,4\n", ("a,b", "c,d")),
        ("\n\nOrganisation\nOthers\n", ("Organisation",)),
        ("a,b,c\n1;2,3\n", ("a", "b", "c")),
    ],
)
def test_the_delimiter_is_the_one_that_makes_a_table(
    text: str, header: tuple[str, ...], tmp_path: Path
) -> None:
    assert read(text, tmp_path).header == header


def test_a_delimiter_that_is_open_is_asked(tmp_path: Path) -> None:
    text = "a,b;c\n1,2;3\n"
    assert "comma or semicolon" in refusal(text, tmp_path)
    assert read(text, tmp_path, delimiter="semicolon").header == ("a,b", "c")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n1,2\n3,"4\n5,6\n', 3),
        ('a,b\n1,"2\n3,4\n5,"6"\n', 2),
        ('a,b\n1,"2"x\n', 2),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line(
    text: str, line: int, tmp_path: Path
) -> None:
    assert f"line {line}: a quotation mark is not closed" in refusal(text, tmp_path)


def test_rows_that_a_lost_quotation_mark_took_in_are_found(tmp_path: Path) -> None:
    sheet = read(
        'Who,Answer,By\n"Others,yes,Ida\nMonitors,yes,Bo\nThird",yes,Cem\nFourth,yes,Dan\n', tmp_path
    )
    assert [row.fault for row in sheet.rows] == [
        "lines 2 to 4 came out as one row: a quotation mark may not be closed",
        "",
    ]


def test_a_text_of_several_lines_is_no_fault(tmp_path: Path) -> None:
    sheet = read('Who,Note,By\nOthers,"first, second\nthird line",Ida\n', tmp_path)
    assert [row.fault for row in sheet.rows] == [""]
    assert texts(sheet)[0][1] == "first, second\nthird line"


def test_ragged_rows_are_told_and_empty_cells_at_their_end_are_none(tmp_path: Path) -> None:
    sheet = read("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n\n,,\n", tmp_path)
    assert [(row.number, row.fault) for row in sheet.rows] == [
        (2, "has 2 cells, and the header has 3"),
        (3, "has 4 cells, and the header has 3"),
        (4, ""),
    ]


def test_formulas_are_text(tmp_path: Path) -> None:
    formula = '=HYPERLINK("https://x.test","Others")'
    quoted = formula.replace('"', '""')
    (row,) = read(f'Who,By\n"{quoted}",Ida\n', tmp_path).rows
    assert row.cells[0].text == formula


cells = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8)


@example(rows=[["", "0", "\n"]], sign=",")
@given(
    rows=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5),
    sign=st.sampled_from(",;\t"),
)
def test_what_was_written_is_read(rows: list[list[str]], sign: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    word = {",": "comma", ";": "semicolon", "\t": "tab"}[sign]
    sheet = read_csv(file.getvalue(), word, "x")
    assert texts(sheet) == [row for row in rows if any(cell.strip() for cell in row)]


@given(text=st.text(st.sampled_from('ab,;\t\n" '), max_size=40))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        sheet = read_csv(text, "", "x")
    except LettergenError:
        return
    assert all(row.fault or len(row.cells) == len(sheet.header) for row in sheet.rows)
