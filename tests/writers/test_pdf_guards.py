"""What keeps a PDF whole, and alone: fonts, characters, style sheets, files and the network, the same bytes."""

from __future__ import annotations

import ctypes.util
import dataclasses
import gc
import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import weasyprint.text.ffi
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pdf_reading import Reading
from pdf_samples import briefing, letter, text

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Document,
    Fact,
    Heading,
    Link,
    Paragraph,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
)
from lettergen.findings import LettergenError, Source
from lettergen.resources import fonts_folder
from lettergen.writers.pdf import c_types, engine, write_pdf
from lettergen.writers.pdf.glyphs import characters

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# Armenian, which the fonts do not have.
ALIEN = "Երևան"


def one(*blocks: Block) -> Document:
    return dataclasses.replace(letter(), blocks=blocks)


def saying(words: str) -> Document:
    return one(Paragraph("p", (Text(words),)))


def refusal(document: Document, house_css: str = "") -> LettergenError:
    with pytest.raises(LettergenError) as caught:
        write_pdf(document, house_css)
    return caught.value


def run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program in a process of its own."""
    paths = os.pathsep.join((str(ROOT), str(HERE)))
    surroundings = {**os.environ, "PYTHONPATH": paths, **environment}
    return subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=False
    )


# ---- Fonts and characters ----


def test_the_packaged_fonts_are_embedded_and_no_other() -> None:
    reading = Reading(write_pdf(briefing()))
    fonts = [font.get_object() for font in reading.reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    names = {font["/BaseFont"].split("+")[1] for font in fonts}
    assert names == {"Liberation-Serif", "Liberation-Serif-Bold", "Liberation-Serif-Italic"}
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_machine_fonts_never_step_in() -> None:
    css = 'p { font-family: "DejaVu Sans", monospace, serif } strong { font-family: sans-serif }'
    reading = Reading(write_pdf(one(Paragraph("p", (Text("plain "), Strong(text("bold"))))), css))
    fonts = reading.reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert all("+Liberation-Serif" in font.get_object()["/BaseFont"] for font in fonts)


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("p", (Strong((Text(ALIEN),)),)),
        Heading("h", 1, (Link("https://x.org", (Text(ALIEN),)),)),
        AddressBlock("a", ALIEN, ()),
        SignatoryList("s", (text("A"), (Text(ALIEN),))),
        Table("t", (), (text("A"),), (Row("r", ((Text(ALIEN),),)),)),
        CaseBlock("c", 1, text("A"), (Fact(ALIEN, ()),), ()),
        CaseBlock("c", 1, text("A"), (), (Paragraph("p", (Text(ALIEN),)),)),
    ],
)
def test_a_missing_character_is_named_with_its_word_wherever_it_stands(block: Block) -> None:
    message = refusal(one(block)).message
    assert "U+0535 ARMENIAN CAPITAL LETTER ECH in “Երևան”" in message


@pytest.mark.parametrize("place", ["mark", "running", "date_text", "page_label"])
def test_a_missing_character_in_the_margin_is_named_too(place: str) -> None:
    changed: dict[str, Any] = {place: f"in {ALIEN} and elsewhere"}
    assert "“Երևան”" in refusal(dataclasses.replace(letter(), **changed)).message


def test_a_missing_character_is_named_with_its_place() -> None:
    text_from_a_case = Text("Sent by the 😀 ministry", Source(PurePosixPath("cases/x.md"), 12))
    message = refusal(one(Paragraph("p", (text_from_a_case,)))).message
    assert message == "The PDF's fonts lack U+1F600 GRINNING FACE in “😀” (cases/x.md:12)."


def test_what_cannot_be_printed_is_told_by_its_number() -> None:
    assert refusal(saying("a b\x1b[31mc")).message == "The PDF's fonts lack U+001B in “bU+001B[31mc”."


def test_not_more_is_told_than_can_be_read() -> None:
    assert refusal(saying("".join(map(chr, range(0x4E00, 0x4F00))))).message.count("U+") == 10


def test_keys_addresses_and_sources_need_no_font() -> None:
    source = Source(PurePosixPath(f"cases/{ALIEN}.md"))
    link = Link("https://x.org/Երևան", (Text("here", source),))
    assert write_pdf(one(Paragraph(ALIEN, (link,))))


@pytest.mark.parametrize("words", ["Әңғқөұүһі", "ўқғҳ", "ҷӣӯ", "oʻgʻ", "žňşçýöü", "№ 5 → «…» – ‘’ € ₤ §"])
def test_the_letters_of_central_asia_are_there(words: str) -> None:
    assert words in Reading(write_pdf(saying(words))).text


def test_characters_are_those_of_all_fonts() -> None:
    fonts = [set(TTFont(path).getBestCmap()) for path in fonts_folder().glob("*.ttf")]
    assert len(fonts) == 4
    assert characters(fonts_folder()) == set(map(chr, set.intersection(*fonts)))


# ---- Style sheets ----


@pytest.mark.parametrize(
    ("css", "url"),
    [
        ("p { background: url(file:///etc/passwd) }", "file:///etc/passwd"),
        ("p { background: url(https://x.org/a.png) }", "https://x.org/a.png"),
        ("p::before { content: url(data:image/png;base64,AAAA) }", "data:image/png;base64,AAAA"),
        ("@import 'http://x.org/a.css';", "http://x.org/a.css"),
        ("@import url(data:text/css,p%7B%7D);", "data:text/css"),
        ("@font-face { font-family: X; src: url(ftp://x.org/a.ttf) }", "ftp://x.org/a.ttf"),
        (
            "p::before { content: url(lettergen-font:../../../etc/passwd) }",
            "lettergen-font:../../../etc/passwd",
        ),
        ("p::before { content: url(LETTERGEN-FONT:LiberationSerif-Bold.ttf) }", "LETTERGEN-FONT"),
        ("@page { background: url(//x.org/a.png) }", "//x.org/a.png"),
        ("p { list-style-image: url(a.png); display: list-item }", "a.png"),
    ],
)
def test_a_house_style_can_fetch_nothing(css: str, url: str) -> None:
    assert url in refusal(saying("Words"), css).message


def test_a_fetch_does_not_escape_the_handlers_of_errors() -> None:
    problem = refusal(saying("Words"), "p { background: url(file:///etc/passwd) }")
    assert isinstance(problem, Exception)
    assert problem.hint


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("p { colour: red }", "colour:red"),
        ("p { color: rouge }", "color:rouge"),
        ("p[ { color: red }", "Parse error"),
        ("@font-face { font-family: X; src: local('DejaVu Sans') }", "Font-face 'X'"),
        (f"@page {{ @top-center {{ content: '{ALIEN}' }} }}", "U+0535"),
    ],
)
def test_what_a_house_style_gets_wrong_is_told(css: str, told: str) -> None:
    assert told in refusal(saying("Words"), css).message.replace(": ", ":")


def test_a_house_style_comes_after_ours() -> None:
    narrow = Reading(write_pdf(letter(), "@page { size: A5 }"))
    assert len(narrow.pages) > 3
    assert narrow.reader.pages[0].mediabox.width < 425


def test_what_weasyprint_stumbles_over_is_laid_to_a_house_style_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(*_: object) -> None:
        raise ValueError("too many values to unpack")

    monkeypatch.setattr(engine, "settle", stumble)
    with pytest.raises(ValueError, match="too many"):
        write_pdf(letter())
    told = refusal(letter(), "p { color: navy }")
    assert "house style sheet (ValueError: too many values to unpack)" in str(told)
    assert "house_style: none" in told.hint


def test_our_own_style_sheet_is_flawless_without_a_house_style() -> None:
    assert write_pdf(saying("Words"))


# ---- The process around it ----


def test_the_environment_and_the_log_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/mine")
    monkeypatch.setenv("FONTCONFIG_SYSROOT", "/sysroot")
    logger = logging.getLogger("weasyprint")
    before = dict(os.environ), logger.level, list(logger.handlers), ctypes.util.find_library
    write_pdf(saying("Words"))
    refusal(saying("Words"), "p { colour: red }")
    assert (dict(os.environ), logger.level, logger.handlers, ctypes.util.find_library) == before


def test_a_silenced_log_hides_nothing() -> None:
    logger = logging.getLogger("weasyprint")
    logger.setLevel(logging.CRITICAL)
    try:
        assert refusal(saying("Words"), "p { colour: red }")
    finally:
        logger.setLevel(logging.NOTSET)


def test_weasyprint_is_loaded_only_to_write() -> None:
    program = "import sys, lettergen.writers.pdf; print(sorted(m for m in sys.modules if m in {'weasyprint', 'fontTools'}))"
    assert run(program).stdout == "[]\n"


WRITES = """
import sys
from pdf_samples import oddities
from lettergen.writers.pdf import c_types, engine, write_pdf
import hashlib
print(hashlib.sha256(write_pdf(oddities())).hexdigest())
"""


def test_nothing_is_printed() -> None:
    done = run(WRITES)
    assert (done.returncode, len(done.stdout.split()), done.stderr) == (0, 1, "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries have to be searched for")
def test_no_program_is_started() -> None:
    tell = "event == 'subprocess.Popen' and print(event, file=sys.stderr)"
    assert run(f"import sys; sys.addaudithook(lambda event, _: {tell})\n{WRITES}").stderr == ""


def test_the_same_bytes_whatever_the_machine_is_set_to(tmp_path: Path) -> None:
    surroundings: list[dict[str, Any]] = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {
            "TZ": "Asia/Almaty",
            "PYTHONHASHSEED": "2",
            "LC_ALL": "C.UTF-8",
            "HOME": str(tmp_path),
            "FONTCONFIG_PATH": "/etc/fonts",
            "SOURCE_DATE_EPOCH": "1000000000",
            "PANGO_LANGUAGE": "kk",
        },
    ]
    assert len({run(WRITES, **each).stdout for each in surroundings}) == 1


def test_a_subsetter_that_nobody_needs_is_not_loaded() -> None:
    code = (
        "import sys; from pdf_samples import letter; from lettergen.writers.pdf import write_pdf;"
        "write_pdf(letter()); print('fontTools.subset.svg' in sys.modules);"
        "from fontTools import subset; print(subset.Options().hinting, 'fontTools.subset.svg' in sys.modules)"
    )
    assert run(code).stdout.split() == ["False", "True", "True"]


def test_what_few_fonts_need_is_loaded_when_a_font_needs_it() -> None:
    code = (
        "import sys; from pdf_samples import letter; from lettergen.writers.pdf import write_pdf;"
        "write_pdf(letter()); print('fontTools.varLib' in sys.modules);"
        "from variable_font import variable_font;"
        "from weasyprint.pdf.fonts import instantiateVariableFont as instance;"
        "print('fvar' in variable_font(), 'fvar' in instance(variable_font(), {'wght': 400}, static=True))"
    )
    assert run(code).stdout.split() == ["False", "True", "False"]


def test_the_identifier_follows_the_content() -> None:
    trailers: list[Any] = [Reading(write_pdf(saying(words))).reader.trailer for words in ("A", "A", "B")]
    identifiers = [trailer["/ID"][0] for trailer in trailers]
    assert identifiers[0] == identifiers[1] != identifiers[2]


def test_without_its_libraries_a_person_is_told_what_to_install() -> None:
    program = f"""
import cffi
def nothing(*_): raise OSError("cannot load library")
cffi.FFI.dlopen = nothing
from lettergen.findings import LettergenError
try:
    exec({WRITES!r})
except LettergenError as problem:
    print(problem.message, "|", problem.hint)
"""
    done = run(program)
    assert done.stderr == ""
    assert done.stdout.startswith("PDFs need the Pango libraries")
    assert "apt install libpango-1.0-0" in done.stdout


def test_an_old_harfbuzz_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = pytest.importorskip("weasyprint.pdf.fonts")
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    clock = iter(range(10**9, 2 * 10**9, 10**6))
    monkeypatch.setattr("fontTools.misc.timeTools.time.time", lambda: next(clock))
    once, again = (hashlib.sha256(write_pdf(saying("Words"))).hexdigest() for _ in range(2))
    assert once == again


@pytest.fixture(autouse=True)
def no_files_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """WeasyPrint keeps fonts in a temporary folder meanwhile; nothing of it stays."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("before", [True, False])
def test_no_garbage_is_looked_for_during_a_layout_alone(
    before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    during: list[bool] = []

    def stopped(*_: object) -> None:
        during.append(gc.isenabled())
        raise LettergenError("stopped")

    monkeypatch.setattr(engine, "_lay_out", stopped)
    try:
        (gc.enable if before else gc.disable)()
        with pytest.raises(LettergenError, match="stopped"):
            write_pdf(letter())
        assert (during, gc.isenabled()) == ([False], before)
    finally:
        gc.enable()


# ---- What is done once ----

NAMES_READ = """
from cffi import cparser
from pdf_samples import briefing, letter, oddities
from lettergen.resources import fonts_folder, templates_folder
from lettergen.writers.pdf import c_types, engine, write_pdf
read, parse = [], cparser.Parser.parse_type_and_quals
cparser.Parser.parse_type_and_quals = lambda self, name: read.append(name) or parse(self, name)
css = (templates_folder() / "style.css").read_text(encoding="utf-8")
steps = len(list(engine.preparations(css, fonts_folder()))) if prepared else 0
before = len(read)
for document in (letter(), briefing(), oddities()):
    write_pdf(document)
print(steps, before, sorted(read) == sorted(c_types.NAMES), len(read) - before)
"""


def test_names_of_c_types_are_read_once_and_all_that_documents_need_can_be_read_before() -> None:
    count = len(c_types.NAMES)
    assert run(f"prepared = True\n{NAMES_READ}").stdout.split() == [str(count + 1), str(count), "True", "0"]
    assert run(f"prepared = False\n{NAMES_READ}").stdout.split() == ["0", "0", "True", str(count)]


def test_arrays_of_any_length_hold_what_they_are_given() -> None:
    theirs = weasyprint.text.ffi.ffi
    ffi = c_types.LengthsAsOne(theirs)
    assert list(ffi.new("hb_codepoint_t[3]", (1, 2, 3))) == [1, 2, 3]
    assert list(ffi.new("hb_codepoint_t[2]", [4, 5])) == [4, 5]
    assert len(ffi.new("hb_tag_t[100]")) == 100
    assert ffi.new("unsigned int *", 7)[0] == 7
    assert ffi.NULL == theirs.NULL
