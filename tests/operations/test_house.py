"""What the house lends to a dossier: where it is looked for, and what is told when it cannot be used."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from fontTools.subset import Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from letterhead_samples import HOUSE, letterhead, logo
from pypdf import PdfReader
from small_workspace import FILES, LETTER, opened, reopened, sign, write

from lettergen.findings import Finding, LettergenError
from lettergen.operations.build import BuildWishes, Built, build
from lettergen.operations.check import check_one
from lettergen.resources import fonts_folder

YAML = "letters/one/letter.yaml"


def house(root: Path, settings: str = "", letter: str = "", **files: str | bytes) -> None:
    """Write a workspace with lines added to lettergen.toml and letter.yaml, and with files of the house."""
    changed = {"lettergen.toml": FILES["lettergen.toml"] + settings, YAML: FILES[YAML] + letter}
    opened(root, changed)
    for name, content in files.items():
        path = root / "letter_templates" / name.replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def built(root: Path, *formats: str, **wishes: Any) -> Built:
    return build(reopened(root), LETTER, BuildWishes(formats, **wishes), lambda name: None)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [
        f"{finding.source} {finding.code}"
        for finding in findings
        if finding.source.path.parts[0] == "letter_templates"
    ]


def pdf(root: Path, **wishes: Any) -> PdfReader:
    return PdfReader(built(root, "pdf", **wishes).paths[0])


def fonts_of(reader: PdfReader) -> set[str]:
    found = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in found}


LETTERHEAD = 'letterhead = "letter_templates/house.docx"\n'


def test_the_letterhead_of_the_house_is_taken(tmp_path: Path) -> None:
    house(tmp_path, LETTERHEAD, house_docx=letterhead())
    assert HOUSE.encode() in built(tmp_path, "docx").paths[0].read_bytes()


def test_a_letter_may_have_anothers_or_none(tmp_path: Path) -> None:
    partner = letterhead()
    house(tmp_path / "a", LETTERHEAD, "letterhead: none\n", house_docx=b"no letterhead at all")
    assert HOUSE.encode() not in built(tmp_path / "a", "docx").paths[0].read_bytes()
    house(tmp_path / "b", "", "letterhead: letter_templates/partner.docx\n", partner_docx=partner)
    assert HOUSE.encode() in built(tmp_path / "b", "docx").paths[0].read_bytes()


def test_other_formats_take_no_notice_of_a_letterhead(tmp_path: Path) -> None:
    house(tmp_path / "a", LETTERHEAD, house_docx=letterhead())
    opened(tmp_path / "b")
    for format in ("pdf", "md"):
        with_it, without = (built(tmp_path / name, format).paths[0].read_bytes() for name in ("a", "b"))
        assert with_it == without


def test_a_style_sheet_among_the_templates_is_taken_unless_another_is_named(tmp_path: Path) -> None:
    house(tmp_path, house_css="@page { size: A5 }", other_css="@page { size: A6 }")
    assert round(float(pdf(tmp_path).pages[0].mediabox.width)) == 420
    write(tmp_path, {"lettergen.toml": 'house_style = "letter_templates/other.css"\n'})
    assert round(float(pdf(tmp_path).pages[0].mediabox.width)) == 298
    write(tmp_path, {YAML: FILES[YAML] + "house_style: none\n"})
    assert round(float(pdf(tmp_path).pages[0].mediabox.width)) == 595


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p {\n colour: red }", "letter_templates/house.css:2 style-ignored"),
        ("p {\n color: rouge }", "letter_templates/house.css:2 style-ignored"),
        ("\np:nth-what { color: red }", "letter_templates/house.css:2 style-ignored"),
        ("\n\np { background: url(x) }", "letter_templates/house.css:3 style-fetches"),
        ("p { color: red } \ue000", "letter_templates/house.css:1 control-character"),
    ],
)
def test_a_faulty_style_sheet_stops_the_build_and_is_told_by_check(
    tmp_path: Path, css: str, expected: str
) -> None:
    house(tmp_path, house_css=css)
    with pytest.raises(LettergenError, match="Nothing was built") as told:
        built(tmp_path, "docx")
    assert codes(told.value.findings) == [expected]
    assert codes(check_one(reopened(tmp_path), LETTER)) == [expected]
    assert not (tmp_path / LETTER / "out").exists()


def test_a_draft_says_so_whatever_the_style_sheet_says(tmp_path: Path) -> None:
    css = """
    @page { @top-left { content: "Ours" } @top-right { content: none } }
    @page :first { @top-left { content: none !important } @top-right { content: "Ours" } }
    .mark { color: white; font-size: 0 } .head-left, .first-left { font-size: 0; position: static; color: white }
    """
    house(tmp_path, house_css=css)
    sign(tmp_path)
    draft, final = pdf(tmp_path), pdf(tmp_path, final=True)
    assert [("DRAFT" in page.extract_text()) for page in draft.pages] == [True] * len(draft.pages)
    assert "DRAFT" not in "".join(page.extract_text() for page in final.pages)
    assert "Ours" in final.pages[0].extract_text()


@pytest.mark.parametrize(
    "css",
    [
        "p { max-lines: 1; continue: discard }",
        "p { position: absolute; left: -900px }",
        "p { font-size: 0 }",
        "p { color: transparent }",
        "p { opacity: 0 }",
        ".signatories { height: 0; overflow: hidden }",
        ".closing { position: running(gone) }",
    ],
)
def test_no_way_to_hide_or_to_add_words_makes_a_pdf(tmp_path: Path, css: str) -> None:
    house(tmp_path, house_css=css)
    with pytest.raises(LettergenError, match=r"(hides words of|adds words to) the text: \S+"):
        built(tmp_path, "pdf")
    assert not (tmp_path / LETTER / "out").exists()


@pytest.mark.parametrize(
    "css",
    [
        "p { text-transform: uppercase; hyphens: auto }",
        "li { list-style-type: lower-roman }",
        "p { columns: 2; overflow: hidden; opacity: .9 }",
        "body { overflow: hidden } h2 { position: relative; top: -3px }",
    ],
)
def test_what_leaves_the_words_as_they_are_makes_one(tmp_path: Path, css: str) -> None:
    house(tmp_path, house_css=css)
    assert "JOURNALIST ANA DIAZ" in pdf(tmp_path).pages[0].extract_text().upper().replace("\n", " ")


# Pictures.

LOGO = "@page { @top-center { content: url('marks/logo.png'); image-resolution: 300dpi } }"


def marks(root: Path, data: bytes) -> None:
    folder = root / "letter_templates" / "marks"
    folder.mkdir()
    (folder / "logo.png").write_bytes(data)


def test_a_picture_is_on_the_page_without_what_its_program_wrote_into_it(tmp_path: Path) -> None:
    house(tmp_path, house_css=LOGO)
    marks(tmp_path, logo())
    assert b"Somebody Private" in logo()
    made = built(tmp_path, "pdf").paths[0].read_bytes()
    pages = PdfReader(io.BytesIO(made)).pages
    assert [len(page.images) for page in pages] == [1] * len(pages)
    assert b"Somebody Private" not in made
    assert codes(check_one(reopened(tmp_path), LETTER)) == []
    assert built(tmp_path, "pdf").paths[0].read_bytes() == made


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg/>", b"GIF89a" + bytes(20), logo()[:-30], logo().replace(b"IDAT", b"iDAT")],
    ids=["empty", "drawing", "another format", "cut off", "without content"],
)
def test_a_picture_that_cannot_be_used_is_told_and_nothing_is_built(tmp_path: Path, data: bytes) -> None:
    house(tmp_path, house_css=LOGO)
    marks(tmp_path, data)
    with pytest.raises(LettergenError, match="Nothing was built") as told:
        built(tmp_path, "pdf")
    assert codes(told.value.findings) == ["letter_templates/marks/logo.png style-picture"]


def test_a_picture_that_only_seems_whole_is_told(tmp_path: Path) -> None:
    noise = b"\x00" * 9
    chunk = struct.pack(">I", len(noise)) + b"IDAT" + noise + struct.pack(">I", zlib.crc32(b"IDAT" + noise))
    before, _, after = logo().partition(b"IDAT")
    house(tmp_path, house_css=LOGO)
    marks(tmp_path, before[:-4] + chunk + after[-12:])
    assert codes(check_one(reopened(tmp_path), LETTER)) == ["letter_templates/marks/logo.png style-picture"]


def test_a_picture_that_is_not_there_is_told_where_it_is_called(tmp_path: Path) -> None:
    house(tmp_path, house_css=f"\n{LOGO}")
    assert codes(check_one(reopened(tmp_path), LETTER)) == ["letter_templates/house.css:2 style-picture"]


def test_no_link_leads_to_a_picture(tmp_path: Path) -> None:
    house(tmp_path, house_css=LOGO)
    (tmp_path / "elsewhere.png").write_bytes(logo())
    (tmp_path / "letter_templates/marks").mkdir()
    (tmp_path / "letter_templates/marks/logo.png").symlink_to(tmp_path / "elsewhere.png")
    assert codes(check_one(reopened(tmp_path), LETTER)) == ["letter_templates/marks/logo.png symlink"]


# Fonts.


def font(*, family: str = "House Sans", letters: str = "ABCabc ", embedding: int = 0) -> bytes:
    """Return a font with few letters, made of a packaged one."""
    made = TTFont(fonts_folder() / "LiberationSerif-Regular.ttf")
    subset = Subsetter()
    subset.populate(text=letters)
    subset.subset(made)
    made["name"].names = [record for record in made["name"].names if record.nameID not in (16, 17)]
    for name in (1, 4, 6):
        made["name"].setName(family.replace(" ", "") if name == 6 else family, name, 3, 1, 0x409)
    made["OS/2"].fsType = embedding
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


FONTS = 'fonts = ["letter_templates/house.ttf"]\n'


def test_a_font_of_the_house_is_embedded_and_ours_has_the_letters_that_it_lacks(tmp_path: Path) -> None:
    house(tmp_path, FONTS, house_css="p { font-family: 'House Sans' }", house_ttf=font())
    reader = pdf(tmp_path)
    assert {"House-Sans", "Liberation-Serif"} <= fonts_of(reader)
    assert "Journalist Ana Diaz is held." in reader.pages[0].extract_text()
    assert codes(check_one(reopened(tmp_path), LETTER)) == []


def test_a_font_that_nothing_names_changes_nothing(tmp_path: Path) -> None:
    house(tmp_path / "a", FONTS, house_ttf=font())
    opened(tmp_path / "b")
    assert len({built(tmp_path / name, "pdf").paths[0].read_bytes() for name in ("a", "b")}) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"wOFF" + bytes(100),
        b"\x00\x01\x00\x00" + bytes(100),
        b"OTTO" + b"\xff" * 400,
        font()[:3000],
        font(embedding=2),
        font(family='House"; src: url(x'),
    ],
    ids=["empty", "web font", "zeros", "noise", "cut off", "not to be embedded", "hostile name"],
)
def test_what_is_no_font_that_may_be_used_is_refused(tmp_path: Path, data: bytes) -> None:
    house(tmp_path, FONTS, house_ttf=data)
    with pytest.raises(LettergenError, match="Nothing was built") as told:
        built(tmp_path, "pdf")
    assert codes(told.value.findings) == ["letter_templates/house.ttf font-unusable"]
