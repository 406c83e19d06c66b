"""Partial dates are intervals of days."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_day, parse_partial

DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-10", "2022-10-01", "2022-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-10-19", "2022-10-19", "2022-10-19"),
    ],
)
def test_a_partial_date_is_the_days_it_may_mean(text: str, first: str, last: str) -> None:
    interval = parse_partial(text).interval
    assert (str(interval.first), str(interval.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-1", "2022-13", "2022-00", "2022-02-29", "2022-10-00", "2022-10-32", "2022-10-1", "2022-10-19 ",
     "2022/10/19", "19.10.2022", "2022-10-19\n", "٢٠٢٢", "0000", "1899", "2200", "9999-12-31", "soon", "-2022"],
)  # fmt: skip
def test_an_impossible_date_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|outside|does not exist"):
        parse_partial(text)


def test_a_month_is_no_day() -> None:
    with pytest.raises(ValueError, match="not a whole date"):
        parse_day("2022-10")


@given(DAYS)
def test_every_day_is_read_as_itself(day: datetime.date) -> None:
    assert parse_day(day.isoformat()) == day
    assert str(parse_partial(day.isoformat())) == day.isoformat()


@given(DAYS)
def test_a_year_holds_its_months_and_a_month_its_days(day: datetime.date) -> None:
    year, month, exact = (PartialDate(*parts).interval for parts in day_parts(day))
    assert year.first <= month.first <= exact.first == day == exact.last <= month.last <= year.last
    assert year.contains(day) and month.contains(day) and year.began_by(day)
    assert not month.contains(month.last + datetime.timedelta(1))
    assert not month.began_by(month.first - datetime.timedelta(1))


def day_parts(day: datetime.date) -> list[tuple[int, ...]]:
    return [(day.year,), (day.year, day.month), (day.year, day.month, day.day)]


@given(st.one_of(st.text(max_size=12), st.from_regex(r"\d{4}-\d\d-\d\d", fullmatch=True)))
def test_any_text_is_a_date_or_none(text: str) -> None:
    try:
        partial = parse_partial(text)
    except ValueError as wrong:
        assert str(wrong)
    else:
        assert str(partial) == text
