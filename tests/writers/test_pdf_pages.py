from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from pdf_prose import SENTENCES
from pdf_reading import Reading
from pdf_samples import briefing, letter, oddities, text

from lettergen.document import (
    Block,
    CaseBlock,
    Contents,
    Document,
    Fact,
    Heading,
    Inlines,
    Item,
    Kind,
    ListBlock,
    Note,
    Paragraph,
    Role,
    Row,
    SignatoryList,
    Table,
    TitleBlock,
)
from lettergen.findings import LettergenError
from lettergen.writers.pdf import write_pdf

# How many lines stand above what is tested: with these, the end of the page falls at each place in it.
OFFSETS = range(28, 36)


def paper(kind: Kind, blocks: Iterable[Block]) -> Document:
    return dataclasses.replace(letter(), kind=kind, blocks=tuple(blocks))


def filler(lines: int) -> list[Block]:
    return [Paragraph(f"filler/{number}", text("Filler")) for number in range(lines)]


def long(key: str) -> Paragraph:
    """Return a paragraph of several lines, whose words are numbered."""
    return Paragraph(key, text(" ".join(f"{key}{number}" for number in range(60))))


def rows() -> tuple[Row, ...]:
    cells = [" ".join(f"cell{row}w{word}" for word in range(20)) for row in range(6)]
    return tuple(Row(f"row{row}", (text(f"head{row}."), text(cell))) for row, cell in enumerate(cells))


SIGNED = (
    long("last"),
    Paragraph("closing", text("Yours sincerely,"), Role.CLOSING),
    SignatoryList("signatories", tuple(text(f"Signatory {number}.") for number in range(8))),
)
CASE = CaseBlock(
    "case",
    2,
    text("Name of the case"),
    (Fact("Who", text("first fact")), Fact("What", text("second fact"))),
    (long("body"),),
)
LIST = ListBlock(
    "list", tuple(Item(f"i{n}", text(" ".join(f"item{n}w{w}" for w in range(25)))) for n in range(6))
)
PAIR = ListBlock("pair", (Item("first", text("First item.")), Item("second", text("Second item."))))
TABLE = Table("table", text("The caption"), (text("Region"), text("Cells")), rows())
LEAD_IN = Paragraph("lead-in", text("What follows:"), Role.LEAD_IN)

TOGETHER: dict[str, tuple[tuple[Block, ...], tuple[str, ...]]] = {
    "signatures": (SIGNED, ("last59", "Yours sincerely,", *(f"Signatory {number}." for number in range(8)))),
    "headings": (
        (Heading("h1", 1, text("The chapter")), Heading("h2", 2, text("The section")), long("body")),
        ("The chapter", "The section", "body0 ", "body9 "),
    ),
    "case": (
        (Heading("h1", 1, text("The chapter")), CASE),
        ("The chapter", "Name of the case", "first fact", "second fact", "body0 ", "body9 "),
    ),
    "list": ((LEAD_IN, LIST), ("What follows:", "item0w0 ", "item0w24")),
    "items": ((PAIR,), ("First item.", "Second item.")),
    "names": ((ListBlock("list", (Item("word", long("word").inlines),)),), ("word0 ", "word59")),
    "table": ((LEAD_IN, TABLE), ("What follows:", "The caption", "head0.", "cell0w19")),
}


def divided(kind: Kind, what: str, house_css: str = "") -> Iterator[int]:
    """Yield the offsets at which what belongs together stands on two pages."""
    blocks, words = TOGETHER[what]
    for lines in OFFSETS:
        reading = Reading(write_pdf(paper(kind, [*filler(lines), *blocks]), house_css))
        if len({reading.page_of(each) for each in words}) > 1:
            yield lines


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (Kind.JOINT_LETTER, "signatures"),
        (Kind.JOINT_LETTER, "list"),
        (Kind.JOINT_LETTER, "items"),
        (Kind.JOINT_LETTER, "names"),
        (Kind.JOINT_LETTER, "headings"),
        (Kind.BRIEFING_PAPER, "list"),
        (Kind.BRIEFING_PAPER, "headings"),
        (Kind.BRIEFING_PAPER, "case"),
        (Kind.BRIEFING_PAPER, "table"),
    ],
)
def test_what_belongs_together_stays_on_one_page(kind: Kind, what: str) -> None:
    assert list(divided(kind, what)) == []


@pytest.mark.parametrize("what", TOGETHER)
def test_that_it_stays_together_is_the_style_sheets_doing(what: str) -> None:
    careless = (
        "* { break-before: auto !important; break-inside: auto !important; break-after: auto !important }"
    )
    css = careless + "* { orphans: 1 !important; widows: 1 !important }"
    assert next(divided(Kind.BRIEFING_PAPER, what, css), None)


def lone_lines(block: Block, house_css: str = "") -> list[int]:
    """Return the offsets at which a page holds one single line of several."""
    found = []
    for lines in OFFSETS:
        reading = Reading(write_pdf(paper(Kind.JOINT_LETTER, [*filler(lines), block]), house_css))
        texts = [page.extract_text() for page in reading.reader.pages]
        if 1 in [len(re.findall("^.*word", text, re.MULTILINE)) for text in texts]:
            found.append(lines)
    return found


def test_no_page_begins_or_ends_with_a_lone_line() -> None:
    assert lone_lines(long("word")) == []
    assert lone_lines(long("word"), "p { orphans: 1; widows: 1 }")


def test_rows_are_not_divided_and_each_page_repeats_the_header() -> None:
    for lines in OFFSETS:
        reading = Reading(write_pdf(paper(Kind.BRIEFING_PAPER, [*filler(lines), TABLE])))
        assert [reading.page_of(f"head{row}.") for row in range(6)] == [
            reading.page_of(f"cell{row}w19") for row in range(6)
        ]
        assert all("Region Cells" in page for page in reading.pages if "cell" in page)


def test_a_table_longer_than_a_page_begins_below_its_heading() -> None:
    many = tuple(Row(f"r{n}", (text(f"Row {n}."), text("Cell"))) for n in range(80))
    long_table = Table("table", text("The caption"), (text("Region"), text("Cells")), many)
    for lines in OFFSETS:
        blocks = [*filler(lines), Heading("h1", 1, text("The chapter")), long_table]
        reading = Reading(write_pdf(paper(Kind.BRIEFING_PAPER, blocks)))
        assert len({reading.page_of(words) for words in ("The chapter", "The caption", "Row 0.")}) == 1


def test_a_long_list_of_signatories_goes_on_overleaf_but_not_with_a_few() -> None:
    names = [f"Signatory {number}." for number in range(21)]
    signed = (*SIGNED[:2], SignatoryList("signatories", tuple(map(text, names))))
    begun = set()
    for lines in range(15, 31):
        reading = Reading(write_pdf(paper(Kind.OPEN_LETTER, [*filler(lines), *signed])))
        pages = [reading.page_of(name) for name in names]
        begun.add(pages.count(pages[0]))
        assert reading.page_of("Yours sincerely,") == pages[0]
    assert begun <= {*range(3, 19), 21}
    assert len(begun) > 5


def test_the_contact_stands_on_the_page_of_the_last_names() -> None:
    contact = Paragraph("contact", text("Contact: the office"), Role.CONTACT)
    pages = []
    for lines in range(20, 34):
        reading = Reading(write_pdf(paper(Kind.BRIEFING_PAPER, [*filler(lines), *SIGNED, contact])))
        assert reading.page_of("Signatory 7.") == reading.page_of("Contact: the office")
        pages.append(reading.page_of("Contact: the office"))
    assert len(set(pages)) == 2


def test_more_signatories_than_a_page_holds_are_all_printed() -> None:
    names = [f"Signatory {number}." for number in range(150)]
    signed = (*SIGNED[:2], SignatoryList("signatories", tuple(map(text, names))))
    reading = Reading(write_pdf(paper(Kind.JOINT_LETTER, signed)))
    assert [reading.text.count(name) for name in names] == [1] * 150


# ---- Notes ----


def sentences(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(SENTENCES) for _ in range(number))


def noted(chance: random.Random) -> Inlines:
    """Return some sentences, about every second with a note of one to four lines."""
    inlines: Inlines = ()
    for _ in range(chance.randint(1, 4)):
        inlines += text(sentences(chance, 1))
        inlines += (Note(text(sentences(chance, chance.choice((1, 1, 3))))),) if chance.random() < 0.5 else ()
        inlines += text(" ")
    return inlines


def random_block(chance: random.Random, key: str) -> Block:
    makers: list[Callable[[], Block]] = [
        lambda: Paragraph(key, noted(chance)),
        lambda: Paragraph(key, noted(chance)),
        lambda: Heading(key, chance.randint(1, 2), noted(chance)[:2]),
        lambda: ListBlock(key, tuple(Item(f"{key}/{item}", noted(chance)) for item in range(3))),
        lambda: Table(
            key,
            noted(chance)[:2],
            (text("Region"),),
            tuple(Row(f"{key}/{row}", (noted(chance),)) for row in range(3)),
        ),
        lambda: CaseBlock(
            key, 2, text("Name"), (Fact("Who", noted(chance)),), (Paragraph(f"{key}/p", noted(chance)),)
        ),
    ]
    return chance.choice(makers)()


def random_paper(seed: int) -> Document:
    chance = random.Random(seed)  # noqa: S311
    blocks = (random_block(chance, f"block/{number}") for number in range(25))
    return paper(Kind.BRIEFING_PAPER, (TitleBlock("t", text("T"), ()), Contents("c", text("C")), *blocks))


def displaced(document: Document) -> list[str]:
    """Return the calls whose notes stand on another page."""
    pages = Reading(write_pdf(document)).targets()
    return [name for name, page in pages.items() if name[0] == "c" and pages[f"n{name[1:]}"] != page]


@pytest.mark.parametrize("seed", range(4))
def test_notes_stand_on_the_pages_of_their_calls(seed: int) -> None:
    assert displaced(random_paper(seed)) == []


def test_notes_of_the_samples_stand_on_the_pages_of_their_calls() -> None:
    assert displaced(briefing()) == []
    assert displaced(oddities()) == []


def displaced_at_offsets() -> list[int]:
    """Return the offsets at which the note of the first line leaves its page, for the sake of a later line."""
    first = Paragraph("first", (*text("Words"), Note(text("The note."))))
    papers = {lines: paper(Kind.BRIEFING_PAPER, [first, *filler(lines), long("last")]) for lines in OFFSETS}
    return [lines for lines, document in papers.items() if displaced(document)]


def test_no_note_leaves_for_the_sake_of_a_line() -> None:
    assert displaced_at_offsets() == []


def test_one_layout_would_not_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lettergen.writers.pdf.notes._MOST_LAYOUTS", 1)
    assert displaced_at_offsets()


def test_more_notes_than_a_page_holds_are_all_printed() -> None:
    notes = [f"Note {number}: {sentences(random.Random(number), 3)}" for number in range(30)]  # noqa: S311
    inlines = sum(((*text("Word "), Note(text(note))) for note in notes), ())
    reading = Reading(write_pdf(paper(Kind.BRIEFING_PAPER, [Paragraph("p", inlines)])))
    assert [reading.text.count(f"Note {number}: ") for number in range(30)] == [1] * 30


@pytest.mark.parametrize("look", ["", ".note { margin: 0 }"])
def test_no_size_of_a_page_sends_notes_overleaf_that_have_room(look: str) -> None:
    short = (Paragraph(f"p{number}", (*text("Words"), Note(text("A note.")))) for number in range(12))
    document = paper(Kind.JOINT_LETTER, short)
    sheets = (f"@page {{ size: 210mm {height}mm }} {look}" for height in range(290, 310, 2))
    assert [len(Reading(write_pdf(document, css)).reader.pages) for css in sheets] == [1] * 10


def test_a_style_sheet_that_loses_notes_fails_the_build_or_keeps_them() -> None:
    try:
        reading = Reading(
            write_pdf(briefing(), "@page { @footnote { border-top: 1pt solid; padding-top: 24pt } }")
        )
    except LettergenError as lost:
        assert "No anchor #n" in lost.message
    else:
        assert reading.tags().count("/Note") == 40
