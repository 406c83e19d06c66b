"""The whole library through a lens, and what it withholds."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from lettergen.asof.cases import CaseView, see_case
from lettergen.asof.hidden import belied
from lettergen.asof.lens import (
    Cover,
    KnownSources,
    Lens,
    consent_cover,
    has_refused,
    known_sources,
    newest_text,
)
from lettergen.asof.officials import OfficialView, see_official
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.case import Case
from lettergen.records.common import DatedText, Publication
from lettergen.records.library import (
    Concern,
    Country,
    InForce,
    Instrument,
    Library,
    OfficialList,
    Organisation,
    Passage,
    Recommendation,
)
from lettergen.vocabulary import Share

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A concern with the texts of its date."""

    id: str
    title: str
    countries: tuple[str, ...]
    part_of: str
    instruments: tuple[str, ...]
    recommendations: tuple[str, ...]
    texts: Mapping[str, DatedText]
    """By part: ask, facts, standard, briefing."""
    sources: Mapping[str, Publication]
    place: Source
    confirmed: datetime.date | None = None
    """The last day by the lens's date on which somebody checked that it still is so."""

    def told_on(self, part: str = "") -> datetime.date:
        """Return the day of a part's text (of the newest where it has none), or of a later confirmation."""
        texts = [self.texts[part]] if part in self.texts else self.texts.values()
        days = [text.date for text in texts]
        return max([*days, *filter(None, [self.confirmed])])


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation as it stands on the date; `do` is what takes its place where its own day has passed."""

    id: str
    to: str
    countries: tuple[str, ...]
    do: str
    press: str
    sources: Mapping[str, Publication]
    place: Source


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument with the passages that were known by the date."""

    id: str
    name: str
    first: str
    later: str
    says: Mapping[str, Passage]
    sources: Mapping[str, Publication]
    place: Source


@dataclass(frozen=True, slots=True)
class View:
    """Everything a letter may use."""

    lens: Lens
    cases: Mapping[str, CaseView]
    concerns: Mapping[str, ConcernView]
    recommendations: Mapping[str, RecommendationView]
    officials: Mapping[str, OfficialView]
    lists: Mapping[str, OfficialList]
    instruments: Mapping[str, InstrumentView]
    organisations: Mapping[str, Organisation]
    countries: Mapping[str, Country]


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many cases are not in the view and of what sort the reason is. Never who: a reason can give a person away."""

    code: str
    count: int
    sentence: str


ELSEWHERE = "elsewhere"
INTERNAL = "internal"

_WHY = {
    INTERNAL: "held back, because consent or label does not allow this use (internal)",
    "not-yet": "known only from sources later than the letter's date",
    ELSEWHERE: "of countries that the letter is not about",
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """Which cases a letter can be about at all: those of its countries (ISO codes), and those that it names by id."""

    countries: frozenset[str]
    ids: frozenset[str] = frozenset()


def view(
    library: Library, lens: Lens, concerned: Concerned | None = None
) -> tuple[View, tuple[Withheld, ...]]:
    """Return the library as the lens shows it, and what it withholds; of cases only those that are `concerned`."""
    cases, reasons = _cases(library, lens, concerned)
    seen = View(
        lens=lens,
        cases=cases,
        concerns=_each(library.concerns, lambda concern: _concern(concern, lens)),
        recommendations=_each(library.recommendations, lambda row: _recommendation(row, lens)),
        officials=_each(library.officials, lambda official: see_official(official, lens.date)),
        lists=_each(library.lists, lambda row: row),
        instruments=_each(library.instruments, lambda instrument: _instrument(instrument, lens)),
        organisations=_each(library.organisations, lambda row: row),
        countries=_each(library.countries, lambda row: row),
    )
    return seen, tuple(Withheld(code, count, _WHY[code]) for code, count in sorted(reasons.items()))


def _each(records: Mapping[str, T], see: Callable[[T], S | None]) -> Mapping[str, S]:
    """Return what can be seen of each record, by id: in which order files were read does not matter from here on."""
    seen = ((key, see(records[key])) for key in sorted(records))
    return MappingProxyType({key: record for key, record in seen if record is not None})


def _cases(
    library: Library, lens: Lens, concerned: Concerned | None
) -> tuple[Mapping[str, CaseView], Counter[str]]:
    cases = library.cases.about(concerned.countries, concerned.ids) if concerned else library.cases
    judged = _each(cases, lambda case: _case(case, lens))
    seen = {key: case for key, case in judged.items() if isinstance(case, CaseView)}
    reasons = Counter(reason for reason in judged.values() if isinstance(reason, str))
    elsewhere = len(library.cases) - len(cases)
    return MappingProxyType(seen), reasons + Counter({ELSEWHERE: elsewhere})


def can_be_seen(case: Case, lens: Lens) -> bool:
    """Tell whether a lens shows a case at all."""
    return isinstance(_case(case, lens), CaseView)


def is_withheld(case: Case, lens: Lens) -> bool:
    """Tell whether consent or label keeps a case from this use, whatever was known of it by then."""
    barred = has_refused(case.consent, lens) or not lens.shows(case.share)
    return barred or _case(case, lens) == INTERNAL


def _case(case: Case, lens: Lens) -> CaseView | str:
    cover = consent_cover(case.consent, lens)
    barred = not lens.shows(case.share) or cover.refusal or belied(case, lens, cover)
    return (None if barred else see_case(case, lens, cover)) or _why_not(case, lens)


def _why_not(case: Case, lens: Lens) -> str:
    everything = dataclasses.replace(lens, share=Share.INTERNAL)
    return INTERNAL if see_case(case, everything, Cover()) else "not-yet"


def _texts(texts: tuple[DatedText, ...], lens: Lens, known: KnownSources) -> Mapping[str, DatedText]:
    newest = ((part, newest_text(texts, part, lens, known)) for part in sorted({text.part for text in texts}))
    return MappingProxyType({part: text for part, text in newest if text is not None})


def _concern(concern: Concern, lens: Lens) -> ConcernView | None:
    if not lens.shows(concern.share):
        return None
    known = known_sources(concern.sources, lens)
    texts = _texts(concern.texts, lens, known)
    if not texts:
        return None
    return ConcernView(
        concern.id,
        concern.title,
        concern.countries,
        concern.part_of,
        concern.instruments,
        concern.recommendations,
        texts,
        known.publications,
        concern.place,
        max((row.date for row in concern.confirmed if row.date <= lens.date), default=None),
    )


def _recommendation(recommendation: Recommendation, lens: Lens) -> RecommendationView | None:
    known = known_sources(recommendation.sources, lens)
    begun = recommendation.since.interval.began_by(lens.date)
    if not begun or not lens.shows(recommendation.share) or not known.among(recommendation.source):
        return None
    over = recommendation.until is not None and recommendation.until < lens.date
    do = recommendation.then if over else recommendation.do
    if not do:
        return None
    press = "" if over else recommendation.press
    return RecommendationView(
        recommendation.id,
        recommendation.to,
        recommendation.countries,
        do,
        press,
        known.publications,
        recommendation.place,
    )


def _instrument(instrument: Instrument, lens: Lens) -> InstrumentView | None:
    known = known_sources(instrument.sources, lens)
    if not _in_force(instrument.in_force, known, lens):
        return None
    says = {passage.id: passage for passage in instrument.says if known.among(passage.source)}
    return InstrumentView(
        instrument.id,
        instrument.name,
        instrument.first,
        instrument.later or instrument.name,
        MappingProxyType(says),
        known.publications,
        instrument.place,
    )


def _in_force(term: InForce, known: KnownSources, lens: Lens) -> bool:
    """Tell whether it is known to bind: from its first day, or since something shows it in force, to its last."""
    if term.until is not None and term.until.interval.last < lens.date:
        return False
    if term.since is not None:
        return term.since.interval.began_by(lens.date)
    return bool(known.publications) or any(row.interval.began_by(lens.date) for row in term.seen)
