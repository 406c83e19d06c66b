"""Footnotes: a source in full at its first mention in a document, by reference to that note afterwards.

While a text can still be edited, every note is in full (`with_notes`): a reference by number would be wrong once a
paragraph is moved or deleted. `with_references` makes the later ones references, at the very end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from lettergen.compose.inputs import Inputs, cites_in
from lettergen.document import Block, CaseBlock, Emphasis, Inline, Inlines, Link, Note, Text, plain, walk
from lettergen.findings import Finding, Source, error
from lettergen.language import written_partial
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Cite, MarkupBlock, map_children, map_inlines, resolve
from lettergen.records.common import Publication

B = TypeVar("B", bound=MarkupBlock)


def with_notes(blocks: tuple[B, ...], inputs: Inputs) -> tuple[B, ...]:
    """Return the blocks with every cite replaced by a note in full; cites name their record as "case:id#source"."""

    def note(cite: Cite) -> Note | None:
        publication = _publication(cite, inputs)
        return Note(_in_full(publication, inputs.language)) if publication else None

    return resolve(blocks, note)


def unknown_sources(blocks: tuple[Block, ...], inputs: Inputs) -> list[Finding]:
    """Return a finding for each cite of a source that its record does not have."""
    leaves = [block for block in walk(blocks) if not isinstance(block, CaseBlock)]
    cites = [
        (cite, block) for block in leaves for cite in cites_in(block) if _publication(cite, inputs) is None
    ]
    return [
        _unknown(cite, block.source or Source(inputs.dossier.folder / "say.md"), inputs)
        for cite, block in cites
    ]


def _unknown(cite: Cite, place: Source, inputs: Inputs) -> Finding:
    record, _, key = cite.id.partition("#")
    known = _publications(record, inputs)
    hint = did_you_mean(key, known) or "Add it to 'sources' in the front matter."
    return error(place, "unknown-source", f"cites the source '{key}', which is not listed", hint)


def _publication(cite: Cite, inputs: Inputs) -> Publication | None:
    record, _, key = cite.id.partition("#")
    return _publications(record, inputs).get(key)


def _publications(record: str, inputs: Inputs) -> Mapping[str, Publication]:
    kind, _, key = record.partition(":")
    if kind == "case" and key in inputs.view.cases:
        return inputs.view.cases[key].sources
    if kind == "concern" and key in inputs.view.concerns:
        return inputs.view.concerns[key].sources
    return inputs.dossier.sources


def with_references(blocks: tuple[Block, ...], inputs: Inputs) -> tuple[Block, ...]:
    """Return the blocks with every note on a source that a note before it gives in full as a reference to that note."""
    references = _References(blocks, inputs)
    return tuple(map_inlines(block, references.referred) for block in blocks)


class _References:
    def __init__(self, blocks: tuple[Block, ...], inputs: Inputs) -> None:
        self.language = inputs.language
        self.known = _publications_told(blocks, inputs)
        self.count = 0
        self.first: dict[tuple[str, str, str], int] = {}

    def referred(self, inlines: Inlines) -> Inlines:
        """Return a run of inlines with references; every note counts, also an editor's own."""
        return tuple(
            self.note(inline) if isinstance(inline, Note) else map_children(inline, self.referred)
            for inline in inlines
        )

    def note(self, note: Note) -> Note:
        """Return the note, or a reference to an earlier one on the same publication."""
        self.count += 1
        publication = self.known.get(plain(note.children))
        if publication is None:
            return note
        identity = (publication.title, publication.publisher, str(publication.date or publication.seen))
        first = self.first.setdefault(identity, self.count)
        if first == self.count:
            return note
        return Note((Text(_again(publication, first, self.language), publication.place),))


def _publications_told(blocks: Iterable[Block], inputs: Inputs) -> Mapping[str, Publication]:
    """Return the publications that notes in the blocks give in full, by what these notes say."""
    told = sorted({plain(note.children) for block in blocks for note in _notes(block)})
    rows = (row for row in _all_publications(inputs) if _begins_one(_before_date(row), told))
    return {plain(_in_full(row, inputs.language)): row for row in rows}


def _begins_one(words: str, told: list[str]) -> bool:
    """Tell whether one of the texts, which are in order, begins so; writing every source of a library out takes long."""
    nearest = bisect_left(told, words)
    return nearest < len(told) and told[nearest].startswith(words)


def _notes(block: Block) -> list[Note]:
    found: list[Note] = []

    def look(inlines: Inlines) -> Inlines:
        for inline in inlines:
            if isinstance(inline, Note):
                found.append(inline)
            else:
                map_children(inline, look)
        return inlines

    map_inlines(block, look)
    return found


def _all_publications(inputs: Inputs) -> Iterator[Publication]:
    for case in inputs.view.cases.values():
        yield from case.sources.values()
    for concern in inputs.view.concerns.values():
        yield from concern.sources.values()
    yield from inputs.dossier.sources.values()


def _publisher(publication: Publication) -> str:
    return f"{publication.publisher}, " if publication.publisher else ""


def _before_date(publication: Publication) -> str:
    return _publisher(publication) + publication.title


def _in_full(publication: Publication, language: str) -> Inlines:
    before = _publisher(publication)
    dated = f", {written_partial(publication.date, language)}" if publication.date else ""
    words: list[Inline] = [Text(before)] if before else []
    words.append(Emphasis((Text(publication.title, publication.place),)))
    if publication.url:
        words += [Text(f"{dated}, "), Link(publication.url, (Text(publication.url),))]
        dated = ""
    words.append(Text(f"{dated}."))
    return tuple(words)


def _again(publication: Publication, number: int, language: str) -> str:
    who = publication.publisher or publication.title
    dated = f", {written_partial(publication.date, language)}" if publication.date else ""
    return f"{who}{dated} (note {number})."
