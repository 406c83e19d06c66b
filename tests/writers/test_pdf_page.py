"""How a page reaches WeasyPrint, and how often it is laid out."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
import weasyprint.layout.page
from pdf_reading import Reading
from pdf_samples import briefing, letter, oddities

from lettergen.document import Contents, Document, Heading, Kind, Paragraph, Text
from lettergen.resources import fonts_folder
from lettergen.writers.pdf import engine, write_pdf
from lettergen.writers.pdf.as_text import as_text
from lettergen.writers.pdf.page import write_page


@pytest.mark.parametrize(
    "document", [letter(), briefing(), oddities()], ids=["letter", "briefing", "oddities"]
)
def test_a_page_is_the_same_read_as_xml_and_as_html(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = as_text(document)
    as_xml = engine.render(page, fonts_folder())
    monkeypatch.setattr(
        engine, "_Page", lambda page, fetcher: weasyprint.HTML(string=page, url_fetcher=fetcher)
    )
    assert engine.render(page, fonts_folder()) == as_xml


def test_a_page_with_what_xml_does_not_allow_is_laid_out_all_the_same() -> None:
    page = write_page(dataclasses.replace(letter(), blocks=(Paragraph("p", (Text("before\x0bafter"),)),)))
    assert "b1" in engine.tops(page, page, ("", ""), fonts_folder())


def chapters(count: int, lines_before: int = 24, words: int = 300) -> Document:
    headings = [
        block
        for number in range(count)
        for block in (
            Heading(f"h{number}", 1 if number % 5 == 0 else 2, (Text(f"Chapter {number}"),)),
            Paragraph(f"p{number}", (Text("Words. " * words),)),
        )
    ]
    return dataclasses.replace(
        letter(),
        kind=Kind.BRIEFING_PAPER,
        blocks=(
            Paragraph("intro", (Text("Words. " * 13 * lines_before),)),
            Contents("c", (Text("Contents"),)),
            *headings,
        ),
    )


@pytest.mark.parametrize(("count", "pages_of_contents"), [(26, 1), (80, 2)])
def test_only_the_pages_of_contents_are_laid_out_twice(
    count: int, pages_of_contents: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    make = weasyprint.layout.page.make_page

    def counted(context: object, *rest: Any) -> object:
        made.append(rest[3])
        return make(context, *rest)

    monkeypatch.setattr(weasyprint.layout.page, "make_page", counted)
    reading = Reading(write_pdf(chapters(count)))
    again = sorted(number for number in set(made) if made.count(number) > 1)
    assert again == list(range(1, pages_of_contents + 1))
    assert {made.count(number) for number in again} == {2}
    for number in range(count):
        entry = re.search(rf"Chapter {number} (\d+)", " ".join(reading.pages[:pages_of_contents]))
        assert entry
        assert f"Chapter {number} " in reading.pages[int(entry[1]) - 1]


@pytest.mark.parametrize(
    "css",
    [
        '.contents li::after { content: "→ " target-counter(attr(data-target url), page) }',
        '.contents li::after { content: none } .contents a::after { content: "→ " target-counter(attr(href url), page) }',
    ],
)
def test_a_house_may_set_a_sign_before_the_pages_of_contents(css: str) -> None:
    pages = Reading(write_pdf(chapters(6), css)).pages
    told = re.findall(r"Chapter (\d) ?→ ([1-9]\d*)", pages[0])
    assert [number for number, _ in told] == list("012345")
    assert all(f"Chapter {number} " in pages[int(page) - 1] for number, page in told)


def test_contents_of_chapters_alone_begin_below_their_title() -> None:
    paper = chapters(90)
    flat = [dataclasses.replace(b, level=1) if isinstance(b, Heading) else b for b in paper.blocks[1:]]
    pages = Reading(write_pdf(dataclasses.replace(paper, blocks=tuple(flat)))).pages
    assert pages[0].startswith("Contents Chapter 0 ")
    assert pages[1].startswith("Chapter ")


def test_no_page_of_the_contents_begins_with_the_last_line_of_a_chapter() -> None:
    for lines, first in ((14, 38), (18, 33), (27, 23)):
        pages = Reading(write_pdf(chapters(60, lines, words=10))).pages
        assert pages[1].startswith(f"Chapter {first} ")
