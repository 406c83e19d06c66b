"""A document as writers receive it."""

from __future__ import annotations

import datetime
from enum import StrEnum

from lettergen.document.blocks import Block
from lettergen.fast_dataclasses import dataclass


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


Headings = tuple[tuple[str, str], ...]
"""Words that stand outside the blocks, each after what it is: a title of the dossier's own, headings over signatories."""

TITLE = "title"
"""What the dossier's own title of a document is called among its headings."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `date` is the letter's date; `mark` ("DRAFT", or empty for a final) and `running` stand in the header with the date as
    `date_text` writes it; `language` is a BCP 47 tag; `author` is the lead organisation,
    empty where it is not to be named; `page_label` is a pattern with
    {page} and {pages} for the foot; `revision` is for a redline only; `headings` are signed with the blocks.
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
    headings: Headings = ()
