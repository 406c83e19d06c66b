"""An instrument's own words are quoted as such, with what they are from, and only when they were known."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from builders import make_instrument, make_library, make_settings, make_source
from small_letters import blocks_of, compose_text, make_inputs, words

from lettergen.compose import Inputs
from lettergen.document import Kind, LineBreak, Quote, Text
from lettergen.findings import Finding, Source
from lettergen.markup.prose import parse_section
from lettergen.records.dossier import Section
from lettergen.records.library import Passage

PLACE = Source(PurePosixPath("letters/one/say.md"), 1)
OPINION = make_instrument(
    "opinion",
    name="Opinion 1/2022",
    says=(
        Passage(id="law", text='the law <b>is</b> "vague"', quote=True, para="16", source=("s1",)),
        Passage(id="plain", text="cannot be fulfilled", quote=True, source=("s1",)),
        Passage(id="gist", text="finds the law too vague", source=("s1",)),
        Passage(id="late", text="later words", quote=True, source=("s2",)),
    ),
    sources={"s1": make_source("2022-01-01"), "s2": make_source("2030-01-01")},
)
LIBRARY = make_library(instruments=[OPINION])


def letter(say: str = "", **settings: Any) -> Inputs:
    """Return inputs whose say.md has the section "Findings"."""
    inputs = make_inputs(LIBRARY, make_settings(to=(), **settings))
    section = Section("Findings", parse_section(say, PLACE)[0], PLACE)
    inputs.dossier.say["findings"] = section  # type: ignore[index]
    return inputs


def told(template: str, inputs: Inputs) -> list[Finding]:
    return compose_text(template, inputs, Kind.OPEN_LETTER)[1]


def test_a_passage_is_set_off_in_quotation_marks_above_what_it_is_from() -> None:
    (block,) = blocks_of('::: quote of="opinion.law"', letter(), Kind.OPEN_LETTER)
    assert block == Quote(
        "quote:opinion.law",
        (Text("\"the law <b>is</b> 'vague'\""), LineBreak(), Text("-- Opinion 1/2022, paragraph 16")),
    )


def test_a_section_quotes_between_its_paragraphs_under_its_own_keys() -> None:
    inputs = letter('It says:\n\n::: quote of="opinion.plain"\n\nSo it is.')
    blocks = blocks_of("::: say findings", inputs, Kind.OPEN_LETTER)
    assert [block.key for block in blocks] == ["say:findings/1", "say:findings/2", "say:findings/3"]
    assert words(blocks) == ["It says:", '"cannot be fulfilled"\n-- Opinion 1/2022', "So it is."]


def test_words_know_the_instrument_they_come_from() -> None:
    inputs = letter('::: quote of="opinion.plain"')
    (block,) = blocks_of("::: say findings", inputs, Kind.OPEN_LETTER)
    assert isinstance(block, Quote) and isinstance(block.inlines[0], Text)
    assert block.inlines[0].source == OPINION.says[1].place


@pytest.mark.parametrize(
    ("wanted", "code", "hint"),
    [
        ("opinion.late", "unknown-passage", ""),
        ("opinion.lawn", "unknown-passage", "Did you mean 'opinion.law'?"),
        ("opinion", "unknown-passage", ""),
        ("", "unknown-passage", ""),
        ("other.law", "unknown-passage", ""),
        ("opinion.gist", "not-a-quotation", "quote: yes"),
    ],
)
@pytest.mark.parametrize("where", ["template", "say.md"])
def test_what_cannot_be_quoted_is_told_where_it_is_wanted(
    wanted: str, code: str, hint: str, where: str
) -> None:
    line = f'::: quote of="{wanted}"'
    in_say = where == "say.md"
    (finding,) = told("::: say findings" if in_say else line, letter(line if in_say else "Words."))
    assert finding.code == code
    assert hint in finding.hint
    assert finding.source.path.name == ("say.md" if in_say else "joint-letter.en.md")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("::: signatories", "unknown-directive"),
        ('::: quote of="opinion.law" from="it"', "bad-directive"),
    ],
)
def test_a_section_has_no_other_directive(line: str, code: str) -> None:
    (finding,) = told("::: say findings", letter(line))
    assert (finding.code, finding.source) == (code, PLACE)


def test_a_sentence_on_an_instrument_leaves_its_quotations_out() -> None:
    (paragraph,) = words(blocks_of("::: instruments", letter(instruments=("opinion",)), Kind.OPEN_LETTER))
    assert paragraph == "The opinion finds the law too vague."
    (finding,) = told("::: instruments", letter(instruments=("opinion.law",)))
    assert (finding.code, finding.hint[-26:]) == ("quoted-instrument", '::: quote of="opinion.law"')
