"""The styles of a letterhead: how each looks in the end, with all that it is based on (ECMA-376 Part 1, 17.7).

Theme fonts are replaced by the names they stand for (17.15.1.88, 20.1.4.1.16), because the theme itself is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lettergen.house import StyleLook
from lettergen.letterhead.allowed import PARAGRAPH, RUN, TABLE, Properties, clean, ordered
from lettergen.letterhead.xml import attribute, child, children, made, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lettergen.letterhead.package import Package

_MERGED = ("rFonts", "spacing", "ind", "tblBorders", "tblCellMar")
"""Properties whose parts are inherited one by one."""
_SCRIPTS = {"ascii": "latin", "hAnsi": "latin", "eastAsia": "ea", "cs": "cs"}
_LONGEST_CHAIN = 12
_NORMAL = "normal"


@dataclass(slots=True)
class Look:
    """Clean properties of a style: of its paragraphs, its characters, its tables; and whether its text is hidden."""

    paragraph: Properties = field(default_factory=dict)
    characters: Properties = field(default_factory=dict)
    table: Properties = field(default_factory=dict)
    hidden: bool = False


class Styles:
    """The styles part of a letterhead."""

    def __init__(self, package: Package) -> None:
        self._root = package.called("styles")
        self._fonts = _theme_fonts(package.called("theme"))
        found = list(children(self._root, "w:style"))
        self._by_id = {attribute(style, "w:styleId"): style for style in found}
        self._defaults = {
            attribute(style, "w:type"): attribute(style, "w:styleId")
            for style in found
            if attribute(style, "w:default") in ("1", "true", "on")
        }
        # LibreOffice marks none; both programs then take the one that is called so.
        normal = (key for key, style in self._by_id.items() if _name(style) == _NORMAL)
        self._defaults.setdefault("paragraph", next(normal, ""))

    def default(self, kind: str) -> str:
        """Return the id of the style of what has none; `kind`: "paragraph", "character" or "table"."""
        return self._defaults.get(kind, "")

    def unstyled(self) -> Look:
        """Return how text looks that no style says anything of."""
        defaults = child(self._root, "w:docDefaults")
        return self._own(
            child(defaults, "w:pPrDefault", "w:pPr"), child(defaults, "w:rPrDefault", "w:rPr"), None
        )

    def run(self, properties: Element | None) -> Properties:
        """Return the clean properties of a run, with fonts by name."""
        cleaned = clean(properties, RUN)
        fonts = self._named_fonts(child(properties, "w:rFonts"))
        if fonts is not None:
            cleaned["rFonts"] = fonts
        return cleaned

    def look(self, key: str, *, without: str = "") -> Look:
        """Return how a style looks with all it is based on, up to the style `without`."""
        looked = Look()
        for style in reversed(list(self._chain(key, without))):
            own = self._own(child(style, "w:pPr"), child(style, "w:rPr"), child(style, "w:tblPr"))
            _merge(looked.paragraph, own.paragraph)
            _merge(looked.characters, own.characters)
            _merge(looked.table, own.table)
            looked.hidden = is_hidden(child(style, "w:rPr"), before=looked.hidden)
        return looked

    def named(self) -> tuple[StyleLook, ...]:
        """Return the looks of all paragraph and character styles by name; what the default style says is left to it."""
        base = self.default("paragraph")
        return tuple(
            _look(style, self.look(key, without="" if key == base else base))
            for key, style in self._by_id.items()
            if attribute(style, "w:type") in ("paragraph", "character")
        )

    def _chain(self, key: str, without: str) -> Iterator[Element]:
        seen: set[str] = set()
        while key and key != without and key not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(key)
            style = self._by_id.get(key)
            if style is None:
                return
            yield style
            key = attribute(child(style, "w:basedOn"), "w:val")

    def _own(self, paragraph: Element | None, characters: Element | None, table: Element | None) -> Look:
        return Look(clean(paragraph, PARAGRAPH), self.run(characters), clean(table, TABLE))

    def _named_fonts(self, fonts: Element | None) -> Element | None:
        if fonts is None:
            return None
        names = {
            script: self._fonts.get(attribute(fonts, f"w:{_theme_attribute(script)}"), "")
            or attribute(fonts, f"w:{script}")
            for script in _SCRIPTS
        }
        named = made("w:rFonts", **{script: name for script, name in names.items() if name})
        return clean(made("w:rPr", named), RUN).get("rFonts")


def is_hidden(properties: Element | None, *, before: bool) -> bool:
    """Tell whether run properties hide the text, where it was hidden `before` or not (17.3.2.41)."""
    for name in ("w:vanish", "w:specVanish"):
        found = child(properties, name)
        if found is not None:
            before = attribute(found, "w:val") not in ("0", "false", "off")
    return before


def _look(style: Element, look: Look) -> StyleLook:
    kind = "paragraph" if attribute(style, "w:type") == "paragraph" else "character"
    return style_look(kind, _name(style), look)


def _name(style: Element) -> str:
    return attribute(child(style, "w:name"), "w:val").lower()


def style_look(kind: str, name: str, look: Look) -> StyleLook:
    """Return a look as the value that writers take."""
    return StyleLook(
        "paragraph" if kind == "paragraph" else "character",
        name,
        written(made("w:pPr", *ordered(look.paragraph, PARAGRAPH))),
        written(made("w:rPr", *ordered(look.characters, RUN))),
    )


def merged(first: Look, *others: Look) -> Look:
    """Return looks laid over each other, the last on top."""
    made_up = Look()
    for look in (first, *others):
        _merge(made_up.paragraph, look.paragraph)
        _merge(made_up.characters, look.characters)
        _merge(made_up.table, look.table)
    return made_up


def _merge(below: Properties, above: Properties) -> None:
    for name, element in above.items():
        if name in _MERGED and name in below:
            below[name] = _joined(below[name], element)
        else:
            below[name] = element


def _joined(below: Element, above: Element) -> Element:
    inner = {each.tag: each for element in (below, above) for each in element}
    joined = made(f"w:{below.tag.rpartition('}')[2]}")
    for element in (below, above):
        for key, value in element.attrib.items():
            joined.set(key, value)
    joined.extend([copied(each) for each in inner.values()])
    return joined


def copied(element: Element) -> Element:
    """Return a copy of an element, which can stand in one place only."""
    return deepcopy(element)


def _theme_attribute(script: str) -> str:
    return "cstheme" if script == "cs" else f"{script}Theme"


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return font names by what styles call them ("minorHAnsi")."""
    scheme = child(theme, "a:themeElements", "a:fontScheme")
    names: dict[str, str] = {}
    for size in ("major", "minor"):
        fonts = child(scheme, f"a:{size}Font")
        latin, east, bidi = (
            attribute(child(fonts, f"a:{script}"), "typeface") for script in ("latin", "ea", "cs")
        )
        names |= {f"{size}Ascii": latin, f"{size}HAnsi": latin, f"{size}EastAsia": east, f"{size}Bidi": bidi}
    return names
