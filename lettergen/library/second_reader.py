"""A second process that reads a part of the library while this one reads the rest.

It begins with the last file, this one with the first, and where they meet all is read, however quick either of them is. It
writes nothing to the disk. What it sends is what the index keeps; whatever goes wrong in it, or does not come, is read here.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from lettergen import own_process

FEWEST = 600
"""Of fewer files the second process would have read next to none by the time that it has loaded its modules."""

_START = "from lettergen.library.second_reader import work; work()"
_MOST_AT_ONCE = 1 << 20


class SecondReader:
    """What the other process has read so far."""

    def __init__(self, process: subprocess.Popen[bytes] | None, files: Sequence[PurePosixPath]) -> None:
        self._process = process
        self._awaited = list(files)
        self._read: dict[PurePosixPath, bytes] = {}
        self._begun = b""

    def take(self, path: PurePosixPath) -> bytes | None:
        """Return what a file was read as, in the form of `coding.encoded`, None where it is to be read here."""
        self._receive()
        return self._read.pop(path, None)

    def _receive(self) -> None:
        """Take what has come, without waiting for more."""
        if self._process is None or self._process.stdout is None:
            return
        try:
            data = os.read(self._process.stdout.fileno(), _MOST_AT_ONCE)
        except OSError:  # nothing yet
            return
        *lines, self._begun = (self._begun + data).split(b"\n")
        for line in lines:
            if line and self._awaited:
                self._read[self._awaited[-1]] = line
            del self._awaited[-1:]


@contextmanager
def second_reader(root: Path, cases: PurePosixPath, files: Sequence[PurePosixPath]) -> Iterator[SecondReader]:
    """Start the other process if there are enough files and processors for two; it ends with the block in any case.

    `files`: those below the folder `cases` of the workspace `root` that have to be read, in the order they are taken in.
    """
    process = _started() if len(files) >= FEWEST and (os.cpu_count() or 1) > 1 else None
    try:
        if process is not None:
            _ask(process, root, cases, files)
        yield SecondReader(process, files)
    finally:
        if process is not None:
            own_process.end(process)


def _started() -> subprocess.Popen[bytes] | None:
    return own_process.start(_START)


def _ask(
    process: subprocess.Popen[bytes], root: Path, cases: PurePosixPath, files: Sequence[PurePosixPath]
) -> None:
    if process.stdin is None or process.stdout is None:
        return
    os.set_blocking(process.stdout.fileno(), False)
    asked = {"root": str(root), "cases": str(cases), "files": [str(path) for path in files]}
    with contextlib.suppress(OSError), process.stdin as pipe:
        pipe.write(json.dumps(asked).encode())


def work() -> None:
    """Be the other process: read the files that standard input names, the last one first, and write a line for each.

    The line is empty for what cannot be sent. Ends in silence when nobody reads any more.
    """
    asked = json.load(sys.stdin.buffer)  # before the modules are loaded: until then the first process waits
    gc.set_threshold(100_000, 20, 100)  # as in the first process, and for the same reason

    from lettergen.library.coding import encoded
    from lettergen.library.files import kind_of
    from lettergen.library.load import read_file

    root, above = Path(asked["root"]), len(PurePosixPath(asked["cases"]).parts)
    with contextlib.suppress(BrokenPipeError):
        for name in reversed(asked["files"]):
            path = PurePosixPath(name)
            kind = kind_of(path.parts[above:])
            line = encoded(read_file(root, path, kind), path) if kind is not None else None
            sys.stdout.buffer.write((line or b"") + b"\n")
            sys.stdout.buffer.flush()
