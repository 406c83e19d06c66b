"""A text that was mailed before it is recorded: when that can have been."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from lettergen.findings import LettergenError
from lettergen.moments import moment_or_day, written_moment
from lettergen.operations.sign_record import Record


def refuse_impossible(record: Record, opened: datetime.datetime, now: datetime.datetime) -> None:
    """Raise LettergenError when a version was not circulated at `opened`: it is to come, or before what is on record."""
    if opened > now:
        raise LettergenError(
            f"{written_moment(opened)} is to come", "A text is circulated now, or has been: --opened '...'"
        )
    latest = max(_on_record(record), default=None)
    if latest and opened <= latest:
        raise LettergenError(
            f"{written_moment(opened)} is not after what is on record: {written_moment(latest)}",
            "Answers to another text, or that text itself, came then. Leave --opened out, or say when it was mailed.",
        )


def _on_record(record: Record) -> Iterator[datetime.datetime]:
    """Yield when versions were circulated and closed, and when anybody answered: with a yes, a no, an objection."""
    last = record.version
    texts = [last.record.opened, *([last.closing.closed] if last.closing else [])] if last else []
    number = last.number if last else 0
    for signature in record.signatures.values():
        # A killed run may have asked people to sign the version that is now made.
        texts += [
            row.received
            for row in signature.answers
            if row.answer != "asked" or (row.version and row.version <= number)
        ]
    for text in texts:
        if moment := moment_or_day(text):
            yield moment
