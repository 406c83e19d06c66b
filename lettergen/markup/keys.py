"""The keys of blocks: as written, or made where none is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import quote, unquote

from lettergen.markup.placeholders import filled
from lettergen.markup.reader import Reader

KEY = r"\{:?#(?P<key>[^\s{}]*)\}"
"""`{#occasion}`; `{:#occasion}` as well, because in a Jinja template `{#` begins a comment."""

KEY_PREFIX = re.compile(rf"{KEY}(?:[ \t\n]+|$)")
"""The key of an item or a row, before its words."""

_WRITTEN = re.compile(KEY)
_UNWRITABLE = re.compile(r"[\s{}%|\x00-\x1f\x7f-\x9f]")


def written_key(key: str) -> str:
    """Return a key as it is written in Markdown; signs that would end it are percent-encoded."""
    return "{#" + _UNWRITABLE.sub(lambda match: quote(match[0], safe=""), key) + "}"


def written_keys(lines: Iterable[str]) -> frozenset[str]:
    """Return every key that is written anywhere on the lines."""
    return frozenset(unquote(match["key"]) for line in lines for match in _WRITTEN.finditer(line))


class Keys(Protocol):
    """What gives keys to blocks and their parts while Markdown is read."""

    def block(self, line: int, /) -> str:
        """Return the key of the block that begins at a line."""

    def part(self, written: str | None, usual: str, line: int, /) -> str:
        """Return the key of an item or row: as written, or the usual one."""


class Numbers:
    """Keys for prose: "1", "2", ..."""

    def __init__(self) -> None:
        self._last = 0

    def block(self, _line: int, /) -> str:
        """Return the next number."""
        self._last += 1
        return str(self._last)

    def part(self, _written: str | None, usual: str, _line: int, /) -> str:
        """Return the usual key; none can be written in prose."""
        return usual


class WrittenKeys:
    """Keys for documents and templates: from key lines, else made from the key before: "occasion+1"."""

    def __init__(self, reader: Reader, written: frozenset[str] = frozenset()) -> None:
        """`written`: keys that stand somewhere in the text, which no block without a key may get before they come."""
        self._reader = reader
        self._written = written
        self._used: set[str] = set()
        self._made: dict[str, int] = {}
        self._base = ""
        self._waiting: tuple[str, int] | None = None

    def announce(self, written: str, line: int) -> None:
        """Take a key line; its key is for the next block."""
        self.forget()
        self._waiting = (written, line)

    def forget(self) -> None:
        """Drop a key line that no block took, with a finding."""
        if self._waiting is not None:
            self._reader.report("markup-key-alone", self._waiting[1], self._waiting[0])
        self._waiting = None

    def block(self, line: int, written: str | None = None) -> str:
        """Return the key of a block: written on its own line, in a key line before it, or made."""
        if written is None and self._waiting is not None:
            written, line = self._waiting
            self._waiting = None
        self.forget()
        if written is None:
            return self._make(self._base)
        self._base = self._taken(written, line)
        return self._base

    def part(self, written: str | None, usual: str, line: int) -> str:
        """Return the key of an item or row: as written, or the usual one."""
        if written is not None:
            return self._taken(written, line)
        return self._make(usual) if usual in self._used else self._use(usual)

    def named(self, line: int, written: str | None, usual: str) -> str:
        """Return the key of a directive: written, or its name, or made from its name."""
        if written is not None or self._waiting is not None or usual not in self._used:
            return self.block(line, usual if written is None and self._waiting is None else written)
        self._base = self._make(usual)
        return self._base

    def _taken(self, written: str, line: int) -> str:
        key = filled(unquote(written), self._reader.dialect.values)
        if key not in self._used:
            return self._use(key)
        self._reader.report("markup-key", line, key)
        return self._make(key)

    def _make(self, base: str) -> str:
        while True:
            number = self._made[base] = self._made.get(base, 0) + 1
            made = f"{base}+{number}"
            if made not in self._used and made not in self._written:
                return self._use(made)

    def _use(self, key: str) -> str:
        self._used.add(key)
        return key
