"""The blocks of the tree as paragraphs and tables of the main text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    SignatoryList,
    Table,
    TitleBlock,
)
from lettergen.fast_dataclasses import dataclass
from lettergen.writers.docx.contents import Bookmarks, contents
from lettergen.writers.docx.measures import TEXT_WIDTH, points
from lettergen.writers.docx.numbering import Lists
from lettergen.writers.docx.revisions import break_kinds, common_kind, kind_of, tracked
from lettergen.writers.docx.sheet import HEADING_LEVELS
from lettergen.writers.docx.story import Story, inlines
from lettergen.writers.docx.tables import fact_table, table
from lettergen.writers.docx.xml import keep_with_next, paragraph, run, tab, w, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLES = {
    Role.BODY: "",
    Role.DATELINE: "Date",
    Role.SUBJECT: "Subject",
    Role.SALUTATION: "Salutation",
    Role.CLOSING: "Closing",
    Role.BYLINE: "Byline",
    Role.LEAD_IN: "LeadIn",
    Role.CONTACT: "Contact",
}
"""The style of a paragraph by its role; body text has the default one."""

_TOGETHER = 20  # signatories, as in the PDF: more than that would leave half a page empty before them
_ENDS_OF_MANY = 3
_AFTER_LIST = 6.0  # points; items stand closer to each other than to the paragraph below them


@dataclass(frozen=True, slots=True)
class Body:
    """What the blocks share: where links and notes go, what contents lead to, how lists count, the text's width."""

    story: Story
    bookmarks: Bookmarks
    lists: Lists
    text_width: int = TEXT_WIDTH


def flow(blocks: tuple[Block, ...], body: Body) -> list[Element]:
    """Return the blocks in order.

    Raises:
        ValueError: a heading without a level of 1 to 6, a row with too few or too many cells, a note within a note, a
            link within a link, or a character that XML cannot hold.
    """
    followers = (*blocks[1:], None)
    made: list[Element] = []
    for block, follower in zip(blocks, followers, strict=False):
        made += _block(block, body)
        if _is_tail(follower) and made:
            keep_with_next(made[-1])
    return made


def _is_tail(block: Block | None) -> bool:
    """Tell whether the block would look lost on a page of its own, so that what stands before it goes with it."""
    if isinstance(block, Paragraph):
        return block.role in (Role.CLOSING, Role.CONTACT)
    return isinstance(block, SignatoryList)


def _block(block: Block, body: Body) -> list[Element]:
    match block:
        case Paragraph():
            made = [paragraph(STYLES[block.role], *inlines(block.inlines, body.story))]
        case Heading():
            made = [_heading(block.key, block.level, inlines(block.inlines, body.story), body)]
        case Quote():
            made = [paragraph("Quote", *inlines(block.inlines, body.story))]
        case Table():
            made = table(block, body.story, body.text_width)
        case Contents():
            made = contents(block, body.bookmarks, body.story)
        case _:
            made = _compound(block, body)
    return made


def _compound(
    block: ListBlock | AddressBlock | CaseBlock | TitleBlock | SignatoryList, body: Body
) -> list[Element]:
    match block:
        case ListBlock():
            made = _list(block, body)
        case AddressBlock():
            made = [_address(block, body)]
        case CaseBlock():
            made = _case(block, body)
        case TitleBlock():
            made = _title(block, body)
        case SignatoryList():
            made = _signatories(block, body)
    return made


def _heading(key: str, level: int, content: list[Element], body: Body) -> Element:
    if not 1 <= level <= HEADING_LEVELS:
        message = f"a heading has a level from 1 to {HEADING_LEVELS}, not {level}"
        raise ValueError(message)
    return paragraph(f"Heading{level}", *body.bookmarks.around(key, content))


def _list(block: ListBlock, body: Body) -> list[Element]:
    """Return the items; the last one does not stand alone overleaf."""
    style, number = ("ListNumber", body.lists.begin()) if block.ordered else ("ListBullet", 0)
    last = len(block.items) - 1
    return [
        paragraph(
            style,
            *inlines(item.inlines, body.story),
            keep=True if place == last - 1 else None,
            number=number,
            after=points(_AFTER_LIST) if place == last else 0,
        )
        for place, item in enumerate(block.items)
    ]


def _address(block: AddressBlock, body: Body) -> Element:
    """Return label and lines as one paragraph: the label hangs to the left, and no page can break within."""
    label = [words(block.label, "LetterAddressLabel")] if block.label else []
    kind = common_kind(map(kind_of, block.lines))
    return paragraph("LetterAddress", *tracked(kind, [*label, tab()]), *_lines(block.lines, body))


def _lines(lines: tuple[Inlines, ...], body: Body) -> list[Element]:
    """Return the lines, each but the first on a new one."""
    made: list[Element] = []
    for line, kind in zip(lines, break_kinds(lines), strict=True):
        made += [] if kind is None else tracked(kind, [run(w("br"))])
        made += inlines(line, body.story)
    return made


def _case(block: CaseBlock, body: Body) -> list[Element]:
    """Return a case; name and facts stay with the paragraph below them, or with each other where there is none.

    So does its last paragraph, what is asked for somebody, with what was told of them before.
    """
    name = _heading(block.key, block.level, inlines(block.name, body.story), body)
    facts = (
        fact_table(block.facts, body.story, body.text_width, keep_last=bool(block.blocks))
        if block.facts
        else []
    )
    told = flow(block.blocks, body)
    if len(told) > 1:
        keep_with_next(told[-2])
    return [name, *facts, *told]


def _title(block: TitleBlock, body: Body) -> list[Element]:
    title = paragraph("Title", *inlines(block.title, body.story))
    return [title, *(paragraph("Subtitle", *inlines(line, body.story)) for line in block.lines)]


def _signatories(block: SignatoryList, body: Body) -> list[Element]:
    """Return the names as one paragraph, which no page divides; of many, a line each, the first few and the last few kept.

    LibreOffice divides a run of paragraphs that are kept with the next; a paragraph whose lines are kept it leaves whole.
    """
    lines, last = block.lines, len(block.lines) - 1
    if len(lines) <= _TOGETHER:
        return [paragraph("Signatory", *_lines(lines, body))] if lines else []
    free = (*range(_ENDS_OF_MANY - 1, last - _ENDS_OF_MANY + 1), last)
    return [
        paragraph("SignatoryLine", *inlines(line, body.story), keep=None if place in free else True)
        for place, line in enumerate(lines)
    ]
