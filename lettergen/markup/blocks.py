"""Block tokens to blocks. The tree keeps lists and quotes flat, so what nests is taken apart, with a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from lettergen.document import Block, Heading, Inlines, Item, LineBreak, ListBlock, Paragraph, Quote, Text
from lettergen.markup.builder import raw_inlines, read_inlines
from lettergen.markup.engine import block_tokens
from lettergen.markup.keys import KEY_PREFIX, Keys
from lettergen.markup.nodes import canonical
from lettergen.markup.placeholders import filled
from lettergen.markup.reader import Reader, without_controls

_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
_RAW = {"fence": "markup-code", "html_block": "markup-html", "hr": "markup-rule", "too_deep": "markup-deep"}
_NAMES = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "quote": "quote",
}
MAX_QUOTES = 3
"""How deep quotes are read within quotes; each is taken out of the other anyway."""


@dataclass(slots=True)
class _Node:
    """A block token with what it holds."""

    token: Token
    children: list[_Node] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.token.type

    @property
    def line(self) -> int:
        return self.token.map[0] if self.token.map else 0

    @property
    def inline(self) -> str:
        return self.children[0].token.content


def _nodes(text: str) -> list[_Node]:
    top = _Node(Token("top", "", 0))
    stack = [top]
    for token in block_tokens(text):
        if token.nesting < 0:
            stack.pop()
            continue
        node = _Node(token)
        stack[-1].children.append(node)
        if token.nesting > 0:
            stack.append(node)
    return top.children


def read_blocks(reader: Reader, text: str, line: int, keys: Keys) -> list[Block]:
    """Return the blocks of Markdown that begins at `line`, counted from 0 within the reader's text."""
    conversion = _Conversion(reader, text.split("\n"), line, keys)
    return [block for node in _nodes(text) for block in conversion.blocks(node)]


@dataclass(slots=True)
class _Conversion:
    reader: Reader
    lines: list[str]
    first: int
    keys: Keys
    quotes: int = 0

    def blocks(self, node: _Node) -> Iterator[Block]:
        line = self.first + node.line
        source = self.reader.at(line)
        match node.type:
            case "bullet_list_open" | "ordered_list_open":
                yield self.listed(node, node.type == "ordered_list_open")
            case "quote":
                for inlines, at in self.quoted(node):
                    yield Quote(self.keys.block(at), inlines, self.reader.at(at))
            case "heading_open" if int(node.token.tag[1:]) in self.reader.dialect.headings:
                inlines = read_inlines(self.reader, node.inline, line)
                yield Heading(self.keys.block(line), int(node.token.tag[1:]), inlines, source)
            case _:
                key, inlines = self.keys.block(line), self.run(node)
                if inlines or not self.reader.unfilled(self.raw(node), line, "paragraph"):
                    yield Paragraph(key, inlines, source=source)

    def raw(self, node: _Node) -> str:
        begin, end = node.token.map or [0, 0]
        return "\n".join(self.lines[begin:end])

    def run(self, node: _Node) -> Inlines:
        """Return the inlines of a paragraph, of a heading that cannot stand, or of what is kept as plain text."""
        line = self.first + node.line
        if node.type == "paragraph_open":
            if _TABLE.search(node.inline):
                self.reader.report("markup-table", line)
            return read_inlines(self.reader, node.inline, line)
        if node.type == "heading_open":
            self.reader.report("markup-heading", line, node.token.markup)
            mark = Text(node.token.markup + " ", self.reader.at(line))
            return canonical((mark, *read_inlines(self.reader, node.inline, line)))
        raw = node.token.content if node.type in ("html_block", "too_deep") else self.raw(node)
        self.reader.report(_RAW[node.type], line, raw)
        return raw_inlines(self.reader, raw, line)

    def quoted(self, node: _Node) -> Iterator[tuple[Inlines, int]]:
        """Yield the paragraphs of a quote, with their lines, and what else is in it, taken apart."""
        text, line = node.token.content, self.first + node.line
        if self.quotes == MAX_QUOTES:
            self.reader.report("markup-deep", line, text)
            yield raw_inlines(self.reader, text, line), line
            return
        inner = _Conversion(self.reader, text.split("\n"), line, self.keys, self.quotes + 1)
        for child in _nodes(text):
            yield from inner.flat(child)

    def flat(self, node: _Node) -> Iterator[tuple[Inlines, int]]:
        """Yield the runs of inlines of a block within another, with their lines."""
        if node.type in _NAMES:
            self.reader.report("markup-nested", self.first + node.line, _NAMES[node.type])
        if node.type == "quote":
            yield from self.quoted(node)
        elif node.type in ("paragraph_open", "heading_open", *_RAW):
            yield self.run(node), self.first + node.line
        else:
            for item in node.children:
                for child in item.children:
                    yield from self.flat(child)

    def listed(self, node: _Node, ordered: bool) -> ListBlock:
        line = self.first + node.line
        key = self.keys.block(line)
        items: list[Item] = []
        for child in node.children:
            for written, inlines, at in self.entries(child):
                if inlines or not self.reader.unfilled(self.raw(child), at, "item"):
                    item_key = self.keys.part(written, f"{key}.{len(items) + 1}", at)
                    items.append(Item(item_key, inlines, self.reader.at(at)))
        taken = self.numbered(node, items) if ordered else tuple(items)
        return ListBlock(key, taken, ordered, self.reader.at(line))

    def numbered(self, node: _Node, items: list[Item]) -> tuple[Item, ...]:
        """Keep the number that a list starts with as text: "2022. That year ..." is hardly a list."""
        start = node.token.attrs.get("start", 1)
        if start == 1 or not items:
            return tuple(items)
        mark = f"{node.children[0].token.info}{node.token.markup}"
        self.reader.report("markup-list-start", self.first + node.line, mark)
        first = items[0]
        inlines = canonical((Text(mark + " ", first.source), *first.inlines))
        return (Item(first.key, inlines, first.source), *items[1:])

    def entries(self, node: _Node) -> Iterator[tuple[str | None, Inlines, int]]:
        """Yield the items that a list item makes: itself, with its paragraphs joined, and those of lists within it."""
        runs: list[tuple[Inlines, int]] = []
        nested: list[tuple[str | None, Inlines, int]] = []
        written = self.item_key(node)
        for child in node.children:
            if child.type in ("bullet_list_open", "ordered_list_open"):
                self.reader.report("markup-nested", self.first + child.line, "list")
                nested += [entry for item in child.children for entry in self.entries(item)]
            else:
                runs += self.flat(child)
        if len(runs) > 1:
            self.reader.report("markup-paragraphs", runs[1][1], "item")
        yield (
            written,
            _joined([inlines for inlines, _ in runs]),
            runs[0][1] if runs else self.first + node.line,
        )
        yield from nested

    def item_key(self, node: _Node) -> str | None:
        """Take `{#key}` off the words of an item."""
        first = node.children[0] if node.children else None
        if not self.reader.dialect.braces or first is None or first.type != "paragraph_open":
            return None
        content = first.children[0].token
        match = KEY_PREFIX.match(content.content)
        if match is None:
            return None
        content.content = content.content[match.end() :]
        return match["key"]


def _joined(runs: list[Inlines]) -> Inlines:
    result: Inlines = ()
    for index, run in enumerate(runs):
        result += (LineBreak(), *run) if index else run
    return canonical(result)


def plain_paragraph(reader: Reader, text: str) -> tuple[Paragraph, ...]:
    """Return a text as one paragraph that nothing interprets, for what is too long to read."""
    words = filled(" ".join(without_controls(text).split()), reader.dialect.values)
    return (Paragraph("1", canonical((Text(words, reader.at(0)),)), source=reader.at(0)),)
