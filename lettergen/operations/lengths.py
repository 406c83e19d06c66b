"""Keeps a letter to the words and pages of letter.yaml (docs/addressees.md)."""

from __future__ import annotations

from collections.abc import Collection

from lettergen.asof import View, Withheld
from lettergen.compose import Inputs, compose, words_in
from lettergen.document import Document, Kind
from lettergen.operations.workspace import Opened
from lettergen.records.dossier import Dossier
from lettergen.selection import Cut, Selection, select
from lettergen.selection.limits import keep_to
from lettergen.templates import find_template


def select_within_words(
    opened: Opened,
    dossier: Dossier,
    view: View,
    previous: Collection[str],
    withheld: tuple[Withheld, ...] = (),
) -> tuple[Selection, tuple[Cut, ...]]:
    """Return what the dossier's letter takes, and the cuts that keep it to its words."""
    settings = dossier.settings

    def choose(cuts: tuple[Cut, ...]) -> Selection:
        return select(view, settings, previous, withheld, cuts)

    def length(selection: Selection) -> int:
        letter = compose_letter(opened, dossier, view, selection)
        return words_in(letter) if letter else 0

    if settings.limits.words is None:
        return choose(()), ()
    return keep_to(settings.limits.words, "words", choose, length)


def compose_letter(opened: Opened, dossier: Dossier, view: View, selection: Selection) -> Document | None:
    """Return the letter of a selection, None where it cannot be put together, which is told when it is built."""
    language = (dossier.settings.languages or ("en",))[0]
    template, _ = find_template(opened.workspace, Kind.JOINT_LETTER, language)
    if template is None or Kind.JOINT_LETTER not in dossier.settings.documents:
        return None
    composed, _ = compose(Kind.JOINT_LETTER, Inputs(view, selection, dossier, language), template)
    return composed.document if composed else None
