"""The lines of a document or template: text, key lines, directives, and the fences of containers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from lettergen.fast_dataclasses import dataclass
from lettergen.markup.keys import KEY
from lettergen.markup.placeholders import filled
from lettergen.markup.reader import Reader

_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?![^\s{])(?P<rest>.*)"
_KEY_LINE = re.compile(rf"[ \t]*{KEY}[ \t]*")
_DIRECTIVE = re.compile(rf"[ \t]*:::[ \t]*{_NAME}")
_OPEN = re.compile(rf"[ \t]*::::[ \t]*{_NAME}")
_CLOSE = re.compile(r"[ \t]*::::[ \t]*")
_COLONS = re.compile(r"[ \t]*:::")
_NOTE = re.compile(r"[ \t]{0,3}\[\^(?P<id>[^\s\[\]^\\]{1,100})\]:(?P<text>.*)")
_ATTRIBUTE = re.compile(
    rf'[ \t]*(?:{KEY}|(?P<name>[A-Za-z][\w-]*)(?:=(?:"(?P<quoted>(?:[^"\\]|\\.)*+)"|(?P<bare>[^\s"{{}}]+))?)?)(?=\s|$)'
)
_ESCAPED = re.compile(r'\\(["\\])')


class Kind(Enum):
    """What a line is."""

    TEXT = auto()
    KEY = auto()
    DIRECTIVE = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number from 0.

    `name` is that of a directive or container, or the key on a key line; `rest` is what follows the name.
    """

    number: int
    text: str
    kind: Kind = Kind.TEXT
    name: str = ""
    rest: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text.strip(" \t")


def classified(reader: Reader, text: str) -> Iterator[Line]:
    """Yield the lines of the text; report colons that are neither directive nor container."""
    for number, content in enumerate(text.split("\n")):
        line = _classify(number, content)
        if line.kind is Kind.TEXT and _COLONS.match(content):
            reader.report("markup-colons", number, content)
        yield line


def _classify(number: int, text: str) -> Line:
    if match := _KEY_LINE.fullmatch(text):
        return Line(number, text, Kind.KEY, match["key"])
    if _CLOSE.fullmatch(text):
        return Line(number, text, Kind.CLOSE)
    for pattern, kind in ((_DIRECTIVE, Kind.DIRECTIVE), (_OPEN, Kind.OPEN)):
        if match := pattern.fullmatch(text):
            return Line(number, text, kind, match["name"], match["rest"])
    return Line(number, text)


def without_notes(reader: Reader, lines: list[Line]) -> tuple[list[Line], dict[str, tuple[str, int]]]:
    """Return the lines with blank ones in place of definitions of notes, and the definitions: text and line.

    A definition goes on to the next blank line, so that an editor may wrap it.
    """
    kept: list[Line] = []
    notes: dict[str, tuple[str, int]] = {}
    current: str | None = None
    for line in lines:
        match = _NOTE.fullmatch(line.text) if line.kind is Kind.TEXT else None
        if match is not None:
            current = match["id"]
            if current in notes:
                reader.report("markup-note-twice", line.number, current)
                current = f"{current} {line.number}"
            notes[current] = (match["text"], line.number)
        elif current is not None and line.kind is Kind.TEXT and not line.blank:
            notes[current] = (f"{notes[current][0]}\n{line.text}", notes[current][1])
        else:
            current = None
            kept.append(line)
            continue
        kept.append(Line(line.number, ""))
    return kept, notes


def attributes(reader: Reader, line: Line) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Return the key written on a directive or container, or None, and its attributes with placeholders filled."""
    key: str | None = None
    found: dict[str, str] = {}
    position = 0
    while match := _ATTRIBUTE.match(line.rest, position):
        position = match.end()
        if match["name"] is None:
            key = match["key"]
        else:
            value = match["bare"] or _ESCAPED.sub(r"\1", match["quoted"] or "")
            found[match["name"]] = filled(value, reader.dialect.values)
    if line.rest[position:].strip():
        reader.report("markup-directive", line.number, line.rest[position:])
    return key, tuple(found.items())
