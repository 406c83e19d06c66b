"""Signatories on pages: together where a page can hold them, and never one alone."""

from __future__ import annotations

import datetime
import io

import pytest
from pypdf import PdfReader

from lettergen.document import Document, Kind, Paragraph, Role, SignatoryList, Text
from lettergen.writers import WRITERS


def names_on_pages(count: int) -> list[int]:
    body = tuple(Paragraph(f"p{number}", (Text("Words."),)) for number in range(20))
    closing = Paragraph("closing", (Text("Yours sincerely,"),), Role.CLOSING)
    listed = SignatoryList("signatories", tuple((Text(f"Name{number}"),) for number in range(count)))
    document = Document(
        kind=Kind.JOINT_LETTER,
        language="en-GB",
        title="A letter",
        author="IPHR",
        date=datetime.date(2026, 11, 20),
        date_text="20 November 2026",
        blocks=(*body, closing, listed),
    )
    pages = PdfReader(io.BytesIO(WRITERS["pdf"].write(document))).pages
    return [found for page in pages if (found := page.extract_text().count("Name"))]


def test_as_many_as_a_page_can_hold_stand_on_one() -> None:
    assert names_on_pages(31) == [31]


@pytest.mark.parametrize("count", [48, 49, 50, 51])
def test_of_more_than_a_page_can_hold_none_stands_alone(count: int) -> None:
    pages = names_on_pages(count)
    assert sum(pages) == count and len(pages) == 2
    assert min(pages) >= 2
