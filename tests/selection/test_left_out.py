"""Concerns and recommendations that letter.yaml leaves out."""

from __future__ import annotations

from typing import Any

from builders import make_concern, make_library, make_recommendation, make_settings, make_view

from lettergen.selection import Chosen, select

LIBRARY = make_library(
    concerns=[
        make_concern("torture", recommendations=("inquire", "open")),
        make_concern("crisis", recommendations=("inquire", "repeal")),
    ],
    recommendations=[make_recommendation(key) for key in ("inquire", "open", "repeal", "invite")],
)


def taken(rows: tuple[Chosen, ...]) -> list[str]:
    return sorted(row.id for row in rows if row.place is not None)


def chosen(*without: str, **settings: Any) -> tuple[list[str], list[str]]:
    """Return the concerns and the recommendations that are taken."""
    wanted = make_settings(wishes={"letter": 0}, without=without, **settings)
    selection = select(make_view(LIBRARY), wanted)
    return taken(selection.concerns), taken(selection.recommendations)


def test_with_a_concern_goes_what_only_it_would_have_brought() -> None:
    assert chosen() == (["crisis", "torture"], ["inquire", "invite", "open", "repeal"])
    assert chosen("torture") == (["crisis"], ["inquire", "invite", "repeal"])
    assert chosen("torture", "crisis") == ([], ["invite"])


def test_a_recommendation_is_left_out_alone() -> None:
    assert chosen("open") == (["crisis", "torture"], ["inquire", "invite", "repeal"])


def test_an_ask_of_the_letter_stays() -> None:
    assert chosen("torture", asks=("torture",)) == (
        ["crisis", "torture"],
        ["inquire", "invite", "open", "repeal"],
    )


def test_the_plan_says_who_left_it_out() -> None:
    selection = select(make_view(LIBRARY), make_settings(wishes={"letter": 0}, without=("torture",)))
    rows = (*selection.concerns, *selection.recommendations)
    assert {row.id: row.why for row in rows if row.place is None} == {
        "torture": "letter.yaml leaves it out (without).",
        "open": "letter.yaml leaves it out (without).",
    }
