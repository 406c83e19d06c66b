"""Text comes out as it went in, or is refused with words that say why."""

from __future__ import annotations

import dataclasses
import datetime
import io
import itertools
from typing import Any

import docx
import pytest
from docx_parts import R, W, text, unpacked
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Inlines,
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
from lettergen.writers.docx import write_docx
from lettergen.writers.docx.blocks import STYLES

ANY_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
FORBIDDEN = ["\x00", "\x07", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff"]


def document(*blocks: Block, kind: Kind = Kind.BRIEFING_PAPER) -> Document:
    date = datetime.date(2026, 12, 3)
    return Document(kind, "en-GB", "Title", "Author", date, "3 December 2026", blocks, "Running", "DRAFT")


def every_place(words: str, *more: Inline) -> tuple[Block, ...]:
    """Return blocks with the same words, and more inlines, in every place that holds some."""
    inlines: Inlines = (Text(words), *more)
    keys = map(str, itertools.count())
    return (
        TitleBlock(next(keys), inlines, (inlines,)),
        Contents(next(keys), inlines),
        AddressBlock(next(keys), words, (inlines,)),
        *(Paragraph(next(keys), inlines, role) for role in Role),
        Heading(next(keys), 1, inlines),
        ListBlock(next(keys), (Item(next(keys), inlines),)),
        ListBlock(next(keys), (Item(next(keys), inlines),), ordered=True),
        Quote(next(keys), inlines),
        Table(next(keys), inlines, (inlines, inlines), (Row(next(keys), (inlines, inlines)),)),
        CaseBlock(
            next(keys), 2, inlines, (Fact(words, inlines),), (Paragraph(next(keys), (Note((Text(words),)),)),)
        ),
        SignatoryList(next(keys), (inlines,)),
    )


@given(ANY_TEXT)
def test_any_text_comes_back_from_every_block(words: str) -> None:
    back = docx.Document(io.BytesIO(write_docx(document(*every_place(words)))))
    paragraphs = [paragraph.text for paragraph in back.paragraphs if paragraph.style is not None]
    labelled = f"{words}\t{words}" if words else "\t"
    # The address has a label, the note is a call, and a table ends in a paragraph without words.
    expected = [words, words, labelled, *[words] * 8, *[words] * 4, words, "", words, "", "", words]
    assert paragraphs == expected
    cells = [[cell.text for row in table.rows for cell in row.cells] for table in back.tables]
    assert cells == [[words] * 4, [words] * 2]


@given(ANY_TEXT)
def test_any_text_comes_back_from_notes_heads_and_properties(words: str) -> None:
    said = dataclasses.replace(
        document(Paragraph("a", (Note((Text(words),)),))), title=words, author=words, running=words
    )
    data = write_docx(said)
    back, parts = docx.Document(io.BytesIO(data)), unpacked(data)
    assert text(parts.all("word/footnotes.xml", "footnote")[2]) == f" {words}"
    gap = "\N{EM SPACE}" if words else ""
    assert back.sections[0].header.paragraphs[0].text == f"DRAFT{gap}{words}\t3 December 2026"
    assert (parts.xml("docProps/core.xml")[0].text or "") == words
    assert (parts.xml("docProps/core.xml")[1].text or "") == words


@pytest.mark.parametrize(
    "words",
    [
        "10\u00a0December",
        " two  spaces ",
        "e\u0301 and o\u031b\u0323",
        "Қазақ ғылымы, Ўзбек, тоҷикӣ, Türkmençe",
        "<w:t>&amp;</w:t> ]]> {{ name }} \\n",
        "\u200fעברית\u200e",
        "👩🏽‍⚖️",
        "non\u2011breaking, soft\u00adhyphen, zero\u200bwidth",
    ],
)
def test_awkward_text_comes_back(words: str) -> None:
    back = docx.Document(io.BytesIO(write_docx(document(Paragraph("a", (Text(words),))))))
    assert [paragraph.text for paragraph in back.paragraphs] == [words]


@pytest.mark.parametrize("sign", FORBIDDEN)
def test_a_character_that_xml_cannot_hold_is_refused_by_name_wherever_it_stands(sign: str) -> None:
    for block in every_place(f"before{sign}after"):
        with pytest.raises(ValueError, match=rf"U\+{ord(sign):04X} cannot stand in a DOCX file.*before"):
            write_docx(document(block, Heading("h", 1, (Text("Heading"),))))


@pytest.mark.parametrize(
    "field", ["title", "author", "language", "running", "mark", "date_text", "page_label"]
)
def test_such_a_character_is_refused_around_the_text_too(field: str) -> None:
    change: dict[str, Any] = {field: "a\x00b"}
    bad = dataclasses.replace(document(), **change)
    with pytest.raises(ValueError, match=r"U\+0000 cannot stand in a DOCX file"):
        write_docx(bad)


def test_such_a_character_is_refused_in_the_address_of_a_link() -> None:
    with pytest.raises(ValueError, match=r"U\+0000"):
        write_docx(document(Paragraph("a", (Link("https://example.org/\x00", (Text("x"),)),))))


def test_every_space_is_kept() -> None:
    parts = unpacked(write_docx(document(*every_place(" a "))))
    texts = [node for name in parts.members for tag in ("t", "instrText") for node in parts.all(name, tag)]
    assert len(texts) >= 20
    assert {node.get("{http://www.w3.org/XML/1998/namespace}space") for node in texts} == {"preserve"}


def runs(*inlines: Inline) -> list[tuple[str, list[str]]]:
    """Write one paragraph; return its runs: their text, and what their properties say."""
    parts = unpacked(write_docx(document(Paragraph("a", inlines))))
    found = []
    for run in parts.all("word/document.xml", "r"):
        properties = run.find(f"{W}rPr")
        looks = (
            []
            if properties is None
            else [node.get(W + "val", node.tag.removeprefix(W)) for node in properties]
        )
        content = "".join({W + "t": node.text or "", W + "br": "|"}.get(node.tag, "") for node in run)
        found.append((content, looks))
    return found


def test_strong_and_emphasis_are_styles_and_the_second_of_two_is_a_switch() -> None:
    inner = Emphasis((Text("both"),))
    assert runs(Text("plain "), Strong((Text("strong "), inner)), Emphasis((Text(" stressed"),))) == [
        ("plain ", []),
        ("strong ", ["Strong"]),
        ("both", ["Strong", "i"]),
        (" stressed", ["Emphasis"]),
    ]


def test_saying_it_twice_changes_nothing() -> None:
    assert runs(Strong((Strong((Text("x"),)),))) == [("x", ["Strong"])]
    assert runs(Strong((Emphasis((Emphasis((Text("x"),)),)),))) == [("x", ["Strong", "i"])]


def test_a_link_looks_like_one_and_keeps_the_weight_around_and_within() -> None:
    link = Link("https://example.org/", (Text("a"), Emphasis((Text("b"),)), LineBreak()))
    assert runs(Strong((link,))) == [
        ("a", ["Hyperlink", "b"]),
        ("b", ["Hyperlink", "b", "i"]),
        ("|", ["Hyperlink", "b"]),
    ]


def test_links_lead_where_they_say_and_share_a_relationship_only_with_the_same_address() -> None:
    urls = ["https://example.org/?a=1&b=2", "mailto:office@example.org", "https://example.org/?a=1&b=2"]
    parts = unpacked(write_docx(document(Paragraph("a", tuple(Link(url, (Text(url),)) for url in urls)))))
    targets = {
        rel.attrib["Id"]: rel.attrib["Target"]
        for rel in parts.xml("word/_rels/document.xml.rels")
        if rel.get("TargetMode") == "External"
    }
    links = parts.all("word/document.xml", "hyperlink")
    assert [targets[link.attrib[R + "id"]] for link in links] == urls
    assert len(targets) == 2


def test_notes_are_numbered_in_the_order_of_reading() -> None:
    """LibreOffice goes by the order of the notes, Word by their numbers: both must be that of the calls."""
    parts = unpacked(write_docx(document(*every_place("x", Note((Text("note"),))))))
    calls = parts.values("word/document.xml", "footnoteReference", "id")
    assert calls == [str(number) for number in range(1, 26)]
    assert parts.values("word/footnotes.xml", "footnote", "id") == ["-1", "0", *calls]


def test_a_link_in_a_note_belongs_to_the_notes() -> None:
    note = Note((Link("https://example.org/", (Text("there"),)),))
    parts = unpacked(write_docx(document(Paragraph("a", (note,)))))
    assert b"example.org" in parts.members["word/_rels/footnotes.xml.rels"]
    assert b"example.org" not in parts.members["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (Paragraph("a", (Note((Note((Text("x"),)),)),)), "a footnote cannot hold another footnote"),
        (
            Paragraph("a", (Link("https://a.org", (Link("https://b.org", ()),)),)),
            "a link cannot hold another link: https://b.org",
        ),
        (Heading("a", 0, ()), "a heading has a level from 1 to 6, not 0"),
        (CaseBlock("a", 7, (), (), ()), "a heading has a level from 1 to 6, not 7"),
        (
            Table("a", (), ((),), (Row("b", ((), ())),)),
            "row 1 of the table '' has 2 cells, and its header has 1",
        ),
        (Table("a", (Text("Empty"),), (), ()), "the table 'Empty' has no columns"),
    ],
)
def test_what_a_tree_must_not_hold_is_refused_in_words(block: Block, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_docx(document(block))


def test_every_role_has_a_style() -> None:
    assert set(STYLES) == set(Role)
    assert len(set(STYLES.values())) == len(STYLES)
