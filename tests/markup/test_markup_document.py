from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from lettergen.document import (
    AddressBlock,
    CaseBlock,
    Contents,
    Emphasis,
    Fact,
    Heading,
    Item,
    LineBreak,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.findings import Source
from lettergen.markup import Directive, MarkupBlock, parse_document

SOURCE = Source(PurePosixPath("text/joint-letter.md"), 1)

LETTER = """\
:::: title {#title}
A *paper*
For the dialogue
::::

:::: address {#to} label="To:"
President of the Council

Ambassadors of the Union
::::

:::: dateline {#date}
Brussels, 3 December
::::

{#occasion}
We write because it matters.[^1] It
matters.[^long]

An added paragraph.

# Another one

:::: case {#case:mamai/briefing}
## Zhanbolat Mamai

- **Who:** a journalist,
  and a politician
- **Where things stand:** free[^1]

{#case:mamai/briefing/1}
> A quote
> of two lines

- not a fact
- {#second} nor this
::::

:::: table {#t}
Prosecutions
by year

| Region | 2025 |
|:-------|-----:|
| Velden | 3 \\| 4 |
| {#south} South | 5 |
::::

[^1]: First,
wrapped
by an editor.
[^long]: Second.

:::: contents
Contents
::::
:::: signatories {#s}
IPHR {br} Brussels
::::
::: signatories
"""


def blocks(text: str) -> tuple[MarkupBlock, ...]:
    read, findings = parse_document(text, SOURCE)
    assert findings == ()
    return read


def wrong(text: str) -> list[tuple[int, str]]:
    _, findings = parse_document(text, SOURCE)
    return [(finding.source.line, finding.code.removeprefix("markup-")) for finding in findings]


def test_a_letter_as_an_officer_leaves_it() -> None:
    first = Note((Text("First, wrapped by an editor."),))
    case = CaseBlock(
        "case:mamai/briefing",
        2,
        (Text("Zhanbolat Mamai"),),
        (
            Fact("Who", (Text("a journalist, and a politician"),)),
            Fact("Where things stand", (Text("free"), first)),
        ),
        (
            Quote("case:mamai/briefing/1", (Text("A quote of two lines"),)),
            ListBlock(
                "case:mamai/briefing/1+1",
                (
                    Item("case:mamai/briefing/1+1.1", (Text("not a fact"),)),
                    Item("second", (Text("nor this"),)),
                ),
            ),
        ),
    )
    table = Table(
        "t",
        (Text("Prosecutions by year"),),
        ((Text("Region"),), (Text("2025"),)),
        (Row("t.1", ((Text("Velden"),), (Text("3 | 4"),))), Row("south", ((Text("South"),), (Text("5"),)))),
    )
    words = (Text("We write because it matters."), first, Text(" It matters."), Note((Text("Second."),)))
    assert blocks(LETTER) == (
        TitleBlock("title", (Text("A "), Emphasis((Text("paper"),))), ((Text("For the dialogue"),),)),
        AddressBlock("to", "To:", ((Text("President of the Council"),), (Text("Ambassadors of the Union"),))),
        Paragraph("date", (Text("Brussels, 3 December"),), Role.DATELINE),
        Paragraph("occasion", words),
        Paragraph("occasion+1", (Text("An added paragraph."),)),
        Heading("occasion+2", 1, (Text("Another one"),)),
        case,
        table,
        Contents("t+1", (Text("Contents"),)),
        SignatoryList("s", ((Text("IPHR "), LineBreak(), Text(" Brussels")),)),
        Directive("signatories", (), "signatories"),
    )


def test_sources_are_true_lines() -> None:
    read = blocks(LETTER)
    lines = [block.source.line for block in read if block.source]
    assert [LETTER.split("\n")[line - 1] for line in lines] == [
        ":::: title {#title}",
        ':::: address {#to} label="To:"',
        "Brussels, 3 December",
        "We write because it matters.[^1] It",
        "An added paragraph.",
        "# Another one",
        ":::: case {#case:mamai/briefing}",
        ":::: table {#t}",
        ":::: contents",
        ":::: signatories {#s}",
        "::: signatories",
    ]


def test_windows_line_ends_change_nothing() -> None:
    assert blocks(LETTER.replace("\n", "\r\n")) == blocks(LETTER)


def test_braces() -> None:
    assert blocks("{#k}\na{*b*}c {__}{br}\\{br} {x} \\{\\*b*} }") == (
        Paragraph(
            "k",
            (
                Text("a"),
                Strong((Text("b"),)),
                Text("c "),
                Emphasis(()),
                LineBreak(),
                Text("{br} {x} {*b*} }"),
            ),
        ),
    )


def test_a_key_line_is_for_the_next_block_of_any_kind() -> None:
    text = "{#a}\n\n:::: address\nx\n::::\n{#b}\n::: to\n{#c}\n:::: closing\nx\n\ny\n::::\n{#d}\n- x"
    assert [block.key for block in blocks(text)] == ["a", "b", "c", "c+1", "d"]


def test_keys_with_signs_of_their_own() -> None:
    (block,) = blocks("{#a%20%7Bb%7D%25c}\nx")
    assert block.key == "a {b}%c"


def test_made_keys_never_meet_written_ones() -> None:
    read = blocks("{#a}\nx\n\n{#a+1}\ny\n\n{#b}\nz\n\n{#a.1}\n- x\n")
    assert [block.key for block in read] == ["a", "a+1", "b", "a.1"]
    assert [block.key for block in blocks("{#a+1}\nx\n\n{#a}\ny\n\nz")] == ["a+1", "a", "a+2"]
    keys = [block.key for block in blocks("x\n\n{#+1+1}\ny\n\n{#c}\n- u\n- v\n\n{#c.1+1}\nw")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("a[^1]", [(1, "note")]),
        ("a\n\n[^1]: b", [(3, "note-unused")]),
        ("a[^1]\n\n[^1]: b\n[^1]: c", [(4, "note-twice")]),
        ("a[^1]\n\n[^1]: b[^2]\n[^2]: c", [(3, "note-nested"), (4, "note-unused")]),
        ("{#a}\nx\n\n{#a}\ny", [(4, "key")]),
        ("{#a}\n- {#a} x", [(2, "key")]),
        (":::: title\n::::", [(1, "line")]),
        (":::: case\nName\n::::", [(1, "line")]),
        (":::: case\n::::", [(1, "line")]),
        (":::: table\nx\n::::", [(1, "line")]),
        (":::: table\n| a |\n| b |\n::::", [(1, "line")]),
        (":::: table\n| a | b |\n|---|---|\n| c |\n| d | e | f |\n::::", [(4, "row"), (5, "row")]),
        ("| a | b |\n|---|---|", [(1, "table")]),
        (":::: address\n{#x}\na\n::::", [(2, "key-alone")]),
        (":::: address\na\n:::: closing\nb\n::::", [(1, "unclosed")]),
        (":::: unknown\na\n::::", [(1, "container")]),
        ("a\n::::\nb", [(2, "colons")]),
        ("a <b> `c`\n![d](e)", [(1, "code"), (1, "html"), (2, "image")]),
        ("{*" * 13 + "a" + "*}" * 13, [(1, "deep")]),
    ],
)
def test_what_is_wrong_in_documents(text: str, findings: list[tuple[int, str]]) -> None:
    assert wrong(text) == findings


def test_rows_are_made_to_fit_without_losing_words() -> None:
    (table,), _ = parse_document(":::: table\n| a | b |\n|---|---|\n| c |\n| d | e | f |\n::::", SOURCE)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [((Text("c"),), ()), ((Text("d"),), (Text("e | f"),))]


def test_an_unclosed_container_ends_where_the_next_begins() -> None:
    read, _ = parse_document(":::: address {#to}\na\n:::: closing {#c}\nb\n::::", SOURCE)
    assert read == (AddressBlock("to", "", ((Text("a"),),)), Paragraph("c", (Text("b"),), Role.CLOSING))


def test_the_words_of_an_unknown_container_stay() -> None:
    read, _ = parse_document(":::: unknown {#x}\na\n\n- b\n::::", SOURCE)
    assert read == (Paragraph("+1", (Text("a"),)), ListBlock("+2", (Item("+2.1", (Text("b"),)),)))


def test_undefined_notes_stay_as_text() -> None:
    read, _ = parse_document("**a[^1]**", SOURCE)
    assert read == (Paragraph("+1", (Strong((Text("a[^1]"),)),)),)


def test_containers_nest_a_few_levels_only() -> None:
    text = "".join(f":::: case\n# {number}\n" for number in range(9)) + "::::\n" * 9
    assert [code for _, code in wrong(text)] == ["deep", "colons"]
