"""In which order several addressees stand (docs/addressees.md).

Classes: as the General Assembly of the United Nations orders the speakers of its general debate, heads of state before
heads of government before ministers; the institutions of the European Union stand between governments and ministers,
in the order of Article 13(1) TEU; heads of mission come last, by country, as the Vienna Convention on Diplomatic Relations
(Article 16) gives them an order within one host country only. Countries stand in the English alphabetical order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from lettergen.asof import OfficialView, View
from lettergen.compose.inputs import Inputs
from lettergen.records.library import Precedence

_CLASSES = [word for word in get_args(Precedence) if word]

_INSTITUTIONS = (
    "European Parliament",
    "European Council",
    "Council of the European Union",
    "European Commission",
    "Court of Justice of the European Union",
    "European Central Bank",
    "Court of Auditors",
)

Turn = tuple[int, int, str]


def in_order(entries: Iterable[str], inputs: Inputs) -> tuple[str, ...]:
    """Return officials and lists in protocol order, or as letter.yaml has them where it says so, each once.

    A list goes by the first of its members, who keep their own order. Whose class is not known stands last, as written.
    """
    written = tuple(dict.fromkeys(entries))
    if inputs.settings.address_order == "as-written":
        return written
    return tuple(sorted(written, key=lambda entry: min(_turns(entry, inputs), default=_LAST)))


def members(entries: Iterable[str], view: View) -> tuple[str, ...]:
    """Return the officials that entries name, one by one and each once: a list stands for its members."""
    named = (view.lists[entry].of if entry in view.lists else (entry,) for entry in entries)
    return tuple(dict.fromkeys(member for group in named for member in group))


_LAST: Turn = (len(_CLASSES), 0, "")


def _turns(entry: str, inputs: Inputs) -> Iterable[Turn]:
    officials = inputs.view.officials
    return (_turn(officials[key], inputs) for key in members([entry], inputs.view) if key in officials)


def _turn(official: OfficialView, inputs: Inputs) -> Turn:
    if not official.precedence:
        return _LAST
    known = official.body in _INSTITUTIONS
    institution = _INSTITUTIONS.index(official.body) if known else len(_INSTITUTIONS)
    place = inputs.country_name(official.accredited_to) if official.accredited_to else official.office
    return _CLASSES.index(official.precedence), institution, place.casefold()
