"""The cases of a letter country by country: good news, how things stand there, and what is asked of the government."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lettergen.asof import CaseView, ConcernView, RecommendationView
from lettergen.compose.good_news import apart, welcomed
from lettergen.compose.inputs import Inputs, without_notes
from lettergen.compose.matter import concern_text, steps_for
from lettergen.compose.roles import roles_and_names
from lettergen.compose.words import letter_text
from lettergen.document import Block, Heading, Inlines, Item, ListBlock, Paragraph, Role, Text
from lettergen.language import capitalised
from lettergen.selection.gates import countries_in_order

_NAME = "{name}"

_OF_ONE = re.compile(r"\bthe (conviction|sentence)\b")
"""What each of several people has one of: "free A and quash the conviction", "free A and B and quash their convictions"."""


def by_country(inputs: Inputs, chosen: Sequence[CaseView]) -> tuple[Block, ...]:
    """Return a heading and a block for each country of the letter that has people, or steps, in it.

    The steps are those of the asks, of the concerns that are part of them, and of the `points` of letter.yaml.
    """
    codes = dict.fromkeys([*countries_in_order(inputs.settings), *(case.country for case in chosen)])
    return tuple(block for code in codes for block in _country(inputs, code, chosen))


def _country(inputs: Inputs, code: str, chosen: Sequence[CaseView]) -> tuple[Block, ...]:
    good, others = apart([case for case in chosen if case.country == code])
    unasked = [case for case in others if not case.ask.do]
    blocks = (
        *(welcomed(inputs, case) for case in good),
        *_situation(inputs, code),
        *(_told(inputs, case) for case in unasked),
        *_asked(inputs, code, [case for case in others if case.ask.do]),
    )
    name = Heading(f"cases/{code}", 1, (Text(inputs.country_name(code)),))
    return (name, *blocks) if blocks else ()


def _situation(inputs: Inputs, code: str) -> tuple[Block, ...]:
    """The facts of the country's own concerns that are part of an ask of this letter."""
    rows = [row for row in _concerns(inputs) if row.countries == (code,) and row.part_of in _asks(inputs)]
    return without_notes(tuple(block for row in rows for block in concern_text(row, "facts")))


def _concerns(inputs: Inputs) -> list[ConcernView]:
    taken = [row.id for row in inputs.selection.concerns if row.place is not None]
    return [inputs.view.concerns[key] for key in taken]


def _asks(inputs: Inputs) -> frozenset[str]:
    return frozenset(inputs.settings.asks)


def _told(inputs: Inputs, case: CaseView) -> Paragraph:
    """Somebody for whom nothing can be asked, since nobody knows whether it still stands so."""
    key = f"cases/{case.id}" if case.letter else f"case:{case.id}/composed"
    return Paragraph(key, letter_text(inputs, case))


def _asked(inputs: Inputs, code: str, cases: Sequence[CaseView]) -> tuple[Block, ...]:
    key = f"cases/{code}"
    items = [_for_people(key, group) for group in _asked_alike(cases)]
    items += [_step(key, row) for row in _steps(inputs, code)]
    words = f"{capitalised(inputs.authorities(code))} should:"
    lead = Paragraph(f"{key}/intro", (Text(words),), Role.LEAD_IN)
    return (lead, ListBlock(f"{key}/list", tuple(items))) if items else ()


def _asked_alike(cases: Sequence[CaseView]) -> list[list[CaseView]]:
    """Whoever the same is asked for stands together, unless the words speak of one person more than once."""
    groups: dict[str, list[CaseView]] = {}
    for case in cases:
        do = case.ask.do
        groups.setdefault(do if do.count(_NAME) == 1 else f"{do}:{case.id}", []).append(case)
    return list(groups.values())


def _for_people(key: str, group: Sequence[CaseView]) -> Item:
    ids = "+".join(case.id for case in group)
    return Item(f"{key}/{ids}", _ask(group[0].ask.do, group), group[0].place)


def _ask(do: str, group: Sequence[CaseView]) -> Inlines:
    """Return "Release A and B." or, where more follows on the name, "Release each of the following and ...: A and B."."""
    names, place = roles_and_names(group), group[0].place
    if len(group) == 1 or do.endswith(_NAME):
        before, _, after = do.partition(_NAME)
        return (
            Text(capitalised(before), place),
            *names,
            Text(f"{after.replace(_NAME, group[0].short)}.", place),
        )
    before, _, after = do.partition(_NAME)
    theirs = _OF_ONE.sub(r"their \1s", after)
    return (Text(f"{capitalised(before)}each of the following{theirs}: ", place), *names, Text("."))


def _steps(inputs: Inputs, code: str) -> tuple[RecommendationView, ...]:
    wanted = _asks(inputs) | set(inputs.settings.cases.points)
    rows = [row for row in _concerns(inputs) if row.id in wanted or row.part_of in _asks(inputs)]
    return steps_for(inputs, code, frozenset(key for row in rows for key in row.recommendations))


def _step(key: str, row: RecommendationView) -> Item:
    return Item(f"{key}/{row.id}", (Text(f"{capitalised(row.do)}.", row.place),), row.place)
