"""The whole HTML page that WeasyPrint lays out: metadata, what runs at the head and foot of each page, and the body."""

from __future__ import annotations

import re
from html import escape

from lettergen.document import Document
from lettergen.writers.html import element, write_body

_COUNTERS = {"{page}": '<span class="page-number"></span>', "{pages}": '<span class="page-count"></span>'}
# The packaged fonts lack U+2011. A hyphen between word joiners looks and breaks the same (Unicode Annex 14, WJ).
_NO_BREAK_HYPHEN = ("\u2011", "\u2060-\u2060")
# Text never holds a tag: all of it is escaped.
_EMPTY_ELEMENT = ("<br>", "<br/>")


def write_page(document: Document) -> str:
    """Return the page: HTML and XML at once, which names no file and needs `style.css` for its looks.

    Source: Polyglot Markup (W3C), what is read alike as both.
    """
    body = _running(document) + write_body(document)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n'
        f'<head>\n{_head(document)}</head>\n<body class="{document.kind.value}">\n'
        f"{body.replace(*_NO_BREAK_HYPHEN).replace(*_EMPTY_ELEMENT)}</body>\n</html>\n"
    )


def _head(document: Document) -> str:
    # A file's dates are the letter's: the clock would make each build another file, and tell when somebody worked.
    date = document.date.isoformat()
    metadata = {"author": document.author, "dcterms.created": date, "dcterms.modified": date}
    return f'<meta charset="utf-8"/>\n<title>{escape(document.title)}</title>\n' + "".join(
        f'<meta name="{name}" content="{escape(content)}"/>\n'
        for name, content in metadata.items()
        if content
    )


def _running(document: Document) -> str:
    """Return what the style sheet takes out of the flow and into the margins (CSS GCPM 3, running elements)."""
    mark = element("strong", escape(document.mark), "mark")
    running = element("span", escape(document.running), "running")
    left = " ".join(part for part, text in ((mark, document.mark), (running, document.running)) if text)
    date = escape(document.date_text)
    parts = {"head-left": left, "head-right": date, "foot": _page_label(document.page_label)}
    # A first page has its own title, place and date; only a draft says there what it is.
    parts |= {"first-left": mark, "first-right": date} if document.mark else {}
    return "".join(element("div", content, name) + "\n" for name, content in parts.items() if content)


def _page_label(pattern: str) -> str:
    return "".join(_COUNTERS.get(part, escape(part)) for part in re.split(r"(\{pages?\})", pattern))
