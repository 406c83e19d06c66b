from __future__ import annotations

import dataclasses
import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console
from tree_samples import hostile, sample
from tree_strategies import documents

from lettergen.document import (
    AddressBlock,
    Block,
    Document,
    Heading,
    Inlines,
    Item,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Role,
    Row,
    Strong,
    Table,
    Text,
)
from lettergen.writers.terminal import MEASURE, MINIMUM, print_document


def printed(document: Document, width: int = 80, *, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        legacy_windows=False,
    )
    print_document(document, console, width)
    return file.getvalue()


def lines_of(*blocks: Block, width: int = 80) -> list[str]:
    """Return the lines of blocks, without the head."""
    document = dataclasses.replace(sample(), blocks=blocks)
    return printed(document, width).split("\n")[2:-1]


def paragraph(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph("k", (Text(text),), role)


def test_a_heading_stands_apart_from_the_line_that_announces_it() -> None:
    lead, heading = paragraph("Country by country:", Role.LEAD_IN), Heading("h", 1, (Text("Kazakhstan"),))
    assert lines_of(lead, heading) == ["", "Country by country:", "", "Kazakhstan", "──────────"]
    assert lines_of(lead, paragraph("Free them.")) == ["", "Country by country:", "Free them."]


@pytest.mark.parametrize("width", [80, 120])
def test_a_document_in_the_terminal(golden: Callable[[str, str], None], width: int) -> None:
    golden(f"terminal/sample-{width}.txt", printed(sample(), width))


@pytest.mark.parametrize("width", [1, 20, 40, 80, 88, 120, 300])
@pytest.mark.parametrize("make", [sample, hostile])
def test_lines_fit_and_carry_no_trailing_space(make: Callable[[], Document], width: int) -> None:
    lines = printed(make(), width).split("\n")
    assert max(map(cell_len, lines)) <= max(MINIMUM, min(width, MEASURE))
    assert [line for line in lines if line != line.rstrip()] == []


def _bad(text: str) -> list[str]:
    hidden = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    return [c for c in text if unicodedata.category(c) in hidden and c not in "\n\u200c\u200d"]


def test_hostile_text_prints_as_it_is_and_moves_nothing() -> None:
    text = printed(hostile(), 120)
    assert _bad(text) == []
    assert "\u00a0" not in text
    flat = re.sub(r"\s+", "", text)
    assert "[boldred]x[/boldred][/b]:smile:[link=file:///etc]y[/]" in flat
    assert "␛]0;title␇␛[2J" in flat


def test_in_colour_only_colours_are_added() -> None:
    coloured = printed(hostile(), 80, terminal=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(hostile(), 80)


def test_in_a_wide_terminal_the_letter_stands_in_the_middle() -> None:
    wide = re.sub(r"\x1b\[[0-9;]*m", "", printed(sample(), 120, terminal=True)).split("\n")
    piped = printed(sample(), 120).split("\n")
    assert [line.removeprefix(" " * 16) for line in wide] == piped
    assert all(line.startswith(" " * 16) for line in wide if line)


@settings(max_examples=60)
@given(documents(max_size=3))
def test_anything_prints(document: Document) -> None:
    text = printed(document, 80)
    assert _bad(text) == []
    assert [line for line in text.split("\n") if line != line.rstrip() or cell_len(line) > 80] == []


def test_no_break_spaces_keep_words_together() -> None:
    words = "a " * 37 + "3\u00a0December\u202f2026 b"
    assert lines_of(paragraph(words)) == ["", "a " * 36 + "a", "3 December 2026 b"]


def test_line_ends_in_data_begin_no_line() -> None:
    assert lines_of(paragraph("a\n\nb\tc")) == ["", "a␊␊b␉c"]


def test_a_word_longer_than_the_line_is_not_lost() -> None:
    lines = lines_of(paragraph("x" * 200))
    assert "".join(lines) == "x" * 200


def test_the_head_says_draft_and_when() -> None:
    first, second = printed(sample()).split("\n")[:2]
    assert first == "DRAFT  Joint letter on Ostania" + " " * 35 + "3 December 2026"
    assert second == "─" * 80
    final = dataclasses.replace(sample(), mark="", running="r" * 90)
    assert printed(final).split("\n")[:3] == ["r" * 80, "r" * 10, " " * 65 + "3 December 2026"]


def test_datelines_stand_on_the_right() -> None:
    assert lines_of(paragraph("Brussels", Role.DATELINE)) == ["", "Brussels".rjust(80)]


def test_a_lead_in_stays_with_its_list() -> None:
    listing = ListBlock("l", (Item("l.1", (Text("x " * 40),)), Item("l.2", (Text("y"),))))
    assert lines_of(paragraph("Ask:", Role.LEAD_IN), listing, paragraph("z")) == [
        "",
        "Ask:",
        "  • " + "x " * 37 + "x",
        "    x x",
        "  • y",
        "",
        "z",
    ]


def test_numbers_of_a_list_stand_below_each_other() -> None:
    listing = ListBlock("l", tuple(Item(f"l.{n}", (Text("x"),)) for n in range(1, 11)), ordered=True)
    lines = lines_of(listing)
    assert (lines[1], lines[10]) == ("   1. x", "  10. x")


def test_links_show_their_address_once() -> None:
    run: Inlines = (
        Link("https://e.org", (Text("words"),)),
        Text(" "),
        Link("https://e.org/a", (Text("https://e.org/a"),)),
        Text(" "),
        Link("mailto:a@e.org", (Text("a@e.org"),)),
    )
    assert lines_of(Paragraph("k", run)) == ["", "words <https://e.org> https://e.org/a a@e.org"]


def test_notes_are_numbered_and_stand_at_the_end() -> None:
    run = (Text("a"), Note((Text("one"),)), Strong((Note((Text("two"),)),)))
    assert lines_of(Paragraph("k", run), paragraph("b")) == [
        "",
        "a[1][2]",
        "",
        "b",
        "",
        "Notes",
        "[1] one",
        "[2] two",
    ]


def test_a_label_that_is_long_has_its_own_line() -> None:
    run = ((Text("the archive"),), (Text("x"),))
    assert lines_of(AddressBlock("k", "To:", run)) == ["", "To:  the archive", "     x"]
    assert lines_of(AddressBlock("k", "l" * 30, run)) == ["", "l" * 30, "the archive", "x"]
    assert lines_of(AddressBlock("k", "To:", ())) == ["", "To:"]


def test_a_table_that_is_too_wide_is_written_below_each_other() -> None:
    run = tuple((Text(f"h{number}"),) for number in range(9))
    cells = tuple((Text(f"c{number}"),) for number in range(9))
    table = Table("t", (Text("Caption"),), run, (Row("r", cells),))
    assert lines_of(table) == ["", "Caption", "", *(f"  h{number}: c{number}" for number in range(9))]
    narrow = Table("t", (Text("Caption"),), run[:2], (Row("r", cells[:2]),))
    assert lines_of(narrow) == ["", "Caption", "h0   h1", "───────", "c0   c1"]
