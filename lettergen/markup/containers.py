"""What stands between `:::: name` and `::::`: one function a kind of block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Fact,
    Inlines,
    Paragraph,
    Role,
    SignatoryList,
    TitleBlock,
    plain,
)
from lettergen.markup.builder import read_inlines
from lettergen.markup.cursor import Cursor, Opened
from lettergen.markup.lines import Line
from lettergen.markup.nodes import Conflict, Directive, MarkupBlock
from lettergen.markup.tables import read_table

_ROLES = {role.value: role for role in Role if role is not Role.BODY}
_NAME = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<name>.*?)[ \t]*")
_FACT = re.compile(r"[ ]{0,3}[-*+][ \t]+\*\*(?P<label>(?:\\.|[^\\*])*):\*\*[ \t]*(?P<text>.*)")


def read(opened: Opened) -> list[MarkupBlock]:
    """Return the blocks of a container that was just opened; its closing line is left standing."""
    if opened.line.name in _ROLES:
        return list(_role(opened, _ROLES[opened.line.name]))
    reader = _READERS.get(opened.line.name)
    if reader is None:
        opened.reader.report("markup-container", opened.line.number, opened.line.name)
        return opened.blocks()
    return [reader(opened)]


def _runs(opened: Opened, lines: Sequence[Line]) -> tuple[Inlines, ...]:
    """Return the inlines of lines that each stand for themselves; those that no data filled are left out."""
    runs: list[Inlines] = []
    for line in lines:
        inlines = read_inlines(opened.reader, line.text.strip(" \t"), line.number)
        if inlines or not opened.reader.unfilled(line.text, line.number, "line"):
            runs.append(inlines)
    return tuple(runs)


def _joined(opened: Opened, lines: Sequence[Line]) -> Inlines:
    """Return the inlines of lines that are one run of text."""
    text = "\n".join(line.text for line in lines).strip(" \t")
    return read_inlines(opened.reader, text, lines[0].number) if lines else ()


def _role(opened: Opened, role: Role) -> Iterator[Paragraph]:
    """Yield a paragraph with a role; if there are several between the fences, each gets it."""
    written = opened.written
    for blank, group in groupby(opened.cursor.taken(), key=lambda line: line.blank):
        lines = list(group)
        if blank:
            continue
        key = opened.cursor.keys.block(lines[0].number, written)
        inlines, written = _joined(opened, lines), None
        text = "\n".join(line.text for line in lines)
        if inlines or not opened.reader.unfilled(text, lines[0].number, role.value):
            yield Paragraph(key, inlines, role, opened.cursor.source(lines[0]))


def _address(opened: Opened) -> AddressBlock:
    key, label = opened.key(), opened.attributes.get("label", "")
    return AddressBlock(key, label, _runs(opened, opened.cursor.entries()), opened.source)


def _signatories(opened: Opened) -> SignatoryList:
    return SignatoryList(opened.key(), _runs(opened, opened.cursor.entries()), opened.source)


def _title(opened: Opened) -> TitleBlock:
    key, entries = opened.key(), opened.cursor.entries()
    if not entries:
        opened.reader.report("markup-line", opened.line.number, "title")
    title = _joined(opened, entries[:1])
    return TitleBlock(key, title, _runs(opened, entries[1:]), opened.source)


def _contents(opened: Opened) -> Contents:
    return Contents(opened.key(), _joined(opened, opened.cursor.entries()), opened.source)


def _case(opened: Opened) -> CaseBlock:
    key = opened.key()
    level, name = _case_name(opened)
    facts = tuple(_facts(opened.cursor))
    blocks: list[Block] = []
    for block in opened.blocks():
        # Directives and conflicts in a container have become paragraphs already; the types cannot know it.
        assert not isinstance(block, Directive | Conflict)
        blocks.append(block)
    return CaseBlock(key, level, name, facts, tuple(blocks), opened.source)


def _case_name(opened: Opened) -> tuple[int, Inlines]:
    opened.cursor.skip_blank()
    line = opened.cursor.peek_text()
    match = _NAME.fullmatch(line.text) if line else None
    if match is None or line is None:
        opened.reader.report("markup-line", opened.line.number, "name (## Name) of the case")
        return 2, ()
    opened.cursor.at += 1
    return len(match["marks"]), read_inlines(opened.reader, match["name"], line.number)


def _facts(cursor: Cursor) -> Iterator[Fact]:
    """Yield the facts: items that begin with a label in strong, directly after the name."""
    while True:
        cursor.skip_blank()
        line = cursor.peek_text()
        match = _FACT.fullmatch(line.text) if line else None
        if match is None or line is None:
            return
        cursor.at += 1
        label = plain(read_inlines(cursor.reader, match["label"], line.number))
        text = "\n".join([match["text"], *_continued(cursor)]).strip(" \t")
        yield Fact(label, read_inlines(cursor.reader, text, line.number))


def _continued(cursor: Cursor) -> Iterator[str]:
    """Yield the indented lines that go on with a fact, for editors that wrap."""
    while (line := cursor.peek_text()) is not None:
        if line.blank or not line.text.startswith((" ", "\t")) or _FACT.fullmatch(line.text):
            return
        cursor.at += 1
        yield line.text


_READERS: dict[str, Callable[[Opened], Block]] = {
    "address": _address,
    "case": _case,
    "contents": _contents,
    "signatories": _signatories,
    "table": read_table,
    "title": _title,
}
