"""Conflicts as they stand in a text: what you wrote, what the library says now, and what both began with.

`:::: conflict {#key} why="..."` holds `:::: yours`, `:::: theirs` and `:::: base`, each with blocks as they would stand in
the text, their keys included, up to its own `::::`. Whoever has chosen deletes the fences and the other sides.
"""

from __future__ import annotations

from collections.abc import Callable

from lettergen.document import Block
from lettergen.markup.cursor import Cursor, Opened
from lettergen.markup.lines import Kind, Line
from lettergen.markup.nodes import Conflict, Directive, MarkupBlock
from lettergen.markup.reader import Reader

CONFLICT = "conflict"
SIDES = ("yours", "theirs", "base")

ReadSide = Callable[[Reader, list[Line]], list[MarkupBlock]]


def read_conflict(opened: Opened, read: ReadSide) -> Conflict:
    """Read what a conflict holds, up to its closing line; words outside its sides are counted to yours, with a finding."""
    key = opened.key()
    sides: dict[str, list[Line]] = {side: [] for side in SIDES}
    while (line := opened.cursor.peek()) is not None and line.kind is not Kind.CLOSE:
        opened.cursor.at += 1
        if line.kind is Kind.OPEN and line.name in sides and not sides[line.name]:
            sides[line.name] = _held(opened.cursor, line)
        elif not line.blank:
            opened.reader.report("markup-conflict", line.number, line.text)
            sides["yours"] += [Line(line.number, ""), line]
    yours, theirs, base = (_blocks(read(opened.reader, sides[side])) for side in SIDES)
    return Conflict(key, yours, theirs, base, opened.attributes.get("why", ""), opened.source)


def _blocks(found: list[MarkupBlock]) -> tuple[Block | Directive, ...]:
    return tuple(block for block in found if not isinstance(block, Conflict))


def _held(cursor: Cursor, opening: Line) -> list[Line]:
    """Take the lines between a fence that was just read and the one that closes it, containers within included."""
    start, depth = cursor.at, 0
    while (line := cursor.peek()) is not None:
        if line.kind is Kind.CLOSE and not depth:
            held = cursor.lines[start : cursor.at]
            cursor.at += 1
            return held
        depth += (line.kind is Kind.OPEN) - (line.kind is Kind.CLOSE)
        cursor.at += 1
    cursor.reader.report("markup-unclosed", opening.number, opening.name)
    return cursor.lines[start:]
