"""Which cases a letter names, which the briefing tells of, and which are left out: gates, promises, comparison, balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from lettergen.asof import CaseView, View
from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.language import counted
from lettergen.records.dossier import LetterSettings
from lettergen.selection import promises
from lettergen.selection.balance import Candidate, best, decided_by, order
from lettergen.selection.comparison import answers
from lettergen.selection.gates import closed_to, countries_in_order, gate
from lettergen.selection.reasons import country, is_good_news, stands
from lettergen.selection.result import Cut, Moved, Omission, Pick, Place

RAISED = "Raised in the previous letter"


@dataclass(frozen=True, slots=True)
class People:
    """The cases that are taken, those that are not, and the wishes that could not be met; see `Selection`."""

    picks: tuple[Pick, ...]
    omissions: tuple[Omission, ...]
    unmet: tuple[str, ...]
    moved: tuple[Moved, ...]
    spare: tuple[str, ...]


def choose_cases(
    view: View, settings: LetterSettings, previous: frozenset[str], cuts: tuple[Cut, ...] = ()
) -> People:
    """Return who is taken and who is not; `cuts` move the lowest of the letter to the briefing."""
    chooser = _Chooser(view, settings, previous, cuts)
    picks = chooser.picks()
    omissions = sorted(chooser.omissions, key=lambda omission: (omission.case.country, omission.case.id))
    return People(
        picks, tuple(omissions), tuple(chooser.unmet), tuple(chooser.moved.values()), chooser.spare()
    )


@dataclass(slots=True)
class _Chooser:
    view: View
    settings: LetterSettings
    previous: frozenset[str]
    cuts: tuple[Cut, ...] = ()
    moved: dict[str, Moved] = field(default_factory=dict)
    open: dict[str, Candidate] = field(default_factory=dict)
    letter: dict[str, tuple[str, ...]] = field(default_factory=dict)
    omissions: list[Omission] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)
    last_place: str = ""
    """What decided the last place that was open to comparison."""

    def picks(self) -> tuple[Pick, ...]:
        self._pass_gates()
        self._keep_musts()
        self._keep_guarantees()
        self._keep_raised_before()
        self._fill()
        self._move_out()
        return self._in_order()

    def _move_out(self) -> None:
        for cut in self.cuts:
            for key in self.spare()[: cut.number]:
                del self.letter[key]
                self.moved[key] = Moved(self.open[key].case, cut)

    def spare(self) -> tuple[str, ...]:
        """Return who may leave the letter for the briefing, the last one taken first; promises stay."""
        if not self._has_paper:
            return ()
        met = self.settings.meeting.meets if self.settings.meeting else ()
        left = Counter(case.country for case in self._raised())
        found = []
        for key in reversed(self.letter):
            country_code = self.open[key].case.country
            promised = country_code in met and left[country_code] <= self.settings.cases.per_government_met
            if key not in self.settings.cases.must and not promised:
                left[country_code] -= 1
                found.append(key)
        return tuple(found)

    @property
    def _has_paper(self) -> bool:
        return Kind.BRIEFING_PAPER in self.settings.documents

    def _pass_gates(self) -> None:
        wishes = self.settings.cases
        for case in self.view.cases.values():
            omission = gate(case, self.settings, self.view)
            if omission and (case.id not in wishes.must or case.id in wishes.never):
                self.omissions.append(self._remembering(omission))
            else:
                self.open[case.id] = Candidate(case, answers(case, self.view, self.settings))
        self.unmet += promises.raised_unseen(self.view, self.previous)

    def _remembering(self, omission: Omission) -> Omission:
        if omission.case.id not in self.previous:
            return omission
        return Omission(omission.case, f"{RAISED} and dropped now. {omission.why}", omission.remedy)

    def _take(self, candidate: Candidate, *why: str) -> None:
        self.letter[candidate.case.id] = (*why, *self._facts(candidate))

    def _facts(self, candidate: Candidate) -> tuple[str, ...]:
        return stands(candidate.case, self.view), *filter(None, candidate.answers)

    def _taken(self) -> list[CaseView]:
        return [self.open[key].case for key in self.letter]

    def _raised(self) -> list[CaseView]:
        """Those of the letter for whom something is asked: good news is no case raised with a government."""
        return [case for case in self._taken() if not is_good_news(case)]

    def _nameable(self) -> list[Candidate]:
        """Those for whom something is asked and who are not in the letter yet."""
        return [row for key, row in self.open.items() if key not in self.letter and row.case.ask.do]

    def _next(self, candidates: list[Candidate]) -> tuple[Candidate | None, str]:
        """Return who goes next, and what decided that as the end of a sentence."""
        taken = self._taken()
        candidate = best(candidates, taken)
        by = decided_by(candidate, candidates, taken) if candidate else ""
        return candidate, f"decided by {by}" if by else "with nobody else to compare"

    def _keep_musts(self) -> None:
        for number, key in enumerate(self.settings.cases.must, 1):
            if key in self.open and key not in self.letter:
                barred = closed_to(self.open[key].case, self.settings, self.view)
                self._take(
                    self.open[key],
                    "letter.yaml says must.",
                    *([f"Otherwise left out: {barred.why}"] if barred else []),
                )
            elif key not in self.open:
                self.unmet.append(promises.must_not_kept(number, key, self.view))

    def _keep_guarantees(self) -> None:
        met = self.settings.meeting.meets if self.settings.meeting else ()
        wishes = self.settings.cases
        for government in dict.fromkeys(met) if wishes.letter else ():
            self._guarantee(government)
        if len(self.letter) > wishes.letter:
            self.unmet.append(promises.too_many(len(self.letter), wishes))

    def _guarantee(self, government: str) -> None:
        wanted = self.settings.cases.per_government_met
        name = country(government, self.view)
        while (have := sum(1 for case in self._raised() if case.country == government)) < wanted:
            candidate, decided = self._next(
                [row for row in self._nameable() if row.case.country == government]
            )
            if candidate is None:
                welcomed = any(case.country == government for case in self._taken())
                self.unmet.append(promises.too_few(have, wanted, name, welcomed=welcomed))
                return
            self._take(
                candidate, f"Promised to each government met: {counted(wanted)}, here {name}, {decided}."
            )

    def _keep_raised_before(self) -> None:
        while len(self.letter) < self.settings.cases.letter:
            candidate, decided = self._next([row for row in self._nameable() if row.case.id in self.previous])
            if candidate is None:
                return
            self._take(candidate, f"{RAISED} and kept, {decided}.")

    def _fill(self) -> None:
        while (room := self.settings.cases.letter - len(self.letter)) > 0:
            candidate, self.last_place = self._next(self._nameable())
            if candidate is None:
                if self.cuts:
                    return
                self.unmet.append(
                    f"The letter has room for {counted(room)} more: nobody else passes the gates."
                )
                return
            self._take(candidate, f"Next in the comparison, {self.last_place}.")

    def _in_order(self) -> tuple[Pick, ...]:
        """Country by country as letter.yaml has them, then as compared."""
        place = {code: index for index, code in enumerate(countries_in_order(self.settings))}
        ordered = sorted(
            self.open.values(),
            key=lambda row: (
                place.get(row.case.country, len(place)),
                row.case.country,
                order(row),
            ),
        )
        named = [
            Pick(row.case, Place.LETTER, self.letter[row.case.id])
            for row in ordered
            if row.case.id in self.letter
        ]
        others = [row for row in ordered if row.case.id not in self.letter]
        if not self._has_paper:
            self.omissions += [self._left_out(row.case) for row in others]
            return tuple(named)
        return (*named, *(Pick(row.case, Place.BRIEFING, self._why_briefing(row)) for row in others))

    def _left_out(self, case: CaseView) -> Omission:
        """Somebody who passed the gates, in a dossier that has no document for them."""
        why = f"Left out of the letter, and there is no briefing paper: {self._no_place(case)}."
        remedy = f"Add {Kind.BRIEFING_PAPER.value} to 'documents'"
        remedy += ", or raise 'letter' under 'cases'." if case.ask.do else "."
        return self._remembering(Omission(case, why, remedy))

    def _why_briefing(self, candidate: Candidate) -> tuple[str, ...]:
        if candidate.case.id in self.moved:
            before = f"{RAISED}, now moved" if candidate.case.id in self.previous else "Moved"
            because = self.moved[candidate.case.id].cut.because
            return (f"{before} to the briefing, because {because}.", *self._facts(candidate))
        raised = (
            f"{RAISED}, now told in the briefing only"
            if candidate.case.id in self.previous
            else "Told in the briefing only"
        )
        return (f"{raised}: {self._no_place(candidate.case)}.", *self._facts(candidate))

    def _no_place(self, case: CaseView) -> str:
        if not case.ask.do:
            return "nothing is left to ask for"
        named = counted(len(self.letter))
        if self.moved and self.letter:
            return f"the letter names {named}, and has no room for more"
        if not self.letter or not self.last_place:
            return (
                f"the letter names {named}, each of them promised"
                if self.letter
                else "the letter names no cases"
            )
        return f"the letter names {named}, the last place {self.last_place}"
