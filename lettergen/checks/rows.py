"""The rows of a record that rest on its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lettergen.checks.context import at
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.case import Case, Event
from lettergen.records.common import DatedText, Publication, Reading, When
from lettergen.records.library import Concern, Instrument, Library, Recommendation


@dataclass(frozen=True, slots=True)
class Row:
    """A fact, what it is called in a message, and what it rests on; `needed`: without a source it is never used."""

    what: str
    source: tuple[str, ...]
    place: Source
    needed: bool = True
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Rested:
    """A record with sources, and what rests on them."""

    id: str
    place: Source
    sources: Mapping[str, Publication]
    rows: tuple[Row, ...] = ()
    texts: tuple[DatedText, ...] = ()
    read: tuple[Reading, ...] = ()
    read_at: Source | None = None


def rested(library: Library) -> Iterator[Rested]:
    """Yield every record that has sources."""
    for case in library.cases.values():
        rows = tuple(_case_rows(case))
        yield Rested(case.id, case.place, case.sources, rows, case.texts, case.read, at(case, "read"))
    for concern in library.concerns.values():
        yield _concern(concern)
    for recommendation in library.recommendations.values():
        yield _recommendation(recommendation)
    for instrument in library.instruments.values():
        yield _instrument(instrument)


def _concern(concern: Concern) -> Rested:
    return Rested(
        concern.id, concern.place, concern.sources, (), concern.texts, concern.read, at(concern, "read")
    )


def _recommendation(record: Recommendation) -> Rested:
    row = Row("the recommendation", record.source, at(record, "source"))
    return Rested(record.id, record.place, record.sources, (row,))


def _instrument(instrument: Instrument) -> Rested:
    rows = tuple(Row(f"the passage '{row.id}'", row.source, row.place) for row in instrument.says)
    return Rested(instrument.id, instrument.place, instrument.sources, rows)


def _case_rows(case: Case) -> Iterator[Row]:
    for role in case.role:
        yield Row(f"the role '{role.text}'", role.source, role.place)
    for event in case.events:
        yield from event_rows(event)
    for risk in case.risk:
        yield Row(f"the risk '{risk.kind}'", risk.source, risk.place, when=When(date=risk.since))
    for finding in case.findings:
        yield Row(f"the finding '{finding.id}'", finding.source, finding.place, when=finding.when)
    for step in case.next:
        yield Row(f"the next step '{step.what}'", step.source, step.place)
    for ask in case.asks:
        yield Row("the ask", ask.source, ask.place, needed=False)
    for consent in case.consent:
        yield Row("the consent", consent.source, consent.place, needed=False)
    for spelling in case.also:
        yield Row(f"the spelling '{spelling.text}'", spelling.source, at(case, "also"), needed=False)


def event_rows(event: Event) -> Iterator[Row]:
    """Yield an event, or the accounts of it where sources disagree; the event itself need have neither source nor date."""
    what = f"the event '{event.what}'"
    if event.versions:
        yield Row(what, event.source, event.place, needed=False)
    else:
        yield Row(what, event.source, event.place, when=event.when)
    for version in event.versions:
        yield Row(f"an account of {what}", version.source, event.place, when=version.when)
    if event.print is not None:
        yield Row(f"what may be printed of {what}", (), event.place, needed=False, when=event.print.when)
