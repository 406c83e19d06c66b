"""Step 2: what letter.yaml promises, and the sentences for what of it could not be kept.

Who is not in the view is never named: an entry is told by its number, since its id is a person's name.
"""

from __future__ import annotations

from lettergen.asof import View
from lettergen.language import counted
from lettergen.records.dossier import CaseWishes

_UNSEEN = "cannot be seen on this date, for this use, under this label"


def must_not_kept(number: int, key: str, view: View) -> str:
    """Return why an entry under `must` is not in the letter."""
    if key in view.cases:
        return f"{view.cases[key].name} stands under 'must' and under 'never' in letter.yaml: never wins."
    return f"Entry {number} under 'must' in letter.yaml {_UNSEEN}."


def raised_unseen(view: View, previous: frozenset[str]) -> list[str]:
    """Return a sentence on the cases of the letter before this one that the view does not hold."""
    unseen = len(previous - view.cases.keys())
    if not unseen:
        return []
    noun = "case" if unseen == 1 else "cases"
    return [f"Dropped: {counted(unseen)} {noun} raised in the previous letter {_UNSEEN} (internal)."]


def too_few(have: int, wanted: int, name: str, *, welcomed: bool = False) -> str:
    """Return that a government met gets fewer cases than promised; `welcomed`: the letter has good news from there."""
    if not have and welcomed:
        return f"From {name} only good news can be told: nobody else there passes the gates on this date."
    if not have:
        return f"No case in {name} can be named: nobody there passes the gates on this date."
    return f"The letter names {counted(have)} in {name}, not {counted(wanted)}: nobody else there passes the gates."


def too_many(have: int, wishes: CaseWishes) -> str:
    """Return that promises go beyond the number that the letter was to name."""
    noun = "case" if have == 1 else "cases"
    wanted = counted(wishes.letter) if wishes.letter else "none"
    promised = (
        "those under 'must' and those promised to each government met"
        if wishes.letter
        else "those under 'must'"
    )
    return f"The letter names {counted(have)} {noun} where {wanted} would do: {promised} come to that many."
