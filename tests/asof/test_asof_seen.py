"""From which day a letter may rest on a source: its date, or the day on which it was seen."""

from __future__ import annotations

import pytest
from builders import make_case, make_event, make_lens, make_library, partial
from hypothesis import given
from hypothesis import strategies as st
from strategies import partials

from lettergen.asof import view
from lettergen.dates import PartialDate
from lettergen.records.common import Publication


def source(date: str = "", seen: str = "") -> Publication:
    return Publication(
        title="A statement", date=partial(date) if date else None, seen=partial(seen) if seen else None
    )


@pytest.mark.parametrize(
    ("date", "seen", "known"),
    [
        ("2013-11", "", "2013-11-30"),
        ("", "2013-11-26", "2013-11-26"),
        ("2013-11", "2013-11-26", "2013-11-26"),
        ("2013", "2013-11", "2013-11-30"),
        ("2013-11", "2013", "2013-11-30"),
        ("2013-11-25", "2013-11-25", "2013-11-25"),
        ("2013-11-25", "2013-11-27", "2013-11-25"),
        ("2013-11", "2022-10-19", "2013-11-30"),
        ("2013-11", "2013-10-31", "2013-11-30"),
        ("2013-11-25", "2012", "2013-11-25"),
    ],
)
def test_a_source_is_known_from_its_date_or_from_the_day_it_was_seen(
    date: str, seen: str, known: str
) -> None:
    assert str(source(date, seen).known_from) == known


def test_a_source_without_a_day_is_never_known() -> None:
    assert source().known_from is None


@given(partials, st.none() | partials)
def test_a_day_of_sight_never_makes_a_source_older_than_its_date_or_younger(
    date: PartialDate, seen: PartialDate | None
) -> None:
    publication = Publication(title="A statement", date=date, seen=seen)
    known = publication.known_from
    assert known is not None
    assert date.interval.contains(known)
    if known != date.interval.last:
        assert seen is not None and known == seen.interval.last


@pytest.mark.parametrize(("day", "told"), [("2013-11-25", False), ("2013-11-26", True)])
def test_a_letter_of_the_month_rests_on_what_was_seen_by_its_day(day: str, told: bool) -> None:
    case = make_case(
        events=(make_event(as_of="2013-11"),), sources={"s1": source("2013-11", seen="2013-11-26")}
    )
    seen, withheld = view(make_library([case]), make_lens(day))
    assert ("ana" in seen.cases) is told
    assert [row.code for row in withheld] == ([] if told else ["not-yet"])


def test_a_state_of_a_month_was_last_heard_of_on_the_day_its_source_was_seen() -> None:
    case = make_case(
        events=(make_event(as_of="2013-11"),), sources={"s1": source("2013-11", seen="2013-11-26")}
    )
    standing = view(make_library([case]), make_lens("2014-01-01"))[0].cases["ana"].standing
    assert str(standing.last_heard) == "2013-11-26"
