"""A document says of what day its words are, where that is long ago."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from builders import (
    make_case,
    make_concern,
    make_confirmation,
    make_event,
    make_library,
    make_settings,
    make_source,
    make_text,
)
from small_letters import letter_of, make_inputs, paper_of

from lettergen.compose import Inputs
from lettergen.records.library import Concern

NOTE = "What follows was known on 1 January 2022; nothing newer is on record."
ON_ONE = NOTE.replace("follows", "follows on this point")
ON_TWO = NOTE.replace("follows", "follows on this point and the next")
ON_THREE = NOTE.replace("follows", "follows on this and the next two points")
FACTS = '{% for ask in asks %}\n::: facts of="{{ ask.id }}"\n{% endfor %}'


def concern(key: str = "torture", day: str = "2022-01-01", **fields: Any) -> Concern:
    texts = tuple(make_text(part, day, f"{key} {part}.") for part in ("ask", "facts", "briefing"))
    return make_concern(key, texts=texts, **fields)


def letter(day: str, *concerns: Concern) -> Inputs:
    asks = tuple(row.id for row in concerns)
    return make_inputs(
        make_library(concerns=concerns), make_settings(day, to=(), asks=asks, wishes={"letter": 0})
    )


@pytest.mark.parametrize(("day", "old"), [("2023-01-02", False), ("2023-01-03", True)])
def test_facts_older_than_a_year_are_told_as_of_their_day(day: str, old: bool) -> None:
    assert letter_of(FACTS, letter(day, concern())) == [*([ON_ONE] * old), "torture facts."]
    assert paper_of('::: concerns of="KZ"', letter(day, concern())) == [
        "## Torture",
        *([NOTE] * old),
        "torture briefing.",
    ]


def test_a_confirmation_by_the_day_makes_words_fresh_and_a_later_one_does_not() -> None:
    early, late = make_confirmation("2023-06-01"), make_confirmation("2024-01-01")
    assert letter_of(FACTS, letter("2023-12-01", concern(confirmed=(early, late)))) == ["torture facts."]
    assert letter_of(FACTS, letter("2023-12-01", concern(confirmed=(late,)))) == [ON_ONE, "torture facts."]


def test_one_note_does_for_asks_in_a_row_of_one_day() -> None:
    new = concern("new", "2023-06-01", sources={"s1": make_source("2023-06-01")})
    rows = letter_of(FACTS, letter("2023-12-01", concern("a"), concern("b"), new, concern("c")))
    assert rows == [ON_TWO, "a facts.", "b facts.", "new facts.", ON_ONE, "c facts."]
    rows = letter_of(FACTS, letter("2023-12-01", *map(concern, "abc"), new))
    assert rows == [ON_THREE, "a facts.", "b facts.", "c facts.", "new facts."]


def test_facts_of_what_is_no_ask_have_a_note_of_their_own() -> None:
    inputs = letter("2023-12-01", concern("a"), concern("b"))
    settings = dataclasses.replace(inputs.settings, asks=("a",))
    dossier = dataclasses.replace(inputs.dossier, settings=settings)
    both = '::: facts of="a"\n\n::: facts of="b"'
    rows = letter_of(both, dataclasses.replace(inputs, dossier=dossier))
    assert rows == [ON_ONE, "a facts.", ON_ONE, "b facts."]


def person(**fields: Any) -> Inputs:
    texts = (
        make_text("letter", "2022-01-01", "Ana is in prison."),
        make_text("briefing", "2022-01-01", "Ana is held."),
    )
    case = make_case("ana", name="Ana Ek", short="Ek", texts=texts, **fields)
    wishes = {"letter": 1, "must": ("ana",), "form": "bullets"}
    return make_inputs(make_library([case]), make_settings("2026-12-03", to=(), wishes=wishes))


def test_somebody_last_heard_of_long_ago_is_not_told_as_of_today() -> None:
    assert letter_of("::: cases", person())[1:] == [f"* {NOTE} Ana is in prison."]
    block = paper_of('::: case-blocks of="KZ"', person())
    assert block == [
        "## Ana Ek",
        "Where things stand: Last known: serving a prison sentence (as of 1 January 2022)",
        NOTE,
        "Ana is held.",
    ]


def test_somebody_confirmed_is_told_as_of_today() -> None:
    confirmed = person(confirmed=(make_confirmation("2026-11-20"),))
    assert letter_of("::: cases", confirmed)[1:] == ["* Ana is in prison."]
    assert NOTE not in paper_of('::: case-blocks of="KZ"', confirmed)


def test_the_day_is_that_of_the_text_where_it_is_later_than_what_brought_the_status() -> None:
    returned = make_event("forcibly-returned", "2021-05")
    assert NOTE in letter_of("::: cases", person(events=(returned,)))[1]
    settings = make_settings("2026-12-03", to=(), wishes={"letter": 1, "must": ("ana",)})
    case = make_case("ana", name="Ana Ek", short="Ek", events=(returned,))
    (sentence,) = letter_of("::: cases", make_inputs(make_library([case]), settings))
    assert sentence.endswith("Ek was last heard of on 1 January 2022.")


@pytest.mark.parametrize(("kind", "was"), [("person", "was"), ("group", "were")])
def test_names_in_one_sentence_are_followed_by_how_old_the_last_word_is(kind: str, was: str) -> None:
    case = make_case("ana", name="Ana Ek", short="Ek", kind=kind)
    settings = make_settings("2026-12-03", to=(), wishes={"letter": 1, "must": ("ana",)})
    (sentence,) = letter_of("::: cases", make_inputs(make_library([case]), settings))
    assert sentence.endswith(f"with the leadership of Kazakhstan. Ek {was} last heard of on 1 January 2022.")


def test_a_group_that_is_a_description_begins_with_a_capital_at_the_head_of_its_block() -> None:
    case = make_case("family", name="the wife of Bo", kind="group")
    inputs = make_inputs(make_library([case]), make_settings(to=(), wishes={"letter": 1}))
    assert paper_of('::: case-blocks of="KZ"', inputs)[0] == "## The wife of Bo"
