"""The second process changes nothing but the time."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pdf_samples import letter

from lettergen.findings import LettergenError
from lettergen.house import House
from lettergen.writers import aside
from lettergen.writers.aside import SecondWriter, second_writer
from lettergen.writers.pdf import write_pdf

LETTER = letter()


def never() -> bytes:
    raise AssertionError("written here, too")


def here() -> bytes:
    return b"written here"


def refused() -> bytes:
    raise LettergenError("The PDF's fonts lack a sign.")


def started(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the second process run some other code."""
    monkeypatch.setattr(aside, "_START", code)


def test_the_bytes_are_those_of_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with second_writer() as second:
        second.begin(LETTER, House(), never)
        assert second.finish() == write_pdf(LETTER)


def test_what_lies_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("weasyprint.py", "pickle.py", "lettergen.py", "sitecustomize.py"):
        (tmp_path / name).write_text("import pathlib; pathlib.Path('ran').touch()\n")
    monkeypatch.chdir(tmp_path)
    with second_writer() as second:
        second.begin(LETTER, House(), never)
        assert second.finish() == write_pdf(LETTER)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'%PDF-half'); sys.exit(1)",
        "import os; os.kill(os.getpid(), 9)",
        "import sys; sys.stdin.buffer.read()",
    ],
    ids=["fails at once", "fails half-way", "is killed", "says nothing"],
)
def test_a_process_that_fails_costs_only_time(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    started(monkeypatch, code)
    with second_writer() as second:
        second.begin(LETTER, House(), here)
        assert second.finish() == b"written here"


def test_an_error_is_that_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, "raise SystemExit(1)")
    with second_writer() as second:
        second.begin(LETTER, House(), refused)
        with pytest.raises(LettergenError, match="fonts lack"):
            second.finish()


def test_without_a_process_the_document_is_written_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with second_writer() as second:
        second.begin(LETTER, House(), here)
        assert second.finish() == b"written here"


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


def test_the_process_ends_in_silence_when_nothing_comes() -> None:
    process = aside._started()
    assert process is not None and process.stdin is not None and process.stdout is not None
    process.stdin.close()
    assert process.stdout.read() == b""
    assert process.wait(timeout=30) != 0
    process.stdout.close()
