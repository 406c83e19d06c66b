"""Partial dates in order, and none that the calendar does not have; reading them is tested with the library."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.dates import FIRST_YEAR, LAST_YEAR, Interval, PartialDate, parse_partial

DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))
PARTIALS = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), DAYS, st.integers(1, 3)
)


@given(PARTIALS)
def test_what_is_written_is_read_back(partial: PartialDate) -> None:
    assert parse_partial(str(partial)) == partial


@given(PARTIALS, PARTIALS)
def test_any_two_have_an_order(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one <= other) == (one < other or one == other)
    if one.interval.last < other.interval.first:
        assert one < other


def test_of_those_that_begin_together_the_most_exact_comes_first() -> None:
    texts = ["2022", "2021-12-31", "2022-01", "2022-01-02", "2022-01-01"]
    assert [str(day) for day in sorted(map(parse_partial, texts))] == [
        "2021-12-31",
        "2022-01-01",
        "2022-01",
        "2022",
        "2022-01-02",
    ]


@given(DAYS, DAYS, DAYS)
def test_an_interval_holds_the_days_between_its_ends(
    one: datetime.date, other: datetime.date, day: datetime.date
) -> None:
    interval = Interval(min(one, other), max(one, other))
    assert interval.contains(day) == (interval.first <= day <= interval.last)
    assert interval.began_by(day) == (interval.contains(day) or day > interval.last)


@pytest.mark.parametrize("parts", [(2022, None, 5), (2022, 0), (2022, 13), (2022, 2, 30), (2022, 2, 0), (0,)])
def test_none_is_made_that_the_calendar_does_not_have(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"without its month|does not exist"):
        PartialDate(*parts)
