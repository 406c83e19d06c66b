"""What the file says of itself (ECMA-376 Part 2, clause 11): the document's own facts, not who made the file.

The part with the application's name and version is left out: it is optional, and ours is none of its values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.document import Document
from lettergen.writers.docx.xml import element, mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def core_part(document: Document) -> Element:
    """Return the root of the core properties; the times are the letter's date, at midnight UTC.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    made = element("cp:coreProperties", "", "dc", "dcterms", "xsi")
    made.append(element("dc:title", document.title))
    made.append(element("dc:creator", document.author))
    made.append(element("dc:language", document.language))
    made.append(element("cp:lastModifiedBy", document.author))
    made.extend(_time(name, document) for name in ("dcterms:created", "dcterms:modified"))
    return made


def _time(name: str, document: Document) -> Element:
    made = element(name, f"{document.date.isoformat()}T00:00:00Z", "xsi")
    return mark(made, "xsi:type", "dcterms:W3CDTF")
