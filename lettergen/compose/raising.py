"""Whose cases a letter asks to be raised, and with whom: the dead as such, and each case where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lettergen.asof import CaseView
from lettergen.compose.inputs import Inputs
from lettergen.compose.people import role_and_name, when_text
from lettergen.language import joined, written_partial
from lettergen.vocabulary import Status

_AT_THE_TOP = frozenset({"summit", "visit"})
"""Kinds of meetings with those who lead a country; a dialogue, council or review is held between officials."""

_FEW = 3
"""So many countries are named as hosts."""


def raised_with(inputs: Inputs, chosen: Sequence[CaseView]) -> str:
    """Return "the case of A and the death of B on 2 May 2023 with the leadership of Georgia".

    Countries stand beside the names where there are several of them, since nobody answers for what another state did.
    """
    countries = list(dict.fromkeys(case.country for case in chosen))
    several = len(countries) > 1
    living = [case for case in chosen if case.standing.status is not Status.DIED]
    dead = [_death(inputs, case, named=several) for case in chosen if case not in living]
    cases = [_cases(inputs, living, several)] if living else []
    return f"{joined([*cases, *dead], inputs.language)}{_with_hosts(inputs, countries)}"


def _cases(inputs: Inputs, living: Sequence[CaseView], several: bool) -> str:
    names = [
        f"{role_and_name(case)} in {inputs.country_name(case.country)}" if several else role_and_name(case)
        for case in living
    ]
    return f"{'the case of' if len(living) == 1 else 'the cases of'} {joined(names, inputs.language)}"


def _death(inputs: Inputs, case: CaseView, *, named: bool) -> str:
    """Where somebody died is not known from the country of the case, which therefore stands in brackets."""
    event = case.standing.event
    claimed = event is not None and (event.sure in ("reported", "alleged") or bool(event.says))
    noun = f"{'reported ' if claimed else ''}{'deaths' if case.kind == 'group' else 'death'}"
    country = f" ({inputs.country_name(case.country)})" if named else ""
    return f"the {noun} of {role_and_name(case)}{country}{_died_when(case, inputs.language)}"


def _died_when(case: CaseView, language: str) -> str:
    when = case.standing.event.when if case.standing.event else None
    if when is None:
        return ""
    latest = when.by or when.as_of
    return (
        f" no later than {written_partial(latest, language)}" if latest else f" {when_text(when, language)}"
    )


def _with_hosts(inputs: Inputs, countries: Sequence[str]) -> str:
    meeting = inputs.settings.meeting
    met = [code for code in (meeting.meets if meeting else ()) if code in countries]
    if len(countries) > 1 and (len(met) < len(countries) or len(met) > _FEW):
        return ", each with the authorities of that country"
    at_the_top = meeting is not None and meeting.kind in _AT_THE_TOP and met
    if len(countries) == 1:
        whose = inputs.country_name(countries[0])
        return f" with {f'the leadership of {whose}' if at_the_top else inputs.authorities(countries[0])}"
    return f" with the {'leaders' if at_the_top else 'authorities'} of {_named(inputs, met)}"


def _named(inputs: Inputs, codes: Iterable[str]) -> str:
    return joined([inputs.country_name(code) for code in codes], inputs.language)


def whom_you_meet(inputs: Inputs) -> str:
    """Return "the leaders you meet", "the authorities you met", or "the authorities" where there is no meeting."""
    meeting = inputs.settings.meeting
    if meeting is None:
        return "the authorities"
    who = "leaders" if meeting.kind in _AT_THE_TOP else "authorities"
    return f"the {who} you {'met' if meeting.is_over(inputs.settings.date) else 'meet'}"
