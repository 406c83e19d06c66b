"""Reading the prose of records."""

from __future__ import annotations

from lettergen.document import Block
from lettergen.findings import Finding, Source, ordered
from lettergen.markup.blocks import plain_paragraph, read_blocks
from lettergen.markup.keys import Numbers
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
    reader = Reader(source, Dialect(headings=range(3, 7) if headings else range(0, 0)))
    text = with_newlines(text)
    if reader.too_long(text):
        return plain_paragraph(reader, text), ordered(reader.findings)
    reader.check_characters(text)
    return tuple(read_blocks(reader, without_controls(text), 0, Numbers())), ordered(reader.findings)
