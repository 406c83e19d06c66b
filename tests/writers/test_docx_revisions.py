"""A redline in Word: reject every change and the old text stands there, accept them and the new one does."""

from __future__ import annotations

import dataclasses
import datetime

from docx_parts import W, text, unpacked
from lxml import etree

from lettergen.document import (
    Block,
    Document,
    Heading,
    Inlines,
    Item,
    Kind,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from lettergen.versions.redline import redline
from lettergen.writers.docx import write_docx

LINK = Link("https://example.org/", (Text("a statement"),))


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
        Paragraph("end", t("Yours sincerely,")),
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
    )


def redlined() -> etree._Element:
    blocks = tuple(change.block for change in redline(OLD, NEW))
    return unpacked(write_docx(document(blocks))).xml("word/document.xml")


def paragraphs(root: etree._Element) -> list[str]:
    return [text(found) for found in root.iter(f"{W}p")]


def settle(root: etree._Element, gone: str, kept: str) -> etree._Element:
    """Do what Word does when all changes are rejected (gone: ins) or accepted (gone: del)."""
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{gone}") is not None]:
        _drop(row)
    for found in [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None]:
        parent = found.getparent()
        if parent is not None and parent.tag != f"{W}tc":
            _drop(found)
    for change in list(root.iter(f"{W}{gone}")):
        _drop(change)
    for change in list(root.iter(f"{W}{kept}")):
        for piece in list(change):
            change.addprevious(piece)
        _drop(change)
    for deleted in root.iter(f"{W}delText"):
        deleted.tag = f"{W}t"
    return root


def _drop(found: etree._Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)


def plain(blocks: tuple[Block, ...]) -> list[str]:
    return paragraphs(unpacked(write_docx(document(blocks))).xml("word/document.xml"))


def test_rejected_the_changes_leave_the_old_text() -> None:
    assert paragraphs(settle(redlined(), "ins", "del")) == plain(OLD)


def test_accepted_the_changes_leave_the_new_text() -> None:
    assert paragraphs(settle(redlined(), "del", "ins")) == plain(NEW)


def test_every_change_has_a_number_an_author_and_a_date() -> None:
    changes = list(redlined().iter(f"{W}ins", f"{W}del"))
    assert [change.get(f"{W}id") for change in changes] == [str(n) for n in range(1, len(changes) + 1)]
    assert {change.get(f"{W}author") for change in changes} == {"Monitors"}
    assert {change.get(f"{W}date") for change in changes} == {"2026-02-01T00:00:00Z"}


def test_what_is_deleted_is_no_text_any_more() -> None:
    root = redlined()
    deleted = list(root.iter(f"{W}del"))
    assert any(list(change.iter(f"{W}delText")) for change in deleted)
    assert [found for change in deleted for found in change.iter(f"{W}t")] == []
    assert [
        found for change in root.iter(f"{W}ins", f"{W}del") for found in change.iter(f"{W}hyperlink")
    ] == []


def test_a_document_without_changes_tracks_none() -> None:
    root = unpacked(write_docx(document(OLD))).xml("word/document.xml")
    assert list(root.iter(f"{W}ins", f"{W}del", f"{W}delText")) == []


def test_two_redlines_of_one_thing_are_the_same_bytes() -> None:
    blocks = tuple(change.block for change in redline(OLD, NEW))
    assert write_docx(document(blocks)) == write_docx(dataclasses.replace(document(blocks)))
