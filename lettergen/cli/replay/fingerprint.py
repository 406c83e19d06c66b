"""What an answer depends on, as digests: the files of the workspace, the program, its surroundings.

The standard library's lightest parts only: this runs before anything is loaded, and may not take longer than what it spares.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

from lettergen.private_cache import FOLDER

MOST_ENTRIES = 200_000
"""Who keeps more files in a workspace waits for the answer."""

_PASSING = ("_", "OLDPWD", "PWD", "SHLVL")
"""Variables that shells change from one command to the next, and nothing here reads."""

_OTHERS = ("CACHEDIR.TAG", "pyvenv.cfg")
"""What marks a hidden folder as one that programs keep for themselves (https://bford.info/cachedir/, PEP 405)."""

Row = tuple[str, int, int, int, int, int, int]


class TooManyFiles(Exception):
    """A folder holds more than `MOST_ENTRIES` files."""


def of_folder(folder: str) -> tuple[str, int]:
    """Return a digest of every file's name, inode, size and times below a folder, and the youngest of the times.

    Times are in nanoseconds since 1970. Nobody can set the time of an inode's change, so that no change goes unseen but one
    within the clock's last tick. Raises OSError where a folder cannot be read, TooManyFiles.
    """
    rows = sorted(_rows(folder))
    return _digest(rows), max((max(row[5:]) for row in rows), default=0)


def of_surroundings(words: list[str]) -> str:
    """Return a digest of what was asked, where and in what: the words, the folder, the variables, the terminal, the day."""
    variables = sorted((name, value) for name, value in os.environ.items() if name not in _PASSING)
    paths = map(as_path, words)
    here = (os.getcwd(), *(os.path.realpath(path) for path in paths if os.path.lexists(path)))
    return _digest(
        (words, here, variables, [_terminal(fd) for fd in range(3)], time.localtime()[:3], _program())
    )


def as_path(word: str) -> str:
    """Return a word as `pathlib.Path` takes it: "link/." is the link itself, and a file keeps no slash at its end."""
    parts = [part for part in word.split("/") if part not in ("", ".")]
    return "/" * word.startswith("/") + "/".join(parts)


def _digest(value: Any) -> str:
    # Of marshal's formats this one does not depend on how often an object is referred to.
    return hashlib.blake2b(marshal.dumps(value, 2), digest_size=20).hexdigest()


def _rows(top: str) -> Iterator[Row]:
    folders, count = [top], 0
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                count += 1
                if count > MOST_ENTRIES:
                    raise TooManyFiles
                if not entry.is_dir(follow_symlinks=False):
                    yield _row(entry)
                elif not _is_others(entry):
                    yield (entry.path, 0, 0, 0, 0, 0, 0)
                    folders.append(entry.path)


def _row(entry: os.DirEntry[str]) -> Row:
    info = entry.stat(follow_symlinks=False)
    return (
        entry.path,
        info.st_dev,
        info.st_ino,
        info.st_mode,
        info.st_size,
        info.st_mtime_ns,
        info.st_ctime_ns,
    )


def _is_others(folder: os.DirEntry[str]) -> bool:
    if folder.name in (FOLDER, ".git", "__pycache__"):
        return True
    return folder.name.startswith(".") and any(
        os.path.lexists(os.path.join(folder.path, name)) for name in _OTHERS
    )


def _terminal(descriptor: int) -> tuple[int, ...]:
    try:
        return tuple(os.get_terminal_size(descriptor))
    except OSError:
        return ()


def _program() -> tuple[object, ...]:
    """What would answer: this package and its templates, Python, and the folders that installing a library changes."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    templates = os.path.join(os.path.dirname(package), "letter_templates")
    own = [of_folder(folder) for folder in (package, templates) if os.path.isdir(folder)]
    libraries = [
        (place, os.stat(place).st_mtime_ns)
        for place in sys.path
        if place.endswith("-packages") and os.path.isdir(place)
    ]
    return (sys.version, own, libraries)
