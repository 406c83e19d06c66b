"""What holds of every view, whatever a library says."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from builders import make_library, make_official, make_view
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    asks,
    cases,
    confirmations,
    consents,
    days,
    events,
    letter_days,
    partials,
    publications,
    risks,
    roles,
    rows,
    steps,
    texts,
)

from lettergen.asof import CaseView, Lens, view
from lettergen.asof.hidden import _events, _shows_all
from lettergen.asof.lens import Cover, consent_cover
from lettergen.records.case import Case, Event
from lettergen.records.library import Holder
from lettergen.vocabulary import HELD, SETTLED, STATUS_RULES, Ask, Share, Status, Use

T = TypeVar("T")

USES = st.sampled_from(
    [frozenset({Use.GOVERNMENT_LETTER}), frozenset({Use.GOVERNMENT_LETTER, Use.PUBLIC_STATEMENT})]
)
LENSES = st.builds(Lens, date=letter_days, uses=USES, share=st.sampled_from([Share.PUBLIC, *Share]))


def look(case: Case, lens: Lens) -> CaseView | None:
    return view(make_library([case]), lens)[0].cases.get(case.id)


@given(cases(), LENSES, st.data())
def test_nothing_dated_later_changes_a_view(case: Case, lens: Lens, data: st.DataObject) -> None:
    def later(strategy: st.SearchStrategy[T], day: Callable[[T], datetime.date | None]) -> tuple[T, ...]:
        return data.draw(
            rows(strategy.filter(lambda row: (found := day(row)) is not None and found > lens.date), 2)
        )

    new = {f"new{n}": row for n, row in enumerate(later(publications, lambda row: row.known_from))}
    told_later = st.sampled_from([*new, "unknown"]).map(lambda key: (key,))
    resting: Sequence[tuple[str, st.SearchStrategy[Any]]] = (
        ("events", events), ("risk", risks), ("role", roles), ("next", steps),
    )  # fmt: skip
    more = {
        name: (*getattr(case, name), *data.draw(rows(st.builds(_resting, row, told_later))))
        for name, row in resting
    }
    grown = dataclasses.replace(
        case,
        sources={**case.sources, **new},
        events=(*more["events"], *later(events, _began)),
        risk=(*more["risk"], *later(risks, lambda row: row.since.interval.first)),
        role=(*more["role"], *later(roles, lambda row: row.since.interval.first)),
        asks=(*case.asks, *later(asks, lambda row: row.since.interval.first)),
        next=more["next"],
        texts=(*case.texts, *later(texts, lambda row: row.date)),
        consent=(*case.consent, *later(consents, lambda row: row.date)),
        confirmed=(*case.confirmed, *later(confirmations, lambda row: row.date)),
    )  # fmt: skip
    assert look(grown, lens) == look(case, lens)


def _began(event: Event) -> datetime.date | None:
    return event.when.interval.first if event.when.interval and not event.versions else None


def _resting(row: Any, source: tuple[str, ...]) -> Any:
    versions = {"versions": ()} if hasattr(row, "versions") else {}
    return dataclasses.replace(row, source=source, **versions)


@given(cases(), LENSES, st.sampled_from(Share))
def test_a_wider_label_shows_all_that_a_narrower_one_shows(case: Case, lens: Lens, share: Share) -> None:
    order = list(Share)
    narrow, wide = sorted((lens.share, share), key=order.index)
    less, more = (look(case, dataclasses.replace(lens, share=label)) for label in (narrow, wide))
    if less is None:
        return
    assert more is not None
    assert set(less.events) <= set(more.events)
    assert set(less.risk) <= set(more.risk)
    assert (less.role, less.findings, less.next) == (more.role, more.findings, more.next)


@given(cases(), LENSES)
def test_where_a_wider_lens_is_not_looked_through_it_would_show_the_same_events(
    case: Case, lens: Lens
) -> None:
    cover = consent_cover(case.consent, lens)
    if cover.refusal or not _shows_all(case, lens, cover):
        return
    wide = dataclasses.replace(lens, share=Share.INTERNAL)
    assert _events(case, lens, cover) == _events(case, wide, Cover())


@given(cases(), LENSES)
def test_everything_in_a_view_rests_on_sources_in_it_that_were_known(case: Case, lens: Lens) -> None:
    seen = look(case, lens)
    if seen is None:
        return
    rested = (
        [row.source for row in seen.events]
        + [row.source for row in seen.risk]
        + [row.source for row in seen.next]
    )
    rested += [seen.role.source] if seen.role else []
    rested += [text.sources for text in (seen.letter, seen.briefing) if text]
    assert all(rested)
    assert {key for ids in rested for key in ids} <= set(seen.sources)
    assert all(row.known_from is not None and row.known_from <= lens.date for row in seen.sources.values())
    assert all(row.when.interval is not None and row.when.interval.first <= lens.date for row in seen.events)
    assert seen.last_heard is None or seen.last_heard <= lens.date
    assert seen.standing.last_heard is None or seen.standing.last_heard <= lens.date


@given(cases(), LENSES)
def test_no_view_asks_what_contradicts_the_status(case: Case, lens: Lens) -> None:
    seen = look(case, lens)
    if seen is None:
        return
    status, ask = seen.standing.status, seen.ask
    assert status is not None or not ask.do
    assert status is None or ask.kinds <= STATUS_RULES[status].asks
    assert seen.standing.stands or not ask.do
    if Ask.RELEASE in ask.kinds:
        assert status in HELD | {Status.FORCIBLY_RETURNED}
    if status in SETTLED:
        assert "release" not in ask.do


@given(cases(), LENSES)
def test_who_is_known_to_have_died_is_nowhere_alive(case: Case, lens: Lens) -> None:
    """Whatever the label and the cover: a death that was known by the day is told, or the case is not."""
    known = {
        key for key, row in case.sources.items() if row.known_from is not None and row.known_from <= lens.date
    }
    deaths = [
        row
        for row in case.events
        if row.what == "died" and not row.versions and row.when.interval is not None
        and row.when.interval.first <= lens.date and known & set(row.source)
    ]  # fmt: skip
    seen = look(case, lens)
    if deaths and seen is not None:
        assert seen.standing.status is Status.DIED


@given(cases(), LENSES, st.data())
def test_the_order_of_rows_does_not_matter_to_where_a_case_stands(
    case: Case, lens: Lens, data: st.DataObject
) -> None:
    shuffled = dataclasses.replace(
        case,
        events=tuple(data.draw(st.permutations(case.events))),
        confirmed=tuple(data.draw(st.permutations(case.confirmed))),
        consent=tuple(data.draw(st.permutations(case.consent))),
    )
    one, other = look(case, lens), look(shuffled, lens)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.standing.status, one.standing.last_heard, one.standing.stands) == (
            other.standing.status,
            other.standing.last_heard,
            other.standing.stands,
        )
        assert (one.ask, one.sources) == (other.ask, other.sources)


holders = st.builds(
    Holder,
    name=st.sampled_from(["Ana Old", "Eva New", "Ivo Next"]),
    surname=st.just("X"),
    since=st.none() | partials,
    until=st.none(),
    seen=rows(partials, 2),
)


@given(rows(holders), days, holders, partials)
def test_who_held_an_office_is_not_told_by_later_days(
    known: tuple[Holder, ...], day: datetime.date, later: Holder, seen: Any
) -> None:
    def holder(*rows: Holder) -> Holder | None:
        official = make_official("president", *rows)
        return make_view(make_library(officials=[official]), day.isoformat()).officials["president"].holder

    after = [partial for partial in (*later.seen, later.since) if partial and partial.interval.first <= day]
    if not after:
        assert holder(*known, later) == holder(*known)
    if known and seen.interval.first > day:
        grown = dataclasses.replace(known[0], seen=(*known[0].seen, seen))
        one, other = holder(*known), holder(grown, *known[1:])
        assert (one and one.name) == (other and other.name)
