"""Markdown: the form in which an officer edits an assembled document; `lettergen.markup.parse_document` reads it back.

Lines are not wrapped: a paragraph is a line, so that a change is seen where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lettergen.document import (
    AddressBlock,
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
    SignatoryWords,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.markup import Conflict, Directive, MarkupBlock, canonical, map_inlines
from lettergen.markup.escape import (
    closes,
    escape_attribute,
    escape_cell,
    escape_line,
    escape_text,
    escape_url,
    opens,
)
from lettergen.markup.keys import written_key

_NOTHING = "{}"
_BREAK = "{br}"


def write_markdown(document: Document) -> str:
    """Return the document as Markdown; its fields (title, date, mark ...) are not part of it."""
    return write_blocks(document.blocks)


def write_blocks(blocks: Sequence[MarkupBlock], *, share_notes: bool = False) -> str:
    """Return blocks as Markdown that reads back as the same blocks, keys included.

    For that, keys must be unique, levels of headings go from 1 to 6, a list has at least one item and a table one
    column, and links do not hold links, nor notes notes. Inlines come back canonical. `share_notes`: notes of the same words
    are defined once, for a text in which no note is referred to by its number.
    """
    writer = _Writer(share_notes)
    chunks = ["\n".join(writer.block(map_inlines(block, canonical))) for block in blocks]
    chunks.extend(filter(None, ["\n".join(writer.definitions())]))
    return "\n\n".join(chunks) + "\n" if chunks else ""


class _Writer:
    """Writes blocks, and keeps the notes met on the way."""

    def __init__(self, share_notes: bool) -> None:
        self._share_notes = share_notes
        self._notes: list[Inlines] = []

    def definitions(self) -> Iterator[str]:
        for number, note in enumerate(self._notes, 1):
            yield f"[^{number}]: {self.line(note)}"

    def block(self, block: MarkupBlock) -> Iterator[str]:
        """Yield the lines of a block."""
        match block:
            case Paragraph(key, inlines, role) if role is not Role.BODY:
                yield from _fenced(role.value, key, self.lines(inlines))
            case CaseBlock():
                yield from _fenced("case", block.key, self.case(block))
            case AddressBlock(key, label, lines):
                attribute = f" label={escape_attribute(label)}" if label else ""
                yield from _fenced("address", key, map(self.line, lines), attribute)
            case SignatoryList(key, lines):
                yield from _fenced("signatories", key, map(self.line, lines))
            case TitleBlock(key, title, lines):
                yield from _fenced("title", key, map(self.line, (title, *lines)))
            case Contents(key, title):
                yield from _fenced("contents", key, [self.line(title)])
            case Table():
                yield from _fenced("table", block.key, self.table(block))
            case Directive():
                yield _directive(block)
            case Conflict():
                attribute = f" why={escape_attribute(block.why)}" if block.why else ""
                yield from _fenced("conflict", block.key, self.sides(block), attribute)
            case _:
                yield written_key(block.key)
                yield from self.plain_block(block)

    def plain_block(self, block: Paragraph | Heading | ListBlock | Quote) -> Iterator[str]:
        """Yield the lines of what Markdown itself knows."""
        match block:
            case Paragraph():
                yield from self.lines(block.inlines)
            case Quote():
                yield from (f"> {line}" for line in self.lines(block.inlines))
            case Heading(_, level, inlines):
                yield f"{'#' * level} {self.heading(inlines)}"
            case ListBlock():
                yield from self.items(block)

    def sides(self, conflict: Conflict) -> Iterator[str]:
        """Yield what each side would have stand there; notes of all sides are defined below the whole text."""
        for name, side in (("yours", conflict.yours), ("theirs", conflict.theirs), ("base", conflict.base)):
            yield f":::: {name}"
            for number, block in enumerate(side):
                yield from ([""] if number else [])
                yield from self.block(block)
            yield "::::"

    def heading(self, inlines: Inlines) -> str:
        """Write a heading; number signs at its end would be taken for decoration (CommonMark 0.31, section 4.2)."""
        text = self.line(inlines)
        return text[:-1] + "\\#" if text.endswith("#") and text != "\\#" else text

    def items(self, block: ListBlock) -> Iterator[str]:
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else "- "
            key = "" if item.key == f"{block.key}.{number}" else written_key(item.key) + " "
            first, *others = self.lines(item.inlines)
            yield mark + key + first
            yield from (" " * len(mark) + line for line in others)

    def case(self, block: CaseBlock) -> Iterator[str]:
        yield f"{'#' * block.level} {self.heading(block.name)}"
        if block.facts:
            yield ""
        for fact in block.facts:
            yield f"- **{escape_text(fact.label)}:** {self.line(fact.inlines)}"
        for inner in block.blocks:
            yield ""
            yield from self.block(inner)

    def table(self, table: Table) -> Iterator[str]:
        yield self.line(table.caption)
        yield ""
        yield _row(map(self.cell, table.header))
        yield _row("---" for _ in table.header)
        for number, row in enumerate(table.rows, 1):
            key = "" if row.key == f"{table.key}.{number}" else written_key(row.key) + " "
            first, *others = [self.cell(cell) for cell in row.cells] or [""]
            yield _row([key + first, *others])

    def cell(self, inlines: Inlines) -> str:
        return escape_cell(self.line(inlines)) if inlines else ""

    def line(self, inlines: Inlines) -> str:
        """Write inlines as one line."""
        return escape_line(self.inlines(inlines)) or _NOTHING

    def lines(self, inlines: Inlines) -> list[str]:
        """Write inlines with a new line after every break that has something before and after it."""
        begin, end = 0, len(inlines)
        while begin < end and isinstance(inlines[begin], LineBreak):
            begin += 1
        while end > begin and isinstance(inlines[end - 1], LineBreak):
            end -= 1
        lines = [escape_line(self.inlines(run)) + "\\" for run in _split(inlines[begin:end])]
        lines[-1] = lines[-1][:-1]
        lines[0] = _BREAK * begin + lines[0]
        lines[-1] += _BREAK * (len(inlines) - end)
        return lines if lines != [""] else [_NOTHING]

    def inlines(
        self,
        inlines: Inlines,
        before: str = " ",
        after: str = " ",
        within: frozenset[type[Inline]] = frozenset(),
    ) -> str:
        """Write inlines that stand between two characters, within strong or emphasis written with stars."""
        out = ""
        for index, inline in enumerate(inlines):
            following = _first(inlines[index + 1]) if index + 1 < len(inlines) else after
            piece = self.inline(inline, out[-1:] or before, following, within)
            if piece.startswith("[") and out.endswith("!"):
                out = out[:-1] + "\\!"  # or it would be an image
            out += piece
        return out

    def inline(self, inline: Inline, before: str, after: str, within: frozenset[type[Inline]]) -> str:
        match inline:
            case SignatoryWords(text=text):
                return text
            case Text(text):
                return escape_text(text)
            case LineBreak():
                return _BREAK
            case Note(children):
                return f"[^{self.note(children)}]"
            case Link(url, children):
                words = self.inlines(children, "[")
                words = "\\" + words if words.startswith("^") else words  # or it would be a note
                return f"[{words}]({escape_url(url)})"
            case Strong() | Emphasis():
                return self.stressed(inline, before, after, within)
            case Inserted() | Deleted():
                message = (
                    "Markdown has no sign for what was inserted or deleted; a redline cannot be written in it"
                )
                raise ValueError(message)

    def note(self, children: Inlines) -> int:
        """Return the number of a note."""
        if self._share_notes and children in self._notes:
            return self._notes.index(children) + 1
        self._notes.append(children)
        return len(self._notes)

    def stressed(
        self, inline: Strong | Emphasis, before: str, after: str, within: frozenset[type[Inline]]
    ) -> str:
        """Write strong or emphasis with stars where they are sure to be read as such, else in braces."""
        children, kind = inline.children, type(inline)
        if kind not in within and _stars_do(children, before, after):
            stars = "**" if kind is Strong else "*"
            return f"{stars}{self.inlines(children, '*', '*', within | {kind})}{stars}"
        sign = "*" if kind is Strong else "_"
        return f"{{{sign}{self.inlines(children, sign)}{sign}}}"


def _stars_do(children: Inlines, before: str, after: str) -> bool:
    if not children or before == "*" or after in "*}":
        return False
    first, last = _first(children[0]), _last(children[-1])
    return first not in "*}" and last != "*" and opens(before, first) and closes(last, after)


def _first(inline: Inline) -> str:
    """Return the character that the inline will begin with, or another of its class; "*" where stars are no good."""
    match inline:
        case SignatoryWords():
            return "{"
        case Text(text):
            return escape_text(text)[:1]
        case Link() | Note():
            return "["
        case _:
            return "{"


def _last(inline: Inline) -> str:
    match inline:
        case SignatoryWords():
            return "}"
        case Text(text):
            return escape_text(text)[-1:]
        case Link():
            return ")"
        case Note():
            return "]"
        case _:
            return "}"


def _split(inlines: Inlines) -> Iterator[Inlines]:
    """Yield the runs between line breaks; breaks within strong or a link stay where they are."""
    begin = 0
    for index, inline in enumerate(inlines):
        if isinstance(inline, LineBreak):
            yield inlines[begin:index]
            begin = index + 1
    yield inlines[begin:]


def _fenced(name: str, key: str, lines: Iterator[str] | Sequence[str], attributes: str = "") -> Iterator[str]:
    yield f":::: {name} {written_key(key)}{attributes}"
    yield from lines
    yield "::::"


def _row(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _directive(block: Directive) -> str:
    key = "" if block.key == block.name else " " + written_key(block.key)
    attributes = "".join(f" {name}={escape_attribute(value)}" for name, value in block.attributes)
    return f"::: {block.name}{key}{attributes}"
