"""What every file of the library held when it was last read, so that only what changed is read again.

The index is only a cache: without it, with an old one or a broken one everything is the same but the time. A file counts as
unchanged when its inode, size and both times are those of the entry. Nobody can set the time of an inode's change, so a file
of the same size under the same date is told apart, and an index that came with somebody else's folder fits no file in it.
A file that changed within two seconds of its reading is left out: its times could stay the same through another change.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from lettergen.library.coding import Read, decoded, encoded, is_faultless
from lettergen.private_cache import read_private

FILE = "library.json"

_FRESH = 2_000_000_000
_PARSERS = ("yaml", "cattrs", "markdown_it")


class _Signature(NamedTuple):
    """By what a file counts as unchanged, as it is written; and when it last changed, in nanoseconds since 1970."""

    written: bytes
    changed: int


class Index:
    """The entries of the last run, and those of this one. `now`: nanoseconds since 1970, taken before anything was read.

    An entry is the signature of a file and what it was read as, by the kind of record and the path.
    """

    def __init__(self, root: Path, now: int) -> None:
        self._top = f"{root}/"
        self._now = now
        self._version = _version()
        self._before = _entries(read_private(root, FILE), self._version)
        self._entries: dict[bytes, bytes] = {}
        self._signatures: dict[PurePosixPath, _Signature | None] = {}

    def holds(self, path: PurePosixPath, kind: Any) -> bool:
        """Tell whether a file is as it was remembered; what is read from here on counts as what it holds at this moment."""
        signature = self._signatures[path] = self._signature(path)
        return signature is not None and _stands(self._before.get(_key(path, kind)), signature)

    def read(
        self, path: PurePosixPath, kind: Any, read: Callable[[], Read], received: bytes | None = None
    ) -> Read:
        """Return what the file at `path` of the workspace holds: as remembered where it is unchanged, else by `read`.

        `kind`: the class of record looked for, which settings can change while the file stays as it is. `received`: what
        another process read there after `holds` was asked, as `encoded`; it stands for `read` where it is sound.
        """
        key = _key(path, kind)
        signature = self._signatures.pop(path) if path in self._signatures else self._signature(path)
        entry = self._before.get(key)
        if entry is not None and signature is not None and _stands(entry, signature):
            known = decoded(entry[len(signature.written) :], kind, path)
            if known is not None:
                self._entries[key] = entry
                return known
        found = decoded(received, kind, path) if received else None
        line = received if found is not None else None
        found = found or read()
        if signature is not None and signature.changed < self._now - _FRESH:
            line = line or encoded(found, path)
            if line is not None:
                self._entries[key] = signature.written + line
        return found

    def faultless(self, path: PurePosixPath, kind: Any) -> bytes | None:
        """Return what an unchanged file was read as, in the form of `coding.encoded`: a record, and no findings."""
        key = _key(path, kind)
        signature = self._signatures.get(path) or self._signature(path)
        entry = self._before.get(key)
        if entry is None or signature is None or not _stands(entry, signature):
            return None
        line = entry[len(signature.written) :]
        if not is_faultless(line, kind):
            return None
        self._entries[key] = entry
        return line

    def _signature(self, path: PurePosixPath) -> _Signature | None:
        try:
            info = os.lstat(f"{self._top}{path}")
        except OSError:
            return None
        size = f"{info.st_dev} {info.st_ino} {info.st_mode} {info.st_size}"
        written = f"{size} {info.st_mtime_ns} {info.st_ctime_ns}\t".encode()
        return _Signature(written, max(info.st_mtime_ns, info.st_ctime_ns))

    def changed(self) -> bytes | None:
        """Return the index to be written for the next run, None where the one that is there will do."""
        if self._entries == self._before:
            return None
        lines = [f"{self._version}\n".encode()]
        lines += [b"%b\t%b\n" % entry for entry in self._entries.items()]
        return b"".join([_digest(lines), *lines])


def _key(path: PurePosixPath, kind: Any) -> bytes:
    return f"{kind.__name__} {path}".encode()


def _stands(entry: bytes | None, signature: _Signature) -> bool:
    return entry is not None and entry.startswith(signature.written)


def _entries(content: bytes, version: str) -> Mapping[bytes, bytes]:
    lines = io.BytesIO(content)
    digest = lines.readline()
    if digest != _digest([memoryview(content)[len(digest) :]]) or lines.readline() != f"{version}\n".encode():
        return {}
    rows = (line[:-1].partition(b"\t") for line in lines)
    return {key: entry for key, _, entry in rows}


def _digest(parts: Iterable[bytes | memoryview]) -> bytes:
    """Finds what a broken disk or editor did; it is no signature."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return f"{found.hexdigest()}\n".encode()


def _version() -> str:
    """What the entries depend on besides the files: this program, its parsers, Python."""
    own = sorted(Path(__file__).parents[1].rglob("*.py"))
    specs = [importlib.util.find_spec(name) for name in _PARSERS]
    files = [*own, *(Path(spec.origin) for spec in specs if spec is not None and spec.origin)]
    stamps = [sys.version]
    for path in files:
        info = path.stat()
        stamps.append(f"{path} {info.st_size} {info.st_mtime_ns}")
    return hashlib.blake2b("\n".join(stamps).encode(), digest_size=16).hexdigest()
