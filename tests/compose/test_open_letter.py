"""An open letter argues, and asks what its day allows: that a law be left unsigned, and later that it be repealed."""

from __future__ import annotations

import dataclasses
from typing import Any, cast

import pytest
from builders import (
    make_concern,
    make_holder,
    make_library,
    make_official,
    make_organisation,
    make_recommendation,
    make_settings,
    make_source,
    make_view,
    partial,
)
from small_letters import blocks_of, built_in, letter_of, make_inputs, notes_of, words

from lettergen.compose import Inputs, compose
from lettergen.compose.assemble import template_values
from lettergen.compose.open_letter import PLACED_SECTIONS
from lettergen.dates import parse_day
from lettergen.document import Kind, Text
from lettergen.records.dossier import Hook
from lettergen.records.library import Library
from lettergen.templates import Prose
from lettergen.vocabulary import Use

VETO = make_recommendation(
    "veto", do="leave the law unsigned", until=parse_day("2022-10-19"), then="repeal the law"
)
CONSULT = make_recommendation("consult", do="consult those affected")
OTHERS = (
    make_recommendation("observe", to="eu", do="observe the hearing"),
    make_recommendation("unlisted", do="do something else"),
)
LIBRARY = make_library(
    concerns=[make_concern("law", recommendations=("veto", "consult", "observe"))],
    recommendations=[CONSULT, *OTHERS, VETO],
    organisations=[make_organisation()],
)
SAY = {"occasion": "We write.", "it costs": "Money.", "appeal": "Decide.", "it is unlawful": "By *law*."}


def test_who_is_not_greeted_by_name_is_greeted_faithfully() -> None:
    def ends(**settings: Any) -> list[str]:
        composed, _ = compose(Kind.OPEN_LETTER, letter(**settings), built_in(Kind.OPEN_LETTER))
        assert composed is not None
        return [row for row in words(composed.document.blocks) if row.startswith(("Dear", "Yours"))]

    library = make_library(
        officials=[
            make_official(
                "president",
                make_holder("Ana Ek", seen=("2022-10-19",)),
                salutation="Dear President {surname}",
            )
        ],
        concerns=LIBRARY.concerns.values(),
        recommendations=LIBRARY.recommendations.values(),
        organisations=LIBRARY.organisations.values(),
    )
    assert ends() == ["Dear Sir or Madam,", "Yours faithfully,"]
    assert ends(library=library, to=("president",)) == ["Dear President Ek,", "Yours sincerely,"]


def letter(
    date: str = "2022-10-19", say: dict[str, str] = SAY, library: Library = LIBRARY, **settings: Any
) -> Inputs:
    usual: dict[str, Any] = {
        "to": (),
        "asks": ("law",),
        "hook": Hook(what="the signature", date=partial("2022-10-30"), about=("KZ",)),
        "documents": (Kind.OPEN_LETTER,),
    }
    return make_inputs(library, make_settings(date, **usual | settings), say=say)


def built_of(inputs: Inputs) -> list[str]:
    composed, findings = compose(Kind.OPEN_LETTER, inputs, built_in(Kind.OPEN_LETTER))
    assert findings == []
    assert composed is not None
    return words(composed.document.blocks)


def test_the_built_in_letter_asks_argues_appeals_and_asks_in_full() -> None:
    assert built_of(letter())[-14:] == [
        "Dear Sir or Madam,",
        "We write.",
        "We urge you to leave the law unsigned.",
        "# It costs",
        "Money.",
        "# It is unlawful",
        "By law.",
        "# What we ask of you",
        "Decide.",
        "For these reasons we ask you to:",
        "* Leave the law unsigned.",
        "* Consult those affected.",
        "Yours faithfully,",
        "Signed by:",
    ]


@pytest.mark.parametrize(
    ("date", "do"),
    [("2022-10-19", "leave the law unsigned"), ("2022-10-20", "repeal the law"), ("2021-12-31", "")],
)
def test_what_is_asked_follows_the_date(date: str, do: str) -> None:
    rows = built_of(letter(date))
    assert [row for row in rows if row.startswith("We urge")] == ([f"We urge you to {do}."] if do else [])
    assert ("* " + do.capitalize() + "." in rows) is bool(do)


def test_only_what_the_asks_recommend_is_asked() -> None:
    inputs = letter()
    lead = '::: recommendations of="asks" intro="Do:"'
    assert letter_of(lead, inputs) == ["Do:", "* Leave the law unsigned.", "* Consult those affected."]
    assert letter_of('::: recommendations of="asks" voice="itself"', inputs) == ["* Observe the hearing."]
    assert letter_of('::: recommendations of="asks"', letter(asks=())) == []
    assert letter_of('::: recommendations of="asks"', letter(without=("veto",))) == [
        "* Consult those affected."
    ]


def test_demands_know_where_they_come_from() -> None:
    context, _ = template_values(letter())
    veto, consult = cast("tuple[Prose, Prose]", context["demands"])
    assert (str(veto), str(consult)) == ("leave the law unsigned", "consult those affected")
    assert veto.inlines == (Text(VETO.do, VETO.place),)


def test_sections_with_a_place_of_their_own_are_no_arguments() -> None:
    context, _ = template_values(letter(say=dict.fromkeys([*PLACED_SECTIONS, "a point"], "Words.")))
    assert context["arguments"] == ("A point",)


def test_an_open_letter_has_no_notes() -> None:
    inputs = make_inputs(LIBRARY, say={"it costs": "Money.[^s1]"}, sources={"s1": make_source()})
    assert len(notes_of(blocks_of("::: say it-costs", inputs, Kind.BRIEFING_PAPER))) == 1
    assert notes_of(blocks_of("::: say it-costs", inputs, Kind.OPEN_LETTER)) == []


def test_a_letter_without_an_appeal_is_told() -> None:
    _, findings = compose(
        Kind.OPEN_LETTER, letter(say={"occasion": "We write.", "apeal": "X."}), built_in(Kind.OPEN_LETTER)
    )
    assert [(finding.code, finding.hint) for finding in findings] == [
        ("missing-section", "Did you mean 'apeal'?")
    ]


@pytest.mark.parametrize(
    ("office", "demanded"),
    [
        ({"office": "President"}, ""),
        ({"office": "President of Kazakhstan", "precedence": "head-of-state"}, ""),
        ({"office": "President of Kyrgyzstan"}, "Kazakhstan"),
        ({"office": "President of the European Council", "body": "European Council"}, "Kazakhstan"),
        ({"office": "President of the European Commission", "precedence": "institution"}, "Kazakhstan"),
        ({"office": "Ambassador", "accredited_to": "KZ"}, "Kazakhstan"),
    ],
)
def test_only_whoever_can_decide_is_urged_to(office: dict[str, Any], demanded: str) -> None:
    library = make_library(
        concerns=LIBRARY.concerns.values(),
        recommendations=LIBRARY.recommendations.values(),
        organisations=LIBRARY.organisations.values(),
        officials=[make_official("addressee", make_holder("Ek"), **office)],
    )
    view = make_view(library, uses=(Use.GOVERNMENT_LETTER,))
    said = "\n".join(built_of(dataclasses.replace(letter(to=("addressee",)), view=view)))
    whom = f"call on the authorities of {demanded} to" if demanded else "urge you to"
    asked = f"call on the authorities of {demanded} to:" if demanded else "ask you to:"
    assert f"We {whom} leave the law unsigned." in said
    assert f"For these reasons we {asked}" in said
    assert ("What we ask of you" in said, "you to" in said) == (not demanded, not demanded)
