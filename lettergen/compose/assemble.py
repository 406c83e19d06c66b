"""Fills a template and puts the document together."""

from __future__ import annotations

from collections.abc import Iterable, Set

from lettergen.compose.briefing import chapter_codes, has_matter_for_eu, has_regional_matter
from lettergen.compose.citations import unknown_sources, with_notes, with_references
from lettergen.compose.directives import LIVE, fill
from lettergen.compose.headings import headings_of
from lettergen.compose.inputs import Inputs, Unfillable, without_notes
from lettergen.compose.matter import ask_phrase
from lettergen.compose.open_letter import argument_titles, demanded_of, demands
from lettergen.compose.provenance import sources_in
from lettergen.document import Block, Document, Kind, SignatoryFact, SignatoryWords, walk
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error
from lettergen.language import tag
from lettergen.markup.nodes import Conflict, Directive, MarkupBlock
from lettergen.records.common import NOWHERE
from lettergen.templates import Prose, Template, render


@dataclass(frozen=True, slots=True)
class AskValues:
    """An ask as templates see it."""

    id: str
    title: str
    do: Prose


@dataclass(frozen=True, slots=True)
class CountryValues:
    """A country with a chapter, as templates see it."""

    code: str
    name: str
    authorities: str
    cases: int


@dataclass(frozen=True, slots=True)
class Assembled:
    """A text to be edited: live directives still open, each note in full; and every place that its words come from."""

    blocks: tuple[MarkupBlock, ...]
    sources: frozenset[Source]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with straight typography and without signatories, and every place that its words come from."""

    document: Document
    sources: frozenset[Source]


def compose(
    kind: Kind, inputs: Inputs, template: Template, *, final: bool = False
) -> tuple[Composed | None, list[Finding]]:
    """Return the document of a kind, and findings; None when the template cannot be filled at all.

    `final` leaves the DRAFT mark away.
    """
    assembled, findings = assemble(kind, inputs, template)
    if assembled is None:
        return None, findings
    composed, found = complete(kind, inputs, assembled.blocks, final=final)
    return Composed(composed.document, assembled.sources | composed.sources), [*findings, *found]


def assemble(kind: Kind, inputs: Inputs, template: Template) -> tuple[Assembled | None, list[Finding]]:
    """Return the text of a document as an editor gets it, and findings; None when the template cannot be filled at all."""
    context, findings = template_values(inputs)
    rendered, problems = render(template, context)
    findings += problems
    if problems and not rendered:
        return None, findings
    blocks, problems = _assembled(inputs, rendered)
    known = tuple(block for block in blocks if not isinstance(block, Directive | Conflict))
    findings += [*problems, *unknown_sources(known, inputs)]
    noted = without_notes(blocks) if kind.is_letter else with_notes(blocks, inputs)
    # Asked before and after: where texts grow together, all but one lose where they came from; notes come late.
    return Assembled(noted, sources_in(blocks) | sources_in(noted)), findings


def complete(
    kind: Kind, inputs: Inputs, text: tuple[MarkupBlock, ...], *, final: bool = False
) -> tuple[Composed, list[Finding]]:
    """Return the document that a text becomes once its directives are filled, and findings.

    A conflict in the text is left out of the document: whoever completes a text has told of it before.
    """
    blocks, findings = _completed(inputs, text)
    referred = with_references(blocks, inputs)
    return Composed(_document(kind, inputs, referred, final), sources_in(referred)), findings


def template_values(inputs: Inputs) -> tuple[dict[str, object], list[Finding]]:
    """Return what templates can name, and findings; docs/templates.md lists it, and a test holds the two together."""
    asks, findings = _asks(inputs)
    settings = inputs.settings
    countries = [
        CountryValues(code, inputs.country_name(code), inputs.authorities(code), _cases_in(inputs, code))
        for code in chapter_codes(inputs)
    ]
    return {
        "asks": asks,
        "countries": tuple(countries),
        "meeting": settings.meeting.name if settings.meeting else "",
        "hook": settings.hook.what if settings.hook else "",
        "date": inputs.date_text,
        "letter_cases": len(inputs.selection.in_letter()),
        "briefing_cases": len(inputs.selection.in_briefing()),
        "by_country": settings.cases.form == "by-country",
        "sections": tuple(inputs.dossier.say),
        "with_briefing": Kind.BRIEFING_PAPER in settings.documents,
        "demands": demands(inputs),
        "demanded_of": demanded_of(inputs),
        "arguments": argument_titles(inputs.dossier.say),
        "regional": has_regional_matter(inputs),
        "eu": has_matter_for_eu(inputs),
        **{fact.value: Prose((SignatoryWords(fact=fact),)) for fact in SignatoryFact},
    }, findings


def _cases_in(inputs: Inputs, code: str) -> int:
    return sum(case.country == code for case in inputs.selection.in_briefing())


def _asks(inputs: Inputs) -> tuple[tuple[AskValues, ...], list[Finding]]:
    asks: list[AskValues] = []
    findings: list[Finding] = []
    for key in inputs.settings.asks:
        concern = inputs.view.concerns.get(key)
        if concern is None:
            continue  # told by the selection as an unmet wish, and by a check
        try:
            asks.append(AskValues(key, concern.title, Prose(ask_phrase(concern))))
        except Unfillable as unfillable:
            findings.append(unfillable.finding)
    return tuple(asks), findings


def _assembled(
    inputs: Inputs, rendered: tuple[MarkupBlock, ...]
) -> tuple[tuple[MarkupBlock, ...], list[Finding]]:
    """Fill the directives but those that stay live."""
    blocks: list[MarkupBlock] = []
    findings: list[Finding] = []
    printed: set[str] = set()
    for block in rendered:
        if isinstance(block, Directive) and block.name in LIVE:
            blocks.append(block)
            continue
        made, found = fill(inputs, block) if isinstance(block, Directive) else ((block,), [])
        findings += [*found, *_printed_again(made, printed, block.source or NOWHERE)]
        printed.update(_keys(made))
        blocks += made
    return tuple(blocks), findings


def _completed(inputs: Inputs, text: tuple[MarkupBlock, ...]) -> tuple[tuple[Block, ...], list[Finding]]:
    """Fill every directive; of what is printed again, only what a directive prints was not told before."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    written, filled = set[str](), set[str]()
    for block in text:
        if isinstance(block, Conflict):
            continue
        if not isinstance(block, Directive):
            findings += _printed_again((block,), filled, block.source or NOWHERE)
            written.update(_keys((block,)))
            blocks.append(block)
            continue
        made, found = fill(inputs, block)
        findings += [*found, *_printed_again(made, written | filled, block.source or NOWHERE)]
        filled.update(_keys(made))
        blocks += made
    return tuple(blocks), findings


def _keys(blocks: Iterable[MarkupBlock]) -> list[str]:
    return [key for block in blocks for key in _keys_in(block)]


def _keys_in(block: MarkupBlock) -> list[str]:
    return [block.key] if isinstance(block, Directive | Conflict) else [inner.key for inner in walk((block,))]


def _printed_again(made: Iterable[MarkupBlock], printed: Set[str], place: Source) -> list[Finding]:
    """A key is the identity of a block, so a document has each once."""
    again = [key for key in _keys(made) if key in printed]
    message = f"prints the block '{again[0]}' again" if again else ""
    return [error(place, "duplicate-block", message, "Print it once.")] if again else []


def _document(kind: Kind, inputs: Inputs, blocks: tuple[Block, ...], final: bool) -> Document:
    settings = inputs.settings
    drafter = inputs.dossier.named_drafter
    organisation = inputs.view.organisations.get(drafter)
    title = inputs.title(kind)
    return Document(
        kind=kind,
        language=tag(inputs.language),
        title=title,
        author=organisation.name if organisation else drafter,
        date=settings.date,
        date_text=inputs.date_text,
        blocks=blocks,
        running=title,
        mark="" if final else "DRAFT",
        headings=headings_of(kind, inputs, blocks),
    )
