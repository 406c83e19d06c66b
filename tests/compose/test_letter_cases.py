"""The cases in a letter: one sentence, or a bullet each."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_case,
    make_event,
    make_library,
    make_settings,
    make_source,
    make_text,
    make_when,
    partial,
)
from small_letters import blocks_of, letter_of, make_inputs, paper_of, prose

from lettergen.compose import Inputs
from lettergen.document import Item, Kind, Link, ListBlock, Paragraph, Role, plain
from lettergen.records.case import AuthorityFinding, Case, RoleRow
from lettergen.records.common import Publication
from lettergen.records.dossier import Hook, Meeting

CASES = "::: cases"
SOURCES = {"s1": make_source(), "s2": make_source("2022-02-01")}


def named(key: str, name: str, *, role: str = "", letter: str = "", **fields: Any) -> Case:
    usual: dict[str, Any] = {
        "name": name,
        "short": name.rsplit(maxsplit=1)[-1],
        "role": (RoleRow(text=role, since=partial("2022"), source=("s1",)),) if role else (),
        "texts": (make_text("letter", "2022-01-01", letter),) if letter else (),
    }
    return make_case(key, **usual | fields)


def letter(*cases: Case, previous: tuple[str, ...] = (), **settings: Any) -> Inputs:
    """Return a letter on Kazakhstan that must name all these cases, in one sentence unless told otherwise."""
    wishes = {"letter": len(cases), "must": tuple(case.id for case in cases)} | settings.pop("wishes", {})
    usual: dict[str, Any] = {"to": (), "meets": ("KZ",), "wishes": wishes}
    return make_inputs(make_library(cases), make_settings(**usual | settings), previous=previous)


def bullets(*cases: Case, **settings: Any) -> list[str]:
    wishes = {"form": "bullets"} | settings.pop("wishes", {})
    return letter_of(CASES, letter(*cases, wishes=wishes, **settings))


def un(*, id: str = "hrc", what: str = "has called for the release of {names}") -> AuthorityFinding:
    when = make_when(by="2022-01-01")
    return AuthorityFinding(id=id, authority="the UN Committee", what=what, when=when, source=("s1",))


ANA = named("ana", "Ana Diaz", role="opposition leader")
BO = named("bo", "Bo Ek", country="UZ")


def test_no_case_gives_no_block() -> None:
    assert letter_of(CASES, letter()) == []
    assert bullets() == []


def test_one_case_is_one_case() -> None:
    assert letter_of(CASES, letter(ANA)) == [
        "As a priority, we urge you to raise the case of opposition leader Ana Diaz with the leadership of Kazakhstan."
    ]


def test_a_country_shared_by_all_is_said_once() -> None:
    both = (ANA, named("bo", "Bo Ek"))
    assert letter_of(CASES, letter(*both)) == [
        "As a priority, we urge you to raise the cases of opposition leader Ana Diaz and Bo Ek with the leadership "
        "of Kazakhstan."
    ]


def test_nobody_is_asked_about_the_cases_of_another_country() -> None:
    case = "the case of opposition leader Ana Diaz with"
    assert letter_of(CASES, letter(ANA, meets=("KZ", "UZ")))[0].endswith(
        f"{case} the leadership of Kazakhstan."
    )
    assert letter_of(CASES, letter(ANA, meets=("UZ",), about=("KZ", "UZ")))[0].endswith(
        f"{case} the authorities of Kazakhstan."
    )
    three = (ANA, BO, named("cy", "Cy", country="KG"))
    for met in (("KZ", "UZ"), ()):
        words = letter_of(CASES, letter(*three, meets=met, about=("KZ", "UZ", "KG")))[0]
        assert "Ana Diaz in Kazakhstan, Bo Ek in Uzbekistan and Cy in Kyrgyzstan, each with" in words
        assert words.endswith(", each with the authorities of that country.")
    assert letter_of(CASES, letter(*three, meets=("KG", "UZ", "TJ", "KZ")))[0].endswith(
        "with the leaders of Kyrgyzstan, Uzbekistan and Kazakhstan."
    )


@pytest.mark.parametrize(
    ("kind", "leaders", "you_meet"),
    [("summit", True, "leaders"), ("visit", True, "leaders")]
    + [(kind, False, "authorities") for kind in ("dialogue", "council", "review")],
)
def test_a_dialogue_is_not_held_with_leaders(kind: Any, leaders: bool, you_meet: str) -> None:
    meeting = Meeting(name="talks", kind=kind, meets=("KZ", "UZ"), about=("KZ", "UZ"))
    whom = "the leadership of Kazakhstan" if leaders else "the authorities of Kazakhstan"
    assert letter_of(CASES, letter(ANA, meeting=meeting))[0].endswith(f"with {whom}.")
    assert letter_of(CASES, letter(ANA, BO, meeting=meeting))[0].endswith(
        f"with the {you_meet} of Kazakhstan and Uzbekistan."
    )
    assert bullets(ANA, meeting=meeting)[0].endswith(f"with the {you_meet} you meet:")


DIED: dict[str, Any] = {"sources": {"s1": make_source(), "s2": make_source("2022-02-01")}, "role": "unionist"}


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"date": "2022-01-05"}, "the death of unionist Cy Fo on 5 January 2022"),
        ({"date": "2021-12"}, "the death of unionist Cy Fo in December 2021"),
        ({"by": "2022-01-05"}, "the death of unionist Cy Fo no later than 5 January 2022"),
        ({"date": "2022", "sure": "alleged"}, "the reported death of unionist Cy Fo in 2022"),
        ({"date": "2022", "says": "the Ministry"}, "the reported death of unionist Cy Fo in 2022"),
    ],
)
def test_a_death_is_raised_as_a_death(event: dict[str, Any], told: str) -> None:
    gone = named("cy", "Cy Fo", events=(make_event("died", source="s2", **event),), **DIED)
    hosts = "with the leadership of Kazakhstan"
    assert letter_of(CASES, letter(gone)) == [f"As a priority, we urge you to raise {told} {hosts}."]
    assert letter_of(CASES, letter(gone, ANA, day="2023-01-01", wishes={"must": ("cy", "ana")})) == [
        f"As a priority, we urge you to raise the case of opposition leader Ana Diaz and {told} {hosts}."
    ]


def test_whoever_died_stands_beside_the_cases_of_other_countries() -> None:
    gone = named("cy", "Cy Fo", events=(make_event("died", "2022-02-01", source="s2"),), country="UZ", **DIED)
    words = letter_of(CASES, letter(ANA, BO, gone, meets=("KZ", "UZ")))[0]
    assert (
        "the cases of opposition leader Ana Diaz in Kazakhstan and Bo Ek in Uzbekistan and the death of unionist "
        "Cy Fo (Uzbekistan) on 1 February 2022 with the leaders of Kazakhstan and Uzbekistan." in words
    )


def test_several_of_a_group_died() -> None:
    gone = named("cy", "the miners", kind="group", events=(make_event("died", "2022-01-01"),))
    assert "raise the deaths of the miners on 1 January 2022 with" in letter_of(CASES, letter(gone))[0]


def test_two_cases_are_one_sentence() -> None:
    assert letter_of(CASES, letter(ANA, BO, meets=("KZ", "UZ"))) == [
        "As a priority, we urge you to raise the cases of opposition leader Ana Diaz in Kazakhstan and Bo Ek in "
        "Uzbekistan with the leaders of Kazakhstan and Uzbekistan."
    ]


def test_many_hosts_are_each_asked_about_their_own() -> None:
    met = ("KZ", "KG", "TJ", "UZ")
    four = [named(code.lower(), code, country=code) for code in met]
    assert letter_of(CASES, letter(*four, meets=met))[0].endswith(
        "and UZ in Uzbekistan, each with the authorities of that country."
    )


def test_where_nobody_is_met_the_authorities_are_asked() -> None:
    hook = Hook(what="the veto window", about=("KZ",))
    assert letter_of(CASES, letter(ANA, hook=hook))[0].endswith("Diaz with the authorities of Kazakhstan.")
    assert bullets(ANA, hook=hook)[0] == "We ask you to raise the following case with the authorities:"


def test_a_case_of_a_country_without_a_file_has_its_code() -> None:
    assert (
        "Ana Diaz with the authorities of XX"
        in letter_of(CASES, letter(named("ana", "Ana Diaz", country="XX")))[0]
    )


def test_an_earlier_statement_is_linked_once() -> None:
    statement = make_source("2022-01-01", title="Free them", url="https://iphr.test/1")
    both = [named(key, name, sources={"s1": statement}) for key, name in (("ana", "Ana"), ("bo", "Bo"))]
    (paragraph,) = blocks_of(CASES, letter(*both), Kind.JOINT_LETTER)
    assert isinstance(paragraph, Paragraph)
    links = [inline for inline in paragraph.inlines if isinstance(inline, Link)]
    assert [(link.url, plain(link.children)) for link in links] == [("https://iphr.test/1", "Free them")]
    assert plain(paragraph.inlines).endswith(" More can be read in this earlier statement: Free them.")


def test_several_earlier_statements_stand_in_the_order_of_the_cases() -> None:
    def linked(key: str) -> Case:
        return named(key, key, sources={"s1": make_source(title=f"On {key}", url=f"https://iphr.test/{key}")})

    words = letter_of(CASES, letter(linked("ana"), linked("bo"), linked("cy")))[0]
    assert words.endswith(" More can be read in these earlier statements: On ana; On bo; On cy.")


def test_bullets_hold_the_cases_own_words() -> None:
    texts = [named("ana", "Ana", letter="Ana is held."), named("bo", "Bo", letter="Bo is free.")]
    assert bullets(*texts) == [
        "We ask you to raise the following cases with the leaders you meet:",
        "* Ana is held.",
        "* Bo is free.",
    ]


def test_the_line_before_the_bullets_stays_with_them() -> None:
    blocks = blocks_of('::: cases intro="Please raise:"', letter(ANA, wishes={"form": "bullets"}))
    lead, listed = blocks
    assert (
        isinstance(lead, Paragraph) and lead.role is Role.LEAD_IN and plain(lead.inlines) == "Please raise:"
    )
    assert isinstance(listed, ListBlock)


def test_a_section_of_say_stands_before_the_bullets() -> None:
    inputs = make_inputs(
        make_library([ANA]),
        make_settings(to=(), wishes={"form": "bullets", "must": ("ana",)}),
        say={"cases": "One thought.\n\nThen please raise:"},
    )
    first, second, _ = blocks_of(CASES, inputs, Kind.JOINT_LETTER)
    assert isinstance(first, Paragraph) and first.role is Role.BODY
    assert isinstance(second, Paragraph) and second.role is Role.LEAD_IN


def test_a_section_of_say_that_ends_with_a_list_is_printed_as_it_is() -> None:
    inputs = make_inputs(
        make_library([ANA]),
        make_settings(to=(), wishes={"form": "bullets", "must": ("ana",)}),
        say={"cases": "Please note:\n\n- this"},
    )
    first, own, listed = blocks_of(CASES, inputs, Kind.JOINT_LETTER)
    assert isinstance(first, Paragraph) and first.role is Role.BODY
    assert isinstance(own, ListBlock) and isinstance(listed, ListBlock)


def test_a_case_without_a_text_has_a_plain_sentence() -> None:
    assert bullets(ANA)[1:] == [
        "* Opposition leader Ana Diaz (Kazakhstan) was serving a prison sentence on 1 January 2022."
    ]


def test_no_word_of_a_letter_text_is_lost() -> None:
    text = prose("letter", "2022-01-01", "First.\n\n- one[^s1]\n- two\n\n> said\n\nLast.[^s1]")
    assert bullets(named("ana", "Ana", texts=(text,)))[1:] == ["* First. one two said Last."]


def test_cases_that_letter_yaml_puts_together_share_a_bullet() -> None:
    texts = [named("ana", "Ana", letter="Ana is held."), named("bo", "Bo", letter="Bo is held.")]
    blocks = blocks_of(CASES, letter(*texts, wishes={"form": "bullets", "together": (("bo", "ana"),)}))
    (item,) = _items(blocks)
    assert plain(item.inlines) == "Ana is held. Bo is held."
    assert item.key == "cases/ana+bo"


def test_only_those_put_together_share_a_bullet() -> None:
    texts = [named(key, key.title(), letter=f"{key.title()}.") for key in ("ana", "bo", "cy", "di")]
    assert bullets(*texts, wishes={"together": (("di", "bo"), ("cy",))})[1:] == [
        "* Ana.",
        "* Bo. Di.",
        "* Cy.",
    ]


def test_one_of_a_pair_stands_alone_where_the_other_was_not_taken() -> None:
    wishes = {"together": (("ana", "nobody"),)}
    assert bullets(named("ana", "Ana", letter="Ana is held."), wishes=wishes)[1:] == ["* Ana is held."]


def _items(blocks: tuple[Any, ...]) -> tuple[Item, ...]:
    (listed,) = (block for block in blocks if isinstance(block, ListBlock))
    return listed.items


def found(key: str, name: str, *findings: AuthorityFinding, **fields: Any) -> Case:
    return named(key, name, findings=findings or (un(),), letter=f"{name}.", **fields)


def test_two_named_together_by_a_un_body_share_a_bullet() -> None:
    pair = [found("ana", "Ana Diaz", role="journalist"), found("bo", "Bo Ek")]
    assert bullets(*pair)[1:] == [
        "* The UN Committee has called for the release of journalist Ana Diaz and Bo Ek. Both are in prison in Kazakhstan."
    ]


def test_three_named_together_share_a_bullet() -> None:
    three = [found(key, name) for key, name in (("ana", "Ana"), ("bo", "Bo"), ("cy", "Cy"))]
    assert bullets(*three)[1:] == [
        "* The UN Committee has called for the release of Ana, Bo and Cy. All three are in prison in Kazakhstan."
    ]


def test_one_of_those_named_together_keeps_their_own_words_when_alone() -> None:
    assert bullets(found("ana", "Ana"))[1:] == ["* Ana."]


def test_nobody_who_is_free_is_taken_for_a_prisoner() -> None:
    released = (make_event("released", "2022-01-01"),)
    pair = [found("ana", "Ana Diaz"), found("bo", "Bo Ek", events=released)]
    assert bullets(*pair)[1:] == [
        "* The UN Committee has called for the release of Ana Diaz and Bo Ek. Diaz is in prison in Kazakhstan; Ek has "
        "been released."
    ]


def test_those_named_together_from_two_countries_have_theirs_each() -> None:
    pair = [found("ana", "Ana Diaz"), found("bo", "Bo Ek", country="UZ")]
    assert bullets(*pair, meets=("KZ", "UZ"))[1:] == [
        "* The UN Committee has called for the release of Ana Diaz and Bo Ek. Diaz is in prison in Kazakhstan; Ek is in "
        "prison in Uzbekistan."
    ]


def test_letter_yaml_has_its_way_over_a_shared_finding() -> None:
    wishes = {"together": (("ana", "bo"),)}
    assert bullets(found("ana", "Ana"), found("bo", "Bo"), wishes=wishes)[1:] == ["* Ana. Bo."]


def test_a_finding_of_its_own_keeps_a_case_alone() -> None:
    other = un(id="wgad", what="called the detention of {names} arbitrary")
    pair = [found("ana", "Ana"), found("bo", "Bo", other)]
    assert bullets(*pair)[1:] == ["* Ana.", "* Bo."]


def test_two_findings_that_overlap_name_nobody_twice() -> None:
    other = un(id="wgad", what="called the detention of {names} arbitrary")
    three = [found("ana", "Ana", un(), other), found("bo", "Bo"), found("cy", "Cy", other)]
    rows = bullets(*three)[1:]
    assert rows == [
        "* The UN Committee has called for the release of Ana and Bo. Both are in prison in Kazakhstan.",
        "* Cy.",
    ]


def test_a_group_and_an_outlet_are_named_as_they_are() -> None:
    group = named("students", "the students of Osh", kind="group")
    outlet = named("kloop", "Kloop", role="media outlet", kind="outlet")
    assert (
        "the cases of media outlet Kloop and the students of Osh with the leadership of Kazakhstan"
        in (letter_of(CASES, letter(group, outlet))[0])
    )


def test_a_letter_has_no_notes_and_a_paper_has() -> None:
    text = prose("letter", "2022-01-01", "Held.[^s1]")
    case = named("ana", "Ana", texts=(text,), sources={"s1": Publication(title="T", date=partial("2022"))})
    inputs = letter(case, day="2023-01-31", wishes={"form": "bullets"})
    (item,) = _items(blocks_of(CASES, inputs, Kind.JOINT_LETTER))
    assert [type(inline).__name__ for inline in item.inlines] == ["Text"]
    assert paper_of('::: case-blocks of="KZ"', inputs)[0] == "## Ana"


def test_whoever_was_raised_before_is_raised_again() -> None:
    many = [named(key, key.title()) for key in ("ana", "bo", "cy")]
    inputs = letter(*many, previous=("cy",), wishes={"letter": 1, "must": (), "per_government_met": 0})
    assert "the case of Cy with" in letter_of(CASES, inputs)[0]
