from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from tree_samples import sample
from tree_strategies import blocks

from lettergen.document import (
    AddressBlock,
    Block,
    Emphasis,
    Heading,
    Inlines,
    Item,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Strong,
    Text,
)
from lettergen.findings import Source
from lettergen.markup import Directive, parse_document
from lettergen.writers.markdown import write_blocks, write_markdown

SOURCE = Source(PurePosixPath("text/joint-letter.md"), 1)


@settings(max_examples=300)
@given(blocks())
def test_what_is_written_reads_back(tree: tuple[Block, ...]) -> None:
    written = write_blocks(tree)
    assert parse_document(written, SOURCE) == (tree, ())
    assert write_blocks(parse_document(written, SOURCE)[0]) == written


def test_a_document_as_markdown(golden: Callable[[str, str], None]) -> None:
    golden("markdown/sample.md", write_markdown(sample()))
    assert parse_document(write_markdown(sample()), SOURCE) == (sample().blocks, ())


def written(*inlines: object) -> str:
    """Return the line of a paragraph, once it has been seen to read back."""
    tree = (Paragraph("k", inlines),)  # type: ignore[arg-type]
    text = write_blocks(tree)
    assert parse_document(text, SOURCE) == (tree, ())
    return text.removeprefix("{#k}\n").removesuffix("\n")


def em(text: str) -> Emphasis:
    return Emphasis((Text(text),))


def strong(text: str) -> Strong:
    return Strong((Text(text),))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Plain words, 1.5 % of #3 (a-b) – “c”; d_e & f's!",
            "Plain words, 1.5 % of #3 (a-b) – “c”; d_e & f's!",
        ),
        ("# a", "\\# a"),
        ("#a", "#a"),
        ("> a", "\\> a"),
        ("- a", "\\- a"),
        ("-a", "-a"),
        ("1. a", "1\\. a"),
        ("2022.", "2022\\."),
        ("1.5", "1.5"),
        ("::: to", "\\::: to"),
        ("a ::: b", "a ::: b"),
        ("{#a}", "\\{#a}"),
        ("---", "\\---"),
        ("|a|", "\\|a|"),
        ("*a* _b_", "\\*a\\* \\_b\\_"),
        ("[a](b) ![c]", "\\[a\\](b) !\\[c\\]"),
        ("<b> `c` \\", "\\<b> \\`c\\` \\\\"),
        ("&amp; &#42; AT&T; R&D", "\\&amp; \\&#42; AT&T; R&D"),
        (" a  b ", "&#32;a  b&#32;"),
        ("\u00a0a\u00a0b\u00a0", "&nbsp;a\u00a0b&nbsp;"),
        ("a\u2028b\u2029c", "a&#8232;b&#8233;c"),
        ("~~~ a", "\\~~~ a"),
        ("+ a", "\\+ a"),
        ("1) a", "1\\) a"),
        (":--|--", "\\:--|--"),
        ("a {br} {} }", "a \\{br} \\{} }"),
        ("[^1]: a", "\\[^1\\]: a"),
    ],
)
def test_only_what_must_be_is_escaped(text: str, line: str) -> None:
    assert written(Text(text)) == line


@pytest.mark.parametrize(
    ("inlines", "line"),
    [
        ((), "{}"),
        ((Text("a "), em("b"), Text(" "), strong("c"), Text(".")), "a *b* **c**."),
        ((Text("a"), em("b"), Text("c")), "a*b*c"),
        ((strong("Who?"), Text(" He")), "**Who?** He"),
        ((strong("Who?"), Text("He")), "{*Who?*}He"),
        ((em(" a"), Text("b")), "{_ a_}b"),
        ((em("a"), em("b")), "*a*{_b_}"),
        ((strong("a"), Text("}")), "{*a*}}"),
        ((Strong((Text(" b"), em("}a"))),), "{* b{_}a_}*}"),
        ((Strong((em("a"),)),), "**{_a_}**"),
        ((Strong((Text("a "), em("b"), Text(" c"))),), "**a *b* c**"),
        ((Emphasis((Text("a "), em("b"), Text(" c"))),), "*a {_b_} c*"),
        ((Strong(()),), "{**}"),
        ((Text("Hello!"), Link("https://e.org", (Text("a"),))), "Hello\\![a](https://e.org)"),
        ((Link("https://e.org/(a)?b&c=[d]", (Text("^a"),)),), "[\\^a](https://e.org/\\(a\\)?b&c=\\[d\\])"),
        ((Text("a"), LineBreak(), Text("- b")), "a\\\n\\- b"),
        ((LineBreak(), Text("a"), LineBreak()), "{br}a{br}"),
        ((Text("a"), LineBreak(), LineBreak(), Text("b")), "a\\\n\\\nb"),
        ((Strong((Text("a"), LineBreak(), Text("b"))),), "**a{br}b**"),
        ((Note((Text("n"),)), Text(": a")), "[^1]\\: a\n\n[^1]: n"),
        ((Note(()), Note((Text("- n"),))), "[^1][^2]\n\n[^1]: {}\n[^2]: \\- n"),
    ],
)
def test_stress_links_and_breaks(inlines: Inlines, line: str) -> None:
    assert written(*inlines) == line


def test_blocks() -> None:
    tree = (
        Paragraph("p", (Text("a"), LineBreak(), Text("b")), Role.CONTACT),
        Quote("q", (Text("a"), LineBreak(), Text("b"))),
        ListBlock("l", (Item("l.1", (Text("a"), LineBreak(), Text("b"))), Item("x y", ())), ordered=True),
        Heading("h", 3, (Text("a #"),)),
        AddressBlock("a", 'To "all" \\', ((), (Text("x"),))),
        Directive("facts", (("of", 'a "b"'),), "facts:1"),
        Directive("signatories", (), "signatories"),
    )
    text = write_blocks(tree)
    assert text.split("\n\n") == [
        ":::: contact {#p}\na\\\nb\n::::",
        "{#q}\n> a\\\n> b",
        "{#l}\n1. a\\\n   b\n2. {#x%20y} {}",
        "{#h}\n### a \\#",
        ':::: address {#a} label="To \\"all\\" \\\\"\n{}\nx\n::::',
        '::: facts {#facts:1} of="a \\"b\\""',
        "::: signatories\n",
    ]
    assert parse_document(text, SOURCE) == (tree, ())


def test_nothing_is_nothing() -> None:
    assert write_blocks(()) == ""


def test_data_cannot_leave_its_attribute_or_key() -> None:
    tree = (AddressBlock("a}\n::: b", "x\n::: c\x1b", ()),)
    (read,), findings = parse_document(write_blocks(tree), SOURCE)
    assert read == AddressBlock("a}\n::: b", "x ::: c ", ())
    assert findings == ()


def test_runs_that_are_not_canonical_come_back_so() -> None:
    tree = (Paragraph("k", (Text("a*"), Text(""), Text("*b"))),)
    assert parse_document(write_blocks(tree), SOURCE) == ((Paragraph("k", (Text("a**b"),)),), ())
