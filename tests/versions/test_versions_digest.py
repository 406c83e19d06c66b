"""What somebody signs: every word, link and mark in its order, and nothing else."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import pytest

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Emphasis,
    Fact,
    Heading,
    Item,
    Kind,
    LineBreak,
    Link,
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
from lettergen.markup import parse_document
from lettergen.typography import set_type
from lettergen.versions import digest, digest_of_blocks
from lettergen.writers.markdown import write_blocks

PLACE = Source(PurePosixPath("cases/ana.md"), 3)


def text(words: str) -> tuple[Text]:
    return (Text(words, PLACE),)


BLOCKS: tuple[Block, ...] = (
    AddressBlock("to", "To:", (text("Ana"), text("Bo"))),
    Heading("h", 1, text("One")),
    Paragraph(
        "p",
        (*text("Zoë's "), Strong(text("strong")), Emphasis(text("stress")), LineBreak(), Note(text("note"))),
    ),
    Paragraph("l", (Link("https://iphr.test/a", text("link")),), Role.CLOSING),
    ListBlock("b", (Item("b.1", text("first")), Item("b.2", text("second")))),
    Quote("q", text("quoted")),
    Table("t", text("caption"), (text("head"), text("other")), (Row("r", (text("cell"), text("right"))),)),
    CaseBlock("c", 2, text("name"), (Fact("Role", text("journalist")),), (Paragraph("c/1", text("held")),)),
    TitleBlock("tt", text("title"), (text("line"),)),
    Contents("cc", text("contents")),
    SignatoryList("s", ()),
)


def document(*blocks: Block, **fields: Any) -> Document:
    usual: dict[str, Any] = {
        "kind": Kind.JOINT_LETTER,
        "language": "en-GB",
        "title": "A letter",
        "author": "IPHR",
        "date": datetime.date(2022, 10, 19),
        "date_text": "19 October 2022",
    }
    return Document(**usual | fields, blocks=blocks or BLOCKS)


WHOLE = digest(document())


def changed(node: Any, change: Callable[[str, Any], Any]) -> list[Any]:
    """Return copies of a tree in which one field at a time is what `change` makes of it."""
    copies: list[Any] = []
    if isinstance(node, tuple):
        for index, part in enumerate(node):
            copies += [(*node[:index], copy, *node[index + 1 :]) for copy in changed(part, change)]
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            value = getattr(node, field.name)
            if isinstance(value, tuple):
                copies += [dataclasses.replace(node, **{field.name: copy}) for copy in changed(value, change)]
            elif (new := change(field.name, value)) != value or type(new) is not type(value):
                copies.append(dataclasses.replace(node, **{field.name: new}))
    return copies


def reads(name: str, value: Any) -> Any:
    """Change what a reader sees."""
    if name in ("key", "source"):
        return value
    if isinstance(value, Role):
        return Role.CONTACT
    return value + "x" if isinstance(value, str) else not value if isinstance(value, bool) else value + 1


def does_not_read(name: str, value: Any) -> Any:
    """Change what no reader sees."""
    if name == "source":
        return Source(PurePosixPath("elsewhere.md"), 9) if value is None else None
    return value + "x" if name == "key" else value


def test_it_is_a_digest_that_a_person_can_copy() -> None:
    assert WHOLE.startswith("sha256:")
    assert len(WHOLE) == len("sha256:") + 64


def test_it_stays_the_same() -> None:
    """A change here undoes every signature that is on record."""
    hello = digest(document(Paragraph("p", text("Hello."))))
    assert hello == "sha256:8ac189ed2c1df151417e805595a95040d6c3c29ea8f9323e4d5f93366b7350d8"


@pytest.mark.parametrize("copy", changed(BLOCKS, reads), ids=lambda copy: "")
def test_every_change_that_a_reader_sees_changes_it(copy: tuple[Block, ...]) -> None:
    assert digest(document(*copy)) != WHOLE


def test_there_are_many_such_changes() -> None:
    copies = changed(BLOCKS, reads)
    assert len(copies) >= 30
    assert len({digest(document(*copy)) for copy in copies}) == len(copies)


@pytest.mark.parametrize("copy", changed(BLOCKS, does_not_read), ids=lambda copy: "")
def test_keys_and_sources_do_not_change_it(copy: tuple[Block, ...]) -> None:
    assert copy is not BLOCKS
    assert digest(document(*copy)) == WHOLE


def test_the_order_of_blocks_items_and_cells_changes_it() -> None:
    assert digest(document(*reversed(BLOCKS))) != WHOLE
    for index, block in enumerate(BLOCKS):
        for name in ("items", "lines", "header", "inlines"):
            run = getattr(block, name, ())
            if len(run) > 1:
                swapped = dataclasses.replace(block, **{name: run[::-1]})  # type: ignore[arg-type]
                assert digest(document(*BLOCKS[:index], swapped, *BLOCKS[index + 1 :])) != WHOLE


def test_a_block_left_out_or_added_changes_it() -> None:
    without = [digest(document(*BLOCKS[:index], *BLOCKS[index + 1 :])) for index in range(len(BLOCKS))]
    assert [value == WHOLE for value in without] == [isinstance(block, SignatoryList) for block in BLOCKS]
    assert digest(document(*BLOCKS, Paragraph("+", text("more")))) != WHOLE


def test_what_is_one_paragraph_is_not_two() -> None:
    one = document(Paragraph("p", (Text("a b"),)))
    two = document(Paragraph("p", (Text("a "),)), Paragraph("q", (Text("b"),)))
    assert digest(one) != digest(two)


def test_who_signs_does_not_change_it() -> None:
    signed = (*BLOCKS[:-1], SignatoryList("s", (text("IPHR"), text("KIBHR"))))
    assert digest(document(*signed)) == WHOLE


@pytest.mark.parametrize(
    "field",
    [{"mark": "DRAFT"}, {"mark": ""}, {"running": "x"}, {"title": "x"}, {"author": "x"}, {"page_label": "{page}"},
     {"date": datetime.date(2023, 6, 1)}, {"date_text": "x"}],
    ids=str,
)  # fmt: skip
def test_the_furniture_of_the_page_does_not_change_it(field: dict[str, Any]) -> None:
    assert digest(document(**field)) == WHOLE


@pytest.mark.parametrize("field", [{"kind": Kind.BRIEFING_PAPER}, {"language": "kk"}], ids=str)
def test_kind_and_language_change_it(field: dict[str, Any]) -> None:
    assert digest(document(**field)) != WHOLE


def test_the_same_letters_in_another_encoding_are_the_same() -> None:
    forms = [Paragraph("p", text(unicodedata.normalize(form, "Zoë Žižek Әлия"))) for form in ("NFC", "NFD")]
    assert forms[0] != forms[1]
    assert digest(document(forms[0])) == digest(document(forms[1]))
    links = [
        Paragraph("p", (Link("https://x.test/" + unicodedata.normalize(f, "é"), ()),)) for f in ("NFC", "NFD")
    ]
    assert digest(document(links[0])) == digest(document(links[1]))


def test_letters_that_only_look_alike_are_not_the_same() -> None:
    assert digest(document(Paragraph("p", text("a")))) != digest(document(Paragraph("p", text("\u0430"))))
    assert digest(document(Paragraph("p", text("1²")))) != digest(document(Paragraph("p", text("12"))))


def test_it_is_taken_before_typography() -> None:
    """So that a better rule for quotes does not undo thirty signatures."""
    assert digest(set_type(document())) != WHOLE


def test_how_the_words_were_put_together_does_not_change_it() -> None:
    """A value that a template fills in is a run of its own; a reader sees one sentence."""
    whole = document(Paragraph("p", (Text("Zoë is in prison."), Strong((Text("Now."),)))))
    pieces = (Text("Zo"), Text("e"), Text(""), Text("\u0308 is in prison."), Strong((Text("No"), Text("w."))))
    assert digest(document(Paragraph("p", pieces))) == digest(whole)


def test_a_text_kept_as_markdown_has_the_digest_it_was_circulated_with() -> None:
    read, findings = parse_document(write_blocks(BLOCKS), PLACE)
    assert findings == ()
    assert digest_of_blocks(Kind.JOINT_LETTER, "en-GB", read) == WHOLE
