"""What stands in the paragraphs of heads and feet: characters, breaks, tabs, pictures and the numbers of pages.

Fields: ECMA-376 Part 1, 17.16. Of all that Word can compute, a letter takes the page and the count of pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lettergen.letterhead.drawings import embedded, redrawn
from lettergen.letterhead.elements import CHANGES, LINKS, SILENT, TRACKED, UNWRAPPED, named
from lettergen.letterhead.styles import copied, is_hidden
from lettergen.letterhead.xml import attribute, child, local, made, made_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lettergen.house import Picture
    from lettergen.letterhead.content import Contents

_PAGE = re.compile(r"\s*(PAGE|NUMPAGES)\b", re.IGNORECASE)
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_SIGNS = {"tab": "tab", "cr": "br", "noBreakHyphen": "noBreakHyphen", "softHyphen": "softHyphen"}
_PTAB = {
    "alignment": ("left", "center", "right"),
    "relativeTo": ("margin", "indent"),
    "leader": ("none", "dot", "hyphen", "underscore", "middleDot"),
}
# Not what turns the reading direction or parts lines unseen, and nothing that only some fonts know.
_SHOWN = re.compile(
    "[\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U000effff]*"
)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code as far as it is known, and whether its result has begun, too."""

    code: str = ""
    result: bool = False

    @property
    def shows_result(self) -> bool:
        return self.result and bool(_LINK.match(self.code))


class Runs:
    """Makes the inlines of one part. `pictures` are those it calls; `numbered` tells whether it shows page numbers."""

    def __init__(self, contents: Contents, part: str) -> None:
        self._contents = contents
        self._part = part
        self._fields: list[_Field] = []
        self.pictures: list[Picture] = []
        self.numbered = False

    def inlines(self, parent: Element, *, hidden: bool) -> list[Element]:
        """Return what is allowed of the content of a paragraph, or of something within it."""
        made_up: list[Element] = []
        for found in parent:
            name = local(found)
            if name in TRACKED:
                self._leave_out(CHANGES)
            if name == "r":
                made_up += self._run(found, hidden)
            elif name == "fldSimple":
                made_up += self._simple_field(found, hidden)
            elif name == "hyperlink":
                self._leave_out(LINKS)
                made_up += self.inlines(found, hidden=hidden)
            elif name in UNWRAPPED:
                made_up += self.inlines(found, hidden=hidden)
            elif name not in SILENT:
                self._leave_out(named(name))
        return made_up

    def _run(self, source: Element, hidden: bool) -> list[Element]:
        properties = child(source, "w:rPr")
        key = attribute(child(properties, "w:rStyle"), "w:val")
        hidden = is_hidden(properties, before=hidden or (bool(key) and self._contents.looks(key).hidden))
        style = [made("w:rStyle", val=self._contents.style("character", key))] if key else []
        look = [*style, *self._contents.run_properties(properties)]
        made_up: list[Element] = []
        for found in source:
            content = self._content(found, hidden)
            if content is None:
                continue
            made_up.append(self._dressed(content, look))
        return made_up

    def _dressed(self, content: Element, look: list[Element]) -> Element:
        own = [made("w:rPr", *map(copied, look))] if look else []
        if local(content) == "fldSimple":
            content.append(made("w:r", *own, made_text("1")))
            return content
        return made("w:r", *own, content)

    def _content(self, found: Element, hidden: bool) -> Element | None:
        """Return one piece of a run, None where it is nothing to see, or nothing that is taken."""
        name = local(found)
        if name == "fldChar":
            return self._field_mark(attribute(found, "w:fldCharType"), hidden)
        if name == "instrText":
            self._instruct(found.text or "")
            return None
        if not all(field.shows_result for field in self._fields):
            return None
        if hidden and name not in SILENT:
            self._leave_out("hidden text")
            return None
        return self._visible(found, name)

    def _visible(self, found: Element, name: str) -> Element | None:
        if name == "t":
            return self._text(found.text or "")
        if name in _SIGNS:
            return made(f"w:{_SIGNS[name]}")
        if name == "br" and attribute(found, "w:type") in ("", "textWrapping"):
            return made("w:br")
        if name == "ptab":
            values = {key: attribute(found, f"w:{key}") for key in _PTAB}
            return (
                made("w:ptab", **values) if all(values[key] in _PTAB[key] for key in _PTAB) else made("w:tab")
            )
        if name == "drawing":
            return self._drawing(found)
        if name not in SILENT:
            self._leave_out(named(name))
        return None

    def _text(self, text: str) -> Element | None:
        shown = "".join(_SHOWN.findall(text))
        if shown != text:
            self._leave_out("control or private-use characters")
        return made_text(shown) if shown else None

    def _drawing(self, found: Element) -> Element | None:
        key = embedded(found)
        picture = self._contents.picture(self._part, key) if key else None
        if picture is None:
            self._leave_out(named(""))
            return None
        drawing = redrawn(found, f"picture{len(self.pictures)}", self._contents.next_drawing())
        if drawing is None:
            self._leave_out("pictures without a size or place")
            return None
        self.pictures.append(picture)
        return drawing

    def _field_mark(self, kind: str, hidden: bool) -> Element | None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            return self._number(self._fields.pop().code, hidden or bool(self._fields))
        return None

    def _instruct(self, code: str) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].code += code[:200]

    def _simple_field(self, found: Element, hidden: bool) -> list[Element]:
        code = attribute(found, "w:instr")
        if _LINK.match(code):
            return self.inlines(found, hidden=hidden)
        number = self._number(code, hidden or bool(self._fields))
        if number is None:
            return []
        properties = child(found, "w:r", "w:rPr")
        return [self._dressed(number, self._contents.run_properties(properties))]

    def _number(self, code: str, hidden: bool) -> Element | None:
        page = _PAGE.match(code)
        if page is None:
            self._leave_out(LINKS if _LINK.match(code) else "fields other than page numbers")
            return None
        if hidden:
            return None
        self.numbered = self.numbered or page[1].upper() == "PAGE"
        return made("w:fldSimple", instr=f" {page[1].upper()} ")

    def _leave_out(self, what: str) -> None:
        self._contents.left_out[what] += 1
