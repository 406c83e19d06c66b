"""The numbering part: what bullets and numbers look like, and one count a numbered list (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.writers.docx.measures import millimetres
from lettergen.writers.docx.xml import root, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BULLETS = 1
"""The list that the style List Bullet belongs to."""
NUMBERS = 2
"""The list that the style List Number belongs to; each list of the document counts for itself."""


class Lists:
    """Hands out a list of its own to every ordered list, so that each begins at 1."""

    def __init__(self) -> None:
        self._last = NUMBERS

    def begin(self) -> int:
        """Return the id of a new numbered list."""
        self._last += 1
        return self._last

    def part(self) -> Element:
        """Return the root of the numbering part for all lists begun so far."""
        return root(
            "numbering",
            _look(BULLETS, "ListBullet", "bullet", "\N{BULLET}"),
            _look(NUMBERS, "ListNumber", "decimal", "%1."),
            _list(BULLETS, BULLETS),
            _list(NUMBERS, NUMBERS),
            *(_restarted(number) for number in range(NUMBERS + 1, self._last + 1)),
        )


def _look(number: int, style: str, form: str, sign: str) -> Element:
    left, hanging = millimetres(8), millimetres(5 if form == "bullet" else 6)
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=hanging)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _list(number: int, look: int, *overrides: Element) -> Element:
    return w("num", w("abstractNumId", val=look), *overrides, numId=number)


def _restarted(number: int) -> Element:
    """Begin at 1 outright: lists of one look otherwise go on counting where the last one ended (17.9.26)."""
    return _list(number, NUMBERS, w("lvlOverride", w("startOverride", val=1), ilvl=0))
