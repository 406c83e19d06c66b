"""A redline in Word: reject every change and the old text stands there, accept them and the new one does."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from docx_changes import Shown, accepted, paragraphs, rejected
from docx_parts import Docx, W, unpacked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tree_strategies import blocks, unique

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Fact,
    Heading,
    Inlines,
    Item,
    Kind,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Revision,
    Role,
    Row,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.versions.redline import redline
from lettergen.writers.docx import write_docx

LINK = Link("https://example.org/", (Text("a statement"),))
MADE = Revision(
    "Ana Example",
    datetime.datetime(2026, 1, 21, 13, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=1))),
)
END = Paragraph("end", (Text("Yours sincerely,"),))


def t(words: str) -> Inlines:
    return (Text(words),)


def version(*rows: str, told: str, quoted: str, items: tuple[str, ...], link: bool) -> tuple[Block, ...]:
    return (
        Heading("h", 1, t("Arrests")),
        Paragraph("p", (*t(told), Strong(t("at once")), *((LINK,) if link else ()), Note(t("A note.")))),
        *((Quote("q", t(quoted)),) if quoted else ()),
        ListBlock("l", tuple(Item(f"l/{words}", t(words)) for words in items)),
        Table(
            "t",
            t("Cases"),
            (t("Who"), t("Where")),
            tuple(Row(f"t/{row}", (t(row), t("Almaty"))) for row in rows),
        ),
        END,
    )


OLD = version("Ana", "Bo", told="She is held ", quoted="A quote.", items=("one", "two"), link=True)
NEW = version("Bo", "Cy", told="She was set free ", quoted="", items=("two", "three"), link=False)


def document(blocks: tuple[Block, ...]) -> Document:
    return Document(
        Kind.JOINT_LETTER,
        "en-GB",
        "A letter",
        "Monitors",
        datetime.date(2026, 2, 1),
        "1 February 2026",
        blocks,
        revision=MADE,
    )


def written(blocks: tuple[Block, ...]) -> Docx:
    return unpacked(write_docx(document(blocks)))


def redlined(old: tuple[Block, ...], new: tuple[Block, ...]) -> Docx:
    return written(tuple(change.block for change in redline(old, new)))


def facts(*labels: str, blocks: tuple[Block, ...] = ()) -> CaseBlock:
    return CaseBlock("c", 2, t("Ana"), tuple(Fact(label, t(f"{label} it is")) for label in labels), blocks)


def to(label: str, *lines: str) -> AddressBlock:
    return AddressBlock("to", label, tuple(map(t, lines)))


def noted(words: str) -> Paragraph:
    return Paragraph("p", (Text("She is held."), Note(t(words))))


TABLE = Table("t", t("Cases"), (t("Who"), ()), (Row("t.1", (t("Ana"), ())),))
HEADED = (Contents("toc", t("Contents")), Heading("a", 1, t("One")), Heading("b", 2, t("Two")))
PAIRS: dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]] = {
    "many": (OLD, NEW),
    "an address": ((to("To:", "Ana", "Bo"),), (to("To:", "Bo", "Cy", "Di"),)),
    "a case with an empty address": (
        (),
        (facts(blocks=(to("To:"),)),),
    ),
    "another label": ((to("To:", "Ana"),), (to("Copy:", "Ana"),)),
    "an address more": ((), (to("To:", "Ana", "Bo"),)),
    "an address that is gone": ((to("To:", "Ana", "Bo"),), ()),
    "a fact more": ((facts("Held"),), (facts("Held", "Trial"),)),
    "another fact": ((facts("Held"),), (facts("Trial"),)),
    "no facts any more": ((facts("Held", "Trial"),), (facts(),)),
    "facts of one label": ((facts("Held", "Held"),), (facts("Held", "Held", "Held"),)),
    "a case more": ((), (facts("Held", blocks=(Paragraph("c/1", t("She writes.")),)),)),
    "a table more": ((), (TABLE,)),
    "a table that is gone": ((TABLE,), ()),
    "a cell that fills": (
        (TABLE,),
        (dataclasses.replace(TABLE, rows=(Row("t.1", (t("Ana"), t("Almaty"))),)),),
    ),
    "a row that fills": (
        (dataclasses.replace(TABLE, rows=(Row("t.1", ((), ())),)),),
        (dataclasses.replace(TABLE, rows=(Row("t.1", (t("Ana"), t("Almaty"))),)),),
    ),
    "a heading more": (HEADED[:2], HEADED),
    "the first headings": (HEADED[:1], HEADED),
    "contents more": (HEADED[1:], HEADED),
    "another level": (HEADED, (*HEADED[:2], Heading("b", 1, t("Two")))),
    "a paragraph that moved": ((Paragraph("p", t("One.")), OLD[0]), (OLD[0], Paragraph("p", t("One.")))),
    "items that moved": (
        (ListBlock("l", (Item("1", t("One")), Item("2", t("Two"))), ordered=True),),
        (ListBlock("l", (Item("2", t("Two")), Item("1", t("One"))), ordered=True),),
    ),
    "a note": ((noted("A report, 2025."),), (noted("A report, 2026, page 3."),)),
    "another note": ((noted("A report of 2025."),), (noted("Minutes."),)),
    "another role": ((Paragraph("p", t("One.")),), (Paragraph("p", t("One."), Role.LEAD_IN),)),
    "a paragraph that fills": ((Paragraph("p", ()),), (Paragraph("p", t("One.")),)),
    "a title": (
        (TitleBlock("t", t("A paper"), (t("Brussels"), t("May"))),),
        (TitleBlock("t", t("A long paper"), (t("June"),)),),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_rejected_the_changes_leave_the_old_text(name: str) -> None:
    old, new = PAIRS[name]
    assert rejected(redlined((*old, END), (*new, END))) == paragraphs(written((*old, END)))


@pytest.mark.parametrize("name", PAIRS)
def test_accepted_the_changes_leave_the_new_text(name: str) -> None:
    old, new = PAIRS[name]
    assert accepted(redlined((*old, END), (*new, END))) == paragraphs(written((*new, END)))


@st.composite
def versions(draw: st.DrawFn) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return two versions of one document: blocks stay, change, move, come and go."""
    old, other = draw(blocks()), draw(blocks())
    kinds = {type(block): block for block in other}
    kept = [block for block in old if draw(st.booleans())]
    changed = [_changed(draw, block, kinds.get(type(block), block)) for block in kept]
    new = draw(st.permutations([*changed, *other]))
    return unique(tuple(old)), unique(tuple(new))


PARTS = ("lines", "items", "rows", "facts")


def _changed(draw: st.DrawFn, block: Block, other: Block) -> Block:
    """Return a block as it is, or with some of its lines, items, rows or facts and those of the other, or as the other."""
    what = draw(st.sampled_from(["same", "parts", "other"]))
    if what == "other":
        return dataclasses.replace(other, key=block.key)
    if what == "parts":
        block = _with_other_parts(draw, block, other)
    return block


def _with_other_parts(draw: st.DrawFn, block: Any, other: Any) -> Any:
    others = block if isinstance(block, Table) else other  # whose rows may have more cells
    both = {name: (*getattr(block, name), *getattr(others, name)) for name in PARTS if hasattr(block, name)}
    return dataclasses.replace(block, **{name: _some(draw, parts) for name, parts in both.items()})


def _some(draw: st.DrawFn, parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(part for part in draw(st.permutations(parts)) if draw(st.booleans()))


def plainly(shown: list[Shown]) -> list[Shown]:
    """Return paragraphs with entries of contents on one line, as they are where nothing changed."""
    return [(style, " ".join(text.split()) if style.startswith("TOC") else text) for style, text in shown]


@given(versions())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_of_any_two_texts_each_is_there(pair: tuple[tuple[Block, ...], tuple[Block, ...]]) -> None:
    old, new = ((*blocks, dataclasses.replace(END, key="the end")) for blocks in pair)
    made = redlined(old, new)
    assert plainly(rejected(made)) == plainly(paragraphs(written(old)))
    assert plainly(accepted(made)) == plainly(paragraphs(written(new)))


def test_every_change_has_a_number_and_who_made_it_when() -> None:
    made = redlined((*OLD[:1], noted("A report, 2025.")), (*OLD[:1], noted("A report, 2026.")))
    found = [
        change
        for name in ("word/document.xml", "word/footnotes.xml")
        for change in made.xml(name).iter(f"{W}ins", f"{W}del")
    ]
    assert [change.get(f"{W}id") for change in found] == [str(n) for n in range(1, len(found) + 1)]
    assert {change.get(f"{W}author") for change in found} == {"Ana Example"}
    assert {change.get(f"{W}date") for change in found} == {"2026-01-21T12:05:00Z"}


def test_a_time_that_is_not_known_is_not_told() -> None:
    blocks = tuple(change.block for change in redline(OLD, NEW))
    unknown = dataclasses.replace(document(blocks), revision=Revision("Ana Example"))
    found = list(unpacked(write_docx(unknown)).xml("word/document.xml").iter(f"{W}ins", f"{W}del"))
    assert found and all(change.get(f"{W}date") is None for change in found)


def test_words_that_changed_in_a_note_are_tracked_in_the_note() -> None:
    made = redlined((noted("A report, 2025."),), (noted("A report, 2026."),))
    assert list(made.xml("word/document.xml").iter(f"{W}ins", f"{W}del")) == []
    (note,) = [
        note for note in made.all("word/footnotes.xml", "footnote") if note.find(f".//{W}ins") is not None
    ]
    assert "".join(text.text or "" for text in note.iter(f"{W}delText")).strip() == "2025"


def test_what_is_deleted_is_no_text_any_more() -> None:
    root = redlined(OLD, NEW).xml("word/document.xml")
    deleted = list(root.iter(f"{W}del"))
    assert any(list(change.iter(f"{W}delText")) for change in deleted)
    assert [found for change in deleted for found in change.iter(f"{W}t")] == []
    assert [
        found for change in root.iter(f"{W}ins", f"{W}del") for found in change.iter(f"{W}hyperlink")
    ] == []


def test_a_document_without_changes_tracks_none() -> None:
    root = written(OLD).xml("word/document.xml")
    assert list(root.iter(f"{W}ins", f"{W}del", f"{W}delText")) == []


def test_two_redlines_of_one_thing_are_the_same_bytes() -> None:
    blocks = tuple(change.block for change in redline(OLD, NEW))
    assert write_docx(document(blocks)) == write_docx(dataclasses.replace(document(blocks)))
