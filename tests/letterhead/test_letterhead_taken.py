"""What a letterhead lends, and what stays behind."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from docx_parts import R, W, text, unpacked, value
from docx_samples import briefing, letter
from hypothesis import given
from hypothesis import strategies as st
from letterhead_files import packed, part, parts, picture_run, relationship
from letterhead_samples import HOUSE, STREET, letterhead, logo
from lxml import etree

from lettergen.document import Document
from lettergen.house import Letterhead, PageSetup
from lettergen.letterhead import read_letterhead
from lettergen.writers.docx import write_docx

PLACE = PurePosixPath("house.docx")
DATE = "3\u00a0December 2026"
PAGES = {"default": "1", "first": "2", "even": "3"}


def read(data: bytes) -> Letterhead:
    found, _ = read_letterhead(data, PLACE)
    assert found is not None
    return found


def lent(header: str, **changes: Any) -> Letterhead:
    """Return what a letterhead with this head lends."""
    return read(packed(parts(header, **changes)))


def left_out(data: bytes) -> str:
    return " ".join(finding.message for finding in read_letterhead(data, PLACE)[1])


def head(header: str, **changes: Any) -> str:
    """Return the XML of a head as it was taken."""
    return lent(header, **changes).pieces[0].content.decode()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def words(said: str) -> str:
    return f"<w:t>{said}</w:t>"


def shown(xml: str) -> str:
    return "".join(map(str, etree.fromstring(xml).itertext()))


def built(document: Document, taken: Letterhead) -> dict[str, str]:
    """Return the text of each head and foot by its name and pages."""
    docx = unpacked(write_docx(document, taken))
    return {
        f"{name} {pages}": text(docx.xml(f"word/{name}{number}.xml"))
        for name in ("header", "footer")
        for pages, number in PAGES.items()
        if f"word/{name}{number}.xml" in docx.members
    }


# The example in the documentation.


def test_the_letterhead_of_the_documentation_is_the_one_tested_here() -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "house-style" / "letterhead.docx"
    assert read(page.read_bytes()) == read(letterhead())


def test_the_page_is_that_of_the_letterhead() -> None:
    page = read(letterhead()).page
    assert page == PageSetup(
        11906, 16838, 1361, 1587, 1474, 1587, 624, 624, gutter=0, first=True, even=False, mirrored=False
    )
    docx = unpacked(write_docx(letter(), read(letterhead())))
    margins = docx.all("word/document.xml", "pgMar")[0]
    assert {
        side: value(margins, side) for side in ("top", "right", "bottom", "left", "header", "footer")
    } == {
        "top": "1361",
        "right": "1587",
        "bottom": "1474",
        "left": "1587",
        "header": "624",
        "footer": "624",
    }
    assert set(docx.values("word/document.xml", "tblW", "w")) <= {str(page.text_width)}


def test_a_table_is_as_wide_as_the_letterheads_lines() -> None:
    docx = unpacked(write_docx(briefing(), read(letterhead())))
    assert docx.values("word/document.xml", "tblW", "w") == [str(11906 - 2 * 1587)] * len(
        docx.all("word/document.xml", "tbl")
    )
    assert docx.all("word/document.xml", "tbl")


def test_a_draft_says_so_on_every_kind_of_page() -> None:
    assert built(letter(), read(letterhead())) == {
        "header first": f"DRAFT\t{DATE}\t\t{HOUSE}",
        "footer first": f"{HOUSE} · {STREET} · post@harbour.example",
        "header default": f"DRAFT\t{DATE}{HOUSE}",
        "footer default": "1",
    }


def test_a_final_has_the_letterhead_alone() -> None:
    assert built(letter(mark=""), read(letterhead())) == {
        "header first": f"\t\t{HOUSE}",
        "footer first": f"{HOUSE} · {STREET} · post@harbour.example",
        "header default": HOUSE,
        "footer default": "1",
    }


def test_styles_lend_fonts_and_colours() -> None:
    docx = unpacked(write_docx(briefing(), read(letterhead())))
    styles = {value(style, "styleId"): style for style in docx.all("word/styles.xml", "style")}

    def of(key: str, name: str, attribute: str = "val") -> str:
        return value(styles[key].find(f"{W}rPr/{W}{name}"), attribute)  # type: ignore[arg-type]

    assert of("Normal", "rFonts", "ascii") == of("Heading1", "rFonts", "ascii") == "Liberation Sans"
    assert of("Normal", "sz") == "21"
    assert of("Heading1", "color") == of("Title", "color") == "0F5C5C"
    assert of("Header", "color") == "8A6D3B"
    assert of("DraftMark", "color") == "9C1B1B"  # the house has no such style
    assert styles["ListBullet"].find(f"{W}pPr/{W}numPr/{W}numId") is not None
    assert styles["Heading1"].find(f"{W}pPr/{W}outlineLvl") is not None
    assert styles["Heading1"].find(f"{W}pPr/{W}keepNext") is not None


def test_the_logo_travels_without_what_was_written_into_it() -> None:
    docx = unpacked(write_docx(letter(), read(letterhead())))
    (picture,) = [data for name, data in docx.members.items() if name.startswith("word/media/")]
    assert b"IDAT" in logo()
    assert b"Private" in logo()
    assert b"IDAT" in picture
    assert b"Private" not in picture
    blip = next(
        docx.xml("word/header2.xml").iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    )
    rels = docx.members["word/_rels/header2.xml.rels"].decode()
    assert f'Id="{blip.get(R + "embed")}"' in rels
    assert 'Target="media/image1.png"' in rels


def test_nothing_else_of_the_file_travels() -> None:
    theirs = set(unpacked(letterhead()).members)
    ours = set(unpacked(write_docx(letter())).members)
    with_house = set(unpacked(write_docx(letter(), read(letterhead()))).members)
    assert with_house - ours == {"word/media/image1.png", "word/_rels/header2.xml.rels"}
    assert {"docProps/thumbnail.jpeg", "word/theme/theme1.xml", "customXml/item1.xml"} <= theirs - with_house
    everything = b"".join(unpacked(write_docx(letter(), read(letterhead()))).members.values())
    assert b"python-docx" not in everything
    assert b"What stands here" not in everything


def test_the_same_letterhead_gives_the_same_bytes() -> None:
    assert write_docx(letter(), read(letterhead())) == write_docx(letter(), read(letterhead()))


def test_margins_grow_with_what_stands_in_them() -> None:
    page = lent(paragraph(words("x")), section='<w:pgMar w:top="-1400" w:bottom="-1300"/>').page
    assert (page.top, page.bottom, page.left, page.width) == (1400, 1300, 1417, 11906)


# Kinds of page.

SECTION = (
    '<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="even" r:id="rId11"/>'
    '<w:headerReference w:type="first" r:id="rId12"/>'
)


def three_heads(*, title: bool, even: bool) -> Letterhead:
    called = (relationship("rId11", "header", "header2.xml"), relationship("rId12", "header", "header3.xml"))
    section = SECTION + ("<w:titlePg/>" if title else "")
    settings = "<w:evenAndOddHeaders/>" if even else ""
    members = parts(paragraph(words("odd")), section=section, settings=settings, called=called)
    members["word/header2.xml"] = part("hdr", paragraph(words("even")))
    members["word/header3.xml"] = part("hdr", paragraph(words("first")))
    return read(packed(members))


@pytest.mark.parametrize("title", [True, False])
@pytest.mark.parametrize("even", [True, False])
def test_each_kind_of_page_has_the_head_that_word_would_show(title: bool, even: bool) -> None:
    taken = three_heads(title=title, even=even)
    mark = f"DRAFT\t{DATE}"
    expected = {"header default": f"{mark}odd", "header first": f"{mark}{'first' if title else 'odd'}"}
    expected |= {"header even": f"{mark}even"} if even else {}
    heads = {name: said for name, said in built(letter(), taken).items() if name.startswith("header")}
    assert heads == expected
    docx = unpacked(write_docx(letter(), taken))
    assert len(docx.all("word/settings.xml", "evenAndOddHeaders")) == even
    assert len(docx.all("word/document.xml", "titlePg")) == 1


def test_where_the_house_leaves_a_head_empty_ours_stands() -> None:
    plain = unpacked(write_docx(letter()))
    assert built(letter(), lent("<w:p/>")) == {
        f"{name} {pages}": text(plain.xml(f"word/{name}{PAGES[pages]}.xml"))
        for name in ("header", "footer")
        for pages in ("default", "first")
    }


def test_page_numbers_are_added_where_the_house_has_none_but_not_on_its_first_page() -> None:
    section = '<w:footerReference w:type="default" r:id="rId9"/>'
    members = parts(section=section, called=(relationship("rId9", "footer", "footer1.xml"),))
    members["word/footer1.xml"] = part("ftr", paragraph(words("Quay Street")))
    feet = built(letter(), read(packed(members)))
    assert feet["footer default"] == "Quay StreetPage 2 of 2"
    assert feet["footer first"] == "Quay Street"


# What stays behind.

VML = "<w:pict><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict>"
CHANGE = 'w:author="Ann Private" w:date="2020-01-01T00:00:00Z"'
DELETED = f"<w:del {CHANGE}><w:r><w:delText>gone</w:delText></w:r></w:del>"
INSERTED = f"<w:ins {CHANGE}><w:r><w:t>kept</w:t></w:r></w:ins>"


def field(code: str, result: str) -> tuple[str, ...]:
    mark = '<w:fldChar w:fldCharType="{}"/>'.format
    return mark("begin"), f"<w:instrText> {code} </w:instrText>", mark("separate"), words(result), mark("end")


@pytest.mark.parametrize(
    ("content", "stays", "told"),
    [
        (f"<w:p>{DELETED}{INSERTED}</w:p>", "kept", "tracked changes"),
        (paragraph("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>", words("seen")), "seen", "hidden text"),
        (paragraph(VML, words("seen")), "seen", "old-style pictures or text boxes"),
        (paragraph(*field("DATE", "1 May"), words("seen")), "seen", "fields other than page numbers"),
        (paragraph(*field("AUTHOR", "Ann"), words("seen")), "seen", "fields other than page numbers"),
        (paragraph(*field('INCLUDETEXT "C:/x"', "Ann"), words("seen")), "seen", "fields other than"),
        (paragraph(*field('HYPERLINK "https://x.example"', "our site")), "our site", "links (their words stay)"),
        ('<w:p><w:hyperlink r:id="rId9"><w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>', "site", "links"),
        ('<w:p><w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>C:/x</w:t></w:r></w:fldSimple></w:p>', "", "fields"),
        ('<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>seen</w:t></w:r></w:p>', "seen", "comments"),
        (paragraph("<w:object/>", words("seen")), "seen", "objects"),
        ('<w:altChunk r:id="rId9"/><w:p><w:r><w:t>seen</w:t></w:r></w:p>', "seen", "objects"),
        (paragraph("<w:t>a\ue000b\u202ec</w:t>"), "abc", "control or private-use characters"),
        (paragraph("<mc:AlternateContent/>", words("seen")), "seen", "text boxes or shapes"),
    ],
)  # fmt: skip
def test_it_is_left_out_and_told(content: str, stays: str, told: str) -> None:
    data = packed(parts(content))
    (piece,) = read(data).pieces
    assert shown(piece.content.decode()) == stays
    assert told in left_out(data)
    allowed = {"hdr", "p", "pPr", "pStyle", "r", "rPr", "t", "tab"}
    assert {etree.QName(each).localname for each in etree.fromstring(piece.content).iter()} <= allowed


@pytest.mark.parametrize(
    "content",
    [
        paragraph(*field("PAGE \\* MERGEFORMAT", "9")),
        '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(*field('page', '9'))}</w:sdtContent></w:sdt>",
    ],
)
def test_page_numbers_are_taken_in_every_form(content: str) -> None:
    data = packed(parts(content))
    (piece,) = read(data).pieces
    assert (piece.numbered, piece.empty, left_out(data)) == (True, False, "")
    assert 'w:instr=" PAGE "' in piece.content.decode()


def test_text_hidden_by_its_style_is_left_out() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="I"><w:name w:val="I"/><w:basedOn w:val="H"/></w:style>'
    )
    content = '<w:p><w:pPr><w:pStyle w:val="I"/></w:pPr><w:r><w:t>secret</w:t></w:r></w:p>'
    assert shown(head(content, styles=styles)) == ""


def test_names_of_files_and_people_do_not_travel_with_a_picture() -> None:
    run = picture_run(name="C:\\\\Users\\\\ann\\\\logo.png", descr="C:\\\\Users\\\\ann\\\\logo.png")
    calls = (relationship("rId1", "image", "media/image1.png"),)
    members = {**parts(f"<w:p>{run}</w:p>", header_calls=calls), "word/media/image1.png": logo()}
    (piece,) = read(packed(members)).pieces
    assert b"ann" not in piece.content
    assert len(piece.pictures) == 1
    described = {**parts(f"<w:p>{picture_run(descr='A wave under a sun')}</w:p>", header_calls=calls)}
    assert (
        b"A wave under a sun"
        in read(packed({**described, "word/media/image1.png": logo()})).pieces[0].content
    )


def test_theme_fonts_come_by_their_names() -> None:
    called = (relationship("rId9", "theme", "theme1.xml"),)
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:minorFont><a:latin typeface="Inter"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    taken = read(packed({**parts(styles=styles, called=called), "word/theme1.xml": theme}))
    assert b'w:ascii="Inter"' in taken.defaults.characters
    assert b"Theme" not in taken.defaults.characters


def test_what_holds_a_document_together_stays_ours() -> None:
    loose = '<w:keepNext w:val="0"/><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs><w:ind w:left="9"/><w:jc w:val="right"/>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{loose}</w:pPr></w:style>'
        for key, name in (("A", "heading 1"), ("B", "Letter Address"), ("C", "List Bullet"))
    )
    docx = unpacked(write_docx(letter(), lent(paragraph(words("x")), styles=styles)))
    ours = {value(style, "styleId"): style for style in docx.all("word/styles.xml", "style")}
    assert ours["Heading1"].find(f"{W}pPr/{W}keepNext").attrib == {}  # type: ignore[union-attr]
    assert [value(tab, "pos") for tab in ours["LetterAddress"].iter(W + "tab")] == ["1134"]
    assert [value(ind, "left") for ind in ours["LetterAddress"].iter(W + "ind")] == ["1134"]
    assert list(ours["ListBullet"].iter(W + "ind")) == []
    assert all(value(next(ours[key].iter(W + "jc"))) == "right" for key in ("Heading1", "ListBullet"))


def test_normal_is_what_text_without_a_style_has_where_no_style_says_so() -> None:
    """LibreOffice 7 writes no w:default."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:style>'
    )
    docx = unpacked(write_docx(letter(), lent(paragraph(words("x")), styles=styles)))
    ours = {value(style, "styleId"): style for style in docx.all("word/styles.xml", "style")}
    assert [value(font, "ascii") for font in ours["Normal"].iter(W + "rFonts")] == ["Arial"]


def test_styles_that_refer_to_each_other_in_a_ring_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert len(lent(paragraph(words("x")), styles=styles).looks) == 2


def test_tables_keep_their_shape() -> None:
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:shd w:val="clear" w:fill="00FF00"/></w:tcPr>'
        "<w:p><w:r><w:t>name</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    taken = head(table)
    assert shown(taken) == "name"
    assert 'w:gridSpan w:val="2"' in taken
    assert 'w:fill="00FF00"' in taken
    assert "tblStyle" not in taken
    assert etree.fromstring(taken)[-1].tag == W + "p"  # Word wants one after a table


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
ODD = st.text(CHARACTERS, max_size=20)


@given(ODD, ODD, ODD)
def test_values_are_numbers_words_and_colours_or_they_stay_behind(size: str, colour: str, font: str) -> None:
    run = etree.fromstring(part("r"))
    look = etree.SubElement(run, W + "rPr")
    for name, attribute, found in (("sz", "val", size), ("color", "val", colour), ("rFonts", "ascii", font)):
        etree.SubElement(look, W + name).set(W + attribute, found)
    etree.SubElement(run, W + "t").text = "x"
    header = f"<w:p>{etree.tostring(run, encoding='unicode')}</w:p>"
    taken = etree.fromstring(head(header))
    for element in taken.iter(W + "sz"):
        assert re.fullmatch("[0-9]{1,3}", value(element))
    for element in taken.iter(W + "color"):
        assert re.fullmatch("auto|[0-9A-Fa-f]{6}", value(element))
    for element in taken.iter(W + "rFonts"):
        assert value(element, "ascii") == font
        assert font.isprintable()


def test_a_document_without_a_mark_has_none(golden: Any) -> None:
    taken = read(letterhead())
    final = dataclasses.replace(briefing(), mark="")
    docx = unpacked(write_docx(final, taken))
    for name in ("header1", "header2", "footer1", "footer2", "styles", "settings"):
        golden(f"docx/letterhead/{name}.xml", docx.pretty(f"word/{name}.xml"))
    assert "DRAFT" not in "".join(built(final, taken).values())
