"""The four steps, one after the other."""

from __future__ import annotations

from collections.abc import Collection

from lettergen.asof import View, Withheld
from lettergen.records.dossier import LetterSettings
from lettergen.selection.matter import choose_concerns, choose_instruments, choose_recommendations
from lettergen.selection.people import choose_cases
from lettergen.selection.result import Selection


def select(
    view: View,
    settings: LetterSettings,
    previous: Collection[str] = (),
    withheld: tuple[Withheld, ...] = (),
) -> Selection:
    """Return what a letter takes from the view. `previous`: ids of the cases that the letter before this one named.

    The result depends on nothing but the arguments; the order in which files were read does not matter.
    """
    picks, omissions, unmet_cases = choose_cases(view, settings, frozenset(previous))
    concerns, unmet_concerns = choose_concerns(view, settings)
    instruments, unmet_instruments = choose_instruments(view, settings)
    return Selection(
        picks=picks,
        omissions=omissions,
        concerns=concerns,
        recommendations=choose_recommendations(view, settings, concerns),
        instruments=instruments,
        unmet=(*unmet_cases, *unmet_concerns, *unmet_instruments),
        withheld=withheld,
    )
