"""The parts of a document as one file, the same bytes wherever and whenever it is made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.etree import _Element as Element

_KINDS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP member can have
_UNIX = 3
_READABLE = 0o100644 << 16


class DocxPackage:
    """A package under construction, begun with its main part and core properties."""

    def __init__(self, main: Element, core: Element) -> None:
        self._package = Package()
        self._pictures: dict[bytes, Part] = {}
        self.main = self._part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, main)
        self._package.relate_to(self.main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        properties = self._part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core)
        self._package.relate_to(properties, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def add(self, kind: str, content: Element, number: str = "") -> tuple[XmlPart, str]:
        """Add a part that belongs to the main one, and return it with the id of their relationship.

        Args:
            kind: such as "styles" or "header".
            content: its root element.
            number: tells parts of one kind apart.
        """
        content_type, relationship = _KINDS[kind]
        part = self._part(f"/word/{kind}{number}.xml", content_type, content)
        return part, self.main.relate_to(part, relationship)

    def add_picture(self, data: bytes, kind: str, part: Part) -> str:
        """Add a picture, once however often it is called, and return the id of its relationship to `part`.

        Args:
            data: the picture.
            kind: "png" or "jpeg".
            part: what calls it.
        """
        if data not in self._pictures:
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{kind}")
            self._pictures[data] = Part(name, f"image/{kind}", data, self._package)
        return part.relate_to(self._pictures[data], RELATIONSHIP_TYPE.IMAGE)

    def _part(self, name: str, content_type: str, content: Element) -> XmlPart:
        root = cast("BaseOxmlElement", content)
        return XmlPart(PackURI(name), content_type, root, self._package)

    def save(self) -> bytes:
        """Return the file."""
        saved = io.BytesIO()
        self._package.save(saved)
        return _repacked(saved)


def _repacked(saved: io.BytesIO) -> bytes:
    """Return the members in a fixed order, with one date and one owner's rights, and stored.

    Compressed members would depend on the zlib of the machine.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name not in _FIRST, name)):
            target.writestr(_member(name), source.read(name))
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.create_system = _UNIX
    member.external_attr = _READABLE
    return member
