"""What stays together, what comes again on every page, what the contents say."""

from __future__ import annotations

import dataclasses

import pytest
from docx_parts import Docx, W, keeps, style, text, unpacked, value
from docx_samples import briefing, letter, words
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lettergen.document import (
    Block,
    CaseBlock,
    Contents,
    Document,
    Fact,
    Heading,
    Item,
    LineBreak,
    ListBlock,
    Note,
    Paragraph,
    Role,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
)
from lettergen.writers.docx import write_docx
from lettergen.writers.docx.measures import TEXT_WIDTH
from lettergen.writers.docx.tables import column_widths


def written(*blocks: Block) -> Docx:
    return unpacked(write_docx(dataclasses.replace(briefing(), blocks=blocks)))


def paragraphs(docx: Docx) -> list[tuple[str, str, str | None]]:
    """Return style, text and keeping of every paragraph."""
    found = docx.all("word/document.xml", "p")
    return [(style(paragraph), text(paragraph), keeps(paragraph)) for paragraph in found]


def styles_with(docx: Docx, flag: str) -> set[str]:
    return {
        value(each, "styleId")
        for each in docx.all("word/styles.xml", "style")
        if each.find(f"{W}pPr/{W}{flag}") is not None
    }


def body(key: str) -> Paragraph:
    return Paragraph(key, words(key))


def signatories(count: int) -> SignatoryList:
    return SignatoryList("signatories", tuple(words(str(place)) for place in range(count)))


def test_what_announces_something_stays_with_it() -> None:
    docx = written(body("a"))
    expected = {f"Heading{level}" for level in range(1, 7)}
    expected |= {
        "Title",
        "Salutation",
        "LeadIn",
        "Closing",
        "CaseFact",
        "Caption",
        "TableHeading",
        "TOCHeading",
    }
    assert styles_with(docx, "keepNext") == expected
    assert {"LetterAddress", "ListBullet", "Signatory", "CaseFact", "Closing", "Contact"} <= styles_with(
        docx, "keepLines"
    )
    assert (
        len(docx.xml("word/styles.xml").findall(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}widowControl")) == 1
    )


def test_headings_have_the_levels_that_contents_and_navigation_go_by() -> None:
    outline = {
        value(each, "styleId"): value(level)
        for each in written().all("word/styles.xml", "style")
        for level in each.iter(W + "outlineLvl")
    }
    assert outline == {f"Heading{level}": str(level - 1) for level in range(1, 7)}


def test_the_last_paragraph_the_closing_and_the_names_stay_together() -> None:
    closing = Paragraph("closing", words("Yours"), Role.CLOSING)
    contact = Paragraph("contact", words("Contact"), Role.CONTACT)
    assert paragraphs(written(body("a"), body("b"), closing, signatories(3), contact)) == [
        ("", "a", None),
        ("", "b", ""),
        ("Closing", "Yours", ""),
        ("Signatory", "0\n1\n2", ""),
        ("Contact", "Contact", None),
    ]


def test_the_last_name_is_not_kept_with_what_follows() -> None:
    assert paragraphs(written(signatories(2), body("a"))) == [
        ("Signatory", "0\n1", None),
        ("", "a", None),
    ]


def test_a_list_before_the_closing_keeps_its_last_item_there() -> None:
    items = ListBlock("list", (Item("1", words("1")), Item("2", words("2"))))
    closing = Paragraph("closing", words("Yours"), Role.CLOSING)
    assert paragraphs(written(items, closing))[:2] == [("ListBullet", "1", ""), ("ListBullet", "2", "")]


@pytest.mark.parametrize(("count", "kept"), [(1, []), (2, [0]), (3, [1]), (4, [2]), (6, [4])], ids=str)
def test_the_last_item_of_a_list_is_not_alone_overleaf(count: int, kept: list[int]) -> None:
    items = tuple(Item(str(place), words(str(place))) for place in range(count))
    found = [keeping for _, _, keeping in paragraphs(written(ListBlock("list", items)))]
    assert [place for place, keeping in enumerate(found) if keeping == ""] == kept


def test_names_that_fit_on_a_page_are_one_paragraph_that_no_page_divides() -> None:
    assert paragraphs(written(signatories(20))) == [("Signatory", "\n".join(map(str, range(20))), None)]
    assert paragraphs(written(signatories(0))) == []


def test_a_long_list_of_names_may_go_on_overleaf_but_not_with_a_few() -> None:
    many = [keeping for _, _, keeping in paragraphs(written(signatories(21)))]
    assert many == [""] * 2 + [None] * 16 + [""] * 2 + [None]


def test_a_case_keeps_name_facts_and_first_paragraph_together() -> None:
    facts = (Fact("Who", words("x")), Fact("Where", words("y")))
    told = CaseBlock("told", 2, words("Name"), facts, (body("a"), body("b")))
    bare = CaseBlock("bare", 3, words("Other"), facts, ())
    assert paragraphs(written(told, bare)) == [
        ("Heading2", "Name", None),
        ("CaseFact", "Who", ""),
        ("CaseFact", "x", ""),
        ("CaseFact", "Where", ""),
        ("CaseFact", "y", ""),
        ("TableEnd", "", ""),
        ("", "a", ""),
        ("", "b", None),
        ("Heading3", "Other", None),
        ("CaseFact", "Who", ""),
        ("CaseFact", "x", ""),
        ("CaseFact", "Where", "0"),
        ("CaseFact", "y", "0"),
        ("TableEnd", "", None),
    ]


def test_no_page_breaks_within_a_fact_of_a_case() -> None:
    docx = written(
        CaseBlock("told", 2, words("Name"), (Fact("Who", words("x")), Fact("Where", words("y"))), ())
    )
    rows = docx.all("word/document.xml", "tr")
    assert [len(list(row.iter(W + "cantSplit"))) for row in rows] == [1, 1]


def test_a_list_stands_closer_in_itself_than_to_what_follows() -> None:
    items = tuple(Item(str(place), words("x")) for place in range(3))
    docx = written(ListBlock("list", items), body("a"))
    found = [list(each.iter(W + "spacing")) for each in docx.all("word/document.xml", "p")]
    assert [[value(spacing, "after") for spacing in each] for each in found] == [[], [], ["120"], []]


def test_every_numbered_list_begins_at_one() -> None:
    lists = [
        ListBlock(str(n), (Item(f"{n}a", words("x")), Item(f"{n}b", words("y"))), ordered=True)
        for n in (1, 2)
    ]
    docx = written(*lists)
    assert docx.values("word/document.xml", "numId") == ["3", "3", "4", "4"]
    restarted = [
        num.attrib[W + "numId"]
        for num in docx.all("word/numbering.xml", "num")
        if [each.attrib[W + "val"] for each in num.iter(W + "startOverride")] == ["1"]
    ]
    assert restarted == ["3", "4"]


def test_bullets_come_from_their_style() -> None:
    docx = written(ListBlock("list", (Item("1", words("x")),)))
    assert docx.values("word/document.xml", "numId") == []
    bullets = [
        each for each in docx.all("word/styles.xml", "style") if each.attrib[W + "styleId"] == "ListBullet"
    ]
    assert [each.attrib[W + "val"] for each in bullets[0].iter(W + "numId")] == ["1"]


CONTENTS = Contents("contents", words("Contents"))


def entries(docx: Docx) -> list[tuple[str, str, str]]:
    """Return style, text and aim of every entry of the contents."""
    return [
        (style(paragraph), text(link), value(link, "anchor"))
        for paragraph in docx.all("word/document.xml", "p")
        for link in paragraph.iter(W + "hyperlink")
        if W + "anchor" in link.attrib
    ]


def bookmarked(docx: Docx) -> dict[str, str]:
    """Return the text of the paragraph that each bookmark stands in."""
    return {
        value(start, "name"): text(paragraph)
        for paragraph in docx.all("word/document.xml", "p")
        for start in paragraph.iter(W + "bookmarkStart")
    }


def test_the_contents_list_chapters_sections_and_cases_and_lead_to_them() -> None:
    inner = CaseBlock("inner", 2, words("Inner"), (), (Heading("deep", 2, words("Deep")),))
    docx = written(
        Heading("before", 1, words("Before")),
        CONTENTS,
        inner,
        Heading("third", 3, words("Third")),
        CaseBlock("small", 3, words("Small"), (), ()),
    )
    assert entries(docx) == [
        ("TOC1", "Before", "_Toc000001"),
        ("TOC2", "Inner", "_Toc000002"),
        ("TOC2", "Deep", "_Toc000003"),
    ]
    assert bookmarked(docx) == {"_Toc000001": "Before", "_Toc000002": "Inner", "_Toc000003": "Deep"}


def test_the_contents_are_one_field_with_its_entries_inside() -> None:
    docx = unpacked(write_docx(briefing()))
    (control,) = docx.all("word/document.xml", "sdt")
    marks = [
        node.get(W + "fldCharType") or node.get(W + "anchor") or node.text
        for node in control.iter(W + "fldChar", W + "instrText", W + "hyperlink")
    ]
    anchors = [f"_Toc{number:06d}" for number in range(1, 12)]
    assert marks == ["begin", ' TOC \\o "1-2" \\h \\z \\n ', "separate", *anchors, "end"]
    assert [text(each) for each in control.iter(W + "p") if style(each) == "TOCHeading"] == ["Contents"]


def test_an_entry_has_the_words_of_its_heading_and_not_its_notes() -> None:
    title = (Text("A "), Strong(words("strong")), LineBreak(), Text("word"), Note(words("unseen")))
    docx = written(CONTENTS, Heading("a", 1, title))
    assert entries(docx) == [("TOC1", "A strong word", "_Toc000001")]
    assert bookmarked(docx) == {"_Toc000001": "A strong\nword"}


def test_contents_without_headings_are_left_out() -> None:
    assert paragraphs(written(CONTENTS, body("a"))) == [("", "a", None)]


def test_headings_without_contents_have_no_bookmarks() -> None:
    assert bookmarked(written(Heading("a", 1, words("A")))) == {}


def head(document: Document, name: str) -> str:
    return text(unpacked(write_docx(document)).xml(f"word/{name}.xml"))


def test_the_head_of_a_letter_has_no_running_text_on_its_first_page() -> None:
    running = letter().running
    assert head(letter(), "header2") == "DRAFT\t3\u00a0December 2026"
    assert head(letter(), "header1") == f"DRAFT\u2003{running}\t3\u00a0December 2026"
    assert head(letter(mark=""), "header2") == ""
    assert head(letter(mark=""), "header1") == f"{running}\t3\u00a0December 2026"


def test_the_first_page_has_a_head_of_its_own() -> None:
    for document in (letter(), briefing()):
        docx = unpacked(write_docx(document))
        assert len(docx.all("word/document.xml", "titlePg")) == 1
        kinds = docx.values("word/document.xml", "headerReference", "type")
        assert kinds == ["default", "first"]
        assert kinds == docx.values("word/document.xml", "footerReference", "type")
        assert document.running in text(docx.xml("word/header1.xml"))
        assert document.running not in text(docx.xml("word/header2.xml"))


def test_the_mark_can_be_seen() -> None:
    docx = unpacked(write_docx(letter()))
    (run,) = [run for run in docx.all("word/header1.xml", "r") if text_of(run) == "DRAFT"]
    assert [each.attrib[W + "val"] for each in run.iter(W + "rStyle")] == ["DraftMark"]


def text_of(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iter(W + "t"))


@pytest.mark.parametrize(
    ("label", "fields", "shown"),
    [
        ("{page} / {pages}", [" PAGE ", " NUMPAGES "], "1 / 1"),
        ("Seite {page} von {pages}.", [" PAGE ", " NUMPAGES "], "Seite 1 von 1."),
        ("{pages}|{page}", [" NUMPAGES ", " PAGE "], "1|1"),
        ("{0} {x}", [], "{0} {x}"),
        ("", [], ""),
    ],
)
def test_the_foot_numbers_the_pages_by_its_pattern(label: str, fields: list[str], shown: str) -> None:
    docx = unpacked(write_docx(dataclasses.replace(briefing(), blocks=(), page_label=label)))
    assert docx.values("word/footer2.xml", "fldSimple", "instr") == fields
    assert text(docx.xml("word/footer2.xml")) == shown


def test_the_numbers_shown_before_word_counts_are_near() -> None:
    assert text(unpacked(write_docx(letter())).xml("word/footer2.xml")) == "Page 1 of 2"
    assert text(unpacked(write_docx(letter())).xml("word/footer1.xml")) == "Page 2 of 2"
    assert text(unpacked(write_docx(briefing())).xml("word/footer2.xml")) == "1 / 3"


def table(*rows: tuple[str, ...]) -> Table:
    cells = [tuple(words(cell) for cell in row) for row in rows]
    return Table("t", words("Caption"), cells[0], tuple(Row(str(n), row) for n, row in enumerate(cells[1:])))


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    docx = written(table(("A", "B"), ("1", "2"), ("3", "4")))
    rows = docx.all("word/document.xml", "tr")
    assert [len(list(row.iter(W + "tblHeader"))) for row in rows] == [1, 0, 0]
    assert [len(list(row.iter(W + "cantSplit"))) for row in rows] == [1, 1, 1]
    assert docx.values("word/document.xml", "tblCaption") == ["Caption"]
    (look,) = docx.all("word/document.xml", "tblLook")
    assert (look.attrib[W + "firstRow"], look.attrib[W + "firstColumn"]) == ("1", "1")
    assert [each for each, _, _ in paragraphs(docx)] == [
        "Caption",
        *["TableHeading"] * 2,
        *["TableText"] * 4,
        "TableEnd",
    ]


def test_cells_are_as_wide_as_their_columns() -> None:
    docx = written(table(("A", "B"), ("one", "two and three")))
    columns = docx.values("word/document.xml", "gridCol", "w")
    assert docx.values("word/document.xml", "tcW", "w") == columns * 2


MARGINS_OF_A_CELL = 204
WORD = st.text(st.sampled_from("abcdefg"), min_size=1, max_size=12)
CELL = st.lists(WORD, max_size=20).map(" ".join)
ROWS = st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[CELL] * n), min_size=1, max_size=6))


@given(ROWS)
def test_columns_fill_the_width_and_hold_their_longest_words(rows: list[tuple[str, ...]]) -> None:
    widths = column_widths(table(*rows))
    assert sum(widths) == TEXT_WIDTH
    for width, column in zip(widths, zip(*rows, strict=True), strict=True):
        longest = max((len(word) for cell in column for word in cell.split()), default=0)
        assert width >= longest * 105 + MARGINS_OF_A_CELL


def test_columns_too_many_for_the_page_share_it() -> None:
    widths = column_widths(table(("x" * 40,) * 9))
    assert sum(widths) == TEXT_WIDTH
    assert max(widths) - min(widths) <= 1


def test_a_long_cell_gets_more_room_than_a_short_one() -> None:
    short, long = column_widths(table(("No.", "What happened"), ("1", "A long account of it " * 9)))
    assert long > 4 * short
