"""A letter after its meeting speaks of it as past, and welcomes what came of it."""

from __future__ import annotations

from typing import Any

import pytest
from builders import day, make_case_told, make_library, make_settings, partial
from small_letters import letter_of, make_inputs, paper_of

from lettergen.compose import Inputs
from lettergen.records.case import Case
from lettergen.records.dossier import Meeting

BULLETS: dict[str, Any] = {"form": "bullets"}


def letter(*cases: Case, dates: str = "", follow_up: bool = False, **wishes: Any) -> Inputs:
    """Return a letter of 19 October 2022 on five countries."""
    met = ("KZ", "KG", "TJ", "TM", "UZ")
    meeting = Meeting(
        name="summit", kind="summit", meets=met, dates=partial(dates) if dates else None, follow_up=follow_up
    )
    named = {"letter": len(cases), "must": tuple(case.id for case in cases)}
    settings = make_settings(to=(), meeting=meeting, wishes=named | wishes)
    return make_inputs(make_library(cases), settings)


ANA = make_case_told("ana", "imprisoned", "2022-10-01")
FREE = make_case_told("bo", "acquitted", "2022-10-01")


@pytest.mark.parametrize(
    ("dates", "follow_up", "over"),
    [
        ("", False, False),
        ("2022-10-18", False, True),
        ("2022-10-19", False, False),
        ("2022-10", False, False),
        ("2022-10", True, True),
    ],
)
def test_the_meeting_is_past_once_it_is_over(dates: str, follow_up: bool, over: bool) -> None:
    inputs = letter(ANA, dates=dates, follow_up=follow_up)
    meeting = inputs.settings.meeting
    assert meeting is not None and meeting.is_over(day("2022-10-19")) is over
    verb = "met" if over else "meet"
    in_bullets = letter(ANA, dates=dates, follow_up=follow_up, **BULLETS)
    assert letter_of("::: cases", in_bullets)[0].endswith(f"with the leaders you {verb}:")
    assert paper_of("::: title", inputs)[1] == f"Briefing paper {'following' if over else 'for'} the summit"


def test_good_news_is_welcomed_before_the_cases_are_raised() -> None:
    words = "Bo (Kazakhstan) was acquitted on 1 October 2022. This is good news."
    assert letter_of("::: cases", letter(ANA, FREE)) == [
        words,
        "As a priority, we urge you to raise the case of Ana with the leadership of Kazakhstan.",
    ]
    assert letter_of("::: cases", letter(ANA, FREE, **BULLETS))[:2] == [
        words,
        "We ask you to raise the following case with the leaders you meet:",
    ]


@pytest.mark.parametrize("form", ["sentence", "bullets"])
def test_where_all_is_good_news_nothing_is_raised(form: str) -> None:
    (words,) = letter_of("::: cases", letter(FREE, form=form))
    assert words.endswith("This is good news.")


def test_a_death_is_no_good_news() -> None:
    died = make_case_told("cy", "died", "2022-10-01")
    assert letter_of("::: cases", letter(died))[0].startswith("As a priority")
