"""Lists the cases of the library, and shows one, as they stand on a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from lettergen.asof import ELSEWHERE, CaseView, Concerned, Lens, Withheld, view
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.library.similar import did_you_mean
from lettergen.operations.workspace import Opened
from lettergen.vocabulary import Share, Status, Use


@dataclass(frozen=True, slots=True)
class CaseList:
    """Cases as they stand on a date, and what is not shown."""

    date: datetime.date
    cases: tuple[CaseView, ...]
    withheld: tuple[Withheld, ...]


def list_cases(opened: Opened, date: datetime.date, country: str = "", status: str = "") -> CaseList:
    """Return the cases that a letter to a government could name on `date`, by country and id.

    Raises LettergenError when country or status is not a known word.
    """
    _known(country, [row.code for row in opened.library.countries.values() if row.code], "country")
    _known(status, [word.value.replace(" ", "-") for word in Status], "status")
    concerned = Concerned(frozenset({country})) if country else None
    seen, withheld = view(opened.library, _lens(opened, date), concerned)
    chosen = [case for case in seen.cases.values() if _matches(case, country, status)]
    here = tuple(row for row in withheld if row.code != ELSEWHERE)
    return CaseList(date, tuple(sorted(chosen, key=lambda case: (case.country, case.id))), here)


def show_case(opened: Opened, date: datetime.date, key: str) -> CaseView:
    """Return one case as it stands on `date`; raises LettergenError when it cannot be seen then."""
    seen, _ = view(opened.library, _lens(opened, date), Concerned(frozenset(), frozenset({key})))
    if key in seen.cases:
        return seen.cases[key]
    if key in opened.library.cases:
        raise LettergenError(
            f"'{key}' cannot be shown as of {date}: not yet known, or consent or label does not allow it",
            "Try another --date, or read the case's own file.",
        )
    raise LettergenError(
        f"The library has no case '{key}'",
        did_you_mean(key, opened.library.cases) or "See: lettergen case list",
    )


def _known(word: str, words: Iterable[str], what: str) -> None:
    known = list(words)
    if word and word not in known:
        hint = did_you_mean(word, known) or "Known: " + ", ".join(sorted(known)) + "."
        raise LettergenError(f"'{word}' is no {what} of this library", hint)


def _matches(case: CaseView, country: str, status: str) -> bool:
    stands = case.standing.status.value.replace(" ", "-") if case.standing.status else ""
    return (not country or case.country == country) and (not status or stands == status)


def _lens(opened: Opened, date: datetime.date) -> Lens:
    return Lens(date, frozenset({Use.GOVERNMENT_LETTER}), Share.COALITION, opened.workspace.days)
