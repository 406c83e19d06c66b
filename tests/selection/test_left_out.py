"""Concerns and recommendations that letter.yaml leaves out, and people for whom there is no document."""

from __future__ import annotations

from typing import Any

from builders import (
    make_case,
    make_case_told,
    make_concern,
    make_library,
    make_recommendation,
    make_settings,
    make_view,
)

from lettergen.document import Kind
from lettergen.selection import Chosen, Place, Selection, select

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


def people(*documents: Kind, previous: tuple[str, ...] = (), **wishes: Any) -> Selection:
    freed = make_case_told("cy", "released", "2022-10-01")
    library = make_library([make_case("ana"), make_case("bo"), freed])
    settings = make_settings(documents=documents, wishes={"letter": 1, **wishes})
    return select(make_view(library), settings, previous)


def test_without_a_briefing_paper_who_is_not_in_the_letter_is_left_out() -> None:
    with_paper = people(Kind.JOINT_LETTER, Kind.BRIEFING_PAPER)
    assert [(row.case.id, row.place) for row in with_paper.picks] == [
        ("ana", Place.LETTER),
        ("bo", Place.BRIEFING),
        ("cy", Place.BRIEFING),
    ]
    assert with_paper.omissions == ()
    for kind in (Kind.JOINT_LETTER, Kind.OPEN_LETTER):
        alone = people(kind)
        assert [(row.case.id, row.place) for row in alone.picks] == [("ana", Place.LETTER)]
        assert [(row.case.id, row.why, row.remedy) for row in alone.omissions] == [
            (
                "bo",
                "Left out of the letter, and there is no briefing paper: the letter names one, each of them promised.",
                "Add briefing-paper to 'documents', or raise 'letter' under 'cases'.",
            ),
            (
                "cy",
                "Left out of the letter, and there is no briefing paper: nothing is left to ask for.",
                "Add briefing-paper to 'documents'.",
            ),
        ]


def test_without_a_briefing_paper_whoever_was_raised_before_is_said_to_be_dropped() -> None:
    (bo, _) = people(Kind.JOINT_LETTER, previous=("bo",), must=("ana",)).omissions
    assert bo.why.startswith(
        "Raised in the previous letter and dropped now. Left out of the letter, and there"
    )
