"""Small letters for tests: a library, letter.yaml, and what one template makes of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from builders import make_lens, make_library, make_organisation, make_settings

from lettergen.asof import view
from lettergen.compose import Inputs, compose
from lettergen.dates import parse_day
from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Heading,
    Inlines,
    Kind,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    SignatoryList,
    Table,
    TitleBlock,
    plain,
)
from lettergen.findings import Finding, Source
from lettergen.markup.nodes import map_inlines
from lettergen.markup.prose import parse_prose
from lettergen.records.common import NOWHERE, DatedText, Publication
from lettergen.records.dossier import Dossier, LetterSettings, Section
from lettergen.records.library import Library, OfficialList
from lettergen.resources import templates_folder
from lettergen.selection import select
from lettergen.templates import Template

TEMPLATE = PurePosixPath("letter_templates/joint-letter.en.md")


def prose(
    part: str, day: str, markdown: str, *, sources: tuple[str, ...] = ("s1",), path: str = "record.md"
) -> DatedText:
    """Return a dated text that is Markdown, as a record's file holds it."""
    source = Source(PurePosixPath(path), 7)
    blocks, findings = parse_prose(markdown, source)
    assert findings == ()
    return DatedText(part, parse_day(day), blocks, sources, source)


def with_lists(library: Library, **lists: OfficialList) -> Library:
    """Return the library with lists of officials; a hyphen in an id is written as an underscore."""
    named = {key.replace("_", "-"): row for key, row in lists.items()}
    return dataclasses.replace(library, lists=named)


def make_inputs(
    library: Library | None = None,
    settings: LetterSettings | None = None,
    *,
    say: Mapping[str, str] | None = None,
    sources: Mapping[str, Publication] | None = None,
    previous: Collection[str] = (),
) -> Inputs:
    """Return what composing works from; `say` are sections of say.md as Markdown."""
    library = library or make_library(organisations=[make_organisation()])
    settings = settings or make_settings(to=())
    lens = make_lens(settings.date.isoformat(), uses=(settings.use,), share=settings.share)
    seen, withheld = view(library, lens)
    dossier = Dossier(
        folder=PurePosixPath("letters/one"),
        settings=settings,
        say=_sections(say or {}),
        sources=sources or {},
    )
    return Inputs(seen, select(seen, settings, previous, withheld), dossier)


def _sections(say: Mapping[str, str]) -> dict[str, Section]:
    place = Source(PurePosixPath("letters/one/say.md"), 1)
    return {
        title: Section(title.capitalize(), parse_prose(words, place)[0], place)
        for title, words in say.items()
    }


def compose_text(
    text: str, inputs: Inputs | None = None, kind: Kind = Kind.BRIEFING_PAPER
) -> tuple[Document | None, list[Finding]]:
    """Return the document that a template with this text makes, and the findings."""
    composed, findings = compose(kind, inputs or make_inputs(), Template(text, Source(TEMPLATE, 1)))
    return (composed.document if composed else None), findings


def blocks_of(text: str, inputs: Inputs | None = None, kind: Kind = Kind.BRIEFING_PAPER) -> tuple[Block, ...]:
    """Return the blocks of a document that is made without any finding."""
    document, findings = compose_text(text, inputs, kind)
    assert findings == []
    assert document is not None
    return document.blocks


def letter_of(text: str, inputs: Inputs | None = None) -> list[str]:
    """Return the words of a joint letter."""
    return words(blocks_of(text, inputs, Kind.JOINT_LETTER))


def paper_of(text: str, inputs: Inputs | None = None) -> list[str]:
    """Return the words of a briefing paper."""
    return words(blocks_of(text, inputs))


def words(blocks: Iterable[Block]) -> list[str]:
    """Return the words of blocks, a row for each run: an item with a star, a cell with a bar, a heading with its level."""
    return [row for block in blocks for row in _rows(block)]


def _rows(block: Block) -> Iterable[str]:
    match block:
        case Paragraph() | Quote():
            yield plain(block.inlines)
        case Heading():
            yield f"{'#' * block.level} {plain(block.inlines)}"
        case ListBlock():
            yield from (f"* {plain(item.inlines)}" for item in block.items)
        case AddressBlock():
            yield from (f"{block.label} {plain(line)}" for line in block.lines)
        case Table():
            yield from (" | ".join(map(plain, row.cells)) for row in block.rows)
        case CaseBlock():
            yield f"{'#' * block.level} {plain(block.name)}"
            yield from (f"{fact.label}: {plain(fact.inlines)}" for fact in block.facts)
            yield from words(block.blocks)
        case TitleBlock():
            yield from map(plain, (block.title, *block.lines))
        case SignatoryList():
            yield from map(plain, block.lines)
        case Contents():
            yield plain(block.title)


def notes_of(blocks: Iterable[Block]) -> list[str]:
    """Return the footnotes of blocks, in reading order."""
    found: list[str] = []

    def note(inlines: Inlines) -> Inlines:
        for inline in inlines:
            if isinstance(inline, Note):
                found.append(plain(inline.children))
            else:
                note(getattr(inline, "children", ()))
        return inlines

    for block in blocks:
        map_inlines(block, note)
    return found


def built_in(kind: Kind) -> Template:
    """Return the template that the package brings."""
    name = f"{kind.value}.en.md"
    return Template((templates_folder() / name).read_text(encoding="utf-8"), Source(PurePosixPath(name), 1))


def told(findings: Iterable[Finding]) -> list[str]:
    """Return each finding as "line code"."""
    return [f"{finding.source.line} {finding.code}" for finding in findings]


def list_of(heading: str, *officials: str, **fields: Any) -> OfficialList:
    """Return officials named together."""
    return OfficialList(heading=heading, of=officials, place=NOWHERE, **fields)
