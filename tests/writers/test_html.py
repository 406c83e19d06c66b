from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_samples import briefing, letter, note, oddities, text

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Emphasis,
    Fact,
    Heading,
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
    walk,
)
from lettergen.writers.html import outline, write_body

SAMPLES = {"letter": letter, "briefing": briefing, "oddities": oddities}
VOID = {"br"}


class Page(HTMLParser):
    """Reads HTML back: its text, its elements, and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open, "a link within a link"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute))]


def document(*blocks: Block, kind: Kind = Kind.BRIEFING_PAPER) -> Document:
    return dataclasses.replace(briefing(), kind=kind, blocks=blocks)


def paragraph(*inlines: Text | Strong | Emphasis | Link | Note | LineBreak) -> Paragraph:
    return Paragraph("only", inlines)


def every_place(words: str) -> tuple[Block, ...]:
    """Return blocks that hold the words once in each place where words can stand."""
    run = (Text(words),)
    return (
        TitleBlock("title", run, (run,)),
        AddressBlock("to", words, (run,)),
        Heading("heading", 1, run),
        Paragraph("p", (Strong(run), Emphasis(run), Link(f"https://x.org/{words}", run), LineBreak(), *run)),
        Paragraph("noted", (Note(run),), Role.BYLINE),
        ListBlock("list", (Item("item", run),), ordered=True),
        Quote("quote", run),
        Table("table", run, (run, run), (Row("row", (run, run)),)),
        CaseBlock("case", 3, run, (Fact(words, run),), (Paragraph("inner", run),)),
        SignatoryList("signatories", (run,)),
    )


PLACES = 22
words_of_all_kinds = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1)


@given(words_of_all_kinds)
def test_any_text_survives_as_itself(words: str) -> None:
    page = Page(write_body(document(*every_place(f"«{words}»"))))
    assert "".join(page.text).count(f"«{words}»") == PLACES


@given(st.text(st.sampled_from("<>&\"'/= aonclickscript;#x0"), min_size=1))
def test_no_text_becomes_an_element_or_an_attribute(words: str) -> None:
    tame, wild = (Page(write_body(document(*every_place(each)))) for each in ("tame", words))
    assert [(tag, list(attributes)) for tag, attributes in wild.elements] == [
        (tag, list(attributes)) for tag, attributes in tame.elements
    ]


def test_an_address_cannot_leave_its_attribute() -> None:
    hostile = 'https://x.org/" rel="attachment" href="file:///etc/passwd'
    page = Page(write_body(document(paragraph(Link(hostile, text("here"))))))
    assert page.elements == [
        ("p", {"id": "b1"}),
        ("a", {"href": "https://x.org/%22%20rel=%22attachment%22%20href=%22file:///etc/passwd"}),
    ]


def test_a_heading_cannot_leave_its_attribute() -> None:
    page = Page(write_body(document(Heading("h", 1, (Text('<"&amp;" onclick="x">'), note(1))))))
    assert page.elements[0] == ("h1", {"class": "level-1", "id": "b1", "data-label": '<"&amp;" onclick="x">'})


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://x.org/a?b=1&c=%C3%A4#d", "https://x.org/a?b=1&c=%C3%A4#d"),
        ("https://x.org/сот", "https://x.org/%D1%81%D0%BE%D1%82"),
        ("mailto:a@x.org?subject=A b", "mailto:a@x.org?subject=A%20b"),
        ("http://[2001:db8::1]/~a", "http://[2001:db8::1]/~a"),
        ("https://x.org/a[1]?b=[2]", "https://x.org/a%5B1%5D?b=%5B2%5D"),
    ],
)
def test_addresses_are_written_in_ascii_and_keep_what_is_encoded(url: str, written: str) -> None:
    assert Page(write_body(document(paragraph(Link(url, text("x")))))).values("href") == [written]


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_key_is_written(sample: str) -> None:
    original = SAMPLES[sample]()
    secret = dataclasses.replace(original, blocks=tuple(_rekeyed(original.blocks)))
    body = write_body(secret)
    assert "whisper" not in body
    assert body == write_body(original)


def _rekeyed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        key = f"whisper-{block.key}"
        match block:
            case CaseBlock():
                yield dataclasses.replace(block, key=key, blocks=tuple(_rekeyed(block.blocks)))
            case ListBlock():
                items = tuple(dataclasses.replace(item, key=f"whisper-{item.key}") for item in block.items)
                yield dataclasses.replace(block, key=key, items=items)
            case Table():
                rows = tuple(dataclasses.replace(row, key=f"whisper-{row.key}") for row in block.rows)
                yield dataclasses.replace(block, key=key, rows=rows)
            case _:
                yield dataclasses.replace(block, key=key)


@pytest.mark.parametrize("sample", SAMPLES)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(sample: str) -> None:
    page = Page(write_body(SAMPLES[sample]()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[bcn]\d+(-\d+)?", each) for each in ids)
    assert {target[1:] for target in page.values("href") if target[0] == "#"} <= set(ids)


@pytest.mark.parametrize("sample", SAMPLES)
def test_headings_begin_at_the_top_and_skip_no_rank(sample: str) -> None:
    page = Page(write_body(SAMPLES[sample]()))
    ranks = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_levels_deeper_than_html_has_ranks_stay_headings() -> None:
    blocks = [Heading(f"h{level}", level, text("Words")) for level in range(1, 10)]
    assert [entry.rank for entry in outline(document(*blocks)).values()] == [1, 2, 3, 4, 5, 6, 6, 6, 6]


def test_a_paper_has_its_title_as_top_heading_and_a_letter_its_subject() -> None:
    subject = Paragraph("subject", text("Re.: Words"), Role.SUBJECT)
    title = TitleBlock("title", text("Title"), ())
    assert '<h1 class="subject" id="b1">Re.: Words</h1>' in write_body(document(subject))
    both = write_body(document(title, subject))
    assert "<h1>Title</h1>" in both
    assert '<p class="subject" id="b2">' in both


def test_contents_list_two_levels_without_notes_links_and_breaks() -> None:
    label = (Link("https://x.org", text("One")), LineBreak(), Emphasis(text("and two")), note(1))
    blocks = (Contents("c", text("Contents")), Heading("a", 1, label), Heading("b", 3, text("Deep")))
    assert write_body(document(*blocks)).startswith(
        '<nav class="contents">\n<p class="contents-title">Contents</p>\n<ul>\n'
        '<li class="entry-1" data-target="#b2"><a href="#b2">One <em>and two</em></a></li>\n</ul>\n</nav>\n'
    )


def test_contents_of_nothing_are_nothing() -> None:
    blocks = (Contents("c", text("Contents")), Heading("b", 3, text("Deep")))
    assert "<nav" not in write_body(document(*blocks))


def test_notes_are_numbered_in_reading_order_and_linked_both_ways() -> None:
    assert write_body(document(paragraph(Text("A"), Note(text("B"))))) == (
        '<p id="b1">A\u2060<a class="call" role="doc-noteref" id="c1" href="#n1">1</a>'
        '<span class="note" role="doc-footnote" id="n1">'
        '<a class="back" role="doc-backlink" href="#c1">1</a> B</span></p>\n'
    )
    sample = briefing()
    calls = re.findall(r'id="c(\d+)"', write_body(sample))
    assert calls == [str(number) for number in range(1, 41)]


def test_links_and_notes_within_a_link_do_not_nest() -> None:
    inner = Link("https://inner.org", text("inner"))
    link = Link("https://outer.org", (Strong((Text("bold"), Note(text("noted")))), inner))
    page = Page(write_body(document(paragraph(link))))
    assert page.values("href") == ["https://outer.org", "#n1", "#c1"]
    assert "".join(page.text).strip() == "boldinner\u206011 noted"


def test_header_cells_have_a_scope_and_an_empty_corner_is_no_header() -> None:
    rows = (Row("r", (text("Velden"), text("9"))),)
    with_corner = Page(write_body(document(Table("t", (), (text("Region"), text("2026")), rows))))
    without = Page(write_body(document(Table("t", (), ((), text("2026")), rows))))
    assert with_corner.values("scope") == ["col", "col"]
    assert without.values("scope") == ["col"]


def test_every_block_of_the_samples_is_written() -> None:
    kinds = {type(block) for sample in SAMPLES.values() for block in walk(sample().blocks)}
    assert kinds == set(Block.__args__)
