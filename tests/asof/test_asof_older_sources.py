"""A source that is older than what it is said to tell of does not tell of it."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_case, make_event, make_lens, make_library, make_source, make_when, partial

from lettergen.asof import CaseView, view
from lettergen.records.case import AuthorityFinding, EventVersion, Printed, Risk
from lettergen.vocabulary import Status

SOURCES = {
    "s1": make_source("2023-01-01"),
    "a": make_source("2023-05-20"),
    "c": make_source("2023-06-20"),
}
HELD = make_event(as_of="2023-01-01")


def look(day: str, **fields: Any) -> CaseView:
    return view(make_library([make_case(sources=SOURCES, **fields)]), make_lens(day))[0].cases["ana"]


def status_on(day: str, **dates: Any) -> Status | None:
    released = make_event("released", source=("a", "c"), **dates)
    return look(day, events=(HELD, released)).standing.status


def test_an_older_source_lets_no_later_knowledge_in() -> None:
    assert status_on("2023-06-01", date="2023-05-31") is Status.IMPRISONED
    assert status_on("2023-06-19", date="2023-05-31") is Status.IMPRISONED
    assert status_on("2023-06-20", date="2023-05-31") is Status.RELEASED
    assert status_on("2023-06-01", date="2023-05-20") is Status.RELEASED


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"date": "2023-05"}, True),
        ({"between": ("2023-05-20", "2023-05-31")}, True),
        ({"between": ("2023-05-21", "2023-05-31")}, False),
        ({"as_of": "2023-05-21"}, False),
        ({"by": "2023-05-31"}, True),
    ],
)
def test_a_source_tells_of_what_may_have_begun_by_its_day(dates: dict[str, Any], told: bool) -> None:
    assert (status_on("2023-06-01", **dates) is Status.RELEASED) is told


def test_an_event_does_not_rest_on_an_older_source() -> None:
    seen = look("2023-07-01", events=(HELD, make_event("released", "2023-05-31", source=("a", "c"))))
    assert [event.source for event in seen.events] == [("s1",), ("c",)]
    assert set(seen.sources) == {"s1", "c"}


def test_what_rests_on_older_sources_alone_counts_since_one_of_the_days_is_wrong() -> None:
    seen = look("2023-12-01", events=(HELD, make_event("sentenced", "2023-05-31", source=("s1", "a"))))
    assert [event.what for event in seen.events] == ["imprisoned", "sentenced"]


def test_a_death_counts_from_any_of_its_sources() -> None:
    died = make_event("died", "2023-05-31", source=("a", "c"))
    assert look("2023-06-01", events=(HELD, died)).standing.status is Status.DIED


def test_an_account_counts_from_a_source_of_its_own_day() -> None:
    accounts = (
        EventVersion(when=make_when(date="2023-05-10"), mode="amnesty", source=("a",)),
        EventVersion(when=make_when(date="2023-05-31"), mode="pardon", source=("a", "c")),
    )
    both = make_event(
        "released",
        source=(),
        versions=accounts,
        print=Printed(when=make_when(date="2023-05"), mode="told"),
    )
    modes = [look(day, events=(HELD, both)).events[-1].mode for day in ("2023-06-01", "2023-06-20")]
    assert modes == ["amnesty", "told"]


def test_a_risk_and_a_finding_count_from_a_source_of_their_own_day() -> None:
    risk = Risk(kind="health", text="ill", since=partial("2023-05-31"), source=("a", "c"))
    found = AuthorityFinding(
        id="f", authority="UN", what="named {names}", when=make_when(date="2023-05-31"), source=("a", "c")
    )
    early, late = (look(day, risk=(risk,), findings=(found,)) for day in ("2023-06-01", "2023-06-20"))
    assert (early.risk, early.findings) == ((), ())
    assert (late.risk[0].source, late.findings[0].source) == (("c",), ("c",))
