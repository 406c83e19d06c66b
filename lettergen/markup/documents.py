"""Reading templates, and documents as the Markdown writer writes them and officers edit them."""

from __future__ import annotations

from collections.abc import Mapping

from lettergen.document import Inline, Inlines, Note, Text
from lettergen.findings import Finding, Source, ordered
from lettergen.markup.blocks import plain_paragraph
from lettergen.markup.builder import read_inlines
from lettergen.markup.lines import classified, without_notes
from lettergen.markup.nodes import Cite, MarkupBlock, canonical, map_children, resolve
from lettergen.markup.reader import Dialect, Reader, with_newlines, without_controls
from lettergen.markup.structure import read_structure


def parse_template(
    text: str, source: Source, values: Mapping[str, Inlines | str]
) -> tuple[tuple[MarkupBlock, ...], tuple[Finding, ...]]:
    """Read a rendered template: the language of `parse_document`, with placeholders for data.

    Args:
        text: the template with U+E000, a number, U+E001 wherever data is to stand.
        source: the template, and the line in it where `text` begins.
        values: the data by number, as text or as inlines; it is put back after reading, so nothing in it is markup.
            In a link's address, an attribute or a key, the plain characters of inlines count.

    Returns:
        The blocks, directives among them, and the findings, in order. A paragraph, item or line that only data was to
        fill, and none did, is left out with a finding.
    """
    return _read(text, source, Dialect(braces=True, values=values))


def parse_document(text: str, source: Source) -> tuple[tuple[MarkupBlock, ...], tuple[Finding, ...]]:
    """Read Markdown back into blocks: `parse_document(write_blocks(blocks))` gives `blocks`, keys included.

    Around the Markdown of `parse_prose`, with headings, stand lines that are a key (`{#occasion}`, for the block
    below), a directive (`::: signatories`), or the fences of a container (`:::: address {#to} label="To:"` ...
    `::::`). Notes are `[^1]`, with a line `[^1]: text` somewhere. `{br}` is a line break, `{}` nothing, `{*a*}` strong
    and `{_a_}` emphasis where stars would not do. `:::: conflict` is described in `lettergen.markup.conflicts`.

    Returns:
        The blocks and the findings, in order. A block without a key gets one made from the key before it:
        "occasion+1".
    """
    return _read(text, source, Dialect(braces=True))


def _read(text: str, source: Source, dialect: Dialect) -> tuple[tuple[MarkupBlock, ...], tuple[Finding, ...]]:
    reader = Reader(source, dialect)
    text = with_newlines(text)
    if reader.too_long(text):
        return plain_paragraph(reader, text), ordered(reader.findings)
    reader.check_characters(text)
    lines, notes = without_notes(reader, list(classified(reader, without_controls(text))))
    blocks = read_structure(reader, lines)
    return _with_notes(reader, tuple(blocks), notes), ordered(reader.findings)


def _with_notes(
    reader: Reader, blocks: tuple[MarkupBlock, ...], notes: dict[str, tuple[str, int]]
) -> tuple[MarkupBlock, ...]:
    called, reader.cited = reader.cited, {}
    read: dict[str, Inlines] = {}
    for name, (text, line) in notes.items():
        read[name] = canonical(_unnested(reader, read_inlines(reader, text.strip(" \t"), line), line))
        if name not in called and " " not in name:
            reader.report("markup-note-unused", line, name)

    def note(cite: Cite) -> Inline:
        if cite.id in read:
            return Note(read[cite.id])
        if cite.id not in called:
            return cite  # data holds it; whoever gave the data resolves it
        reader.report("markup-note", called[cite.id], cite.id)
        return Text(f"[^{cite.id}]")

    return resolve(blocks, note)


def _unnested(reader: Reader, inlines: Inlines, line: int) -> Inlines:
    """Return the inlines of a note without notes in them."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Note):
            name = inline.id if isinstance(inline, Cite) else "note"
            reader.report("markup-note-nested", line, name)
            result.extend((Text(f"[^{name}]"),) if isinstance(inline, Cite) else inline.children)
        else:
            result.append(map_children(inline, lambda children: _unnested(reader, children, line)))
    return tuple(result)
