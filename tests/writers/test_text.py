from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable

import pytest
from example_documents import DOCUMENTS, document_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_samples import letter, oddities
from tree_samples import hostile, sample
from tree_strategies import documents
from wcwidth import width

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Item,
    Kind,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.house import House
from lettergen.visible import visible
from lettergen.writers import WRITERS
from lettergen.writers.text import write_text
from lettergen.writers.text.lines import MEASURE, fill

ACTED_ON = re.compile(r"From |[>~]|--?$|\.$|=+$")
"""How a line may not begin, or what it may not be, where its words are data."""


def text_of(*blocks: Block) -> str:
    """Return what blocks are written as, with neither head nor notes of their own."""
    return write_text(dataclasses.replace(sample(), blocks=blocks, mark=""))


def test_a_heading_stands_apart_from_the_line_that_announces_it() -> None:
    lead, heading = Paragraph("p", (Text("By country:"),), Role.LEAD_IN), Heading("h", 1, (Text("Peru"),))
    assert text_of(lead, heading).split("\n")[:-1] == ["By country:", "", "Peru", "===="]
    assert text_of(heading, lead).startswith("Peru")
    assert text_of(lead, Paragraph("q", (Text("Free them."),))) == "By country:\nFree them.\n"


def lines_of(*inlines: Inline) -> list[str]:
    return text_of(Paragraph("p", inlines)).split("\n")[:-1]


def squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", visible(words)).split())


def test_a_whole_text(golden: Callable[[str, str], None]) -> None:
    golden("text/every-node.txt", write_text(sample()))
    golden("text/oddities.txt", write_text(oddities()))


@pytest.mark.parametrize(("example", "kind"), DOCUMENTS)
def test_an_example_as_text(example: str, kind: Kind, golden: Callable[[str, str], None]) -> None:
    golden(f"text/{example}/{kind.value}.txt", write_text(document_of(example, kind)))


def test_the_format_is_in_the_table_of_writers() -> None:
    writer = WRITERS["txt"]
    assert writer.suffix == ".txt"
    assert writer.write(sample(), House()) == write_text(sample()).encode()


def assert_mailable(text: str) -> None:
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00a0\u2028\u2029\u202a-\u202e\ue000-\uf8ff]", text)
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    lines = text.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert [line for line in lines if width(line) > MEASURE and "://" not in line] == []


@pytest.mark.parametrize("make", [sample, hostile, oddities, letter])
def test_samples_can_be_mailed(make: Callable[[], Document]) -> None:
    text = write_text(make())
    assert_mailable(text)
    assert text[0] != "\n"
    assert not text.endswith("\n\n")


@settings(max_examples=200)
@given(documents(max_size=4))
def test_any_document_can_be_mailed(document: Document) -> None:
    assert_mailable(write_text(document))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_any_text_survives_as_itself(words: str) -> None:
    run = (Text(f"«{words}»"),)
    text = text_of(
        TitleBlock("title", run, (run,)),
        AddressBlock("to", "To:", (run,)),
        Heading("heading", 1, run),
        Paragraph("p", (Strong(run), Emphasis(run), Link("https://x.org/", run), LineBreak(), *run)),
        Paragraph("noted", (Note(run),)),
        ListBlock("list", (Item("item", run),), ordered=True),
        Quote("quote", run),
        Table("table", run, (run, run), (Row("row", (run, run)),)),
        CaseBlock("case", 3, run, (Fact(f"«{words}»", run),), (Paragraph("inner", run),)),
        SignatoryList("signatories", (run,)),
    )
    assert squeezed(text).count(squeezed(f"«{words}»")) == 21


ACTED_ON_WORDS = st.sampled_from(
    ["From", "from", ">", ">>", ">From", "--", "-- ", "---", "-", "====", "~!", "~.", ".", "..", "word", "x" * 66,
     "\u00a0", "*", "#"]
)  # fmt: skip


@given(st.lists(ACTED_ON_WORDS | st.just(LineBreak()), min_size=1))
def test_no_line_of_data_is_more_than_words(words: list[str | LineBreak]) -> None:
    run = tuple(Text(f" {word} ") if isinstance(word, str) else word for word in words)
    text = text_of(Paragraph("p", run), SignatoryList("s", (run,)))
    assert [line for line in text.split("\n") if ACTED_ON.match(line)] == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("From threats to prison", " From threats to prison"),
        ("From\u00a0now on", " From now on"),
        ("Fromage", "Fromage"),
        ("> quoted", " > quoted"),
        ("--", " --"),
        ("-- \u00a0", " --"),
        ("~!true", " ~!true"),
        (".", " ."),
        ("...", "..."),
        ("========", " ========"),
        ("- - - -", " - - - -"),
        ("– a dash", "– a dash"),
    ],
)
def test_a_line_that_programs_act_on_gets_a_blank_before_it(words: str, line: str) -> None:
    assert lines_of(Text(words)) == [line]


def test_only_lists_facts_quotations_and_rows_are_indented() -> None:
    assert lines_of(Text("  - not an item")) == ["- not an item"]
    assert text_of(ListBlock("l", (Item("i", (Text("- item"),)),))) == "  - - item\n"
    assert text_of(Quote("q", (Text("said"),))) == "    said\n"


def test_wide_and_combining_characters_are_measured_as_they_are_shown() -> None:
    assert lines_of(Text("中" * 80)) == ["中" * 35, "中" * 35, "中" * 10]
    word = "e\u0323\u0302" * 20
    assert lines_of(Text(" ".join([word] * 4))) == [
        " ".join([unicodedata.normalize("NFC", word)] * 3),
        unicodedata.normalize("NFC", word),
    ]


def test_a_long_word_is_divided_between_what_one_sees_as_characters() -> None:
    family = "👩\u200d👩\u200d👧"
    lines = lines_of(Text(family * 40))
    assert "".join(lines) == family * 40
    assert {line.count(family) * len(family) == len(line) for line in lines} == {True}


def test_an_address_is_never_divided() -> None:
    url = "https://example.org/" + "a" * 200
    assert lines_of(Text("See "), Link(url, (Text(url),)), Text(" now.")) == ["See", f"<{url}>", "now."]


def test_an_address_longer_than_a_mail_may_have_lines_is() -> None:
    url = "https://example.org/" + "a" * 1500
    assert max(map(len, lines_of(Link(url, (Text(url),))))) <= MEASURE


def test_no_break_spaces_keep_words_together() -> None:
    assert lines_of(Text("a " * 32 + "3\u00a0December\u202f2026 b")) == ["a " * 31 + "a", "3 December 2026 b"]


def test_no_break_spaces_alone_are_nothing() -> None:
    nothing = Paragraph("n", (Text(" \u00a0 "),))
    assert text_of(Paragraph("p", (Text("a \u00a0 b"),)), nothing, nothing) == "a b\n"


def test_line_ends_in_data_begin_no_line() -> None:
    assert lines_of(Text("a\n\nb\tc"), LineBreak(), Text("d")) == ["a b c", "d"]


def test_blanks_between_runs_are_kept_and_none_is_added() -> None:
    assert lines_of(Text("one "), Strong((Text("two"),)), Text(", three")) == ["one two, three"]


def test_notes_are_numbered_first_and_then_addresses_each_once() -> None:
    here, there = "https://x.org/here", "https://x.org/сот"
    text = text_of(
        Paragraph("a", (Link(here, (Text("Here"),)), Text(" and "), Link(there, (Text("there"),)))),
        Paragraph("b", (Text("Noted."), Note((Text("See "), Link(here, (Text("this"),)))))),
        Paragraph("c", (Link(here, (Text("Again"),)), Note((Text("Last."),)))),
    )
    assert text == (
        "Here [3] and there [4]\n\nNoted.[1]\n\nAgain [3][2]\n\nNotes\n=====\n\n"
        "[1] See this <https://x.org/here>\n[2] Last.\n[3] <https://x.org/here>\n"
        "[4] <https://x.org/%D1%81%D0%BE%D1%82>\n"
    )


def test_a_mail_address_is_written_once() -> None:
    assert lines_of(Link("mailto:a@x.org", (Text("a@x.org"),))) == ["a@x.org"]


def test_a_table_is_written_row_by_row() -> None:
    rows = (Row("r", ((Text("Velden"),), (Text("9"),))), Row("s", ((Text("Mirna"),), ())))
    table = Table("t", (Text("Cases"),), ((), (Text("In 2026"),)), rows)
    assert text_of(table) == "Cases\n\n  Velden\n  In 2026: 9\n\n  Mirna\n  In 2026:\n"


def test_items_of_several_lines_stand_apart() -> None:
    long = Item("long", (Text("word " * 40),))
    short = Item("short", (Text("word"),))
    assert text_of(ListBlock("l", (short, short), ordered=True)) == "  1. word\n  2. word\n"
    assert text_of(ListBlock("l", (short, long))).startswith("  - word\n\n  - word word")


def test_a_draft_says_so_and_a_final_does_not() -> None:
    assert write_text(letter()).startswith("DRAFT · 3 December 2026\n\nTo:")
    final = write_text(letter(mark=""))
    assert "DRAFT" not in final
    assert final.startswith("To:")


def test_keys_are_not_written() -> None:
    blocks = tuple(dataclasses.replace(block, key=f"whisper-{block.key}") for block in sample().blocks)
    assert write_text(dataclasses.replace(sample(), blocks=blocks)) == write_text(sample())


def test_a_rule_below_two_letters_is_no_signature_mark() -> None:
    assert text_of(Heading("h", 2, (Text("EU"),))) == "EU\n----\n"


def test_what_stands_below_a_mark_is_indented_like_it() -> None:
    assert fill("word " * 15, "中: ") == ["中: " + "word " * 12 + "word", "    word word"]
