"""Whom an edited text raises in words of its own that what is known now has overtaken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lettergen.asof import CaseView
from lettergen.checks.context import DossierContext
from lettergen.checks.used import texts_in
from lettergen.compose.edited import EditedText, Part, case_ids_in, parts_by_key
from lettergen.document import Item, ListBlock, Text
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.markup.nodes import Conflict
from lettergen.selection.reasons import is_settled


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody of whom an edited text tells in words that the library does not have, and who stands elsewhere now."""

    text: EditedText
    case: CaseView
    place: Source


def overtaken_in(context: DossierContext) -> Iterator[Overtaken]:
    """Yield whom the edited texts of a dossier raise where what would be assembled now does not, and who is overtaken."""
    gone = {
        key: case for key, case in context.view.cases.items() if is_settled(case) or not case.standing.stands
    }
    for text in context.edited.values() if gone else ():
        assembled, base = parts_by_key(text.assembled), parts_by_key(text.base or ())
        for key, part in parts_by_key(text.blocks).items():
            if _is_of_cases(key) and part != base.get(key) and not isinstance(part, Conflict):
                told = _told_in(part, gone) - _told_in(_like(part, assembled.get(key)), gone)
                for case in sorted(told):
                    yield Overtaken(text, gone[case], _place(part, text))


def _is_of_cases(key: str) -> bool:
    return key == "cases" or key.startswith(("cases/", "case:"))


def _like(part: Part, there: Part | None) -> Part | None:
    """What is assembled under a key now, where that is of the same kind: a bullet and a paragraph say different things."""
    return there if type(there) is type(part) else None


def _told_in(part: Part | None, cases: Mapping[str, CaseView]) -> set[str]:
    """The ids of those of whom a part tells: by its key, or by name. The items of a list are parts of their own."""
    if part is None or (isinstance(part, ListBlock) and part.items):
        return set()
    words = _words(part)
    named = {key for key, case in cases.items() if _names(case.name, words)}
    ids = case_ids_in(part.key)
    return named | {key for key in ids if key in cases and (len(ids) == 1 or _names(cases[key].short, words))}


def _words(part: Part) -> str:
    return " ".join(text.text for text in _texts(part))


def _texts(part: Part) -> tuple[Text, ...]:
    return texts_in((ListBlock(part.key, (part,)),) if isinstance(part, Item) else (part,))


def _names(name: str, words: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _place(part: Part, text: EditedText) -> Source:
    return part.source or next((run.source for run in _texts(part) if run.source), None) or Source(text.path)
