"""From a document to the text that the engine lays out."""

from __future__ import annotations

from lettergen.document import Document
from lettergen.house import PLAIN, Lent
from lettergen.resources import templates_folder
from lettergen.writers.html import label_text, outline
from lettergen.writers.pdf.page import write_page
from lettergen.writers.pdf.page_text import PageText

# A house's style sheet may set the margins of the page as it likes, but a draft goes on saying that it is one.
_MARKED = """
@page { @top-left { content: element(head-left) !important } @top-right { content: element(head-right) !important } }
@page :first {
  @top-left { content: element(first-left) !important }
  @top-right { content: element(first-right) !important }
}
.head-left, .head-right, .first-left, .first-right, .mark { font-size: 9pt !important; visibility: visible !important }
.head-left { position: running(head-left) !important }
.head-right { position: running(head-right) !important }
.first-left { position: running(first-left) !important }
.first-right { position: running(first-right) !important }
.mark { display: inline !important; color: #9c1c1c !important }
"""


def as_text(document: Document, house_css: str = "", lent: Lent = PLAIN.lent) -> PageText:
    """Return a document with the style sheets of lettergen and of the house, for `engine.render`."""
    marked = _MARKED if document.mark and house_css else ""
    used = None if lent == PLAIN.lent else lent
    labels = {entry.id: label_text(entry.label) for entry in outline(document).values()}
    return PageText(write_page(document), (own_style_sheet(), house_css, marked), labels, used)


def own_style_sheet() -> str:
    """Return lettergen's style sheet for paper."""
    return (templates_folder() / "style.css").read_text(encoding="utf-8")
