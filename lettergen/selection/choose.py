"""The four steps, one after the other."""

from __future__ import annotations

from collections.abc import Collection

from lettergen.asof import View, Withheld
from lettergen.records.dossier import LetterSettings
from lettergen.selection.matter import choose_concerns, choose_instruments, choose_recommendations
from lettergen.selection.people import choose_cases
from lettergen.selection.result import Cut, Selection


def select(
    view: View,
    settings: LetterSettings,
    previous: Collection[str] = (),
    withheld: tuple[Withheld, ...] = (),
    cuts: tuple[Cut, ...] = (),
) -> Selection:
    """Return what a letter takes from the view. `previous`: ids of the cases that the letter before this one named.

    `cuts` take out of the letter again what has no room in it.

    The result depends on nothing but the arguments; the order in which files were read does not matter.
    """
    people = choose_cases(view, settings, frozenset(previous), cuts)
    concerns, unmet_concerns = choose_concerns(view, settings)
    instruments, unmet_instruments = choose_instruments(view, settings)
    return Selection(
        picks=people.picks,
        omissions=people.omissions,
        concerns=concerns,
        recommendations=choose_recommendations(view, settings, concerns),
        instruments=instruments,
        unmet=(*people.unmet, *unmet_concerns, *unmet_instruments),
        withheld=withheld,
        moved=people.moved,
        spare=people.spare,
    )
