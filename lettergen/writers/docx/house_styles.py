"""A house's styles laid over ours, by name: how text looks is theirs, what holds a document together stays.

Characters look as the house's style has them and no otherwise. Of paragraphs, distances are theirs where they set them;
tabs, numbering and what keeps lines together or apart are ours, because lists, addresses and facts depend on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from lettergen.writers.docx.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from lettergen.house import Letterhead, StyleLook

# The order of the schema (ECMA-376 Part 1, 17.3.1.26), as far as ours and the house's styles go.
_ORDER = (
    *(
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "numPr",
        "pBdr",
        "shd",
        "tabs",
        "spacing",
        "ind",
    ),
    *("contextualSpacing", "jc", "outlineLvl"),
)
_OURS = {"keepNext", "keepLines", "widowControl", "numPr", "tabs", "contextualSpacing", "outlineLvl"}
_LOOKS = {"pBdr", "shd", "jc"}
_NORMAL = "normal"


def dress(styles: Element, letterhead: Letterhead) -> None:
    """Lay the letterhead's styles over those of a styles part, and add those of its heads and feet."""
    looks = {(look.kind, look.name): look for look in letterhead.looks}
    looks["paragraph", _NORMAL] = letterhead.defaults
    for style in styles.findall(qn("w:style")):
        kind, name = str(style.get(qn("w:type"))), _name(style)
        if look := looks.get(("character" if kind == "character" else "paragraph", name)):
            _lay_over(style, look, is_base=name == _NORMAL)
    styles.extend(_own(look) for look in letterhead.own)


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"))).lower()


def _lay_over(style: Element, look: StyleLook, *, is_base: bool) -> None:
    paragraph, characters = _children(look.paragraph), _children(look.characters)
    ours = style.find(qn("w:pPr"))
    if look.kind == "paragraph":
        _replace(
            style, "pPr", _merged(_by_name(ours if ours is not None else ()), paragraph, is_base=is_base)
        )
    _replace(style, "rPr", list(characters.values()))


def _merged(ours: dict[str, Element], theirs: dict[str, Element], *, is_base: bool) -> list[Element]:
    kept = {name: element for name, element in ours.items() if is_base or name not in _LOOKS}
    hanging = {"numPr", "tabs"} & set(ours)
    for name, element in theirs.items():
        if name in _OURS or (name == "ind" and hanging):
            continue
        kept[name] = _over(kept[name], element) if name in kept else element
    return [kept[name] for name in _ORDER if name in kept]


def _over(ours: Element, theirs: Element) -> Element:
    """Return our distances with theirs in place of those that they set."""
    if len(theirs):
        return theirs
    for key, value in theirs.attrib.items():
        ours.set(key, value)
    return ours


def _replace(style: Element, name: str, content: list[Element]) -> None:
    """Put properties in their place: paragraphs' before characters', both at the end of what ours have."""
    found = style.find(qn(f"w:{name}"))
    made = w(name, *content)
    if found is not None:
        style.replace(found, made)
    elif name == "pPr" and style.find(qn("w:rPr")) is not None:
        cast("Element", style.find(qn("w:rPr"))).addprevious(made)
    else:
        style.append(made)


def _own(look: StyleLook) -> Element:
    """Return a style of heads and feet. It stands alone, and no menu offers it."""
    properties = [w("pPr", *_children(look.paragraph).values())] if look.kind == "paragraph" else []
    properties.append(w("rPr", *_children(look.characters).values()))
    number = look.name.removeprefix("Letterhead")
    head = [w("name", val=f"Letterhead {number}"), w("semiHidden")]
    return w("style", *head, *properties, type=look.kind, customStyle=1, styleId=look.name)


def _children(properties: bytes) -> dict[str, Element]:
    return _by_name(cast("Element", parse_xml(properties)))


def _by_name(elements: Iterable[Element]) -> dict[str, Element]:
    return {str(element.tag).rpartition("}")[2]: element for element in elements}
