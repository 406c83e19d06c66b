"""How a letter is kept to a length: what does not fit moves to the briefing, the lowest in the comparison first."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Literal

from lettergen.language import counted
from lettergen.selection.result import Cut, Selection

TOO_LONG = "The letter is too long: "
"""How an unmet wish begins that tells of a limit."""

EDITED = "a text that somebody edits"
OPEN = "an open letter"
"""The letters out of which nothing moves."""

Choose = Callable[[tuple[Cut, ...]], Selection]
"""Selects anew with some cuts."""

Length = Callable[[Selection], int]
"""Measures the letter that a selection makes."""


def keep_to(
    most: int,
    limit: Literal["words", "pages"],
    choose: Choose,
    length: Length,
    before: tuple[Cut, ...] = (),
) -> tuple[Selection, tuple[Cut, ...]]:
    """Return the selection whose letter has at most `most` words or pages, and the cuts that made it.

    As few cases move as possible, on top of the cuts made `before`. Where moving all that may move is not enough, all of
    them do, and `unmet` says by how much it is still too long, and how much that helped. Pure where `choose` and
    `length` are; measures at most once for every case that may move, and once more.
    """
    whole = selection = choose(before)
    size = long = length(whole)
    cuts, number = before, 0
    while size > most and number < len(whole.spare):
        number += 1
        cuts = (*before, Cut(number, limit, f"the letter would have {long:,} {limit} and may have {most:,}"))
        selection = choose(cuts)
        size = length(selection)
    if size <= most:
        return selection, cuts
    return _told(selection, size, most, limit, _what_moving_did(number, long - size, limit)), cuts


def told_as_it_is(
    selection: Selection, size: int, most: int, limit: Literal["words", "pages"], kind: str = EDITED
) -> Selection:
    """Return the selection with what `unmet` says of a letter of a `kind` that is as long as it is: nobody moves out of it.

    What it said of the letter as assembled goes, since that one is not built; words and pages are told apart.
    """
    kept = tuple(sentence for sentence in selection.unmet if not is_too_long(sentence, limit))
    sentence = (
        f"{TOO_LONG}it has {size:,} {limit} and may have {most:,}, {size - most:,} too many, and nothing moves"
        f" out of {kind}."
    )
    return dataclasses.replace(selection, unmet=(*kept, sentence) if size > most else kept)


def is_too_long(sentence: str, limit: Literal["words", "pages"]) -> bool:
    """Tell whether an unmet wish says that the letter has too many words, or pages."""
    return sentence.startswith(TOO_LONG) and f" {limit} and may have " in sentence


def _what_moving_did(number: int, less: int, limit: str) -> str:
    if not number:
        return ", and no case in it can move to the briefing."
    cases = "one case" if number == 1 else f"{counted(number)} cases"
    took = f"took {less:,} {limit} out of it" if less else f"made it no shorter in {limit}"
    return f": moving {cases} to the briefing {took}, and no other case in it can move."


def _told(selection: Selection, size: int, most: int, limit: str, why: str) -> Selection:
    sentence = f"{TOO_LONG}it has {size:,} {limit} and may have {most:,}, {size - most:,} too many{why}"
    return dataclasses.replace(selection, unmet=(*selection.unmet, sentence))
