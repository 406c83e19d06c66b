"""Sentences about a case that can be said to a family: what is known, since when, and who said so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from lettergen.asof import CaseView, View
from lettergen.language import joined, written_date, written_partial
from lettergen.records.case import Event
from lettergen.records.common import Publication, When
from lettergen.vocabulary import EVENT_RULES, SETTLED, Share, Status

LANGUAGE = "en"

UNKNOWN = "Nothing on record tells where the case stands."
INTERNAL = "Where the case stands is internal."

_FREE = SETTLED - {Status.DIED}


def is_settled(case: CaseView) -> bool:
    """Tell whether the person is free, cleared or dead."""
    return case.standing.status in SETTLED


def is_good_news(case: CaseView) -> bool:
    """Tell whether a case has come to a good end that leaves nothing to ask for."""
    return case.standing.status in _FREE and not case.ask.do


def stands(case: CaseView, view: View) -> str:
    """Return what was last heard of where the case stands ("Mamai was in prison on 1 June 2023 (IPHR, 1 June 2023).")."""
    now = case.standing
    if now.status is None or now.event is None or now.report is None:
        return UNKNOWN
    if _is_internal(now.event, now.report):
        return INTERNAL
    if now.status in SETTLED:
        return happened(case, now.event)
    if now.confirmed_by:
        who = organisation(now.confirmed_by, view)
        return f"{case.short} {_was(case)} {now.phrase} on {last_heard(case)}, as {who} confirmed."
    if now.report.when.as_of is not None:
        return f"{case.short} {_was(case)} {now.phrase} {when(now.report)}{cited(case, now.report.source)}."
    told = happened(case, now.report)
    # "Was sentenced" leaves open to what.
    served = f" and {_was(case)} {now.phrase} when last heard of." if now.report.sentence else "."
    return told.removesuffix(".") + served


def last_known(case: CaseView, view: View) -> str:
    """Return how the case was last heard of, without a full stop ("Last heard of as in prison in May 2013 (IPHR)")."""
    now = case.standing
    assert now.status is not None and now.event is not None and now.report is not None
    if _is_internal(now.event, now.report):
        return "When and how the case was last heard of is internal"
    told = f"Last heard of as {now.phrase}"
    if now.confirmed_by:
        return f"{told} on {last_heard(case)}, when {organisation(now.confirmed_by, view)} confirmed it"
    return f"{told} {when(now.report)}{cited(case, now.report.source)}"


def _is_internal(*events: Event) -> bool:
    return any(event.share is not Share.PUBLIC for event in events)


def happened(case: CaseView, event: Event) -> str:
    """Return what happened, when, and who said so ("Mamai was arrested in October 2022 (IPHR, 3 October 2022).")."""
    if _is_internal(event):
        return "What happened is internal."
    return f"{case.short} {_told(case, event)} {when(event)}{cited(case, event.source)}."


def _told(case: CaseView, event: Event) -> str:
    phrase = EVENT_RULES[event.what].phrase
    adverb = {"alleged": "allegedly ", "reported": "reportedly "}.get(event.sure, "")
    if phrase.startswith("was "):
        return f"{_was(case)} {adverb}{phrase.removeprefix('was ')}"
    return f"{adverb}{phrase}"


def _was(case: CaseView) -> str:
    return "were" if case.kind == "group" else "was"


def when(event: Event | None) -> str:
    """Return the date of an event as running text ("in October 2022", "by 1 June 2023"), empty when undated."""
    return when_text(event.when) if event else ""


def when_text(dated: When) -> str:
    """Return a date as running text."""
    if dated.between and dated.on is None:
        first, last = (written_partial(day, LANGUAGE) for day in (dated.between[0], dated.between[-1]))
        return f"between {first} and {last}"
    if dated.by:
        return f"by {written_partial(dated.by, LANGUAGE)}"
    stated = dated.on
    if stated is None:
        return ""
    return f"{'on' if stated.day else 'in'} {written_partial(stated, LANGUAGE)}"


def cited(case: CaseView, ids: Iterable[str]) -> str:
    """Return the sources in words, in brackets and with a space before: " (IPHR and partners, 1 June 2023)"."""
    words = dict.fromkeys(_publication(case.sources[key]) for key in ids if key in case.sources)
    return f" ({'; '.join(words)})" if words else ""


def _publication(source: Publication) -> str:
    who = source.publisher or source.title
    if source.date is not None:
        return f"{who}, {written_partial(source.date, LANGUAGE)}"
    return f"{who}, seen {written_partial(source.seen, LANGUAGE)}" if source.seen else who


def last_heard(case: CaseView) -> str:
    """Return the day anything was last heard of the case, in words."""
    day: datetime.date | None = case.standing.last_heard or case.last_heard
    return written_date(day, LANGUAGE) if day else "an unknown day"


def organisation(key: str, view: View) -> str:
    """Return how an organisation is called in a sentence."""
    known = view.organisations.get(key)
    return (known.acronym or known.name) if known else "somebody who knows the case"


def country(code: str, view: View) -> str:
    """Return a country's name, or its code where the library has no file on it."""
    return view.countries[code].name if code in view.countries else code


def listed(words: Iterable[str]) -> str:
    """Return the words as a list in running text, each once."""
    return joined(list(dict.fromkeys(words)), LANGUAGE)
