"""The body of the web page: what HTML for paper has beside its words stands here where a screen can use it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lettergen.document import CaseBlock, Contents, Document, Heading, Note, Row, Table, Text
from lettergen.visible import visible
from lettergen.writers.html import (
    DEEPEST_IN_CONTENTS,
    WORD_JOINER,
    BodyWriter,
    OutlineEntry,
    ascii_url,
    element,
    label_text,
)
from lettergen.writers.inlines import without_links

_NOTES = "Notes"
_BACK = "Back to the text from note "


class WebBody(BodyWriter):
    """Writes blocks for the screen: notes in a list at the end, tables that scroll by themselves.

    Call `body` once, then `notes_list`.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._endnotes: list[str] = []

    def notes_list(self) -> str:
        """Return the notes met so far as a section, each linked to its call; nothing where there are none."""
        if not self._endnotes:
            return ""
        heading = element("h2", _NOTES, id="notes")
        items = element("ol", "\n" + "\n".join(self._endnotes) + "\n")
        attributes = {"role": "doc-endnotes", "aria_labelledby": "notes"}
        return element("section", f"\n{heading}\n{items}\n", "notes", **attributes) + "\n"

    def _heading(self, block: Heading | CaseBlock) -> str:
        entry = self.outline[block.key]
        return element(f"h{entry.rank}", self._inlines(entry.label), f"level-{entry.level}", id=entry.id)

    def _note(self, note: Note) -> str:
        self.notes += 1
        text_id, call_id, number = f"n{self.notes}", f"c{self.notes}", str(self.notes)
        words = self._inlines(note.children)
        back = element("a", "↑", "back", role="doc-backlink", href=f"#{call_id}", aria_label=_BACK + number)
        self._endnotes.append(element("li", f"{words}\u00a0{back}", id=text_id))
        call = element("a", number, "call", role="doc-noteref", id=call_id, href=f"#{text_id}")
        return WORD_JOINER + call

    def _table(self, block: Table) -> str:
        # What scrolls must be within reach of a keyboard, and say what it is (WCAG 2.2, 2.1.1 and 4.1.2).
        table_id = self.ids[block.key]
        named = {"role": "region", "aria_labelledby": table_id} if block.caption else {}
        return element("div", f"\n{self._grid(block, table_id)}\n", "scroll", tabindex="0", **named)

    def _grid(self, block: Table, table_id: str) -> str:
        caption = (
            element("caption", self._inlines(block.caption), id=table_id) + "\n" if block.caption else ""
        )
        header = element("tr", "".join(map(self._column_header, block.header)))
        labels = [visible(label_text(cell)) for cell in block.header]
        rows = "".join("\n" + self._labelled_row(row, labels) for row in block.rows)
        body = "\n" + element("tbody", rows + "\n") if rows else ""
        return element("table", f"\n{caption}{element('thead', header)}{body}\n")

    def _labelled_row(self, row: Row, labels: Iterable[str]) -> str:
        # On a phone a row becomes a record. What it shows before each cell is also heard, where a browser no longer
        # takes for a table what is not laid out as one.
        cells = zip(row.cells, labels, strict=True)
        return element("tr", "".join(element("td", self._inlines(c), data_label=label) for c, label in cells))

    def _contents(self, block: Contents) -> str:
        entries = [entry for entry in self.outline.values() if entry.level <= DEEPEST_IN_CONTENTS]
        if not entries:
            return ""
        title_id = self.ids[block.key]
        title = element("p", self._inlines(block.title), "contents-title", id=title_id)
        items = element("ul", "".join(map(self._entry, entries)) + "\n")
        return element("nav", f"\n{title}\n{items}\n", "contents", aria_labelledby=title_id)

    def _entry(self, entry: OutlineEntry) -> str:
        words = self._inlines(without_links(entry.label, Text(" ")))
        return "\n" + element("li", element("a", words, href=f"#{entry.id}"), f"entry-{entry.level}")

    def _text(self, text: str) -> str:
        # A page must not say to the eye what its characters do not say: overrides of direction, blank letters.
        return escape(visible(text))

    def _anchor(self, url: str, words: str) -> str:
        # On paper, a link whose words are not its address is followed by it.
        style = "" if words in (escape(url), escape(url.removeprefix("mailto:"))) else "named"
        return element("a", words, style, href=ascii_url(url))
