"""What of the look of text and tables is taken from a letterhead: elements, attributes and values, and no others.

Each table has the order of the schema (ECMA-376 Part 1, 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.69, 17.4.81), on which Word
insists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from lettergen.letterhead.xml import attribute, local, made, qualified

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Value = Callable[[str], bool]
Attributes = Mapping[str, Value]

_LONGEST = 31680  # twips: 22 inches, the largest page that Word knows
_LONGEST_FONT = 31  # characters (LOGFONT)
_NUMBER = re.compile(r"-?[0-9]{1,6}")


def number(least: int, most: int) -> Value:
    """Return a test for whole numbers within bounds."""
    return lambda value: bool(_NUMBER.fullmatch(value)) and least <= int(value) <= most


def one_of(words: str) -> Value:
    """Return a test for words, given with spaces between."""
    known = frozenset(words.split())
    return lambda value: value in known


def _font(value: str) -> bool:
    return len(value) <= _LONGEST_FONT and value.isprintable()


def _colour(value: str) -> bool:
    return value == "auto" or bool(re.fullmatch("[0-9A-Fa-f]{6}", value))


_ON_OFF = one_of("0 1 true false on off")
_LENGTH = number(0, _LONGEST)
_SIGNED = number(-_LONGEST, _LONGEST)
_JUSTIFY = one_of("left center right both start end distribute")
_FLAG: Attributes = {"val": _ON_OFF}
_SHADE: Attributes = {"val": one_of("clear nil solid"), "color": _colour, "fill": _colour}
_LINE: Attributes = {
    "val": one_of("nil none single thick double dotted dashed dotDash dotDotDash triple"),
    "sz": number(0, 96),
    "space": number(0, 31),
    "color": _colour,
}
_WIDTH: Attributes = {"w": number(-_LONGEST, _LONGEST), "type": one_of("auto dxa nil pct")}
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")

RUN: Mapping[str, Attributes] = {
    "rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _font),
    **dict.fromkeys(("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"), _FLAG),
    "color": {"val": _colour},
    "spacing": {"val": number(-400, 400)},
    "w": {"val": number(50, 200)},
    "kern": {"val": number(0, 200)},
    "position": {"val": number(-100, 100)},
    "sz": {"val": number(2, 400)},
    "szCs": {"val": number(2, 400)},
    "u": {"val": one_of("none single words double thick dotted dash"), "color": _colour},
    "shd": _SHADE,
    "vertAlign": {"val": one_of("baseline superscript subscript")},
}
PARAGRAPH: Mapping[str, Attributes] = {
    "keepNext": _FLAG,
    "keepLines": _FLAG,
    "pBdr": {},
    "shd": _SHADE,
    "tabs": {},
    "spacing": {
        **dict.fromkeys(("before", "after"), _LENGTH),
        **dict.fromkeys(("beforeAutospacing", "afterAutospacing"), _ON_OFF),
        "line": number(1, _LONGEST),
        "lineRule": one_of("auto exact atLeast"),
    },
    "ind": {
        **dict.fromkeys(("left", "start", "right", "end"), _SIGNED),
        **dict.fromkeys(("hanging", "firstLine"), _LENGTH),
    },
    "contextualSpacing": _FLAG,
    "jc": {"val": _JUSTIFY},
}
TABLE: Mapping[str, Attributes] = {
    "tblW": _WIDTH,
    "jc": {"val": one_of("left center right start end")},
    "tblInd": _WIDTH,
    "tblBorders": {},
    "shd": _SHADE,
    "tblLayout": {"type": one_of("fixed autofit")},
    "tblCellMar": {},
}
ROW: Mapping[str, Attributes] = {
    "cantSplit": _FLAG,
    "trHeight": {"val": _LENGTH, "hRule": one_of("auto atLeast exact")},
    "jc": {"val": one_of("left center right start end")},
}
CELL: Mapping[str, Attributes] = {
    "tcW": _WIDTH,
    "gridSpan": {"val": number(1, 63)},
    "vMerge": {"val": one_of("restart continue")},
    "tcBorders": {},
    "shd": _SHADE,
    "noWrap": _FLAG,
    "tcMar": {},
    "vAlign": {"val": one_of("top center bottom")},
}
_BARE_IS_MEANT = frozenset({"vMerge"})  # without a value it continues; other flags are on
_INNER: Mapping[str, tuple[tuple[str, ...], Attributes]] = {
    "pBdr": (("top", "left", "bottom", "right", "between"), _LINE),
    "tblBorders": (_SIDES, _LINE),
    "tcBorders": (_SIDES, _LINE),
    "tblCellMar": (_SIDES[:6], _WIDTH),
    "tcMar": (_SIDES[:6], _WIDTH),
    "tabs": (
        ("tab",),
        {
            "val": one_of("clear left center right decimal bar start end"),
            "leader": one_of("none dot hyphen underscore"),
            "pos": _SIGNED,
        },
    ),
}
_MOST_CHILDREN = 60

Properties = dict[str, "Element"]
"""Clean elements by name."""


def clean(source: Element | None, table: Mapping[str, Attributes]) -> Properties:
    """Return what `table` allows of the children of `source`; in the order of the table, whatever theirs was."""
    if source is None:
        return {}
    found = {local(child): child for child in source}
    cleaned = {name: _clean(found[name], name, table[name]) for name in table if name in found}
    return {name: element for name, element in cleaned.items() if element is not None}


def ordered(properties: Properties, table: Mapping[str, Attributes]) -> list[Element]:
    """Return properties as elements in the order of the table."""
    return [properties[name] for name in table if name in properties]


def _clean(source: Element, name: str, attributes: Attributes) -> Element | None:
    if name in _INNER:
        return _with_children(source, name)
    element = _with_attributes(source, name, attributes)
    if element.attrib and _is_whole(element, attributes):
        return element
    bare = not source.attrib and (attributes is _FLAG or name in _BARE_IS_MEANT)
    return element if bare else None


def _with_attributes(source: Element, name: str, attributes: Attributes) -> Element:
    element = made(f"w:{name}")
    for key, allowed in attributes.items():
        value = attribute(source, f"w:{key}")
        if value and allowed(value):
            element.set(qualified(f"w:{key}"), value)
    return element


def _with_children(source: Element, name: str) -> Element | None:
    names, attributes = _INNER[name]
    inner = [_with_attributes(child, local(child), attributes) for child in source if local(child) in names]
    kept = [child for child in inner if _is_whole(child, attributes)]
    kept.sort(key=lambda child: names.index(local(child)))
    return made(f"w:{name}", *kept[:_MOST_CHILDREN]) if kept else None


def _is_whole(element: Element, attributes: Attributes) -> bool:
    """Tell whether the element has the attributes that its kind cannot do without."""
    return all(attribute(element, f"w:{key}") for key in ("val", "pos") if key in attributes)
