"""How high the address and salutation of letters stand: what decides their pages where nothing else differs."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise

from lettergen.document import Block, Document, Paragraph, Text
from lettergen.house import House
from lettergen.resources import fonts_folder
from lettergen.writers.pdf.as_text import own_style_sheet
from lettergen.writers.pdf.page import write_page


def heights(document: Document, heads: Sequence[tuple[Block, ...]], house: House) -> tuple[float, ...]:
    """Return how high each of several heads of one document stands on its first page, in CSS pixels.

    All blocks are laid out at once, below one another and alike ones once, so that a hundred heads take about as long as
    five letters. Characters that the fonts lack do not stop it. Raises LettergenError where a house style sheet asks for a
    file.
    """
    blocks = tuple(dict.fromkeys(block for head in heads for block in head))
    found = dict(zip(blocks, _heights(document, blocks, house), strict=True))
    return tuple(sum(found[block] for block in head) for head in heads)


def _heights(document: Document, blocks: tuple[Block, ...], house: House) -> list[float]:
    # WeasyPrint takes most of a second to load.
    from lettergen.writers.pdf.engine import tops

    marks = [Paragraph(f"mark-{number}", (Text("x"),)) for number in range(len(blocks) + 1)]
    apart = [dataclasses.replace(block, key=f"block-{number}") for number, block in enumerate(blocks)]
    rows = [marks[0], *(part for pair in zip(apart, marks[1:], strict=True) for part in pair)]
    house_css = house.style_sheet.text if house.style_sheet else ""
    sheets = (own_style_sheet(), house_css)
    blank, page = (write_page(dataclasses.replace(document, blocks=tuple(part))) for part in (rows[:1], rows))
    begins = tops(page, blank, sheets, fonts_folder(), house.lent)
    # A body writer numbers what it writes from 1, and every other block here is a mark.
    places = [begins[f"b{number}"] for number in range(1, len(rows) + 1, 2)]
    # Far down the page a difference is off in its last digits.
    return [round(below - above, 2) for above, below in pairwise(places)]
