"""What a text says of its signatories follows the list, in every document the same."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from builders import make_settings
from hypothesis import given
from hypothesis import strategies as st
from test_printed import COUNTRIES, ORGANISATIONS, document, signature

from lettergen.document import (
    Document,
    Emphasis,
    Item,
    ListBlock,
    Note,
    Paragraph,
    SignatoryFact,
    SignatoryList,
    SignatoryWords,
    Text,
    plain,
    walk,
)
from lettergen.findings import Source
from lettergen.markup import parse_document
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.signatures import Person, PrintedForm, Signature
from lettergen.signing import fill_signatories, leave_open
from lettergen.signing.filling import TO_BE_SIGNED
from lettergen.signing.in_text import Numbers, in_a_sentence, number
from lettergen.versions import digest, is_signed, signatory_words
from lettergen.writers.markdown import write_markdown

COUNT, COUNTED, NAMES = (
    SignatoryWords(fact=fact) for fact in (SignatoryFact.COUNT, SignatoryFact.COUNTED, SignatoryFact.NAMES)
)
ANA = signature("ana", organisation="", person=Person(name="Ana Diaz"), capacity="personal")
WE = Paragraph("we", (Text("We, the undersigned "), COUNTED, Text(", write to you.")))
LIST = SignatoryList("signatories", ())


def signed(whole: Document, *rows: Signature, **rules: object) -> Document:
    settings = make_settings(sign=SignRules(drafter="iphr", order="as-signed", **rules))  # type: ignore[arg-type]
    dossier = Dossier(folder=PurePosixPath("letters/one"), settings=settings, say={}, signatures=rows)
    return fill_signatories(whole, dossier, ORGANISATIONS, COUNTRIES)


def words(whole: Document) -> list[str]:
    return [plain(block.inlines) for block in whole.blocks if isinstance(block, Paragraph)]


ROWS = tuple(signature(key, place) for place, key in enumerate(("iphr", "kibhr", "tihr"), 1))


@pytest.mark.parametrize(
    ("rows", "expected", "listed"),
    [
        (ROWS[:1], "one organisation", [1]),
        (ROWS, "three organisations", [3]),
        ((*ROWS, ANA), "three organisations and one individual", [4]),
        ((ANA,), "one individual", [1]),
        ((*ROWS, signature("lpf", disclosed=False)), "three organisations", [3]),
        ((*ROWS, signature("lpf", answer="withdrawn")), "three organisations", [3]),
        ((), "[number of signatories]", []),
    ],
)
def test_the_number_is_that_of_the_list(
    rows: tuple[Signature, ...], expected: str, listed: list[int]
) -> None:
    filled = signed(document(WE, LIST), *rows)
    assert words(filled) == [f"We, the undersigned {expected}, write to you."]
    assert [len(b.lines) for b in filled.blocks if isinstance(b, SignatoryList)] == listed


@pytest.mark.parametrize(
    ("numbers", "count", "expected"),
    [
        ("usual", 12, "twelve"), ("usual", 13, "13"), ("usual", 31, "31"),
        ("words", 9, "nine"), ("words", 19, "nineteen"), ("words", 20, "twenty"), ("words", 31, "thirty-one"),
        ("words", 99, "ninety-nine"), ("words", 100, "100"), ("digits", 9, "9"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_words_or_digits(numbers: Numbers, count: int, expected: str) -> None:
    assert number(count, numbers) == expected


def test_a_number_begins_a_sentence_with_a_large_letter_and_a_name_stays_as_it_is() -> None:
    aero = signature("aero", 1)
    blocks = (
        Paragraph("a", (COUNT, Text(" of us. "), COUNT, Text(" more, "), Emphasis((COUNT,)), Text("! "))),
        Paragraph("b", (Emphasis((COUNT, Text(" of us."))), Text(" "), COUNT, Text(" more; "), COUNT)),
        Paragraph("c", (NAMES, Text(" write."))),
    )
    assert words(signed(document(*blocks), aero)) == [
        "One of us. One more, one! ",
        "One of us. One more; one",
        "ærø Group write.",
    ]


def test_what_is_open_is_filled_wherever_it_stands() -> None:
    blocks = (
        ListBlock("l", (Item("l.1", (Text("We are "), COUNT)),)),
        Paragraph("n", (Text("x"), Note((Text("Of the "), COUNT)))),
    )
    filled = signed(document(*blocks), *ROWS)
    assert not signatory_words(filled)
    assert "three" in repr(filled.blocks[0]) and "three" in repr(filled.blocks[1])


# Names.


def test_names_in_a_sentence_have_country_and_exile_in_brackets() -> None:
    rows = (
        signature("kibhr", 1, print=PrintedForm(country=True)),
        signature("tihr", 2, print=PrintedForm(country=True, qualifier="based in exile in Austria")),
        signature("lpf", 3),
    )
    lead = Paragraph("lead", (NAMES, Text(" call on you.")))
    assert words(signed(document(lead), *rows, show="in-text")) == [
        "Kazakhstan Bureau (KIBHR, Kazakhstan), Turkmen Initiative (TIHR, Austria, based in exile in Austria)"
        " and Legal Prosperity call on you."
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A (X, Y)", "B"], "A (X, Y) and B"),
        (["A, within the framework of X", "B", "C"], "A, within the framework of X; B; and C"),
        (["A, B"], "A, B"),
    ],
)
def test_semicolons_part_names_that_have_a_comma(names: list[str], expected: str) -> None:
    assert in_a_sentence(names, "en") == expected


# What is signed.


def test_the_digest_does_not_know_who_signs() -> None:
    whole = document(WE, LIST)
    other = document(Paragraph("we", (Text("We, the undersigned "), COUNT, Text(", write to you."))), LIST)
    assert digest(whole) != digest(other)  # where the number stands is part of the text, the number is not
    assert digest(whole) != digest(signed(whole, *ROWS))


def test_a_document_that_names_its_signatories_is_signed_and_one_that_counts_them_is_not() -> None:
    assert is_signed(document(Paragraph("a", (Emphasis((NAMES,)),))))
    assert not is_signed(document(WE))


def test_open_words_stay_open_in_markdown_and_read_back() -> None:
    whole = document(WE, Paragraph("b", (Emphasis((COUNT,)), NAMES)), LIST)
    text = write_markdown(whole)
    assert "We, the undersigned {{ counted_signatories }}, write to you." in text
    blocks, findings = parse_document(text, Source(PurePosixPath("a.md"), 1))
    assert (blocks, tuple(findings)) == (whole.blocks, ())


@pytest.mark.parametrize("name", ["signatory_cuont", "asks", "X"])
def test_another_name_in_braces_is_told_and_kept_as_text(name: str) -> None:
    blocks, findings = parse_document(f"We {{{{ {name} }}}} write.\n", Source(PurePosixPath("a.md"), 1))
    assert [finding.code for finding in findings] == ["markup-name"]
    assert isinstance(blocks[0], Paragraph) and plain(blocks[0].inlines) == f"We {{{{ {name} }}}} write."


def test_what_is_circulated_says_that_signatories_are_to_come() -> None:
    whole = leave_open(document(WE, LIST))
    assert words(whole) == ["We, the undersigned [number of signatories], write to you.", TO_BE_SIGNED]
    assert not any(isinstance(block, SignatoryList) for block in walk(whole.blocks))


# Without a list.


def test_a_count_only() -> None:
    assert words(signed(document(LIST), *ROWS, show="count", numbers="digits")) == [
        "Signed by 3 organisations."
    ]
    assert signed(document(LIST), show="count").blocks == ()


def test_names_in_the_text_and_no_list() -> None:
    whole = document(Paragraph("a", (NAMES,)), LIST)
    assert len(signed(whole, *ROWS, show="in-text").blocks) == 1


@given(st.permutations(ROWS), st.sampled_from(["usual", "words", "digits"]))
def test_the_order_of_files_changes_nothing(rows: list[Signature], numbers: Numbers) -> None:
    whole = document(WE, Paragraph("b", (NAMES,)), LIST)
    assert signed(whole, *rows, numbers=numbers) == signed(whole, *ROWS, numbers=numbers)
