"""Records for tests in few words: dates are strings, and what a test does not name is as harmless as it can be.

`make_case()` alone is a person in prison who may be named: one event, one source, a yes to every use, all known since
1 January 2022. Everything else is given by keyword, as the record's own fields: `make_case("ana", country="UZ")`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from lettergen.asof import Lens, View, view
from lettergen.dates import PartialDate, parse_day, parse_partial
from lettergen.document import Paragraph, Text
from lettergen.records.case import Case, Consent, Event, Sentence
from lettergen.records.cases import Cases
from lettergen.records.common import NOWHERE, Confirmation, DatedText, Publication, When
from lettergen.records.dossier import CaseWishes, Hook, LetterSettings, Meeting, SignRules
from lettergen.records.library import (
    Concern,
    Country,
    Holder,
    Instrument,
    Library,
    Official,
    Organisation,
    Passage,
    Recommendation,
)
from lettergen.vocabulary import Answer, Share, Use

EVERY_USE = tuple(Use)
NAMES = {"KZ": "Kazakhstan", "KG": "Kyrgyzstan", "TJ": "Tajikistan", "TM": "Turkmenistan", "UZ": "Uzbekistan"}


def partial(day: str) -> PartialDate:
    """Return "2022", "2022-10" or "2022-10-19" as a partial date."""
    return parse_partial(day)


def make_when(*, date: str = "", by: str = "", as_of: str = "", between: tuple[str, ...] = ()) -> When:
    """Return a date in one of its four shapes."""
    stated = {key: partial(day) for key, day in (("date", date), ("by", by), ("as_of", as_of)) if day}
    return When(between=tuple(map(partial, between)), **stated)


def make_source(
    day: str = "2022-01-01", *, publisher: str = "IPHR", title: str = "A statement", url: str = ""
) -> Publication:
    """Return a source published on a day."""
    return Publication(title=title, publisher=publisher, date=partial(day), url=url)


def make_event(
    what: str = "imprisoned",
    date: str = "",
    *,
    by: str = "",
    as_of: str = "",
    between: tuple[str, ...] = (),
    source: str | tuple[str, ...] = "s1",
    **fields: Any,
) -> Event:
    """Return an event; `source` may be one id or several."""
    when = make_when(date=date, by=by, as_of=as_of, between=between)
    return Event(what=what, when=when, source=_several(source), **fields)


def sentence(years: str = "", **fields: Any) -> Sentence:
    """Return a court's sentence."""
    return Sentence(years=years, **fields)


def make_consent(
    answer: str = "yes",
    day: str = "2000-01-01",
    *,
    use: Iterable[Use] = EVERY_USE,
    source: str | tuple[str, ...] = (),
) -> Consent:
    """Return one answer about some uses."""
    return Consent(use=tuple(use), answer=Answer(answer), date=parse_day(day), source=_several(source))


def make_confirmation(day: str, by: str = "kibhr", use: str = "") -> Confirmation:
    """Return that somebody checked on a day that it still stood so."""
    return Confirmation(date=parse_day(day), by=by, use=use)


def make_text(
    part: str, day: str, words: str = "Some words.", source: str | tuple[str, ...] = "s1"
) -> DatedText:
    """Return a text of one paragraph."""
    return DatedText(part, parse_day(day), (Paragraph("p1", (Text(words),)),), _several(source), NOWHERE)


def make_case(key: str = "ana", **fields: Any) -> Case:
    """Return a case; a person in prison on 1 January 2022, unless `events` say otherwise."""
    usual: dict[str, Any] = {
        "name": key.replace("-", " ").title(),
        "country": "KZ",
        "share": Share.PUBLIC,
        "consent": (make_consent(),),
        "sources": {"s1": make_source("2022-01-01")},
        "events": (make_event("imprisoned", as_of="2022-01-01"),),
    }
    return Case(id=key, **usual | fields)


def make_case_told(key: str, what: str, day: str, **fields: Any) -> Case:
    """Return a case of which one thing is known: an act of that day, or a state on it, told on the same day."""
    dated: dict[str, Any] = (
        {"as_of": day} if what in ("imprisoned", "in-custody", "missing") else {"date": day}
    )
    return make_case(
        key, **{"events": (make_event(what, **dated),), "sources": {"s1": make_source(day)}} | fields
    )


def make_concern(key: str = "torture", **fields: Any) -> Concern:
    """Return a concern of Kazakhstan with an ask and a briefing text of 1 January 2022."""
    usual: dict[str, Any] = {
        "title": key.replace("-", " ").capitalize(),
        "countries": ("KZ",),
        "sources": {"s1": make_source("2022-01-01")},
        "texts": (make_text("ask", "2022-01-01", "end it"), make_text("briefing", "2022-01-01")),
    }
    return Concern(id=key, **usual | fields)


def make_recommendation(key: str = "repeal-the-law", **fields: Any) -> Recommendation:
    """Return a recommendation to the government of Kazakhstan, made on 1 January 2022."""
    usual: dict[str, Any] = {
        "to": "government",
        "countries": ("KZ",),
        "do": key.replace("-", " "),
        "since": partial("2022-01-01"),
        "source": ("s1",),
        "sources": {"s1": make_source("2022-01-01")},
    }
    return Recommendation(id=key, **usual | fields)


def make_instrument(key: str = "strategy", **fields: Any) -> Instrument:
    """Return an instrument with one passage, known since 1 January 2022."""
    usual: dict[str, Any] = {
        "name": key.capitalize(),
        "first": f"the {key}",
        "says": (Passage(id="essential", text="makes human rights essential", source=("s1",)),),
        "sources": {"s1": make_source("2022-01-01")},
    }
    return Instrument(id=key, **usual | fields)


def make_holder(name: str, *, since: str = "", until: str = "", seen: tuple[str, ...] = ()) -> Holder:
    """Return who held an office; the last word of the name is the surname."""
    begins, ends = (partial(day) if day else None for day in (since, until))
    return Holder(
        name=name,
        surname=name.rsplit(maxsplit=1)[-1],
        since=begins,
        until=ends,
        seen=tuple(map(partial, seen)),
    )


def make_official(key: str = "president", *holders: Holder, **fields: Any) -> Official:
    """Return an office."""
    usual: dict[str, Any] = {"office": key.capitalize(), "salutation": "Dear President {surname}"}
    return Official(id=key, holders=holders, **usual | fields)


def make_organisation(key: str = "iphr", **fields: Any) -> Organisation:
    """Return an organisation whose acronym is its id in capitals."""
    return Organisation(id=key, **{"name": f"{key.capitalize()} Foundation", "acronym": key.upper()} | fields)


def make_library(
    cases: Iterable[Case] = (),
    *,
    concerns: Iterable[Concern] = (),
    recommendations: Iterable[Recommendation] = (),
    instruments: Iterable[Instrument] = (),
    officials: Iterable[Official] = (),
    organisations: Iterable[Organisation] = (),
) -> Library:
    """Return a library of these records, and the countries of Central Asia."""
    return Library(
        cases=Cases(_by_id(cases)),
        concerns=_by_id(concerns),
        recommendations=_by_id(recommendations),
        organisations=_by_id(organisations),
        officials=_by_id(officials),
        lists={},
        instruments=_by_id(instruments),
        countries={code: Country(id=name.lower(), code=code, name=name) for code, name in NAMES.items()},
    )


def make_settings(
    day: str = "2022-10-19",
    *,
    meets: tuple[str, ...] = ("KZ",),
    about: tuple[str, ...] = (),
    hook: Hook | None = None,
    wishes: Mapping[str, Any] | None = None,
    **fields: Any,
) -> LetterSettings:
    """Return letter.yaml of a letter to the president on a visit; `wishes` are the keys of `cases`."""
    meeting = None if hook else Meeting(name="visit", kind="visit", meets=meets, about=about or meets)
    usual: dict[str, Any] = {
        "use": Use.GOVERNMENT_LETTER,
        "date": parse_day(day),
        "place": "Brussels",
        "to": ("president",),
        "subject": "Human rights",
        "sign": SignRules(drafter="iphr"),
        "meeting": meeting,
        "hook": hook,
        "cases": CaseWishes(**(wishes or {})),
    }
    return LetterSettings(**usual | fields)


def make_lens(
    day: str = "2022-10-19", *, uses: Iterable[Use] = (Use.GOVERNMENT_LETTER,), **fields: Any
) -> Lens:
    """Return what a letter of a day sees."""
    return Lens(date=parse_day(day), uses=frozenset(uses), **fields)


def make_view(library: Library, day: str = "2022-10-19", **fields: Any) -> View:
    """Return the view of a library on a day, without what it withholds."""
    return view(library, make_lens(day, **fields))[0]


def day(text: str) -> datetime.date:
    """Return a day."""
    return parse_day(text)


def _several(ids: str | tuple[str, ...]) -> tuple[str, ...]:
    return (ids,) if isinstance(ids, str) else ids


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}
