"""How many words a letter has, for the limit in letter.yaml (docs/addressees.md)."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.document import (
    SIGNATORIES_LEAD,
    Block,
    Document,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Table,
    plain,
    walk,
)

_FRAME = frozenset({Role.DATELINE, Role.SUBJECT, Role.SALUTATION, Role.CLOSING, Role.CONTACT})


def words_in(document: Document) -> int:
    """Return how many words stand between the salutation and the closing.

    A word is what stands between spaces and has a letter or a digit in it.
    """
    runs = (run for block in walk(document.blocks) for run in _runs(block))
    return sum(any(sign.isalnum() for sign in word) for run in runs for word in plain(run).split())


def _runs(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            if block.role not in _FRAME and block.key != SIGNATORIES_LEAD:
                yield block.inlines
        case Heading() | Quote():
            yield block.inlines
        case ListBlock():
            yield from (item.inlines for item in block.items)
        case Table():
            yield from block.header
            yield from (cell for row in block.rows for cell in row.cells)
