"""The parts that only a briefing paper has."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_case,
    make_concern,
    make_event,
    make_library,
    make_organisation,
    make_recommendation,
    make_settings,
    make_text,
    make_when,
    partial,
)
from small_letters import blocks_of, compose_text, make_inputs, paper_of, told

from lettergen.compose import Inputs
from lettergen.compose.briefing import chapter_codes
from lettergen.document import CaseBlock, Strong, Table, plain
from lettergen.records.case import AuthorityFinding, Case, RoleRow
from lettergen.records.dossier import Hook, Meeting
from lettergen.records.library import Concern, Recommendation

CHAPTERS = """
{% for country in countries %}
{#country:{{ country.code }}}
# {{ country.name }}: {{ country.cases }}
{% endfor %}
"""


def paper(
    *cases: Case,
    concerns: tuple[Concern, ...] = (),
    recommendations: tuple[Recommendation, ...] = (),
    **settings: Any,
) -> Inputs:
    library = make_library(
        cases, concerns=concerns, recommendations=recommendations, organisations=[make_organisation()]
    )
    return make_inputs(library, make_settings(**{"to": (), "meets": ("KZ", "UZ")} | settings))


def named(key: str, name: str, country: str = "KZ", **fields: Any) -> Case:
    role = (RoleRow(text="journalist", since=partial("2022"), source=("s1",)),)
    return make_case(
        key, **{"name": name, "short": name.split(" ", 1)[-1], "country": country, "role": role} | fields
    )


ANA, BO = named("ana", "Ana Diaz"), named("bo", "Bo Ek", "UZ", role=())


def test_the_title_says_what_the_paper_goes_with() -> None:
    assert paper_of("::: title", paper()) == [
        "Human rights",
        "Briefing paper for the visit",
        "Brussels, 19 October 2022",
    ]
    hook = paper(hook=Hook(what="the veto window"), titles={"briefing-paper": "A paper"})
    assert paper_of("::: title", hook) == ["A paper", "Briefing paper", "Brussels, 19 October 2022"]


def test_the_contents_have_a_title() -> None:
    assert paper_of('::: contents title="What is in it"') == ["What is in it"]


def test_the_overview_has_every_case_with_country_and_status() -> None:
    (table,) = blocks_of("::: overview", paper(BO, ANA))
    assert isinstance(table, Table)
    assert plain(table.caption) == "The cases in this paper and where each stands on 19 October 2022"
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [
        ["Ana Diaz, journalist", "Kazakhstan", "Serving a prison sentence (as of 1 January 2022)"],
        ["Bo Ek", "Uzbekistan", "Serving a prison sentence (as of 1 January 2022)"],
    ]
    assert isinstance(table.rows[0].cells[0][0], Strong)


def test_without_cases_there_is_no_overview() -> None:
    assert paper_of("::: overview", paper()) == []


def test_a_case_has_role_status_findings_text_and_ask() -> None:
    found = AuthorityFinding(
        id="wgad",
        authority="the UN Working Group",
        what="found the detention of {names} arbitrary",
        when=make_when(by="2022-01-01"),
        source=("s1",),
    )
    ana = named("ana", "Ana Diaz", findings=(found,), texts=(make_text("briefing", "2022-01-01", "Held."),))
    assert paper_of('::: case-blocks of="KZ"', paper(ana)) == [
        "## Ana Diaz",
        "Role: Journalist",
        "Where things stand: Serving a prison sentence (as of 1 January 2022)",
        "Findings: The UN Working Group found the detention of Diaz arbitrary.",
        "Held.",
        "What we ask of the authorities: Release Diaz and quash the conviction.",
    ]


def test_a_case_has_the_letters_words_where_the_paper_has_none() -> None:
    ana = named("ana", "Ana Diaz", texts=(make_text("letter", "2022-01-01", "Held."),))
    assert "Held." in paper_of('::: case-blocks of="KZ"', paper(ana))


def test_a_case_without_any_text_has_a_plain_sentence() -> None:
    (block,) = blocks_of('::: case-blocks of="KZ"', paper(named("ana", "Ana Diaz", role=())))
    assert isinstance(block, CaseBlock)
    assert [inner.key for inner in block.blocks] == ["case:ana/composed", "case:ana/ask"]
    assert [fact.label for fact in block.facts] == ["Where things stand"]


def test_nothing_is_asked_for_somebody_who_is_free() -> None:
    free = named("ana", "Ana Diaz", events=(make_event("acquitted", "2022-01-01"),))
    rows = paper_of('::: case-blocks of="KZ"', paper(free, wishes={"must": ("ana",)}))
    assert rows[0] == "## Ana Diaz"
    assert not any(row.startswith("What we ask") for row in rows)


def test_the_dead_are_not_to_be_released() -> None:
    dead = named("ana", "Ana Diaz", events=(make_event("died", "2022-01-01"),))
    rows = paper_of('::: case-blocks of="KZ"', paper(dead, wishes={"must": ("ana",)}))
    assert rows[-1].startswith(
        "What we ask of the authorities: Conduct an effective inquiry into the death of Diaz"
    )


def test_a_country_has_its_own_concerns_and_the_region_those_of_several() -> None:
    own = make_concern("own", countries=("KZ",))
    shared = make_concern("shared", countries=("KZ", "UZ"))
    inputs = paper(concerns=(own, shared))
    assert paper_of('::: concerns of="KZ"', inputs) == ["## Own", "Some words."]
    assert paper_of('::: concerns of="region"', inputs) == ["## Shared", "Some words."]
    assert paper_of('::: concerns of="UZ"', inputs) == []


def test_a_concern_without_a_briefing_text_has_no_heading() -> None:
    bare = make_concern("bare", texts=(make_text("ask", "2022-01-01"),))
    assert paper_of('::: concerns of="KZ"', paper(concerns=(bare,), asks=("bare",))) == []


@pytest.mark.parametrize(
    "line", ["::: concerns", "::: case-blocks", '::: case-blocks of="region"', '::: concerns of="QQ"']
)
def test_a_chapter_of_nowhere_is_a_finding(line: str) -> None:
    _, findings = compose_text(f"::: dateline\n{line}", paper(ANA))
    assert told(findings) == ["2 bad-directive"]


def test_countries_with_something_to_say_have_a_chapter_in_the_order_of_letter_yaml() -> None:
    inputs = paper(ANA, BO, meets=("UZ", "KG", "KZ"))
    assert paper_of(CHAPTERS, inputs) == ["# Uzbekistan: 1", "# Kazakhstan: 1"]


def test_a_country_named_twice_has_one_chapter() -> None:
    assert chapter_codes(paper(ANA, meets=("KZ", "KZ"))) == ("KZ",)


def test_a_recommendation_alone_makes_a_chapter() -> None:
    assert chapter_codes(paper(recommendations=(make_recommendation(countries=("UZ",)),))) == ("UZ",)
    assert chapter_codes(paper(recommendations=(make_recommendation(countries=("UZ",), to="eu"),))) == ()


def test_a_recommendation_for_a_country_that_the_letter_is_about_makes_a_chapter() -> None:
    recommendation = make_recommendation(countries=("UZ",))
    about = Meeting(name="visit", kind="visit", meets=("KZ",), about=("UZ",))
    assert chapter_codes(paper(recommendations=(recommendation,), meeting=about)) == ("UZ",)
    meets = Meeting(name="visit", kind="visit", meets=("UZ",))
    assert chapter_codes(paper(recommendations=(recommendation,), meeting=meets)) == ("UZ",)
    hook = Hook(what="the veto window", about=("UZ",))
    assert chapter_codes(paper(recommendations=(recommendation,), hook=hook)) == ("UZ",)


def test_a_case_that_letter_yaml_insists_on_has_a_chapter_also_from_elsewhere() -> None:
    inputs = paper(named("ana", "Ana Diaz", "TJ"), wishes={"must": ("ana",)})
    assert paper_of(CHAPTERS, inputs) == ["# Tajikistan: 1"]


def test_an_ask_of_another_country_has_a_chapter() -> None:
    inputs = paper(concerns=(make_concern("own", countries=("TJ",)),), asks=("own",))
    assert chapter_codes(inputs) == ("TJ",)


def test_a_hook_has_chapters_too() -> None:
    assert chapter_codes(paper(ANA, hook=Hook(what="the veto window", about=("KZ",)))) == ("KZ",)


def test_a_meeting_that_is_about_nothing_else_is_about_whom_it_meets() -> None:
    meeting = Meeting(name="visit", kind="visit", meets=("KZ",))
    assert chapter_codes(paper(ANA, meeting=meeting)) == ("KZ",)


SHARED = "{% if regional %}\nRegion.\n\n{% endif %}\n{% if eu %}\nEU.\n{% endif %}"


@pytest.mark.parametrize(
    ("recommendation", "expected"),
    [
        (make_recommendation(countries=("KZ", "UZ")), ["Region.", "EU."]),
        (make_recommendation(countries=()), ["Region.", "EU."]),
        (make_recommendation(countries=("KZ",)), []),
        (make_recommendation(countries=("KZ",), to="eu"), ["EU."]),
    ],
)
def test_a_chapter_of_recommendations_stands_where_it_has_any(
    recommendation: Recommendation, expected: list[str]
) -> None:
    assert paper_of(SHARED, paper(recommendations=(recommendation,))) == expected


def test_a_concern_of_several_makes_the_regional_chapter() -> None:
    assert paper_of(SHARED, paper(concerns=(make_concern(countries=("KZ", "UZ")),))) == ["Region."]
    assert paper_of(SHARED, paper(concerns=(make_concern(countries=("KZ",)),))) == []


def test_the_contact_is_the_drafter_with_what_reaches_it() -> None:
    def contact(**fields: Any) -> list[str]:
        library = make_library(organisations=[make_organisation(**fields)])
        return paper_of("::: contact", make_inputs(library, make_settings(to=())))

    assert contact() == ["Contact: Iphr Foundation (IPHR)"]
    assert contact(acronym="", contact="x@iphr.test") == ["Contact: Iphr Foundation, x@iphr.test"]
    assert contact(website="https://iphr.test") == ["Contact: Iphr Foundation (IPHR), https://iphr.test"]
    assert paper_of("::: contact", make_inputs(make_library(), make_settings(to=()))) == []
