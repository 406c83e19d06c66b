from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.findings import Source
from lettergen.markup import Cite, Directive, canonical, map_inlines, resolve

A, B = Source(PurePosixPath("a"), 1), Source(PurePosixPath("b"), 2)


def test_canonical_form() -> None:
    written: Inlines = (
        Text(""),
        Text("a"),
        Text(""),
        Text("b"),
        Strong((Text("c"), Text("d"), Emphasis((Text(""),)))),
        Text(""),
        Link("https://e.org", (Text("e"), Text("f"))),
        LineBreak(),
        Note((Text("g"), Text("h"))),
        Cite("s1"),
        Cite("s1"),
    )
    assert canonical(written) == (
        Text("ab"),
        Strong((Text("cd"), Emphasis(()))),
        Link("https://e.org", (Text("ef"),)),
        LineBreak(),
        Note((Text("gh"),)),
        Cite("s1"),
        Cite("s1"),
    )
    assert canonical(canonical(written)) == canonical(written)


def test_merged_text_keeps_the_first_source() -> None:
    (text,) = canonical((Text("x"), Text("a", A), Text("b", B)))
    assert text == Text("xab") and isinstance(text, Text) and text.source == A


def everywhere(name: Callable[[], Inline]) -> tuple[Block, ...]:
    """Return blocks with a node in every place that holds inlines."""

    def run() -> Inlines:
        return Text("x"), name()

    return (
        Paragraph("p", (Strong((name(),)), Emphasis((Link("https://e.org", (name(),)),)), Note((name(),)))),
        Heading("h", 1, run()),
        ListBlock("l", (Item("l.1", run()), Item("l.2", run()))),
        Quote("q", run()),
        AddressBlock("a", "To:", (run(), run())),
        Table("t", run(), (run(), run()), (Row("t.1", (run(), run())),)),
        CaseBlock(
            "c", 2, run(), (Fact("f", run()),), (Paragraph("c1", run()), CaseBlock("cc", 3, run(), (), ()))
        ),
        TitleBlock("T", run(), (run(),)),
        Contents("C", run()),
        SignatoryList("s", (run(),)),
    )


def numbered() -> Callable[[], Cite]:
    counter = iter(range(1000))
    return lambda: Cite(str(next(counter)))


def test_cites_are_replaced_everywhere_in_reading_order() -> None:
    met: list[str] = []

    def replace(cite: Cite) -> Inline:
        met.append(cite.id)
        return LineBreak()

    assert resolve(everywhere(numbered()), replace) == everywhere(LineBreak)
    assert met == [str(number) for number in range(22)]


def test_cites_are_dropped_and_the_text_around_them_joined() -> None:
    block = Paragraph("p", (Text("a"), Cite("1"), Text("b"), Strong((Cite("2"),)), Cite("3")))
    assert resolve((block,), lambda cite: None) == (Paragraph("p", (Text("ab"), Strong(()))),)


def test_a_cite_is_no_empty_note() -> None:
    assert Cite("s1") != Note(())
    assert Cite("s1") != Cite("s2")
    assert Cite("s1").children == ()


def test_directives_hold_no_inlines() -> None:
    directive = Directive("to", (("a", "b"),), "to")
    assert resolve((directive, Quote("q", (Cite("1"),))), lambda cite: Text(cite.id)) == (
        directive,
        Quote("q", (Text("1"),)),
    )
    assert map_inlines(directive, lambda inlines: ()) == directive


def test_sources_stay() -> None:
    block = Quote("q", (Text("a"),), A)
    assert map_inlines(block, lambda inlines: inlines).source == A
