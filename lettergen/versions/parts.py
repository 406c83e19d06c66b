"""Three-way merges of one block: its plain fields, its runs of words, and the items, rows and blocks in it by their keys."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from lettergen.document import Fact, Inlines
from lettergen.fast_dataclasses import dataclass
from lettergen.markup.nodes import Conflict
from lettergen.versions.order import merged_order
from lettergen.versions.words import Hunk, Word, hunks, inlines_of, words_of

T = TypeVar("T")

APART = 3
"""Words that must stand unchanged between an edit of yours and one of theirs: nearer, they are about the same thing."""

_RUNS = frozenset({"inlines", "title", "name", "caption"})
_KEYED = frozenset({"items", "rows", "blocks", "facts"})
_UNMERGED = frozenset({"key", "source"})


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """A merged thing as each side would have it; where all agree, it is merged. None: it is not there."""

    yours: T | None
    theirs: T | None
    base: T | None

    @property
    def clash(self) -> bool:
        """Whether a person has to choose."""
        return self.yours != self.theirs


def agreed(value: T | None) -> Sides[T]:
    """Return the sides of what needs no choice."""
    return Sides(value, value, value)


def three_way(
    base: T | None, yours: T | None, theirs: T | None, deeper: Callable[[T, T, T], Sides[T]]
) -> Sides[T]:
    """Return what only one side changed; where both did, what `deeper` makes of it, if all three are there."""
    if theirs in (yours, base):
        return agreed(yours)
    if yours == base:
        return agreed(theirs)
    if base is None or yours is None or theirs is None:
        return Sides(yours, theirs, base)
    return deeper(base, yours, theirs)


def merge_parts(base: Any, yours: Any, theirs: Any) -> Sides[Any]:
    """Return a node of the tree merged field by field; nodes of different types, and directives, are not mixed."""
    if not (type(base) is type(yours) is type(theirs)) or isinstance(yours, Conflict):
        return Sides(yours, theirs, base)
    names = [field.name for field in dataclasses.fields(yours) if field.name not in _UNMERGED]
    merged = {
        name: three_way(getattr(base, name), getattr(yours, name), getattr(theirs, name), _deeper(name))
        for name in names
    }
    return Sides(
        dataclasses.replace(yours, **{name: sides.yours for name, sides in merged.items()}),
        dataclasses.replace(yours, **{name: sides.theirs for name, sides in merged.items()}),
        dataclasses.replace(yours, **{name: sides.base for name, sides in merged.items()}),
    )


def _deeper(name: str) -> Callable[[Any, Any, Any], Sides[Any]]:
    if name in _RUNS:
        return merge_words
    return _merge_keyed if name in _KEYED else _choice


def _choice(base: Any, yours: Any, theirs: Any) -> Sides[Any]:
    return Sides(yours, theirs, base)


def merge_words(base: Inlines, yours: Inlines, theirs: Inlines) -> Sides[Inlines]:
    """Return a run with the edits of both sides, if each of yours is at least `APART` words from each of theirs."""
    old = words_of(base)
    mine, new = hunks(old, words_of(yours)), hunks(old, words_of(theirs))
    if any(one != other and _near(one, other) for one in mine for other in new):
        return Sides(yours, theirs, base)
    return agreed(inlines_of(_applied(old, sorted({*mine, *new}, key=lambda hunk: (hunk.first, hunk.last)))))


def _near(one: Hunk, other: Hunk) -> bool:
    return one.first < other.last + APART and other.first < one.last + APART


def _applied(old: tuple[Word, ...], edits: list[Hunk]) -> Iterable[Word]:
    at = 0
    for edit in edits:
        yield from (*old[at : edit.first], *edit.words)
        at = edit.last
    yield from old[at:]


def _merge_keyed(
    base: tuple[Any, ...], yours: tuple[Any, ...], theirs: tuple[Any, ...]
) -> Sides[tuple[Any, ...]]:
    old, mine, new = _by_key(base), _by_key(yours), _by_key(theirs)
    parts = [
        three_way(old.get(key), mine.get(key), new.get(key), merge_parts)
        for key in merged_order([*old], [*mine], [*new])
    ]
    return Sides(
        tuple(part.yours for part in parts if part.yours is not None),
        tuple(part.theirs for part in parts if part.theirs is not None),
        tuple(part.base for part in parts if part.base is not None),
    )


def _by_key(parts: tuple[Any, ...]) -> dict[str, Any]:
    """Return items, rows and blocks by key, and facts by label; a label that stands twice gets a number."""
    counted: Counter[str] = Counter()
    found: dict[str, Any] = {}
    for part in parts:
        key = part.label if isinstance(part, Fact) else part.key
        counted[key] += 1
        found[f"{key}\n{counted[key]}"] = part
    return found
