"""Reads XML that anybody may have written: no document type, no entities, no files, no network, no endless depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from lettergen.letterhead.refusal import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": _MAIN,
    "r": _OFFICE,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_BROKEN = "Open it in Word or LibreOffice and save it again."
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qualified(name: str) -> str:
    """Return `w:p` as `{namespace}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local(element: Element) -> str:
    """Return the name of a WordprocessingML element without its namespace, empty for any other."""
    space, _, name = element.tag.rpartition("}")
    return name if space == "{" + _MAIN else ""


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute such as `w:val`, empty where the element or the attribute is not there."""
    return "" if element is None else str(element.get(qualified(name) if ":" in name else name, ""))


def child(element: Element | None, *names: str) -> Element | None:
    """Return what a path of names leads to."""
    for name in names:
        element = element.find(qualified(name)) if element is not None else None
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    if element is not None:
        yield from element.iterchildren(qualified(name))


def made(name: str, /, *content: Element, **attributes: str) -> Element:
    """Return a new element; attributes are in the namespace of WordprocessingML if the element is."""
    from lxml import etree

    # Named outright: without a name of its own lxml takes one that any other library may have registered.
    prefixes = ("w", "r", name.partition(":")[0])
    element = etree.Element(qualified(name), nsmap={key: NAMESPACES[key] for key in prefixes})
    for key, value in attributes.items():
        element.set(qualified(f"w:{key}") if name.startswith("w:") else key, value)
    element.extend(content)
    return element


def made_text(text: str) -> Element:
    """Return `w:t` with all its spaces."""
    element = made("w:t")
    element.text = text
    element.set(_XML_SPACE, "preserve")
    return element


def written(element: Element) -> bytes:
    """Return an element as bytes."""
    from lxml import etree

    return etree.tostring(element)


def parse(data: bytes, name: str) -> Element:
    """Return the root of a part. Raises Refused for XML that is broken, or that brings a document type along."""
    from lxml import etree

    refuse_document_type(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise _broken(name) from broken


class _Begun(Exception):
    """The root element begins; no document type can follow."""


def refuse_document_type(data: bytes, name: str) -> None:
    """Raise Refused where a document type stands before the root, or where there is no root.

    ECMA-376 Part 2, 6.5.3 forbids document types. Expat stops here before any entity is defined, let alone expanded.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_document_type(name)
    parser.StartElementHandler = lambda *_: _begin()
    try:
        parser.Parse(data, True)
    except _Begun:
        return
    except (expat.ExpatError, ValueError, LookupError) as broken:
        raise _broken(name) from broken
    raise _broken(name)


def _begin() -> None:
    raise _Begun


def _refuse_document_type(name: str) -> None:
    message = f"has a document type or entities in its part {_shown(name)}, which no word processor writes"
    hint = "Do not use the file: it may be meant to harm. Ask for another one."
    raise Refused("letterhead-entities", message, hint)


def _broken(name: str) -> Refused:
    return Refused("letterhead-not-docx", f"has a part that is not XML: {_shown(name)}", _BROKEN)


def _shown(name: str) -> str:
    return re.sub(r"[^\w./\[\] -]", "?", name, flags=re.ASCII)[:80]
