"""The web page around the body: what a browser may do, how it looks on screen and paper, and what a draft says of itself.

The page names nobody who is not in the text, no file and no program, and asks for nothing: a policy in the page forbids
every request and every style but its own. Links do not tell where the reader came from.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape

from lettergen.document import Document
from lettergen.resources import templates_folder
from lettergen.visible import visible
from lettergen.writers.html import element
from lettergen.writers.web.body import WebBody

_STYLE_SHEET = "web.css"
_PLAIN_IN_CSS = re.compile(r"[^\w .,:()/-]")
_COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}


def write_html(document: Document) -> str:
    """Return the document as a whole HTML page, its style sheet included.

    Characters that show nothing, or that would turn the reading direction, stand as their number (`visible`).
    Raises LettergenError when the packaged style sheet is missing.
    """
    body = WebBody(document)
    content = f"<main>\n{body.body()}{body.notes_list()}</main>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n{_head(document)}</head>\n'
        f'<body class="{document.kind.value}">\n{_banner(document)}{content}{_footer(document)}</body>\n</html>\n'
    )


def _head(document: Document) -> str:
    style = f"\n{_style(document)}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = ": ".join(filter(None, (document.mark, document.title)))
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        # A draft that gets onto the web by mistake should not be found there.
        '<meta name="robots" content="noindex, nofollow">' if document.mark else "",
        element("title", escape(visible(title))),
        f"<style>{style}</style>",
    ]
    return "\n".join(filter(None, lines)) + "\n"


def _banner(document: Document) -> str:
    """Return what stays in sight while one reads a draft; a final has none."""
    if not document.mark:
        return ""
    mark = element("strong", escape(visible(document.mark)), "mark")
    date = element("span", escape(visible(document.date_text)))
    return element("header", f"{mark} {date}", "banner") + "\n"


def _footer(document: Document) -> str:
    parts = (document.mark, document.running, document.date_text)
    lines = "".join(f"<p>{escape(visible(part))}</p>\n" for part in parts if part)
    return element("footer", f"\n{lines}") + "\n" if lines else ""


def _style(document: Document) -> str:
    """Return the style sheet, with what runs at the head and foot of printed pages."""
    margins = {
        "top-left": _css_string(document.mark),
        "top-right": _css_string(document.date_text),
        "bottom-left": _css_string(document.running),
        "bottom-right": _page_label(document.page_label),
    }
    rules = "".join(f"  @{place} {{ content: {content} }}\n" for place, content in margins.items())
    return f"{(templates_folder() / _STYLE_SHEET).read_text(encoding='utf-8')}\n@page {{\n{rules}}}\n"


def _page_label(pattern: str) -> str:
    parts = re.split(r"(\{pages?\})", pattern)
    return " ".join(_COUNTERS.get(part) or _css_string(part) for part in parts)


def _css_string(text: str) -> str:
    """Return a CSS string; whatever could end it, or the style element, stands as its number (CSS Syntax 3, 4.3.7)."""
    return '"' + _PLAIN_IN_CSS.sub(lambda found: f"\\{ord(found[0]):x} ", visible(text)) + '"'
