"""Sentences that an officer could say to a family."""

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
    make_organisation,
    make_settings,
    make_source,
    make_view,
    make_when,
    partial,
    sentence,
)

from lettergen.records.case import AuthorityFinding, Event, NextStep, Risk
from lettergen.records.dossier import Meeting
from lettergen.selection import select
from lettergen.selection.comparison import QUESTIONS, answers
from lettergen.selection.reasons import stands
from lettergen.vocabulary import Share

SOURCES = {"s1": make_source("2022-10-03"), "s2": make_source("2022-10", publisher="", title="A letter")}
SAID = "(IPHR, 3 October 2022)"


def told(event: Event, share: Share = Share.PUBLIC, **fields: Any) -> str:
    case = make_case(events=(event,), sources=SOURCES, **fields)
    view = make_view(
        make_library([case], organisations=[make_organisation("kibhr")]), "2022-11-30", share=share
    )
    return stands(view.cases["ana"], view)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (make_event("imprisoned", as_of="2022-10-01"), f"Ana was in prison on 1 October 2022 {SAID}."),
        (
            make_event("imprisoned", as_of="2022-10", source="s2"),
            "Ana was in prison in October 2022 (A letter, October 2022).",
        ),
        (make_event("arrested", "2022-10-01"), f"Ana was arrested on 1 October 2022 {SAID}."),
        (make_event("arrested", by="2022-10-01"), f"Ana was arrested by 1 October 2022 {SAID}."),
        (
            make_event("arrested", between=("2022-09", "2022-10-01"), source=("s1", "s2")),
            "Ana was arrested between September 2022 and 1 October 2022 (IPHR, 3 October 2022; A letter, October 2022).",
        ),
        (
            make_event("new-charges", "2022-10-01", sure="alleged"),
            f"Ana allegedly faced new charges on 1 October 2022 {SAID}.",
        ),
        (make_event("released", "2022", sure="reported"), f"Ana was reportedly released in 2022 {SAID}."),
        (
            make_event("sentenced", "2022-10-01", sentence=sentence("6", suspended=True)),
            f"Ana was sentenced on 1 October 2022 {SAID} and was under a suspended sentence when last heard of.",
        ),
        (make_event("tortured", "2022-10-01"), "Nothing on record tells where the case stands."),
    ],
)
def test_where_a_case_stands_is_one_sentence_with_day_and_source(event: Event, words: str) -> None:
    assert told(event) == words


def test_a_group_is_several_and_a_confirmation_is_somebody_s() -> None:
    event = make_event("imprisoned", as_of="2022-10-01")
    assert told(event, kind="group", short="the Four").startswith("the Four were in prison")
    assert told(make_event("released", "2022-10-01"), kind="group").startswith("Ana were released")
    assert (
        told(event, confirmed=(make_confirmation("2022-11-05"),))
        == "Ana was in prison on 5 November 2022, as KIBHR confirmed."
    )
    somebody = told(event, confirmed=(make_confirmation("2022-11-05", by="gone"),))
    assert somebody == "Ana was in prison on 5 November 2022, as somebody who knows the case confirmed."


@pytest.mark.parametrize("what", ["imprisoned", "released"])
def test_what_only_the_coalition_may_know_is_internal(what: str) -> None:
    event = make_event(what, as_of="2022-10-01", share=Share.COALITION)
    assert told(event, Share.COALITION) == "Where the case stands is internal."


NAMES = [question.name for question in QUESTIONS]


def answered(
    day: str = "2022-10-19", *, share: Share = Share.PUBLIC, dates: str = "", **fields: Any
) -> dict[str, str]:
    rows: dict[str, Any] = {"events": (make_event("travel-ban", as_of="2022-01-01"),)}
    case = make_case(**rows | fields)
    concerns = [
        make_concern("critics"),
        make_concern("critics-kz", part_of="critics"),
        make_concern("other"),
    ]
    view = make_view(make_library([case], concerns=concerns), day, share=share)
    settings = make_settings(day, asks=("critics",))
    if dates:
        meeting = Meeting(name="visit", kind="visit", meets=("KZ",), dates=partial(dates))
        settings = dataclasses.replace(settings, meeting=meeting)
    found = answers(view.cases["ana"], view, settings)
    return {name: answer for name, answer in zip(NAMES, found, strict=True) if answer}


def test_nothing_is_a_no_to_every_question() -> None:
    assert answered() == {}


def risk(kind: str, **fields: Any) -> Risk:
    rows: dict[str, Any] = {
        "kind": kind,
        "text": "at risk of torture",
        "since": partial("2022-01"),
        "source": ("s1",),
    }
    return Risk(**rows | fields)


def test_danger_comes_from_risks_from_harm_of_the_year_and_from_being_gone() -> None:
    assert answered(risk=(risk("torture"),)) == {
        NAMES[0]: "Ana was at risk of torture in January 2022 (IPHR, 1 January 2022)."
    }
    assert answered(risk=(risk("new-sentence"),)).keys() == {NAMES[1]}
    harmed = (
        make_event("travel-ban", as_of="2022-01-01"),
        make_event("tortured", "2021-11-01", sure="reported"),
    )
    assert (
        answered(events=harmed)[NAMES[0]]
        == "Ana was reportedly tortured on 1 November 2021 (IPHR, 1 January 2022)."
    )
    assert answered("2022-11-03", events=harmed) == {}
    assert answered(events=(make_event("missing", as_of="2022-01-01"),)) == {
        NAMES[0]: "Life or health is at stake: missing, whereabouts unknown."
    }


def test_a_danger_that_only_the_coalition_may_know_of_is_not_told() -> None:
    secret = answered(share=Share.COALITION, risk=(risk("torture", share=Share.COALITION),))
    assert secret == {NAMES[0]: "There is a danger that is internal."}
    events = (
        make_event("travel-ban", as_of="2022-01-01"),
        make_event("tortured", "2022-01-01", share=Share.COALITION),
    )
    assert answered(share=Share.COALITION, events=events) == {NAMES[0]: "What happened is internal."}


def test_who_is_held_has_lost_liberty() -> None:
    assert answered(events=(make_event("imprisoned", as_of="2022-01-01"),)) == {
        NAMES[1]: "Liberty is lost: in prison."
    }


@pytest.mark.parametrize(
    ("date", "meeting", "answer"),
    [
        ("2023-01-19", "", "A decision is near: a ruling, 19 January 2023 (IPHR, 1 January 2022)."),
        ("2023-01-20", "", None),
        ("2023-01", "", "A decision is near: a ruling, January 2023 (IPHR, 1 January 2022)."),
        ("2023-01-20", "2022-11", "A decision is near: a ruling, 20 January 2023 (IPHR, 1 January 2022)."),
        ("", "", "A decision is expected: a ruling (IPHR, 1 January 2022)."),
    ],
)
def test_a_decision_is_near_until_soon_after_the_meeting(date: str, meeting: str, answer: str | None) -> None:
    step = NextStep(what="a ruling", date=partial(date) if date else None, source=("s1",))
    assert answered(next=(step,), dates=meeting).get(NAMES[2]) == answer


def test_the_addressee_can_lean_on_what_international_bodies_found() -> None:
    def finding(body: Any) -> AuthorityFinding:
        return AuthorityFinding(
            id="f",
            authority="the UN Human Rights Committee",
            what="has called for the release of {names}",
            when=make_when(by="2022-01-01"),
            source=("s1",),
            body=body,
        )

    words = "The UN Human Rights Committee has called for the release of Ana (IPHR, 1 January 2022)."
    for body in ("un", "eu", "osce"):
        assert answered(findings=(finding(body),)) == {NAMES[3]: words}
    assert answered(findings=(finding("court"),)) == {}


def test_a_case_illustrates_an_ask_or_a_country_s_part_of_it() -> None:
    words = {NAMES[4]: "The case illustrates an ask of this letter: Critics."}
    assert answered(stands_for=("critics",)) == words
    assert answered(stands_for=("critics-kz", "critics")) == words
    assert answered(stands_for=("other", "unknown")) == {}


def test_news_of_recent_months() -> None:
    assert answered("2022-04-03") == {NAMES[5]: "Recently heard of, on 1 January 2022."}
    assert answered("2022-04-04") == {}
    confirmed = answered("2022-05-01", confirmed=(make_confirmation("2022-04-01"),))
    assert confirmed == {NAMES[5]: "Recently heard of, on 1 April 2022."}


def test_who_is_free_or_dead_is_not_compared() -> None:
    for what in ("released", "died"):
        assert (
            answered(
                events=(make_event(what, "2022-01-01"),), risk=(risk("torture"),), stands_for=("critics",)
            )
            == {}
        )


def test_every_reason_is_a_sentence_without_ids() -> None:
    case = make_case(
        "the-id", name="Ana Doe", short="Doe", owner="kibhr", stands_for=("critics",), risk=(risk("health"),)
    )
    view = make_view(make_library([case], concerns=[make_concern("critics")]))
    (pick,) = select(view, make_settings(asks=("critics",))).picks
    for why in pick.why:
        assert why.endswith(".") and why[0].isupper() and "  " not in why
        assert not any(word in why for word in ("the-id", "s1", "critics", "kibhr", "{"))
