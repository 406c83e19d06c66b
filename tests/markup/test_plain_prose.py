"""Plain paragraphs are read without the Markdown parser, and come out as it would have read them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lettergen.findings import Source
from lettergen.markup.plain_prose import MAX_CHARACTERS, plain_paragraphs
from lettergen.markup.prose import _parsed
from lettergen.markup.reader import Dialect, Reader

PLACE = Source(PurePosixPath("cases/kz/ana.md"), 7)

WORDS = (
    "a",
    "Ana",
    "é",
    "ß",
    "日本",
    "1",
    "22. ",
    "…",
    ".",
    ",",
    ": ",
    "; ",
    "—",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    "%",
)
MARKS = (
    "-",
    "- ",
    "+ ",
    "=",
    "---",
    "===",
    ":::",
    "@",
    "/",
    "$",
    "https://x.org/a?b=1",
    "[^s1]",
    "[^s1]:",
    "[^é]",
    "[",
    "]",
)
SIGNS = (
    "*",
    "_",
    "`",
    "\\",
    "#",
    "# ",
    "> ",
    "<b>",
    "&amp;",
    "!",
    "|",
    "|-|-|",
    "~",
    "^",
    "{",
    "}",
    "{{ signatory_count }}",
)
SPACES = (
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\n \n",
    "\t",
    "\r",
    "\u00a0",
    "\u2003",
    "\u200b",
    "\x07",
    "\x85",
    "\u2028",
    "\ue000",
)
PIECES = st.sampled_from([*WORDS, " ", *SPACES[:5]]) | st.sampled_from([*WORDS, *MARKS, *SIGNS, *SPACES])
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40)


def parsed(text: str) -> str:
    """What the parser makes of a text, with the places that equality leaves out."""
    blocks, findings = _parsed(text, Reader(PLACE, Dialect(headings=range(0, 0))))
    assert findings == ()
    return repr(blocks)


@given(TEXTS)
@example("One.[^s1][^s2]\nTwo,\nthree[^s1]\n\n\n(Four) [^a-1] five.\n")
@example("Word\n---\nword\n===\n1. word")
@example("A | b\n--|--\nc | d")
def test_what_is_read_as_plain_is_what_the_parser_reads(text: str) -> None:
    plain = plain_paragraphs(text, PLACE)
    assert plain is None or repr(plain) == parsed(text)


def test_the_texts_of_most_cases_are_plain() -> None:
    text = "Ana – a “poet” (born 1990) – remains in prison,\nsince 2022: for 3 years.[^s1]\n\nAgain.[^s2]\n"
    plain = plain_paragraphs(text, PLACE)
    assert plain is not None
    assert [block.key for block in plain] == ["1", "2"]
    assert [str(block.source) for block in plain] == ["cases/kz/ana.md:7", "cases/kz/ana.md:10"]
    assert repr(plain) == parsed(text)


@pytest.mark.parametrize(
    "text", ["*a*", "a\n- b", "1. a", "a  \nb", "[a](https://x.org)", "a\u00a0b", "# a", "a &amp; b"]
)
def test_whatever_could_mean_something_is_left_to_the_parser(text: str) -> None:
    assert plain_paragraphs(text, PLACE) is None


def test_a_long_text_is_left_to_the_parser() -> None:
    assert plain_paragraphs("a" * MAX_CHARACTERS, PLACE) is not None
    assert plain_paragraphs("a" * (MAX_CHARACTERS + 1), PLACE) is None
