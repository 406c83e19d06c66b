"""Elements of WordprocessingML, made through python-docx and never by joining strings.

Names and order of elements are those of ECMA-376 Part 1 (Fundamentals and Markup Language Reference), clause 17; Word
refuses a file in which children stand in another order than the schema's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# XML 1.0 section 2.2 excludes most of these; the tree holds none of the others, and none would print as itself.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EXCERPT = 20


def checked(text: str) -> str:
    """Return `text` unchanged.

    Raises:
        ValueError: a character cannot stand in the file: a control character, half a surrogate pair, U+FFFE or
            U+FFFF (XML 1.0, section 2.2).
    """
    if found := _FORBIDDEN.search(text):
        near = text[max(0, found.start() - _EXCERPT) : found.end() + _EXCERPT]
        message = f"the character U+{ord(found[0]):04X} cannot stand in a DOCX file; it is in {near!a}"
        raise ValueError(message)
    return text


def element(name: str, text: str = "", /, *prefixes: str, **attributes: str) -> Element:
    """Return an element with a prefixed `name`, its `text`, and attributes without a namespace.

    Args:
        name: such as `dc:title`.
        text: its content.
        prefixes: further namespaces to declare, as the root of a part does for what stands below it.
        attributes: names and values.
    """
    declared = {prefix: nsmap[prefix] for prefix in (name.partition(":")[0], *prefixes)}
    made = OxmlElement(name, {key: checked(value) for key, value in attributes.items()}, declared)
    if text:
        made.text = checked(text)
    return made


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return a WordprocessingML element: `w("jc", val="right")` is `<w:jc w:val="right"/>`."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), checked(str(value)))
    made.extend(children)
    return made


def root(name: str, *children: Element) -> Element:
    """Return the root element of a part, which declares the namespaces of everything below it."""
    made = element(f"w:{name}", "", "r")
    made.extend(children)
    return made


def text(content: str, name: str = "t") -> Element:
    """Return a text element whose spaces are all kept (ECMA-376 Part 1, 17.3.3.31)."""
    made = w(name)
    made.text = checked(content)
    made.set(qn("xml:space"), "preserve")
    return made


def run(*content: Element, style: str = "", toggles: tuple[str, ...] = ()) -> Element:
    """Return a run of `content` in a character style; `toggles` ("b", "i") come on top of it."""
    properties = [w("rStyle", val=style)] if style else []
    properties += [w(toggle) for toggle in toggles]
    return w("r", *([w("rPr", *properties)] if properties else []), *content)


def words(content: str, style: str = "") -> Element:
    """Return a run that holds `content`."""
    return run(text(content), style=style)


def tab() -> Element:
    """Return a run that goes to the next tab stop."""
    return run(w("tab"))


def simple_field(code: str, result: str) -> Element:
    """Return a field such as PAGE, showing `result` until it is next computed (ECMA-376 Part 1, 17.16.19)."""
    return w("fldSimple", words(result), instr=f" {code} ")


def paragraph(
    style: str, *content: Element, keep: bool | None = None, number: int = 0, after: int = 0
) -> Element:
    """Return a paragraph.

    Args:
        style: the id of its style; empty for the default one.
        content: runs, hyperlinks, bookmarks.
        keep: whether it stays on the page of the next one; None leaves that to the style.
        number: the list it is an item of; 0 leaves that to the style.
        after: the distance below it in twips; 0 leaves that to the style.
    """
    properties = [w("pStyle", val=style)] if style else []
    if keep is not None:
        properties.append(w("keepNext") if keep else w("keepNext", val=0))
    if number:
        properties.append(w("numPr", w("ilvl", val=0), w("numId", val=number)))
    if after:
        properties.append(w("spacing", after=after))
    return w("p", *([w("pPr", *properties)] if properties else []), *content)


def keep_with_next(made: Element) -> None:
    """Keep a finished paragraph on the page of the one after it; anything else is left as it is."""
    if made.tag != qn("w:p"):
        return
    properties = made.find(qn("w:pPr"))
    if properties is None:
        properties = w("pPr")
        made.insert(0, properties)
    if properties.find(qn("w:keepNext")) is None:
        style = properties.find(qn("w:pStyle"))
        properties.insert(0 if style is None else 1, w("keepNext"))


def mark(made: Element, name: str, value: str) -> Element:
    """Return the element with an attribute of another namespace than its own set, such as `r:id`."""
    made.set(qn(name), checked(value))
    return made
