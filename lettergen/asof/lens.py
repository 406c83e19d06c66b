"""What a letter may see: everything of a source that existed by its date, within its label, for its uses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from lettergen.fast_dataclasses import dataclass
from lettergen.records.case import Consent
from lettergen.records.common import DatedText, Publication
from lettergen.vocabulary import STATUS_RULES, Answer, Share, Status, Use, within

DEFAULT_DAYS: Mapping[Status, int | None] = MappingProxyType(
    {status: rule.days for status, rule in STATUS_RULES.items()}
)


@dataclass(frozen=True, slots=True)
class Lens:
    """The letter's date, its uses of a person, its label, and how many days each status stands unconfirmed."""

    date: datetime.date
    uses: frozenset[Use]
    share: Share = Share.PUBLIC
    days: Mapping[Status, int | None] = field(default_factory=lambda: DEFAULT_DAYS)

    def shows(self, label: Share) -> bool:
        """Tell whether a fact with this label may be shown."""
        return within(label, self.share)


@dataclass(frozen=True, slots=True)
class Cover:
    """What consent allows: `refusal` is empty when it allows; `sources` bounds it (None: every source)."""

    refusal: str = ""
    sources: frozenset[str] | None = None

    def allows(self, source: str) -> bool:
        """Tell whether facts that this source printed may be used."""
        return not self.refusal and (self.sources is None or source in self.sources)


def consent_cover(rows: tuple[Consent, ...], lens: Lens) -> Cover:
    """Return what the newest answers by the lens's date allow, over all of its uses together; no answer is a no."""
    if not lens.uses:
        return Cover(refusal="no use was named")
    bounds: list[frozenset[str]] = []
    for use in sorted(lens.uses):
        given = [row for row in rows if use in row.use and row.date <= lens.date]
        cover = _cover_for_use(given, use)
        if cover.refusal:
            return cover
        if cover.sources is not None:
            bounds.append(cover.sources)
    return Cover(sources=frozenset.intersection(*bounds) if bounds else None)


def has_refused(rows: tuple[Consent, ...], lens: Lens) -> bool:
    """Tell whether somebody's own newest answer on one of the lens's uses, by its date, is a no or to be asked first."""
    own = [row for row in rows if row.answer is not Answer.ASSUMED and row.date <= lens.date]
    answers = (_most_cautious([row for row in own if use in row.use]) for use in lens.uses)
    return any(answer in (Answer.NO, Answer.ASK_FIRST) for answer in answers)


_CAUTIOUS = (Answer.NO, Answer.ASK_FIRST, Answer.ASSUMED, Answer.YES)


def _cover_for_use(given: list[Consent], use: Use) -> Cover:
    """The newest day's answer counts, of several the most cautious; only a person's own yes lifts a person's no."""
    if not given:
        return Cover(refusal=f"no consent is on record for {use.value}")
    answered = _most_cautious([row for row in given if row.answer is not Answer.ASSUMED])
    if answered in (Answer.NO, Answer.ASK_FIRST):
        return Cover(refusal=f"the newest answer for {use.value} is {answered.value}")
    if _most_cautious(given) is Answer.YES:
        return Cover()
    newest = max(row.date for row in given)
    assumed = [row for row in given if row.date == newest and row.answer is Answer.ASSUMED]
    return Cover(sources=frozenset(source for row in assumed for source in row.source))


def _most_cautious(rows: list[Consent]) -> Answer | None:
    newest = max((row.date for row in rows), default=None)
    return min((row.answer for row in rows if row.date == newest), key=_CAUTIOUS.index, default=None)


@dataclass(frozen=True, slots=True)
class KnownSources:
    """The sources of one record that a letter may rest on."""

    publications: Mapping[str, Publication]

    def among(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of `ids` that may be used, in order."""
        return tuple([source for source in ids if source in self.publications])

    def telling(self, ids: Iterable[str], since: datetime.date | None) -> tuple[str, ...]:
        """Return those of `ids` that may be used and are not older than what they tell of; None: as old as can be.

        Where all of them are older, one of the days is wrong, and nobody can tell which: then they count.
        """
        rows, ids = self.publications, tuple(ids)
        told = tuple([source for source in self.among(ids) if _can_tell(rows[source], since)])
        return told if told or not self.all_known(ids) else ids

    def all_known(self, ids: Iterable[str]) -> bool:
        """Tell whether every one of `ids` may be used."""
        return all(source in self.publications for source in ids)

    def days(self, ids: Iterable[str]) -> list[datetime.date]:
        """Return the days from which those of `ids` that may be used were known."""
        rows = self.publications
        known = [rows[source].known_from for source in ids if source in rows]
        return [day for day in known if day is not None]


def _can_tell(publication: Publication, since: datetime.date | None) -> bool:
    known = publication.known_from
    return since is None or (known is not None and known >= since)


def known_sources(
    publications: Mapping[str, Publication], lens: Lens, cover: Cover | None = None
) -> KnownSources:
    """Return the sources that are dated by the lens's date and covered by the consent."""
    allowed = cover or Cover()
    return KnownSources(
        {
            key: publication
            for key, publication in publications.items()
            if allowed.allows(key) and (day := publication.known_from) is not None and day <= lens.date
        }
    )


def newest_text(texts: tuple[DatedText, ...], part: str, lens: Lens, known: KnownSources) -> DatedText | None:
    """Return the newest text of a part that is not after the lens's date and rests on known sources only."""
    usable = [text for text in of_part(texts, part, lens) if text.sources and known.all_known(text.sources)]
    return max(usable, key=lambda text: text.date, default=None)


def of_part(texts: tuple[DatedText, ...], part: str, lens: Lens) -> tuple[DatedText, ...]:
    """Return the texts of a part that are not after the lens's date."""
    return tuple(text for text in texts if text.part == part and text.date <= lens.date)
