"""Documents and templates: key lines, directives and containers around Markdown."""

from __future__ import annotations

from lettergen.document import Block, Paragraph
from lettergen.markup import containers
from lettergen.markup.blocks import read_blocks
from lettergen.markup.builder import raw_inlines
from lettergen.markup.conflicts import CONFLICT, read_conflict
from lettergen.markup.cursor import Cursor, Opened
from lettergen.markup.keys import WrittenKeys, written_keys
from lettergen.markup.lines import Kind, Line, attributes
from lettergen.markup.nodes import Directive, MarkupBlock
from lettergen.markup.reader import Reader

MAX_CONTAINERS = 8
"""How deep containers may nest; a case within a case is already rare."""


def read_structure(reader: Reader, lines: list[Line]) -> list[MarkupBlock]:
    """Return the blocks of all the lines."""
    return _read(reader, lines, conflicts=reader.dialect.values is None)


def _read(reader: Reader, lines: list[Line], *, conflicts: bool) -> list[MarkupBlock]:
    keys = WrittenKeys(reader, written_keys(line.text for line in lines))
    return _blocks(Cursor(reader, lines, keys, conflicts=conflicts), 0)


def _side(reader: Reader, lines: list[Line]) -> list[MarkupBlock]:
    """Return one side of a conflict: a small text of its own, with keys of its own, and no conflict in it."""
    return _read(reader, lines, conflicts=False)


def _blocks(cursor: Cursor, depth: int) -> list[MarkupBlock]:
    """Read blocks up to the end of the container, or of the text; the closing line is left standing."""
    result: list[MarkupBlock] = []
    while (line := cursor.peek()) is not None:
        if line.kind is Kind.CLOSE and depth:
            break
        if line.kind is Kind.KEY:
            cursor.keys.announce(line.name, line.number)
            cursor.at += 1
        elif line.kind is Kind.DIRECTIVE:
            result.append(_directive(cursor, line, depth))
        elif line.kind is Kind.OPEN and depth < MAX_CONTAINERS:
            result.extend(_container(cursor, line, depth))
        else:
            result.extend(_run(cursor, line))
    cursor.keys.forget()
    return result


def _directive(cursor: Cursor, line: Line, depth: int) -> MarkupBlock:
    """Read a directive; within a container there is no place for one, so it stays as text."""
    cursor.at += 1
    if depth:
        cursor.reader.report("markup-directive-place", line.number, line.name)
        inlines = raw_inlines(cursor.reader, line.text.strip(), line.number)
        return Paragraph(cursor.keys.block(line.number), inlines, source=cursor.source(line))
    written, values = attributes(cursor.reader, line)
    key = cursor.keys.named(line.number, written, line.name)
    return Directive(line.name, values, key, cursor.source(line))


def _run(cursor: Cursor, first: Line) -> list[Block]:
    """Read lines of text, up to the next line that is something else."""
    start = cursor.at
    cursor.at += 1
    if first.kind is not Kind.TEXT:
        # A fence that closes nothing, or opens too deeply, is read as text.
        code = "markup-colons" if first.kind is Kind.CLOSE else "markup-deep"
        cursor.reader.report(code, first.number, first.text)
    while cursor.peek_text() is not None:
        cursor.at += 1
    taken = cursor.lines[start : cursor.at]
    if all(line.blank for line in taken):
        return []
    return read_blocks(cursor.reader, "\n".join(line.text for line in taken), first.number, cursor.keys)


def _container(cursor: Cursor, line: Line, depth: int) -> list[MarkupBlock]:
    """Read a container with all it holds."""
    cursor.at += 1
    written, values = attributes(cursor.reader, line)
    opened = Opened(line, written, dict(values), cursor, lambda: _blocks(cursor, depth + 1))
    result: list[MarkupBlock]
    if line.name == CONFLICT and cursor.conflicts and not depth:
        result = [read_conflict(opened, _side)]
    else:
        result = containers.read(opened)
    following = cursor.peek()
    if following is not None and following.kind is Kind.CLOSE:
        cursor.at += 1
    else:
        cursor.reader.report("markup-unclosed", line.number, line.name)
    return result
