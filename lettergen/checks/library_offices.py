"""Rules: officials and recommendations."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import combinations

from lettergen.checks.context import LibraryContext, at
from lettergen.findings import Finding, error, warning
from lettergen.records.library import Holder

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_KNOWN = frozenset({"{surname}", "{name}"})


def placeholders_of_salutations(context: LibraryContext) -> Iterator[Finding]:
    """A form of address has no placeholder but the holder's name."""
    for official in context.library.officials.values():
        for found in _PLACEHOLDER.findall(official.salutation):
            if found not in _KNOWN:
                message = f"has {found} in 'salutation', which nothing fills"
                hint = "Here it is {surname} or {name}."
                yield error(at(official, "salutation"), "unknown-placeholder", message, hint)


def holders_at_one_time(context: LibraryContext) -> Iterator[Finding]:
    """An office has one holder at a time."""
    for official in context.library.officials.values():
        for one, other in combinations(official.holders, 2):
            if _overlap(one, other):
                message = f"has {one.name} and {other.name} in office at one time"
                yield warning(
                    at(official, "holders"), "two-holders", message, "Correct 'from', 'until' or 'seen'."
                )


def _overlap(one: Holder, other: Holder) -> bool:
    """Tell whether two terms share more than the day on which one hands over to the other."""
    (first, last), (first_other, last_other) = _term(one), _term(other)
    return first < last_other and first_other < last


def _term(holder: Holder) -> tuple[datetime.date, datetime.date]:
    """The days on which somebody is known to hold an office."""
    days = [(row.interval.first, row.interval.last) for row in holder.seen]
    days += [(row.interval.last, row.interval.first) for row in (holder.since, holder.until) if row]
    first = min((first for first, _ in days), default=datetime.date.max)
    return first, max((last for _, last in days), default=datetime.date.min)


def terms_of_recommendations(context: LibraryContext) -> Iterator[Finding]:
    """What takes a recommendation's place has a day on which it does, and no term ends before it begins."""
    for row in context.library.recommendations.values():
        if row.then and row.until is None:
            message = "says what takes its place, and not when"
            yield warning(
                at(row, "then"), "no-until", message, "Add 'until:', the last day of the first wording."
            )
        if row.until is not None and row.until < row.since.interval.first:
            message = f"ends on {row.until}, before it begins ({row.since})"
            yield error(at(row, "until"), "bad-span", message, "Correct 'from' or 'until'.")
