"""The cases of a library, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Protocol

from lettergen.records.case import Case


class Remembered(Protocol):
    """A case as it was remembered, which is made only when it is asked for."""

    def may_be_about(self, countries: Set[str]) -> bool:
        """Tell whether the case can be one of these countries; a yes may be wrong, a no is not."""

    def made(self) -> Case:
        """Return the case."""


class Cases(Mapping[str, Case]):
    """Cases by id, in the order given. Most of a large library are in no letter, and are never made."""

    def __init__(self, cases: Mapping[str, Case | Remembered]) -> None:
        self._cases = dict(cases)

    def __getitem__(self, key: str) -> Case:
        case = self._cases[key]
        if not isinstance(case, Case):
            case = self._cases[key] = case.made()
        return case

    def __contains__(self, key: object) -> bool:
        return key in self._cases

    def __iter__(self) -> Iterator[str]:
        return iter(self._cases)

    def __len__(self) -> int:
        return len(self._cases)

    def __repr__(self) -> str:
        return f"Cases({dict(self)!r})"

    def about(self, countries: Set[str], ids: Set[str] = frozenset()) -> dict[str, Case]:
        """Return the cases of some countries (ISO codes), and those with some ids, by id."""
        likely = [
            key
            for key, case in self._cases.items()
            if key in ids or isinstance(case, Case) or case.may_be_about(countries)
        ]
        return {key: self[key] for key in likely if key in ids or self[key].country in countries}
