"""A redline as one HTML page: what was inserted and what was deleted, told by lines and by words, not by colour alone."""

from __future__ import annotations

from html import escape

from lettergen.document import Document
from lettergen.writers.html import element, write_body

_STYLE = """
body { margin: 0 auto; max-width: 44rem; padding: 1rem; color: #111; background: #fff; overflow-wrap: anywhere;
  font: 1.05rem/1.5 "Liberation Serif", "Times New Roman", serif; }
ins { text-decoration: underline; background: #d9f2df; color: #0a3d1b; }
del { text-decoration: line-through; background: #fbe0e0; color: #6b1010; }
ins::before, ins::after, del::before, del::after { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(100%); white-space: nowrap; }
ins::before { content: " [inserted: "; } del::before { content: " [deleted: "; } ins::after, del::after { content: "] "; }
table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #767676; padding: .3rem; text-align: left;
  vertical-align: top; }
.versions { border-bottom: 1px solid #767676; padding-bottom: 1rem; }
ul.address-lines, ul.signatories { list-style: none; padding: 0; }
dt { font-weight: bold; } .dateline { text-align: right; }
@media (forced-colors: active) { ins, del { background: none; color: inherit; } }
@media print { body { max-width: none; padding: 0; } }
"""


def write_redline(document: Document, old: str, new: str, changed: int) -> bytes:
    """Return a page with the document and all that was inserted and deleted in it, whole in one file.

    `old` and `new` name the two versions, `changed` counts the blocks that differ.
    """
    title = f"What changed: {document.title}"
    count = "1 part changed" if changed == 1 else f"{changed} parts changed"
    legend = (
        element("ins", "Underlined words are new")
        + "; "
        + element("del", "words struck through are gone")
        + "."
    )
    head = element("p", f"{escape(count)} from {escape(old)} to {escape(new)}. {legend}")
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{element('header', head, 'versions')}\n<main>\n{write_body(document)}</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")
