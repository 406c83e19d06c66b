"""Signatories on pages: together where a page can hold them, and never one alone."""

from __future__ import annotations

import datetime
import io

import pytest
from pypdf import PdfReader

from lettergen.document import Document, Kind, Paragraph, Role, SignatoryList, Text
from lettergen.house import House
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
    pages = PdfReader(io.BytesIO(WRITERS["pdf"].write(document, House()))).pages
    return [found for page in pages if (found := page.extract_text().count("Name"))]


def test_up_to_twenty_stand_on_one_page() -> None:
    assert names_on_pages(20) == [20]


@pytest.mark.parametrize("count", [21, 31, 48, 49, 50, 51])
def test_of_more_than_twenty_the_first_and_the_last_few_stay_together(count: int) -> None:
    pages = names_on_pages(count)
    assert sum(pages) == count
    assert min(pages) >= 3
