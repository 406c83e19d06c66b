"""The file as a file: the same bytes everywhere, and what it says of itself."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx_samples import briefing, letter

from lettergen.writers.docx import write_docx

HERE = Path(__file__).parent
PROGRAM = """
import hashlib
from docx_samples import briefing, letter
from lettergen.writers.docx import write_docx
print(hashlib.sha256(write_docx(letter()) + write_docx(briefing())).hexdigest())
"""


def digest(folder: Path, **environment: str) -> str:
    paths = os.pathsep.join([str(HERE), str(HERE.parent.parent)])
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip()


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Adak", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ],
)
def test_the_bytes_are_the_same_anywhere(environment: dict[str, str], tmp_path: Path) -> None:
    here = hashlib.sha256(write_docx(letter()) + write_docx(briefing())).hexdigest()
    assert digest(tmp_path, **environment) == here


def test_members_are_stored_in_one_order_with_one_date_and_owner() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(letter()))) as archive:
        members = archive.infolist()
    names = [member.filename for member in members]
    assert names == ["[Content_Types].xml", "_rels/.rels", *sorted(names[2:])]
    assert {
        (member.compress_type, member.date_time, member.create_system, member.external_attr, member.extra)
        for member in members
    } == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16, b"")}


def test_the_properties_are_the_documents_own() -> None:
    properties = docx.Document(io.BytesIO(write_docx(letter()))).core_properties
    midnight = datetime.datetime(2026, 12, 3, tzinfo=datetime.UTC)
    assert properties.title == "Joint letter before the dialogue with Tessaly and Orvane"
    assert (properties.author, properties.last_modified_by) == ("Coalition for Open Assemblies",) * 2
    assert properties.language == "en-GB"
    assert (properties.created, properties.modified) == (midnight, midnight)


def test_a_date_long_ago_has_four_digits() -> None:
    old = dataclasses.replace(letter(), date=datetime.date(987, 6, 5))
    assert b"0987-06-05T00:00:00Z" in write_docx(old)
