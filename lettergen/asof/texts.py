"""The texts of a case on a date, and whether what happened since has overtaken them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from itertools import dropwhile

from lettergen.asof.events import Dated
from lettergen.asof.lens import KnownSources, Lens, known_sources, newest_text, of_part
from lettergen.asof.status import Standing, standing, usable
from lettergen.records.case import Case
from lettergen.records.common import DatedText
from lettergen.vocabulary import COURT_OUTCOMES, SETTLED, Status

PARTS = ("letter", "briefing")


def case_texts(
    case: Case, events: tuple[Dated, ...], now: Standing, lens: Lens, known: KnownSources
) -> tuple[Mapping[str, DatedText | None], tuple[str, ...]]:
    """Return the text of each part that may be used, and the parts whose text is older than what is known.

    Of somebody who is free, cleared or dead no such text is returned: it would speak of a prisoner.
    """
    texts: dict[str, DatedText | None] = {}
    overtaken: list[str] = []
    before = _Before(case, lens, known)
    for part in PARTS:
        text = newest_text(case.texts, part, lens, known)
        if text is not None and (_outdated(text, events, now, before) or _passed_over(text, case, lens)):
            overtaken.append(part)
            text = None if now.status in SETTLED else text
        texts[part] = text
    return texts, tuple(overtaken)


def _outdated(text: DatedText, events: tuple[Dated, ...], now: Standing, before: _Before) -> bool:
    """Tell whether the case stands, or stood since, elsewhere than it did as far as the day of the text knew."""
    if before.status_told_by(text) is not now.status or not _tells_of(now, events, text):
        return True
    return any(_changes(row, text, now.status) for row in events)


def _tells_of(now: Standing, events: tuple[Dated, ...], text: DatedText) -> bool:
    """Tell whether a text rests on a source of what brought, or since confirmed, where the case stands.

    What its day could have known is not enough: whoever wrote it need not have heard of a death five days before.
    """
    if now.event is None:
        return True
    since = dropwhile(lambda row: row.event is not now.event, events)
    told = {source for row in since if row.status is now.status for source in row.event.source}
    return not told.isdisjoint(text.sources)


class _Before:
    """Where a case stood as far as a text of it knew; letter and briefing mostly know the same."""

    def __init__(self, case: Case, lens: Lens, known: KnownSources) -> None:
        self.case = case
        self.lens = lens
        self.known = known
        self.found: dict[tuple[datetime.date, frozenset[str]], Status | None] = {}

    def status_told_by(self, text: DatedText) -> Status | None:
        """Return the status by the text's date; what it cites is known to it, whatever part of a month that came out in."""
        key = text.date, frozenset(text.sources)
        if key not in self.found:
            then = dataclasses.replace(self.lens, date=text.date)
            known = self._known_to(text, then)
            self.found[key] = standing(usable(self.case, then, known), self.case.confirmed, then).status
        return self.found[key]

    def _known_to(self, text: DatedText, then: Lens) -> KnownSources:
        by_day = known_sources(self.known.publications, then).publications
        cited = {key: self.known.publications[key] for key in self.known.among(text.sources)}
        return KnownSources({**by_day, **cited})


def _changes(row: Dated, text: DatedText, status: Status | None) -> bool:
    if row.by <= text.date:
        return False
    return row.event.what in COURT_OUTCOMES or row.status not in (None, status)


def _passed_over(text: DatedText, case: Case, lens: Lens) -> bool:
    """Tell whether a newer text exists that cites what may not be used."""
    return any(other.date > text.date for other in of_part(case.texts, text.part, lens))
