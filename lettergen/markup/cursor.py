"""A place among the lines of a document or template, and how to take lines from there."""

from __future__ import annotations

from collections.abc import Callable

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.markup.keys import WrittenKeys
from lettergen.markup.lines import Kind, Line
from lettergen.markup.nodes import MarkupBlock
from lettergen.markup.reader import Reader


@dataclass(slots=True)
class Cursor:
    """The lines, the next one of which is `at`; `conflicts`: whether conflicts may stand among them."""

    reader: Reader
    lines: list[Line]
    keys: WrittenKeys
    at: int = 0
    conflicts: bool = False

    def source(self, line: Line) -> Source:
        """Return the place of a line."""
        return self.reader.at(line.number)

    def peek(self) -> Line | None:
        """Return the line that comes next, or None at the end."""
        return self.lines[self.at] if self.at < len(self.lines) else None

    def peek_text(self) -> Line | None:
        """Return the line that comes next if it is one of text, else None."""
        line = self.peek()
        return line if line is not None and line.kind is Kind.TEXT else None

    def skip_blank(self) -> None:
        """Go to the next line that is not blank."""
        while (line := self.peek_text()) is not None and line.blank:
            self.at += 1

    def taken(self) -> list[Line]:
        """Take the lines of text in a container, up to its end or the start of another."""
        taken: list[Line] = []
        while (line := self.peek()) is not None and line.kind not in (Kind.CLOSE, Kind.OPEN):
            self.at += 1
            if line.kind is Kind.KEY:
                self.reader.report("markup-key-alone", line.number, line.name)
                continue
            if line.kind is Kind.DIRECTIVE:
                self.reader.report("markup-directive-place", line.number, line.name)
            taken.append(line)
        return taken

    def entries(self) -> list[Line]:
        """Take the lines of text in a container that are not blank."""
        return [line for line in self.taken() if not line.blank]


@dataclass(frozen=True, slots=True)
class Opened:
    """A container that was just opened; `blocks` reads what it holds as blocks, up to its closing line."""

    line: Line
    written: str | None
    attributes: dict[str, str]
    cursor: Cursor
    blocks: Callable[[], list[MarkupBlock]]

    @property
    def reader(self) -> Reader:
        """What reads the text."""
        return self.cursor.reader

    @property
    def source(self) -> Source:
        """The place of the container."""
        return self.cursor.source(self.line)

    def key(self) -> str:
        """Give the container its key; to be asked once, before those of what it holds."""
        return self.cursor.keys.block(self.line.number, self.written)
