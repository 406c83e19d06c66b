"""The formats a document can be written in: a name, a file suffix, and a function from tree to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from lettergen.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from lettergen.document import Document
    from lettergen.house import House


@dataclass(frozen=True, slots=True)
class Writer:
    """A format.

    `write` takes from the house what it can use, and imports what it needs when it is first called, so that no command
    waits for another's library.
    """

    suffix: str
    write: Callable[[Document, House], bytes]


def _docx(document: Document, house: House) -> bytes:
    from lettergen.writers.docx import write_docx

    return write_docx(document, house.letterhead)


def _pdf(document: Document, house: House) -> bytes:
    from lettergen.writers.pdf import write_pdf

    css = house.style_sheet.text if house.style_sheet else ""
    return write_pdf(document, css, house.lent)


def _markdown(document: Document, house: House) -> bytes:
    from lettergen.writers.markdown import write_markdown

    return write_markdown(document).encode("utf-8")


def _html(document: Document, house: House) -> bytes:
    from lettergen.writers.web import write_html

    return write_html(document).encode("utf-8")


def _text(document: Document, house: House) -> bytes:
    from lettergen.writers.text import write_text

    return write_text(document).encode("utf-8")


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "docx": Writer(".docx", _docx),
        "pdf": Writer(".pdf", _pdf),
        "html": Writer(".html", _html),
        "txt": Writer(".txt", _text),
        "md": Writer(".md", _markdown),
    }
)
