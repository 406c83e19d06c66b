"""Rule 5: data is not code. Whatever a record says stands in the tree as itself, and templates see nothing else of it."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

import pytest
from builders import (
    make_case,
    make_concern,
    make_consent,
    make_event,
    make_holder,
    make_instrument,
    make_library,
    make_official,
    make_organisation,
    make_recommendation,
    make_settings,
    make_source,
    make_text,
    partial,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from small_letters import built_in, make_inputs

from lettergen.compose import Inputs, compose
from lettergen.compose.assemble import template_values
from lettergen.document import Document, Kind, Link, Text, walk
from lettergen.findings import has_errors
from lettergen.library.reading import unwanted
from lettergen.records.case import Case, Risk, RoleRow
from lettergen.records.dossier import Meeting, SignRules
from lettergen.records.library import Country, Library, Passage
from lettergen.templates import Prose
from lettergen.versions import digest
from lettergen.vocabulary import Share

HOSTILE = [
    "{{ 7*7 }}", "{% for x in asks %}", "{## x ##}", "{#key}", "*x*", "**x**", "_x_", "[x](http://a.test)", "](http://",
    "::: contents", ":::: case", "# x", "- x", "1. x", "> x", "`x`", "<b>x</b>", "&amp;", "&#42;", "[^s1]", "[^1]: x",
    "x\\", "| x | y |", "{br}", "{*x*}", "O'Neill \"Q\"", "{name}", "{surname}", "{names}", "%s", "${x}", "\u200fabc\u200e",
    "Жанболат Мамай", "𝓐", "e\u0301", "..", "---",
]  # fmt: skip
values = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=30).filter(
    lambda text: not unwanted(text) and text.strip() == text
)


def letter_with(value: str, form: str = "sentence") -> Inputs:
    """Return a letter in which the value stands wherever data can stand, each time after a mark that says where."""

    def said(place: str) -> str:
        return f"{place}={value}"

    role = RoleRow(text=said("role"), since=partial("2022-01"), source=("s1",))
    source = {"s1": make_source("2022-01-01", title=said("source"), publisher=said("publisher"))}
    arrested = make_event("arrested", "2022-01-01", offence=said("offence"), says=said("says"))
    cases = [
        make_case(
            "ana", name=said("name"), short=said("short"), role=(role,), sources=source, events=(arrested,)
        ),
        make_case("bo", country="UZ", name=said("other"), role=(), sources=source),
    ]
    texts = [make_text(part, "2022-01-01", said(part)) for part in ("ask", "facts", "standard", "briefing")]
    concern = make_concern(title=said("title"), texts=tuple(texts), countries=("KZ", "UZ"), sources=source)
    library = make_library(
        cases,
        concerns=[concern],
        recommendations=[make_recommendation(do=said("do")), make_recommendation("stop", countries=("UZ",))],
        instruments=[
            make_instrument(first=said("first"), says=(Passage(id="p", text=said("says"), source=("s1",)),))
        ],
        officials=[
            make_official("president", make_holder(said("holder"), seen=("2022-01",)), office=said("office"))
        ],
        organisations=[make_organisation(name=said("organisation"))],
    )
    countries = {
        **library.countries,
        "UZ": Country(code="UZ", name=said("country"), authorities=said("authorities")),
    }
    wanted = make_settings(
        "2022-02-01",
        place=said("place"),
        subject=said("subject"),
        asks=("torture",),
        instruments=("strategy",),
        meeting=Meeting(name=said("meeting"), kind="visit", meets=("KZ", "UZ"), about=("KZ", "UZ")),
        wishes={"form": form},
    )
    return make_inputs(
        dataclasses.replace(library, countries=countries), wanted, say={"occasion": "We write to you."}
    )


LETTER = (
    "name",
    "role",
    "other",
    "ask",
    "facts",
    "standard",
    "first",
    "says",
    "place",
    "subject",
    "office",
    "holder",
)
EXPECTED = {
    (Kind.JOINT_LETTER, "sentence"): LETTER,
    (Kind.JOINT_LETTER, "bullets"): (*LETTER, "offence"),
    (Kind.BRIEFING_PAPER, "sentence"): (
        "name", "role", "other", "title", "briefing", "do", "country", "authorities", "place", "subject", "meeting",
        "organisation", "short", "offence", "says",
    ),
}  # fmt: skip
"""What of the record is printed in each form."""

forms = pytest.mark.parametrize(("kind", "form"), EXPECTED)


def texts(node: object) -> Iterator[str]:
    """Yield every run of characters of a tree, with labels, as they are."""
    if isinstance(node, Text):
        yield node.text
    elif isinstance(node, tuple):
        for part in node:
            yield from texts(part)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            yield from texts(getattr(node, field.name))


def composed(kind: Kind, inputs: Inputs) -> Document:
    made, findings = compose(kind, inputs, built_in(kind))
    assert not has_errors(findings), [str(finding) for finding in findings]
    assert made is not None
    return made.document


def missing(document: Document, places: tuple[str, ...], value: str) -> list[str]:
    """Return the places whose value does not stand in the tree, character by character."""
    printed = list(texts(document.blocks))
    begun = {place: (f"{place}={value}", f"{place.capitalize()}={value}") for place in places}
    return [
        place
        for place, either in begun.items()
        if not any(words in text for text in printed for words in either)
    ]


def shape(document: Document) -> list[tuple[str, str]]:
    assert not list(links(document.blocks))
    return [(type(block).__name__, block.key) for block in walk(document.blocks)]


@cache
def usual_shape(kind: Kind, form: str) -> list[tuple[str, str]]:
    return shape(composed(kind, letter_with("x", form)))


def assert_only_text(kind: Kind, form: str, value: str) -> None:
    """The value stands in the tree as itself, wherever it is printed, and adds nothing to its structure."""
    document = composed(kind, letter_with(value, form))
    assert missing(document, EXPECTED[kind, form], value) == []
    assert shape(document) == usual_shape(kind, form)


@forms
@settings(max_examples=40)
@given(value=values)
def test_a_value_is_only_text(kind: Kind, form: str, value: str) -> None:
    assert_only_text(kind, form, value)


@forms
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_only_text(kind: Kind, form: str, value: str) -> None:
    assert_only_text(kind, form, value)


def links(node: object) -> Iterator[Link]:
    if isinstance(node, Link):
        yield node
    for part in node if isinstance(node, tuple) else (getattr(node, f.name) for f in _fields(node)):
        yield from links(part)


def _fields(node: object) -> tuple[dataclasses.Field[object], ...]:
    return dataclasses.fields(node) if dataclasses.is_dataclass(node) and not isinstance(node, type) else ()


@settings(max_examples=40)
@given(value=values)
def test_the_digest_is_that_of_the_words_and_not_of_their_encoding(value: str) -> None:
    forms = {
        digest(composed(Kind.JOINT_LETTER, letter_with(unicodedata.normalize(form, value))))
        for form in ("NFC", "NFD")
    }
    if (
        len(unicodedata.normalize("NFC", value)) % 2 == len(unicodedata.normalize("NFD", value)) % 2
    ):  # one form of letter
        assert len(forms) == 1


# What a template cannot see.

SECRET = "not for you"  # noqa: S105 - a phrase to look for


def withheld() -> Library:
    """Return a library in which a secret stands wherever the view of a public letter does not reach."""
    later = {"s1": make_source("2022-01-01"), "late": make_source("2023-01-01", title=SECRET)}
    risk = Risk(kind="health", text=SECRET, since=partial("2022"), source=("s1",), share=Share.INTERNAL)
    hidden = (
        make_event("imprisoned", as_of="2022-01-01"),
        make_event("tortured", "2022-01-01", note=SECRET, share=Share.COALITION),
        make_event("released", "2023-01-01", note=SECRET, source="late"),
    )
    seen = make_case(
        "ana",
        events=hidden,
        risk=(risk,),
        sources=later,
        texts=(make_text("letter", "2022-01-01", "Held."), make_text("letter", "2023-01-01", SECRET, "late")),
        names={"kk": SECRET},
    )
    others: list[Case] = [
        make_case("bo", name=SECRET, share=Share.INTERNAL),
        make_case("cy", name=SECRET, consent=()),
        make_case("di", name=SECRET, consent=(make_consent("no"),)),
        make_case("ed", name=SECRET, sources={"s1": make_source("2023-01-01")}),
    ]
    concerns = [
        make_concern(
            texts=(make_text("ask", "2022-01-01", "end it"), make_text("ask", "2023-01-01", SECRET))
        ),
        make_concern("inside", title=SECRET, share=Share.COALITION),
    ]
    late = make_recommendation(do=SECRET, since=partial("2023-01-01"))
    return make_library(
        [seen, *others], concerns=concerns, recommendations=[late], organisations=[make_organisation()]
    )


def inputs_of_withheld() -> Inputs:
    return make_inputs(
        withheld(),
        make_settings(to=(), asks=("torture", "inside"), sign=SignRules(drafter="iphr")),
        say={"occasion": "We write to you.", "appeal": "Decide."},
    )


def test_templates_see_nothing_that_is_withheld() -> None:
    context, _ = template_values(inputs_of_withheld())
    assert SECRET not in repr(context)
    for kind in Kind:
        assert SECRET not in repr(composed(kind, inputs_of_withheld()))


def test_templates_see_plain_values_only() -> None:
    context, _ = template_values(inputs_of_withheld())
    assert set(map(type, _leaves(context))) <= {str, int, bool, Prose}


def _leaves(node: object) -> Iterator[object]:
    if isinstance(node, Mapping):
        node = tuple(node.values())
    if isinstance(node, tuple):
        for part in node:
            yield from _leaves(part)
    elif isinstance(node, Prose) or not dataclasses.is_dataclass(node):
        yield node
    else:
        for field in dataclasses.fields(node):
            yield from _leaves(getattr(node, field.name))


def test_files_of_records_do_not_show_in_what_a_template_prints() -> None:
    document = composed(Kind.BRIEFING_PAPER, inputs_of_withheld())
    assert not any(PurePosixPath("cases").name + "/" in text for text in texts(document.blocks))
