"""A case in words, for a person who reads it on a screen."""

from __future__ import annotations

from collections.abc import Sequence

from lettergen.asof import CaseView
from lettergen.compose.people import length_text, when_text, where_things_stand
from lettergen.document import ListBlock, Paragraph, Quote, plain
from lettergen.language import written_date, written_partial
from lettergen.records.case import Event
from lettergen.records.common import DatedText, Publication
from lettergen.selection.reasons import LANGUAGE
from lettergen.vocabulary import EVENT_RULES, Share


def stands_in_short(case: CaseView) -> tuple[str, str]:
    """Return where a case stands, and when it was last heard of: ("in prison", "2023-06-01")."""
    now = case.standing
    if now.status is None:
        return "not known", ""
    heard = now.last_heard.isoformat() if now.last_heard else ""
    return (now.phrase if now.stands else f"last known: {now.phrase}"), heard


def stands_in_full(case: CaseView) -> str:
    """Return where a case stands and which sources say so ("Serving a prison sentence of 16 years [s001d]")."""
    report = case.standing.report or case.standing.event
    confirmed = f", confirmed by {case.standing.confirmed_by}" if case.standing.confirmed_by else ""
    return f"{where_things_stand(case, LANGUAGE)}{confirmed}{_cited(report.source if report else ())}"


def event_lines(event: Event) -> tuple[str, str]:
    """Return when something happened and what: ("by 1 June 2023", "was sentenced to six years, suspended [s001e]")."""
    details = (
        f"on charges of {event.offence}" if event.offence else "",
        _sentence(event),
        f"from {event.origin}" if event.origin else "",
        f"in {event.where}" if event.where else "",
        f"by {event.by_whom}" if event.by_whom else "",
        f"({event.mode})" if event.mode else "",
        event.note,
        f"according to {event.says}" if event.says else "",
        f"({event.sure})" if event.sure else "",
        f"(label: {event.share.value})" if event.share is not Share.PUBLIC else "",
    )
    told = " ".join((EVENT_RULES[event.what].phrase, *filter(None, details)))
    return _when(event), told + _cited(event.source)


def _cited(sources: Sequence[str]) -> str:
    return f" [{', '.join(sources)}]" if sources else ""


def _when(event: Event) -> str:
    if event.when.as_of:
        return f"as of {written_partial(event.when.as_of, LANGUAGE)}"
    return when_text(event.when, LANGUAGE)


def _sentence(event: Event) -> str:
    sentence = event.sentence
    if sentence is None:
        return ""
    length = length_text(sentence)
    parts = (
        f"to {length}" if length else "",
        "suspended" if sentence.suspended else "",
        "of restricted liberty" if sentence.restricted else "",
        f"with a ban on {sentence.with_ban}" if sentence.with_ban else "",
    )
    return ", ".join(filter(None, parts))


def paragraphs(text: DatedText) -> list[str]:
    """Return a text as plain paragraphs; an item of a list is one of them."""
    found: list[str] = []
    for block in text.blocks:
        match block:
            case Paragraph(inlines=inlines) | Quote(inlines=inlines):
                found.append(plain(inlines))
            case ListBlock(items=items):
                found += [f"- {plain(item.inlines)}" for item in items]
    return found


def source_line(publication: Publication) -> str:
    """Return a source as one line: title, publisher, date, address."""
    stated = publication.date or publication.seen
    known = written_partial(stated, LANGUAGE) if stated else "without a date"
    seen = f"seen {known}" if publication.date is None and publication.seen else known
    return ", ".join(filter(None, (publication.title, publication.publisher, seen, publication.url)))


def text_title(part: str, text: DatedText, case: CaseView) -> str:
    """Return the heading of a text, with a word where what happened has overtaken it."""
    overtaken = ", overtaken by what happened" if part in case.overtaken else ""
    return f"{part.capitalize()} text of {written_date(text.date, LANGUAGE)}{overtaken}"
