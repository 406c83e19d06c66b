"""What every file of the library held when it was last read, so that only what changed is read again.

The index is only a cache: without it, with an old one or a broken one everything is the same but the time. A file counts as
unchanged when its inode, size and both times are those of the entry. Nobody can set the time of an inode's change, so a file
of the same size under the same date is told apart, and an index that came with somebody else's folder fits no file in it.
A file that changed within two seconds of its reading is left out: its times could stay the same through another change.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from lettergen.findings import Finding
from lettergen.library.coding import Uncodable, decode, encode
from lettergen.private_cache import read_private

FILE = "library.json"

_FRESH = 2_000_000_000
_PARSERS = ("yaml", "cattrs", "markdown_it")

Read = tuple[Any, list[Finding]]
"""A record, None where the file holds none that can be used, and the findings of its file."""


class Index:
    """The entries of the last run, and those of this one. `now`: nanoseconds since 1970, taken before anything was read."""

    def __init__(self, root: Path, now: int) -> None:
        self._root = root
        self._now = now
        self._version = _version()
        self._before = _entries(read_private(root, FILE), self._version)
        self._entries: dict[str, Any] = {}

    def read(self, path: PurePosixPath, kind: Any, read: Callable[[], Read]) -> Read:
        """Return what the file at `path` of the workspace holds: as remembered where it is unchanged, else by `read`.

        `kind`: the class of record looked for, which settings can change while the file stays as it is.
        """
        signature, key = self._signature(path), f"{kind.__name__} {path}"
        entry = self._before.get(key)
        known = _known(entry, signature, kind, path) if entry is not None else None
        if known is not None:
            self._entries[key] = entry
            return known
        found = read()
        if signature is not None and max(signature[-2:]) < self._now - _FRESH:
            self._keep(key, path, signature, found)
        return found

    def _signature(self, path: PurePosixPath) -> list[int] | None:
        try:
            info = os.lstat(self._root / path)
        except OSError:
            return None
        return [info.st_dev, info.st_ino, info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns]

    def _keep(self, key: str, path: PurePosixPath, signature: list[int], found: Read) -> None:
        record, findings = found
        try:
            entry = [signature, encode(record, path), encode(tuple(findings), path)]
        except Uncodable:
            return
        self._entries[key] = entry

    def changed(self) -> bytes | None:
        """Return the index to be written for the next run, None where the one that is there will do."""
        if self._entries == self._before:
            return None
        body = json.dumps([self._version, self._entries], ensure_ascii=False, separators=(",", ":")).encode()
        return _digest(body) + b"\n" + body


def _known(entry: Any, signature: list[int] | None, kind: Any, path: PurePosixPath) -> Read | None:
    try:
        if signature is None or entry[0] != signature:
            return None
        record, findings = decode(entry[1], path), list(decode(entry[2], path))
    except Exception:  # whatever an entry is, the file itself can be read
        return None
    sound = record is None or type(record) is kind
    return (record, findings) if sound and all(type(row) is Finding for row in findings) else None


def _entries(content: bytes, version: str) -> Mapping[str, Any]:
    digest, _, body = content.partition(b"\n")
    if not body or digest != _digest(body):
        return {}
    try:
        written, entries = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return entries if written == version and isinstance(entries, dict) else {}


def _digest(body: bytes) -> bytes:
    """Finds what a broken disk or editor did; it is no signature."""
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()


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
