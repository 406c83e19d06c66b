"""The document tree: a letter or a briefing as meaning, once, for every format.

Writers receive a `Document` and nothing else. Every block has a `key`, given by template and record (`occasion`,
`case:zhanbolat-mamai/letter`); it is unique in its document and is the identity that golden files, edits and digests use.
Keys can name people, so no writer may print one, except Markdown, which stays in the workspace.

All text in the tree is plain Unicode, already in the typography of the document's language: curly quotes, dashes, and
no-break spaces (U+00A0) that writers must keep. It holds no control characters.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lettergen.findings import Source


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, with the place in the workspace it came from where it is data."""

    text: str
    source: Source | None = field(default=None, compare=False)


class SignatoryFact(StrEnum):
    """What a running text can say of those who sign it; the value is the name that a text writes: {{ signatory_count }}."""

    COUNT = "signatory_count"
    """How many they are: "31"."""
    COUNTED = "counted_signatories"
    """The same with what they are: "31 organisations and two individuals"."""
    NAMES = "signatory_names"
    """Who they are, in one sentence."""


@dataclass(frozen=True, slots=True)
class SignatoryWords(Text):
    """Words that follow from who signs, open until signing fills them; `text` is how Markdown writes them.

    They are a kind of `Text` so that they may stand wherever one may. A tree that goes to a reader holds none.
    """

    text: str = field(default="", init=False)
    fact: SignatoryFact = field(kw_only=True)

    def __post_init__(self) -> None:
        """Set the text, which the fact decides."""
        object.__setattr__(self, "text", f"{{{{ {self.fact.value} }}}}")


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of special weight."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress, and titles of works."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; `url` begins with http:, https: or mailto: and was checked before it came here."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; the call stands where the node stands, the text at the foot of the page. Notes do not nest."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the block."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that a newer version has and the older one has not; only a redline holds any.

    A paragraph, item or line that is one of these and nothing else is new itself, also where it is empty.
    """

    children: Inlines


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that the older version had and the newer one has not, in the same way."""

    children: Inlines


Inline = Text | Strong | Emphasis | Link | Note | LineBreak | Inserted | Deleted
Inlines = tuple[Inline, ...]


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


class Kind(StrEnum):
    """The documents that can be built."""

    JOINT_LETTER = "joint-letter"
    BRIEFING_PAPER = "briefing-paper"
    OPEN_LETTER = "open-letter"

    @property
    def is_letter(self) -> bool:
        """Whether it goes to its addressees: set close, and without notes."""
        return self is not Kind.BRIEFING_PAPER


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made the changes that a redline shows, and when, with its time zone; None: that is not known."""

    author: str
    made: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `date` is the letter's date; `mark` ("DRAFT", or empty for a final) and `running` stand in the header with the date as
    `date_text` writes it; `language` is a BCP 47 tag; `author` is the lead organisation; `page_label` is a pattern with
    {page} and {pages} for the foot; `revision` is for a redline only.
    """

    kind: Kind
    language: str
    title: str
    author: str
    date: datetime.date
    date_text: str
    blocks: tuple[Block, ...]
    running: str = ""
    mark: str = ""
    page_label: str = "{page} / {pages}"
    revision: Revision | None = None


def plain(inlines: Inlines) -> str:
    """Return the characters of the inlines, without notes; a line break is one newline."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Note():
            return ""
        case _:
            return plain(inline.children)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in reading order, a case before what it holds."""
    for block in blocks:
        yield block
        if isinstance(block, CaseBlock):
            yield from walk(block.blocks)
