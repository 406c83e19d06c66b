"""Lays a document out as the lines of an e-mail.

What stands at the left edge is running text and headings; lists, facts, quotations and rows of tables are indented, so
that no paragraph looks like one of them. Bold and italic are left out: no mail program agrees with another on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from wcwidth import width

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Deleted,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    SignatoryList,
    Strong,
    Table,
    Text,
    TitleBlock,
    plain,
    walk,
)
from lettergen.writers.html import DEEPEST_IN_CONTENTS, ascii_url
from lettergen.writers.inlines import notes_in
from lettergen.writers.text.lines import JOINT, MEASURE, fill, rule, words_of

_NOTES = "Notes"
_INDENT = "  "
_RULES = {1: "=", 2: "-"}
_DEEP_RULE = "- "
_WIDEST_LABEL = MEASURE // 3
_SHORT_ITEM = 2
"""Lines of an item; where one has more, blank lines keep the items apart."""


class Layout:
    """Lays out one document, and counts its notes and links on the way; links are numbered from `notes` + 1."""

    def __init__(self, document: Document, notes: int = 0) -> None:
        self._document = document
        self._notes: list[Inlines] = []
        self._links: dict[str, int] = {}
        self._before_links = notes

    @property
    def notes(self) -> int:
        """How many notes were met so far."""
        return len(self._notes)

    @property
    def links(self) -> int:
        """How many addresses behind words were met so far."""
        return len(self._links)

    def lines(self) -> Iterator[str]:
        """Yield the whole text line by line, without trailing blanks."""
        head = " · ".join(filter(None, map(words_of, (self._document.mark, self._document.date_text))))
        parts: list[Callable[[], Iterable[str]]] = [
            lambda: fill(head if self._document.mark else ""),
            lambda: self.blocks(self._document.blocks),
            self.notes_list,
        ]
        yield from _spaced(list(part()) for part in parts)

    def notes_list(self) -> Iterator[str]:
        """Yield the notes, and then the addresses of the links in the text."""
        entries = [self.text(note, in_note=True) for note in self._notes]
        entries += [f"<{address}>" for address in self._links]
        if not entries:
            return
        yield from _underlined([_NOTES], 1)
        yield ""
        marks = [f"[{number}]" for number in range(1, len(entries) + 1)]
        column = len(marks[-1]) + 1
        for mark, entry in zip(marks, entries, strict=True):
            yield from fill(entry, mark.ljust(column)) or [mark]

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield blocks with a blank line between them, except where one announces the next, which is no heading."""
        announced, begun = True, False
        for block in blocks:
            lines = list(self.block(block))
            if lines and (not announced or (begun and isinstance(block, Heading))):
                yield ""
            yield from lines
            begun = begun or bool(lines)
            announced = (announced and not lines) or (
                isinstance(block, Paragraph) and block.role is Role.LEAD_IN
            )

    def block(self, block: Block) -> Iterable[str]:
        """Return the lines of a block; none where it has no words."""
        match block:
            case Paragraph():
                lines: Iterable[str] = fill(self.text(block.inlines))
            case Heading():
                lines = _underlined(fill(self.text(block.inlines)), block.level)
            case ListBlock():
                lines = self.items(block)
            case Quote():
                lines = fill(self.text(block.inlines), _INDENT * 2)
            case AddressBlock():
                lines = self.address(block)
            case Table():
                lines = self.table(block)
            case CaseBlock():
                lines = self.case(block)
            case TitleBlock():
                lines = self.title(block)
            case Contents():
                lines = self.contents(block)
            case SignatoryList():
                lines = self.each(block.lines)
        return lines

    def title(self, block: TitleBlock) -> Iterator[str]:
        """Yield a title between two lines, and what stands below it."""
        title = _underlined(fill(self.text(block.title)), 1)
        yield from title[-1:]
        yield from title
        yield from self.each(block.lines)

    def items(self, block: ListBlock) -> Iterator[str]:
        """Yield a list; its marks are indented, as those of running text never are."""
        column = len(f"{len(block.items)}. ")
        marks = (
            f"{number}. ".rjust(column) if block.ordered else "- "
            for number in range(1, len(block.items) + 1)
        )
        items = [
            fill(self.text(item.inlines), _INDENT + mark)
            for mark, item in zip(marks, block.items, strict=True)
        ]
        spread = any(len(item) > _SHORT_ITEM for item in items)
        yield from _spaced(items) if spread else (line for item in items for line in item)

    def address(self, block: AddressBlock) -> Iterator[str]:
        """Yield To or Copy, the entries beside the label where it is short."""
        label = words_of(block.label)
        if width(label) > _WIDEST_LABEL:
            yield from fill(label)
            label = ""
        mark = f"{label}  " if label else ""
        for line in block.lines or ((),):
            yield from fill(self.text(line), mark) or fill(mark)
            mark = " " * width(mark)

    def case(self, block: CaseBlock) -> Iterator[str]:
        """Yield a case: its name as a heading, its facts, what is told of it."""
        yield from _spaced(
            list(part)
            for part in (
                _underlined(fill(self.text(block.name)), block.level),
                (line for fact in block.facts for line in self.fact(fact)),
                self.blocks(block.blocks),
            )
        )

    def fact(self, fact: Fact) -> list[str]:
        """Return a fact behind its label."""
        return _labelled(words_of(fact.label), self.text(fact.inlines))

    def contents(self, block: Contents) -> Iterator[str]:
        """Yield the headings of two levels."""
        yield from fill(self.text(block.title))
        for entry in walk(self._document.blocks):
            if isinstance(entry, Heading | CaseBlock) and entry.level <= DEEPEST_IN_CONTENTS:
                label = entry.inlines if isinstance(entry, Heading) else entry.name
                yield from fill(words_of(plain(label)), _INDENT * entry.level)

    def table(self, table: Table) -> Iterator[str]:
        """Yield a table row by row: the first cell, and below it each other cell behind its header."""
        caption = fill(self.text(table.caption))
        headers = list(map(self.text, table.header))
        if not table.rows:
            yield from _spaced([caption, fill("\n".join(headers), _INDENT)])
            return
        rows = (self.record(headers, list(map(self.text, row.cells))) for row in table.rows)
        yield from _spaced([caption, *rows])

    def record(self, headers: Sequence[str], cells: Sequence[str]) -> list[str]:
        """Return the lines of a row."""
        pairs = list(zip_longest(headers, cells, fillvalue=""))
        first = _labelled(*pairs[0]) if pairs else []
        return [*first, *(line for pair in pairs[1:] for line in _labelled(*pair))]

    def each(self, runs: Iterable[Inlines]) -> Iterator[str]:
        """Yield runs that each begin a line."""
        for run in runs:
            yield from fill(self.text(run), "", _INDENT)

    def text(self, inlines: Inlines, *, in_note: bool = False) -> str:
        """Return inlines as words for `fill`; links in notes have their address beside them."""
        return "".join(self.inline(inline, in_note) for inline in inlines)

    def inline(self, inline: Inline, in_note: bool) -> str:
        """Return one inline as words."""
        match inline:
            case Text(text):
                return _edged(text)
            case LineBreak():
                return "\n"
            case Strong(children) | Emphasis(children):
                return self.text(children, in_note=in_note)
            case Note(children):
                self._notes.append(children)
                return f"[{len(self._notes)}]"
            case Link():
                return self.link(inline, in_note)
            case Inserted(()) | Deleted(()):
                return ""
            case Inserted(children):
                return f"{{+{self.text(children, in_note=in_note)}+}}"
            case Deleted(children):
                return f"[-{self.text(children, in_note=in_note)}-]"

    def link(self, link: Link, in_note: bool) -> str:
        """Return a link: its words, and its address or the number of the entry that has it."""
        address, words = ascii_url(link.url), plain(link.children)
        if words in (link.url, address):
            return f"<{address}>" + self.text(tuple(notes_in(link.children)))
        shown = self.text(link.children, in_note=in_note)
        if words == link.url.removeprefix("mailto:"):
            return shown
        if in_note:
            return f"{shown} <{address}>"
        number = self._links.setdefault(address, self._before_links + len(self._links) + 1)
        return f"{shown}{JOINT}[{number}]"


def _edged(text: str) -> str:
    """Return data as words, with a blank at either end where it had one: the next run may begin right there."""
    words = words_of(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{words}{after}"


def _underlined(lines: list[str], level: int) -> list[str]:
    return [*lines, rule(_RULES.get(level, _DEEP_RULE), lines)] if lines else []


def _labelled(label: str, words: str) -> list[str]:
    return fill(f"{label}: {words}" if label else words, _INDENT, _INDENT * 3)


def _spaced(parts: Iterable[list[str]]) -> Iterator[str]:
    """Yield the lines of parts with a blank line between any two that have lines."""
    between = False
    for lines in parts:
        if between and lines:
            yield ""
        yield from lines
        between = between or bool(lines)
