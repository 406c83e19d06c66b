"""Step 4: among those the comparison leaves, spread over governments, regions, professions, gender and partners."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Sequence

from lettergen.asof import CaseView
from lettergen.fast_dataclasses import dataclass
from lettergen.selection.comparison import QUESTIONS


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that passed the gates, with its answers to the comparison's questions."""

    case: CaseView
    answers: tuple[str, ...]


Part = Callable[[Candidate, Sequence[CaseView]], int | None]
"""What one part of the choice makes of a candidate, given those taken already: the smallest goes first, None is unknown."""


def best(candidates: Iterable[Candidate], taken: Sequence[CaseView]) -> Candidate | None:
    """Return the candidate that goes next, None when there is none left.

    Governments come before the comparison, since a letter that meets five speaks to five; the other balances come after
    it; then who was heard of last; then the id, so that a tie breaks the same way always. What is not known of one of
    those who are level so far, such as a gender, decides nothing among them.
    """
    level = list(candidates)
    for _, part in _PARTS:
        level = _left_by(part, level, taken)
    return min(level, key=lambda candidate: candidate.case.id, default=None)


def decided_by(winner: Candidate, others: Collection[Candidate], taken: Sequence[CaseView]) -> str:
    """Return in words what put a candidate before the next of the others; empty where there was no other."""
    second = best([other for other in others if other is not winner], taken)
    if second is None:
        return ""
    level = list(others)
    for words, part in _PARTS:
        level = _left_by(part, level, taken)
        if second not in level:
            return words
    return "the alphabet"


def order(candidate: Candidate) -> tuple[tuple[bool, ...], int, int, str]:
    """Return what candidates are sorted by where nobody is taken yet; the smallest goes first."""
    unanswered = tuple(not answer for answer in candidate.answers)
    return unanswered, _publishers(candidate.case), _silence(candidate.case), candidate.case.id


def _left_by(part: Part, level: list[Candidate], taken: Sequence[CaseView]) -> list[Candidate]:
    values = [part(candidate, taken) for candidate in level]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return level
    least = min(known)
    return [candidate for candidate, value in zip(level, values, strict=True) if value == least]


def _unlike(feature: Callable[[CaseView], str]) -> Part:
    """Return a part that counts who of those taken is alike."""

    def alike(candidate: Candidate, taken: Sequence[CaseView]) -> int | None:
        own = feature(candidate.case)
        return sum(1 for other in taken if feature(other) == own) if own else None

    return alike


def _unanswered(number: int) -> Part:
    return lambda candidate, taken: int(not candidate.answers[number])


def _profession(case: CaseView) -> str:
    """The noun that a role ends in before its clauses: "YouTube blogger" and "blogger and mother of two" are one."""
    words = re.split(r",| and | of | who | with | at | from ", case.role.text)[0].split() if case.role else []
    return words[-1].lower() if words else ""


def _publishers(case: CaseView) -> int:
    return len({source.publisher or source.title for source in case.sources.values()})


def _silence(case: CaseView) -> int:
    return -(case.standing.last_heard or datetime.date.min).toordinal()


_PARTS: tuple[tuple[str, Part], ...] = (
    ("spreading the letter over governments", _unlike(lambda case: case.country)),
    *((question.name, _unanswered(number)) for number, question in enumerate(QUESTIONS)),
    ("spreading it over regions", _unlike(lambda case: case.region)),
    ("spreading it over professions", _unlike(_profession)),
    ("naming women and men alike", _unlike(lambda case: case.gender)),
    ("being little known", lambda candidate, taken: _publishers(candidate.case)),
    ("spreading it over the partners who hold the cases", _unlike(lambda case: case.owner)),
    ("the day each was last heard of", lambda candidate, taken: _silence(candidate.case)),
)
"""The parts of the choice in order, each with what it is called in a reason."""
