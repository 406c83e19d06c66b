"""What WeasyPrint leaves to be set right in the file, after layout and before it is written.

It knows no tags for notes and contents, describes a link inside the document by the name of its target, and signs with
its version. The objects are pydyf's, which WeasyPrint builds a PDF from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf  # type: ignore[import-untyped]

_PRODUCER = "lettergen"
_NOTE_CALL = re.compile("c[0-9]+")
_HEADING = re.compile("b[0-9]+")


def finish(pdf: Any, labels: Mapping[str, str]) -> None:
    """Tag notes and contents, describe the links to headings by `labels`, and name no versions.

    Rules: ISO 14289-1, 7.5 (header cells have a scope), 7.9 (notes are tagged Note, each with an ID) and 7.18.5
    (a link's annotation is in a Link and says where it leads); ISO 32000-1, 14.8.4.2 (TOC and TOCI) and table 322
    (IDTree).
    """
    objects = {item.reference: item for item in pdf.objects}
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    _drop_inner_links(pdf, elements, objects)
    for element, link in _links(elements, objects):
        if "Dest" in link:
            _tag_target(element, link, labels, objects)
    _scope_headers(elements, objects)
    _index_ids(objects[pdf.catalog["StructTreeRoot"]], elements)
    _sign(pdf, objects)


def _links(elements: list[Any], objects: Mapping[bytes, Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each structure element that holds an annotation, with the annotation."""
    for element in elements:
        # Kids that are numbers are runs of text.
        for kid in [objects[kid] for kid in element["K"] if isinstance(kid, bytes)]:
            if kid.get("Type") == "/OBJR":
                yield element, objects[kid["Obj"]]


def _drop_inner_links(pdf: Any, elements: list[Any], objects: Mapping[bytes, Any]) -> None:
    """Drop the annotations of bold and italic words within a link, which lie over the link's own."""
    dropped = set()
    for element, link in [pair for pair in _links(elements, objects) if pair[0]["S"] != "/Link"]:
        dropped.add(link.reference)
        element["K"][:] = [kid for kid in element["K"] if not _leads_to(kid, link, objects)]
    for page in (item for item in pdf.objects if isinstance(item, dict) and "Annots" in item):
        page["Annots"][:] = [reference for reference in page["Annots"] if reference not in dropped]


def _leads_to(kid: Any, link: Any, objects: Mapping[bytes, Any]) -> bool:
    return isinstance(kid, bytes) and bool(objects[kid].get("Obj") == link.reference)


def _tag_target(element: Any, link: Any, labels: Mapping[str, str], objects: Mapping[bytes, Any]) -> None:
    target = link["Dest"].string
    # A note and its call are described by their number.
    link["Contents"] = pydyf.String(labels.get(target) or target[1:])
    if _NOTE_CALL.fullmatch(target):
        _tag_note(objects[element["P"]], target)
    elif _HEADING.fullmatch(target):
        _tag_contents(element, objects)


def _tag_note(element: Any, call: str) -> None:
    """Tag what holds the link back to the call as the note that it is."""
    element["S"] = "/Note"
    element["ID"] = pydyf.String(f"note-{call.removeprefix('c')}")


def _tag_contents(link: Any, objects: Mapping[bytes, Any]) -> None:
    """Tag the list (L, LI, LBody) around a link to a heading as a table of contents."""
    element = objects[link["P"]]
    for tag in ("/Reference", "/TOCI", "/TOC"):
        element["S"] = tag
        element = objects[element["P"]]


def _scope_headers(elements: list[Any], objects: Mapping[bytes, Any]) -> None:
    for header in (element for element in elements if element["S"] == "/TH"):
        group = objects[objects[header["P"]]["P"]]
        header["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _index_ids(root: Any, elements: list[Any]) -> None:
    ids = sorted((element["ID"].string, element.reference) for element in elements if "ID" in element)
    if ids:
        names = pydyf.Array(part for name, reference in ids for part in (pydyf.String(name), reference))
        root["IDTree"] = pydyf.Dictionary({"Names": names})


def _sign(pdf: Any, objects: Mapping[bytes, Any]) -> None:
    theirs = pdf.info["Producer"].string.encode()
    pdf.info["Producer"] = pydyf.String(_PRODUCER)
    metadata = objects[pdf.catalog["Metadata"]]
    metadata.stream = [part.replace(theirs, _PRODUCER.encode()) for part in metadata.stream]
