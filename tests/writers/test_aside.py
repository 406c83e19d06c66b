"""The second process changes nothing but the time."""

from __future__ import annotations

import dataclasses
import os
import pickle
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pdf_samples import briefing, letter

from lettergen.document import Document
from lettergen.findings import LettergenError
from lettergen.house import House
from lettergen.writers import aside
from lettergen.writers.aside import SecondWriter, second_writer
from lettergen.writers.pdf import write_pdf
from lettergen.writers.pdf.as_text import as_text

LETTER, BRIEFING = letter(), briefing()
BOTH = {"letter.pdf": LETTER, "briefing.pdf": BRIEFING}
ONE = {"letter.pdf": LETTER}
NAMES_WHAT_CAME = (
    "import pickle, sys; page = pickle.load(sys.stdin.buffer);"
    "pickle.dump(page.html.partition('<title>')[2].partition('<')[0].encode(), sys.stdout.buffer)"
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


def written_aside(document: Document) -> bytes:
    with second_writer() as second:
        assert second.begin({"it.pdf": document}, House()) == {"it.pdf"}
        return second.finish(never)


def test_the_bytes_are_those_of_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert written_aside(LETTER) == write_pdf(LETTER)
    assert written_aside(BRIEFING) == write_pdf(BRIEFING)


def test_what_lies_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("weasyprint.py", "pickle.py", "lettergen.py", "sitecustomize.py"):
        (tmp_path / name).write_text("import pathlib; pathlib.Path('ran').touch()\n")
    monkeypatch.chdir(tmp_path)
    assert written_aside(LETTER) == write_pdf(LETTER)
    assert not (tmp_path / "ran").exists()


def test_the_longest_alone_is_written_elsewhere_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, NAMES_WHAT_CAME)
    with second_writer() as second:
        assert second.begin(BOTH, House()) == {"briefing.pdf"}
        assert second.begin(ONE, House()) == set()
        assert second.finish(never) == BRIEFING.title.encode()


def test_of_no_documents_none_is_taken() -> None:
    with second_writer() as second:
        assert second.begin({}, House()) == set()


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'%PDF-half'); sys.exit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'%PDF-half')",
        "import os; os.kill(os.getpid(), 9)",
        "import sys; sys.stdin.buffer.read()",
        "import sys, pickle; sys.stdin.buffer.read(); pickle.dump(b'', sys.stdout.buffer)",
    ],
    ids=["fails at once", "fails half-way", "says half of it", "is killed", "says nothing", "makes nothing"],
)
def test_a_process_that_fails_costs_only_time(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    started(monkeypatch, code)
    with second_writer() as second:
        assert second.begin(BOTH, House()) == {"briefing.pdf"}
        assert second.finish(here) == b"written here"


def test_an_error_is_that_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, "raise SystemExit(1)")
    with second_writer() as second:
        second.begin(ONE, House())
        with pytest.raises(LettergenError, match="fonts lack"):
            second.finish(refused)


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


def test_a_page_that_cannot_be_made_ends_the_process_in_silence() -> None:
    broken = as_text(LETTER, "p { background: url(http://example.org/) }")
    process = aside._started()
    assert process is not None
    out, _ = process.communicate(pickle.dumps(broken), timeout=60)
    assert out == b"" and process.returncode != 0


def test_a_character_that_the_fonts_lack_is_told_here() -> None:
    broken = dataclasses.replace(LETTER, title="\u0e01", date_text="\u0e01")
    with second_writer() as second:
        second.begin({"a.pdf": broken}, House())
        with pytest.raises(LettergenError, match="fonts lack"):
            second.finish(partial(write_pdf, broken))


def test_the_process_ends_in_silence_when_nothing_comes() -> None:
    process = aside._started()
    assert process is not None and process.stdin is not None and process.stdout is not None
    process.stdin.close()
    assert process.stdout.read() == b""
    assert process.wait(timeout=30) != 0
    process.stdout.close()
