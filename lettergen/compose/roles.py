"""Several people in running text, each with a role: whoever shares one shares the word for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lettergen.asof import CaseView
from lettergen.compose.people import role_and_name
from lettergen.document import Inlines, Text

_AGENT = re.compile(r"\b[a-z]+(?:ist|er|or)$")
"""Nouns for those who do something ("journalist", "lawyer", "editor") have a plural in -s without exception."""

_SEVERAL = re.compile(r"[,;()]|\b(?:and|or|of|for|in|at|from|to|with)\b")
"""What makes the last word of a role something else than the noun that would be in the plural."""


def plural(role: str) -> str:
    """Return "independent journalists" for "independent journalist"; empty where no safe rule gives the plural."""
    return f"{role}s" if _AGENT.search(role) and not _SEVERAL.search(role) else ""


def roles_and_names(cases: Sequence[CaseView]) -> Inlines:
    """Return the cases as a list in running text: "journalists A and B, and lawyer C"; those without a role come last.

    Whoever shares a role stands together, where the first of them stands. Names know where they come from.
    """
    groups = _alike(sorted(cases, key=lambda case: case.role is None))
    nested = any(len(group) > 1 for group in groups)
    return _listed([_listed(_entries(group)) for group in groups], nested=nested)


def _alike(cases: Sequence[CaseView]) -> list[list[CaseView]]:
    groups: dict[str, list[CaseView]] = {}
    for case in cases:
        role = case.role.text if case.role else ""
        groups.setdefault(role if plural(role) else f"{role}:{case.id}", []).append(case)
    return list(groups.values())


def _entries(group: Sequence[CaseView]) -> list[Inlines]:
    first, *others = group
    if not others or first.role is None:
        return [(Text(role_and_name(case), case.place),) for case in group]
    named = Text(f"{plural(first.role.text)} {first.name}", first.place)
    return [(named,), *((Text(case.name, case.place),) for case in others)]


def _listed(entries: Sequence[Inlines], *, nested: bool = False) -> Inlines:
    return tuple(
        part for n, entry in enumerate(entries) for part in (*_before(n, len(entries), nested), *entry)
    )


def _before(index: int, count: int, nested: bool) -> Inlines:
    """What separates an entry from the one before it; in a list of lists a comma alone would leave open where one ends."""
    if index == 0:
        return ()
    last = index == count - 1
    if not nested:
        return (Text(" and " if last else ", "),)
    return (Text(f"{',' if count == 2 else ';'} {'and ' if last else ''}"),)
