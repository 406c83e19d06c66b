"""Rules: events are of a known kind, and dated in one way."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import LibraryContext
from lettergen.checks.rows import Row
from lettergen.findings import Finding, error, warning
from lettergen.library.similar import did_you_mean
from lettergen.vocabulary import EVENT_RULES


def words_of_events(context: LibraryContext) -> Iterator[Finding]:
    """An event is of a kind whose effect is known."""
    for case in context.library.cases.values():
        for event in case.events:
            if event.what not in EVENT_RULES:
                hint = (
                    did_you_mean(event.what, EVENT_RULES) or "docs/library.md lists the words under 'Events'."
                )
                yield error(
                    event.place, "unknown-event", f"has the event '{event.what}', which is not known", hint
                )


def _dated(context: LibraryContext) -> Iterator[Row]:
    for record in context.rested:
        yield from (row for row in record.rows if row.when is not None)


def dates_of_events(context: LibraryContext) -> Iterator[Finding]:
    """An event is dated, and in one way only."""
    for row in _dated(context):
        when = row.when
        assert when is not None
        ways = {"date": when.date, "by": when.by, "between": when.between, "as_of": when.as_of}
        given = [key for key, value in ways.items() if value]
        if not given:
            hint = "Add one of date:, by:, between: [a, b], as_of:."
            yield error(row.place, "no-date", f"has no date for {row.what}, so it is never used", hint)
        if len(given) > 1:
            message = f"dates {row.what} in more than one way: {', '.join(given)}"
            yield error(row.place, "two-dates", message, "Keep the one that the source gives.")


def spans_of_events(context: LibraryContext) -> Iterator[Finding]:
    """`between` has two dates, the earlier one first."""
    for row in _dated(context):
        span = row.when.between if row.when else ()
        if span and len(span) != 2:
            yield error(
                row.place, "bad-span", f"has {len(span)} dates in 'between' for {row.what}", "Write two."
            )
        elif span and span[0].interval.first > span[1].interval.last:
            message = f"has the later date first in 'between' for {row.what}"
            yield error(row.place, "bad-span", message, f"Write between: [{span[1]}, {span[0]}].")


def accounts_that_disagree(context: LibraryContext) -> Iterator[Finding]:
    """Where sources disagree, somebody says what may be printed."""
    for case in context.library.cases.values():
        for event in case.events:
            if len(event.versions) > 1 and event.print is None:
                message = (
                    f"has accounts of '{event.what}' that disagree, and does not say what may be printed"
                )
                hint = "Add print: {date: ..., mode: ...} with what all of them support."
                yield warning(event.place, "no-print", message, hint)
