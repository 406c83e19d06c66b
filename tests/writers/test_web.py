from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from example_documents import DOCUMENTS, document_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_samples import briefing, letter, note, oddities, text
from tree_samples import hostile, sample
from tree_strategies import documents

from lettergen.document import (
    Block,
    CaseBlock,
    Document,
    Kind,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
    plain,
    walk,
)
from lettergen.house import House
from lettergen.visible import visible
from lettergen.writers import WRITERS
from lettergen.writers.inlines import notes_in
from lettergen.writers.web import write_html

SAMPLES = {"every-node": sample, "letter": letter, "briefing": briefing, "oddities": oddities}
VOID = {"br", "meta"}
CODE = {"style", "script"}

samples = pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)


class Page(HTMLParser):
    """Reads a page back: its elements with their attributes, its text but for the style, and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.code: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open, "a link within a link"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        (self.code if self.open and self.open[-1] in CODE else self.text).append(data)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def meta(self, name: str) -> list[str]:
        return [
            each["content"] for each in self.all("meta") if name in (each.get("name"), each.get("http-equiv"))
        ]


def page_of(*blocks: Block) -> Page:
    return Page(write_html(dataclasses.replace(sample(), blocks=blocks)))


def body_of(html: str) -> str:
    """Return the page without its head, whose style sheet stands in a golden file of its own."""
    return html[html.index("<body") :]


def test_a_whole_page(golden: Callable[[str, str], None]) -> None:
    golden("web/every-node.html", write_html(sample()))


@pytest.mark.parametrize(("example", "kind"), DOCUMENTS)
def test_an_example_as_a_page(example: str, kind: Kind, golden: Callable[[str, str], None]) -> None:
    golden(f"web/{example}/{kind.value}.html", body_of(write_html(document_of(example, kind))))


def test_the_format_is_in_the_table_of_writers() -> None:
    writer = WRITERS["html"]
    assert writer.suffix == ".html"
    assert writer.write(sample(), House()) == write_html(sample()).encode()


@samples
def test_a_page_says_its_language_title_and_size(make: Callable[[], Document]) -> None:
    page = Page(write_html(make()))
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.meta("viewport") == ["width=device-width, initial-scale=1"]
    assert f"DRAFT: {make().title}" in page.text


@samples
def test_a_page_may_load_nothing_and_names_no_file(make: Callable[[], Document]) -> None:
    page = Page(write_html(make()))
    (style,) = page.code
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert page.meta("Content-Security-Policy") == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert page.meta("referrer") == ["no-referrer"]
    assert not re.search(r"url\(|@import|@font-face|src:", style)
    attributes = {name for _, each in page.elements for name in each}
    assert not attributes & {"src", "srcset", "style", "poster", "data", "action", "background", "ping"}
    assert not {tag for tag, _ in page.elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
    }


@samples
def test_a_page_tells_no_key_no_place_and_nothing_about_who_made_it(make: Callable[[], Document]) -> None:
    original = make()
    secret = dataclasses.replace(original, author="Whisper", blocks=tuple(_whispering(original.blocks)))
    page = write_html(secret)
    assert "whisper" not in page.lower()
    assert page == write_html(original)
    assert "lettergen" not in page.lower()
    assert all(re.fullmatch(r"[bcn]\d+(-\d+)?|notes", each) for each in Page(page).values("id"))


def _whispering(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        changed = dataclasses.replace(block, key=f"whisper-{block.key}")
        if isinstance(changed, CaseBlock):
            changed = dataclasses.replace(changed, blocks=tuple(_whispering(changed.blocks)))
        yield changed


@samples
def test_links_within_the_page_lead_somewhere_and_ids_are_unique(make: Callable[[], Document]) -> None:
    page = Page(write_html(make()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in page.values("href") if target[0] == "#"} <= set(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


@samples
def test_headings_skip_no_rank(make: Callable[[], Document]) -> None:
    page = Page(write_html(make()))
    ranks = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_notes_stand_at_the_end_and_are_linked_both_ways() -> None:
    page = Page(write_html(briefing()))
    calls = [each for each in page.all("a") if each.get("role") == "doc-noteref"]
    backs = [each for each in page.all("a") if each.get("role") == "doc-backlink"]
    numbers = range(1, 41)
    assert [(each["id"], each["href"]) for each in calls] == [(f"c{n}", f"#n{n}") for n in numbers]
    assert [each["href"] for each in backs] == [f"#c{n}" for n in numbers]
    assert {f"n{n}" for n in numbers} <= set(page.values("id"))
    words = "".join(page.text)
    assert words.index("Contact") < words.index("Notes\n") < words.index("Note no. 1:")
    assert {"class": "notes", "role": "doc-endnotes", "aria-labelledby": "notes"} in page.all("section")


def test_a_page_without_notes_has_no_list_of_them() -> None:
    assert "doc-endnotes" not in write_html(letter())


def test_a_note_within_a_link_stands_behind_it() -> None:
    page = page_of(Paragraph("p", (Link("https://outer.org", (*text("words"), note(1))),)))
    assert [href for href in page.values("href") if href[0] == "#"] == ["#n1", "#c1"]


def test_a_table_can_be_scrolled_by_keyboard_and_tells_each_cell_what_it_is() -> None:
    rows = (Row("r", (text("Velden"), text("9"), ())),)
    page = page_of(Table("t", text("Cases"), ((), text("In 2026"), (*text("Held"), note(1))), rows))
    assert page.all("div") == [
        {"class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "b1"}
    ]
    assert page.all("caption") == [{"id": "b1"}]
    assert page.all("th") == [{"scope": "col"}, {"scope": "col"}]
    assert page.all("td") == [{}, {}, {"data-label": "In 2026"}, {"data-label": "Held"}]


def test_a_table_without_caption_is_no_region_without_a_name() -> None:
    page = page_of(Table("t", (), (text("Region"),), ()))
    assert page.all("div") == [{"class": "scroll", "tabindex": "0"}]


def test_a_draft_says_so_in_sight_on_paper_and_to_search_engines() -> None:
    page = Page(write_html(letter()))
    assert page.meta("robots") == ["noindex, nofollow"]
    assert page.all("header") == [{"class": "banner"}]
    assert '@top-left { content: "DRAFT" }' in page.code[0]
    assert page.text.count("DRAFT") == 2


def test_a_final_says_nothing_of_drafts() -> None:
    html = write_html(letter(mark=""))
    assert "DRAFT" not in html
    page = Page(html)
    assert page.meta("robots") == []
    assert page.all("header") == []


def test_what_runs_on_paper_cannot_leave_its_string() -> None:
    evil = '"; } </style><b>\\'
    html = write_html(dataclasses.replace(sample(), running=evil, mark=evil, date_text=evil, page_label=evil))
    page = Page(html)
    assert len(page.code) == 1
    assert page.all("b") == []
    written = '"\\22 \\3b  \\7d  \\3c /style\\3e \\3c b\\3e \\5c "'
    assert f"@bottom-left {{ content: {written} }}\n" in page.code[0]


def test_page_numbers_are_counted_where_the_pattern_wants_them() -> None:
    html = write_html(dataclasses.replace(sample(), page_label="Page {page} of {pages}"))
    assert '@bottom-right { content: "Page " counter(page) " of " counter(pages) "" }' in html


def test_a_link_is_followed_by_its_address_on_paper_unless_that_is_what_it_says() -> None:
    urls = ("https://x.org/a&b", "https://x.org/c", "mailto:a@x.org")
    said = (text("https://x.org/a&b"), text("here"), text("a@x.org"))
    page = page_of(Paragraph("p", tuple(Link(url, words) for url, words in zip(urls, said, strict=True))))
    assert [each.get("class") for each in page.all("a")] == [None, "named", None]


def test_characters_that_turn_the_direction_are_seen() -> None:
    html = write_html(hostile())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\x00-\x08\x0b-\x1f\x7f-\x9f]", html)
    assert "⟨U+202E⟩" in html


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_any_text_survives_as_itself(words: str) -> None:
    page = page_of(Paragraph("p", (Text(f"«{words}»"),)))
    assert f"«{visible(words)}»" in "".join(page.text)


@given(st.text(st.sampled_from("<>&\"'/= aonclickscript;#x0-!"), min_size=1))
def test_no_text_becomes_an_element_or_an_attribute(words: str) -> None:
    def elements(each: str) -> list[tuple[str, list[str]]]:
        run = (Text(each),)
        rows = (Row("r", (run,)),)
        blocks = (Paragraph("p", (Link(f"https://x.org/{each}", run), *run)), Table("t", run, (run,), rows))
        document = dataclasses.replace(
            sample(), blocks=blocks, title=each, running=each, mark=each, date_text=each
        )
        return [(tag, list(attributes)) for tag, attributes in Page(write_html(document)).elements]

    assert elements(words) == elements("tame")


@settings(max_examples=60)
@given(documents(max_size=3))
def test_any_document_is_a_page_whose_parts_nest(document: Document) -> None:
    page = Page(write_html(document))
    assert page.open == []
    words = "".join("".join(page.text).split())
    for block in walk(document.blocks):
        # The number of a note stands between the words before and after it.
        if isinstance(block, Paragraph) and not any(notes_in(block.inlines)):
            for run in plain(block.inlines).split("\n"):
                assert "".join(visible(run).split()) in words
