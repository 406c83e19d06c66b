"""Times as sheets write them; what they leave open is asked."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.sheets import Cell
from lettergen.signing.sheet_times import moment_in

EPOCH = datetime.datetime(1899, 12, 30)
BRUSSELS = "Europe/Brussels"


def read(text: str, zone: str = BRUSSELS, order: str = "", time: datetime.datetime | None = None) -> str:
    return moment_in(Cell(text, time=time), zone=zone, order=order, epoch=EPOCH).isoformat()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-20T14:07:05+01:00", "2026-01-20T14:07:05+01:00"),
        ("2026-01-20 14:07 Asia/Almaty", "2026-01-20T14:07:00+05:00"),
        ("2026-01-20T14:07:05Z", "2026-01-20T14:07:05+00:00"),
        ("2026/01/20 2:07:05 PM GMT+3", "2026-01-20T14:07:05+03:00"),
        ("2026/01/20 12:07:05 AM GMT-3:30", "2026-01-20T00:07:05-03:30"),
        ("2026/01/20 12:07 PM UTC", "2026-01-20T12:07:00+00:00"),
        ("2026-01-20 14:07:05", "2026-01-20T14:07:05+01:00"),
        ("2026-07-20 14:07:05.123", "2026-07-20T14:07:05+02:00"),
        ("1/20/2026 14:07", "2026-01-20T14:07:00+01:00"),
        ("20.01.2026 14:07", "2026-01-20T14:07:00+01:00"),
        ("01/01/2026 9:07", "2026-01-01T09:07:00+01:00"),
        ("20 January 2026 14:07", "2026-01-20T14:07:00+01:00"),
        ("Jan 20, 2026, 2:07 p.m.", "2026-01-20T14:07:00+01:00"),
        ("46042.5", "2026-01-20T12:00:00+01:00"),
        ("46042.588252314815", "2026-01-20T14:07:05+01:00"),
    ],
)
def test_times_are_read(text: str, moment: str) -> None:
    assert read(text) == moment


def test_a_date_of_the_spreadsheet_is_on_the_clock_that_was_said() -> None:
    assert read("x", "+05:00", time=datetime.datetime(2026, 1, 20, 14)) == "2026-01-20T14:00:00+05:00"


def test_day_and_month_are_asked_where_both_are_possible() -> None:
    assert read("10/11/2026 9:00", order="day-first") == "2026-11-10T09:00:00+01:00"
    assert read("10/11/2026 9:00", order="month-first") == "2026-10-11T09:00:00+02:00"


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("10/11/2026 9:00", {}, "in two ways"),
        ("20/01/2026 9:00", {"order": "month-first"}, "not written month-first"),
        ("01/20/2026 9:00", {"order": "day-first"}, "not written day-first"),
        ("20/20/2026 9:00", {}, "does not exist in the calendar"),
        ("2026-02-30 9:00", {}, "does not exist in the calendar"),
        ("2026-01-20 25:00", {}, "does not exist in the calendar"),
        ("2026-01-20 14:07 PM", {}, "twelve hours"),
        ("2026-01-20 14:07", {"zone": ""}, "lacks its time zone"),
        ("2026-03-29 02:30", {}, "clocks go forward"),
        ("2026-10-25 02:30", {}, "comes twice"),
        ("2026-01-20", {}, "lacks the time of day"),
        ("20/01/2026", {}, "lacks the time of day"),
        ("46042", {}, "lacks the time of day"),
        ("2026-01-20 14:07 IST", {}, "no time that lettergen reads"),
        ("20 Jänner 2026 9:00", {}, "no time that lettergen reads"),
        ("20 Foo 2026 9:00", {}, "has a month that"),
        ("1.2.26 9:00", {}, "no time that lettergen reads"),
        ("yesterday", {}, "no time that lettergen reads"),
        ("2026/01/20 9:00 GMT+99", {}, "no offset|no time"),
    ],
)
def test_what_is_open_or_does_not_exist_is_said(text: str, said: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read(text, said.get("zone", BRUSSELS), said.get("order", ""))


@given(st.text(st.sampled_from("0123456789/-.: APMTZGUCJan+"), max_size=25))
def test_any_text_is_a_moment_with_a_zone_or_refused(text: str) -> None:
    try:
        moment = moment_in(Cell(text), zone=BRUSSELS, order="", epoch=EPOCH)
    except ValueError:
        return
    assert moment.tzinfo is not None


@given(st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2050, 1, 1)))
def test_what_a_spreadsheet_counts_in_days_is_the_second_that_was_meant(moment: datetime.datetime) -> None:
    moment = moment.replace(microsecond=0, second=max(moment.second, 1))
    number = (moment - EPOCH) / datetime.timedelta(days=1)
    assert read(str(number), "+00:00") == f"{moment.isoformat()}+00:00"
