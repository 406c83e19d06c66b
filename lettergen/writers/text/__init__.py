"""The tree as plain text for an e-mail: wrapped, with numbered notes at the end."""

from __future__ import annotations

from lettergen.document import Document
from lettergen.writers.text.layout import Layout

__all__ = ["write_text"]


def write_text(document: Document) -> str:
    r"""Return the document as lines of at most 72 columns (RFC 3676, 4.2), each with \n at its end, in Unicode's NFC.

    Only an address of a page is longer than that, since a divided one leads nowhere. Running text never begins a line in a
    way that a mail program acts on; characters that show nothing stand as their number (`visible`).
    """
    # Links are numbered after the notes, whose numbers the notes themselves refer to. How many there are shows at the end.
    first = Layout(document)
    lines = list(first.lines())
    if first.links:
        lines = list(Layout(document, notes=first.notes).lines())
    return "\n".join(lines) + "\n"
