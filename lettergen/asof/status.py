"""Where a case stands on a date: its usable events, folded in order."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable
from typing import Self

from lettergen.asof.events import Dated, brings, usable, usable_events
from lettergen.asof.lens import Lens
from lettergen.asof.terms import end_of_term
from lettergen.fast_dataclasses import dataclass
from lettergen.records.case import Event
from lettergen.records.common import Confirmation
from lettergen.vocabulary import EVENT_RULES, SETTLED, STATUS_RULES, Status

__all__ = ["Standing", "brings", "standing", "usable", "usable_events"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the event that brought it, the day it was last heard of, and whether that is recent enough to stand.

    Heard of from `report`, or from `confirmed_by` (an organisation's id) where somebody checked after the last report.
    `ran_out`: the day on which the sentence was over, where that and not silence is why the status no longer stands.
    """

    status: Status | None = None
    event: Event | None = None
    last_heard: datetime.date | None = None
    stands: bool = False
    report: Event | None = None
    confirmed_by: str = ""
    ran_out: datetime.date | None = None

    @property
    def phrase(self) -> str:
        """How the status reads in a table or after "is", in no more than its last report says; empty where none is known."""
        if self.status is None:
            return ""
        said = EVENT_RULES[self.report.what].reads if self.report else ""
        return said or STATUS_RULES[self.status].phrase


def standing(events: Iterable[Dated], confirmed: tuple[Confirmation, ...], lens: Lens) -> Standing:
    """Return where a case stands, folding its usable events, in order, by vocabulary.EVENT_RULES.

    Silence is never taken for "still so": past the days its rule gives, without a newer report or confirmation, the status
    is only the last known one; so it is when the sentence has run out.
    """
    rows: list[Dated | Confirmation] = [*events]
    checks = [row for row in confirmed if row.date <= lens.date and (not row.use or row.use in lens.uses)]
    if checks:
        rows = sorted([*rows, *checks], key=_turn)
    course: _Course | None = None
    for row in rows:
        course = _confirmed(course, row) if isinstance(row, Confirmation) else _followed(course, row, lens)
    return course.standing(lens) if course else Standing()


def _turn(row: Dated | Confirmation) -> tuple[datetime.date, int, int, datetime.date, str]:
    return (row.date, 3, 0, row.date, row.by) if isinstance(row, Confirmation) else row.order


@dataclass(frozen=True, slots=True)
class _Course:
    """A status in force: what brought it, what last told of it and when, since when it is known, when its sentence ends."""

    status: Status
    brought: Dated
    report: Dated
    heard: datetime.date
    told: datetime.date
    confirmed_by: str = ""
    term: datetime.date | None = None

    @classmethod
    def begun(cls, status: Status, row: Dated) -> Self:
        term = None if status in SETTLED else end_of_term(row.event.sentence, row.by)
        return cls(status, row, row, row.by, row.told, term=term)

    def stands_on(self, day: datetime.date, lens: Lens) -> bool:
        usual = STATUS_RULES[self.status].days
        days = None if self.status in SETTLED else lens.days.get(self.status, usual)
        return not self.ran_out_by(day) and (days is None or (day - self.heard).days <= days)

    def ran_out_by(self, day: datetime.date) -> bool:
        return self.term is not None and self.heard <= self.term < day

    def standing(self, lens: Lens) -> Standing:
        return Standing(
            status=self.status,
            event=self.brought.event,
            last_heard=self.heard,
            stands=self.stands_on(lens.date, lens),
            report=self.report.event,
            confirmed_by=self.confirmed_by,
            ran_out=self.term if self.ran_out_by(lens.date) else None,
        )


def _followed(course: _Course | None, row: Dated, lens: Lens) -> _Course | None:
    """Return the course after an event."""
    status = row.status
    if status is None:
        return _reduced(course, row)
    if course and course.status is Status.DIED:
        return course
    if course is None or course.ran_out_by(row.earliest):
        return _Course.begun(status, row)
    if status is course.status:
        return _heard_again(course, row)
    if not course.stands_on(row.earliest, lens):
        return _Course.begun(status, row)
    kept = course.status in EVENT_RULES[row.event.what].unless or not row.follows(course.report)
    return course if kept else _Course.begun(status, row)


def _reduced(course: _Course | None, row: Dated) -> _Course | None:
    if course is None or course.status in SETTLED or row.event.what != "sentence-reduced":
        return course
    return dataclasses.replace(course, term=end_of_term(row.event.sentence, course.brought.by) or course.term)


def _heard_again(course: _Course, row: Dated) -> _Course:
    """Return the course after a report that it still is so; a new sentence begins a new term, a state does not."""
    new = end_of_term(row.event.sentence, row.by)
    term = new if row.event.what == "sentenced" else course.term or new
    told = min(course.told, row.told)
    return dataclasses.replace(
        course, report=row, heard=max(course.heard, row.by), told=told, confirmed_by="", term=term
    )


def _confirmed(course: _Course | None, check: Confirmation) -> _Course | None:
    """Return the course after somebody checked it; who checked before the event was known had another status in mind."""
    if course is None or check.date < max(course.heard, course.told):
        return course
    return dataclasses.replace(course, heard=check.date, confirmed_by=check.by)
