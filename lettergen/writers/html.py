"""The tree as semantic HTML: what the PDF is set from, and what a page for the web can be built on.

Elements say what a part is (`address`, `case`, `signatories`), style sheets how it looks. Two rules hold:

- Every character of the tree passes `html.escape` on its way in, so data never becomes markup.
- Block keys can name people and are never written. Ids are numbers: b7 is a block, b7-2 its second item, n1 a
  note, c1 the call of that note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Deleted,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Row,
    SignatoryList,
    Strong,
    Table,
    Text,
    TitleBlock,
    plain,
    walk,
)
from lettergen.fast_dataclasses import dataclass
from lettergen.writers.inlines import notes_in, without_links

WORD_JOINER = "\u2060"
DEEPEST_IN_CONTENTS = 2
_DEEPEST_IN_HTML = 6
# What RFC 3986 allows in a URL, and the percent sign of what is encoded already; brackets only around a host (3.2.2).
_URL_CHARACTERS = "!#$%&'()*+,/:;=?@~"
_HOST = re.compile(r"[A-Za-z]+://[^/?#]*")


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading or a case: its id, its level in the tree, the rank of its HTML element, and its words."""

    id: str
    level: int
    rank: int
    label: Inlines


def write_body(document: Document) -> str:
    """Return the document's blocks as HTML for inside `<body>` or `<main>`.

    Each note stands right after its call, as `<span class="note">`; a style sheet for paper floats it to the foot
    of the page.
    """
    return BodyWriter(document).body()


def outline(document: Document) -> dict[str, OutlineEntry]:
    """Return the headings and cases by block key, in reading order.

    A rank is never more than one below that of the heading before it, whatever the levels are (ISO 14289-1,
    7.4.2: headings skip no level, and the first is of level 1).
    """
    ids, subject = _ids(document), _subject_key(document)
    entries: dict[str, OutlineEntry] = {}
    top = rank = 0
    for block in walk(document.blocks):
        if isinstance(block, TitleBlock) or block.key == subject:
            top = rank = 1
        elif isinstance(block, Heading | CaseBlock):
            rank = min(block.level + top, rank + 1, _DEEPEST_IN_HTML)
            label = block.inlines if isinstance(block, Heading) else block.name
            entries[block.key] = OutlineEntry(ids[block.key], block.level, rank, label)
    return entries


def _ids(document: Document) -> dict[str, str]:
    return {block.key: f"b{number}" for number, block in enumerate(walk(document.blocks), 1)}


def _subject_key(document: Document) -> str:
    """Return the key of the line that serves a letter as its title; empty where a title block stands."""
    if any(isinstance(block, TitleBlock) for block in document.blocks):
        return ""
    subjects = (b.key for b in document.blocks if isinstance(b, Paragraph) and b.role is Role.SUBJECT)
    return next(subjects, "")


class BodyWriter:
    """Writes the blocks of one document; counts its notes on the way.

    Another medium may want some parts in another form: `writers.web` replaces their methods.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ids = _ids(document)
        self.outline = outline(document)
        self.notes = 0
        self.subject_key = _subject_key(document)

    def body(self) -> str:
        """Return all blocks."""
        return "\n".join(map(self.block, self.document.blocks)) + "\n"

    def block(self, block: Block) -> str:
        """Return a block as an element."""
        match block:
            case Paragraph():
                html = self._paragraph(block)
            case Heading():
                html = self._heading(block)
            case ListBlock():
                html = self._list(block)
            case Quote():
                html = element(
                    "blockquote", element("p", self._inlines(block.inlines), id=self.ids[block.key])
                )
            case AddressBlock():
                html = self._address(block)
            case Table():
                html = self._table(block)
            case CaseBlock():
                html = self._case(block)
            case TitleBlock():
                html = self._title(block)
            case Contents():
                html = self._contents(block)
            case SignatoryList():
                html = self._lines("signatories", block.lines)
        return html

    def _paragraph(self, block: Paragraph) -> str:
        # The subject is what a letter is about, hence its top heading for those who hear it.
        name = "h1" if block.key == self.subject_key else "p"
        style = "" if block.role is Role.BODY else block.role.value
        return element(name, self._inlines(block.inlines), style, id=self.ids[block.key])

    def _heading(self, block: Heading | CaseBlock) -> str:
        entry = self.outline[block.key]
        # A bookmark has the words alone: no number of a note.
        bare = label_text(entry.label) if any(notes_in(entry.label)) else ""
        words = self._inlines(entry.label)
        return element(f"h{entry.rank}", words, f"level-{entry.level}", id=entry.id, data_label=bare)

    def _list(self, block: ListBlock) -> str:
        list_id = self.ids[block.key]
        items = (
            "\n" + element("li", self._inlines(item.inlines), id=f"{list_id}-{number}")
            for number, item in enumerate(block.items, 1)
        )
        return element("ol" if block.ordered else "ul", "".join(items) + "\n")

    def _lines(self, style: str, lines: Iterable[Inlines]) -> str:
        items = ("\n" + element("li", self._inlines(line)) for line in lines)
        return element("ul", "".join(items) + "\n", style)

    def _address(self, block: AddressBlock) -> str:
        label = element("p", self._text(block.label), "address-label") + "\n" if block.label else ""
        return element("div", f"\n{label}{self._lines('address-lines', block.lines)}\n", "address")

    def _case(self, block: CaseBlock) -> str:
        parts = [self._heading(block)]
        if block.facts:
            parts.append(element("dl", "".join(map(self._fact, block.facts)) + "\n", "facts"))
        parts.extend(self.block(inner) for inner in block.blocks)
        return element("section", "\n" + "\n".join(parts) + "\n", "case")

    def _fact(self, fact: Fact) -> str:
        return f"\n<dt>{self._text(fact.label)}</dt>\n<dd>{self._inlines(fact.inlines)}</dd>"

    def _title(self, block: TitleBlock) -> str:
        lines = "".join(f"\n<p>{self._inlines(line)}</p>" for line in block.lines)
        return element("header", f"\n<h1>{self._inlines(block.title)}</h1>{lines}\n", "title")

    def _contents(self, block: Contents) -> str:
        entries = [entry for entry in self.outline.values() if entry.level <= DEEPEST_IN_CONTENTS]
        if not entries:
            return ""
        # No heading: it would stand in the outline that the list repeats.
        title = element("p", self._inlines(block.title), "contents-title")
        items = "".join(map(self._contents_item, entries)) + "\n"
        return element("nav", f"\n{title}\n{element('ul', items)}\n", "contents")

    def _contents_item(self, entry: OutlineEntry) -> str:
        target = f"#{entry.id}"
        link = element("a", self._inlines(without_links(entry.label, Text(" "))), href=target)
        # The target once more, for a style sheet that prints its page behind the link.
        return "\n" + element("li", link, f"entry-{entry.level}", data_target=target)

    def _table(self, block: Table) -> str:
        title = self._inlines(block.caption)
        caption = element("caption", title) + "\n" if title else ""
        header = element("tr", "".join(map(self._column_header, block.header)))
        # A header of nothing is a body: ISO 32000-1, 14.8.4.3.4 wants one beside each header.
        head = element("thead" if block.rows else "tbody", f"\n{header}\n")
        body = "\n" + element("tbody", "".join(map(self._row, block.rows)) + "\n") if block.rows else ""
        return element("table", f"\n{caption}{head}{body}\n")

    def _column_header(self, cell: Inlines) -> str:
        # A header without words heads nothing.
        words = self._inlines(cell)
        return element("th", words, scope="col") if words else "<td></td>"

    def _row(self, row: Row) -> str:
        # Cells of the first column head nothing: in a table of two rows, most cells would be headers to those who listen.
        return "\n" + element("tr", "".join(element("td", self._inlines(cell)) for cell in row.cells))

    def _inlines(self, inlines: Inlines) -> str:
        return "".join(map(self._inline, inlines))

    def _text(self, text: str) -> str:
        return escape(text)

    def _anchor(self, url: str, words: str) -> str:
        return element("a", words, href=ascii_url(url))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return self._text(text)
            case Strong(children):
                return element("strong", self._inlines(children))
            case Emphasis(children):
                return element("em", self._inlines(children))
            case Link():
                return self._link(inline)
            case Note():
                return self._note(inline)
            case LineBreak():
                return "<br>"
            case Inserted() | Deleted():
                name, words = "ins" if isinstance(inline, Inserted) else "del", self._inlines(inline.children)
                return element(name, words) if words else ""

    def _link(self, link: Link) -> str:
        # HTML knows no link within a link, and a note's call is one: notes move behind.
        words = self._inlines(without_links(link.children, LineBreak()))
        return self._anchor(link.url, words) + self._inlines(tuple(notes_in(link.children)))

    def _note(self, note: Note) -> str:
        self.notes += 1
        text_id, call_id, number = f"n{self.notes}", f"c{self.notes}", str(self.notes)
        call = element("a", number, "call", role="doc-noteref", id=call_id, href=f"#{text_id}")
        back = element("a", number, "back", role="doc-backlink", href=f"#{call_id}")
        text = f"{back} {self._inlines(note.children)}"
        # The joiner keeps the call on the line of the word it belongs to.
        return WORD_JOINER + call + element("span", text, "note", role="doc-footnote", id=text_id)


def element(name: str, content: str, style: str = "", **attributes: str) -> str:
    """Return an HTML element around `content`, which is HTML already; `style` names a class.

    Attributes are escaped, and left out where they are empty; an underscore in a name stands for a hyphen.
    """
    pairs = {"class": style, **attributes}
    written = (f' {key.replace("_", "-")}="{escape(value)}"' for key, value in pairs.items() if value)
    return f"<{name}{''.join(written)}>{content}</{name}>"


def label_text(label: Inlines) -> str:
    """Return the words of a heading on one line, for a bookmark or the description of a link."""
    return plain(label).replace("\n", " ")


def ascii_url(url: str) -> str:
    """Return a checked URL in ASCII, as RFC 3987, 3.1 maps it; what is encoded already stays."""
    host = _HOST.match(url)
    begin = host.end() if host else 0
    return quote(url[:begin], safe=_URL_CHARACTERS + "[]") + quote(url[begin:], safe=_URL_CHARACTERS)
