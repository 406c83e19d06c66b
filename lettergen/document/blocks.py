"""What a document is made of, one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum

from lettergen.document.inlines import Inlines
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source


class Role(StrEnum):
    """What a paragraph is for; each has a paragraph style of its own in DOCX and PDF."""

    BODY = "body"
    DATELINE = "dateline"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    CLOSING = "closing"
    BYLINE = "byline"
    LEAD_IN = "lead-in"
    """Announces the list or table that follows and must stay on its page."""
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    key: str
    inlines: Inlines
    role: Role = Role.BODY
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter. Document titles are `TitleBlock`."""

    key: str
    level: int
    inlines: Inlines
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, which holds one run of words and no list of its own."""

    key: str
    inlines: Inlines
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of items, numbered when `ordered`."""

    key: str
    items: tuple[Item, ...]
    ordered: bool = False
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, set off."""

    key: str
    inlines: Inlines
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """To or Copy: a label ("To:") and one line an entry."""

    key: str
    label: str
    lines: tuple[Inlines, ...]
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; as many cells as the table has headers."""

    key: str
    cells: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `caption` is for everybody, also those who hear the page."""

    key: str
    caption: Inlines
    header: tuple[Inlines, ...]
    rows: tuple[Row, ...]
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled line of a case ("Where things stand": "In custody since ...")."""

    label: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class CaseBlock:
    """A case in the briefing: name as a heading of `level`, labelled facts, then paragraphs and lists."""

    key: str
    level: int
    name: Inlines
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The head of a paper: its title and the lines below it (meeting; place and date)."""

    key: str
    title: Inlines
    lines: tuple[Inlines, ...]
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the writer puts a table of contents of the headings of levels 1 and 2 (cases included)."""

    key: str
    title: Inlines
    source: Source | None = field(default=None, compare=False)


SIGNATORIES_LEAD = "signatories/lead"
"""The key of the line above a list of signatories; without signatories it goes, too."""


@dataclass(frozen=True, slots=True)
class SignatoryList:
    """Those who sign, one line each; stays together and with the closing before it."""

    key: str
    lines: tuple[Inlines, ...]
    source: Source | None = field(default=None, compare=False)


Block = (
    Paragraph
    | Heading
    | ListBlock
    | Quote
    | AddressBlock
    | Table
    | CaseBlock
    | TitleBlock
    | Contents
    | SignatoryList
)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in reading order, a case before what it holds."""
    for block in blocks:
        yield block
        if isinstance(block, CaseBlock):
            yield from walk(block.blocks)
