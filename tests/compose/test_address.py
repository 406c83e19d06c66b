"""To whom, copied to whom, and how each is greeted."""

from __future__ import annotations

import dataclasses

import pytest
from builders import make_holder, make_library, make_official, make_settings
from small_letters import blocks_of, compose_text, letter_of, list_of, make_inputs, told, with_lists

from lettergen.compose import Inputs
from lettergen.records.library import Official

LINES = "::: to\n::: copy\n::: salutation\n"
MICHEL = make_official(
    "council-president",
    make_holder("Charles Michel", seen=("2022-10-19",)),
    office="President of the Council",
)
PRESIDENT = make_official("president", office="President of Kazakhstan")


def ambassador(country: str, *names: str) -> Official:
    holders = [make_holder(name, seen=("2022-10-19",)) for name in names]
    return make_official(
        f"ambassador-{country.lower()}",
        *holders,
        office="Ambassador of the EU",
        accredited_to=country,
        precedence="ambassador",
        salutation="Dear Ambassador {surname}",
    )


def inputs(*officials: Official, heading: str = "Ambassadors of the EU", **settings: object) -> Inputs:
    """Return a letter; the officials form the list `envoys` as well."""
    library = make_library(officials=officials)
    envoys = list_of(heading, *(official.id for official in officials))
    return make_inputs(with_lists(library, envoys=envoys), make_settings(**settings))  # type: ignore[arg-type]


def test_one_addressee_is_named_after_the_office() -> None:
    assert letter_of(LINES, inputs(MICHEL, to=("council-president",))) == [
        "To: President of the Council, Charles Michel",
        "Dear President Michel,",
    ]


def test_an_addressee_nobody_is_known_to_hold_is_an_office() -> None:
    assert letter_of(LINES, inputs(PRESIDENT, to=("president",))) == [
        "To: President of Kazakhstan",
        "Dear Sir or Madam,",
    ]


def test_several_addressees_have_a_line_each_and_one_greeting() -> None:
    both = inputs(MICHEL, PRESIDENT, to=("council-president", "president"))
    assert letter_of(LINES, both) == [
        "To: President of the Council, Charles Michel",
        "To: President of Kazakhstan",
        "Dear President Michel, dear Sir or Madam,",
    ]


def test_an_ambassador_has_the_country_also_where_the_library_has_no_file_on_it() -> None:
    assert letter_of("::: to", inputs(ambassador("XX", "Ana Diaz"), to=("ambassador-xx",))) == [
        "To: Ambassador of the EU to XX, Ana Diaz"
    ]


def test_a_list_is_a_sentence_with_the_country_of_each() -> None:
    envoys = [ambassador("KZ", "Ana Diaz"), ambassador("KG", "Bo Ek"), ambassador("TJ", "Cy Fox")]
    assert letter_of(LINES, inputs(*envoys, to=(), copy=("envoys",))) == [
        "Copy: Ambassadors of the EU, Ana Diaz (to Kazakhstan), Bo Ek (to Kyrgyzstan) and Cy Fox (to Tajikistan)",
        "Dear Sir or Madam,",
    ]


def test_where_one_of_a_list_is_not_known_the_office_stands_for_the_person() -> None:
    envoys = [ambassador("KZ", "Ana Diaz"), ambassador("KG")]
    assert letter_of(LINES, inputs(*envoys, to=("envoys",))) == [
        "To: Ambassadors of the EU, Ana Diaz (to Kazakhstan) and Ambassador of the EU to Kyrgyzstan",
        "Dear Ambassador Diaz, dear Sir or Madam,",
    ]


def test_where_nobody_of_a_list_is_known_the_countries_stand_alone() -> None:
    assert letter_of("::: copy", inputs(ambassador("KZ"), ambassador("KG"), to=(), copy=("envoys",))) == [
        "Copy: Ambassadors of the EU to Kazakhstan and Kyrgyzstan"
    ]


def test_members_of_a_list_without_a_country_have_their_office() -> None:
    both = inputs(MICHEL, PRESIDENT, heading="Presidents", to=(), copy=("envoys",))
    assert letter_of("::: copy", both) == [
        "Copy: Presidents, Charles Michel (President of the Council) and President of Kazakhstan"
    ]


def test_members_nobody_is_known_of_have_their_office() -> None:
    both = inputs(PRESIDENT, make_official("premier"), heading="Leaders", to=(), copy=("envoys",))
    assert letter_of("::: copy", both) == ["Copy: Leaders, President of Kazakhstan and Premier"]


def test_nobody_to_copy_gives_no_block() -> None:
    assert blocks_of("::: copy", inputs(MICHEL, to=("council-president",))) == ()


def test_whoever_is_copied_unseen_is_not_printed() -> None:
    envoys = [ambassador("KZ", "Ana Diaz"), ambassador("KG", "Bo Ek")]
    both = inputs(*envoys, to=(), copy=("ambassador-kz", "ambassador-kg"), unprinted=("ambassador-kg",))
    assert letter_of("::: copy", both) == ["Copy: Ambassador of the EU to Kazakhstan, Ana Diaz"]


def test_whoever_is_copied_unseen_is_not_printed_as_one_of_a_list_either() -> None:
    envoys = [ambassador("KZ", "Ana Diaz"), ambassador("KG", "Bo Ek")]
    one = inputs(*envoys, to=(), copy=("envoys",), unprinted=("ambassador-kg",))
    assert letter_of("::: copy", one) == ["Copy: Ambassadors of the EU, Ana Diaz (to Kazakhstan)"]
    nobody = inputs(*envoys, to=(), copy=("envoys", "ambassador-kz"), unprinted=("envoys",))
    assert blocks_of("::: copy", nobody) == ()


def test_an_addressee_is_printed_even_if_copied_unseen() -> None:
    one = inputs(MICHEL, to=("council-president",), unprinted=("council-president",))
    assert letter_of("::: to", one) == ["To: President of the Council, Charles Michel"]


def test_two_with_the_same_greeting_are_greeted_once() -> None:
    both = inputs(PRESIDENT, make_official("premier"), to=("president", "premier"))
    assert letter_of("::: salutation", both) == ["Dear Sir or Madam,"]


def test_a_name_that_looks_like_a_placeholder_is_a_name() -> None:
    odd = make_official(
        "odd", make_holder("x {name}", seen=("2022-10-19",)), salutation="Dear {surname} of {name}"
    )
    assert letter_of("::: salutation", inputs(odd, to=("odd",))) == ["Dear {name} of x {name},"]


def test_an_office_without_a_form_of_address_has_the_usual_one() -> None:
    plain = make_official("plain", make_holder("Ana Ek", seen=("2022-10-19",)), salutation="")
    assert letter_of("::: salutation", inputs(plain, to=("plain",))) == ["Dear Sir or Madam,"]


def test_a_subject_without_a_label_is_the_subject() -> None:
    assert letter_of("::: subject", inputs(to=(), subject="Talks")) == ["Talks"]


def test_the_label_of_the_house_is_printed() -> None:
    one = inputs(MICHEL, to=("council-president",), subject="Talks: *now*")
    text = '::: to label="Addressee:"\n::: subject label="Re.:"\n::: dateline\n'
    assert letter_of(text, one) == [
        "Addressee: President of the Council, Charles Michel",
        "Re.: Talks: *now*",
        "Brussels, 19 October 2022",
    ]


def test_an_official_nobody_knows_is_a_finding() -> None:
    _, findings = compose_text("::: to", inputs(MICHEL, to=("council-presidnt",)))
    assert told(findings) == ["0 unknown-official"]
    assert findings[0].hint == "Did you mean 'council-president'?"


# In which order several stand, and who is not greeted.

ORDERED = (
    ambassador("UZ", "Uma Oz"),
    ambassador("KZ", "Kim Oz"),
    make_official(
        "commission",
        office="President of the Commission",
        precedence="institution",
        body="European Commission",
    ),
    make_official(
        "council", office="President of the Council", precedence="institution", body="European Council"
    ),
    make_official("minister", office="Minister", precedence="minister"),
    make_official("premier", office="Prime Minister", precedence="head-of-government"),
    make_official("head", office="President", precedence="head-of-state"),
    make_official("unknown", office="Adviser"),
)
IDS = tuple(official.id for official in ORDERED)


def order_of(**settings: object) -> list[str]:
    return [line.removeprefix("To: ") for line in letter_of("::: to", inputs(*ORDERED, **settings))]  # type: ignore[arg-type]


def test_several_addressees_stand_in_protocol_order() -> None:
    expected = [
        "President",
        "Prime Minister",
        "President of the Council",
        "President of the Commission",
        "Minister",
        "Ambassador of the EU to Kazakhstan, Kim Oz",
        "Ambassador of the EU to Uzbekistan, Uma Oz",
        "Adviser",
    ]
    assert order_of(to=IDS) == expected
    assert order_of(to=IDS[::-1]) == expected


def test_the_order_of_the_dossier_wins_where_it_says_so() -> None:
    assert order_of(to=("minister", "head"), address_order="as-written") == ["Minister", "President"]


def test_whose_class_is_not_known_keeps_the_order_in_which_it_is_written() -> None:
    both = [make_official("b", office="B"), make_official("a", office="A")]
    assert letter_of("::: to", inputs(*both, to=("b", "a"))) == ["To: B", "To: A"]


def test_a_list_goes_by_its_first_and_keeps_its_own_order() -> None:
    lines = letter_of(
        "::: copy", inputs(ORDERED[6], MICHEL, ORDERED[5], to=(), copy=("council-president", "envoys"))
    )
    assert [line.split(",")[0] for line in lines] == [
        "Copy: Ambassadors of the EU",
        "Copy: President of the Council",
    ]


def test_an_addressee_can_stand_in_the_address_and_not_in_the_salutation() -> None:
    both = inputs(
        MICHEL,
        ambassador("KZ", "Kim Oz"),
        to=("council-president", "ambassador-kz"),
        ungreeted=("ambassador-kz",),
    )
    assert letter_of(LINES, both) == [
        "To: Ambassador of the EU to Kazakhstan, Kim Oz",
        "To: President of the Council, Charles Michel",
        "Dear President Michel,",
    ]


def test_where_nobody_is_greeted_the_usual_words_stand() -> None:
    one = inputs(MICHEL, to=("council-president",), ungreeted=("envoys",))
    assert letter_of("::: salutation", one) == ["Dear Sir or Madam,"]


def test_a_country_that_the_office_names_is_not_said_again() -> None:
    for office in ("Ambassador of the EU to Kazakhstan", "Head of the EU Delegation to kazakhstan"):
        envoy = dataclasses.replace(ambassador("KZ", "Ana Diaz"), office=office)
        assert letter_of("::: to", inputs(envoy, to=("ambassador-kz",))) == [f"To: {office}, Ana Diaz"]
    envoy = dataclasses.replace(ambassador("KZ"), office="Envoy on Kazakhstani Affairs")
    assert letter_of("::: to", inputs(envoy, to=("ambassador-kz",))) == [
        "To: Envoy on Kazakhstani Affairs to Kazakhstan"
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Ambassadors of the EU", "Ambassadors of the EU to Kazakhstan and Kyrgyzstan"),
        ("Ambassadors in Central Asia", "Ambassadors in Central Asia (Kazakhstan and Kyrgyzstan)"),
        ("Ambassadors to Kazakhstan and Kyrgyzstan", "Ambassadors to Kazakhstan and Kyrgyzstan"),
        ("Ambassadors to Kazakhstan", "Ambassadors to Kazakhstan (Kazakhstan and Kyrgyzstan)"),
    ],
)
def test_a_heading_that_says_where_is_not_followed_by_a_second_to(heading: str, line: str) -> None:
    offices = [ambassador("KZ"), ambassador("KG")]
    assert letter_of("::: to", inputs(*offices, heading=heading, to=("envoys",))) == [f"To: {line}"]


def test_those_at_one_place_that_the_heading_names_have_their_offices() -> None:
    both = [
        dataclasses.replace(ambassador("KZ", name), id=name, office=f"Ambassador of {name}")
        for name in ("Ana", "Bo")
    ]
    assert letter_of("::: to", inputs(*both, heading="Ambassadors to Kazakhstan", to=("envoys",))) == [
        "To: Ambassadors to Kazakhstan, Ana (Ambassador of Ana to Kazakhstan) and Bo (Ambassador of Bo to Kazakhstan)"
    ]
    assert letter_of("::: to", inputs(*both, heading="Ambassadors", to=("envoys",))) == [
        "To: Ambassadors, Ana (to Kazakhstan) and Bo (to Kazakhstan)"
    ]
