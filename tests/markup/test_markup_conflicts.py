"""A conflict in a text: three sides, each a small text of its own."""

from __future__ import annotations

from pathlib import PurePosixPath

from lettergen.document import Paragraph, Text
from lettergen.findings import Finding, Source
from lettergen.markup import Conflict, Directive, MarkupBlock, parse_document, parse_template

PLACE = Source(PurePosixPath("text/joint-letter.md"))

CONFLICT = """\
:::: conflict {#a} why="Both \\"changed\\" it."
:::: yours
{#a}
Mine.
::::
:::: theirs
{#a}
Theirs.[^1]

::: to label="To:"
::::
:::: base
::::
::::

[^1]: A report.
"""


def read(text: str) -> tuple[tuple[MarkupBlock, ...], tuple[Finding, ...]]:
    return parse_document(text, PLACE)


def told(text: str) -> list[str]:
    return [f"{finding.source.line} {finding.code}" for finding in read(text)[1]]


def conflict_in(text: str) -> Conflict:
    (found,) = read(text)[0]
    assert isinstance(found, Conflict)
    return found


def test_each_side_is_a_text_of_its_own() -> None:
    conflict = conflict_in(CONFLICT)
    assert told(CONFLICT) == []
    assert (conflict.key, conflict.why) == ("a", 'Both "changed" it.')
    assert conflict.source == Source(PLACE.path, 1)
    assert conflict.yours == (Paragraph("a", (Text("Mine."),)),)
    assert [type(block) for block in conflict.theirs] == [Paragraph, Directive]
    assert conflict.base == ()


def test_words_outside_of_the_sides_are_kept_and_told() -> None:
    text = CONFLICT.replace(":::: theirs", "Stray words.\n:::: theirs", 1)
    assert told(text) == ["6 markup-conflict"]
    assert Text("Stray words.") in [
        inline
        for block in conflict_in(text).yours
        if isinstance(block, Paragraph)
        for inline in block.inlines
    ]


def test_a_side_that_stands_twice_is_told() -> None:
    text = CONFLICT.replace(":::: base\n", ":::: yours\nAgain.\n", 1)
    assert "12 markup-conflict" in told(text)


def test_what_is_not_closed_is_told() -> None:
    assert told(":::: conflict {#a}\n:::: yours\nMine.\n") == ["1 markup-unclosed", "2 markup-unclosed"]


def test_a_conflict_within_a_conflict_is_none() -> None:
    deep = ":::: conflict {#a}\n:::: yours\n" * 50 + "Mine.\n" + "::::\n" * 100
    assert "3 markup-container" in told(deep)
    assert "Mine." in str(read(deep)[0])


def test_a_template_holds_no_conflict() -> None:
    blocks, findings = parse_template(CONFLICT, PLACE, {})
    assert "markup-container" in [finding.code for finding in findings]
    assert not any(isinstance(block, Conflict) for block in blocks)


def test_a_new_block_gets_no_key_that_is_written_further_down() -> None:
    blocks, findings = read("{#a}\nOne.\n\nNew.\n\n{#a+1}\nOlder.\n")
    assert [block.key for block in blocks] == ["a", "a+2", "a+1"]
    assert findings == ()
