"""When an answer came, as sheets write it. What a sheet leaves open, zone or order of day and month, is never guessed."""

from __future__ import annotations

import datetime
import re

from lettergen.moments import parse_moment
from lettergen.sheets import Cell

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
_ZONE = r"(?: ?(?P<zone>Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?|GMT|UTC))?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})[T ]+{_TIME}{_ZONE}"
)
_YEAR_LAST = re.compile(rf"(?P<one>\d{{1,2}})([-/.])(?P<two>\d{{1,2}})\2(?P<year>\d{{4}}),? +{_TIME}{_ZONE}")
_DAY_NAMED = re.compile(rf"(?P<day>\d{{1,2}})\.? (?P<name>[A-Za-z]+)\.?,? (?P<year>\d{{4}}),? {_TIME}{_ZONE}")
_MONTH_NAMED = re.compile(rf"(?P<name>[A-Za-z]+)\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}),? {_TIME}{_ZONE}")
_DAY_ONLY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
"""Days from 1954 to 2119, counted as spreadsheets do."""


def moment_in(cell: Cell, *, zone: str, order: str, epoch: datetime.datetime) -> datetime.datetime:
    """Return the moment in a cell.

    `zone`: of the clock that wrote the sheet, "Europe/Brussels" or "+01:00"; `order`: "day-first" or "month-first";
    `epoch`: day 0 of dates that are numbers. Raises ValueError, in words, when something is left open or does not exist.
    """
    text = " ".join(cell.text.split())
    try:
        return parse_moment(text)
    except ValueError:
        pass  # most sheets write no zone
    local, said = _on_clock(cell, text, order, epoch)
    if not said and not zone:
        raise ValueError(f"'{text}' lacks its time zone: say that of the form's clock (--zone)")
    return parse_moment(f"{local.isoformat(timespec='seconds')} {said or zone}")


def _on_clock(cell: Cell, text: str, order: str, epoch: datetime.datetime) -> tuple[datetime.datetime, str]:
    """Return what a clock showed, and the offset from UTC where the text has it."""
    if cell.time is not None:
        return _with_time_of_day(cell.time, text), ""
    if _SERIAL.fullmatch(text):
        seconds = round(float(text) * 86_400)
        return _with_time_of_day(epoch + datetime.timedelta(seconds=seconds), text), ""
    if _DAY_ONLY.fullmatch(text):
        raise ValueError(f"'{text}' lacks the time of day, and a text can change within a day")
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _DAY_NAMED, _MONTH_NAMED):
        if found := pattern.fullmatch(text):
            return _local(found.groupdict(), text, order), _offset(found["zone"])
    raise ValueError(f"'{text}' is no time that lettergen reads: write it as 2026-11-20 18:00")


def _with_time_of_day(local: datetime.datetime, text: str) -> datetime.datetime:
    if local.time() == datetime.time():
        raise ValueError(f"'{text}' lacks the time of day, and a text can change within a day")
    return local


def _local(found: dict[str, str | None], text: str, order: str) -> datetime.datetime:
    day, month = _day_and_month(found, text, order)
    hour = int(found["hour"] or 0)
    if half := found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"'{text}' does not exist on a clock of twelve hours")
        hour = hour % 12 + (12 if half in "Pp" else 0)
    try:
        return datetime.datetime(
            int(found["year"] or 0), month, day, hour, int(found["minute"] or 0), int(found["second"] or 0)
        )
    except ValueError as impossible:
        raise ValueError(f"'{text}' does not exist in the calendar") from impossible


def _day_and_month(found: dict[str, str | None], text: str, order: str) -> tuple[int, int]:
    if name := found.get("name"):
        if name[:3].lower() not in MONTHS:
            raise ValueError(
                f"'{text}' has a month that lettergen does not read: write it as 2026-11-20 18:00"
            )
        return int(found["day"] or 0), MONTHS.index(name[:3].lower()) + 1
    if found.get("month"):
        return int(found["day"] or 0), int(found["month"] or 0)
    one, two = int(found["one"] or 0), int(found["two"] or 0)
    readings = {"day-first": (one, two), "month-first": (two, one)}
    possible = {name: pair for name, pair in readings.items() if pair[1] <= 12}
    if order and order not in possible:
        raise ValueError(f"'{text}' is not written {order}")
    if not order and len(set(possible.values())) > 1:
        raise ValueError(f"'{text}' can be read in two ways: say which (--dates)")
    return possible[order] if order else next(iter(possible.values()), (one, two))


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    bare = zone.removeprefix("GMT").removeprefix("UTC")
    if bare in ("", "Z"):
        return "+00:00"
    hours, _, minutes = bare[1:].partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return f"{bare[0]}{int(hours):02}:{minutes or '00'}"
