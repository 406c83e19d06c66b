"""A second process reads a part of the library, and nothing but the time depends on it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from planted import CASES, SOUND_CASE

from lettergen.library import second_reader as module
from lettergen.library.coding import encoded
from lettergen.library.files import kind_of
from lettergen.library.index import Index
from lettergen.library.load import load_library, read_file
from lettergen.library.second_reader import SecondReader, second_reader

FAULTS = (
    ("", ""),
    ("country: KZ", "contry: KZ"),
    ("He was", "<b>He</b> was"),
    ("share: public", "share: &a public\nshare: public"),
    ("2022-10-19}", "2022-13-19}"),
    ("# Letter", "# Leter"),
    ("name: Zh", "name: {Zh"),
    ("[^s1]", "*[^s1]*\n\n- one\n- two[^s1]\n"),
    ("---\n# L", "# L"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library in which a part of the files is faulty, in every folder."""
    for folder in ("kazakhstan", "tajikistan"):
        (tmp_path / "cases" / folder).mkdir(parents=True)
        for number, (sound, faulty) in enumerate(FAULTS * 3):
            text = SOUND_CASE.replace(sound, faulty) if sound else SOUND_CASE
            (tmp_path / "cases" / folder / f"{folder}-{number:02}.md").write_text(text)
        (tmp_path / "cases" / folder / "country.yaml").write_text(
            f"code: {folder[:2].upper()}\nname: {folder}\n"
        )
        (tmp_path / "cases" / folder / "Bad Id.md").write_text(SOUND_CASE)
        (tmp_path / "cases" / folder / "link.md").symlink_to("country.yaml")
        (tmp_path / "cases" / folder / "kazakhstan-00.md").write_text(SOUND_CASE)
    (tmp_path / "cases" / "organisations").mkdir()
    (tmp_path / "cases" / "organisations" / "iphr.yaml").write_text("name: IPHR\nacronim: x\n")
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """A second process for any number of files, on any machine; and the processes that were started."""
    monkeypatch.setattr(module, "FEWEST", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    processes: list[subprocess.Popen[bytes]] = []
    start = module._started

    def kept() -> subprocess.Popen[bytes] | None:
        process = start()
        if process is not None:
            processes.append(process)
        return process

    monkeypatch.setattr(module, "_started", kept)
    return processes


def wait_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the first process wait until the second has read everything or is gone."""
    take = SecondReader.take

    def patient(second: SecondReader, path: PurePosixPath) -> bytes | None:
        until = time.monotonic() + 60
        while second._awaited and not _is_gone(second) and time.monotonic() < until:
            second._receive()
            time.sleep(0.005)
        return take(second, path)

    monkeypatch.setattr(SecondReader, "take", patient)


def _is_gone(second: SecondReader) -> bool:
    return second._process is None or second._process.poll() is not None


def loaded(root: Path) -> tuple[Any, ...]:
    """What is loaded, with the places that equality leaves out, and what the index keeps."""
    index = Index(root, time.time_ns() + 3_600_000_000_000)
    library, findings = load_library(root, CASES, index)
    lines = [list(case.lines.items()) for case in library.cases.values()]
    return repr(library), lines, findings, index.changed()


def alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    with monkeypatch.context() as context:
        context.setattr(os, "cpu_count", lambda: 1)
        return loaded(root)


def files(root: Path) -> list[PurePosixPath]:
    return [PurePosixPath(path.relative_to(root)) for path in sorted((root / "cases").rglob("*.md"))]


def test_two_processes_read_what_one_reads(
    root: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = alone(root, monkeypatch)
    assert not started
    assert loaded(root) == one
    wait_for_all(monkeypatch)
    monkeypatch.setattr("lettergen.library.load.read_file", _never)
    assert loaded(root) == one
    assert len(started) == 2
    assert all(process.poll() is not None for process in started), "a process is left"
    codes = {finding.code for finding in one[2]}
    assert codes >= {
        "symlink",
        "bad-id",
        "duplicate-id",
        "unknown-key",
        "yaml-anchor",
        "markup-html",
        "yaml-syntax",
    }


def _never(*_: Any) -> Any:
    raise AssertionError("read here too")


def test_the_second_process_begins_with_the_last_file(
    root: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    with second_reader(root, CASES, files(root)) as second:
        until = time.monotonic() + 60
        while not second._read and time.monotonic() < until:
            second._receive()
        last = files(root)[-1]
        kind = kind_of(last.relative_to(CASES).parts)
        assert kind is not None
        assert second.take(last) == encoded(read_file(root, last, kind), last)
        assert second.take(last) is None
    assert started[0].poll() is not None


DEATHS = {
    "at once": "raise SystemExit(1)",
    "when it was asked": "import sys; sys.stdin.buffer.read(); raise SystemExit(0)",
    "in the middle of a line": "import sys; sys.stdin.buffer.read(); sys.stdout.write('[null,[')",
    "after what is no record": "import sys; sys.stdin.buffer.read(); sys.stdout.write('[1,2]\\n{}\\n\\n[]\\nx\\n' * 500)",
    "by another kind of record": (
        'import sys; sys.stdin.buffer.read(); sys.stdout.write(\'[["Country",{}],["t"]]\\n\' * 500)'
    ),
    "by a signal": "import os, signal, sys; sys.stdin.buffer.read(); os.kill(os.getpid(), signal.SIGKILL)",
}


@pytest.mark.parametrize("start", DEATHS.values(), ids=DEATHS.keys())
def test_when_the_second_process_fails_the_first_reads_all(
    start: str, root: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = alone(root, monkeypatch)
    monkeypatch.setattr(module, "_START", start)
    wait_for_all(monkeypatch)
    assert loaded(root) == one
    assert started


@pytest.mark.usefixtures("started")
def test_when_it_dies_after_some_files_the_first_reads_the_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = alone(root, monkeypatch)
    dying = (
        "import lettergen.library.load as load, os\n"
        "read, seen = load.read_file, []\n"
        "def some(*given):\n"
        "    seen.append(1)\n"
        "    return read(*given) if len(seen) < 20 else os._exit(1)\n"
        "load.read_file = some\n"
    )
    monkeypatch.setattr(module, "_START", dying + module._START)
    wait_for_all(monkeypatch)
    read_here: list[Path] = []
    monkeypatch.setattr("lettergen.library.load.read_file", _counting(read_here))
    assert loaded(root) == one
    assert 0 < len(read_here) < len(files(root))


def _counting(read_here: list[Path]) -> Callable[..., Any]:
    def read(*given: Any) -> Any:
        read_here.append(given[1])
        return read_file(*given)

    return read


def test_where_no_process_can_be_started_the_first_reads_all(
    root: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = alone(root, monkeypatch)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert loaded(root) == one
    assert not started


def test_what_changed_after_it_was_looked_at_is_not_remembered_as_it_is_now(root: Path) -> None:
    path = CASES / "kazakhstan" / "kazakhstan-00.md"
    index = Index(root, time.time_ns() + 3_600_000_000_000)
    kind = kind_of(path.relative_to(CASES).parts)
    assert kind is not None
    assert not index.holds(path, kind.record)
    before = encoded(read_file(root, path, kind), path)
    (root / path).write_text(SOUND_CASE.replace("Mamai", "Nobody at all"))
    index.read(path, kind.record, _never, before)
    (root / ".lettergen-cache").mkdir(mode=0o700)
    content = index.changed()
    assert content is not None
    (root / ".lettergen-cache" / "library.json").write_bytes(content)
    (root / ".lettergen-cache" / "library.json").chmod(0o600)
    assert not Index(root, time.time_ns()).holds(path, kind.record)


def test_few_files_are_read_by_one_process(
    root: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEWEST", len(files(root)) * 2)
    loaded(root)
    assert not started
