"""The parts of a DOCX as a whole, and what they promise each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx_parts import Docx, R, W, unpacked, value
from docx_samples import briefing, letter

from lettergen.document import Document, walk
from lettergen.writers.docx import write_docx

SAMPLES = {"letter": letter(), "briefing": briefing(), "final": letter(mark="")}
COMMON = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
}
LETTER = COMMON
BRIEFING = COMMON | {"word/_rels/footnotes.xml.rels"}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Document:
    return SAMPLES[request.param]


@pytest.fixture
def docx(sample: Document) -> Docx:
    return unpacked(write_docx(sample))


@pytest.mark.parametrize(("name", "members"), [("letter", LETTER), ("briefing", BRIEFING)])
def test_there_are_these_parts_and_no_others(name: str, members: set[str]) -> None:
    assert set(unpacked(write_docx(SAMPLES[name])).members) == members


@pytest.mark.parametrize(
    ("name", "part"),
    [("letter", part) for part in sorted(LETTER)] + [("briefing", part) for part in sorted(BRIEFING)],
)
def test_every_part_is_as_it_was(name: str, part: str, golden: Callable[[str, str], None]) -> None:
    file = part.replace("[Content_Types]", "content-types").replace("/.rels", "/package.rels")
    golden(f"docx/{name}/{file}", unpacked(write_docx(SAMPLES[name])).pretty(part))


def test_every_style_in_use_is_defined(docx: Docx) -> None:
    defined = docx.values("word/styles.xml", "style", "styleId")
    assert len(defined) == len(set(defined))
    names = docx.values("word/styles.xml", "name")
    assert len(names) == len({name.lower() for name in names})
    used = {
        value
        for part in docx.members
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for value in docx.values(part, tag)
    }
    assert len(used) >= 15
    assert used <= set(defined)


def test_every_list_in_use_is_defined(docx: Docx) -> None:
    looks = docx.values("word/numbering.xml", "abstractNum", "abstractNumId")
    lists = docx.values("word/numbering.xml", "num", "numId")
    used = docx.values("word/document.xml", "numId") + docx.values("word/styles.xml", "numId")
    assert set(used) <= set(lists)
    assert set(docx.values("word/numbering.xml", "abstractNumId")) <= set(looks)
    assert len(lists) == len(set(lists))


def test_every_call_has_its_note_and_every_note_its_call(docx: Docx) -> None:
    notes = docx.all("word/footnotes.xml", "footnote")
    separators = [(note.attrib[W + "id"], note.attrib[W + "type"]) for note in notes[:2]]
    assert separators == [("-1", "separator"), ("0", "continuationSeparator")]
    assert docx.values("word/settings.xml", "footnote", "id") == ["-1", "0"]
    calls = docx.values("word/document.xml", "footnoteReference", "id")
    assert calls == [note.attrib[W + "id"] for note in notes[2:]]


def test_the_briefing_has_all_its_notes() -> None:
    docx = unpacked(write_docx(briefing()))
    assert docx.values("word/document.xml", "footnoteReference", "id") == ["1", "2", "3", "4", "5"]


def test_every_relationship_leads_somewhere_and_is_used(docx: Docx) -> None:
    for part in ("word/document.xml", "word/footnotes.xml"):
        rels = part.replace("word/", "word/_rels/") + ".rels"
        known = list(docx.xml(rels)) if rels in docx.members else []
        asked = {node.attrib[R + "id"] for node in docx.xml(part).iter() if R + "id" in node.attrib}
        assert asked <= {rel.attrib["Id"] for rel in known}
        for rel in known:
            if rel.get("TargetMode") == "External":
                assert rel.attrib["Id"] in asked
            else:
                assert f"word/{value(rel, 'Target', '')}" in docx.members


def test_numbered_elements_have_numbers_of_their_own(docx: Docx) -> None:
    for tag, attribute in (("bookmarkStart", "id"), ("bookmarkStart", "name"), ("bookmarkEnd", "id")):
        numbers = docx.values("word/document.xml", tag, attribute)
        assert len(numbers) == len(set(numbers))


def test_no_key_of_a_block_is_in_the_file(sample: Document) -> None:
    named = [block.key for block in walk(sample.blocks) if "-key" in block.key or ":" in block.key]
    assert len(named) >= 5
    for name, content in unpacked(write_docx(sample)).members.items():
        assert b"-key" not in content, name
        assert [key for key in named if key.encode() in content] == [], name


def test_nothing_of_the_library_that_wrote_it_is_left(docx: Docx) -> None:
    for name, content in docx.members.items():
        whole = f"{name} {content.decode()}".lower()
        traces = (
            "python",
            "docx ",
            "2013",
            "thumbnail",
            "theme",
            "customxml",
            "latent",
            "rsid",
            "microsoft word",
        )
        assert [trace for trace in traces if trace in whole] == [], name


def test_word_opens_it_without_a_question_and_without_compatibility_mode(docx: Docx) -> None:
    assert docx.all("word/settings.xml", "updateFields") == []
    settings = docx.all("word/settings.xml", "compatSetting")
    values = {setting.attrib[W + "name"]: setting.attrib[W + "val"] for setting in settings}
    assert values["compatibilityMode"] == "15"


def test_there_is_one_font_and_one_language(sample: Document, docx: Docx) -> None:
    fonts = {
        value for part in docx.members for node in docx.all(part, "rFonts") for value in node.attrib.values()
    }
    assert fonts == {"Times New Roman"}
    assert [value for part in docx.members for value in docx.values(part, "lang")] == [sample.language]
