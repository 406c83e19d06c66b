"""What a mistyped word was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 100
"""What is longer is no mistyped word, and comparing it would take long."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean 'x'?" for the nearest known word, or the empty string when none is near."""
    if len(word) > _LONGEST:
        return ""
    by_lower = {other.lower(): other for other in sorted(known, reverse=True)}
    # Two letters that changed places are one slip of the hand, which counting what is alike takes for two.
    turned = [other for other in sorted(by_lower) if sorted(other) == sorted(word.lower())]
    near = turned or difflib.get_close_matches(word.lower(), sorted(by_lower), n=1, cutoff=0.6)
    return f"Did you mean '{by_lower[near[0]]}'?" if near else ""
