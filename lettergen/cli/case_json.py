"""A case as JSON; docs/commands.md describes every key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lettergen.asof import CaseView
from lettergen.cli.case_lines import paragraphs
from lettergen.records.case import Event, Sentence
from lettergen.records.common import DatedText, Publication, When


def case_in_short(case: CaseView) -> dict[str, Any]:
    """Return who it is and where the case stands."""
    status, heard = case.standing.status, case.standing.last_heard
    return {
        "id": case.id,
        "name": case.name,
        "kind": case.kind,
        "country": case.country,
        "role": case.role.text if case.role else "",
        "status": status.value if status else None,
        "stands": case.standing.stands,
        "last_heard": heard.isoformat() if heard else None,
    }


def case_in_full(case: CaseView) -> dict[str, Any]:
    """Return everything that a letter could say."""
    return {
        **case_in_short(case),
        "owner": case.owner,
        "stands_for": list(case.stands_for),
        "ask": {"do": case.ask.do, "kinds": sorted(case.ask.kinds), "own": case.ask.own},
        "events": [_event(event) for event in case.events],
        "risk": [
            {"kind": r.kind, "text": r.text, "since": str(r.since), "sources": list(r.source)}
            for r in case.risk
        ],
        "next": [
            {"what": n.what, "date": str(n.date) if n.date else None, "sources": list(n.source)}
            for n in case.next
        ],
        "findings": [
            {"authority": f.authority, "what": f.what, "when": _when(f.when), "sources": list(f.source)}
            for f in case.findings
        ],
        "texts": {"letter": _text(case.letter), "briefing": _text(case.briefing)},
        "overtaken": list(case.overtaken),
        "sources": _sources(case.sources),
    }


def _event(event: Event) -> dict[str, Any]:
    told = ("offence", "where", "by_whom", "mode", "note", "sure", "says")
    return {
        "what": event.what,
        "when": _when(event.when),
        "from": event.origin,
        "sentence": _sentence(event.sentence),
        **{name: getattr(event, name) for name in told},
        "share": event.share.value,
        "sources": list(event.source),
    }


def _when(when: When) -> dict[str, Any]:
    stated = {"date": when.date, "by": when.by, "as_of": when.as_of}
    known: dict[str, Any] = {name: str(day) for name, day in stated.items() if day is not None}
    return {**known, "between": [str(day) for day in when.between]} if when.between else known


def _sentence(sentence: Sentence | None) -> dict[str, Any] | None:
    if sentence is None:
        return None
    names = ("years", "months", "days", "life", "suspended", "restricted", "with_ban")
    return {name: getattr(sentence, name) for name in names}


def _text(text: DatedText | None) -> dict[str, Any] | None:
    if text is None:
        return None
    return {"date": text.date.isoformat(), "paragraphs": paragraphs(text), "sources": list(text.sources)}


def _sources(sources: Mapping[str, Publication]) -> dict[str, Any]:
    return {key: _publication(publication) for key, publication in sources.items()}


def _publication(publication: Publication) -> dict[str, Any]:
    known = publication.known_from
    return {
        "title": publication.title,
        "publisher": publication.publisher,
        "date": str(publication.date) if publication.date else None,
        "known_from": known.isoformat() if known else None,
        "url": publication.url,
    }
