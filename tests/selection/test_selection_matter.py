"""Which concerns, recommendations and instruments a letter takes, and what could not be met."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_concern,
    make_instrument,
    make_library,
    make_recommendation,
    make_settings,
    make_source,
    make_text,
    make_view,
    partial,
)

from lettergen.records.library import Passage
from lettergen.selection import Chosen, Place, Selection, select

ASK, BRIEFING = make_text("ask", "2022-01-01"), make_text("briefing", "2022-01-01")

LIBRARY = make_library(
    concerns=[
        make_concern("torture", recommendations=("inquire",)),
        make_concern("crisis", countries=("KZ", "UZ"), recommendations=("inquire", "repeal")),
        make_concern("riots", part_of="crisis", texts=(BRIEFING,)),
        make_concern("media", texts=(ASK,)),
        make_concern("abroad", countries=("TM",)),
        make_concern("later", sources={"s1": make_source("2023")}),
    ],
    recommendations=[
        make_recommendation("inquire"),
        make_recommendation("repeal"),
        make_recommendation("invite", countries=()),
        make_recommendation("abroad", countries=("TM",)),
        make_recommendation("join", to="osce"),
        make_recommendation("later", since=partial("2023")),
    ],
    instruments=[
        make_instrument("strategy"),
        make_instrument("silent", says=()),
        make_instrument("later", sources={"s1": make_source("2023")}),
    ],
)


def chosen(**settings: Any) -> Selection:
    return select(make_view(LIBRARY), make_settings(wishes={"letter": 0}, **settings))


def rows(taken: tuple[Chosen, ...]) -> list[tuple[str, Place | None, str]]:
    return [(row.id, row.place, row.why) for row in taken]


def test_asks_come_in_their_order_and_other_concerns_of_the_countries_go_to_the_briefing() -> None:
    selection = chosen(asks=("torture", "crisis"))
    assert rows(selection.concerns) == [
        ("torture", Place.LETTER, "Ask 1 in letter.yaml."),
        ("crisis", Place.LETTER, "Ask 2 in letter.yaml."),
        ("abroad", None, "The letter is not about its countries."),
        ("media", None, "It has no briefing text that was true by the letter's date."),
        ("riots", Place.BRIEFING, "Part of a regional concern."),
    ]
    assert selection.unmet == ()
    assert [row.title for row in selection.concerns[:2]] == ["Torture", "Crisis"]


@pytest.mark.parametrize("ask", ["later", "unknown", "riots"])
def test_an_ask_without_words_of_its_day_is_told_by_its_number(ask: str) -> None:
    selection = chosen(asks=("torture", ask))
    assert selection.unmet == (
        "Ask 2 in letter.yaml has no text that was true by 19 October 2022: nothing is asked on it.",
    )
    assert [row.place for row in selection.concerns if row.id == "riots"] == [Place.BRIEFING]


def test_recommendations_belong_to_the_first_concern_that_names_them() -> None:
    assert rows(chosen(asks=("torture", "crisis")).recommendations) == [
        ("abroad", None, "The letter is not about its countries."),
        ("inquire", Place.BRIEFING, "Belongs to: Torture."),
        ("invite", Place.BRIEFING, "Made for the countries of the letter."),
        ("join", None, "It is for somebody else to do."),
        ("repeal", Place.BRIEFING, "Belongs to: Crisis."),
    ]
    assert rows(chosen(asks=("crisis", "torture")).recommendations)[1][2] == "Belongs to: Crisis."


def test_instruments_are_cited_for_what_was_known_of_them() -> None:
    wanted = ("strategy", "strategy.essential", "strategy.other", "silent", "later", "unknown.essential")
    selection = chosen(instruments=wanted)
    assert rows(selection.instruments) == [
        ("strategy", Place.LETTER, "Named in letter.yaml."),
        ("strategy.essential", Place.LETTER, "Named in letter.yaml."),
    ]
    assert selection.unmet == tuple(
        f"Instrument {number} in letter.yaml has nothing that was known and in force on 19 October 2022."
        for number in (3, 4, 5, 6)
    )


def test_a_passage_of_a_later_source_is_not_cited() -> None:
    says = (Passage(id="new", text="binds", source=("s2",)), Passage(id="old", text="binds", source=("s1",)))
    sources = {"s1": make_source(), "s2": make_source("2023")}
    library = make_library(instruments=[make_instrument("pact", says=says, sources=sources)])
    selection = select(make_view(library), make_settings(instruments=("pact.old", "pact.new")))
    assert [row.id for row in selection.instruments] == ["pact.old"]
