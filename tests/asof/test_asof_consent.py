"""Consent: dated answers, none is no, and an assumption reaches no further than what its source printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from builders import make_case, make_consent, make_event, make_lens, make_library, make_source, make_text

from lettergen.asof import CaseView, view
from lettergen.asof.lens import consent_cover
from lettergen.records.case import Case, Consent
from lettergen.vocabulary import Use

BOTH = (Use.GOVERNMENT_LETTER, Use.PUBLIC_STATEMENT)


def allowed(rows: Sequence[Consent], *, on: str = "2022-10-19", uses: Sequence[Use] = BOTH[:1]) -> bool:
    return not consent_cover(tuple(rows), make_lens(on, uses=uses)).refusal


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], False),
        ([("yes", "2022-10-19")], True),
        ([("yes", "2022-10-20")], False),
        ([("no", "2022-01-01")], False),
        ([("ask-first", "2022-01-01")], False),
        ([("yes", "2022-01-01"), ("no", "2022-06-01")], False),
        ([("no", "2022-01-01"), ("yes", "2022-06-01")], True),
        ([("yes", "2022-01-01"), ("no", "2022-10-20")], True),
        ([("yes", "2022-01-01"), ("no", "2022-01-01")], False),
        ([("yes", "2022-01-01"), ("ask-first", "2022-01-01")], False),
        ([("assumed", "2022-01-01")], True),
        # An assumption is nobody's answer: it does not undo a person's own.
        ([("no", "2022-01-01"), ("assumed", "2022-06-01")], False),
        ([("ask-first", "2022-01-01"), ("assumed", "2022-06-01")], False),
        ([("assumed", "2022-01-01"), ("no", "2022-01-01")], False),
        ([("no", "2022-01-01"), ("yes", "2022-03-01"), ("assumed", "2022-06-01")], True),
    ],
)
def test_the_newest_answer_by_the_day_counts(answers: list[tuple[str, str]], expected: bool) -> None:
    rows = [make_consent(answer, day, source="s1") for answer, day in answers]
    assert allowed(rows) is expected
    assert allowed(rows[::-1]) is expected


def test_each_use_needs_an_answer_of_its_own() -> None:
    letter, statement = (make_consent(use=[use]) for use in BOTH)
    assert allowed([letter])
    assert not allowed([letter], uses=BOTH)
    assert allowed([letter, statement], uses=BOTH)
    assert not allowed([make_consent(use=[Use.PICTURE])])
    assert not allowed([make_consent()], uses=[])
    assert not allowed([letter, statement, make_consent("no", use=[Use.PUBLIC_STATEMENT])], uses=BOTH)


@pytest.mark.parametrize(
    ("rows", "covered"),
    [
        ([make_consent("yes")], {"s1", "s2", "s3"}),
        ([make_consent("assumed", source="s1")], {"s1"}),
        ([make_consent("assumed", source=("s1", "s2"))], {"s1", "s2"}),
        (
            [
                make_consent("assumed", "2022-01-01", source="s1"),
                make_consent("assumed", "2022-02-01", source="s2"),
            ],
            {"s2"},
        ),
        ([make_consent("assumed", source="s1"), make_consent("assumed", source="s2")], {"s1", "s2"}),
        ([make_consent("yes", "2022-01-01"), make_consent("assumed", "2022-02-01", source="s2")], {"s2"}),
        (
            [make_consent("assumed", "2022-01-01", source="s1"), make_consent("yes", "2022-02-01")],
            {"s1", "s2", "s3"},
        ),
        ([make_consent("assumed", source=())], set()),
    ],
)
def test_an_assumption_covers_the_sources_of_its_row(rows: list[Consent], covered: set[str]) -> None:
    cover = consent_cover(tuple(rows), make_lens())
    assert {source for source in ("s1", "s2", "s3") if cover.allows(source)} == covered


def test_two_uses_are_covered_where_both_are() -> None:
    rows = (
        make_consent("assumed", use=[BOTH[0]], source=("s1", "s2")),
        make_consent("assumed", use=[BOTH[1]], source=("s2", "s3")),
    )
    cover = consent_cover(rows, make_lens(uses=BOTH))
    assert [source for source in ("s1", "s2", "s3") if cover.allows(source)] == ["s2"]


SOURCES = {"s1": make_source("2022-01-01"), "s2": make_source("2022-02-01", url="https://a.org")}


def assumed(**fields: Any) -> Case:
    rows: dict[str, Any] = {"consent": (make_consent("assumed", source="s1"),), "sources": SOURCES}
    return make_case(**rows | fields)


def look(case: Case) -> tuple[CaseView | None, list[str]]:
    seen, withheld = view(make_library([case]), make_lens())
    return seen.cases.get(case.id), [row.code for row in withheld]


def test_nothing_that_only_another_source_printed_is_in_the_view() -> None:
    events = (make_event("arrested", "2021-12-01"), make_event("tortured", "2022-01-15", source="s2"))
    both = make_event("charged", "2021-12-02", source=("s1", "s2"))
    texts = (
        make_text("letter", "2022-01-01", "Old."),
        make_text("letter", "2022-02-01", "New.", source=("s1", "s2")),
        make_text("briefing", "2022-02-01", "New.", source="s2"),
    )
    seen, withheld = look(assumed(events=(*events, both), texts=texts))
    assert seen is not None
    assert [(event.what, event.source) for event in seen.events] == [
        ("arrested", ("s1",)),
        ("charged", ("s1",)),
    ]
    assert seen.letter == texts[0]
    assert seen.briefing is None
    assert "letter" in seen.overtaken
    assert set(seen.sources) == {"s1"}
    assert withheld == []


def test_who_is_known_from_uncovered_sources_only_is_held_back_as_internal() -> None:
    assert look(assumed(events=(make_event("arrested", "2022-02-01", source="s2"),))) == (None, ["internal"])
    assert look(make_case(consent=())) == (None, ["internal"])
    assert look(make_case(sources={"s1": make_source("2023-01-01")})) == (None, ["not-yet"])


@pytest.mark.parametrize("what", ["released", "acquitted", "died", "sentence-served"])
def test_a_prisoner_whose_release_an_uncovered_source_tells_of_is_not_in_the_letter(what: str) -> None:
    events = (make_event("imprisoned", as_of="2022-01-01"), make_event(what, "2022-01-20", source="s2"))
    assert look(assumed(events=events)) == (None, ["internal"])


def test_an_uncovered_source_that_contradicts_nothing_holds_nobody_back() -> None:
    events = (
        make_event("in-custody", as_of="2022-01-01"),
        make_event("sentenced", "2022-01-20", source="s2"),
    )
    seen, withheld = look(assumed(events=events))
    assert seen is not None
    assert [event.what for event in seen.events] == ["in-custody"]
    assert withheld == []
