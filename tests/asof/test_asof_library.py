"""The library that comes with lettergen, seen on every day on which one of its sources came out."""

from __future__ import annotations

import dataclasses
from pathlib import Path, PurePosixPath

import pytest

from lettergen.asof import Lens, view
from lettergen.library.load import load_library
from lettergen.records.cases import Cases
from lettergen.records.library import Library
from lettergen.vocabulary import EVENT_RULES, SETTLED, Share, Use

ROOT = Path(__file__).parent.parent.parent
USES = frozenset({Use.GOVERNMENT_LETTER, Use.PUBLIC_STATEMENT})


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT, PurePosixPath("cases"))[0]


def test_every_event_is_a_word_of_the_vocabulary(library: Library) -> None:
    assert library.cases
    assert {event.what for case in library.cases.values() for event in case.events} <= set(EVENT_RULES)


def test_on_every_day_what_is_said_holds_together(library: Library) -> None:
    days = {row.known_from for case in library.cases.values() for row in case.sources.values()} - {None}
    assert len(days) > 5
    for day in sorted(day for day in days if day is not None):
        public = view(library, Lens(day, USES))[0].cases
        wider = view(library, Lens(day, USES, Share.COALITION))[0].cases
        assert set(public) <= set(wider)
        for case in public.values():
            assert all(row.known_from is not None and row.known_from <= day for row in case.sources.values())
            assert case.standing.status in SETTLED or case.standing.stands or not case.ask.do
            assert case.standing.status not in SETTLED or "release" not in case.ask.do
            assert all(event.source and set(event.source) <= set(case.sources) for event in case.events)


def test_nobody_is_seen_without_consent(library: Library) -> None:
    silent = {key: dataclasses.replace(case, consent=()) for key, case in library.cases.items()}
    newest = max(
        row.known_from for case in library.cases.values() for row in case.sources.values() if row.known_from
    )
    seen, withheld = view(dataclasses.replace(library, cases=Cases(silent)), Lens(newest, USES))
    assert not seen.cases
    assert [(row.code, row.count) for row in withheld] == [("internal", len(library.cases))]
