"""Concerns that nobody has told of for long, and what belongs to them, are not brought up on their own."""

from __future__ import annotations

import pytest
from builders import (
    make_concern,
    make_confirmation,
    make_library,
    make_recommendation,
    make_settings,
    make_text,
    make_view,
)

from lettergen.records.library import Library
from lettergen.selection import Place, Selection, select

OLD = "Last told of on 1 January 2022, too long ago to say that it still is so: write newer words, or have it confirmed."


def chosen(library: Library, day: str, *asks: str, about: tuple[str, ...] = ("KZ",)) -> Selection:
    settings = make_settings(day, asks=asks, about=about, wishes={"letter": 0})
    return select(make_view(library, day), settings)


@pytest.mark.parametrize(("day", "place"), [("2024-01-02", Place.BRIEFING), ("2024-01-03", None)])
def test_a_concern_is_brought_up_for_two_years(day: str, place: Place | None) -> None:
    (row,) = chosen(make_library(concerns=[make_concern()]), day).concerns
    assert row.place is place
    assert place or row.why == OLD


def test_a_confirmation_or_a_newer_text_brings_it_back() -> None:
    confirmed = make_concern(confirmed=(make_confirmation("2025-01-01"),))
    newer = make_concern("media", texts=(make_text("briefing", "2025-01-01"),))
    selection = chosen(make_library(concerns=[confirmed, newer]), "2026-01-01")
    assert [row.place for row in selection.concerns] == [Place.BRIEFING, Place.BRIEFING]


def test_what_is_asked_for_in_letter_yaml_stays() -> None:
    (row,) = chosen(make_library(concerns=[make_concern()]), "2026-01-01", "torture").concerns
    assert row.place is Place.LETTER


def test_a_recommendation_goes_with_the_concerns_that_name_it() -> None:
    recent = make_concern("recent", recommendations=("both",), confirmed=(make_confirmation("2025-06-01"),))
    abroad = make_concern(
        "abroad", countries=("TM",), recommendations=("old",), confirmed=(make_confirmation("2025-06-01"),)
    )
    old = make_concern("old-one", recommendations=("old", "both"))
    rows = [make_recommendation(key) for key in ("both", "free", "old")]
    selection = chosen(make_library(concerns=[recent, abroad, old], recommendations=rows), "2026-01-01")
    assert [(row.id, row.place) for row in selection.recommendations] == [
        ("both", Place.BRIEFING),
        ("free", Place.BRIEFING),
        ("old", None),
    ]
    assert selection.recommendations[2].why == "It belongs to concerns that were last told of too long ago."


def test_a_letter_on_one_country_tells_its_part_of_a_regional_concern_and_not_the_whole() -> None:
    whole = make_concern("crisis", countries=("KZ", "UZ"))
    part = make_concern("riots", part_of="crisis")
    library = make_library(concerns=[whole, part])
    one = {row.id: row.place for row in chosen(library, "2022-10-19").concerns}
    assert one == {"crisis": None, "riots": Place.BRIEFING}
    two = {row.id: row.place for row in chosen(library, "2022-10-19", about=("KZ", "UZ")).concerns}
    assert two == {"crisis": Place.BRIEFING, "riots": Place.BRIEFING}


@pytest.mark.parametrize("fault", ["no briefing", "elsewhere", "old"])
def test_a_part_that_is_not_told_leaves_the_whole(fault: str) -> None:
    whole = make_concern("crisis", countries=("KZ", "UZ"), confirmed=(make_confirmation("2024-06-01"),))
    part = {
        "no briefing": make_concern(
            "riots",
            part_of="crisis",
            texts=(make_text("ask", "2022-01-01"),),
            confirmed=(make_confirmation("2024-06-01"),),
        ),
        "elsewhere": make_concern(
            "riots", part_of="crisis", countries=("UZ",), confirmed=(make_confirmation("2024-06-01"),)
        ),
        "old": make_concern("riots", part_of="crisis"),
    }[fault]
    rows = {row.id: row.place for row in chosen(make_library(concerns=[whole, part]), "2024-07-01").concerns}
    assert rows["crisis"] is Place.BRIEFING
