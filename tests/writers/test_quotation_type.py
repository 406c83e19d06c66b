"""A quotation is set upright, so that what is emphasised in it shows."""

from __future__ import annotations

import dataclasses

from pdf_reading import Reading
from pdf_samples import letter, text

from lettergen.document import Emphasis, Inline, Quote
from lettergen.writers.pdf import write_pdf

ITALIC = "Liberation-Serif-Italic"


def fonts_of(*quoted: Inline) -> set[str]:
    """Return the names of the fonts on the page of a quotation that stands alone."""
    document = dataclasses.replace(letter(), blocks=(Quote("quote", quoted),))
    (page,) = Reading(write_pdf(document)).reader.pages
    fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
    return {font.get_object()["/BaseFont"].split("+")[1] for font in fonts}


def test_only_what_is_emphasised_in_a_quotation_is_italic() -> None:
    words = text("many provisions would be contrary to ")
    assert ITALIC not in fonts_of(*words)
    assert fonts_of(*words, Emphasis(text("the right to privacy"))) >= {ITALIC, "Liberation-Serif"}
