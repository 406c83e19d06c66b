"""Step 1: who may come into question at all."""

from __future__ import annotations

import datetime

from lettergen.asof import CaseView, View
from lettergen.asof.events import dated
from lettergen.asof.lens import KnownSources
from lettergen.language import written_date
from lettergen.records.dossier import LetterSettings
from lettergen.selection.reasons import (
    LANGUAGE,
    UNKNOWN,
    country,
    is_settled,
    last_known,
    organisation,
    stands,
)
from lettergen.selection.result import Omission

NEWS = datetime.timedelta(days=366)
"""How long a release, an acquittal or a death is news; afterwards only a dossier's `must` brings it up."""


def countries_in_order(settings: LetterSettings) -> tuple[str, ...]:
    """Return the countries a letter is about, as ISO codes, in its own order."""
    if settings.meeting:
        return tuple(dict.fromkeys(settings.meeting.about or settings.meeting.meets))
    return tuple(dict.fromkeys(settings.hook.about)) if settings.hook else ()


def countries_about(settings: LetterSettings) -> frozenset[str]:
    """Return the countries a letter is about, as ISO codes."""
    return frozenset(countries_in_order(settings))


def gate(case: CaseView, settings: LetterSettings, view: View) -> Omission | None:
    """Return why a case cannot be taken, and what would let it in; None when it may be."""
    if case.id in settings.cases.never:
        return Omission(case, "letter.yaml says never.", "Take the case off 'never' in letter.yaml.")
    return closed_to(case, settings, view)


def closed_to(case: CaseView, settings: LetterSettings, view: View) -> Omission | None:
    """Return why the library's own rules leave a case out, whatever letter.yaml says of it by hand."""
    if case.country not in countries_about(settings):
        why = f"The letter is not about {country(case.country, view)}."
        return Omission(case, why, "Add the country to 'about' in letter.yaml.")
    if case.standing.status is None:
        return Omission(case, UNKNOWN, "Add an event with a source.")
    if is_settled(case):
        return _old_news(case, view)
    return None if case.standing.stands else _stale(case, view)


def _old_news(case: CaseView, view: View) -> Omission | None:
    newest = _newest(case)
    if view.lens.date - newest <= NEWS:
        return None
    why = f"{stands(case, view)} Nothing that happened after {written_date(newest, LANGUAGE)} is on record."
    return Omission(case, why, "Put the case under 'must' in letter.yaml if the letter should speak of it.")


def _newest(case: CaseView) -> datetime.date:
    """The last day on which anything happened or was found; that a source came out later is no news."""
    known = KnownSources(case.sources)
    days = [dated(event, known).by for event in case.events]
    found = [(row.when.interval, known.days(row.source)) for row in case.findings]
    return max([*days, *(min(interval.last, *told) for interval, told in found if interval)])


def _stale(case: CaseView, view: View) -> Omission:
    over = case.standing.ran_out
    since = (
        f"the sentence was over by {written_date(over, LANGUAGE)}"
        if over
        else "too long ago to say that it still is so"
    )
    remedy = f"Ask {organisation(case.owner, view)}; usable once confirmed."
    return Omission(case, f"{last_known(case, view)}: {since}.", remedy)
