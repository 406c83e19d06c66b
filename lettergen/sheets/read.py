"""Opens the file that somebody named, and reads it as what its first bytes say it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lettergen.findings import LettergenError
from lettergen.sheets.csv_table import read_csv
from lettergen.sheets.csv_text import decoded
from lettergen.sheets.sheet import Sheet

MAX_BYTES = 10 << 20

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An old .xls, or a workbook under a password ([MS-CFB] 2.2)."""


def read_sheet(path: Path, *, encoding: str = "", delimiter: str = "", sheet: str = "") -> Sheet:
    """Return the table in a file: CSV with commas, semicolons or tabs, or one sheet of an XLSX.

    `encoding`: of a CSV that is neither UTF-8 nor marked as UTF-16; `delimiter`: comma, semicolon or tab, where a CSV leaves
    it open; `sheet`: which one of a workbook. Raises LettergenError when the file cannot be read as a table.
    """
    data = _bytes_of(path)
    if data.startswith(_OLE):
        raise LettergenError(
            f"{path.name} is an old .xls file, or a workbook under a password",
            "Save it as XLSX without a password, or as CSV in UTF-8.",
        )
    if data.startswith(_ZIP):
        from lettergen.sheets.xlsx import read_xlsx

        return read_xlsx(data, path.name, sheet)
    return read_csv(decoded(data, encoding, path.name), delimiter, path.name)


def _bytes_of(path: Path) -> bytes:
    try:
        # O_NONBLOCK: opening a FIFO must not wait for a writer that never comes.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as refused:
        raise LettergenError(f"{path} cannot be read: {refused.strerror}", "Check its name.") from refused
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise LettergenError(f"{path} is no regular file", "Name the file that the form exported.")
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LettergenError(
            f"{path.name} is larger than {MAX_BYTES >> 20} MiB",
            "A list of answers is far smaller: is it the right file?",
        )
    return data
