"""Reads a DOCX part by part, without python-docx, so that the tests see what is in the file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Docx:
    """The members of a file by name."""

    members: dict[str, bytes]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.members[name])

    def all(self, name: str, tag: str) -> list[etree._Element]:
        """Return the elements with a tag of WordprocessingML in one part."""
        return list(self.xml(name).iter(W + tag))

    def values(self, name: str, tag: str, attribute: str = "val") -> list[str]:
        return [value(found, attribute) for found in self.all(name, tag) if W + attribute in found.attrib]

    def pretty(self, name: str) -> str:
        return etree.tostring(self.xml(name), encoding="unicode", pretty_print=True)


def unpacked(data: bytes) -> Docx:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Docx({name: archive.read(name) for name in archive.namelist()})


def value(element: etree._Element, attribute: str = "val", namespace: str = W) -> str:
    """Return an attribute that must be there."""
    return str(element.attrib[namespace + attribute])


def text(element: etree._Element) -> str:
    """Return the characters of an element, a line break as a newline and a tab as a tab."""
    signs = {W + "br": "\n", W + "tab": "\t"}
    runs = (node for run in element.iter(W + "r") for node in run)
    return "".join(node.text or "" if node.tag == W + "t" else signs.get(node.tag, "") for node in runs)


def style(paragraph: etree._Element) -> str:
    """Return the id of a paragraph's style, empty for the default one."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else value(found)


def keeps(paragraph: etree._Element) -> str | None:
    """Return what the paragraph itself says of keeping with the next: None (nothing), "" (yes) or "0" (no)."""
    found = paragraph.find(f"{W}pPr/{W}keepNext")
    return None if found is None else found.get(W + "val", "")
