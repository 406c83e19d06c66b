"""A redline holds both versions: without what is new it is the old one, without what is gone the new one."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Deleted,
    Emphasis,
    Fact,
    Inlines,
    Inserted,
    Item,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Role,
    Row,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from lettergen.markup import canonical, map_inlines
from lettergen.versions.redline import Change, Changed, abridged, redline
from lettergen.versions.redlined_words import redlined_words
from lettergen.versions.words import inlines_of, words_of
from lettergen.writers.markdown import write_blocks


def p(key: str, words: str) -> Paragraph:
    return Paragraph(key, (Text(words),))


def shown(inlines: Inlines) -> str:
    """Write a run as a terminal shows it."""
    signs = {Inserted: ("{+", "+}"), Deleted: ("[-", "-]")}
    return "".join(
        signs[type(one)][0] + plain(one.children) + signs[type(one)][1]
        if isinstance(one, Inserted | Deleted)
        else plain((one,))
        for one in inlines
    )


def without(inlines: Inlines, gone: type, kept: type) -> Inlines:
    """Return a run without what is marked in one way, and without the marks of the other."""
    return inlines_of(words_of(tuple(_without(inlines, gone, kept))))


def _without(inlines: Inlines, gone: type, kept: type) -> list[Any]:
    result: list[Any] = []
    one: Any
    for one in inlines:
        inner = _without(getattr(one, "children", ()), gone, kept)
        if isinstance(one, kept):
            result += inner
        elif not isinstance(one, gone):
            result.append(
                dataclasses.replace(one, children=canonical(tuple(inner)))
                if hasattr(one, "children")
                else one
            )
    return result


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ana is held.", "Ana is still held.", "Ana is{+ still+} held."),
        ("Ana is held.", "Ana is free.", "Ana is[- held-]{+ free+}."),
        ("Ana is held.", "", "[-Ana is held.-]"),
        ("the EU’s view", "the EU’s own view", "the EU’s{+ own+} view"),
        ("one two three", "one 2 three", "one[- two-]{+ 2+} three"),
        ("a b, c d", "x y, z w", "[-a b, c d-]{+x y, z w+}"),
    ],
)
def test_words_are_told_apart(old: str, new: str, expected: str) -> None:
    assert shown(redlined_words((Text(old),), (Text(new),))) == expected


def test_a_run_of_which_little_is_left_is_told_as_two() -> None:
    old = "The protests in the capital were put down by force, and nobody was held to account for it."
    new = "In the spring a court let two journalists go, and the ministry said that it would appeal."
    assert shown(redlined_words((Text(old),), (Text(new),))) == f"[-{old}-]{{+{new}+}}"


def test_stress_links_and_breaks_count() -> None:
    old: Inlines = (
        Text("Ana is "),
        Strong((Text("held"),)),
        LineBreak(),
        Link("https://a.test", (Text("here"),)),
    )
    new: Inlines = (Text("Ana is held"), LineBreak(), Link("https://b.test", (Text("here"),)))
    made = redlined_words(old, new)
    assert without(made, Inserted, Deleted) == inlines_of(words_of(old))
    assert without(made, Deleted, Inserted) == inlines_of(words_of(new))


def test_blocks_are_told_apart_by_their_keys() -> None:
    old = (p("a", "One."), p("b", "Two."), p("c", "Three."))
    new = (p("a", "One."), p("c", "Three, too."), p("d", "Four."))
    assert [(change.changed, change.block.key) for change in redline(old, new)] == [
        (Changed.SAME, "a"),
        (Changed.REMOVED, "b"),
        (Changed.CHANGED, "c"),
        (Changed.ADDED, "d"),
    ]


def test_what_words_cannot_show_is_gone_and_new() -> None:
    old, new = p("a", "One."), Paragraph("a", (Text("One."),), Role.CLOSING)
    changes = redline((old,), (new,))
    assert [(change.changed, change.block.key) for change in changes] == [
        (Changed.REMOVED, "a~"),
        (Changed.ADDED, "a"),
    ]


def test_parts_that_did_not_change_can_be_left_out() -> None:
    old = ListBlock("l", (Item("l.1", (Text("One."),)), Item("l.2", (Text("Two."),))))
    new = ListBlock("l", (Item("l.1", (Text("One."),)), Item("l.3", (Text("Three."),))))
    (change,) = redline((old,), (new,))
    assert isinstance(change.block, ListBlock)
    assert [(item.key, shown(item.inlines)) for item in change.block.items] == [
        ("l.1", "One."),
        ("l.2", "[-Two.-]"),
        ("l.3", "{+Three.+}"),
    ]
    short = abridged(change.block)
    assert isinstance(short, ListBlock)
    assert [item.key for item in short.items] == ["l.2", "l.3"]


SENTENCES = st.lists(st.sampled_from([*["Ana", "Bo", "is", "held", "free", "in", ",", "."]]), max_size=9).map(
    " ".join
)
RUNS = st.lists(
    st.builds(Text, SENTENCES)
    | st.builds(lambda words: Strong((Text(words),)), SENTENCES)
    | st.builds(lambda words: Emphasis((Strong((Text(words),)), Text("so"))), SENTENCES)
    | st.builds(lambda words: Note((Text(words),)), SENTENCES)
    | st.just(LineBreak()),
    max_size=4,
).map(lambda run: inlines_of(words_of(tuple(run))))
ROWS = st.lists(
    st.builds(Row, st.sampled_from("rst"), st.tuples(RUNS, RUNS)), max_size=3, unique_by=lambda r: r.key
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Block, ...]:
    lines = draw(st.lists(RUNS, max_size=3).map(tuple))
    rows = tuple(draw(ROWS))
    keys = draw(st.lists(st.sampled_from("xyz"), unique=True, max_size=3))
    everything: tuple[Block, ...] = (
        Paragraph("a", draw(RUNS), draw(st.sampled_from([Role.BODY, Role.CLOSING]))),
        AddressBlock("to", "To:", lines),
        ListBlock("l", tuple(Item(key, draw(RUNS)) for key in keys)),
        Table("t", draw(RUNS), (draw(RUNS), ()), rows),
        CaseBlock("c", 2, draw(RUNS), (Fact("Stands", draw(RUNS)),), (Paragraph("c/1", draw(RUNS)),)),
    )
    return tuple(draw(st.lists(st.sampled_from(everything), unique_by=lambda block: block.key)))


def side(changes: tuple[Change, ...], gone: type, kept: type) -> list[str]:
    """Return the words of one side, run by run, those with nothing in them left out."""
    runs: list[str] = []

    def note(inlines: Inlines) -> Inlines:
        runs.append(plain(without(inlines, gone, kept)))
        return inlines

    for change in changes:
        map_inlines(change.block, note)
    return sorted(filter(None, runs))


def runs_of(blocks: tuple[Block, ...]) -> list[str]:
    return side(tuple(Change(Changed.SAME, block) for block in blocks), Inserted, Deleted)


@given(RUNS, RUNS)
def test_a_run_holds_both_runs(old: Inlines, new: Inlines) -> None:
    made = redlined_words(old, new)
    assert without(made, Inserted, Deleted) == old
    assert without(made, Deleted, Inserted) == new


@given(versions(), versions())
def test_a_redline_holds_both_versions(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    changes = redline(old, new)
    assert side(changes, Inserted, Deleted) == runs_of(old)
    assert side(changes, Deleted, Inserted) == runs_of(new)
    keys = [block.key for block in walk(tuple(change.block for change in changes))]
    assert len(keys) == len(set(keys))


@given(versions())
def test_between_a_version_and_itself_nothing_changed(version: tuple[Block, ...]) -> None:
    changes = redline(version, version)
    assert tuple(change.block for change in changes) == version
    assert {change.changed for change in changes} <= {Changed.SAME}


def test_markdown_refuses_a_redline() -> None:
    with pytest.raises(ValueError, match="redline"):
        write_blocks([Paragraph("a", (Inserted((Text("new"),)),))])
