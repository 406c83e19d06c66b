"""No input takes long, crashes, or loses a word without a finding."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import Paragraph, Text
from lettergen.findings import Finding, Source
from lettergen.markup import MarkupBlock, parse_document, parse_prose, parse_template
from lettergen.markup.reader import MAX_CHARACTERS, MAX_LINES, MAX_SPECIALS

SOURCE = Source(PurePosixPath("a.md"), 1)
Parsed = tuple[tuple[MarkupBlock, ...], tuple[Finding, ...]]


def template(text: str, source: Source) -> Parsed:
    return parse_template(text, source, {"1": "value"})


PARSERS: list[Callable[[str, Source], Parsed]] = [parse_prose, parse_document, template]

UNITS = [
    "[", "]", "[[]()", "[a](<b", "[a](http://x)", "![", "*", "_*", "*a_ ", "a**b", "**a *b ", "`", "` `` ", "<", "<a ",
    "<!--", "&", "&#", "\\", "{*", "{_*}", "{*a*}", ">", "> ", "- ", "1. a\n", "> a\n", "a\n", "a\n\n", "<a\n> >\n",
    "> ```\nx\n", ">>>>\nx\n", "    - a\n", "~~~\n", "<div>\n", ":::\n", "::: a\n", ":::: case\n# x\n", ":::: table\n",
    "|", "| --- ", "{#a}\n", "{#a}\nx\n", "[^a]", "[^a]: x\n", "\ue0001\ue001", "\ue000", "\x00", "\r", "\r`", "é", " ",
]  # fmt: skip


def seconds(parse: Callable[[str, Source], Parsed], text: str) -> float:
    begin = time.process_time()
    parse(text, SOURCE)
    return time.process_time() - begin


@pytest.mark.parametrize("unit", UNITS)
def test_reading_takes_no_longer_than_two_seconds(unit: str) -> None:
    largest = MAX_CHARACTERS // len(unit)
    lines, signs = unit.count("\n") + unit.count("\r"), sum(sign in "!*<>&[]\\_`{}^\ue000" for sign in unit)
    within = min(
        [largest, *([MAX_LINES // lines] if lines else []), *([MAX_SPECIALS // signs] if signs else [])]
    )
    # A template may hold all that a document may.
    for parse in (parse_prose, template):
        assert seconds(parse, unit * within) < 2


@pytest.mark.parametrize("unit", ["\ue0001\ue001", "[", "\x00", "a\n", "é"])
def test_a_mebibyte_of_anything_takes_no_longer_either(unit: str) -> None:
    for parse in PARSERS:
        assert seconds(parse, unit * (2**20 // len(unit))) < 2


@pytest.mark.parametrize("unit", ["[", ">", "*a ", "- ", "{*", "(", "![", "[a](", "1. ", ":::: case\n# x\n"])
def test_deep_nesting_is_no_trouble(unit: str) -> None:
    for parse in PARSERS:
        assert seconds(parse, unit * 10_000 + "word") < 2


def test_indented_lists_keep_their_words() -> None:
    text = "\n".join(" " * (2 * depth) + f"- word{depth}" for depth in range(300))
    for parse in PARSERS:
        read, findings = parse(text, SOURCE)
        assert "markup-deep" in {finding.code for finding in findings}
        assert all(f"word{depth}" in repr(read) for depth in range(300))


@pytest.mark.parametrize(
    "text",
    ["a " * MAX_CHARACTERS, "a\n" * MAX_LINES, "*" * (MAX_SPECIALS + 1)],
    ids=["long", "lines", "signs"],
)
def test_too_much_is_kept_as_plain_text(text: str) -> None:
    for parse in PARSERS:
        read, findings = parse(text, SOURCE)
        assert [finding.code for finding in findings] == ["markup-too-long"]
        assert read == (Paragraph("1", (Text(" ".join(text.split())),)),)


@given(
    st.lists(st.sampled_from([*UNITS, "word", " ", "\n", "\t", '"', "(", ")", "::::\n"]), max_size=30).map(
        "".join
    )
)
def test_nothing_crashes_and_no_word_is_lost(text: str) -> None:
    for parse in (parse_prose, parse_document):
        read, findings = parse(text, SOURCE)
        unused = sum(finding.code in ("markup-note-unused", "markup-note-twice") for finding in findings)
        if not unused:
            assert repr(read).count("word") >= text.count("word")
