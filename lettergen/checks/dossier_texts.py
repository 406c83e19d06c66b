"""Rules: the words of a document are true on its day, were read by somebody, and are all there."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.asof import CaseView
from lettergen.checks.context import DossierContext, in_letter_yaml
from lettergen.checks.fitting import contradiction, fits
from lettergen.checks.used import is_composed, used_texts
from lettergen.findings import Finding, error, info, warning
from lettergen.records.case import AskRow, Case
from lettergen.records.common import DatedText
from lettergen.vocabulary import SETTLED


def _picked(context: DossierContext) -> Iterator[tuple[CaseView, Case]]:
    for case in context.selection.in_briefing():
        if case.id in context.library.cases:
            yield case, context.library.cases[case.id]


def texts_overtaken(context: DossierContext) -> Iterator[Finding]:
    """No text is older than what is known of the case."""
    used = {
        (one.record.id, one.text.part): one.text
        for one in used_texts(context)
        if isinstance(one.record, Case)
    }
    for seen, case in _picked(context):
        settled = seen.standing.status in SETTLED
        for part in seen.overtaken:
            text = used.get((case.id, part)) or (_newest(case, part, context) if settled else None)
            if text is not None:
                yield _overtaken(text, seen, settled)


def _newest(case: Case, part: str, context: DossierContext) -> DatedText | None:
    texts = [text for text in case.texts if text.part == part and text.date <= context.settings.date]
    return max(texts, key=lambda text: text.date, default=None)


def _overtaken(text: DatedText, seen: CaseView, settled: bool) -> Finding:
    now, name = seen.standing.status, f"'{text.part} {text.date}' of {seen.name}"
    stands = f": {now.value}" if now is not None else ""
    message = f"what happened since has overtaken the text {name}{stands}"
    hint = f"Write a newer one under '# {text.part.capitalize()}'."
    unheard = _unheard_of(text, seen)
    if unheard:
        message = f"cites no source, in the text {name}, of where the case stands{stands}"
        hint = f"Write a newer one under '# {text.part.capitalize()}' that rests on {unheard}."
    return (error if settled else warning)(text.place, "overtaken-text", message, hint)


def _unheard_of(text: DatedText, seen: CaseView) -> str:
    """Return the sources of an event before the text's day that the text does not cite, as notes; empty otherwise."""
    event = seen.standing.event
    interval = event.when.interval if event else None
    if event is None or interval is None or interval.last > text.date:
        return ""
    cited = set(text.sources) & set(event.source)
    return "" if cited else " or ".join(f"[^{source}]" for source in event.source)


def texts_not_read(context: DossierContext) -> Iterator[Finding]:
    """Somebody besides its author has read every text against its sources."""
    for used in used_texts(context):
        if used.name not in {row.text for row in used.record.read}:
            message = f"nobody besides its author has read '{used.name}' against its sources"
            hint = f"Have it read, and enter it under 'read': {{text: {used.name}, by: ...}}."
            yield context.stricter(used.text.place, "unread-text", message, hint)


def sentences_composed(context: DossierContext) -> Iterator[Finding]:
    """A case is told in words that somebody wrote; an overtaken text of somebody free or dead is told as that."""
    documents = context.documents.values()
    for seen, case in _picked(context):
        overtaken = seen.overtaken and seen.standing.status in SETTLED
        if not overtaken and is_composed(case, documents):
            message = f"has no text on {seen.name} for {context.settings.date}: a plain sentence stands in its place"
            hint = "Write a text and have it read: # Letter, ## date, and [^source] where it rests on one."
            yield context.stricter(case.place, "composed-sentence", message, hint)


def asks_that_contradict(context: DossierContext) -> Iterator[Finding]:
    """A case's own ask fits where it stands on the letter's day."""
    lens = context.view.lens
    for seen, case in _picked(context):
        row = _newest_ask(case, context)
        if row is not None and seen.standing.status is not None and not fits(row, case, seen.standing, lens):
            yield contradiction(row, seen.standing, lens.date)


def _newest_ask(case: Case, context: DossierContext) -> AskRow | None:
    begun = [row for row in case.asks if row.kinds and row.since.interval.began_by(context.settings.date)]
    return max(begun, key=lambda row: row.since.interval.first, default=None)


def dates_inside_events(context: DossierContext) -> Iterator[Finding]:
    """Tells of events that may have happened before the letter's day or after it."""
    day = context.settings.date
    for seen, _ in _picked(context):
        for event in seen.events:
            interval = event.when.interval
            if interval is not None and interval.first <= day < interval.last:
                span = f"{interval.first} to {interval.last}"
                message = f"the event '{event.what}' ({span}) may lie after the letter's date, {day}"
                yield info(
                    event.place, "date-inside-event", message, "Date it more closely, if a source does."
                )


def cases_last_heard_of(context: DossierContext) -> Iterator[Finding]:
    """What letter.yaml insists on is known recently enough."""
    place = in_letter_yaml(context.settings, "cases", "must")
    for seen, _ in _picked(context):
        if (
            seen.id in context.settings.cases.must
            and seen.standing.status is not None
            and not seen.standing.stands
        ):
            heard = seen.standing.last_heard
            message = (
                f"insists on '{seen.id}', last heard of on {heard}: where the case stands is only last known"
            )
            hint = f"Ask {seen.owner or 'somebody who knows'}, and enter it under 'confirmed'."
            yield warning(place, "last-known-status", message, hint)
