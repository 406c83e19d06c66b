"""The texts of a case on a date, and whether what happened since has overtaken them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from lettergen.asof.events import brings, dated
from lettergen.asof.lens import KnownSources, Lens, known_sources, newest_text, of_part
from lettergen.asof.status import Standing, standing, usable_events
from lettergen.records.case import Case, Event
from lettergen.records.common import DatedText
from lettergen.vocabulary import COURT_OUTCOMES, SETTLED, Status

PARTS = ("letter", "briefing")


def case_texts(
    case: Case, events: tuple[Event, ...], now: Standing, lens: Lens, known: KnownSources
) -> tuple[Mapping[str, DatedText | None], tuple[str, ...]]:
    """Return the text of each part that may be used, and the parts whose text is older than what is known.

    Of somebody who is free, cleared or dead no such text is returned: it would speak of a prisoner.
    """
    texts: dict[str, DatedText | None] = {}
    overtaken: list[str] = []
    for part in PARTS:
        text = newest_text(case.texts, part, lens, known)
        if text is not None and (
            _outdated(text, case, events, now, lens, known) or _passed_over(text, case, lens)
        ):
            overtaken.append(part)
            text = None if now.status in SETTLED else text
        texts[part] = text
    return texts, tuple(overtaken)


def _outdated(
    text: DatedText, case: Case, events: tuple[Event, ...], now: Standing, lens: Lens, known: KnownSources
) -> bool:
    """Tell whether the case stands, or stood since, elsewhere than it did as far as the day of the text knew."""
    then = dataclasses.replace(lens, date=text.date)
    known_then = _known_to(text, then, known)
    stood = standing(usable_events(case, then, known_then), case.confirmed, then, known_then)
    if stood.status is not now.status:
        return True
    return any(_changes(event, text, now.status, known) for event in events)


def _known_to(text: DatedText, then: Lens, known: KnownSources) -> KnownSources:
    """The sources of a text's day, and those it cites, whatever part of a month they came out in."""
    by_day = known_sources(known.publications, then).publications
    cited = {key: known.publications[key] for key in known.among(text.sources)}
    return KnownSources({**by_day, **cited})


def _changes(event: Event, text: DatedText, status: Status | None, known: KnownSources) -> bool:
    if dated(event, known).by <= text.date:
        return False
    return event.what in COURT_OUTCOMES or brings(event) not in (None, status)


def _passed_over(text: DatedText, case: Case, lens: Lens) -> bool:
    """Tell whether a newer text exists that cites what may not be used."""
    return any(other.date > text.date for other in of_part(case.texts, text.part, lens))
