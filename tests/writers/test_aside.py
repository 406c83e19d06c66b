"""The second process changes nothing but the time."""

from __future__ import annotations

import dataclasses
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from pdf_samples import briefing, letter

from lettergen.document import Document
from lettergen.findings import LettergenError
from lettergen.house import House
from lettergen.writers import aside, second_process
from lettergen.writers.aside import SecondWriter, second_writer
from lettergen.writers.pdf import write_pdf
from lettergen.writers.pdf.as_text import as_text

LETTER, BRIEFING = letter(), briefing()
BOTH = {"letter.pdf": LETTER, "briefing.pdf": BRIEFING}
ONE = {"letter.pdf": LETTER}
NAMES_WHAT_CAME = (
    "import pickle, sys; pages = pickle.load(sys.stdin.buffer);"
    "pickle.dump({name: name.encode() for name in pages}, sys.stdout.buffer)"
)


def never() -> bytes:
    raise AssertionError("written here, too")


def here() -> bytes:
    return b"written here"


def refused() -> bytes:
    raise LettergenError("The PDF's fonts lack a sign.")


def started(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the second process run some other code."""
    monkeypatch.setattr(aside, "_START", code)


def written_aside(documents: Mapping[str, Document]) -> dict[str, bytes]:
    with second_writer() as second:
        assert second.begin(documents, House()) == set(documents)
        return {name: second.finish(name, never) for name in documents}


def test_the_bytes_are_those_of_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert written_aside(BOTH) == {"letter.pdf": write_pdf(LETTER), "briefing.pdf": write_pdf(BRIEFING)}


def test_three_documents_come_each_under_its_name() -> None:
    three = {"a.pdf": LETTER, "b.pdf": BRIEFING, "c.pdf": LETTER}
    made = written_aside(three)
    assert made["a.pdf"] == made["c.pdf"] != made["b.pdf"]


def test_what_lies_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("weasyprint.py", "pickle.py", "lettergen.py", "sitecustomize.py"):
        (tmp_path / name).write_text("import pathlib; pathlib.Path('ran').touch()\n")
    monkeypatch.chdir(tmp_path)
    assert written_aside(ONE) == {"letter.pdf": write_pdf(LETTER)}
    assert not (tmp_path / "ran").exists()


def test_without_forks_the_longest_alone_is_written_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_HAS_TWIN", False)
    started(monkeypatch, NAMES_WHAT_CAME)
    with second_writer() as second:
        assert second.begin(BOTH, House()) == {"briefing.pdf"}
        assert second.finish("briefing.pdf", never) == b"briefing.pdf"


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'%PDF-half'); sys.exit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'%PDF-half')",
        "import os; os.kill(os.getpid(), 9)",
        "import sys; sys.stdin.buffer.read()",
        "import sys, pickle; sys.stdin.buffer.read(); pickle.dump({}, sys.stdout.buffer)",
    ],
    ids=["fails at once", "fails half-way", "says half of it", "is killed", "says nothing", "makes nothing"],
)
def test_a_process_that_fails_costs_only_time(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    started(monkeypatch, code)
    with second_writer() as second:
        assert second.begin(BOTH, House()) == set(BOTH)
        assert [second.finish(name, here) for name in BOTH] == [b"written here"] * 2


def test_an_error_is_that_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, "raise SystemExit(1)")
    with second_writer() as second:
        second.begin(ONE, House())
        with pytest.raises(LettergenError, match="fonts lack"):
            second.finish("letter.pdf", refused)


def test_without_a_process_nothing_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with second_writer() as second:
        assert second.begin(ONE, House()) == set()


def test_no_process_is_started_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_started", never)
    with second_writer(wanted=False):
        pass
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with second_writer():
        pass


def test_the_process_ends_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    processes: list[subprocess.Popen[bytes]] = []
    start = partial(aside._started)

    def kept() -> subprocess.Popen[bytes] | None:
        process = start()
        assert process is not None
        processes.append(process)
        return process

    monkeypatch.setattr(aside, "_started", kept)
    started(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(KeyError), second_writer() as second:
        assert isinstance(second, SecondWriter)
        raise KeyError
    assert [process.returncode for process in processes] == [-9]


def made_by_a_twin_that(act: str) -> Mapping[str, bytes]:
    """Return what the second process makes of both when its twin does something else; run apart, since it forks."""
    code = (
        "import os, pickle, sys; from lettergen.writers import second_process as it;"
        f"it._serve = lambda pipe, other: {act};"
        "it.work()"
    )
    given = pickle.dumps({name: as_text(document) for name, document in BOTH.items()})
    process = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, timeout=60, check=True
    )
    made: Mapping[str, bytes] = pickle.loads(process.stdout)  # noqa: S301 (our own)
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="no twin elsewhere")
@pytest.mark.parametrize(
    "act",
    ["os.kill(os.getpid(), 9)", "(pipe.recv(), os.kill(os.getpid(), 9))", "pipe.recv()", "pipe.send({})"],
)
def test_a_twin_that_fails_takes_nothing_with_it(act: str) -> None:
    assert list(made_by_a_twin_that(act)) == ["letter.pdf"]


def test_one_document_that_cannot_be_written_leaves_the_other() -> None:
    broken = as_text(LETTER, "p { background: url(http://example.org/) }")
    assert list(second_process._made({"a.pdf": broken, "b.pdf": as_text(LETTER)})) == ["b.pdf"]


def test_a_character_that_the_fonts_lack_is_told_here() -> None:
    broken = dataclasses.replace(LETTER, title="\u0e01", date_text="\u0e01")
    with second_writer() as second:
        second.begin({"a.pdf": broken, "b.pdf": LETTER}, House())
        with pytest.raises(LettergenError, match="fonts lack"):
            second.finish("a.pdf", partial(write_pdf, broken))
        assert second.finish("b.pdf", never) == write_pdf(LETTER)


@pytest.mark.skipif(sys.platform != "linux", reason="no twin elsewhere")
def test_a_twin_ends_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, "import os, time; (twin := os.fork()) and print(twin, flush=True); time.sleep(60)")
    with second_writer() as second:
        process = second._process
        assert process is not None and process.stdout is not None
        twin = int(process.stdout.readline())
        assert _lives(twin)
    for _ in range(100):
        if not _lives(twin):
            return
        time.sleep(0.05)
    pytest.fail("the twin lives on")


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_the_process_ends_in_silence_when_nothing_comes() -> None:
    process = aside._started()
    assert process is not None and process.stdin is not None and process.stdout is not None
    process.stdin.close()
    assert process.stdout.read() == b""
    assert process.wait(timeout=30) != 0
    process.stdout.close()
