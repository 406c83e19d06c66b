"""Which events of a case count on a date, and what their dates leave open."""

from __future__ import annotations

import dataclasses
import datetime
from operator import attrgetter

from lettergen.asof.lens import KnownSources, Lens
from lettergen.fast_dataclasses import dataclass
from lettergen.records.case import Case, Event, EventVersion
from lettergen.records.common import When
from lettergen.vocabulary import EVENT_RULES, SETTLED, STATUS_RULES, Status


@dataclass(frozen=True, slots=True)
class Dated:
    """An event between `first` and `by`: the days on which it can have happened. `told`: the first day it was known."""

    event: Event
    status: Status | None
    first: datetime.date
    by: datetime.date
    told: datetime.date

    @property
    def earliest(self) -> datetime.date:
        """The first day on which it can have happened: "by 1 June" leaves any day before open."""
        return datetime.date.min if self.event.when.by is not None else self.first

    @property
    def order(self) -> tuple[datetime.date, int, int, datetime.date, str]:
        """What events are sorted by, in whatever order the file has them.

        On one day come acts, then states that somebody reported as of that day, then a release, an acquittal, a death.
        """
        rank = 2 if self.status in SETTLED else 1 if self._is_state else 0
        return self.by, rank, self._step, self.first, self.event.what

    def follows(self, other: Dated) -> bool:
        """Tell whether the status it brings comes after the other's, which stands before it in order.

        Where their dates leave open which came first, the later step of a usual course counts; but a state is what
        somebody saw on its day, so only a release may have come after it.
        """
        surely = self.first > other.by or (self.first == other.by and self.by > other.by)
        return surely or self._step >= other._step or (self._is_state and other.status not in SETTLED)

    @property
    def _step(self) -> int:
        return STATUS_RULES[self.status].step if self.status else 0

    @property
    def _is_state(self) -> bool:
        return self.event.when.as_of is not None


def dated(event: Event, known: KnownSources) -> Dated:
    """Return the event with the days that its date and its sources leave: what was told on a day had happened by then."""
    interval = event.when.interval
    assert interval is not None
    told = min(known.days(event.source))
    by = max(interval.first, min(interval.last, told))
    return Dated(event, brings(event), interval.first, by, told)


def brings(event: Event) -> Status | None:
    """Return the status that an event brings, None when it leaves the status alone."""
    status = EVENT_RULES[event.what].status
    if event.sentence is None or (status is not Status.IMPRISONED and event.what != "sentence-reduced"):
        return status
    if event.sentence.suspended:
        return Status.SUSPENDED_SENTENCE
    if event.sentence.restricted or _is_ban_alone(event):
        return Status.RESTRICTED_LIBERTY
    return status


def _is_ban_alone(event: Event) -> bool:
    given = event.sentence
    return (
        given is not None
        and bool(given.with_ban)
        and not any((given.years, given.months, given.days, given.life))
    )


def usable_events(case: Case, lens: Lens, known: KnownSources) -> tuple[Event, ...]:
    """Return the events that began by the lens's date, are within its label and rest on a known source, oldest first.

    An event whose sources disagree comes back as what may be printed of it, given the accounts known by that date.
    """
    return tuple([row.event for row in usable(case, lens, known)])


def usable(case: Case, lens: Lens, known: KnownSources) -> tuple[Dated, ...]:
    """Return the events that `usable_events` returns, each with the days that are left to it."""
    seen = [_seen(event, lens, known) for event in case.events]
    rows = [dated(event, known) for event in seen if event is not None]
    rows.sort(key=attrgetter("order"))
    return tuple(rows)


def _seen(event: Event, lens: Lens, known: KnownSources) -> Event | None:
    if event.what not in EVENT_RULES or not lens.shows(event.share):
        return None
    if event.versions:
        return _told(event, lens, known)
    # A wrong date must never bring somebody dead back to life.
    first = None if EVENT_RULES[event.what].status is Status.DIED else event.when.first
    sources = known.telling(event.source, first)
    if not sources or not _began(event.when, lens):
        return None
    return event if sources == event.source else dataclasses.replace(event, source=sources)


def _began(when: When, lens: Lens) -> bool:
    return when.interval is not None and when.interval.began_by(lens.date)


def _told(event: Event, lens: Lens, known: KnownSources) -> Event | None:
    """What may be printed rests on all accounts; until all are known, the newest account known is told as its own."""
    accounts = [_resting(row, known) for row in event.versions if _began(row.when, lens)]
    accounts = [row for row in accounts if row.source]
    if not accounts:
        return None
    if len(accounts) == len(event.versions) and event.print is not None and _began(event.print.when, lens):
        sources = tuple(dict.fromkeys(s for row in accounts for s in row.source))
        return _as_told(event, event.print.when, event.print.mode, sources)
    newest = max(accounts, key=lambda row: _known_from(row, known))
    one = dataclasses.replace(event, sure=newest.sure or event.sure)
    return _as_told(one, newest.when, newest.mode, newest.source)


def _resting(account: EventVersion, known: KnownSources) -> EventVersion:
    return dataclasses.replace(account, source=known.telling(account.source, account.when.first))


def _as_told(event: Event, when: When, mode: str, sources: tuple[str, ...]) -> Event:
    return dataclasses.replace(event, when=when, mode=mode, source=sources, versions=(), print=None)


def _known_from(account: EventVersion, known: KnownSources) -> tuple[datetime.date, str]:
    return min(known.days(account.source)), account.mode
