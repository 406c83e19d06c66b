"""What an open letter has of its own: arguments from say.md, and what it asks straight of whoever can decide it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lettergen.asof import OfficialView
from lettergen.compose.inputs import Inputs
from lettergen.compose.matter import steps_of_asks
from lettergen.document import Text
from lettergen.language import joined
from lettergen.records.dossier import Section
from lettergen.selection.gates import countries_in_order
from lettergen.templates import Prose

PLACED_SECTIONS = frozenset({"occasion", "why now", "message", "cases", "appeal", "thanks", "briefing"})
"""Sections of say.md that have a place of their own in a template, and are no argument."""


def argument_titles(say: Mapping[str, Section]) -> tuple[str, ...]:
    """Return the titles of the sections of say.md that argue, in order; `say` is by title in lower case."""
    return tuple(section.title for name, section in say.items() if name not in PLACED_SECTIONS)


def demands(inputs: Inputs) -> tuple[Prose, ...]:
    """Return what the asks recommend to a government, in order, each as it follows "we urge you to"."""
    rows = (row for row in steps_of_asks(inputs) if row.to == "government")
    return tuple(Prose((Text(row.do, row.place),)) for row in rows)


def demanded_of(inputs: Inputs) -> str:
    """Return how the governments are called of whom an open letter demands something that nobody addressed can decide.

    Empty where somebody addressed can: whoever is not known to speak for an institution, or for another country.
    """
    about, addressed = countries_in_order(inputs.settings), list(_addressed(inputs))
    if not about or not addressed or any(_may_decide(one, about, inputs) for one in addressed):
        return ""
    return joined([inputs.authorities(code) for code in about], inputs.language)


def _addressed(inputs: Inputs) -> Iterator[OfficialView]:
    view = inputs.view
    for entry in inputs.settings.to:
        for key in view.lists[entry].of if entry in view.lists else (entry,):
            if key in view.officials:
                yield view.officials[key]


def _may_decide(official: OfficialView, about: tuple[str, ...], inputs: Inputs) -> bool:
    if official.body or official.accredited_to or official.precedence in ("institution", "ambassador"):
        return False
    named = {row.code for row in inputs.view.countries.values() if row.code and row.name in official.office}
    return not named or bool(named & set(about))
