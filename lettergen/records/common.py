"""Rows that several records share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from lettergen.dates import Interval, PartialDate
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.markup.nodes import MarkupBlock

NOWHERE = Source(PurePosixPath("."))
"""The place of a record that was not read from a file."""

NO_NAMES: Mapping[str, str] = MappingProxyType({})

NO_LINES: Mapping[str, Source] = MappingProxyType({})
"""Where the keys of a record stand in its file, for findings about one of them; a record not read from a file has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A source: something published that facts and texts rest on. `seen`: the day it is known to have existed by."""

    title: str
    publisher: str = ""
    date: PartialDate | None = None
    seen: PartialDate | None = None
    url: str = ""
    place: Source = NOWHERE

    @property
    def known_from(self) -> datetime.date | None:
        """The first day on which a letter could rest on it: the last that its date may mean, or the day it was seen.

        One that is said to have been seen before its date can begin is taken at its date.
        """
        if self.date is None or self.seen is None:
            stated = self.date or self.seen
            return stated.interval.last if stated else None
        dated, seen = self.date.interval, self.seen.interval.last
        return seen if dated.contains(seen) else dated.last

    @property
    def is_seen_too_early(self) -> bool:
        """Tell whether it is said to have been seen when its date had not begun: one of the two is wrong."""
        if self.date is None or self.seen is None:
            return False
        return self.seen.interval.last < self.date.interval.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Another spelling met, and where."""

    text: str
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: on a (partial) date, by a day, between two, or reported as a state on a day."""

    date: PartialDate | None = None
    by: PartialDate | None = None
    between: tuple[PartialDate, ...] = ()
    as_of: PartialDate | None = None

    @property
    def interval(self) -> Interval | None:
        """The days it may have been; a `by` or `as_of` is taken as that day (it had happened then), None: undated."""
        if self.between:
            return Interval(self.between[0].interval.first, self.between[-1].interval.last)
        stated = self.date or self.by or self.as_of
        return stated.interval if stated else None

    @property
    def on(self) -> PartialDate | None:
        """The day, month or year on or in which it was; None where that is open: by a day, or between two."""
        if self.between:
            first, last = self.between[0], self.between[-1]
            return first if first == last else None
        return self.date or self.as_of

    @property
    def first(self) -> datetime.date | None:
        """The first day on which a source can tell of it; None where any can: undated, or "by" a day."""
        return None if self.by is not None or self.interval is None else self.interval.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Somebody checked on `date` that the case still stands so."""

    date: datetime.date
    by: str
    use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Somebody other than its author read a text against its sources."""

    text: str
    """Part and date: "letter 2022-10-19"."""
    by: str
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class DatedText:
    """Prose of one part ("letter", "briefing", "ask", ...), true on its date; cites sources by id."""

    part: str
    date: datetime.date
    blocks: tuple[MarkupBlock, ...]
    sources: tuple[str, ...]
    place: Source


NO_PUBLICATIONS: Mapping[str, Publication] = MappingProxyType({})
