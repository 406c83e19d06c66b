"""What an open letter has of its own: arguments from say.md, and what it asks straight of whom it is sent to."""

from __future__ import annotations

from collections.abc import Mapping

from lettergen.compose.inputs import Inputs
from lettergen.compose.matter import steps_of_asks
from lettergen.document import Text
from lettergen.records.dossier import Section
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
