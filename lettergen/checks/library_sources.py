"""Rules: every fact and every text rests on sources that the record has and that are dated."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from lettergen.checks.context import LibraryContext
from lettergen.checks.rows import Rested, Row
from lettergen.findings import Finding, error, warning
from lettergen.library.similar import did_you_mean
from lettergen.records.common import DatedText


def sources_of_rows(context: LibraryContext) -> Iterator[Finding]:
    """A row cites sources that its record has."""
    for record in context.rested:
        for row in record.rows:
            for source in row.source:
                if source not in record.sources:
                    message = f"has the source '{source}' for {row.what}, which is not under 'sources'"
                    yield error(row.place, "unknown-source", message, _where(source, record))


def _where(source: str, record: Rested) -> str:
    return (
        did_you_mean(source, record.sources)
        or f"Add it under 'sources': {source}: {{title: ..., date: ...}}."
    )


def rows_without_source(context: LibraryContext) -> Iterator[Finding]:
    """A fact has a source."""
    for record in context.rested:
        for row in record.rows:
            if row.needed and not row.source:
                message = f"has no source for {row.what}, so it is never used"
                yield error(row.place, "no-source", message, "Add 'source:' with ids of 'sources'.")


def undated_sources(context: LibraryContext) -> Iterator[Finding]:
    """A source is dated, or was seen on a day; otherwise no letter can know that it existed by then."""
    for record in context.rested:
        for key, publication in record.sources.items():
            if publication.known_from is None:
                hint = "Add its 'date:', or as 'seen:' a day on which it is known to have existed."
                yield warning(
                    publication.place, "undated-source", f"has no date for the source '{key}'", hint
                )


def sources_seen_too_early(context: LibraryContext) -> Iterator[Finding]:
    """A source was not seen before it came out."""
    for record in context.rested:
        for key, publication in record.sources.items():
            if publication.is_seen_too_early:
                message = (
                    f"says that the source '{key}', dated {publication.date}, was seen on {publication.seen}"
                )
                hint = "Correct one of the two; until then the date counts."
                yield warning(publication.place, "seen-too-early", message, hint)


def rows_never_used(context: LibraryContext) -> Iterator[Finding]:
    """A fact rests on at least one source that is dated."""
    for record in context.rested:
        for row in record.rows:
            if row.source and all(_undated(source, record) for source in row.source):
                message = f"rests {row.what} on undated sources alone, so it is never used"
                yield error(row.place, "never-usable", message, "Date one of them.")


def rows_after_their_sources(context: LibraryContext) -> Iterator[Finding]:
    """A source is not older than what it is said to tell of."""
    for record in context.rested:
        for row in record.rows:
            yield from _too_old(row, record)


def _too_old(row: Row, record: Rested) -> Iterator[Finding]:
    interval = row.when.interval if row.when else None
    days = {source: day for source in row.source if (day := _known_from(source, record)) is not None}
    older = [source for source, day in days.items() if interval is not None and day < interval.first]
    if not older or row.when is None or interval is None:
        return
    told = ", ".join(f"'{source}' of {days[source]}" for source in older)
    hint = "Correct one of the two days, or add the source that told of it afterwards."
    if len(older) < len(days):
        if row.when.by is None:
            message = f"has for {row.what} ({interval.first}) an older source, which is not counted: {told}"
            yield warning(row.place, "source-before-fact", message, hint)
    elif row.when.by is not None:
        message = f"says of {row.what} that it was by {row.when.by}, and had been told already: {told}"
        yield warning(row.place, "source-before-fact", message, hint)
    else:
        message = f"dates {row.what} {interval.first}, after all that it rests on, which cannot have told of it: {told}"
        yield error(row.place, "source-before-fact", message, hint)


def _undated(source: str, record: Rested) -> bool:
    return source in record.sources and record.sources[source].known_from is None


def texts_without_source(context: LibraryContext) -> Iterator[Finding]:
    """A text cites at least one source."""
    for record in context.rested:
        for text in record.texts:
            if not text.sources:
                message = f"cites nothing in the text '{_name(text)}', so it is never used"
                yield error(
                    text.place, "text-cites-nothing", message, "Put [^id of a source] where it rests on one."
                )


def _name(text: DatedText) -> str:
    return f"{text.part} {text.date}"


def sources_of_texts(context: LibraryContext) -> Iterator[Finding]:
    """A text cites sources that its record has and that are dated."""
    for record in context.rested:
        for text in record.texts:
            for source in text.sources:
                yield from _cite(source, text, record)


def _cite(source: str, text: DatedText, record: Rested) -> Iterator[Finding]:
    if source not in record.sources:
        message = f"cites [^{source}] in the text '{_name(text)}', which is not under 'sources'"
        yield error(text.place, "unknown-source", message, _where(source, record))
    elif _undated(source, record):
        message = f"cites the undated source '{source}' in the text '{_name(text)}', so it is never used"
        yield error(text.place, "never-usable", message, "Date the source.")


def texts_before_their_sources(context: LibraryContext) -> Iterator[Finding]:
    """A text is not older than what it cites."""
    for record in context.rested:
        for text in record.texts:
            yield from _too_early(text, record)


def _too_early(text: DatedText, record: Rested) -> Iterator[Finding]:
    days = {source: day for source in text.sources if (day := _known_from(source, record)) is not None}
    later = [source for source, day in days.items() if day > text.date]
    if not later:
        return
    severity = error if len(later) == len(text.sources) else warning
    newest = max(days.values())
    message = f"dates the text '{_name(text)}' before what it cites ({', '.join(later)})"
    hint = f"No letter before {newest} can use it: date it {newest}, or cite what was known by {text.date}."
    yield severity(text.place, "text-before-source", message, hint)


def _known_from(source: str, record: Rested) -> datetime.date | None:
    return record.sources[source].known_from if source in record.sources else None


def readings_of_texts(context: LibraryContext) -> Iterator[Finding]:
    """What somebody read is there."""
    for record in context.rested:
        names = [_name(text) for text in record.texts]
        for reading in record.read:
            if reading.text not in names:
                hint = did_you_mean(reading.text, names) or "Name part and date of a text: letter 2022-10-19."
                message = f"says that '{reading.text}' was read, and has no such text"
                yield warning(record.read_at or record.place, "unknown-text", message, hint)
