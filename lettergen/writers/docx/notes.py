"""The footnotes part (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.document import Note
from lettergen.writers.docx.story import NoteStory, inlines
from lettergen.writers.docx.xml import paragraph, run, w, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

SEPARATORS = {"separator": -1, "continuationSeparator": 0}
"""The lines above the notes, and their numbers; the settings name them too (17.11.9)."""


def separators() -> list[Element]:
    """Return the notes that are no notes: the line above them, here and on a page they run on to."""
    return [
        w("footnote", paragraph("FootnoteText", run(w(kind))), type=kind, id=number)
        for kind, number in SEPARATORS.items()
    ]


def footnotes(notes: Iterable[Note], story: NoteStory) -> list[Element]:
    """Return the notes, numbered from 1.

    Raises:
        ValueError: a note holds a note, or a character that XML cannot hold.
    """
    return [_footnote(number, note, story) for number, note in enumerate(notes, start=1)]


def _footnote(number: int, note: Note, story: NoteStory) -> Element:
    call = run(w("footnoteRef"), style="FootnoteReference")
    content = inlines(note.children, story)
    return w("footnote", paragraph("FootnoteText", call, words(" "), *content), id=number)
