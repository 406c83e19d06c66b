"""Libraries as hypothesis makes them up: few people, few days, so that everything meets everything."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, TypeVar

from builders import make_case_told, make_consent, make_event, make_source
from hypothesis import strategies as st

from lettergen.dates import PartialDate
from lettergen.records.case import (
    AskRow,
    Case,
    Consent,
    Event,
    EventVersion,
    NextStep,
    Printed,
    Risk,
    RoleRow,
    Sentence,
)
from lettergen.records.common import NOWHERE, Confirmation, DatedText, Publication, When
from lettergen.vocabulary import EVENT_RULES, Answer, Ask, Share, Use

T = TypeVar("T")

FIRST = datetime.date(2020, 11, 1)
MIDDLE = datetime.date(2022, 1, 1)
LAST = datetime.date(2023, 3, 1)

days = st.dates(FIRST, LAST)
letter_days = st.dates(MIDDLE, LAST)
partials = st.builds(
    lambda day, n: PartialDate(*(day.year, day.month, day.day)[:n]), days, st.sampled_from([1, 2, 3, 3, 3])
)
shares = st.sampled_from([Share.PUBLIC] * 6 + [*Share])
source_ids = st.sampled_from(["s1", "s2", "s3", "s4"] * 3 + ["unknown"])
several = st.lists(source_ids, min_size=1, max_size=2, unique=True).map(tuple)

publications = st.builds(
    Publication,
    title=st.just("A statement"),
    publisher=st.sampled_from(["IPHR", "KIBHR", ""]),
    date=partials,
    seen=st.none() | partials,
) | st.builds(Publication, title=st.just("A statement"), date=st.none(), seen=st.none() | partials)
sources = st.fixed_dictionaries(dict.fromkeys(("s1", "s2", "s3", "s4"), publications))

whens = (
    partials.map(lambda day: When(date=day))
    | partials.map(lambda day: When(by=day))
    | partials.map(lambda day: When(as_of=day))
    | st.tuples(partials, partials).map(lambda pair: When(between=tuple(sorted(pair))))
    | st.just(When())
)
sentences = st.none() | st.builds(
    Sentence,
    years=st.sampled_from(["", "1", "0.5", "nine"]),
    days=st.none() | st.just(15),
    life=st.booleans(),
    suspended=st.booleans(),
    restricted=st.booleans(),
)
accounts = st.lists(
    st.builds(EventVersion, when=whens, source=several, mode=st.sampled_from(["deported", "extradited"])),
    max_size=2,
).map(tuple)
events = st.builds(
    Event,
    what=st.sampled_from(["imprisoned", "arrested", "released", "died"] * 6 + [*EVENT_RULES, "misspelt"]),
    when=whens,
    source=several,
    sentence=sentences,
    share=shares,
    versions=st.just(()) | accounts,
    print=st.none() | st.builds(Printed, when=whens, mode=st.just("returned")),
)
consents = st.builds(
    Consent,
    use=st.lists(st.sampled_from([Use.GOVERNMENT_LETTER, Use.PUBLIC_STATEMENT]), min_size=1, unique=True).map(
        tuple
    ),
    answer=st.sampled_from([Answer.YES] * 3 + [Answer.ASSUMED] * 3 + [*Answer]),
    date=days,
    source=several,
)
AGREED = Consent(use=tuple(Use), answer=Answer.YES, date=datetime.date(2020, 1, 1))
confirmations = st.builds(Confirmation, date=days, by=st.just("kibhr"))
texts = st.builds(
    lambda part, day, cited: DatedText(part, day, (), cited, NOWHERE),
    st.sampled_from(["letter", "briefing"]),
    days,
    several,
)
risks = st.builds(
    Risk,
    kind=st.sampled_from(["health", "new-sentence"]),
    text=st.just("ill"),
    since=partials,
    source=several,
    share=shares,
)
roles = st.builds(
    RoleRow, text=st.sampled_from(["lawyer", "editor of a paper"]), since=partials, source=several
)
steps = st.builds(NextStep, what=st.just("a hearing"), date=st.none() | partials, source=several)
asks = st.builds(
    AskRow,
    do=st.sampled_from(["release {name}", "let {name} see a doctor", "pay {name}"]),
    kinds=st.lists(st.sampled_from(list(Ask)), max_size=2).map(tuple),
    since=partials,
    source=st.just(()) | several,
)


def rows(row: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """Return a few rows."""
    return st.lists(row, max_size=most).map(tuple)


def cases(key: str = "ana", *, countries: tuple[str, ...] = ("KZ", "UZ", "TM")) -> st.SearchStrategy[Case]:
    """Return a case with this id, whose name and short name nobody else has."""
    return st.builds(
        Case,
        id=st.just(key),
        name=st.just(f"{key.capitalize()} Marked"),
        kind=st.sampled_from(["person", "group", "outlet"]),
        country=st.sampled_from(countries),
        region=st.sampled_from(["", "North"]),
        gender=st.sampled_from(["", "female", "male"]),
        share=shares,
        owner=st.sampled_from(["", "kibhr", "iphr"]),
        stands_for=st.sampled_from([(), ("torture",)]),
        consent=st.just((AGREED,)) | rows(consents).map(lambda given: (AGREED, *given)) | rows(consents),
        events=rows(events, 5),
        confirmed=rows(confirmations, 2),
        texts=rows(texts),
        risk=rows(risks, 2),
        role=rows(roles, 2),
        next=rows(steps, 2),
        asks=rows(asks, 2),
        sources=sources,
    )


def _shape(what: str = "imprisoned", told: str = "2022-09-01", **fields: Any) -> dict[str, Any]:
    return {"what": what, "told": told, "fields": fields}


SECRET = make_event("tortured", "2022-08-01", source="secret", share=Share.COALITION)
SOURCES = {"s1": make_source("2022-08-01"), "secret": make_source("2022-08-01", publisher="Confidential")}

SHAPES = (
    _shape(),
    _shape("in-custody"),
    _shape("charged", "2022-06-01"),
    _shape("missing"),
    _shape("travel-ban", "2022-01-01"),
    _shape("released"),
    _shape("died"),
    _shape("died", "2013"),
    _shape("imprisoned", "2013"),
    _shape("imprisoned", "2022-10-20"),
    _shape("tortured"),
    _shape(consent=()),
    _shape(consent=(make_consent("no", "2022-01-01"),)),
    _shape(stands_for=("torture",)),
    _shape(risk=(Risk(kind="health", text="ill", since=PartialDate(2022), source=("s1",)),)),
    _shape(events=(make_event("arrested", "2022-08-01"), SECRET), sources=SOURCES),
    _shape(events=(make_event("arrested", "2022-08-01"), replace(SECRET, what="died")), sources=SOURCES),
    _shape(
        events=(make_event("charged", "2022-08-01"),),
        sources=SOURCES,
        risk=(
            Risk(
                kind="health", text="ill", since=PartialDate(2022), source=("secret",), share=Share.INTERNAL
            ),
        ),
    ),
)
"""Cases of every sort that a selection tells apart; see `shaped`."""


def shaped(key: str, countries: tuple[str, ...] = ("KZ", "UZ", "TM")) -> st.SearchStrategy[Case]:
    """Return a case of one of the shapes: quicker than `cases`, and mostly one that can be seen."""

    def built(shape: dict[str, Any], **fields: Any) -> Case:
        return make_case_told(key, shape["what"], shape["told"], **fields | shape["fields"])

    return st.builds(
        built,
        st.sampled_from(SHAPES),
        country=st.sampled_from(countries),
        share=shares,
        region=st.sampled_from(["", "North"]),
        gender=st.sampled_from(["", "female", "male"]),
        owner=st.sampled_from(["", "kibhr"]),
    )
