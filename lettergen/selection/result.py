"""What selection returns."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from lettergen.asof import CaseView, Withheld
from lettergen.fast_dataclasses import dataclass


class Place(StrEnum):
    """Where something goes. What is in the letter is in the briefing too."""

    LETTER = "letter"
    BRIEFING = "briefing"


@dataclass(frozen=True, slots=True)
class Pick:
    """A case that was taken. `why` are sentences, the decisive one first."""

    case: CaseView
    place: Place
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """A case that was left out, and what would let it in."""

    case: CaseView
    why: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A concern, recommendation or instrument that was taken (or, with no place, left out)."""

    id: str
    title: str
    place: Place | None
    why: str


@dataclass(frozen=True, slots=True)
class Cut:
    """How many cases, the lowest first, leave the letter for the briefing; `because` is the end of a sentence."""

    number: int
    limit: Literal["words", "pages"]
    because: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A case that left the letter for the briefing."""

    case: CaseView
    cut: Cut

    @property
    def sentence(self) -> str:
        """Return the line of a cut list."""
        return f"{self.case.name}: moved to the briefing, because {self.cut.because}."


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything that was decided. `unmet` are wishes of letter.yaml that could not be met, as sentences.

    `moved` are the cases that a limit took out of the letter, `spare` the ids of those it may take next, lowest first.
    """

    picks: tuple[Pick, ...]
    omissions: tuple[Omission, ...]
    concerns: tuple[Chosen, ...]
    recommendations: tuple[Chosen, ...]
    instruments: tuple[Chosen, ...]
    unmet: tuple[str, ...]
    withheld: tuple[Withheld, ...] = ()
    moved: tuple[Moved, ...] = ()
    spare: tuple[str, ...] = ()

    def in_letter(self) -> tuple[CaseView, ...]:
        """Return the cases of the letter, in the order in which it names them."""
        return tuple(pick.case for pick in self.picks if pick.place is Place.LETTER)

    def in_briefing(self) -> tuple[CaseView, ...]:
        """Return the cases of the briefing, which are all that were taken."""
        return tuple(pick.case for pick in self.picks)
