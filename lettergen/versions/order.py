"""The order of blocks after a merge."""

from __future__ import annotations

from collections.abc import Sequence


def merged_order(base: Sequence[str], yours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return every key of yours and theirs once.

    The order is that of theirs where theirs moved anything, else yours, so that an editor's order is kept while it can be.
    A block that only one side has stays after the block it followed there; an editor's comes before the library's.
    """
    common = {*base} & {*yours} & {*theirs}
    moved = [key for key in base if key in common] != [key for key in theirs if key in common]
    if moved:
        return with_others(theirs, yours, behind_own=False)
    return with_others(yours, theirs, behind_own=True)


def with_others(order: Sequence[str], others: Sequence[str], *, behind_own: bool) -> list[str]:
    """Return `order` with what only `others` have, each behind what it followed there.

    `behind_own`: and behind whatever stands there that `others` do not have.
    """
    result, known, shared = list(order), {*order}, {*others}
    place = 0
    for key in others:
        if key in known:
            place = result.index(key) + 1
            continue
        while behind_own and place < len(result) and result[place] not in shared:
            place += 1
        result.insert(place, key)
        place += 1
    return result
