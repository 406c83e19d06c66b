"""Files made to stop, fill or fool their reader end in one sentence, soon and within little memory."""

from __future__ import annotations

import io
import os
import random
import sys
import time
import zipfile
from pathlib import Path

import pytest
from form_exports import google_xlsx, sent
from hostile_sheets import HEADER, HOSTILE, package, worksheet

from lettergen.findings import LettergenError
from lettergen.sheets import read_sheet

_SECONDS = 5
_MEBIBYTES = 300

_READ = """
import resource, sys, time
from pathlib import Path
from lettergen.findings import LettergenError
from lettergen.sheets import read_sheet
begun = time.process_time()
try:
    read_sheet(Path(sys.argv[1]))
except LettergenError as refused:
    print(refused.message)
print(time.process_time() - begun)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words_soon_and_within_little_memory(name: str, tmp_path: Path) -> None:
    make, said = HOSTILE[name]
    path, output = tmp_path / name, tmp_path / "output"
    path.write_bytes(make())
    # Started by a shell: the peak of a process begins with what the one that starts it holds (getrusage(2)).
    shell = 'exec /bin/sh -c \'"$0" -c "$1" "$2"\' "$0" "$1" "$2"'
    process = os.posix_spawn(
        "/bin/sh",
        ["/bin/sh", "-c", shell, sys.executable, _READ, str(path)],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT, 0o600)],
    )
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    message, seconds, kibibytes = output.read_text(encoding="utf-8").splitlines()
    assert said in message
    assert name in message
    assert float(seconds) < _SECONDS
    assert int(kibibytes) / 1024 < _MEBIBYTES


def refusal(data: bytes, tmp_path: Path, name: str = "a.xlsx") -> str:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LettergenError) as refused:
        read_sheet(tmp_path / name)
    return refused.value.message


def test_a_damaged_workbook_is_refused_in_words_wherever_the_damage_is(tmp_path: Path) -> None:
    whole = google_xlsx([sent("Others")])
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    refused = 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "a.xlsx").write_bytes(data)
        try:
            read_sheet(tmp_path / "a.xlsx")
        except LettergenError as told:
            refused += "a.xlsx" in told.message
    assert refused > 100


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", "<worksheet"),
        (
            "xl/worksheets/sheet1.xml",
            worksheet(
                HEADER.replace('t="inlineStr"', 't="s"').replace("<is><t>Organisation</t></is>", "<v>9</v>")
            ),
        ),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="x"><c><v>1</v></c></row>')),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="1"><c r="1A"><v>1</v></c></row>')),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="1"><c r="A2"><v>1</v></c></row>')),
        ("xl/worksheets/sheet1.xml", worksheet('<row r="1"><c r="A1"><v>x</v></c></row>')),
        ("xl/workbook.xml", "<x/>"),
        ("[Content_Types].xml", "<x/>"),
        ("xl/_rels/workbook.xml.rels", "<x/>"),
    ],
)
def test_parts_that_make_no_sense_are_refused_in_words(part: str, content: str, tmp_path: Path) -> None:
    assert "a.xlsx" in refusal(package(worksheet(HEADER), {part: content}), tmp_path)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', "row 1 twice"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', "row 1 twice"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "cell A1 twice"),
    ],
)
def test_a_place_that_is_given_twice_is_refused(rows: str, said: str, tmp_path: Path) -> None:
    assert said in refusal(package(worksheet(rows)), tmp_path)


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    assert "no XLSX workbook" in refusal(other.getvalue(), tmp_path, "a.ods")
    assert "old .xls" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, tmp_path, "a.xls")
    assert "is empty" in refusal(b"", tmp_path, "a.csv")
    assert "larger than 10 MiB" in refusal(b"a" * (10 << 20) + b"b", tmp_path, "a.csv")


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    begun = time.monotonic()
    for path in (tmp_path / "pipe.csv", Path("/dev/zero"), tmp_path):
        with pytest.raises(LettergenError, match=r"no regular file|cannot be read"):
            read_sheet(path)
    with pytest.raises(LettergenError, match="No such file"):
        read_sheet(tmp_path / "none.csv")
    assert time.monotonic() - begun < _SECONDS


def test_a_workbook_under_a_password_is_refused_whichever_way_it_is_locked(tmp_path: Path) -> None:
    data = bytearray(google_xlsx([sent("Others")]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    assert "under a password" in refusal(bytes(data), tmp_path)
