"""One case as a letter may see it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from lettergen.asof.asks import AskView, ask_for
from lettergen.asof.lens import Cover, KnownSources, Lens, known_sources
from lettergen.asof.status import Standing, standing, usable
from lettergen.asof.texts import case_texts
from lettergen.dates import PartialDate
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.case import AuthorityFinding, Case, Event, NextStep, Risk, RoleRow
from lettergen.records.common import DatedText, Publication
from lettergen.vocabulary import COURT_OUTCOMES, EVENT_RULES, SETTLED

__all__ = ["AskView", "CaseView", "RoleView", "see_case"]

_EXPECTED = datetime.timedelta(days=366)
"""How long something expected without a date is still expected after it was last told of."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """What somebody does, and where that is written down."""

    text: str
    place: Source
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with what may be said of it; nothing withheld is in it."""

    id: str
    kind: str
    name: str
    short: str
    gender: str
    country: str
    region: str
    role: RoleView | None
    stands_for: tuple[str, ...]
    owner: str
    standing: Standing
    ask: AskView
    events: tuple[Event, ...]
    risk: tuple[Risk, ...]
    next: tuple[NextStep, ...]
    findings: tuple[AuthorityFinding, ...]
    letter: DatedText | None
    briefing: DatedText | None
    overtaken: tuple[str, ...]
    """Parts whose text is older than what is known; of the free, cleared and dead such a text is not in the view."""
    sources: Mapping[str, Publication]
    """Those that something in the view rests on."""
    last_heard: datetime.date | None
    """Of anything at all, not only of the status."""
    place: Source


def see_case(case: Case, lens: Lens, cover: Cover) -> CaseView | None:
    """Return the case as the lens shows it under a consent, or None when nothing of it was known by then."""
    known = known_sources(case.sources, lens, cover)
    rows = usable(case, lens, known)
    events = tuple([row.event for row in rows])
    now = standing(rows, case.confirmed, lens)
    texts, overtaken = case_texts(case, rows, now, lens, known)
    role = _role(case, lens, known)
    if not events and role is None and not any(texts.values()):
        return None
    seen = CaseView(
        id=case.id,
        kind=case.kind,
        name=case.name,
        short=case.short or case.name,
        gender=case.gender,
        country=case.country,
        region=case.region,
        role=role,
        stands_for=case.stands_for,
        owner=case.owner,
        standing=now,
        ask=ask_for(case, now, lens, known),
        events=events,
        risk=_resting([row for row in case.risk if lens.shows(row.share) and _begun(row.since, lens)], known),
        next=_resting([row for row in case.next if _ahead(row, events, lens, known)], known),
        findings=_resting([row for row in case.findings if _said(row, lens)], known),
        letter=texts["letter"],
        briefing=texts["briefing"],
        overtaken=overtaken,
        sources=known.publications,
        last_heard=None,
        place=case.place,
    )
    return _with_sources(seen, case, lens)


Row = TypeVar("Row", RoleRow, Risk, NextStep, AuthorityFinding)


def _resting(rows: Iterable[Row], known: KnownSources) -> tuple[Row, ...]:
    """Return the rows that rest on a source which may be used, without their other sources."""
    told = ((row, known.telling(row.source, _first(row))) for row in rows)
    return tuple(
        row if sources == row.source else dataclasses.replace(row, source=sources)
        for row, sources in told
        if sources
    )


def _first(row: Row) -> datetime.date | None:
    """The first day on which a source can tell of a risk or a finding; a role and a next step are known before their day."""
    if isinstance(row, Risk):
        return row.since.interval.first
    return row.when.first if isinstance(row, AuthorityFinding) else None


def _begun(since: PartialDate, lens: Lens) -> bool:
    return since.interval.began_by(lens.date)


def _role(case: Case, lens: Lens, known: KnownSources) -> RoleView | None:
    rows = _resting([row for row in case.role if _begun(row.since, lens)], known)
    newest = max(rows, key=lambda row: row.since.interval.first, default=None)
    return RoleView(newest.text, newest.place, newest.source) if newest else None


def _said(row: AuthorityFinding, lens: Lens) -> bool:
    return row.when.interval is not None and row.when.interval.began_by(lens.date)


def _ahead(step: NextStep, events: tuple[Event, ...], lens: Lens, known: KnownSources) -> bool:
    """Tell whether a step may still be awaited: not past its date or too old, and not overtaken by a decision."""
    told = max(known.days(step.source), default=None)
    if told is None or any(_decided_after(event, told, known) for event in events):
        return False
    if step.date is not None:
        return step.date.interval.last >= lens.date
    return lens.date - told <= _EXPECTED


def _decided_after(event: Event, told: datetime.date, known: KnownSources) -> bool:
    interval = event.when.interval
    newer = any(day > told for day in known.days(event.source))
    decides = event.what in COURT_OUTCOMES or EVENT_RULES[event.what].status in SETTLED
    return decides and newer and interval is not None and interval.last >= told


def _with_sources(seen: CaseView, case: Case, lens: Lens) -> CaseView:
    """Return the case with those sources alone that something in it rests on: a title can tell what a label withholds."""
    used = _rested_on(seen, case, lens)
    sources = {key: row for key, row in seen.sources.items() if key in used}
    days = [day for row in sources.values() if (day := row.known_from) is not None]
    days += [row.date for row in case.confirmed if row.date <= lens.date]
    return dataclasses.replace(seen, sources=MappingProxyType(sources), last_heard=max(days, default=None))


def _rested_on(seen: CaseView, case: Case, lens: Lens) -> frozenset[str]:
    """Ids of sources under the view; older texts count, since a letter points to earlier statements."""
    role = seen.role.source if seen.role else ()
    rows: tuple[Event | Risk | NextStep | AuthorityFinding, ...]
    rows = (*seen.events, *seen.risk, *seen.next, *seen.findings)
    texts = [text.sources for text in (seen.letter, seen.briefing) if text is not None]
    if seen.standing.status not in SETTLED:
        texts += [text.sources for text in case.texts if text.date <= lens.date]
    return frozenset(chain(role, seen.ask.source, *(row.source for row in rows), *texts))
