from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import (
    Block,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from lettergen.findings import Source
from lettergen.markup import PROBLEMS, Cite, parse_prose

SOURCE = Source(PurePosixPath("cases/kazakhstan/a.md"), 20)


def blocks(text: str, *, headings: bool = False) -> tuple[Block, ...]:
    """Return the blocks of prose in which nothing is wrong."""
    read, findings = parse_prose(text, SOURCE, headings=headings)
    assert findings == ()
    return read


def inlines(text: str) -> Inlines:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.inlines


def wrong(text: str, *, headings: bool = False) -> list[tuple[int, str]]:
    """Return the lines and codes of what is wrong."""
    _, findings = parse_prose(text, SOURCE, headings=headings)
    assert all(finding.source.path == SOURCE.path for finding in findings)
    return [(finding.source.line, finding.code.removeprefix("markup-")) for finding in findings]


def words(text: str) -> list[str]:
    """Return the text of each paragraph, item and quote, with a bar for a line break and slashes for emphasis."""

    def flat(run: Inlines) -> str:
        return "".join(map(shown, run))

    def shown(inline: Inline) -> str:
        match inline:
            case Text(text):
                return text
            case LineBreak():
                return "|"
            case Emphasis(children):
                return f"/{flat(children)}/"
            case _:
                raise AssertionError(inline)

    found: list[str] = []
    for block in parse_prose(text, SOURCE)[0]:
        if isinstance(block, ListBlock):
            found.extend(flat(item.inlines) for item in block.items)
        elif isinstance(block, Paragraph | Quote):
            found.append(flat(block.inlines))
    return found


def test_paragraphs_and_stress() -> None:
    text = "He was *never* told\nwhy. **Twice** _so_.\n\n\nNext."
    assert blocks(text) == (
        Paragraph(
            "1",
            (
                Text("He was "),
                Emphasis((Text("never"),)),
                Text(" told why. "),
                Strong((Text("Twice"),)),
                Text(" "),
                Emphasis((Text("so"),)),
                Text("."),
            ),
        ),
        Paragraph("2", (Text("Next."),)),
    )


def test_lists_have_keys_below_theirs() -> None:
    assert blocks("One\n\n- a\n- *b*\n  goes on\n\n1. c\n2. d\n") == (
        Paragraph("1", (Text("One"),)),
        ListBlock("2", (Item("2.1", (Text("a"),)), Item("2.2", (Emphasis((Text("b"),)), Text(" goes on"))))),
        ListBlock("3", (Item("3.1", (Text("c"),)), Item("3.2", (Text("d"),))), ordered=True),
    )


def test_quotes_keep_their_paragraphs_apart() -> None:
    assert blocks("> a\ngoes on\n> here\n>\n> b") == (
        Quote("1", (Text("a goes on here"),)),
        Quote("2", (Text("b"),)),
    )


def test_a_block_ends_the_quote_before_it() -> None:
    assert blocks("> a\n- b\n\n> c\n1. d") == (
        Quote("1", (Text("a"),)),
        ListBlock("2", (Item("2.1", (Text("b"),)),)),
        Quote("3", (Text("c"),)),
        ListBlock("4", (Item("4.1", (Text("d"),)),), ordered=True),
    )


@pytest.mark.parametrize("text", ["a\\\nb", "a  \nb"])
def test_hard_breaks(text: str) -> None:
    assert inlines(text) == (Text("a"), LineBreak(), Text("b"))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("[w](https://e.org/a_b(c)?d=%41&e=é#f)", "https://e.org/a_b(c)?d=%41&e=é#f"),
        ("[w](<http://e.org>)", "http://e.org"),
        ("[w](HTTPS://E.org)", "HTTPS://E.org"),
        ("[w](mailto:a@b.org)", "mailto:a@b.org"),
        ("[w](https://e.org/\\*&amp;)", "https://e.org/*&"),
    ],
)
def test_addresses_stay_as_they_are(text: str, url: str) -> None:
    assert inlines(text) == (Link(url, (Text("w"),)),)


def test_braces_are_no_markup_in_prose() -> None:
    assert inlines("{a [b _} c](https://e.org) {br} {#d} {}") == (
        Text("{a "),
        Link("https://e.org", (Text("b _} c"),)),
        Text(" {br} {#d} {}"),
    )
    assert inlines("{_ [b _} c](https://e.org)") == (Text("{_ "), Link("https://e.org", (Text("b _} c"),)))


def test_addresses_in_angles() -> None:
    assert inlines("<https://e.org/*a*> <a@b.org>") == (
        Link("https://e.org/*a*", (Text("https://e.org/*a*"),)),
        Text(" "),
        Link("mailto:a@b.org", (Text("a@b.org"),)),
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://e.org",
        "//e.org",
        "e.org",
        "",
        "https:",
        "https://",
        "https:///x",
        "<https://e.org/a b>",
        "https://e.org/\u202e",
        "https://e.org/\u00a0",
        "https://e.org/a b",
        "https://e.org/(a",
    ],
)
def test_addresses_that_nobody_should_follow(url: str) -> None:
    assert wrong(f"a\n[w]({url}) b") == [(21, "link")]
    assert words(f"a\n[w]({url}) b") == [f"a [w]({url}) b"]


def test_cites_stand_anywhere() -> None:
    assert inlines("a[^s001e], **b[^s2]** [c[^s3]](https://e.org)[^s4]") == (
        Text("a"),
        Cite("s001e"),
        Text(", "),
        Strong((Text("b"), Cite("s2"))),
        Text(" "),
        Link("https://e.org", (Text("c"), Cite("s3"))),
        Cite("s4"),
    )


def test_headings_only_where_asked_for() -> None:
    assert blocks("### Trial ###\ntext", headings=True) == (
        Heading("1", 3, (Text("Trial"),)),
        Paragraph("2", (Text("text"),)),
    )
    assert wrong("## a\n### b", headings=True) == [(20, "heading")]
    assert wrong("### b\n\n#### *c*") == [(20, "heading"), (22, "heading")]
    assert parse_prose("#### *c*", SOURCE)[0] == (Paragraph("1", (Text("#### "), Emphasis((Text("c"),)))),)


@pytest.mark.parametrize(
    ("text", "findings", "kept"),
    [
        ("a\n<b>c</b> <br/>", [(21, "html"), (21, "html"), (21, "html")], ["a <b>c</b> <br/>"]),
        ("a\n\n<div>\n*b*\n</div>\n\nc", [(22, "html")], ["a", "<div>|*b*|</div>", "c"]),
        ("<!-- *a*\n\nb -->", [(20, "comment")], ["<!-- *a*||b -->"]),
        ("![*a*](https://e.org) b", [(20, "image")], ["![*a*](https://e.org) b"]),
        ("a\nb `*c* [^d]` e", [(21, "code")], ["a b `*c* [^d]` e"]),
        ("a\n```py\n*b*\n```\nc", [(21, "code")], ["a", "```py|*b*|```", "c"]),
        ("~~~\n*b*", [(20, "code")], ["~~~|*b*"]),
        ("a\n\n---\nb", [(22, "rule")], ["a", "---", "b"]),
        ("a\n===", [], ["a ==="]),
        ("    *a*", [], ["/a/"]),
        ("[a]: https://e.org", [], ["[a]: https://e.org"]),
        ("a [b][c] [d]", [], ["a [b][c] [d]"]),
        ('[a](https://e.org "b")', [(20, "link-title")], ['[a](https://e.org "b")']),
        ("<ftp://e.org>", [(20, "link")], ["<ftp://e.org>"]),
        ("2022. was\n2023. is", [(20, "list-start")], ["2022. was", "is"]),
        ("- a\n  - b\n    1. c\n- d", [(21, "nested"), (22, "nested")], ["a", "b", "c", "d"]),
        ("- a\n  - b\n  1. c", [(21, "nested"), (22, "nested")], ["a", "b", "c"]),
        ("- a\n\n  b\n- c", [(22, "paragraphs")], ["a|b", "c"]),
        ("- a\n  > b", [(21, "nested"), (21, "paragraphs")], ["a|b"]),
        ("> a\n> - b\n> - c\n> > d", [(21, "nested"), (23, "nested")], ["a", "b", "c", "d"]),
        ("- ```\n  x\n  ```", [(20, "code")], ["- ```|  x|  ```"]),
        ("| a | b |\n|---|---|\n| c | d |", [(20, "table")], ["| a | b | |---|---| | c | d |"]),
        ("a\x00b\n\nc\x1bd\x1b", [(20, "control"), (22, "control")], ["a\ufffdb", "c\ufffdd\ufffd"]),
        ("a\r\n\r\nb\rc <i>", [(23, "html")], ["a", "b c <i>"]),
        ("a\tb", [], ["a b"]),
        ("::: to\n{#k} {br} {*a*}", [], ["::: to {#k} {br} {/a/}"]),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_reported_and_kept(
    text: str, findings: list[tuple[int, str]], kept: list[str]
) -> None:
    assert wrong(text) == findings
    assert words(text) == kept


def test_a_link_in_a_link_is_reported_at_its_line() -> None:
    assert wrong("a\n[b\n[c](https://e.org)](https://f.org)") == [(22, "nested-link")]
    (block,) = parse_prose("[b [c](https://e.org)](https://f.org)", SOURCE)[0]
    assert block == Paragraph("1", (Link("https://f.org", (Text("b [c](https://e.org)"),)),))


def test_sources_are_true_lines() -> None:
    first, second, third = parse_prose("a\n\n- b\n- c\n\n> d\n>\n> e", SOURCE)[0][:3]
    assert isinstance(first, Paragraph) and isinstance(second, ListBlock) and isinstance(third, Quote)
    lines = [first.source, second.source, *(item.source for item in second.items), third.source]
    assert lines == [Source(SOURCE.path, line) for line in (20, 22, 22, 23, 25)]
    assert isinstance(first.inlines[0], Text) and first.inlines[0].source == SOURCE


def test_a_source_without_a_line_counts_from_one() -> None:
    _, findings = parse_prose("a\n\n<b>", Source(SOURCE.path))
    assert [finding.source.line for finding in findings] == [3]


@given(st.text(st.characters(categories=["L", "N"]) | st.sampled_from(" .,;’“”—\u00a0"), max_size=80))
def test_plain_words_stay_themselves(text: str) -> None:
    sentence = f"Word {text} word"
    assert inlines(sentence) == (Text(sentence),)


def test_every_problem_can_be_read() -> None:
    for code, entry in PROBLEMS.items():
        assert code.startswith("markup-")
        message = entry.message.format(what="WHAT")
        assert "{" not in message and not message.endswith(".")
