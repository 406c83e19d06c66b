"""Files are written whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lettergen.findings import LettergenError
from lettergen.store import write_file, write_files, write_new_folder

OLD, NEW = b"old words\n", b"new words\n" * 20_000
CALLS = ("open", "fsync", "rename", "replace")


@contextlib.contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch, call: str, number: int, failure: Callable[[], None]
) -> Iterator[list[int]]:
    """Let the `number`-th use of a system call fail; yield how often it was used."""
    used = [0]
    real = getattr(os, call)

    def stub(*args: Any, **kwargs: Any) -> Any:
        used[0] += 1
        if used[0] == number:
            failure()
        return real(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, stub)
        yield used


def refuse(code: int) -> Callable[[], None]:
    def failure() -> None:
        raise OSError(code, os.strerror(code))

    return failure


def everything_in(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def test_a_file_is_written_and_its_folders_made(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "letter.pdf", NEW)
    assert everything_in(tmp_path) == {"a": None, "a/b": None, "a/b/letter.pdf": NEW}


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(OLD)
    write_file(tmp_path / "letter.pdf", NEW)
    assert everything_in(tmp_path) == {"letter.pdf": NEW}


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT], ids=errno.errorcode.__getitem__
)
@pytest.mark.parametrize("call", ["open", "fsync", "rename", "replace"])
def test_a_refusal_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(OLD)
    with failing(monkeypatch, call, 1, refuse(code)) as used:
        if call == "rename":  # not used for files
            write_file(target, NEW)
            assert used == [0]
            return
        with pytest.raises(LettergenError) as told:
            write_file(target, NEW)
    assert used == [1]
    assert os.strerror(code) in told.value.message and told.value.hint
    assert everything_in(tmp_path) == {"letter.pdf": OLD}


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """RLIMIT_FSIZE makes the kernel itself refuse in the middle of the file."""
    (tmp_path / "letter.pdf").write_bytes(OLD)
    script = """
import resource, signal, sys
from pathlib import Path
from lettergen.findings import LettergenError
from lettergen.store import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), b"x" * 5000)
except LettergenError as told:
    print(told.message)
"""
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "letter.pdf")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "could not be written: File too large" in run.stdout
    assert everything_in(tmp_path) == {"letter.pdf": OLD}


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.pdf").write_bytes(OLD)

    def interrupt() -> None:
        raise KeyboardInterrupt

    for call in ("fsync", "replace"):
        with failing(monkeypatch, call, 1, interrupt), pytest.raises(KeyboardInterrupt):
            write_file(tmp_path / "letter.pdf", NEW)
        assert everything_in(tmp_path) == {"letter.pdf": OLD}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new(tmp_path: Path, call: str, number: int) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(OLD)
    script = f"""
import os, signal, sys
from pathlib import Path
from lettergen.store import write_file
real, used = os.{call}, 0
def stub(*args, **kwargs):
    global used
    used += 1
    if used == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
os.{call} = stub
write_file(Path(sys.argv[1]), b"new words\\n" * 20000)
"""
    run = subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert run.returncode in (0, -signal.SIGKILL)
    assert target.read_bytes() in (OLD, NEW)
    assert run.returncode != 0 or target.read_bytes() == NEW


def test_the_data_is_on_the_disk_before_it_takes_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    for call in ("fsync", "replace"):
        real = getattr(os, call)

        def stub(*args: Any, _call: str = call, _real: Any = real) -> Any:
            steps.append(_call)
            return _real(*args)

        monkeypatch.setattr(os, call, stub)
    write_file(tmp_path / "letter.pdf", NEW)
    assert steps == ["fsync", "replace", "fsync"]  # the file, its name, the folder that holds the name


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640)])
def test_who_may_read_it_follows_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_file(tmp_path / "one" / "letter.pdf", NEW)
        write_new_folder(tmp_path / "two", {"letter.pdf": NEW})
    finally:
        os.umask(before)
    for name in ("one", "two"):
        assert stat.S_IMODE((tmp_path / name / "letter.pdf").stat().st_mode) == mode
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode | (mode & 0o444) >> 2


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(OLD)
    for target in ("elsewhere", "nowhere"):
        link = tmp_path / "out" / "letter.pdf"
        link.parent.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / target)
        write_file(link, NEW)
        assert not link.is_symlink()
        assert link.read_bytes() == NEW
    assert (tmp_path / "elsewhere").read_bytes() == OLD
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_in_the_way_stays(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").mkdir()
    with pytest.raises(LettergenError):
        write_file(tmp_path / "letter.pdf", NEW)
    assert everything_in(tmp_path) == {"letter.pdf": None}
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(LettergenError):
        write_file(tmp_path / "file" / "letter.pdf", NEW)
    assert (tmp_path / "file").read_bytes() == OLD


def test_several_files_are_each_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a": OLD, "b": OLD, "c": OLD})
    with failing(monkeypatch, "replace", 2, refuse(errno.EIO)), pytest.raises(LettergenError) as told:
        write_files(tmp_path, {"a": NEW, "b": NEW, "c": NEW})
    assert str(tmp_path / "b") in told.value.message
    assert everything_in(tmp_path) == {"a": NEW, "b": OLD, "c": OLD}


@pytest.mark.parametrize("stop", [refuse(errno.ENOSPC), None], ids=["a full disk", "Ctrl-C"])
def test_what_stops_before_all_is_on_the_disk_changes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: Callable[[], None] | None
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    write_files(tmp_path, {"a": OLD, "b": OLD, "c": OLD})
    for call in ("open", "fsync"):
        with (
            failing(monkeypatch, call, 3, stop or interrupt),
            pytest.raises((LettergenError, KeyboardInterrupt)),
        ):
            write_files(tmp_path, {"a": NEW, "b": NEW, "c": NEW})
        assert everything_in(tmp_path) == {"a": OLD, "b": OLD, "c": OLD}


def test_ctrl_c_waits_while_files_take_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a": OLD, "b": OLD})
    with (
        failing(monkeypatch, "replace", 1, lambda: os.kill(os.getpid(), signal.SIGINT)),
        pytest.raises(KeyboardInterrupt),
    ):
        write_files(tmp_path, {"a": NEW, "b": NEW})
    assert everything_in(tmp_path) == {"a": NEW, "b": NEW}


def test_what_a_killed_run_left_long_ago_goes_with_the_next(tmp_path: Path) -> None:
    old, new = tmp_path / ".letter.docx.0a1b2c3d.tmp", tmp_path / ".letter.docx.1a1b2c3d.tmp"
    for path in (old, new):
        path.write_bytes(OLD)
    os.utime(old, (time.time() - 3600,) * 2)
    write_files(tmp_path, {"letter.docx": NEW})
    assert everything_in(tmp_path) == {"letter.docx": NEW, new.name: OLD}


def test_their_paths_come_back_in_order(tmp_path: Path) -> None:
    assert write_files(tmp_path, {"b": NEW, "a": OLD}) == (tmp_path / "b", tmp_path / "a")
    assert write_new_folder(tmp_path / "new", {"x/b": NEW, "a": OLD}) == (
        tmp_path / "new/x/b",
        tmp_path / "new/a",
    )


# New folders.


FILES = {"letter.yaml": OLD, "signatures/iphr.yaml": NEW, "say.md": b""}


def test_a_new_folder_holds_everything(tmp_path: Path) -> None:
    write_new_folder(tmp_path / "letters" / "one", FILES)
    assert everything_in(tmp_path) == {
        "letters": None,
        "letters/one": None,
        "letters/one/letter.yaml": OLD,
        "letters/one/say.md": b"",
        "letters/one/signatures": None,
        "letters/one/signatures/iphr.yaml": NEW,
    }


@pytest.mark.parametrize("there", ["folder", "file", "link", "dangling link"])
def test_what_is_there_is_never_replaced_by_a_new_folder(tmp_path: Path, there: str) -> None:
    target = tmp_path / "one"
    match there:
        case "folder":
            target.mkdir()
        case "file":
            target.write_bytes(OLD)
        case "link":
            target.symlink_to(tmp_path)
        case _:
            target.symlink_to(tmp_path / "nowhere")
    before = everything_in(tmp_path)
    with pytest.raises(LettergenError, match="is there already"):
        write_new_folder(target, FILES)
    assert everything_in(tmp_path) == before


def test_a_folder_that_another_made_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "one"

    def make_it() -> None:
        target.mkdir()
        (target / "theirs").write_bytes(OLD)

    with failing(monkeypatch, "rename", 1, make_it), pytest.raises(LettergenError, match="is there already"):
        write_new_folder(target, FILES)
    assert everything_in(tmp_path) == {"one": None, "one/theirs": OLD}


@pytest.mark.parametrize(
    ("call", "number"), [("open", 1), ("open", 3), ("fsync", 1), ("fsync", 3), ("rename", 1), ("mkdir", 2)]
)
@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EIO, None])
def test_a_new_folder_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, failure: int | None
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    expected = LettergenError if failure else KeyboardInterrupt
    with (
        failing(monkeypatch, call, number, refuse(failure) if failure else interrupt),
        pytest.raises(expected, match="could not be written" if failure else None),
    ):
        write_new_folder(tmp_path / "one", FILES)
    assert everything_in(tmp_path) == {}


@pytest.mark.parametrize("call", ["open", "fsync", "rename", "mkdir"])
@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_kill_leaves_no_half_of_a_new_folder(tmp_path: Path, call: str, number: int) -> None:
    script = f"""
import os, signal, sys
from pathlib import Path
from lettergen.store import write_new_folder
real, used = os.{call}, 0
def stub(*args, **kwargs):
    global used
    used += 1
    if used == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
os.{call} = stub
write_new_folder(Path(sys.argv[1]), {{"a": b"a", "b/c": b"c", "d": b"d"}})
"""
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path / "one")], check=False)
    assert run.returncode in (0, -signal.SIGKILL)
    if (tmp_path / "one").exists():
        assert everything_in(tmp_path / "one") == {"a": b"a", "b": None, "b/c": b"c", "d": b"d"}
    assert run.returncode != 0 or (tmp_path / "one").exists()
