"""The only place that writes. A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lettergen.findings import LettergenError

_CACHE_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# What lettergen remembers of the library; it may be deleted.\n"
LOCK_SECONDS = 60.0
_LOCK_PAUSE = 0.05
_LONGEST_WRITE = 60.0
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def locked(folder: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Keep every other lettergen from changing what is in `folder` until the block ends.

    The lock is the system's own on the folder itself (flock(2)): no file is left behind, and a process that is killed
    gives it back. Waits for `seconds`; raises LettergenError when it cannot be had.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as refused:
        raise _not_locked(folder, refused.strerror or str(refused)) from refused
    try:
        _take_lock(descriptor, folder, time.monotonic() + seconds)
        yield
    finally:
        os.close(descriptor)


def _take_lock(descriptor: int, folder: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            if time.monotonic() > until:
                raise _not_locked(folder, "another lettergen is at work in it") from taken
            time.sleep(_LOCK_PAUSE)
        except OSError as refused:
            raise _not_locked(folder, refused.strerror or str(refused)) from refused
        else:
            return


def _not_locked(folder: Path, why: str) -> LettergenError:
    return LettergenError(
        f"{folder} could not be locked: {why}", "Nothing was changed. Run the command again in a moment."
    )


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished directly below `folder`; only for one that holds its lock.

    Such files are named by this module alone: a dot, the name they were to take, eight digits, and .tmp.
    """
    for path in folder.glob(".*.????????.tmp"):
        _remove(path)


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in place of whatever is at `path`, so that a reader finds the old bytes or the new, never a part.

    The data goes beside the target, is flushed to the disk, and then takes its name (POSIX rename). Folders that are
    missing are made. Raises LettergenError when that is not possible; the old file is then still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as refused:
        raise _not_written(path, refused) from refused


def _not_written(path: Path, refused: OSError) -> LettergenError:
    return LettergenError(
        f"{path} could not be written: {refused.strerror or refused}",
        "Nothing of it was changed. Check space and permissions of the folder, and run the command again.",
    )


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")


def _replace(path: Path, data: bytes, mode: int = 0o666) -> None:
    beside = _beside(path)
    try:
        _write_new(beside, data, mode)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _write_new(path: Path, data: bytes, mode: int = 0o666) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last; not every file system can, and the file is whole either way."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_new_file(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, whole or not at all, and never in place of another.

    Raises LettergenError when it is there, also when another run was quicker, or cannot be written.
    """
    beside = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(beside, data)
        os.link(beside, path)  # unlike a rename, a link never takes the place of what is there
    except FileExistsError as there:
        raise _there_already(path) from there
    except OSError as refused:
        raise LettergenError(
            f"{path} could not be written: {refused.strerror or refused}", "Check space and permissions."
        ) from refused
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    _flush_folder(path.parent)


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write several files into a folder, each whole or not at all, and return their paths in the order given.

    All of them are on the disk before the first takes its name, so that what is interrupted or finds the disk full before
    then changes none; what a killed run left half done is taken away. Raises LettergenError where one cannot be written.
    """
    beside = {folder / name: _beside(folder / name) for name in files}
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep_killed(folder)
        for path, data in zip(beside, files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_new(beside[path], data)
        with _uninterrupted():
            for path, new in beside.items():
                new.replace(path)
    except OSError as refused:
        raise _not_written(path, refused) from refused
    finally:
        for new in beside.values():
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
    for parent in {path.parent for path in beside}:
        _flush_folder(parent)
    return tuple(beside)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C and the like wait for the end of a step that takes a moment only."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Python tells signals to the main thread alone
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda told, _: came.append(told)) for number in _STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for stopping in came:
            signal.raise_signal(stopping)


def write_cache(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that only save time into a folder for the owner's eyes alone, each whole; silent where that fails.

    The folder is made with a .gitignore that names all of it, and the tag by which backups know it
    (https://bford.info/cachedir/). A link in its place is left alone.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or not folder.is_dir():
            return
        folder.chmod(0o700)
        _sweep_killed(folder)
        for name, data in {".gitignore": b"*\n", "CACHEDIR.TAG": _CACHE_TAG, **files}.items():
            _replace(folder / name, data, 0o600)


def _sweep_killed(folder: Path) -> None:
    """Remove what runs that were killed left in a folder for which nobody holds a lock: those at work take no minute."""
    for path in folder.glob(".*.????????.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - path.lstat().st_mtime > _LONGEST_WRITE:
                path.unlink()


def remove_cache(folder: Path, name: str) -> None:
    """Remove a file of such a folder, if it is there; silent where that fails. A link in its place is left alone."""
    if not folder.is_symlink():
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Make `folder` with these files in one step: it appears complete or not at all.

    Names may have folders in them. Raises LettergenError when the folder is there already, or cannot be written.
    """
    with new_folder(folder) as add:
        add(files)
    return tuple(folder / name for name in files)


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[Callable[[Mapping[str, bytes]], None]]:
    """Give a function that adds files to a folder that appears at the end, complete, or, when anything is raised, never.

    Raises LettergenError when the folder is there already, or cannot be written.
    """
    if os.path.lexists(folder):
        raise _there_already(folder)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.tmp")

    def add(files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            _write_new(beside / name, data)

    try:
        yield add
        beside.rename(folder)
    except OSError as refused:
        _remove(beside)
        if refused.errno in (errno.EEXIST, errno.ENOTEMPTY) and os.path.lexists(folder):
            raise _there_already(folder) from refused  # another run was quicker
        raise LettergenError(
            f"{folder} could not be written: {refused.strerror or refused}", "Check space and permissions."
        ) from refused
    except BaseException:
        _remove(beside)
        raise
    _flush_folder(folder.parent)


@contextlib.contextmanager
def scratch_folder(parent: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder with these files, for nobody else to read, and take it away again whatever happens."""
    folder = parent / f"lettergen-{secrets.token_hex(8)}"
    try:
        folder.mkdir(mode=0o700)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        yield folder
    finally:
        _remove(folder)


def _there_already(folder: Path) -> LettergenError:
    return LettergenError(f"{folder} is there already", "Choose another name, or move it away yourself.")


def _remove(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        with contextlib.suppress(OSError):
            folder.unlink()
        return
    for path in sorted(folder.rglob("*"), reverse=True):
        with contextlib.suppress(OSError):
            path.unlink() if not path.is_dir() else path.rmdir()
    with contextlib.suppress(OSError):
        folder.rmdir()
