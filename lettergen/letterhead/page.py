"""The page of a letterhead: size, margins, and which pages have heads and feet of their own (ECMA-376 Part 1, 17.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.house import HeadName, Pages, PageSetup
from lettergen.letterhead.refusal import Refused
from lettergen.letterhead.xml import attribute, child, children, qualified

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lettergen.letterhead.package import Package

_LONGEST = 31680  # twips: 22 inches, the largest page that Word knows
_LEAST_WIDTH, _LEAST_HEIGHT = (
    4535,
    5669,
)  # 8 cm for the lines, 10 cm for the page: less could not hold a table or a case
_A4 = {"w:w": 11906, "w:h": 16838}
_MARGIN = {
    "top": 1417,
    "right": 1417,
    "bottom": 1417,
    "left": 1417,
    "header": 709,
    "footer": 709,
    "gutter": 0,
}
_ON = ("", "1", "true", "on")


class Section:
    """The first section of a letterhead, which is what its first page shows."""

    def __init__(self, package: Package) -> None:
        root = package.xml(package.main)
        self.properties = next(root.iter(qualified("w:sectPr")), None)
        self._settings = package.called("settings")

    def page(self) -> PageSetup:
        """Return size and margins, A4 and 2.5 cm where nothing is said. Raises Refused where they leave no room."""
        size, margins = child(self.properties, "w:pgSz"), child(self.properties, "w:pgMar")
        width, height = (_length(attribute(size, key), usual) for key, usual in _A4.items())
        sides = {key: _length(attribute(margins, f"w:{key}"), usual) for key, usual in _MARGIN.items()}
        # A negative one would hold even where the head is higher: a draft's line there would push the head into the text.
        sides |= {key: abs(sides[key]) for key in ("top", "bottom")}
        page = PageSetup(
            width,
            height,
            **sides,
            first=_is_on(child(self.properties, "w:titlePg")),
            even=_is_on(child(self._settings, "w:evenAndOddHeaders")),
            mirrored=_is_on(child(self._settings, "w:mirrorMargins")),
        )
        _require_room(page, sides)
        return page

    def heads_and_feet(self) -> dict[tuple[HeadName, Pages], str]:
        """Return the ids of the relationships to heads and feet."""
        found: dict[tuple[HeadName, Pages], str] = {}
        names: tuple[HeadName, ...] = ("header", "footer")
        kinds: tuple[Pages, ...] = ("default", "first", "even")
        for name in names:
            for reference in children(self.properties, f"w:{name}Reference"):
                for pages in kinds:
                    if attribute(reference, "w:type") == pages:
                        found[name, pages] = attribute(reference, "r:id")
        return found


def _require_room(page: PageSetup, sides: dict[str, int]) -> None:
    if (
        min(page.width, page.height, *sides.values()) < 0
        or page.text_width < _LEAST_WIDTH
        or page.text_height < _LEAST_HEIGHT
    ):
        raise Refused(
            "letterhead-page",
            "leaves less than 8 by 10 cm for the text",
            "Set page size and margins in Word under Layout, and save.",
        )


def _length(text: str, usual: int) -> int:
    """Return a length in twips; what cannot be one counts as if it were not there."""
    sign, digits = text[:1] == "-", text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 5 or int(digits) > _LONGEST:
        return usual
    return -int(digits) if sign else int(digits)


def _is_on(flag: Element | None) -> bool:
    return flag is not None and attribute(flag, "w:val") in _ON
