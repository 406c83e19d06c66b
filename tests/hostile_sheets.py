"""Files that somebody made to stop, fill or fool whoever reads them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>Organisation</t></is></c></row>'


def worksheet(data: str, before: str = "", after: str = "", declared: str = "") -> str:
    """Return the XML of a sheet around its rows."""
    return f'{declared}<worksheet xmlns="{_MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def package(sheet: str | Iterable[bytes], others: Mapping[str, str | Iterable[bytes]] | None = None) -> bytes:
    """Return a workbook with one sheet, made of parts as they are given."""
    parts: dict[str, str | Iterable[bytes]] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"/>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"/>',
        "xl/worksheets/sheet1.xml": sheet,
        **(others or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in [content.encode()] if isinstance(content, str) else content:
                    part.write(piece)
    return made.getvalue()


def _two_million_rows_of_csv() -> bytes:
    return b"Organisation\n" + b"A,B\n" * 2_000_000


def _two_million_rows_of_a_sheet() -> bytes:
    rows = (f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 2_000_001))
    return package(
        piece.encode()
        for piece in (f'<worksheet xmlns="{_MAIN}"><sheetData>', *rows, "</sheetData></worksheet>")
    )


def _full_of_rows() -> bytes:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 150_001))
    return package(worksheet(rows))


def _far_cell() -> bytes:
    return package(worksheet(f'{HEADER}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def _far_row() -> bytes:
    return package(worksheet(f'{HEADER}<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))


def _zip_bomb() -> bytes:
    return package(b" " * (1 << 20) for _ in range(1_000))


def _lying_size() -> bytes:
    """The directory says that the sheet is of 100 bytes."""
    data = bytearray(_zip_bomb())
    size = struct.pack("<I", 1_000 << 20)
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", 100)
        at = data.find(size, at)
    return bytes(data)


def _many_texts() -> bytes:
    texts = [b'<sst xmlns="%s">' % _MAIN.encode(), *([b"<si><t/></si>" * 1_000] * 1_000), b"</sst>"]
    return package(worksheet(HEADER), {"xl/sharedStrings.xml": texts})


def _long_text() -> bytes:
    texts = [b'<sst xmlns="%s"><si><t>' % _MAIN.encode(), *([b"A" * (1 << 20)] * 15), b"</t></si></sst>"]
    return package(worksheet(HEADER), {"xl/sharedStrings.xml": texts})


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _billion_laughs() -> bytes:
    declared = f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>'
    return package(worksheet(HEADER.replace("Organisation", "&l9;"), declared=declared))


def _outside_entity() -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return package(worksheet(HEADER.replace("Organisation", "&secret;"), declared=declared))


def _many_styles() -> bytes:
    styles = [
        b'<styleSheet xmlns="%s"><cellXfs>' % _MAIN.encode(),
        *([b"<xf/>" * 1_000] * 1_000),
        b"</cellXfs></styleSheet>",
    ]
    return package(worksheet(HEADER), {"xl/styles.xml": styles})


def _deep() -> bytes:
    return package(worksheet(HEADER, after="<a>" * 10_000 + "</a>" * 10_000))


def _many_parts() -> bytes:
    return package(worksheet(HEADER), {f"xl/worksheets/other{n}.xml": "<a/>" for n in range(2_000)})


HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "two million rows.csv": (_two_million_rows_of_csv, "more than 5,000 rows"),
    "two million rows.xlsx": (_two_million_rows_of_a_sheet, "more than 16 MiB"),
    "full of rows.xlsx": (_full_of_rows, "more than 5,000 rows"),
    "a cell at XFD1048576.xlsx": (_far_cell, "stands in cell XFD1048576"),
    "a cell at A1048576.xlsx": (_far_row, "stands in row 1,048,576"),
    "zip bomb.xlsx": (_zip_bomb, "more than 16 MiB"),
    "lying size.xlsx": (_lying_size, "damaged"),
    "many texts.xlsx": (_many_texts, "far more than a list of answers"),
    "long text.xlsx": (_long_text, "longer than any answer"),
    "billion laughs.xlsx": (_billion_laughs, "document type"),
    "outside entity.xlsx": (_outside_entity, "document type"),
    "many styles.xlsx": (_many_styles, "far more than a list of answers"),
    "deep.xlsx": (_deep, "far more than a list of answers"),
    "many parts.xlsx": (_many_parts, "not put together as a workbook is"),
}
"""By a file's name, what makes it, and what is said of it."""
