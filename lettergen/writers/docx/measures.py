"""Lengths of the page, in the units that WordprocessingML counts in (ECMA-376 Part 1, 17.18)."""

from __future__ import annotations

from lettergen.house import PageSetup

_TWIPS_PER_POINT = 20
_POINTS_PER_MILLIMETRE = 72 / 25.4


def points(length: float) -> int:
    """Return a length in points as twentieths of a point (twips)."""
    return round(length * _TWIPS_PER_POINT)


def millimetres(length: float) -> int:
    """Return a length in millimetres as twips."""
    return points(length * _POINTS_PER_MILLIMETRE)


PAGE_WIDTH = millimetres(210)
PAGE_HEIGHT = millimetres(297)
MARGIN = millimetres(25)
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
HEADER_DISTANCE = millimetres(12.5)
PAGE = PageSetup(
    PAGE_WIDTH, PAGE_HEIGHT, MARGIN, MARGIN, MARGIN, MARGIN, HEADER_DISTANCE, HEADER_DISTANCE, first=True
)
"""The page of a document without a letterhead."""
