"""The styles part: the rows of the sheet as WordprocessingML (ECMA-376 Part 1, 17.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.writers.docx.measures import millimetres, points
from lettergen.writers.docx.sheet import BODY_SIZE, FONT, INK, Font, Shape, Sheet, Style
from lettergen.writers.docx.xml import root, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BASE = "DefaultParagraphFont"
_LINE = 240  # one line, in the unit of w:line with lineRule auto (17.3.1.33)
THIN = "9AA5BB"  # rules within a table
TABLE_STYLE = "PaperTable"
FACTS_STYLE = "CaseFacts"


def styles_part(sheet: Sheet, language: str) -> Element:
    """Return the root of the styles part; `language` (BCP 47) is that of all text."""
    return root(
        "styles",
        _defaults(language),
        *(_paragraph_style(style) for style in sheet.paragraphs),
        w("style", w("name", val="Default Paragraph Font"), type="character", default=1, styleId=_BASE),
        *(_character_style(style) for style in sheet.characters),
        _base_table_style(),
        _table_style(),
        _facts_style(),
        w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList"),
    )


def _defaults(language: str) -> Element:
    """Name the font for every script outright: without a theme nothing else decides it (17.3.2.26)."""
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    size = points(BODY_SIZE) // 10
    look = w("rPr", fonts, w("sz", val=size), w("szCs", val=size), w("lang", val=language))
    return w("docDefaults", w("rPrDefault", look), w("pPrDefault", w("pPr", w("widowControl"))))


def _paragraph_style(style: Style) -> Element:
    properties = _filled("pPr", _shape(style.shape)) + _filled("rPr", _font(style.font))
    return _style(style, "paragraph", properties)


def _character_style(style: Style) -> Element:
    return _style(style, "character", _filled("rPr", _font(style.font)))


def _style(style: Style, kind: str, properties: list[Element]) -> Element:
    flags: dict[str, str | int] = {"type": kind, "styleId": style.key}
    if not style.based_on:
        flags["default"] = 1
    if style.ours:
        flags["customStyle"] = 1
    head = [w("name", val=style.name)]
    if style.based_on:
        head.append(w("basedOn", val=style.based_on))
    if style.following:
        head.append(w("next", val=style.following))
    if style.quick:
        head.append(w("qFormat"))
    return w("style", *head, *properties, **flags)


def _filled(name: str, properties: list[Element]) -> list[Element]:
    return [w(name, *properties)] if properties else []


def _font(font: Font) -> list[Element]:
    """Return the run properties, in the order of the schema (17.3.2.28)."""
    made = [w(flag) for flag, on in (("b", font.bold), ("i", font.italic)) if on]
    if font.colour:
        made.append(w("color", val=font.colour))
    if font.spacing:
        made.append(w("spacing", val=points(font.spacing)))
    if font.size:
        made += [w(size, val=round(font.size * 2)) for size in ("sz", "szCs")]
    if font.underline:
        made.append(w("u", val="single"))
    if font.raised:
        made.append(w("vertAlign", val="superscript"))
    return made


def _shape(shape: Shape) -> list[Element]:
    """Return the paragraph properties, in the order of the schema (17.3.1.26)."""
    made = [w(flag) for flag, on in (("keepNext", shape.keep_next), ("keepLines", shape.keep_lines)) if on]
    if shape.numbering:
        made.append(w("numPr", w("numId", val=shape.numbering)))
    if shape.rule:
        made.append(w("pBdr", w("bottom", val="single", sz=6, space=6, color=INK)))
    if shape.tabs:
        made.append(w("tabs", *(w("tab", val=align, pos=place) for align, place in shape.tabs)))
    made += _distances(shape)
    if shape.tight:
        made.append(w("contextualSpacing"))
    if shape.align:
        made.append(w("jc", val=shape.align))
    if shape.outline is not None:
        made.append(w("outlineLvl", val=shape.outline))
    return made


def _distances(shape: Shape) -> list[Element]:
    spacing: dict[str, str | int] = {}
    if shape.before is not None:
        spacing["before"] = points(shape.before)
    if shape.after is not None:
        spacing["after"] = points(shape.after)
    if shape.line:
        spacing |= {"line": round(shape.line * _LINE), "lineRule": "auto"}
    sides = {"left": shape.left, "right": shape.right, "hanging": shape.hanging}
    indent = {side: length for side, length in sides.items() if length}
    made = [w("spacing", **spacing)] if spacing else []
    return made + ([w("ind", **indent)] if indent else [])


def _base_table_style() -> Element:
    """Return what Word takes for a table without a style, so that ours has something to stand on."""
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    look = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return w("style", w("name", val="Normal Table"), look, type="table", default=1, styleId="TableNormal")


def _table_style() -> Element:
    """Return a table of horizontal rules only, a stronger one below its header row.

    Bold is left to Table Heading: where the styles of table and paragraph both set it, they cancel out (17.7.3).
    """
    across, beside = millimetres(0.9), millimetres(1.8)
    lengths = {"top": across, "left": beside, "bottom": across, "right": beside}
    borders = w("tblBorders", _rule("top", 8), _rule("bottom", 8), _rule("insideH", 4, THIN))
    margins = w("tblCellMar", *(w(side, w=length, type="dxa") for side, length in lengths.items()))
    header = w(
        "tblStylePr",
        w("tcPr", w("tcBorders", _rule("bottom", 8)), w("vAlign", val="bottom")),
        type="firstRow",
    )
    return w(
        "style",
        w("name", val="Paper Table"),
        w("basedOn", val="TableNormal"),
        w("tblPr", borders, margins),
        header,
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )


def _facts_style() -> Element:
    """Return a table between two thin rules."""
    across, beside = millimetres(0.3), millimetres(0)
    lengths = {"top": across, "left": beside, "bottom": across, "right": beside}
    borders = w("tblBorders", _rule("top", 4, THIN), _rule("bottom", 4, THIN))
    margins = w("tblCellMar", *(w(side, w=length, type="dxa") for side, length in lengths.items()))
    return w(
        "style",
        w("name", val="Case Facts"),
        w("basedOn", val="TableNormal"),
        w("tblPr", borders, margins),
        type="table",
        customStyle=1,
        styleId=FACTS_STYLE,
    )


def _rule(side: str, eighths: int, colour: str = INK) -> Element:
    return w(side, val="single", sz=eighths, space=0, color=colour)
