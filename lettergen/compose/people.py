"""People in running text: names with roles, where they stand, what happened, what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from lettergen.asof import CaseView, Standing
from lettergen.asof.events import brings
from lettergen.document import Inlines, Text
from lettergen.language import as_known_on, capitalised, counted, joined, written_date, written_partial
from lettergen.records.case import Event, Sentence
from lettergen.records.common import DatedText, When
from lettergen.vocabulary import EVENT_RULES, SETTLED, Status

_SERVED = {
    Status.IMPRISONED: "serving a prison sentence",
    Status.SUSPENDED_SENTENCE: "under a suspended prison sentence",
    Status.RESTRICTED_LIBERTY: "serving a sentence of restricted liberty",
}

_LASTING = frozenset(
    {
        Status.CHARGED,
        Status.IN_CUSTODY,
        Status.HOUSE_ARREST,
        Status.PSYCHIATRIC,
        Status.TRAVEL_BAN,
        Status.EXILE,
        Status.WHEREABOUTS_UNKNOWN,
        Status.AT_LIBERTY,
        Status.REOPENED,
    }
)
"""What goes on "since" its day; the others happened "on" it."""

_ACTS = frozenset({Status.HARASSED, Status.FORCED_CARE})
"""What was done to somebody and is over: told as what it was and when, as it was last reported."""

_SURE = {"reported": "reportedly ", "alleged": "allegedly "}


def role_and_name(case: CaseView) -> str:
    """Return "opposition leader Zhanbolat Mamai", or the name alone."""
    return f"{case.role.text} {case.name}" if case.role else case.name


def named(case: CaseView) -> Inlines:
    """Return the name as a text that knows where it comes from; a group's, which may be a description, with a capital."""
    name = capitalised(case.name) if case.kind == "group" else case.name
    return (Text(name, case.place),)


def when_text(when: When, language: str) -> str:
    """Return a date as running text: "on 15 November 2023", "in October 2022", "by 1 June 2023"."""
    if when.between and when.on is None:
        return f"between {written_partial(when.between[0], language)} and {written_partial(when.between[-1], language)}"
    if when.by:
        return f"by {written_partial(when.by, language)}"
    stated = when.on
    if stated is None:
        return ""
    return f"{'on' if stated.day else 'in'} {written_partial(stated, language)}"


def length_text(sentence: Sentence) -> str:
    """Return the length of a sentence: "16 years", "six years and three months", "life"; empty when not known."""
    if sentence.life:
        return "life"
    years, months = _in_months(sentence)
    amounts = ((years, "year"), (str(months or ""), "month"), (str(sentence.days or ""), "day"))
    return joined([_amount(number, unit) for number, unit in amounts if number], "en")


def _in_months(sentence: Sentence) -> tuple[str, int]:
    """Return years as printed and months; a part of a year as months, where they come out whole: 0.5 years are six."""
    years, months = sentence.years, sentence.months or 0
    whole, _, part = years.partition(".")
    halves = part == "5" and whole.strip("0") and not months
    if not _PART_OF_A_YEAR.fullmatch(years) or halves or (total := Decimal(years) * 12) % 1:
        return years, months
    whole_years, months = divmod(int(total) + months, 12)
    return str(whole_years or ""), months


_PART_OF_A_YEAR = re.compile(r"[0-9]{1,4}\.[0-9]{1,8}")


def _amount(number: str, unit: str) -> str:
    whole, _, part = number.partition(".")
    written = counted(int(number)) if number.isdigit() else number
    if part == "5" and whole.isdigit() and whole != "0":
        written = f"{counted(int(whole))} and a half"
    return f"{written} {unit}" if number == "1" else f"{written} {unit}s"


def _court_event(case: CaseView) -> Event | None:
    """The newest sentence that the present status rests on, which a later report of the mere state does not repeat."""
    for event in reversed(case.events):
        brought = brings(event)
        if (
            brought not in (None, case.standing.status)
            and case.standing.status not in EVENT_RULES[event.what].unless
        ):
            return None  # an earlier sentence, before a release or of another kind
        if event.sentence is not None:
            return event
    return None


def where_things_stand(case: CaseView, language: str) -> str:
    """Return a phrase with a capital and no full stop: "Serving a prison sentence of 16 years (as of 1 June 2023)"."""
    now, event = case.standing, _told_event(case)
    if now.status is None or event is None:
        return "Not known"
    served = now.status in _SERVED
    phrase = _serving(now, _court_event(case), event, language) if served else _since(now, event, language)
    told = _SURE.get(event.sure, "") + phrase
    known = f"{'' if now.stands else 'last known: '}{told}{_as_of(now, event, language)}"
    return capitalised(f"{known}{_according_to(event)}")


def _according_to(event: Event) -> str:
    return f", according to {event.says}" if event.says else ""


def _told_event(case: CaseView) -> Event | None:
    now = case.standing
    return now.report if now.status in _ACTS else now.event


def _as_of(now: Standing, event: Event, language: str) -> str:
    """When a state, unlike an event, was last reported; a reader must not take a report for today's news."""
    if now.last_heard is None:
        return ""
    when, brought = event.when, event.when.interval
    state = when.as_of is not None or (now.status in _LASTING and when.by is not None)
    reported_later = brought is None or now.last_heard > brought.last
    told = state or reported_later or not now.stands
    return f" (as of {written_date(now.last_heard, language)})" if told else ""


def _serving(now: Standing, court: Event | None, bringing: Event, language: str) -> str:
    assert now.status is not None
    sentence = court.sentence if court else None
    length = length_text(sentence) if sentence else ""
    if sentence and sentence.life and now.status is Status.IMPRISONED:
        return "serving a life sentence"
    serving = (EVENT_RULES[now.report.what].reads if now.report else "") or _SERVED[now.status]
    phrase = f"{serving} of {length}" if length else serving
    if sentence and sentence.with_ban:
        return f"{phrase}, with a ban on {sentence.with_ban}"
    imposed = bringing.when.date
    return f"{phrase} imposed in {imposed.year}" if imposed and not length else phrase


def _since(now: Standing, event: Event, language: str) -> str:
    status, phrase = now.status, _done(event) if now.status in _ACTS else now.phrase
    if status in _LASTING and event.when.date is not None:
        return f"{phrase} since {written_partial(event.when.date, language)}"
    if status in _LASTING or event.when.as_of is not None:
        return phrase
    return f"{phrase} {when_text(event.when, language)}".rstrip()


def _done(event: Event) -> str:
    return EVENT_RULES[event.what].phrase.removeprefix("was ")


_CONFINED = frozenset(
    {Status.IN_CUSTODY, Status.IMPRISONED, Status.HOUSE_ARREST, Status.PSYCHIATRIC, Status.CHARGED}
)
"""Statuses that read well before "in Turkmenistan"."""

_HAPPENED = {
    Status.RELEASED: "been released",
    Status.ACQUITTED: "been acquitted",
    Status.DIED: "died",
    Status.EXPELLED: "been expelled from the country",
    Status.FORCIBLY_RETURNED: "been forcibly returned",
    Status.FORCED_CARE: "been subjected to forced psychiatric care",
    Status.CLOSED: "been closed by the authorities",
}
"""Statuses that "is" cannot tell."""


def stand_together(group: Sequence[CaseView], country_name: Callable[[str], str], language: str) -> str:
    """Return where several people stand: "Both are in prison in Turkmenistan."; empty where nobody's status stands.

    Whoever stands otherwise is told apart, so that nobody who is free or dead is taken for a prisoner; so is whoever it
    is told of by others, or less surely.
    """
    alike: dict[tuple[Status, str, str, str, str], list[CaseView]] = {}
    for case in group:
        if case.standing.status is not None and case.standing.stands:
            key = (case.standing.status, case.standing.phrase, case.country, *_claim(case))
            alike.setdefault(key, []).append(case)
    clauses = [_stand_alike(cases, country_name, language, among=len(group)) for cases in alike.values()]
    return f"{capitalised('; '.join(clauses))}." if clauses else ""


def _own_state(case: CaseView) -> str:
    """What the last report says of where things stand, where the status says more than is known."""
    return EVENT_RULES[case.standing.report.what].reads if case.standing.report else ""


def _claim(case: CaseView) -> tuple[str, str]:
    """How sure it is where a case stands, as a word before the verb, and according to whom, as words at the end."""
    event = _told_event(case)
    return (_SURE.get(event.sure, ""), _according_to(event)) if event else ("", "")


def _stand_alike(
    cases: Sequence[CaseView], country_name: Callable[[str], str], language: str, *, among: int
) -> str:
    everybody = "both" if among == 2 else f"all {counted(among)}"
    who = everybody if len(cases) == among else joined([case.short for case in cases], language)
    status, many = cases[0].standing.status, len(cases) > 1 or cases[0].kind == "group"
    assert status is not None
    state, (sure, source) = _own_state(cases[0]), _claim(cases[0])
    if state and status in SETTLED:
        return f"{who} {'have' if many else 'has'} {sure}been {state}{source}"
    if status in _HAPPENED and not state:
        return f"{who} {'have' if many else 'has'} {sure}{_HAPPENED[status]}{source}"
    where = f" in {country_name(cases[0].country)}" if status in _CONFINED else ""
    return f"{who} {'are' if many else 'is'} {sure}{cases[0].standing.phrase}{where}{source}"


def last_word(case: CaseView, text: DatedText | None, language: str) -> str:
    """Return a line before what is told of somebody last heard of too long ago; empty where the status still stands.

    Its day is that of the text, or of a later word on the status.
    """
    now = case.standing
    days = [day for day in (now.last_heard, text.date if text else None) if day is not None]
    return as_known_on(max(days), language) if is_last_known(case) and days else ""


def is_last_known(case: CaseView) -> bool:
    """Tell whether where somebody stands was last heard of too long ago to be told as of today."""
    return case.standing.status is not None and not case.standing.stands


def composed_sentence(case: CaseView, country: str, language: str) -> str:
    """Return a plain sentence from the timeline, for a case without a text; a person must read it before a final."""
    subject = capitalised(role_and_name(case))
    event = case.standing.event
    if event is None:
        return f"{subject} ({country})."
    imposed = _sentenced_to(event.sentence) if event.what == "sentenced" and event.sentence else ""
    offence = f"on charges of {event.offence}" if event.offence else ""
    parts = (_happened(case, event), imposed, offence, when_text(event.when, language))
    return f"{subject} ({country}) {' '.join(part for part in parts if part)}{_according_to(event)}."


def _happened(case: CaseView, event: Event) -> str:
    """Return the verb phrase of an event, as sure as its source is, in the number of the case."""
    was, _, rest = EVENT_RULES[event.what].phrase.partition(" ")
    sure = _SURE.get(event.sure, "")
    if was != "was":
        return f"{sure}{was} {rest}".rstrip()
    return f"{'were' if case.kind == 'group' else 'was'} {sure}{rest}"


def _sentenced_to(sentence: Sentence) -> str:
    """Return what a court imposed: "to 16 years in prison", "to a suspended sentence of six years"."""
    length = length_text(sentence)
    ban = f"a ban on {sentence.with_ban}" if sentence.with_ban else ""
    if sentence.suspended:
        main = f"a suspended sentence of {length}" if length else "a suspended sentence"
    elif sentence.restricted:
        main = f"{length} of restricted liberty" if length else "restricted liberty"
    else:
        main = f"{length} in prison" if length else ""
    return f"to {' with '.join(part for part in (main, ban) if part)}" if main or ban else ""
