"""Where WeasyPrint works: alone with the packaged fonts, and stopped at its first complaint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from lettergen.findings import LettergenError
from lettergen.writers.pdf import c_types
from lettergen.writers.pdf.finish import finish
from lettergen.writers.pdf.identifier import identified
from lettergen.writers.pdf.notes import settle
from lettergen.writers.pdf.page_text import PageText
from lettergen.writers.pdf.same_words import require_same_words
from lettergen.writers.pdf.surroundings import (
    listening,
    own_environment,
    own_temporary_folder,
    quiet_import,
    uncollected,
)
from lettergen.writers.pdf.targets import awaiting_the_target

try:
    with quiet_import():
        import weasyprint
        import weasyprint.pdf.fonts
        from cssselect2 import ElementWrapper
        from weasyprint.css.targets import TargetCollector
        from weasyprint.text.ffi import ffi
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except OSError as problem:
    raise LettergenError(
        f"PDFs need the Pango libraries, which could not be loaded: {problem}",
        hint="Install them (Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), "
        "or build without PDF.",
    ) from problem

if TYPE_CHECKING:
    from lettergen.house import FontFile, Lent

TargetCollector.collect_missing_counters = awaiting_the_target(TargetCollector.collect_missing_counters)
weasyprint.pdf.fonts.ffi = c_types.LengthsAsOne(ffi)

_FAMILY = "Liberation Serif"
_FACES = {
    "LiberationSerif-Regular.ttf": "",
    "LiberationSerif-Bold.ttf": "font-weight: bold",
    "LiberationSerif-Italic.ttf": "font-style: italic",
    "LiberationSerif-BoldItalic.ttf": "font-weight: bold; font-style: italic",
}
_VARIANT = "pdf/ua-1"
_ENDLESS = 1_000_000
"""CSS pixels of a page on which everything has room."""
_SCHEME = "lettergen-font:"
_BESIDE_THE_SHEET = "https://house.invalid/"
"""Where an office's style sheet seems to lie, which no network has (RFC 6761, 6.4): its pictures are called from there."""
_FONT_FACES = "\n".join(
    f'@font-face {{ font-family: "{_FAMILY}"; src: url("{_SCHEME}{file}"); {style} }}'
    for file, style in _FACES.items()
)
# An older HarfBuzz: the file is as good, only larger.
_HARMLESS = "Using fontTools instead of HarfBuzz-Subset"


def _house_url(number: int) -> str:
    return f"{_SCHEME}house-{number}"


def _house_faces(fonts: tuple[FontFile, ...]) -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{font.family}"; src: url("{_house_url(number)}"); '
        f"font-weight: {font.weight}; font-style: {'italic' if font.italic else 'normal'} }}"
        for number, font in enumerate(fonts)
    )


class _LentOnly(URLFetcher):  # type: ignore[misc]
    """Hands out packaged fonts and what the house lends, and refuses everything else: no network, no file of the machine."""

    def __init__(self, fonts: Path, lent: Lent | None = None) -> None:
        # A refusal must stop the work; otherwise WeasyPrint leaves the thing out and goes on.
        super().__init__(allowed_protocols=(), fail_on_errors=True)
        self._fonts = fonts
        self._lent: dict[str, bytes] = {}
        if lent is not None:
            self._lent = {_house_url(number): font.data for number, font in enumerate(lent.fonts)}
            self._lent |= {_BESIDE_THE_SHEET + name: picture.data for name, picture in lent.pictures.items()}

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
        if url in self._lent:
            return URLFetcherResponse(url, self._lent[url])
        name = url.removeprefix(_SCHEME)
        if not url.startswith(_SCHEME) or name not in _FACES:
            raise LettergenError(
                f"A style sheet asks for {url!r}, but a PDF is made without other files or the network.",
                hint="Remove the url(...), @import or @font-face from the house style.",
            )
        return URLFetcherResponse(url, (self._fonts / name).read_bytes())


class _Page(weasyprint.HTML):  # type: ignore[misc]
    """A page that lettergen wrote, read as the XML that it also is: to read HTML takes a twentieth of a layout's time.

    Does what the constructor of WeasyPrint 70 does. A page with characters that XML does not allow is read as HTML.
    """

    def __init__(self, page: str, fetcher: URLFetcher) -> None:
        try:
            # The writer escapes whatever comes from a person, so that there is nothing to expand here.
            tree = ElementTree.fromstring(page)  # noqa: S314
        except ElementTree.ParseError:
            super().__init__(string=page, url_fetcher=fetcher)
            return
        self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def preparations(own_css: str, fonts: Path) -> Iterator[None]:
    """Do what a process does once, however many documents it makes, in steps of some milliseconds; yield after each."""
    for name in c_types.NAMES:
        ffi.typeof(name)
        yield
    with own_environment():
        _parsed_once(own_css, fonts)
    yield


def render(page: PageText, fonts: Path) -> bytes:
    """Return a page as a PDF/UA-1 file; `fonts` is the folder of the packaged fonts.

    Raises LettergenError where a style sheet wants a file, and where WeasyPrint warns of anything: what it warns of is
    missing or wrong on the page.
    """
    of_house = any(page.style_sheets[1:])
    with (
        own_environment(),
        own_temporary_folder(),
        uncollected(),
        listening() as complaints,
        _refusals(of_house),
    ):
        laid_out = _lay_out(page.html, page.style_sheets, fonts, page.lent)
        if of_house:
            require_same_words(page.html, laid_out)
        pdf = _write(laid_out, page.labels)
    # A complaint about the layout comes with every layout.
    _require_silence([text for text in dict.fromkeys(complaints) if not text.startswith(_HARMLESS)])
    return pdf


def tops(
    page: str,
    blank: str,
    style_sheets: tuple[str, ...],
    fonts: Path,
    lent: Lent | None = None,
) -> dict[str, float]:
    """Return how far down each element with an id begins on a page without end, as wide as that of `blank`, in CSS pixels.

    Nothing is written, so what WeasyPrint warns of does not matter. Raises LettergenError where a style sheet wants a file.
    """
    with own_environment(), own_temporary_folder(), listening(), _refusals(any(style_sheets[1:])):
        width = _lay_out(blank, style_sheets, fonts, lent).pages[0].width
        endless = f"@page {{ size: {width}px {_ENDLESS}px !important }}"
        first = _lay_out(page, (*style_sheets, endless), fonts, lent).pages[0]
    return {name: box[1] for name, box in first.anchors.items()}


def parse_style_sheet(css: str, fonts: Path) -> None:
    """Let WeasyPrint read a style sheet, which logs what it does not understand. Raises LettergenError for a fetch."""
    with _refusals(of_house=True):
        config = FontConfiguration()
        weasyprint.CSS(
            string=css, base_url=_BESIDE_THE_SHEET, url_fetcher=_LentOnly(fonts), font_config=config
        )


@contextmanager
def _refusals(of_house: bool) -> Iterator[None]:
    """Raise LettergenError for a fetch, and for whatever WeasyPrint stumbles over where an office's style sheet is there."""
    try:
        yield
    except FatalURLFetchingError as refusal:
        # A BaseException, which no handler of ours or a caller's would stop.
        raise (refusal.__cause__ or LettergenError(str(refusal))) from None
    except LettergenError:
        raise
    except Exception as fault:
        if not of_house:
            raise
        raise LettergenError(
            f"WeasyPrint cannot set this text with the house style sheet ({type(fault).__name__}: {fault})",
            hint="Try without it (house_style: none in letter.yaml), then with half of its rules, until you have the one.",
        ) from fault


def _lay_out(page: str, style_sheets: tuple[str, ...], fonts: Path, lent: Lent | None) -> weasyprint.Document:
    fetcher, config = _LentOnly(fonts, lent), FontConfiguration()

    def parse(css: str) -> weasyprint.CSS:
        return weasyprint.CSS(string=css, base_url=_BESIDE_THE_SHEET, url_fetcher=fetcher, font_config=config)

    own, *others = style_sheets
    faces = [parse(css) for css in (_FONT_FACES, _house_faces(lent.fonts if lent else ()))]
    sheets = [*faces, _parsed_once(own, fonts), *(parse(css) for css in others)]
    html = _Page(page, fetcher)
    return settle(
        page,
        lambda css: html.render(font_config=config, stylesheets=[*sheets, parse(css)], pdf_variant=_VARIANT),
    )


@lru_cache(maxsize=1)
def _parsed_once(css: str, fonts: Path) -> weasyprint.CSS:
    """Return lettergen's own style sheet, which is the same for all documents, and brings no fonts."""
    return weasyprint.CSS(string=css, url_fetcher=_LentOnly(fonts), font_config=FontConfiguration())


def _write(laid_out: weasyprint.Document, labels: Mapping[str, str]) -> bytes:
    pdf: bytes = laid_out.write_pdf(
        finisher=lambda _, pdf: finish(pdf, labels), pdf_variant=_VARIANT, pdf_identifier=False
    )
    return identified(pdf)


def _require_silence(complaints: list[str]) -> None:
    if complaints:
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        raise LettergenError(
            f"The PDF would not be whole. WeasyPrint says: {complaints[0]}{more}",
            hint="If there is a house style sheet, mend the place named, or try without it; else report a fault.",
        )
