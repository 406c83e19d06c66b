"""The deadline for a calendar (RFC 5545)."""

from __future__ import annotations

import datetime
import uuid

from lettergen.fast_dataclasses import dataclass

_NAMESPACE = uuid.UUID("6f1c2a0e-3b5d-5c8e-9a47-1d2e3f405162")
"""Of our own, so that no other program makes the same identifiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Until when a version can be signed. `sign_on` is the same for all versions of one text, `opened` when this one was."""

    sign_on: str
    version: int
    opened: datetime.datetime
    at: datetime.datetime
    summary: str
    description: str


def calendar_file(deadline: Deadline) -> bytes:
    """Return an event at the deadline, in UTC, with a reminder the day before.

    A later version has the same UID and a higher SEQUENCE, so that a calendar moves the event instead of adding one.
    """
    from icalendar import Alarm, Calendar, Event

    event = Event()
    event.add("uid", str(uuid.uuid5(_NAMESPACE, deadline.sign_on)))
    event.add("sequence", deadline.version - 1)
    event.add("dtstamp", deadline.opened.astimezone(datetime.UTC))
    event.add("dtstart", deadline.at.astimezone(datetime.UTC))
    event.add("summary", deadline.summary)
    event.add("description", deadline.description)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", datetime.timedelta(days=-1))
    alarm.add("description", deadline.summary)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//lettergen//sign-on//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
