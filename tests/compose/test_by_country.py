"""The cases of a letter country by country."""

from __future__ import annotations

import dataclasses
from typing import Any

from builders import (
    day,
    make_case_told,
    make_concern,
    make_library,
    make_recommendation,
    make_settings,
    make_source,
    make_text,
    partial,
)
from hypothesis import given
from hypothesis import strategies as st
from small_letters import blocks_of, letter_of, make_inputs
from strategies import shaped

from lettergen.compose import Inputs
from lettergen.document import Heading, Kind, ListBlock, Paragraph, Role, plain
from lettergen.records.case import AskRow, Case, RoleRow
from lettergen.records.library import Concern, Recommendation
from lettergen.vocabulary import SETTLED, Ask

CASES = "::: cases"
INTRO = "We ask you to press for these steps, country by country."
DAY = "2022-10-01"


def person(key: str, name: str, *, what: str = "in-custody", role: str = "", **fields: Any) -> Case:
    """Return somebody of whom one thing is known; a person in custody, unless told otherwise."""
    usual: dict[str, Any] = {"name": name, "short": name.rsplit(maxsplit=1)[-1]}
    usual["role"] = (RoleRow(text=role, since=partial("2022"), source=("s1",)),) if role else ()
    return make_case_told(key, what, DAY, **usual | fields)


def own(do: str, *kinds: Ask) -> dict[str, Any]:
    return {"asks": (AskRow(do=do, kinds=kinds or (Ask.RELEASE,), since=partial("2022"), source=()),)}


def concern(key: str, words: str = "", **fields: Any) -> Concern:
    texts = (make_text("ask", "2022-01-01", "act"), make_text("briefing", "2022-01-01"))
    facts = (make_text("facts", "2022-01-01", words),) if words else ()
    return make_concern(key, texts=(*texts, *facts), **fields)


def letter(
    *cases: Case, concerns: tuple[Concern, ...] = (), steps: tuple[Recommendation, ...] = (), **settings: Any
) -> Inputs:
    """Return a letter on Kazakhstan and Uzbekistan that must name all these cases."""
    wishes = {"letter": len(cases), "must": tuple(case.id for case in cases), "form": "by-country"}
    wishes |= settings.pop("wishes", {})
    usual: dict[str, Any] = {"to": (), "meets": ("KZ", "UZ"), "wishes": wishes}
    say = settings.pop("say", None)
    library = make_library(cases, concerns=concerns, recommendations=steps)
    return make_inputs(library, make_settings(**usual | settings), say=say)


ANA = person("ana", "Ana Diaz", role="journalist")
BO = person("bo", "Bo Ek", role="journalist")
CY = person("cy", "Cy Fox", country="UZ")


def test_each_country_has_a_heading_in_the_order_of_the_letter() -> None:
    assert letter_of(CASES, letter(CY, ANA)) == [
        INTRO,
        "# Kazakhstan",
        "The authorities of Kazakhstan should:",
        "* Release journalist Ana Diaz and drop the charges.",
        "# Uzbekistan",
        "The authorities of Uzbekistan should:",
        "* Release Cy Fox and drop the charges.",
    ]


def test_a_country_with_nobody_and_nothing_in_it_is_left_out() -> None:
    assert "# Uzbekistan" not in letter_of(CASES, letter(ANA))
    assert letter_of(CASES, letter()) == []


def test_the_line_before_the_steps_stays_with_them() -> None:
    _, heading, lead, steps = blocks_of(CASES, letter(ANA), Kind.JOINT_LETTER)
    assert isinstance(heading, Heading) and isinstance(steps, ListBlock)
    assert isinstance(lead, Paragraph) and lead.role is Role.LEAD_IN


def test_the_letters_own_words_stand_before_the_countries() -> None:
    rows = letter_of(CASES, letter(ANA, say={"cases": "Please press for this.[^s1]\n\nIt is a choice."}))
    assert rows[:3] == ["Please press for this.", "It is a choice.", "# Kazakhstan"]


def test_those_for_whom_the_same_is_asked_share_a_step() -> None:
    assert letter_of(CASES, letter(ANA, BO))[3:] == [
        "* Release each of the following and drop the charges: journalists Ana Diaz and Bo Ek."
    ]


def test_where_the_ask_ends_with_the_name_the_names_stand_in_it() -> None:
    both = [dataclasses.replace(case, **own("release {name}")) for case in (ANA, BO)]
    assert letter_of(CASES, letter(*both))[3:] == ["* Release journalists Ana Diaz and Bo Ek."]


def test_of_several_people_each_has_a_conviction_of_their_own() -> None:
    both = [dataclasses.replace(case, **own("free {name} and quash the conviction")) for case in (ANA, BO)]
    assert letter_of(CASES, letter(*both))[3:] == [
        "* Free each of the following and quash their convictions: journalists Ana Diaz and Bo Ek."
    ]
    assert letter_of(CASES, letter(both[0]))[3:] == ["* Free journalist Ana Diaz and quash the conviction."]


def test_each_status_has_its_own_step() -> None:
    outlet = person("kloop", "Kloop", what="closed", kind="outlet")
    assert letter_of(CASES, letter(ANA, outlet))[3:] == [
        "* Release journalist Ana Diaz and drop the charges.",
        "* Reverse the closure of Kloop.",
    ]


def test_an_ask_that_names_somebody_twice_is_theirs_alone() -> None:
    twice = own("release {name} and look into the torture that {name} reported")
    both = [dataclasses.replace(case, **twice) for case in (ANA, BO)]
    assert letter_of(CASES, letter(*both))[3:] == [
        "* Release journalist Ana Diaz and look into the torture that Diaz reported.",
        "* Release journalist Bo Ek and look into the torture that Ek reported.",
    ]


def test_good_news_comes_first_and_is_not_asked_for() -> None:
    free = person("di", "Di Gray", what="pardoned", texts=(make_text("letter", DAY, "Gray was pardoned."),))
    assert letter_of(CASES, letter(ANA, free))[1:4] == [
        "# Kazakhstan",
        "Gray was pardoned.",
        "The authorities of Kazakhstan should:",
    ]


def test_a_country_may_have_good_news_alone() -> None:
    free = person("di", "Di Gray", what="acquitted")
    assert letter_of(CASES, letter(free))[1:] == [
        "# Kazakhstan",
        "Di Gray (Kazakhstan) was acquitted on 1 October 2022. This is good news.",
    ]


def test_a_death_is_no_good_news_even_where_nothing_is_asked() -> None:
    dead = person("di", "Di Gray", what="died", **own("", Ask.INVESTIGATE))
    assert letter_of(CASES, letter(dead))[1:] == [
        "# Kazakhstan",
        "Di Gray (Kazakhstan) died on 1 October 2022.",
    ]


def test_somebody_freed_for_whom_more_is_asked_is_among_the_steps() -> None:
    free = person("di", "Di Gray", what="released", **own("quash the conviction of {name}", Ask.QUASH))
    assert letter_of(CASES, letter(free))[3:] == ["* Quash the conviction of Di Gray."]


def test_of_somebody_whose_status_has_grown_old_only_the_last_word_is_told() -> None:
    old = make_case_told("ed", "in-custody", "2020-01-01", name="Ed Hay")
    assert letter_of(CASES, letter(old))[1:] == [
        "# Kazakhstan",
        "What follows was known on 1 January 2020; nothing newer is on record. "
        "Ed Hay (Kazakhstan) was in custody on 1 January 2020.",
    ]


CRITICS = concern("critics", countries=("KZ", "UZ"), recommendations=("all", "repeal"))
PRISONS = concern("prisons", "Prisons are full.", part_of="critics", recommendations=("open",))
STEPS = (
    make_recommendation("all", countries=("KZ", "UZ"), do="end it everywhere"),
    make_recommendation("repeal", do="repeal the law"),
    make_recommendation("open", do="open the prisons"),
    make_recommendation("other", do="clean the rivers"),
    make_recommendation("invite", to="eu", do="invite them"),
)


def test_a_country_block_has_the_facts_and_steps_of_the_asks_and_of_their_parts() -> None:
    rivers = concern("rivers", "Rivers are dirty.", recommendations=("other", "invite"))
    asked: dict[str, Any] = {"concerns": (CRITICS, PRISONS, rivers), "steps": STEPS, "asks": ("critics",)}
    assert letter_of(CASES, letter(ANA, **asked))[1:] == [
        "# Kazakhstan",
        "Prisons are full.",
        "The authorities of Kazakhstan should:",
        "* Release journalist Ana Diaz and drop the charges.",
        "* Repeal the law.",
        "* Open the prisons.",
    ]
    more = letter_of(CASES, letter(ANA, **asked, wishes={"points": ("rivers",)}))
    assert more[-1] == "* Clean the rivers." and "Rivers are dirty." not in more


def test_a_country_without_a_person_has_its_steps() -> None:
    rows = letter_of(CASES, letter(concerns=(CRITICS,), steps=STEPS, asks=("critics",)))
    assert rows == [INTRO, "# Kazakhstan", "The authorities of Kazakhstan should:", "* Repeal the law."]


def test_what_two_records_ask_in_the_same_words_is_asked_once() -> None:
    again = make_recommendation(
        "leave-unsigned", do="sign nothing", until=day("2022-12-31"), then="repeal it"
    )
    steps = (again, make_recommendation("repeal", do="repeal it"))
    critics = concern("critics", recommendations=("leave-unsigned", "repeal"))
    rows = letter_of(CASES, letter(concerns=(critics,), steps=steps, asks=("critics",), day="2023-02-01"))
    assert rows[3:] == ["* Repeal it."]


def test_a_step_that_was_not_known_yet_is_not_asked() -> None:
    later = make_recommendation("repeal", do="repeal it", sources={"s1": make_source("2023")})
    critics = concern("critics", recommendations=("repeal",))
    assert letter_of(CASES, letter(concerns=(critics,), steps=(later,), asks=("critics",))) == []


KEYS = ("quixana", "zorbene", "wyvonne", "xaloria")


@given(st.tuples(*(shaped(key) for key in KEYS)))
def test_everybody_chosen_is_named_and_nobody_free_is_asked_for(cases: tuple[Case, ...]) -> None:
    inputs = letter(*cases, meets=("KZ", "UZ", "TM"))
    blocks = blocks_of(CASES, inputs, Kind.JOINT_LETTER)
    steps = [plain(item.inlines) for block in blocks if isinstance(block, ListBlock) for item in block.items]
    told = [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)]
    for case in inputs.selection.in_letter():
        in_steps = sum(case.name in step for step in steps)
        assert in_steps + sum(case.name in words for words in told) == 1
        assert in_steps == bool(case.ask.do)
        assert not (in_steps and case.standing.status in SETTLED and Ask.RELEASE in case.ask.kinds)
