"""Moments with their time zone, as RFC 9557 writes them: 2026-11-20T18:00:00+01:00[Europe/Brussels]."""

from __future__ import annotations

import datetime
import re
import zoneinfo

_SHAPE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d(?::\d\d)?) ?(?P<offset>Z|[+-]\d\d:\d\d)?"
    r"(?: ?\[?(?P<zone>[A-Za-z][A-Za-z0-9_+/-]*)\]?)?",
    re.ASCII,
)
_HOW = "write it as 2026-11-20T18:00+01:00, or '2026-11-20 18:00 Europe/Brussels'"


def parse_moment(text: str) -> datetime.datetime:
    """Return the moment that a text names: a day, a time, and an offset, a zone of the tz database, or both.

    Raises ValueError, in words for whoever wrote it, when something lacks, does not exist, or does not agree. An hour
    that the change from summer to winter time brings twice needs its offset.
    """
    found = _SHAPE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is no time with its zone: {_HOW}")
    try:
        local = datetime.datetime.fromisoformat(f"{found['day']}T{found['time']}")
    except ValueError as impossible:
        raise ValueError(f"'{text}' does not exist in the calendar") from impossible
    offset = _offset(found["offset"])
    if found["zone"]:
        return _in_zone(text, local, found["zone"], offset)
    if offset is None:
        raise ValueError(f"'{text}' lacks its time zone: {_HOW}")
    return local.replace(tzinfo=offset)


def written_moment(moment: datetime.datetime) -> str:
    """Return a moment to the second as `parse_moment` reads it, with the zone's name where it has one."""
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, zoneinfo.ZoneInfo) else ""
    return moment.isoformat(timespec="seconds") + (f"[{zone}]" if zone else "")


def told_moment(text: str) -> str:
    """Return a written moment as a person reads and types it, "2026-11-20 18:00 Europe/Brussels"; what is none as it is."""
    try:
        moment = parse_moment(text)
    except ValueError:
        return text
    zone = moment.tzinfo.key if isinstance(moment.tzinfo, zoneinfo.ZoneInfo) else moment.isoformat()[-6:]
    return f"{moment:%Y-%m-%d %H:%M} {zone}"


def moment_or_day(text: str) -> datetime.datetime | None:
    """Return when an answer came: a moment, a time without a zone or a day, taken as UTC; None when it is neither."""
    try:
        return parse_moment(text)
    except ValueError:
        return _without_zone(text)


def days_until(deadline: datetime.datetime, now: datetime.datetime) -> int:
    """Return in how many days of the calendar a deadline falls, counted where it is set; negative once that day is over."""
    return (deadline.date() - now.astimezone(deadline.tzinfo).date()).days


def _offset(text: str | None) -> datetime.timezone | None:
    if text is None:
        return None
    if text == "Z":
        return datetime.UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    if hours > 23 or minutes > 59:
        raise ValueError(f"'{text}' is no offset from UTC")
    span = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(-span if text[0] == "-" else span)


def _in_zone(
    text: str, local: datetime.datetime, name: str, offset: datetime.timezone | None
) -> datetime.datetime:
    try:
        zone = zoneinfo.ZoneInfo(name)
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError) as unknown:
        raise ValueError(
            f"this machine knows no time zone '{name}': name a city as in Europe/Brussels, or write the offset"
        ) from unknown
    readings = [local.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    real = [moment for moment in readings if _exists(moment, zone)]
    if not real:
        raise ValueError(f"'{text}' does not exist: the clocks go forward then")
    fitting = [moment for moment in real if offset is None or moment.utcoffset() == offset.utcoffset(None)]
    if not fitting:
        raise ValueError(f"'{text}': the offset is not that of {name} on that day")
    if len({moment.utcoffset() for moment in fitting}) > 1:
        raise ValueError(f"'{text}' comes twice, since the clocks go back then: write the offset too")
    return fitting[0]


def _exists(moment: datetime.datetime, zone: zoneinfo.ZoneInfo) -> bool:
    there_and_back = moment.astimezone(datetime.UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None, fold=0) == moment.replace(tzinfo=None, fold=0)


def _without_zone(text: str) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
