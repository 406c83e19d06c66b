"""Moments have a zone, exist, and come once."""

from __future__ import annotations

import datetime
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.moments import days_until, moment_or_day, parse_moment, told_moment, written_moment

SIX_IN_BRUSSELS = datetime.datetime(2026, 11, 20, 17, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T18:00+01:00",
        "2026-11-20T18:00:00+01:00",
        "2026-11-20T17:00Z",
        "2026-11-20 18:00 Europe/Brussels",
        "2026-11-20T18:00[Europe/Brussels]",
        "2026-11-20T18:00:00+01:00[Europe/Brussels]",
        " 2026-11-20 18:00 +01:00 ",
    ],
)
def test_a_moment_can_be_written_in_these_ways(text: str) -> None:
    assert parse_moment(text) == SIX_IN_BRUSSELS


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("tomorrow", "is no time with its zone"),
        ("2026-11-20", "is no time with its zone"),
        ("2026-11-20 18:00", "lacks its time zone"),
        ("2026-02-30 18:00 Europe/Brussels", "does not exist in the calendar"),
        ("2026-11-20 25:00 Europe/Brussels", "does not exist in the calendar"),
        ("2026-11-20 18:00 Europe/Brussel", "no time zone 'Europe/Brussel'"),
        ("2026-11-20 18:00 Europe", "no time zone 'Europe'"),
        ("2026-11-20T18:00+02:00[Europe/Brussels]", "the offset is not that of Europe/Brussels"),
        ("2026-11-20T18:00+99:00", "no offset from UTC"),
        ("2026-03-29 02:30 Europe/Brussels", "the clocks go forward"),
        ("2026-10-25 02:30 Europe/Brussels", "comes twice"),
    ],
)
def test_what_is_no_moment_is_told_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_moment(text)


@pytest.mark.parametrize(("offset", "hour"), [("+02:00", 0), ("+01:00", 1)])
def test_an_hour_that_comes_twice_is_told_apart_by_its_offset(offset: str, hour: int) -> None:
    moment = parse_moment(f"2026-10-25T02:30{offset}[Europe/Brussels]")
    assert moment.astimezone(datetime.UTC) == datetime.datetime(2026, 10, 25, hour, 30, tzinfo=datetime.UTC)
    assert parse_moment(written_moment(moment)) == moment


ZONES = st.sampled_from(["Europe/Brussels", "Asia/Almaty", "America/St_Johns", "UTC", "Asia/Kathmandu"])
MOMENTS = st.datetimes(
    min_value=datetime.datetime(2000, 1, 1),
    max_value=datetime.datetime(2100, 1, 1),
    timezones=st.one_of(
        ZONES.map(zoneinfo.ZoneInfo),
        st.integers(-1439, 1439).map(lambda m: datetime.timezone(datetime.timedelta(minutes=m))),
    ),
    allow_imaginary=False,
).map(lambda moment: moment.replace(microsecond=0))


@given(MOMENTS)
def test_what_is_written_reads_back_as_the_same_moment(moment: datetime.datetime) -> None:
    read = parse_moment(written_moment(moment))
    assert read.astimezone(datetime.UTC) == moment.astimezone(datetime.UTC)
    assert written_moment(read) == written_moment(moment)


def test_a_deadline_is_told_as_it_is_typed() -> None:
    assert told_moment("2026-11-20T18:00:00+01:00[Europe/Brussels]") == "2026-11-20 18:00 Europe/Brussels"
    assert told_moment("2026-11-20T18:00:00+01:00") == "2026-11-20 18:00 +01:00"
    assert told_moment("some day") == "some day"


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-17T12:00Z", 3),
        ("2026-11-19T23:30Z", 0),  # half past midnight in Brussels
        ("2026-11-20T21:00Z", 0),
        ("2026-11-20T23:30Z", -1),
    ],
)
def test_days_are_those_of_the_calendar_where_the_deadline_is_set(now: str, days: int) -> None:
    assert days_until(parse_moment("2026-11-20 18:00 Europe/Brussels"), parse_moment(now)) == days


def test_when_an_answer_came_may_be_a_day() -> None:
    assert moment_or_day("2026-11-20") == datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
    assert moment_or_day("2026-11-20T17:00") == SIX_IN_BRUSSELS
    assert moment_or_day("2026-11-20T18:00+01:00[Europe/Brussels]") == SIX_IN_BRUSSELS
    assert moment_or_day("some day") is None
    assert moment_or_day("") is None
