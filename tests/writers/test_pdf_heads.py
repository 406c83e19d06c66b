"""How high the heads of letters stand, without a layout for each of them."""

from __future__ import annotations

from pathlib import PurePosixPath
from unittest.mock import Mock

import pytest
from pdf_samples import letter

from lettergen.document import AddressBlock, Block, Paragraph, Role, Text
from lettergen.findings import LettergenError
from lettergen.house import PLAIN, House, StyleSheet
from lettergen.writers.pdf import engine
from lettergen.writers.pdf.heads import heights

LINE = 15
"""CSS pixels that a line takes at the least; no block is as little apart from the next as that by its margins alone."""


def styled(css: str) -> House:
    return House(style_sheet=StyleSheet(PurePosixPath("house.css"), css))


def head(office: str, copy: str = "", key: str = "to") -> tuple[Block, ...]:
    """Return an address, a line for a copy where there is one, and a salutation."""
    copied = (AddressBlock("copy", "Copy:", ((Text(copy),),)),) if copy else ()
    greeting = Paragraph("salutation", (Text("Dear President Ek,"),), Role.SALUTATION)
    return (AddressBlock(key, "To:", ((Text(office),),)), *copied, greeting)


def test_what_takes_more_lines_is_higher_and_what_takes_as_many_is_not() -> None:
    one, same, two, three, copied = heights(
        letter(),
        [
            head("President"),
            head("Ambassador of the Union"),
            head("President " * 12),
            head("President " * 20),
            head("President", "Others"),
        ],
        PLAIN,
    )
    assert one == same
    assert one + LINE < two < one + 2 * LINE
    assert two + LINE < three
    assert one + LINE < copied


def test_it_is_the_width_that_counts_and_not_the_number_of_letters() -> None:
    narrow, wide = heights(letter(), [head("i " * 100), head("W " * 90)], PLAIN)
    assert narrow < wide


def test_a_head_is_as_high_among_a_hundred_as_alone() -> None:
    wanted = head("President " * 20, "Others")
    others = [head(f"President {number} " * (number % 9 + 1)) for number in range(99)]
    (alone,) = heights(letter(), [wanted], PLAIN)
    assert heights(letter(), [*others, wanted], PLAIN)[-1] == pytest.approx(alone, abs=0.01)


def test_a_hundred_heads_are_laid_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out = Mock(wraps=engine._lay_out)
    monkeypatch.setattr(engine, "_lay_out", laid_out)
    heights(letter(), [head(f"President {number}") for number in range(100)], PLAIN)
    assert laid_out.call_count == 2


def test_the_house_has_its_say_on_the_width_of_the_first_page() -> None:
    css = "@page :first { margin-right: 12cm }"
    usual, narrow = (heights(letter(), [head("President " * 5)], house)[0] for house in (PLAIN, styled(css)))
    assert usual + LINE < narrow


def test_a_letter_that_the_fonts_lack_does_not_stop_it() -> None:
    (found,) = heights(letter(), [head("李")], PLAIN)
    assert found > LINE


def test_a_style_sheet_that_fetches_is_refused() -> None:
    with pytest.raises(LettergenError, match="other files"):
        heights(letter(), [head("President")], styled("@import url(https://x.test/x.css);"))


def test_nothing_to_measure_is_no_fault() -> None:
    assert heights(letter(), [], PLAIN) == ()
    assert heights(letter(), [(), head("President")], PLAIN)[0] == 0
