"""Step 4: among those the comparison leaves, spread over governments, regions, professions, gender and partners."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from lettergen.asof import CaseView
from lettergen.selection.comparison import QUESTIONS

Rank = tuple[int | str | bool, ...]

_WORDS = (
    "spreading the letter over governments",
    *(question.name for question in QUESTIONS),
    "spreading it over regions",
    "spreading it over professions",
    "naming women and men alike",
    "being little known",
    "spreading it over the partners who hold the cases",
    "the day each was last heard of",
    "the alphabet",
)
"""What each part of a rank is called in a reason."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that passed the gates, with its answers to the comparison's questions."""

    case: CaseView
    answers: tuple[str, ...]


def rank(candidate: Candidate, taken: Sequence[CaseView]) -> Rank:
    """Return what a candidate is sorted by, given those taken already; the smallest goes first.

    Governments come before the comparison, since a letter that meets five speaks to five; the other balances come after
    it; then who was heard of last; then the id, so that a tie breaks the same way always.
    """
    case = candidate.case
    return (
        _same(case.country, (other.country for other in taken)),
        *(not answer for answer in candidate.answers),
        _same(case.region, (other.region for other in taken)),
        _same(_profession(case), map(_profession, taken)),
        _same(case.gender, (other.gender for other in taken)),
        _publishers(case),
        _same(case.owner, (other.owner for other in taken)),
        -(case.standing.last_heard or datetime.date.min).toordinal(),
        case.id,
    )


def _same(value: str, others: Iterable[str]) -> int:
    return sum(1 for other in others if other == value) if value else 0


def _profession(case: CaseView) -> str:
    """The noun that a role ends in before its clauses: "YouTube blogger" and "blogger and mother of two" are one."""
    words = re.split(r",| and | of | who | with | at | from ", case.role.text)[0].split() if case.role else []
    return words[-1].lower() if words else ""


def _publishers(case: CaseView) -> int:
    return len({source.publisher or source.title for source in case.sources.values()})


def best(candidates: Iterable[Candidate], taken: Sequence[CaseView]) -> Candidate | None:
    """Return the candidate that goes next, None when there is none left."""
    return min(candidates, key=lambda candidate: rank(candidate, taken), default=None)


def decided_by(winner: Candidate, others: Collection[Candidate], taken: Sequence[CaseView]) -> str:
    """Return in words what put a candidate before the next of the others; empty where there was no other."""
    second = best([other for other in others if other is not winner], taken)
    if second is None:
        return ""
    parts = zip(_WORDS, rank(winner, taken), rank(second, taken), strict=True)
    return next(words for words, mine, theirs in parts if mine != theirs)
