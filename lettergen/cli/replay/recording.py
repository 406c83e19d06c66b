"""Keeps a copy of what a run prints, in the order in which it was printed."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any

Printed = list[tuple[str, str]]
"""Pieces: where to ("stdout", "stderr", "pager"), and the bytes, each as the character of its number; a pager's as text."""

MOST_CHARACTERS = 1 << 20


class Recording:
    """What was printed while `sys.stdout` and `sys.stderr` were those of `started`."""

    def __init__(self) -> None:
        self.printed: Printed = []
        self._characters = 0

    def add(self, place: str, text: str) -> None:
        """Take a piece; those that would make a recording too long to be worth keeping are counted and forgotten."""
        self._characters += len(text)
        if text and self.is_whole:
            self.printed.append((place, text))

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing had to be forgotten."""
        return self._characters <= MOST_CHARACTERS

    def start(self) -> None:
        """Print through this recording from now on."""
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            if isinstance(stream, io.TextIOWrapper):
                stream.flush()
                setattr(sys, name, self._copied(name, stream))

    def _copied(self, name: str, stream: io.TextIOWrapper) -> io.TextIOWrapper:
        return io.TextIOWrapper(
            _Copied(stream, name, self),
            encoding=stream.encoding,
            errors=stream.errors,
            newline="",
            line_buffering=stream.line_buffering,
            write_through=stream.write_through,
        )


class _Copied(io.BufferedIOBase):
    """A stream that hands on what it gets, and a copy to the recording. It is never closed: others may still print."""

    def __init__(self, stream: io.TextIOWrapper, name: str, recording: Recording) -> None:
        self._kept = stream  # it closes what it wraps when nobody holds it any more
        self._stream: Any = stream.buffer
        self._name = name
        self._recording = recording

    @property
    def name(self) -> str:
        return f"<{self._name}>"

    @property
    def mode(self) -> str:
        return "wb"

    def write(self, data: Any) -> int:
        written: int = self._stream.write(data)
        self._recording.add(self._name, bytes(data).decode("latin-1"))
        return written

    def flush(self) -> None:
        self._stream.flush()

    def fileno(self) -> int:
        return int(self._stream.fileno())

    def isatty(self) -> bool:
        return bool(self._stream.isatty())

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        self._stream.flush()


def pieces(told: object) -> Iterator[tuple[str, str]]:
    """Yield the pieces that were kept; raises ValueError where there is anything else."""
    if not isinstance(told, list):
        raise ValueError("no list of pieces")
    for piece in told:
        place, text = piece
        if place not in ("stdout", "stderr", "pager") or not isinstance(text, str):
            raise ValueError("no piece")
        if place != "pager":
            text.encode("latin-1")  # raises ValueError
        yield place, text
