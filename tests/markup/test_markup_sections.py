"""A section of say.md is prose, with directives on lines of their own."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import Paragraph, Quote, plain
from lettergen.findings import Source
from lettergen.markup.nodes import Directive, MarkupBlock
from lettergen.markup.prose import parse_prose, parse_section

SOURCE = Source(PurePosixPath("letters/one/say.md"), 10)


def read(text: str) -> list[str]:
    """Return each block as "key words", a directive as "key ::: name attributes"; all without a finding."""
    blocks, findings = parse_section(text, SOURCE)
    assert findings == ()
    return [_row(block) for block in blocks]


def _row(block: MarkupBlock) -> str:
    if isinstance(block, Directive):
        return f"{block.key} ::: {block.name} {dict(block.attributes)}"
    assert isinstance(block, Paragraph | Quote)
    return f"{block.key} {plain(block.inlines)}"


def test_a_directive_stands_between_paragraphs_and_is_counted_with_them() -> None:
    assert read('They wrote:\n::: quote of="a.b"\n\nThen this,\nin two lines.\n') == [
        "1 They wrote:",
        "2 ::: quote {'of': 'a.b'}",
        "3 Then this, in two lines.",
    ]


def test_directives_in_a_row_are_several() -> None:
    assert read("::: quote of=a.b\n::: quote of=c.d") == [
        "1 ::: quote {'of': 'a.b'}",
        "2 ::: quote {'of': 'c.d'}",
    ]


def test_blocks_know_their_lines() -> None:
    blocks, _ = parse_section("One.\n\n::: quote of=a.b\n\n> Two.", SOURCE)
    assert [str(block.source) for block in blocks] == [f"letters/one/say.md:{line}" for line in (10, 12, 14)]


def test_colons_that_are_no_directive_are_told() -> None:
    blocks, findings = parse_section("One.\n\n::: \n", SOURCE)
    assert [(finding.code, finding.source.line) for finding in findings] == [("markup-colons", 12)]
    assert [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)] == ["One.", ":::"]


def test_keys_and_containers_are_only_text_in_prose() -> None:
    assert read("{#key}") == ["1 {#key}"]


@given(st.text())
def test_what_holds_no_colons_reads_as_any_prose(text: str) -> None:
    plain_text = text.replace(":", ";")
    assert parse_section(plain_text, SOURCE) == parse_prose(plain_text, SOURCE)
