"""Steps 2 to 4: promises, comparison, balance; who stands where, and what could not be met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from builders import (
    make_case,
    make_case_told,
    make_concern,
    make_event,
    make_library,
    make_organisation,
    make_settings,
    make_source,
    make_view,
    partial,
)

from lettergen.records.case import Case, Risk, RoleRow
from lettergen.selection import Place, Selection, select
from lettergen.vocabulary import Share

REGION = ("KZ", "KG", "TJ", "TM", "UZ")


def chosen(cases: Iterable[Case], previous: tuple[str, ...] = (), **settings: Any) -> Selection:
    library = make_library(
        cases, organisations=[make_organisation("kibhr")], concerns=[make_concern("critics")]
    )
    return select(
        make_view(library), make_settings(**{"meets": ("KZ", "UZ"), "about": REGION} | settings), previous
    )


def named(selection: Selection) -> list[str]:
    return [case.id for case in selection.in_letter()]


def why(selection: Selection, key: str) -> tuple[str, ...]:
    return next(pick.why for pick in selection.picks if pick.case.id == key)


def ill(key: str, **fields: Any) -> Case:
    risk = Risk(kind="health", text="ill", since=partial("2022"), source=("s1",))
    return make_case(key, **{"risk": (risk,)} | fields)


def old(key: str, **fields: Any) -> Case:
    return make_case(
        key, sources={"s1": make_source("2013")}, events=(make_event("imprisoned", as_of="2013"),), **fields
    )


def wished(**wishes: Any) -> dict[str, Any]:
    return {"wishes": {"letter": 2, "per_government_met": 1} | wishes}


def test_each_government_met_has_its_case_before_the_worse_of_another_government() -> None:
    cases = [ill("a", country="UZ"), ill("b", country="UZ"), make_case("c", country="KZ")]
    selection = chosen(cases)
    assert named(selection) == ["c", "a"]
    assert (
        why(selection, "c")[0]
        == "Promised to each government met: one, here Kazakhstan, with nobody else to compare."
    )
    assert (
        why(selection, "a")[0]
        == "Promised to each government met: one, here Uzbekistan, decided by the alphabet."
    )
    assert selection.unmet == ()


def test_cases_stand_in_the_order_of_the_countries_then_as_compared() -> None:
    cases = [
        make_case("a", country="UZ"),
        make_case("b", country="KZ"),
        ill("c", country="KZ"),
        make_case("d", country="KG"),
    ]
    selection = chosen(cases, **wished(letter=4), about=("UZ", "KG", "KZ"))
    assert named(selection) == ["a", "d", "c", "b"]
    musts = chosen(cases, **wished(letter=4, must=("b",)), about=("UZ", "KG", "KZ"))
    assert named(musts) == ["a", "d", "c", "b"]
    briefing = chosen(cases, **wished(letter=0), about=("KZ", "UZ", "KG"))
    assert [pick.case.id for pick in briefing.picks] == ["c", "b", "a", "d"]


def test_without_about_the_governments_met_give_the_order() -> None:
    cases = [make_case("a", country="KZ"), make_case("b", country="UZ")]
    assert named(chosen(cases, meets=("UZ", "KZ"), about=())) == ["b", "a"]


def test_must_wins_over_the_gates_and_is_shown_as_such() -> None:
    selection = chosen([old("a"), make_case("b")], **wished(letter=1, must=("a",)))
    assert named(selection) == ["a"]
    first, second, *_ = why(selection, "a")
    assert first == "letter.yaml says must."
    assert second.startswith("Otherwise left out: Last heard of as in prison in 2013")
    assert why(selection, "b")[0] == "Told in the briefing only: the letter names one, each of them promised."
    other_country = chosen(
        [make_case("a", country="TM")], about=("KZ",), meets=("KZ",), **wished(must=("a",))
    )
    assert why(other_country, "a")[1] == "Otherwise left out: The letter is not about Turkmenistan."


def test_a_must_counts_for_its_government_and_once() -> None:
    cases = [make_case("a"), ill("b"), make_case("c", country="UZ")]
    assert named(chosen(cases, **wished(must=("a", "a")))) == ["a", "c"]


def test_never_wins_over_must() -> None:
    selection = chosen([make_case("ana")], **wished(letter=1, must=("ana",), never=("ana",)), meets=("KZ",))
    assert selection.picks == ()
    assert [omission.why for omission in selection.omissions] == ["letter.yaml says never."]
    assert selection.unmet[0] == "Ana stands under 'must' and under 'never' in letter.yaml: never wins."


@pytest.mark.parametrize(
    "hidden", [{"share": Share.INTERNAL}, {"consent": ()}, {"sources": {"s1": make_source("2030")}}]
)
@pytest.mark.parametrize("never", [(), ("ana",)])
def test_a_must_that_cannot_be_seen_is_not_named(hidden: dict[str, Any], never: tuple[str, ...]) -> None:
    selection = chosen(
        [make_case("ana", **hidden)], **wished(letter=1, must=("ana", "typo"), never=never), meets=()
    )
    assert selection.picks == ()
    assert selection.unmet == (
        "Entry 1 under 'must' in letter.yaml cannot be seen on this date, for this use, under this label.",
        "Entry 2 under 'must' in letter.yaml cannot be seen on this date, for this use, under this label.",
        "The letter has room for one more: nobody else passes the gates.",
    )
    assert "ana" not in repr(selection).lower()


def test_a_government_without_a_case_is_told() -> None:
    selection = chosen([make_case("a"), old("b", country="UZ")], **wished(letter=1))
    assert selection.unmet == (
        "No case in Uzbekistan can be named: nobody there passes the gates on this date.",
    )
    selection = chosen([make_case("a")], meets=("KZ", "KZ"), **wished(letter=3, per_government_met=3))
    assert selection.unmet == (
        "The letter names one in Kazakhstan, not three: nobody else there passes the gates.",
        "The letter has room for two more: nobody else passes the gates.",
    )


def test_promises_beyond_the_number_are_kept_and_told() -> None:
    cases = [make_case("a"), make_case("b", country="UZ"), make_case("c", country="TM")]
    selection = chosen(cases, **wished(letter=1))
    assert named(selection) == ["a", "b"]
    assert selection.unmet == (
        "The letter names two cases where one would do: "
        "those under 'must' and those promised to each government met come to that many.",
    )


def test_a_letter_without_cases_has_none_but_those_it_must() -> None:
    cases = [make_case("a"), make_case("b", country="UZ")]
    selection = chosen(cases, **wished(letter=0))
    assert (named(selection), selection.unmet) == ([], ())
    assert {pick.place for pick in selection.picks} == {Place.BRIEFING}
    assert why(selection, "a")[0] == "Told in the briefing only: the letter names no cases."
    selection = chosen(cases, **wished(letter=0, must=("b",)))
    assert named(selection) == ["b"]
    assert selection.unmet == (
        "The letter names one case where none would do: those under 'must' come to that many.",
    )


def test_who_was_raised_before_is_kept_or_dropped_with_a_reason() -> None:
    cases = [
        make_case("a", country="TJ"),
        ill("b", country="TM"),
        old("c"),
        make_case("d", share=Share.INTERNAL),
    ]
    selection = chosen(cases, ("a", "c", "d", "gone"), meets=(), about=REGION, **wished(letter=1))
    assert named(selection) == ["a"]
    assert why(selection, "a")[0] == "Raised in the previous letter and kept, with nobody else to compare."
    assert why(selection, "b")[0] == "Told in the briefing only: the letter names one, each of them promised."
    assert selection.omissions[0].why.startswith("Raised in the previous letter and dropped now.")
    assert selection.unmet == (
        "Dropped: two cases raised in the previous letter "
        "cannot be seen on this date, for this use, under this label (internal).",
    )


def test_who_was_raised_before_and_has_no_place_is_told_in_the_briefing() -> None:
    cases = [make_case("a"), ill("b"), make_case_told("c", "released", "2022-09-01")]
    selection = chosen(cases, ("a", "c"), meets=("KZ",), **wished(letter=1))
    raised = "Raised in the previous letter, now told in the briefing only"
    assert why(selection, "a")[0] == f"{raised}: the letter names one, each of them promised."
    assert why(selection, "c")[0] == f"{raised}: nothing is left to ask for."


def test_good_news_is_for_the_briefing_and_a_death_of_late_for_either() -> None:
    free = make_case("a", events=(make_event("released", "2022-01-01"),))
    dead = make_case("b", events=(make_event("died", "2022-01-01"),))
    selection = chosen([free, dead], meets=("KZ",), **wished())
    assert named(selection) == ["b"]
    assert why(selection, "a") == (
        "Told in the briefing only: nothing is left to ask for.",
        "A was released on 1 January 2022 (IPHR, 1 January 2022).",
    )
    assert selection.unmet == ("The letter has room for one more: nobody else passes the gates.",)


def well_known(key: str) -> Case:
    events = (make_event("imprisoned", as_of="2022-01-01", source=("s1", "s2")),)
    return make_case(key, events=events, sources={"s1": make_source(), "s2": make_source(publisher="HRW")})


def compared(*cases: Case, letter: int = 1) -> list[str]:
    selection = chosen(cases, meets=(), about=REGION, asks=("critics",), **wished(letter=letter))
    return [pick.why[0] for pick in selection.picks if pick.place is Place.LETTER]


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        (ill("z"), make_case("a"), "danger to life or health"),
        (make_case("z"), make_case_told("a", "charged", "2022-09-01"), "loss of liberty"),
        (make_case("z", stands_for=("critics",)), make_case("a"), "an ask of this letter that the case illustrates"),
        (
            make_case_told("z", "imprisoned", "2022-09-01"),
            make_case("a"),
            "news of recent months",
        ),
        (
            make_case("z"),
            well_known("a"),
            "being little known",
        ),
        (
            make_case_told("z", "imprisoned", "2022-02-01"),
            make_case("a"),
            "the day each was last heard of",
        ),
        (make_case("a"), make_case("z"), "the alphabet"),
    ],
)  # fmt: skip
def test_what_decides_between_two_is_told(first: Case, second: Case, by: str) -> None:
    assert compared(first, second) == [f"Next in the comparison, decided by {by}."]
    assert compared(second, first) == compared(first, second)
    (told,) = (
        pick.why[0]
        for pick in chosen(
            [first, second], meets=(), about=REGION, asks=("critics",), **wished(letter=1)
        ).picks[1:]
    )
    assert told == f"Told in the briefing only: the letter names one, the last place decided by {by}."


def role(text: str) -> tuple[RoleRow, ...]:
    return (RoleRow(text=text, since=partial("2022-01"), source=("s1",)),)


@pytest.mark.parametrize(
    ("alike", "unlike", "by"),
    [
        ({"country": "KZ"}, {"country": "TM"}, "spreading the letter over governments"),
        ({"region": "North"}, {"region": "South"}, "spreading it over regions"),
        ({"role": role("blogger")}, {"role": role("lawyer")}, "spreading it over professions"),
        (
            {"role": role("YouTube blogger")},
            {"role": role("head of a union")},
            "spreading it over professions",
        ),
        ({"gender": "male"}, {"gender": "female"}, "naming women and men alike"),
        ({"owner": "kibhr"}, {"owner": "iphr"}, "spreading it over the partners who hold the cases"),
    ],
)
def test_among_equals_the_letter_is_spread(alike: dict[str, Any], unlike: dict[str, Any], by: str) -> None:
    first = ill("a", **alike | ({"role": role("blogger")} if "role" in alike else {}))
    reasons = compared(first, make_case("b", **alike), make_case("z", **unlike), letter=2)
    assert f"Next in the comparison, decided by {by}." in reasons


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"gender": "male"}, "women and men"),
        ({"region": "North"}, "regions"),
        ({"role": role("blogger")}, "professions"),
    ],
)
def test_what_is_not_known_of_one_decides_nothing(known: dict[str, Any], words: str) -> None:
    """Of Bo nothing is on record: that she is a woman, or lives elsewhere, would be a guess."""
    reasons = compared(ill("a", **known), make_case("b"), make_case("c", **known), letter=2)
    assert "Next in the comparison, decided by the alphabet." in reasons
    assert not any(words in reason for reason in reasons)


def test_a_selection_about_nothing_takes_nothing() -> None:
    settings = make_settings(meeting=None)
    selection = select(make_view(make_library([make_case()])), settings)
    assert selection.picks == ()
    assert selection.unmet == ("The letter has room for two more: nobody else passes the gates.",)


def pardoned(key: str) -> Case:
    events = (make_event("imprisoned", as_of="2021-12-01"), make_event("pardoned", "2021-12-20"))
    return make_case(key, events=events)


def test_good_news_is_not_the_case_promised_to_a_government() -> None:
    wishes = {"letter": 1, "must": ("bo",), "per_government_met": 1}
    selection = chosen([pardoned("bo"), make_case("ana")], wishes=wishes, meets=("KZ",))
    assert named(selection) == ["ana", "bo"]
    assert "Promised to each government met" in why(selection, "ana")[0]
    assert selection.spare == ()


def test_where_a_government_has_good_news_only_that_is_said() -> None:
    selection = chosen([pardoned("bo")], wishes={"letter": 1, "must": ("bo",)}, meets=("KZ",))
    assert (
        "From Kazakhstan only good news can be told: nobody else there passes the gates on this date."
        in selection.unmet
    )
