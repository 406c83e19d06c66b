"""What an answer depends on, as digests: the files of the workspace, the program, its surroundings.

The standard library's lightest parts only: this runs before anything is loaded, and may not take longer than what it spares.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import stat
import sys
import time
from collections.abc import Container, Iterator
from typing import Any

from lettergen.private_cache import FOLDER

MOST_ENTRIES = 200_000
"""Who keeps more files in a workspace waits for the answer."""

_PASSING = ("_", "OLDPWD", "PWD", "SHLVL")
"""Variables that shells change from one command to the next, and nothing here reads."""

_OTHERS = ("CACHEDIR.TAG", "pyvenv.cfg")
"""What marks a hidden folder as one that programs keep for themselves (https://bford.info/cachedir/, PEP 405)."""

_BYTECODE = "__pycache__"

_NAMES = re.compile("[^\"'/]+")

Row = tuple[str, int, int, int, int, int, int]


class Unknowable(Exception):
    """An answer may depend on more than can be looked at."""


class TooManyFiles(Unknowable):
    """A folder holds more than `MOST_ENTRIES` files."""


class LeadsOut(Unknowable):
    """A link leads out of the folder, or to what is not looked at in it. Some questions of the commands follow links."""


def of_folder(folder: str, named: Container[str] = ()) -> tuple[str, int]:
    """Return a digest of the name, inode, size and times of every file and folder below one, and the youngest of the times.

    What other programs keep is left out, except folders whose names are `named`. Times are in nanoseconds since 1970. Nobody
    can set the time of an inode's change, so that no change goes unseen but one within the clock's last tick; a folder's own
    tells that others stood in its place for a while. Raises OSError where a folder cannot be read, Unknowable.
    """
    rows = sorted(_rows(folder, named))
    return _digest(rows), max((max(row[5:]) for row in rows), default=0)


def names_in(settings: str) -> frozenset[str]:
    """Return every name of a folder that settings (TOML) can mean, and many other words; raises Unknowable.

    An escape could stand for any letter of a name.
    """
    if "\\" in settings:
        raise Unknowable
    return frozenset(_NAMES.findall(settings))


def of_surroundings(words: list[str]) -> str:
    """Return a digest of what was asked, where and in what: words, folder, variables, terminal, encodings, day, program."""
    variables = sorted((name, value) for name, value in os.environ.items() if name not in _PASSING)
    paths = map(as_path, words)
    here = (os.getcwd(), *(os.path.realpath(path) for path in paths if os.path.lexists(path)))
    # Not only variables decide on encodings: `python -X utf8` does, and which locales the machine has.
    encodings = [sys.getfilesystemencoding(), sys.stdout.encoding, sys.stderr.encoding]
    terminals = [_terminal(fd) for fd in range(3)]
    return _digest((words, here, variables, terminals, encodings, time.localtime()[:3], _program()))


def as_path(word: str) -> str:
    """Return a word as `pathlib.Path` takes it: "link/." is the link itself, and a file keeps no slash at its end."""
    parts = [part for part in word.split("/") if part not in ("", ".")]
    return "/" * word.startswith("/") + "/".join(parts)


def _digest(value: Any) -> str:
    # Of marshal's formats this one does not depend on how often an object is referred to.
    return hashlib.blake2b(marshal.dumps(value, 2), digest_size=20).hexdigest()


def _rows(top: str, named: Container[str]) -> Iterator[Row]:
    folders, count = [top], 0
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                count += 1
                if count > MOST_ENTRIES:
                    raise TooManyFiles
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in named and _is_others(entry, is_at_top=folder == top):
                        continue
                    folders.append(entry.path)
                if not _is_pythons(entry, folder):
                    yield _row(entry, top)


def _row(entry: os.DirEntry[str], top: str) -> Row:
    info = entry.stat(follow_symlinks=False)
    if stat.S_ISLNK(info.st_mode):
        _stay_inside(entry.path, top)
    return (
        entry.path,
        info.st_dev,
        info.st_ino,
        info.st_mode,
        info.st_size,
        info.st_mtime_ns,
        info.st_ctime_ns,
    )


def _stay_inside(link: str, top: str) -> None:
    """Raise LeadsOut unless what a link leads to is looked at as well; links on the way are found by themselves."""
    first = os.path.normpath(os.path.join(os.path.dirname(link), os.readlink(link)))
    for path in (first, os.path.realpath(link)):
        inside = path.removeprefix(os.path.join(top, ""))
        if inside == path or any(name.startswith(".") for name in inside.split("/")):
            raise LeadsOut


def _is_pythons(entry: os.DirEntry[str], folder: str) -> bool:
    """Tell whether Python writes it as it runs: that folder, and bytecode in it, but not what else somebody puts there."""
    return entry.name == _BYTECODE or (".pyc" in entry.name and os.path.basename(folder) == _BYTECODE)


def _is_others(folder: os.DirEntry[str], *, is_at_top: bool) -> bool:
    if folder.name in (FOLDER, ".git"):
        return True
    # Further down lie hidden folders of our own, such as text/.base.
    return (
        is_at_top
        and folder.name.startswith(".")
        and any(os.path.lexists(os.path.join(folder.path, name)) for name in _OTHERS)
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
