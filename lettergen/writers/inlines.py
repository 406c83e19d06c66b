"""What writers ask of a run of words: its notes, and the run without what cannot stand where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lettergen.document import (
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Note,
    Strong,
    Text,
)


def without_links(inlines: Inlines, line_break: Inline) -> Inlines:
    """Return the inlines without notes and links (their words stay), with `line_break` for line breaks."""
    return tuple(node for inline in inlines for node in _unlinked(inline, line_break))


def _unlinked(inline: Inline, line_break: Inline) -> Inlines:
    match inline:
        case Text():
            return (inline,)
        case Strong(children):
            return (Strong(without_links(children, line_break)),)
        case Emphasis(children):
            return (Emphasis(without_links(children, line_break)),)
        case Link(_, children):
            return without_links(children, line_break)
        case Note():
            return ()
        case LineBreak():
            return (line_break,)
        case Inserted() | Deleted():
            return (replace(inline, children=without_links(inline.children, line_break)),)


def without_marked(inlines: Inlines, mark: type[Inserted] | type[Deleted]) -> Inlines:
    """Return the inlines of one side of a redline: what bears the mark is left out, the other mark taken off."""
    result: Inlines = ()
    for inline in inlines:
        if isinstance(inline, mark):
            continue
        if isinstance(inline, Inserted | Deleted):
            result = (*result, *without_marked(inline.children, mark))
        elif isinstance(inline, Text | LineBreak):
            result = (*result, inline)
        else:
            result = (*result, replace(inline, children=without_marked(inline.children, mark)))
    return result


def notes_in(inlines: Inlines) -> Iterator[Note]:
    """Yield the notes in reading order."""
    for inline in inlines:
        if isinstance(inline, Note):
            yield inline
        elif not isinstance(inline, Text | LineBreak):
            yield from notes_in(inline.children)
