"""Who holds an office on a date, as far as is known."""

from __future__ import annotations

import datetime

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.library import Holder, Official, Precedence

A_YEAR = datetime.timedelta(days=366)
"""For how long somebody seen in an office is taken to be in it still."""


@dataclass(frozen=True, slots=True)
class OfficialView:
    """An office and who holds it on the date, as far as is known."""

    id: str
    office: str
    accredited_to: str
    salutation: str
    holder: Holder | None
    place: Source
    body: str = ""
    precedence: Precedence = ""


def see_official(official: Official, day: datetime.date) -> OfficialView:
    """Return the office with its holder of that day, without one where nobody is known to hold it."""
    return OfficialView(
        official.id,
        official.office,
        official.accredited_to,
        official.salutation,
        _holder(official, day),
        official.place,
        official.body,
        official.precedence,
    )


def _holder(official: Official, day: datetime.date) -> Holder | None:
    """The one of whom the newest is known, since a successor is seen before anybody enters the predecessor's last day."""
    holding = [(known, holder.name, holder) for holder in official.holders if (known := _held(holder, day))]
    return max(holding, default=(None, "", None), key=lambda row: (row[0] or datetime.date.min, row[1]))[2]


def _held(holder: Holder, day: datetime.date) -> datetime.date | None:
    """Return the newest day by `day` on which the holder is known in the office, None when it is no longer known then.

    Days after `day` do not count: a letter of that day could not have known them.
    """
    rows = [*holder.seen, *filter(None, [holder.since])]
    known = max((row.interval.first for row in rows if row.interval.began_by(day)), default=None)
    if known is None or (holder.until is not None and holder.until.interval.last < day):
        return None
    return known if holder.until is not None or day - known <= A_YEAR else None
