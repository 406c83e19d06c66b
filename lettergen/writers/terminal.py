"""The letter in the terminal, to be read and not to be sent.

Data is never markup here: it goes through `visible` and into rich's `Text` objects, which interpret nothing. Lines are
laid out in full before any is printed, so that none carries trailing spaces into a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Line

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Deleted,
    Document,
    Emphasis,
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
from lettergen.visible import visible

MEASURE = 88
"""The longest line; longer ones are hard to read."""

MINIMUM = 24
"""The shortest line that is laid out; a narrower terminal wraps once more by itself."""

_CELL = 10
"""The least room for a column of a table; with less, its rows are written one cell a line."""

# rich breaks lines at no-break spaces. While it does, they are a character for private use: one cell wide, no space,
# and none comes from data, which `visible` has seen to.
_KEPT = "\uf8ff"
_KEEP = str.maketrans({**dict.fromkeys("\u00a0\u2007\u202f", _KEPT), "\n": "␊", "\t": "␉"})

_BOLD, _ITALIC = Style(bold=True), Style(italic=True)
_DIM, _UNDERLINE = Style(dim=True), Style(underline=True)
_NEW, _OLD = Style(color="green"), Style(color="red")
_MARK = Style(bold=True, reverse=True)
_NO_WORDS = (Inserted(()), Deleted(()))
_ROLES = {Role.SUBJECT: _BOLD, Role.BYLINE: _ITALIC, Role.CONTACT: _DIM}


def print_document(document: Document, console: Console, width: int) -> None:
    """Print the document on the console, at most `width` cells and never more than `MEASURE` wide."""
    measure = max(MINIMUM, min(width, MEASURE))
    margin = " " * ((width - measure) // 2 if console.is_terminal and width > measure else 0)
    _print(_Page(document, console, measure).lines(), console, margin)


def print_blocks(document: Document, console: Console, width: int) -> None:
    """Print the blocks of the document alone, each after an empty line, for a list of what changed."""
    measure = max(MINIMUM, min(width, MEASURE))
    _print(_Page(document, console, measure).blocks(document.blocks), console, "")


def _print(lines: Iterable[Line], console: Console, margin: str) -> None:
    for laid_out in lines:
        line = Line.assemble(margin, laid_out)
        line.plain = line.plain.replace(_KEPT, " ")
        line.rstrip()
        console.print(line, soft_wrap=True, markup=False, highlight=False, emoji=False)


class _Page:
    """Lays out a document, and numbers its notes on the way."""

    def __init__(self, document: Document, console: Console, measure: int) -> None:
        self._document = document
        self._console = console
        self._measure = measure
        self._notes: list[Inlines] = []

    def lines(self) -> Iterator[Line]:
        """Yield the whole document line by line."""
        yield from self.head()
        yield from self.blocks(self._document.blocks)
        if not self._notes:
            return
        yield Line()
        yield Line("Notes", _BOLD)
        width = len(str(len(self._notes))) + 2
        for number, note in enumerate(self._notes, 1):
            yield from self.hung(f"[{number}]".rjust(width) + " ", self.text(note))

    def head(self) -> Iterator[Line]:
        """Yield the draft mark, what the document is, and its date."""
        left = Line("  ").join(
            Line(_kept(words), style)
            for words, style in ((self._document.mark, _MARK), (self._document.running, _DIM))
            if words
        )
        date = Line(_kept(self._document.date_text), _DIM)
        room = self._measure - left.cell_len - date.cell_len
        if room > 1:
            yield Line.assemble(left, " " * room, date)
        else:
            yield from self.wrapped(left)
            yield from self.right(date)
        yield Line("─" * self._measure, _DIM)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Line]:
        """Yield blocks with a blank line before each, except where one announces the next, which is no heading."""
        announced = False
        for block in blocks:
            if not announced or isinstance(block, Heading):
                yield Line()
            yield from self.block(block)
            announced = isinstance(block, Paragraph) and block.role is Role.LEAD_IN

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Paragraph(_, inlines, Role.DATELINE):
                yield from self.right(self.text(inlines))
            case Paragraph(_, inlines, role):
                yield from self.wrapped(self.text(inlines, _ROLES.get(role)))
            case Heading(_, level, inlines):
                yield from self.heading(level, inlines)
            case Quote(_, inlines):
                yield from self.hung("  │ ", self.text(inlines, _ITALIC), "  │ ")
            case ListBlock():
                yield from self.items(block)
            case AddressBlock():
                yield from self.address(block)
            case SignatoryList(_, lines):
                yield from self.each(lines)
            case TitleBlock(_, title, lines):
                yield from self.centred([self.text(title, _BOLD), *map(self.text, lines)])
            case Contents(_, title):
                yield from self.contents(title)
            case Table():
                yield from self.table(block)
            case CaseBlock():
                yield from self.case(block)

    def heading(self, level: int, inlines: Inlines) -> Iterator[Line]:
        lines = list(self.wrapped(self.text(inlines, _BOLD)))
        yield from lines
        if level == 1:
            yield Line("─" * max(line.cell_len for line in lines), _DIM)

    def items(self, block: ListBlock) -> Iterator[Line]:
        width = len(f"{len(block.items)}. ")
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. ".rjust(width) if block.ordered else "• "
            yield from self.hung("  " + mark, self.text(item.inlines))

    def address(self, block: AddressBlock) -> Iterator[Line]:
        label = _kept(block.label)
        if cell_len(label) > self._measure // 3:
            yield from self.wrapped(Line(label, _BOLD))
            label = ""
        mark = label + "  " if label else ""
        for line in block.lines or ((),):
            yield from self.hung(mark, self.text(line), style=_BOLD)
            mark = " " * cell_len(mark)

    def case(self, block: CaseBlock) -> Iterator[Line]:
        yield from self.heading(block.level, block.name)
        for fact in block.facts:
            words = Line.assemble((_kept(fact.label) + ":", _BOLD), " ", self.text(fact.inlines))
            yield from self.hung("  ", words)
        yield from self.blocks(block.blocks)

    def contents(self, title: Inlines) -> Iterator[Line]:
        yield from self.wrapped(self.text(title, _BOLD))
        for block in walk(self._document.blocks):
            if isinstance(block, Heading | CaseBlock) and block.level <= 2:
                words = _one_line(block.inlines if isinstance(block, Heading) else block.name)
                yield from self.hung("  " * block.level, Line(_kept(words)))

    def table(self, table: Table) -> Iterator[Line]:
        yield from self.wrapped(self.text(table.caption, _ITALIC))
        if self._measure < _CELL * len(table.header):
            yield from self.table_as_list(table)
            return
        grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=_BOLD)
        for header in table.header:
            grid.add_column(self.text(header), overflow="fold")
        for row in table.rows:
            grid.add_row(*map(self.text, row.cells))
        options = self._console.options.update(width=self._measure, highlight=False, markup=False)
        for segments in self._console.render_lines(grid, options, pad=False):
            yield _joined(segments)

    def table_as_list(self, table: Table) -> Iterator[Line]:
        """Yield a table that is too wide one cell a line, with a blank line between rows."""
        for row in table.rows:
            yield Line()
            for header, cell in zip(table.header, row.cells, strict=False):
                words = Line(_kept(_one_line(header)) + ": ", _BOLD)
                yield from self.hung("  ", words.append_text(self.text(cell)))

    def each(self, runs: Iterable[Inlines]) -> Iterator[Line]:
        for run in runs:
            yield from self.hung("", self.text(run), "  ")

    def centred(self, texts: Iterable[Line]) -> Iterator[Line]:
        for text in texts:
            for line in self.wrapped(text):
                yield Line.assemble(" " * ((self._measure - line.cell_len) // 2), line)

    def right(self, text: Line) -> Iterator[Line]:
        for line in self.wrapped(text):
            yield Line.assemble(" " * (self._measure - line.cell_len), line)

    def hung(
        self, mark: str, text: Line, below: str | None = None, style: Style | None = None
    ) -> Iterator[Line]:
        """Yield text beside a mark, with blanks or another mark before the lines below."""
        below = " " * cell_len(mark) if below is None else below
        for line in self.wrapped(text, max(cell_len(mark), cell_len(below))):
            yield Line.assemble((mark, style or ""), line)
            mark = below

    def wrapped(self, text: Line, taken: int = 0) -> Iterator[Line]:
        """Yield the text in lines that leave `taken` cells free."""
        for line in text.wrap(self._console, max(1, self._measure - taken), overflow="fold"):
            line.rstrip()
            yield line

    def text(self, inlines: Inlines, style: Style | None = None) -> Line:
        """Return inlines as text with styles."""
        line = Line()
        for inline in inlines:
            if inline not in _NO_WORDS:
                line.append_text(self.inline(inline))
        if style is not None:
            line.stylize(style)
        return line

    def inline(self, inline: Inline) -> Line:
        match inline:
            case Text(text):
                return Line(_kept(text))
            case LineBreak():
                return Line("\n")
            case Strong(children):
                return self.text(children, _BOLD)
            case Emphasis(children):
                return self.text(children, _ITALIC)
            case Note(children):
                self._notes.append(children)
                return Line(f"[{len(self._notes)}]", _DIM)
            case Inserted(children):
                return Line.assemble(("{+", _NEW), self.text(children, _NEW), ("+}", _NEW))
            case Deleted(children):
                return Line.assemble(("[-", _OLD), self.text(children, _OLD), ("-]", _OLD))
            case Link(url, children):
                return self.link(url, self.text(children, _UNDERLINE))

    def link(self, url: str, words: Line) -> Line:
        """Return the words of a link with its address behind them, where they are not the same."""
        address = _kept(url)
        if words.plain in (address, address.removeprefix("mailto:")):
            return words
        return Line.assemble(words, " <", (address, _DIM), ">")


def _kept(text: str) -> str:
    return visible(text).translate(_KEEP)


def _one_line(inlines: Inlines) -> str:
    return plain(inlines).replace("\n", " ")


def _joined(segments: Iterable[Segment]) -> Line:
    line = Line()
    for segment in segments:
        line.append(segment.text, segment.style)
    return line
