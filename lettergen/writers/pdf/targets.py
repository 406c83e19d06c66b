"""Lay out a page of contents no more often than it needs.

The pages that contents name are known only when all is laid out; then their page is laid out again. WeasyPrint 70 does so
twice: where an attribute names the target, the box waits for a counter of its own instead of its target's, and the number of
pages, known by then too, looks like a change of that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def awaiting_the_target(collect: Callable[..., None]) -> Callable[..., None]:
    """Wrap `TargetCollector.collect_missing_counters`: a box that counts nothing but one target awaits that target."""

    def collected(
        targets: Any, box: Any, of: str, parse_again: Any, missing: list[str], of_targets: Any
    ) -> None:
        # Before the target is known nothing is missing yet, and what is entered then stays.
        target = _only_target(box) if of == "content" and missing else ""
        own, theirs = ([], {target: missing}) if target else (missing, of_targets)
        collect(targets, box, of, parse_again, own, theirs)

    return collected


def _only_target(box: Any) -> str:
    """Return the id that an attribute names, where all that a box counts is one counter of it; else nothing."""
    counted = [(kind, value) for kind, value in box.style["content"] if "counter" in kind]
    if [kind for kind, _ in counted] != ["target-counter()"]:
        return ""
    anchor, *_ = counted[0][1]
    by, named = anchor
    return (box.element.get(named[0]) or "").removeprefix("#") if by == "attr()" else ""
