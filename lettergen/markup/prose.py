"""Reading the prose of records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lettergen.document import Block
from lettergen.findings import Finding, Source, ordered
from lettergen.markup.blocks import plain_paragraph, read_blocks
from lettergen.markup.keys import Numbers
from lettergen.markup.lines import Kind, Line, attributes, classified
from lettergen.markup.nodes import Directive, MarkupBlock
from lettergen.markup.plain_prose import plain_paragraphs
from lettergen.markup.reader import Dialect, Reader, with_newlines, without_controls


def parse_prose(
    text: str, source: Source, *, headings: bool = False
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Read prose: paragraphs, flat lists, quotes, emphasis, strong, links, line breaks and cites (CommonMark 0.31).

    Args:
        text: restricted Markdown. Whatever is not allowed (HTML, images, code, tables, rules, nested lists ...) is kept
            as text, never interpreted, and reported.
        source: the file, and the line in it where `text` begins.
        headings: whether headings of levels 3 to 6 may stand in it (1 and 2 are the file's own).

    Returns:
        The blocks, with keys "1", "2", ... and items "1.1", "1.2", ... to be prefixed by the caller, and with `Cite`
        nodes for `[^id]`, to be replaced by `resolve`; and the findings, in order.
    """
    text = with_newlines(text)
    plain = plain_paragraphs(text, source)
    if plain is not None:
        return plain, ()
    return _parsed(text, Reader(source, Dialect(headings=range(3, 7) if headings else range(0, 0))))


def _parsed(text: str, reader: Reader) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    if reader.too_long(text):
        return plain_paragraph(reader, text), ordered(reader.findings)
    reader.check_characters(text)
    return tuple(read_blocks(reader, without_controls(text), 0, Numbers())), ordered(reader.findings)


def parse_section(text: str, source: Source) -> tuple[tuple[MarkupBlock, ...], tuple[Finding, ...]]:
    """Read prose with directives in it (`::: quote of="..."`, on a line of its own), as a section of say.md has it.

    Returns what `parse_prose` returns, and a `Directive` among the blocks for each.
    """
    reader = Reader(source, Dialect(headings=range(0, 0)))
    text = with_newlines(text)
    if reader.too_long(text):
        return plain_paragraph(reader, text), ordered(reader.findings)
    reader.check_characters(text)
    lines, numbers = list(classified(reader, without_controls(text))), Numbers()
    blocks = [block for run in _runs(lines) for block in _blocks(reader, run, numbers)]
    return tuple(blocks), ordered(reader.findings)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield directives alone, and the lines between them together."""
    for is_directive, group in groupby(lines, key=lambda line: line.kind is Kind.DIRECTIVE):
        run = list(group)
        yield from ([line] for line in run) if is_directive else (run,)


def _blocks(reader: Reader, run: list[Line], numbers: Numbers) -> list[Block] | list[Directive]:
    first = run[0]
    if first.kind is not Kind.DIRECTIVE:
        return read_blocks(reader, "\n".join(line.text for line in run), first.number, numbers)
    _, values = attributes(reader, first)
    return [Directive(first.name, values, numbers.block(first.number), reader.at(first.number))]
