"""How a letter and a briefing paper look: one row a style, and no XML.

The names of Word's own styles are written as Word stores them ("heading 1"), so that its menus, its navigation pane and
its contents field know them in every language of its interface.
"""

from __future__ import annotations

from dataclasses import field, replace

from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.writers.docx.measures import TEXT_WIDTH, millimetres

FONT = "Times New Roman"
BODY_SIZE = 11.0
HEADING_LEVELS = 6
INK = "1F3864"  # the one accent: a blue so dark that a black printer does it justice
GREY = "404040"

_ADDRESS_INDENT = millimetres(20)
_INSET = millimetres(10)
_OVERRUN = millimetres(6)  # a long name goes on indented, or it would look like two signatories


@dataclass(frozen=True, slots=True)
class Font:
    """How characters look; sizes in points, `colour` as six hexadecimal digits."""

    size: float = 0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    spacing: float = 0
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph sits; distances above and below in points, indents and tabs in twips, `line` in lines.

    `tight` leaves out the distance between paragraphs of one style; `outline` counts from 0.
    """

    before: float | None = None
    after: float | None = None
    line: float = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    tabs: tuple[tuple[str, int], ...] = ()
    align: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    tight: bool = False
    rule: bool = False
    outline: int | None = None
    numbering: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A style: `name` as Word stores it, `ours` when Word has none of that name, `quick` to offer it for writing."""

    key: str
    name: str
    based_on: str = "Normal"
    following: str = ""
    ours: bool = False
    quick: bool = True
    font: Font = field(default_factory=Font)
    shape: Shape = field(default_factory=Shape)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles of one kind of document."""

    paragraphs: tuple[Style, ...]
    characters: tuple[Style, ...]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What differs between the kinds: a letter is set close, a paper for reading has larger heads."""

    line: float
    after: float
    headings: tuple[Font, ...]
    before_headings: tuple[float, ...]


_DEEPEST = Font(BODY_SIZE, italic=True)
_LETTER = _Measure(
    line=1.08,
    after=6,
    headings=(Font(12, bold=True), Font(BODY_SIZE, bold=True), Font(BODY_SIZE, bold=True, italic=True)),
    before_headings=(12, 10, 8),
)
_BRIEFING = _Measure(
    line=1.12,
    after=7,
    headings=(
        Font(15, bold=True, colour=INK),
        Font(12.5, bold=True, colour=INK),
        Font(BODY_SIZE, bold=True),
    ),
    before_headings=(20, 14, 10),
)


def sheet(kind: Kind, text_width: int = TEXT_WIDTH) -> Sheet:
    """Return the styles of a kind of document; the width of its text is in twips."""
    measure = _LETTER if kind.is_letter else _BRIEFING
    paragraphs = (
        _normal(measure),
        *_headings(measure),
        *_heads(),
        *_letter_parts(),
        *_lists_and_quotes(),
        *_case_and_table(),
        *_contents(),
        *_furniture(text_width),
    )
    return Sheet(paragraphs, _characters())


def _normal(measure: _Measure) -> Style:
    shape = Shape(before=0, after=measure.after, line=measure.line)
    return Style("Normal", "Normal", based_on="", shape=shape)


def _headings(measure: _Measure) -> tuple[Style, ...]:
    return tuple(_heading(measure, level) for level in range(1, HEADING_LEVELS + 1))


def _heading(measure: _Measure, level: int) -> Style:
    step = min(level, len(measure.headings)) - 1
    font = measure.headings[step] if level <= len(measure.headings) else _DEEPEST
    shape = Shape(
        before=measure.before_headings[step],
        after=4,
        line=1,
        keep_next=True,
        keep_lines=True,
        outline=level - 1,
    )
    return Style(f"Heading{level}", f"heading {level}", following="Normal", font=font, shape=shape)


def _heads() -> tuple[Style, ...]:
    title = Shape(before=14, after=8, line=1, keep_next=True, keep_lines=True)
    subtitle = Shape(after=14, tight=True, keep_lines=True, rule=True)
    return (
        Style("Title", "Title", following="Subtitle", font=Font(22, bold=True, colour=INK), shape=title),
        Style("Subtitle", "Subtitle", following="Normal", font=Font(12, colour=INK), shape=subtitle),
        Style("Byline", "Byline", ours=True, font=Font(italic=True)),
    )


def _letter_parts() -> tuple[Style, ...]:
    address = Shape(
        left=_ADDRESS_INDENT,
        hanging=_ADDRESS_INDENT,
        tabs=(("left", _ADDRESS_INDENT),),
        keep_lines=True,
    )
    closing = Shape(before=8, after=10, keep_next=True, keep_lines=True)
    signatory = Shape(left=_OVERRUN, hanging=_OVERRUN, tight=True, keep_lines=True)
    return (
        Style("LetterAddress", "Letter Address", ours=True, shape=address),
        Style("Date", "Date", following="Normal", shape=Shape(before=12, after=12, align="right")),
        Style("Subject", "Subject", ours=True, font=Font(bold=True), shape=Shape(after=8, keep_lines=True)),
        Style("Salutation", "Salutation", following="Normal", shape=Shape(keep_next=True)),
        Style("LeadIn", "Lead-in", ours=True, shape=Shape(after=4, keep_next=True)),
        Style("Closing", "Closing", following="Signatory", shape=closing),
        Style("Signatory", "Signatory", ours=True, shape=Shape(tight=True, keep_lines=True)),
        Style("SignatoryLine", "Signatory Line", ours=True, shape=signatory),
        Style("Contact", "Contact", ours=True, font=Font(10), shape=Shape(before=12, keep_lines=True)),
    )


def _lists_and_quotes() -> tuple[Style, ...]:
    # As in the PDF, so that both break their pages nearly alike: names asked for together stay together.
    item = Shape(after=3, keep_lines=True)
    quote = Shape(left=_INSET, right=_INSET)
    return (
        Style("ListBullet", "List Bullet", shape=replace(item, numbering=1)),
        Style("ListNumber", "List Number", shape=replace(item, numbering=2)),
        Style("Quote", "Quote", following="Normal", shape=quote),
    )


def _case_and_table() -> tuple[Style, ...]:
    fact = Shape(before=0, after=0, line=1, keep_next=True, keep_lines=True)
    cell = Shape(before=0, after=0, line=1)
    head = Shape(keep_next=True)
    caption = Shape(before=8, after=5, line=1, keep_next=True, keep_lines=True)
    return (
        Style("CaseFact", "Case Fact", ours=True, shape=fact),
        Style("Caption", "caption", following="Normal", font=Font(10, bold=True, colour=INK), shape=caption),
        Style("TableText", "Table Text", ours=True, font=Font(10), shape=cell),
        Style("TableHeading", "Table Heading", "TableText", ours=True, font=Font(bold=True), shape=head),
        Style("TableEnd", "Table End", ours=True, quick=False, font=Font(5), shape=Shape(after=4, line=1)),
    )


def _contents() -> tuple[Style, ...]:
    title = Shape(before=10, after=4, line=1, keep_next=True)
    first, second = Shape(before=4, after=0, line=1), Shape(before=0, after=0, line=1, left=millimetres(6))
    return (
        Style("TOCHeading", "TOC Heading", quick=False, font=Font(12.5, bold=True, colour=INK), shape=title),
        Style("TOC1", "toc 1", following="Normal", quick=False, font=Font(10, bold=True), shape=first),
        Style("TOC2", "toc 2", following="Normal", quick=False, font=Font(10), shape=second),
    )


def _furniture(text_width: int) -> tuple[Style, ...]:
    small = Font(9, colour=GREY)
    header = Shape(after=0, line=1, tabs=(("right", text_width),))
    footer = Shape(after=0, line=1, align="center")
    note = Shape(after=2, line=1)
    return (
        Style("Header", "header", quick=False, font=small, shape=header),
        Style("Footer", "footer", quick=False, font=small, shape=footer),
        Style("FootnoteText", "footnote text", quick=False, font=Font(9), shape=note),
    )


def _characters() -> tuple[Style, ...]:
    base = "DefaultParagraphFont"
    link = Font(underline=True, colour="0B4F9E")
    return (
        Style("Strong", "Strong", base, font=Font(bold=True)),
        Style("Emphasis", "Emphasis", base, font=Font(italic=True)),
        Style("Hyperlink", "Hyperlink", base, quick=False, font=link),
        Style("FootnoteReference", "footnote reference", base, quick=False, font=Font(raised=True)),
        Style("LetterAddressLabel", "Letter Address Label", base, ours=True, font=Font(bold=True)),
        Style("CaseFactLabel", "Case Fact Label", base, ours=True, font=Font(bold=True, colour=INK)),
        Style("DraftMark", "Draft Mark", base, ours=True, font=Font(bold=True, colour="9C1B1B", spacing=1)),
    )
