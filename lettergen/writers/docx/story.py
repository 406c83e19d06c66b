"""The inlines of a block as runs, hyperlinks and calls of notes.

A story is a run of text with relationships of its own: the main text is one, the notes are another
(ECMA-376 Part 1, 17.2 and 17.11).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

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
from lettergen.fast_dataclasses import dataclass
from lettergen.writers.docx.revisions import tracked
from lettergen.writers.docx.xml import checked, element, mark, run, text, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Story(Protocol):
    """Where inlines come to stand, and what that place can hold."""

    def link(self, url: str) -> str:
        """Return the id of the relationship to `url`."""

    def note(self, note: Note) -> int:
        """Return the number of a new note."""


class NoteStory:
    """The text of the notes, which is kept in `part`."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def link(self, url: str) -> str:
        """Return the id of the relationship to `url`, one for all its links in this story."""
        return self._part.relate_to(checked(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def note(self, note: Note) -> int:
        """Refuse.

        Raises:
            ValueError: always; Word has no place for a note to a note.
        """
        message = f"a footnote cannot hold another footnote: {note.children!r}"
        raise ValueError(message)


class MainStory(NoteStory):
    """The main text; it collects its notes in the order of their calls."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.notes: list[Note] = []

    def note(self, note: Note) -> int:
        """Return the number of the note, counted from 1."""
        self.notes.append(note)
        return len(self.notes)


@dataclass(frozen=True, slots=True)
class _Look:
    """The character style of a run, and what else is switched on."""

    style: str = ""
    toggles: tuple[str, ...] = ()
    linked: bool = False

    def with_style(self, style: str, toggle: str) -> _Look:
        """Add a style; a run has room for one, so that a second comes as the switch it consists of."""
        if not self.style:
            return replace(self, style=style)
        if self.style == style or toggle in self.toggles:
            return self
        return replace(self, toggles=tuple(sorted((*self.toggles, toggle))))


def inlines(nodes: Inlines, story: Story, style: str = "") -> list[Element]:
    """Return the content of a paragraph.

    Args:
        nodes: the inlines, in order.
        story: takes their links and notes.
        style: the character style of all of them, such as that of a case's name.

    Raises:
        ValueError: a note within a note, a link within a link, or a character that XML cannot hold.
    """
    return _nodes(nodes, story, _Look(style))


def _nodes(nodes: Inlines, story: Story, look: _Look) -> list[Element]:
    return [made for node in nodes for made in _node(node, story, look)]


def _node(node: Inline, story: Story, look: _Look) -> list[Element]:
    match node:
        case Text(content):
            made = [_run(look, text(content))]
        case LineBreak():
            made = [_run(look, w("br"))]
        case Strong(children):
            made = _nodes(children, story, look.with_style("Strong", "b"))
        case Emphasis(children):
            made = _nodes(children, story, look.with_style("Emphasis", "i"))
        case Note():
            made = [run(w("footnoteReference", id=story.note(node)), style="FootnoteReference")]
        case Link():
            made = [_hyperlink(node, story, look)]
        case Inserted(children):
            made = tracked("ins", _nodes(children, story, look))
        case Deleted(children):
            made = tracked("del", _nodes(children, story, look))
    return made


def _run(look: _Look, content: Element) -> Element:
    return run(content, style=look.style, toggles=look.toggles)


_TOGGLES = {"Strong": "b", "Emphasis": "i"}


def _hyperlink(link: Link, story: Story, look: _Look) -> Element:
    if look.linked:
        message = f"a link cannot hold another link: {link.url}"
        raise ValueError(message)
    kept = (*look.toggles, _TOGGLES[look.style]) if look.style in _TOGGLES else look.toggles
    inner = _Look("Hyperlink", tuple(sorted(kept)), linked=True)
    made = mark(element("w:hyperlink", "", "r"), "r:id", story.link(link.url))
    made.extend(_nodes(link.children, story, inner))
    return made
