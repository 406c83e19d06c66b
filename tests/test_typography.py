"""The last pass: quotes, dashes, no-break spaces. In the tests "~" stands for a no-break space."""

from __future__ import annotations

import dataclasses

import pytest
from builders import day
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import (
    Document,
    Emphasis,
    Inline,
    Inlines,
    Kind,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Strong,
    Text,
    plain,
)
from lettergen.markup.nodes import Cite
from lettergen.typography import NO_BREAK, set_text, set_type


def text_set(text: str) -> str:
    return set_text(text).replace(NO_BREAK, "~")


def run_set(*inlines: Inline) -> Inlines:
    document = Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="A 'title'",
        author="IPHR",
        date=day("2022-10-19"),
        date_text="19 October 2022",
        blocks=(Paragraph("p", inlines),),
        running="A -- B",
    )
    done = set_type(document)
    assert (done.title, done.running, done.date_text) == (
        "A ‘title’",
        "A – B",
        f"19{NO_BREAK}October{NO_BREAK}2022",
    )
    (block,) = done.blocks
    assert isinstance(block, Paragraph)
    assert block.key == "p"
    return block.inlines


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"no"', "“no”"),
        ("'no'", "‘no’"),
        ("\"'Extremist' groups\", they say", "“‘Extremist’ groups”, they say"),
        ("they call it \"a 'foreign' law\"", "they call it “a ‘foreign’ law”"),
        ("the country's defenders' rights", "the country’s defenders’ rights"),
        ("'tis 'Twas the '90s, 'til rock 'n' roll", "’tis ’Twas the ’90s, ’til rock ’n’ roll"),
        ("'tissues'", "‘tissues’"),
        ('("so") ["so"] and/or \'so\'', "(“so”) [“so”] and/or ‘so’"),
        ('said "yes"--then "no"', "said “yes”–then “no”"),
        ('"wait---" he said', "“wait—” he said"),
        ("G'ulom Ma'ruf O'tkir", "G’ulom Ma’ruf O’tkir"),
        ("«кавычки» и “готово”", "«кавычки» и “готово”"),
        ('an end "', "an end ”"),
    ],
)
def test_quotes_and_dashes(typed: str, printed: str) -> None:
    assert text_set(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("on 19 October 2022", "on 19~October~2022"),
        ("in October 2022, May 3", "in October~2022, May 3"),
        ("on 1 May", "on 1~May"),
        ("in 2022 May was cold", "in 2022 May was cold"),
        ("115 May", "115 May"),
        ("President Michel and President von der Leyen", "President~Michel and President~von der Leyen"),
        ("Mr Kozlov, Ms. Ömer, Dr Şahin", "Mr~Kozlov, Ms.~Ömer, Dr~Şahin"),
        ("the President of it, a president Who", "the President of it, a president Who"),
        ("16 years, 31 organisations, 5 per cent", "16~years, 31~organisations, 5~per cent"),
        ("by 2023 people had fled", "by 2023 people had fled"),
        (
            "Article 19, Articles 3 and 5, para. 16, No. 7, p. 3, § 2 (note 4)",
            "Article~19, Articles~3 and 5, para.~16, No.~7, p.~3, §~2 (note~4)",
        ),
        ("He said No. Then he left on step 3", "He said No. Then he left on step 3"),
    ],
)
def test_what_belongs_together_stays_on_a_line(typed: str, printed: str) -> None:
    assert text_set(typed) == printed


@pytest.mark.parametrize(
    "address",
    [
        "https://a.org/b--c'd/19 ",
        "www.a.org/--x ",
        "mailto:a--b@c.org ",
        "a-b.c+d@e--f.org",
        "http://a.org/?q=---&r=1",
    ],
)
def test_an_address_stays_letter_by_letter(address: str) -> None:
    address = address.strip()
    assert text_set(f'see "{address}", or -- ({address}).') == f"see “{address}”, or – ({address})."


def test_quotes_see_through_emphasis_and_links() -> None:
    done = run_set(
        Text("'"),
        Emphasis((Text("Kloop"),)),
        Text("' and \""),
        Link("https://a.org", (Strong((Text("19"),)), Text(" October's"))),
        Text('"'),
    )
    assert plain(done) == f"‘Kloop’ and “19{NO_BREAK}October’s”"
    assert isinstance(done[3], Link)


def test_a_link_printed_as_itself_stays_and_a_note_is_a_run_of_its_own() -> None:
    url = "https://a.org/'--'/19 May"
    note = Note((Text("'See'"), Text(' "there"')))
    done = run_set(
        Text('"('), Link(url, (Text(url),)), Text(")"), note, Text('" he'), LineBreak(), Text('"b"')
    )
    assert plain(done) == f"“({url})” he\n“b”"
    assert done[3] == Note((Text("‘See’"), Text(" “there”")))


def test_a_note_still_to_be_found_stays() -> None:
    assert run_set(Text("'a'"), Cite("s1")) == (Text("‘a’"), Cite("s1"))


TYPED = st.text(
    st.sampled_from("'\"- –—‘“”’/.()a1sT9\n\u00a0@:wОé") | st.characters(codec="utf-8"), max_size=40
)
WORDS = st.sampled_from(
    [
        "President ",
        "von ",
        "19 ",
        "October",
        "https://a.b/--'",
        "www.",
        "'90s",
        "No. ",
        "--",
        '"',
        "'",
        " ",
        "a@b.c",
    ]
)


@given(TYPED | st.lists(WORDS, max_size=8).map("".join))
def test_the_pass_changes_nothing_twice(text: str) -> None:
    once = set_text(text)
    assert set_text(once) == once


def inlines(depth: int = 2) -> st.SearchStrategy[Inlines]:
    leaf = st.builds(Text, TYPED) | st.just(LineBreak())
    if not depth:
        return st.lists(leaf, max_size=3).map(tuple)
    below = inlines(depth - 1)
    deep = st.builds(Strong, below) | st.builds(Emphasis, below) | st.builds(Note, below)
    return st.lists(leaf | deep | st.builds(Link, st.just("https://a.b"), below), max_size=4).map(tuple)


@given(inlines())
def test_a_tree_keeps_its_shape_and_changes_nothing_twice(run: Inlines) -> None:
    once = run_set(*run)
    assert run_set(*once) == once
    assert shape(once) == shape(run)


def shape(run: Inlines) -> list[object]:
    return [(type(inline).__name__, *map(shape, held(inline))) for inline in run]


def held(inline: Inline) -> list[Inlines]:
    values = (getattr(inline, field.name) for field in dataclasses.fields(inline))
    return [value for value in values if isinstance(value, tuple)]
