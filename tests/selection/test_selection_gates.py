"""Step 1: who is left out, in which words, and what would let them in."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_case,
    make_confirmation,
    make_event,
    make_library,
    make_organisation,
    make_settings,
    make_source,
    make_view,
    make_when,
    sentence,
)

from lettergen.records.case import AuthorityFinding, Case
from lettergen.records.dossier import Hook
from lettergen.selection import Omission, Selection, select
from lettergen.vocabulary import Share

KIBHR = make_organisation("kibhr", name="Kazakhstan International Bureau")


def chosen(case: Case, day: str = "2022-10-19", previous: tuple[str, ...] = (), **settings: Any) -> Selection:
    library = make_library([case], organisations=[KIBHR])
    share = Share.COALITION if settings.pop("coalition", False) else Share.PUBLIC
    return select(make_view(library, day, share=share), make_settings(day, **settings), previous)


def left_out(
    case: Case, day: str = "2022-10-19", previous: tuple[str, ...] = (), **settings: Any
) -> Omission:
    selection = chosen(case, day, previous, **settings)
    assert selection.picks == ()
    (omission,) = selection.omissions
    return omission


def old(**fields: Any) -> Case:
    usual: dict[str, Any] = {
        "short": "Kozlov",
        "owner": "kibhr",
        "events": (make_event("imprisoned", as_of="2013-11"),),
        "sources": {"s1": make_source("2013-11", publisher="IPHR and KIBHR")},
    }
    return make_case("kozlov", **usual | fields)


def test_who_was_last_heard_of_long_ago_waits_for_the_owner() -> None:
    omission = left_out(old())
    when = "Last heard of as in prison in November 2013 (IPHR and KIBHR, November 2013)"
    assert omission.why == f"{when}: too long ago to say that it still is so."
    assert omission.remedy == "Ask KIBHR; usable once confirmed."
    assert left_out(old(owner="")).remedy == "Ask somebody who knows the case; usable once confirmed."


def test_who_was_confirmed_long_ago_is_told_so() -> None:
    omission = left_out(old(confirmed=(make_confirmation("2015-05-04"),)))
    assert omission.why == (
        "Last heard of as in prison on 4 May 2015, when KIBHR confirmed it: too long ago to say that it still is so."
    )


def test_who_has_served_the_sentence_is_told_so() -> None:
    events = (make_event("sentenced", "2022-09-01", sentence=sentence(days=15)),)
    omission = left_out(old(events=events, sources={"s1": make_source("2022-09-02")}))
    when = "Last heard of as in prison on 1 September 2022 (IPHR, 2 September 2022)"
    assert omission.why == f"{when}: the sentence was over by 16 September 2022."


def test_a_confirmation_lets_them_in() -> None:
    assert [pick.case.id for pick in chosen(old(confirmed=(make_confirmation("2022-10-01"),))).picks] == [
        "kozlov"
    ]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("died", "Kozlov died on 25 July 2020 (IPHR, 31 July 2020)."),
        ("released", "Kozlov was released on 25 July 2020 (IPHR, 31 July 2020)."),
        ("acquitted", "Kozlov was acquitted on 25 July 2020 (IPHR, 31 July 2020)."),
    ],
)
def test_a_death_or_a_release_long_ago_is_no_news(what: str, told: str) -> None:
    case = old(events=(make_event(what, "2020-07-25"),), sources={"s1": make_source("2020-07-31")})
    assert chosen(case, "2021-07-26").picks
    omission = left_out(case, "2021-07-27")
    assert omission.why == f"{told} Nothing that happened after 25 July 2020 is on record."
    assert omission.remedy == "Put the case under 'must' in letter.yaml if the letter should speak of it."


def test_that_somebody_wrote_of_a_death_again_is_no_news_but_a_finding_is() -> None:
    sources = {"s1": make_source("2020-07-31"), "s2": make_source("2022-10-01")}
    case = old(events=(make_event("died", "2020-07-25", source=("s1", "s2")),), sources=sources)
    assert left_out(case).why.startswith("Kozlov died")
    found = AuthorityFinding(
        id="f",
        authority="the UN",
        what="condemned the death of {names}",
        when=make_when(date="2022-09"),
        source=("s2",),
    )
    news = old(events=case.events, sources=sources, findings=(found,))
    assert chosen(news).picks


def test_a_letter_takes_the_countries_it_is_about() -> None:
    omission = left_out(make_case(country="UZ"))
    assert (omission.why, omission.remedy) == (
        "The letter is not about Uzbekistan.",
        "Add the country to 'about' in letter.yaml.",
    )
    assert left_out(make_case(country="FR")).why == "The letter is not about FR."
    assert (
        left_out(make_case(country="UZ"), meets=("UZ",), about=("KZ",)).why
        == "The letter is not about Uzbekistan."
    )
    assert chosen(make_case(country="UZ"), hook=Hook(what="a veto window", about=("UZ",))).picks


def test_who_stands_nowhere_and_who_is_under_never_stay_out() -> None:
    nowhere = left_out(make_case(events=(make_event("tortured", "2022-01-01"),)))
    assert nowhere.why == "Nothing on record tells where the case stands."
    never = left_out(make_case(), wishes={"never": ("ana",)})
    assert (never.why, never.remedy) == (
        "letter.yaml says never.",
        "Take the case off 'never' in letter.yaml.",
    )


def test_a_case_of_the_letter_before_is_dropped_with_a_reason() -> None:
    omission = left_out(old(), previous=("kozlov",))
    assert omission.why.startswith(
        "Raised in the previous letter and dropped now. Last heard of as in prison in November 2013"
    )


def test_a_reason_keeps_to_itself_what_only_the_coalition_may_know() -> None:
    case = old(events=(make_event("imprisoned", as_of="2013-11", share=Share.COALITION),))
    omission = left_out(case, coalition=True)
    assert omission.why.startswith("When and how the case was last heard of is internal: too long ago")
    assert "prison" not in omission.why
