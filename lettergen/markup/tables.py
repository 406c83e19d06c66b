"""Tables: a caption, then lines with bars; markdown-it would drop cells beyond the header without a word."""

from __future__ import annotations

import re

from lettergen.document import Inlines, Row, Table
from lettergen.markup.builder import read_inlines
from lettergen.markup.cursor import Opened
from lettergen.markup.keys import KEY_PREFIX
from lettergen.markup.lines import Line

_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL = re.compile(r"(?:\\.|[^\\|]|\\$)*+")


def read_table(opened: Opened) -> Table:
    """Read a table container; a row with more or fewer cells than the header is made to fit, with a finding."""
    key, entries = opened.key(), opened.cursor.entries()
    bars = [entry for entry in entries if entry.text.lstrip(" \t").startswith("|")]
    words = [entry for entry in entries if entry not in bars]
    text = "\n".join(entry.text for entry in words).strip(" \t")
    caption = read_inlines(opened.reader, text, words[0].number) if words else ()
    body = _body(opened, bars)
    header = tuple(_cell(opened, bars[0], text) for text in _cells(bars[0].text)) if bars else ()
    rows = tuple(_row(opened, entry, f"{key}.{number}", len(header)) for number, entry in enumerate(body, 1))
    return Table(key, caption, header, rows, opened.source)


def _body(opened: Opened, bars: list[Line]) -> list[Line]:
    if len(bars) > 1 and _DELIMITERS.fullmatch(bars[1].text):
        return bars[2:]
    opened.reader.report("markup-line", opened.line.number, "table (| a | b | with | --- | --- | below)")
    return bars[1:]


def _row(opened: Opened, line: Line, usual: str, width: int) -> Row:
    cells = _cells(line.text)
    match = KEY_PREFIX.match(cells[0])
    if match is not None:
        cells[0] = cells[0][match.end() :]
    if len(cells) != width:
        opened.reader.report("markup-row", line.number, f"{len(cells)} cells; the table has {width}")
        cells = [*cells[: width - 1], " | ".join(cells[width - 1 :]), *[""] * (width - len(cells))][:width]
    key = opened.cursor.keys.part(match["key"] if match else None, usual, line.number)
    return Row(key, tuple(_cell(opened, line, cell) for cell in cells))


def _cells(text: str) -> list[str]:
    """Return the source of the cells of a row; a bar with a backslash before it is text."""
    inner, cells, position = text.strip(" \t")[1:], [], 0
    while position <= len(inner):
        match = _CELL.match(inner, position)
        assert match is not None
        cells.append(match[0].strip(" \t"))
        position = match.end() + 1
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _cell(opened: Opened, line: Line, text: str) -> Inlines:
    return read_inlines(opened.reader, text, line.number)
