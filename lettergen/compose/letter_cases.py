"""The cases in a letter: names in one sentence, or a bullet each."""

from __future__ import annotations

from collections.abc import Iterable

from lettergen.asof import CaseView
from lettergen.compose.inputs import Inputs, placed, resting_on, without_notes
from lettergen.compose.people import composed_sentence, role_and_name, stand_together
from lettergen.document import Block, Inlines, Item, Link, ListBlock, Paragraph, Quote, Role, Text
from lettergen.language import capitalised, joined
from lettergen.markup.nodes import Directive
from lettergen.records.case import AuthorityFinding

_SPACE = Text(" ")


def cases(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The cases of the letter in the form that letter.yaml wants; nothing where there are none."""
    chosen = inputs.selection.in_letter()
    if not chosen:
        return ()
    if inputs.settings.cases.form == "bullets":
        return _bullets(inputs, directive, chosen)
    return (Paragraph("cases", (*_sentence(inputs, chosen), *_links(inputs, chosen))),)


def _sentence(inputs: Inputs, chosen: tuple[CaseView, ...]) -> Inlines:
    entries = [f"{role_and_name(case)} in {inputs.country_name(case.country)}" for case in chosen]
    noun = "the case of" if len(chosen) == 1 else "the cases of"
    words = f"As a priority, we urge you to raise {noun} {joined(entries, inputs.language)} with {_hosts(inputs)}."
    return (Text(words, chosen[0].place), *_places(chosen))


def _places(group: tuple[CaseView, ...]) -> Inlines:
    return resting_on(*(case.place for case in group))


def _hosts(inputs: Inputs) -> str:
    if inputs.settings.meeting is None:
        return "the authorities"
    names = [inputs.country_name(code) for code in inputs.settings.meeting.meets]
    if len(names) == 1:
        return f"the leadership of {names[0]}"
    if 1 < len(names) <= 3:
        return f"the leaders of {joined(names, inputs.language)}"
    return "the leaders you meet"


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


def _bullets(inputs: Inputs, directive: Directive, chosen: tuple[CaseView, ...]) -> tuple[Block, ...]:
    items = tuple(_item(inputs, group) for group in _groups(inputs, chosen))
    own = inputs.dossier.say.get("cases")
    lead: tuple[Block, ...]
    if own is not None:
        lead = placed(own.blocks, "say:cases", "dossier")
    else:
        noun = "the following case" if len(chosen) == 1 else "the following cases"
        hosts = "the leaders you meet" if inputs.settings.meeting else "the authorities"
        words = directive.get("intro", f"We ask you to raise {noun} with {hosts}:")
        lead = (Paragraph("cases/intro", (Text(words, directive.source),), Role.LEAD_IN),)
    return (*without_notes(_as_lead_in(lead)), ListBlock("cases", items))


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
    return Item(key, (*_spaced(letter_text(inputs, case) for case in group), *_places(group)), group[0].place)


def _spaced(runs: Iterable[Inlines]) -> Inlines:
    return tuple(part for run in runs for part in (*run, _SPACE))[:-1]


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


def letter_text(inputs: Inputs, case: CaseView) -> Inlines:
    """Return a case's own words for a letter, without notes, or a plain sentence from its timeline."""
    if case.letter is None:
        sentence = composed_sentence(case, inputs.country_name(case.country), inputs.language)
        return (Text(sentence, case.place),)
    blocks = without_notes(placed(case.letter.blocks, f"case:{case.id}/letter", f"case:{case.id}"))
    return _spaced(run for block in blocks for run in _runs(block))


def _runs(block: Block) -> tuple[Inlines, ...]:
    """The runs of words of a block; an item of the letter's list holds no list or quote of its own."""
    if isinstance(block, ListBlock):
        return tuple(item.inlines for item in block.items)
    return (block.inlines,) if isinstance(block, Paragraph | Quote) else ()
