"""Pictures in the text of heads and feet, drawn anew: size, place and alternative text, and nothing of their history.

Elements: ECMA-376 Part 1, 20.4.2.3 (anchor), 20.4.2.8 (inline), 20.2.2.5 (pic). Lengths are in EMU (360,000 a centimetre).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lettergen.letterhead.xml import NAMESPACES, attribute, child, made, qualified

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST = 20_116_800  # EMU: the largest page that Word knows
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_HORIZONTAL = {
    "character",
    "column",
    "insideMargin",
    "leftMargin",
    "margin",
    "outsideMargin",
    "page",
    "rightMargin",
}
_VERTICAL = {
    "bottomMargin",
    "insideMargin",
    "line",
    "margin",
    "outsideMargin",
    "page",
    "paragraph",
    "topMargin",
}
_ALIGN_H = {"left", "right", "center", "inside", "outside"}
_ALIGN_V = {"top", "bottom", "center", "inside", "outside"}
_WRAPS = ("wrapNone", "wrapSquare", "wrapTopAndBottom")
_LONGEST_TEXT = 250
_PATH = re.compile(r"[\\/]|\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)\b", re.IGNORECASE)


def embedded(drawing: Element) -> str:
    """Return the id of the relationship to the one picture of a drawing, empty where it is something else."""
    blips = list(drawing.iter(qualified("a:blip")))
    pictures = list(drawing.iter(qualified("pic:pic")))
    return attribute(blips[0], "r:embed") if len(blips) == len(pictures) == 1 else ""


def redrawn(drawing: Element, called: str, number: int) -> Element | None:
    """Return the drawing of one picture made anew, None where its size or place cannot be understood.

    Args:
        drawing: `w:drawing`, which holds one picture.
        called: what calls the picture from now on.
        number: a number that no other drawing has.
    """
    frame = next(iter(drawing), None)
    size = _size(frame)
    if frame is None or size is None:
        return None
    inner = [_properties(frame, number), _graphic(drawing, called, number, size)]
    if frame.tag == qualified("wp:inline"):
        zeros = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
        return made("w:drawing", made("wp:inline", _extent(size), *inner, **zeros))
    return _anchored(frame, size, inner) if frame.tag == qualified("wp:anchor") else None


def _anchored(frame: Element, size: tuple[int, int], inner: list[Element]) -> Element | None:
    across = _position(frame, "positionH", _HORIZONTAL, _ALIGN_H)
    down = _position(frame, "positionV", _VERTICAL, _ALIGN_V)
    if across is None or down is None:
        return None
    flags = {key: attribute(frame, key) for key in ("behindDoc", "layoutInCell", "allowOverlap")}
    attributes = {key: "1" if value in ("1", "true") else "0" for key, value in flags.items()}
    distances = {key: str(_number(attribute(frame, key), 0, _LARGEST) or 0) for key in _DISTANCES}
    anchor = made(
        "wp:anchor",
        made("wp:simplePos", x="0", y="0"),
        across,
        down,
        _extent(size),
        _wrap(frame),
        *inner,
        **distances,
        simplePos="0",
        relativeHeight="1",
        locked="0",
        **attributes,
    )
    return made("w:drawing", anchor)


_DISTANCES = ("distT", "distB", "distL", "distR")


def _position(frame: Element, name: str, bases: set[str], words: set[str]) -> Element | None:
    found = child(frame, f"wp:{name}")
    base = attribute(found, "relativeFrom")
    aligned, offset = child(found, "wp:align"), child(found, "wp:posOffset")
    if base not in bases:
        return None
    if aligned is not None and (aligned.text or "") in words:
        inner = made("wp:align")
        inner.text = aligned.text
        return made(f"wp:{name}", inner, relativeFrom=base)
    length = _number((offset.text or "") if offset is not None else "", -_LARGEST, _LARGEST)
    if length is None:
        return None
    inner = made("wp:posOffset")
    inner.text = str(length)
    return made(f"wp:{name}", inner, relativeFrom=base)


def _wrap(frame: Element) -> Element:
    kind = next((name for name in _WRAPS if child(frame, f"wp:{name}") is not None), "wrapNone")
    sides = {"wrapText": "bothSides"} if kind == "wrapSquare" else {}
    return made(f"wp:{kind}", **sides)


def _size(frame: Element | None) -> tuple[int, int] | None:
    extent = child(frame, "wp:extent")
    width, height = (_number(attribute(extent, key), 1, _LARGEST) for key in ("cx", "cy"))
    return (width, height) if width is not None and height is not None else None


def _extent(size: tuple[int, int], name: str = "wp:extent") -> Element:
    return made(name, cx=str(size[0]), cy=str(size[1]))


def _properties(frame: Element, number: int) -> Element:
    """Name the drawing by its number: Word writes the file's name there, often with the folders of whoever put it in."""
    text = attribute(child(frame, "wp:docPr"), "descr")[:_LONGEST_TEXT]
    told = {"descr": text} if text.isprintable() and text and not _PATH.search(text) else {}
    return made("wp:docPr", id=str(number), name=f"Picture {number}", **told)


def _graphic(drawing: Element, called: str, number: int, size: tuple[int, int]) -> Element:
    blip = made("a:blip")
    blip.set(qualified("r:embed"), called)
    fill = made("pic:blipFill", blip, *_crop(drawing), made("a:stretch", made("a:fillRect")))
    place = made("a:xfrm", made("a:off", x="0", y="0"), _extent(size, "a:ext"))
    shape = made("pic:spPr", place, made("a:prstGeom", made("a:avLst"), prst="rect"))
    names = made(
        "pic:nvPicPr", made("pic:cNvPr", id=str(number), name=f"Picture {number}"), made("pic:cNvPicPr")
    )
    data = made("a:graphicData", made("pic:pic", names, fill, shape), uri=NAMESPACES["pic"])
    return made("a:graphic", data)


def _crop(drawing: Element) -> list[Element]:
    found = next(drawing.iter(qualified("a:srcRect")), None)
    sides = {side: _number(attribute(found, side), -100_000, 100_000) for side in ("l", "t", "r", "b")}
    cut = {side: str(part) for side, part in sides.items() if part}
    return [made("a:srcRect", **cut)] if cut else []


def _number(text: str, least: int, most: int) -> int | None:
    if not _NUMBER.fullmatch(text):
        return None
    return int(text) if least <= int(text) <= most else None
