"""Partial dates as intervals: "2022", "2022-10" and "2022-10-19" are a year, a month and a day (ISO 8601, EDTF level 0)."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache, total_ordering

from lettergen.fast_dataclasses import dataclass

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

FIRST_YEAR = 1900
LAST_YEAR = 2199

_MANY = 8192
"""A library of ten thousand cases has no more different days than this, and names each many times."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Whole days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    def began_by(self, day: datetime.date) -> bool:
        """Tell whether the first day is not after `day`."""
        return self.first <= day

    def contains(self, day: datetime.date) -> bool:
        """Tell whether `day` lies inside."""
        return self.first <= day <= self.last


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; one that the calendar does not have raises ValueError.

    In order by the first day it may mean; of those that begin together, the most exact comes first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError(f"day {self.day} of {self.year} stands without its month")
        try:
            _ = self.interval
        except ValueError as impossible:
            raise ValueError(f"'{self}' does not exist in the calendar") from impossible

    @property
    def interval(self) -> Interval:
        """The days it may mean."""
        return _days(self.year, self.month, self.day)

    def __lt__(self, other: PartialDate) -> bool:
        return self.interval < other.interval

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@lru_cache(maxsize=_MANY)
def _days(year: int, month: int | None, day: int | None) -> Interval:
    if month is None:
        return Interval(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    first = datetime.date(year, month, 1 if day is None else day)
    if day is not None:
        return Interval(first, first)
    return Interval(first, first.replace(day=calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=_MANY)
def parse_partial(text: str) -> PartialDate:
    """Return the partial date that `text` ("2022", "2022-10", "2022-10-19") names.

    Raises ValueError with a sentence for a person when the shape or the day is impossible.
    """
    shape = _SHAPE.fullmatch(text)
    if not shape:
        raise ValueError(f"'{text}' is not a date; write 2022, 2022-10 or 2022-10-19")
    year, month, day = (int(part) if part else None for part in shape.groups())
    assert year is not None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"'{text}' lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return PartialDate(year, month, day)


def parse_day(text: str) -> datetime.date:
    """Return the day that `text` ("2022-10-19") names; raises ValueError when it is not a whole, possible date."""
    partial = parse_partial(text)
    if partial.day is None:
        raise ValueError(f"'{text}' is not a whole date; write it as 2022-10-19")
    return partial.interval.first
