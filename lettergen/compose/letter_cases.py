"""The cases in a letter: names in one sentence, a bullet each, or country by country; good news comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lettergen.asof import CaseView
from lettergen.compose.by_country import by_country
from lettergen.compose.good_news import apart, welcomed
from lettergen.compose.inputs import Inputs, placed, resting_on, without_notes
from lettergen.compose.people import is_last_known, role_and_name, stand_together
from lettergen.compose.raising import raised_with, whom_you_meet
from lettergen.compose.words import letter_text, spaced
from lettergen.document import Block, Inlines, Item, Link, ListBlock, Paragraph, Role, Text
from lettergen.language import capitalised, joined, written_date
from lettergen.markup.nodes import Directive
from lettergen.records.case import AuthorityFinding
from lettergen.selection.reasons import is_good_news

_STEPS = "We ask you to press for these steps, country by country."


def cases(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The cases of the letter in the form that letter.yaml wants; nothing where there are none."""
    chosen = inputs.selection.in_letter()
    if inputs.settings.cases.form == "by-country":
        blocks = by_country(inputs, chosen)
        return (*(_own_lead(inputs) or _lead(directive, _STEPS)), *blocks) if blocks else ()
    if inputs.settings.cases.form == "bullets":
        return bullets(inputs, directive, chosen)
    good, raised = apart(chosen)
    sentence = (*_sentence(inputs, raised), *_links(inputs, raised)) if raised else ()
    return (*_welcomed(inputs, good), *((Paragraph("cases", sentence),) if sentence else ()))


def _welcomed(inputs: Inputs, good: Iterable[CaseView]) -> tuple[Block, ...]:
    return tuple(welcomed(inputs, case) for case in good)


def _sentence(inputs: Inputs, chosen: tuple[CaseView, ...]) -> Inlines:
    words = f"As a priority, we urge you to raise {raised_with(inputs, chosen)}."
    return (Text(f"{words}{_last_heard_of(inputs, chosen)}", chosen[0].place), *_places(chosen))


def _last_heard_of(inputs: Inputs, chosen: tuple[CaseView, ...]) -> str:
    """A sentence for each of whom nothing newer than a day long ago is known."""
    told = [(case, case.last_heard or case.standing.last_heard) for case in chosen if is_last_known(case)]
    return "".join(
        f" {capitalised(case.short)} {'were' if case.kind == 'group' else 'was'} last heard of"
        f" on {written_date(day, inputs.language)}."
        for case, day in told
        if day
    )


def _places(group: tuple[CaseView, ...]) -> Inlines:
    return resting_on(*(case.place for case in group))


def _links(inputs: Inputs, chosen: tuple[CaseView, ...]) -> Inlines:
    """Earlier statements on the cases: sources with an address, one a case."""
    linked = [next((p for p in case.sources.values() if p.url), None) for case in chosen]
    unique = {p.url: p for p in linked if p is not None}
    links = [Link(p.url, (Text(p.title, p.place),)) for p in unique.values()]
    if not links:
        return ()
    lead = (
        " More can be read in this earlier statement: "
        if len(links) == 1
        else " More can be read in these earlier statements: "
    )
    separated: Inlines = tuple(part for link in links for part in (link, Text("; ")))[:-1]
    return (Text(lead), *separated, Text("."))


def bullets(inputs: Inputs, directive: Directive, chosen: tuple[CaseView, ...]) -> tuple[Block, ...]:
    """Return the good news, then a lead-in and a list with an item a case or a group of them.

    Whoever is named together with somebody for whom something is asked stays in one bullet with them.
    """
    groups = _groups(inputs, chosen)
    raised = [group for group in groups if not all(map(is_good_news, group))]
    good = [case for group in groups if group not in raised for case in group]
    return (*_welcomed(inputs, good), *(_bullets(inputs, directive, raised) if raised else ()))


def _bullets(
    inputs: Inputs, directive: Directive, groups: Sequence[tuple[CaseView, ...]]
) -> tuple[Block, ...]:
    items = tuple(_item(inputs, group) for group in groups)
    lead = _own_lead(inputs)
    if not lead:
        noun = "the following case" if sum(map(len, groups)) == 1 else "the following cases"
        lead = _lead(directive, f"We ask you to raise {noun} with {whom_you_meet(inputs)}:")
    return (*_as_lead_in(lead), ListBlock("cases", items))


def _own_lead(inputs: Inputs) -> tuple[Block, ...]:
    """The words that this letter has before its cases."""
    own = inputs.dossier.say.get("cases")
    return without_notes(placed(own.blocks, "say:cases", "dossier")) if own else ()


def _lead(directive: Directive, words: str) -> tuple[Block, ...]:
    return (Paragraph("cases/intro", (Text(directive.get("intro", words), directive.source),), Role.LEAD_IN),)


def _as_lead_in(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return blocks
    return (*blocks[:-1], Paragraph(last.key, last.inlines, Role.LEAD_IN, last.source))


def _groups(inputs: Inputs, chosen: tuple[CaseView, ...]) -> list[tuple[CaseView, ...]]:
    """Cases that share a bullet: put together by letter.yaml, or named together by an authority."""
    groups: dict[str, list[CaseView]] = {}
    for case in chosen:
        groups.setdefault(_group_key(inputs, case, chosen), []).append(case)
    return [tuple(group) for group in groups.values()]


def _group_key(inputs: Inputs, case: CaseView, chosen: tuple[CaseView, ...]) -> str:
    for number, together in enumerate(inputs.settings.cases.together):
        if case.id in together:
            return f"together:{number}"
    shared = [finding.id for finding in case.findings if _named_together(finding.id, chosen) > 1]
    return f"finding:{shared[0]}" if shared else f"case:{case.id}"


def _named_together(finding: str, chosen: tuple[CaseView, ...]) -> int:
    return sum(1 for case in chosen if any(row.id == finding for row in case.findings))


def _item(inputs: Inputs, group: tuple[CaseView, ...]) -> Item:
    key = f"cases/{'+'.join(case.id for case in group)}"
    finding = _shared_finding(group)
    if finding is not None and not any(
        group[0].id in together for together in inputs.settings.cases.together
    ):
        return Item(key, _found_together(inputs, group, finding), group[0].place)
    return Item(key, (*spaced(letter_text(inputs, case) for case in group), *_places(group)), group[0].place)


def _shared_finding(group: tuple[CaseView, ...]) -> AuthorityFinding | None:
    if len(group) < 2:
        return None
    ids = set.intersection(*({row.id for row in case.findings} for case in group))
    return next((row for row in group[0].findings if row.id in ids), None)


def _found_together(inputs: Inputs, group: tuple[CaseView, ...], finding: AuthorityFinding) -> Inlines:
    names = joined([role_and_name(case) for case in group], inputs.language)
    first = f"{capitalised(finding.authority)} {finding.what.replace('{names}', names)}."
    second = stand_together(group, inputs.country_name, inputs.language)
    return (Text(f"{first} {second}".rstrip(), finding.place), *_places(group))
