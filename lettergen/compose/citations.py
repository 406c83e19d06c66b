"""Footnotes: a source in full at its first mention in a document, by reference to that note afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from lettergen.compose.inputs import Inputs, cites_in
from lettergen.document import Block, CaseBlock, Emphasis, Inline, Inlines, Link, Note, Text, walk
from lettergen.findings import Finding, Source, error
from lettergen.language import written_partial
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Cite, canonical, map_children, map_inlines
from lettergen.records.common import Publication


def with_notes(blocks: tuple[Block, ...], inputs: Inputs) -> tuple[Block, ...]:
    """Return the blocks with every cite replaced by a note; cites name their record as "case:id#source"."""
    notes = _Notes(inputs)
    return tuple(map_inlines(block, notes.noted) for block in blocks)


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


class _Notes:
    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.count = 0
        self.first: dict[tuple[str, str, str], int] = {}

    def noted(self, inlines: Inlines) -> Inlines:
        """Return a run of inlines with notes for its cites; a note of the template's own counts, too."""
        result: list[Inline | None] = []
        for inline in inlines:
            if isinstance(inline, Cite):
                result.append(self.note(inline))
            elif isinstance(inline, Note):
                self.count += 1
                result.append(inline)
            else:
                result.append(map_children(inline, self.noted))
        return canonical(tuple(inline for inline in result if inline is not None))

    def note(self, cite: Cite) -> Note | None:
        """Return the note that a cite stands for; None where its record has no such source."""
        publication = _publication(cite, self.inputs)
        if publication is None:
            return None
        self.count += 1
        identity = (publication.title, publication.publisher, str(publication.date or publication.seen))
        if identity in self.first:
            return Note(
                (Text(_again(publication, self.first[identity], self.inputs.language), publication.place),)
            )
        self.first[identity] = self.count
        return Note(_in_full(publication, self.inputs.language))


def _in_full(publication: Publication, language: str) -> Inlines:
    before = f"{publication.publisher}, " if publication.publisher else ""
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
