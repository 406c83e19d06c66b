"""Cases told under the asks that they illustrate, and the form of a letter with many asks."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_case,
    make_concern,
    make_holder,
    make_library,
    make_official,
    make_settings,
    make_text,
)
from small_letters import (
    blocks_of,
    built_in,
    compose_text,
    letter_of,
    make_inputs,
    paper_of,
    told,
)

from lettergen.compose import Inputs
from lettergen.document import Heading, Kind
from lettergen.records.case import Case

EACH = """\
{% for ask in asks %}
{#ask:{{ ask.id }}}
{{ ask.do }}

::: cases of="{{ ask.id }}"
{% endfor %}
::: cases
"""


def person(key: str, *concerns: str, words: str = "") -> Case:
    texts = (make_text("letter", "2022-01-01", words),) if words else ()
    return make_case(key, name=f"{key.capitalize()} Ek", stands_for=concerns, texts=texts)


def letter(*cases: Case, asks: tuple[str, ...] = ("media", "trials"), **wishes: Any) -> Inputs:
    """Return a letter on these asks that must name all these cases."""
    concerns = [make_concern(key) for key in asks]
    concerns.append(make_concern("part", part_of="trials"))
    library = make_library(cases, concerns=concerns)
    usual = {"form": "under-asks", "letter": len(cases), "must": tuple(case.id for case in cases)}
    return make_inputs(library, make_settings(to=(), asks=asks, wishes={**usual, **wishes}))


def test_each_case_is_told_once_under_the_first_ask_it_stands_for_and_the_others_at_the_end() -> None:
    ana, bo = person("ana", "trials", words="Ana."), person("bo", "trials", "media", words="Bo.")
    cy, di = person("cy", "part", words="Cy."), person("di", "elsewhere", words="Di.")
    assert letter_of(EACH, letter(ana, bo, cy, di)) == [
        "end it",
        "Bo.",
        "end it",
        "Ana.",
        "Cy.",
        "We ask you to raise the following case with the leaders you meet:",
        "* Di.",
    ]


def test_without_others_nothing_stands_at_the_end() -> None:
    assert letter_of(EACH, letter(person("ana", "media", words="Ana."))) == ["end it", "Ana.", "end it"]


@pytest.mark.parametrize("form", ["sentence", "bullets"])
def test_in_another_form_no_case_stands_under_an_ask(form: str) -> None:
    given = letter(person("ana", "media", words="Ana."), form=form)
    assert letter_of(EACH, given)[:2] == ["end it", "end it"]
    assert len(letter_of(EACH, given)) > 2


def test_a_case_without_a_text_is_keyed_as_a_composed_sentence() -> None:
    blocks = blocks_of(
        EACH, letter(person("ana", "media"), person("bo", "media", words="Bo.")), Kind.JOINT_LETTER
    )
    keys = {block.key for block in blocks}
    assert {"case:ana/composed", "cases/bo"} <= keys


def test_an_ask_that_is_not_there_is_told() -> None:
    _, findings = compose_text('::: cases of="meda"', letter(person("ana", "media")))
    assert told(findings) == ["1 unknown-concern"]
    assert findings[0].hint == "Did you mean 'media'?"


@pytest.mark.parametrize(("asks", "headed"), [(1, False), (4, False), (5, True)])
def test_more_than_four_asks_become_numbered_sections(asks: int, headed: bool) -> None:
    names = tuple(f"ask-{number}" for number in range(asks))
    inputs = make_inputs(
        make_library(concerns=[make_concern(name) for name in names]),
        make_settings(to=(), asks=names, wishes={"letter": 0}),
        say={"occasion": "We write.", "briefing": "A paper."},
    )
    blocks = blocks_of(built_in(Kind.JOINT_LETTER).text, inputs, Kind.JOINT_LETTER)
    headings = [block.key for block in blocks if isinstance(block, Heading)]
    assert headings == ([*(f"ask-title:{name}" for name in names), "in-closing"] if headed else [])
    words = letter_of(built_in(Kind.JOINT_LETTER).text, inputs)
    assert ("Please end it." in words) is headed
    if headed:
        assert words[words.index("## 1. Ask 0") + 1] == "Please end it."


@pytest.mark.parametrize(
    ("holders", "closing"), [((), "Faithfully,"), ((make_holder("Ida Ek", since="2022"),), "Sincerely,")]
)
def test_the_closing_goes_with_the_salutation(holders: tuple[Any, ...], closing: str) -> None:
    library = make_library(officials=[make_official("president", *holders)])
    text = '::: salutation\n::: closing text="Sincerely," unnamed="Faithfully,"'
    greeting = "Dear President Ek," if holders else "Dear Sir or Madam,"
    assert paper_of(text, make_inputs(library, make_settings())) == [greeting, closing]


def test_one_name_among_the_addressees_is_enough_for_the_usual_closing() -> None:
    known = make_official("president", make_holder("Ida Ek", since="2022"))
    library = make_library(officials=[known, make_official("service")])
    settings = make_settings(to=("service", "president"))
    assert paper_of('::: closing text="S," unnamed="F,"', make_inputs(library, settings)) == ["S,"]
