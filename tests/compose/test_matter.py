"""The dossier's own words, concerns, instruments, and recommendations in their three voices."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_concern,
    make_instrument,
    make_library,
    make_recommendation,
    make_settings,
    make_source,
    make_text,
)
from small_letters import blocks_of, compose_text, letter_of, make_inputs, paper_of, prose, told

from lettergen.compose import Inputs
from lettergen.document import Emphasis, Heading, Paragraph, Role, Text
from lettergen.records.library import Concern, Passage, Recommendation

REGION = ("KZ", "KG", "TJ", "TM", "UZ")


# The words of say.md.


def saying(**say: str) -> Inputs:
    return make_inputs(say={title.replace("_", " "): words for title, words in say.items()})


def test_a_section_is_named_in_any_of_its_spellings() -> None:
    inputs = saying(why_now="Because.")
    for line in (
        "::: say why-now",
        "::: say Why-Now",
        '::: say section="why now"',
        "::: say optional why-now",
    ):
        assert letter_of(line, inputs) == ["Because."]
    assert [block.key for block in blocks_of("::: say why-now", inputs)] == ["say:why-now/1"]


def test_a_title_with_a_hyphen_of_its_own_is_found() -> None:
    assert letter_of("::: say follow-up", saying(**{"follow-up": "Later."})) == ["Later."]


def test_a_section_that_is_missing_is_a_finding_unless_it_may_be() -> None:
    _, findings = compose_text("::: dateline\n::: say ocasion", saying(occasion="We write."))
    assert [str(finding) for finding in findings] == [
        "letters/one/say.md: error missing-section: has no section 'Ocasion', which the template prints"
    ]
    assert findings[0].hint == "Did you mean 'occasion'?"
    assert letter_of("::: say ocasion optional", saying()) == []


@pytest.mark.parametrize(
    "line", ["::: say", "::: say optional", "::: say occasion thanks", '::: say occasion colour="red"']
)
def test_say_needs_one_name(line: str) -> None:
    _, findings = compose_text(f"::: dateline\n{line}", saying(occasion="We write.", thanks="Thanks."))
    assert told(findings) == ["2 bad-directive"]


# Concerns.


def concern(ask: str = "end it", key: str = "torture", **fields: Any) -> Concern:
    texts = (
        prose("ask", "2022-01-01", ask),
        prose("facts", "2022-01-01", "It goes on.[^s1]"),
        prose("standard", "2022-01-01", "It must end."),
        prose("briefing", "2022-01-01", "More of it."),
    )
    return make_concern(key, **{"texts": texts} | fields)


def asking(*concerns: Concern, **settings: Any) -> Inputs:
    keys = tuple(row.id for row in concerns)
    return make_inputs(make_library(concerns=concerns), make_settings(**{"to": (), "asks": keys} | settings))


ASKS = "{% for ask in asks %}\n{#ask:{{ ask.id }}}\n{{ ordinal(loop.index) }}, we ask you to {{ ask.do }}.\n{% endfor %}\n"


def test_an_ask_is_printed_as_it_is_written_without_its_notes() -> None:
    (block,) = blocks_of(ASKS, asking(concern("end *all* of it[^s1]")))
    assert block.key == "ask:torture"
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text("First, we ask you to end "), Emphasis((Text("all"),)), Text(" of it."))


def test_a_note_within_emphasis_is_left_out_of_an_ask() -> None:
    assert letter_of(ASKS, asking(concern("end **it[^s1] all**"))) == ["First, we ask you to end it all."]


def test_facts_and_standard_are_those_of_the_concern() -> None:
    inputs = asking(concern())
    assert letter_of('::: facts of="torture"\n::: standard of="torture"', inputs) == [
        "It goes on.",
        "It must end.",
    ]
    assert [block.key for block in blocks_of('::: facts of="torture"', inputs)] == ["concern:torture/facts/1"]


def test_a_concern_without_facts_prints_none() -> None:
    assert letter_of('::: facts of="torture"', asking(make_concern())) == []


def test_a_concern_that_is_not_there_is_a_finding() -> None:
    _, findings = compose_text('::: dateline\n\n::: facts of="tortur"', asking(concern()))
    assert told(findings) == ["3 unknown-concern"]
    assert findings[0].hint == "Did you mean 'torture'?"


def test_no_asks_leave_nothing_behind() -> None:
    assert letter_of("One.\n\n" + ASKS + "\nTwo.", asking()) == ["One.", "Two."]


def test_an_ask_without_a_text_of_the_day_is_a_finding() -> None:
    only_facts = make_concern(texts=(prose("facts", "2022-01-01", "It goes on.", path="cases/torture.md"),))
    _, findings = compose_text(ASKS, asking(only_facts))
    assert [finding.code for finding in findings] == ["missing-ask"]


@pytest.mark.parametrize("ask", ["end it\n\nand more", "- end it", "> end it"])
def test_an_ask_of_more_than_one_phrase_is_a_finding(ask: str) -> None:
    document, findings = compose_text(ASKS, asking(concern(ask)))
    assert told(findings) == ["7 missing-ask"]
    assert document is not None and document.blocks == ()


# Instruments.


def citing(*wanted: str, says: tuple[Passage, ...] = ()) -> Inputs:
    instrument = make_instrument(says=says) if says else make_instrument()
    settings = make_settings(to=(), instruments=wanted)
    return make_inputs(make_library(instruments=[instrument, make_instrument("treaty")]), settings)


TWO = (
    Passage(id="essential", text="makes human rights essential", source=("s1",)),
    Passage(id="dialogue", text="provides for a dialogue", source=("s1",)),
)


def test_an_instrument_is_a_sentence() -> None:
    assert letter_of("::: instruments", citing("strategy.essential")) == [
        "The strategy makes human rights essential."
    ]


def test_all_passages_are_cited_where_none_is_named() -> None:
    both = "The strategy makes human rights essential and provides for a dialogue."
    assert letter_of("::: instruments", citing("strategy", says=TWO)) == [both]
    assert letter_of("::: instruments", citing("strategy.essential", "strategy", says=TWO)) == [both]


def test_passages_that_are_lists_themselves_are_kept_apart() -> None:
    more = (*TWO, Passage(id="press", text="names the press, courts and unions", source=("s1",)))
    assert letter_of("::: instruments", citing("strategy", says=more)) == [
        "The strategy makes human rights essential; provides for a dialogue; and names the press, courts and unions."
    ]


def test_instruments_stand_in_the_order_of_letter_yaml() -> None:
    words = "The treaty makes human rights essential. The strategy makes human rights essential."
    assert letter_of("::: instruments", citing("treaty", "strategy")) == [words]


def test_an_instrument_of_which_no_passage_is_known_yet_is_not_cited() -> None:
    early = make_inputs(
        make_library(instruments=[make_instrument(sources={"s1": make_source("2023-01-01")})]),
        make_settings(to=(), instruments=("strategy",)),
    )
    assert letter_of("::: instruments", early) == []
    assert letter_of("::: instruments", citing()) == []


# Recommendations.


def recommending(*rows: Recommendation, about: tuple[str, ...] = REGION, **settings: Any) -> Inputs:
    usual: dict[str, Any] = {"to": (), "meets": about}
    return make_inputs(make_library(recommendations=rows), make_settings(**usual | settings))


def recommendation(key: str = "repeal-the-law", *countries: str, **fields: Any) -> Recommendation:
    return make_recommendation(key, **{"countries": countries or ("KZ",)} | fields)


def test_a_recommendation_has_three_voices() -> None:
    inputs = recommending(recommendation(), recommendation("raise-it", to="eu"))
    assert paper_of('::: recommendations voice="straight"', inputs) == ["* Repeal the law."]
    assert paper_of('::: recommendations voice="press"', inputs) == [
        "* Press the authorities of Kazakhstan to repeal the law."
    ]
    assert paper_of('::: recommendations voice="itself"', inputs) == ["* Raise it."]


def test_the_words_for_pressing_may_differ() -> None:
    inputs = recommending(recommendation(press="have the law repealed"))
    assert paper_of('::: recommendations voice="press"', inputs) == [
        "* Press the authorities of Kazakhstan to have the law repealed."
    ]
    assert paper_of("::: recommendations", inputs) == ["* Repeal the law."]


@pytest.mark.parametrize(
    ("countries", "pressed"),
    [
        (("KZ",), "the authorities of Kazakhstan"),
        (("KZ", "UZ"), "the authorities of Kazakhstan and Uzbekistan"),
        (("KZ", "KG", "UZ"), "the authorities of Kazakhstan, Kyrgyzstan and Uzbekistan"),
        (("KZ", "RU"), "the authorities of Kazakhstan"),
        (REGION, "the governments of the region"),
    ],
)
def test_who_is_pressed_follows_the_countries_of_the_letter(countries: tuple[str, ...], pressed: str) -> None:
    inputs = recommending(recommendation("repeal-the-law", *countries))
    assert paper_of('::: recommendations voice="press"', inputs) == [f"* Press {pressed} to repeal the law."]


def test_a_letter_on_one_country_presses_that_country() -> None:
    inputs = recommending(recommendation("repeal-the-law", *REGION), about=("KZ",))
    pressed = ["* Press the authorities of Kazakhstan to repeal the law."]
    assert paper_of('::: recommendations voice="press" of="shared"', inputs) == pressed


def test_what_is_for_nobody_in_particular_is_for_all() -> None:
    everywhere = make_recommendation(countries=())
    assert paper_of('::: recommendations of="region"', recommending(everywhere)) == ["* Repeal the law."]
    one = recommending(everywhere, about=("KZ",))
    assert paper_of('::: recommendations of="KZ"', one) == ["* Repeal the law."]
    assert paper_of('::: recommendations voice="press"', one) == [
        "* Press the authorities of Kazakhstan to repeal the law."
    ]


def test_each_recommendation_has_one_place() -> None:
    inputs = recommending(
        recommendation("one-country", "KZ"),
        recommendation("two-countries", "KZ", "UZ"),
        recommendation("whole-region", *REGION),
    )

    def of(scope: str, voice: str = "straight") -> list[str]:
        return paper_of(f'::: recommendations of="{scope}" voice="{voice}"', inputs)

    assert of("KZ") == ["* One country.", "* Two countries."]
    assert of("UZ") == ["* Two countries."]
    assert of("KG") == []
    assert of("region") == ["* Whole region."]
    assert [row.rsplit(" to ")[-1] for row in of("shared", "press")] == ["two countries.", "whole region."]


def test_lists_of_different_scope_and_voice_stand_beside_one_another() -> None:
    inputs = recommending(recommendation("two-countries", "KZ", "UZ"), recommendation("raise-it", to="eu"))
    lines = ["::: recommendations", '::: recommendations of="KZ"', '::: recommendations voice="press" of="shared"',
             '::: recommendations voice="press" of="KZ"', '::: recommendations voice="itself"']  # fmt: skip
    assert [block.key for block in blocks_of("\n".join(lines), inputs)] == [
        "recommendations:all/straight/list",
        "recommendations:KZ/straight/list",
        "recommendations:shared/press/list",
        "recommendations:KZ/press/list",
        "recommendations:all/itself/list",
    ]


def test_a_country_is_pressed_by_itself_in_its_own_chapter() -> None:
    inputs = recommending(recommendation("stop-it", "KZ", "UZ"))
    assert paper_of('::: recommendations voice="press" of="KZ"', inputs) == [
        "* Press the authorities of Kazakhstan to stop it."
    ]


def test_a_list_has_a_heading_and_a_line_before_it_only_where_it_has_items() -> None:
    line = '::: recommendations voice="{}" heading="What to do" level="3" intro="We ask:"'
    inputs = recommending(recommendation())
    heading, lead, _ = blocks_of(line.format("straight"), inputs)
    assert isinstance(heading, Heading) and heading.level == 3
    assert isinstance(lead, Paragraph) and lead.role is Role.LEAD_IN
    assert blocks_of(line.format("itself"), inputs) == ()


@pytest.mark.parametrize(
    "attribute",
    ['voice="loud"', 'of="XX"', 'of="kz"', 'level="9"', 'level="two"', 'level="²"', 'headng="What"'],
)
def test_an_attribute_that_does_not_fit_is_a_finding(attribute: str) -> None:
    _, findings = compose_text(
        f"::: dateline\n::: recommendations {attribute}", recommending(recommendation())
    )
    assert told(findings) == ["2 bad-directive"]
    assert findings[0].hint


def test_what_only_others_can_do_is_not_asked() -> None:
    inputs = recommending(recommendation(to="parliament"), recommendation("do-so", to="osce"))
    for voice in ("itself", "press", "straight"):
        assert paper_of(f'::: recommendations voice="{voice}"', inputs) == []


def test_what_concerns_ask_for_stands_in_their_order() -> None:
    concerns = [make_concern("b", recommendations=("z", "a")), make_concern("c", recommendations=("m",))]
    texts = (make_text("ask", "2022-01-01"), make_text("briefing", "2022-01-01"))
    rows = [make_recommendation(key) for key in ("a", "m", "other", "z")]
    inputs = make_inputs(
        make_library(
            concerns=[
                make_concern(row.id, recommendations=row.recommendations, texts=texts) for row in concerns
            ],
            recommendations=rows,
        ),
        make_settings(to=(), asks=("c",)),
    )
    assert paper_of("::: recommendations", inputs) == ["* M.", "* Z.", "* A.", "* Other."]
