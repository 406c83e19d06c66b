"""Step 3: whose case comes first. Six questions, in order; each answered yes or no, never weighed."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from lettergen.asof import CaseView, View
from lettergen.asof.events import dated
from lettergen.asof.lens import KnownSources
from lettergen.fast_dataclasses import dataclass
from lettergen.language import capitalised, written_partial
from lettergen.records.case import Risk
from lettergen.records.common import When
from lettergen.records.dossier import LetterSettings
from lettergen.selection.reasons import LANGUAGE, cited, happened, is_settled, last_heard, listed, when_text
from lettergen.vocabulary import HELD, STATUS_RULES, Share

SOON = datetime.timedelta(days=92)
"""A decision this long after the meeting still is "soon after"."""

RECENT = datetime.timedelta(days=92)
"""Somebody heard of this long before the letter was "recently heard of"."""

A_YEAR = datetime.timedelta(days=366)
"""For how long torture, ill-treatment, refused care or failing health counts as present danger."""

_HARM = frozenset({"tortured", "ill-treated", "care-refused", "health-decline"})
_MOVING_BODIES = ("eu", "un", "osce")


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions: `answer` returns the sentence for yes, empty for no."""

    name: str
    answer: Callable[[CaseView, View, LetterSettings], str]


def _danger(case: CaseView, view: View, settings: LetterSettings) -> str:
    told = [_risk(case, risk) for risk in case.risk if risk.kind != "new-sentence"]
    known = KnownSources(case.sources)
    harm = [event for event in case.events if event.what in _HARM]
    told += [happened(case, event) for event in harm if view.lens.date - dated(event, known).by <= A_YEAR]
    status = case.standing.status
    if status and STATUS_RULES[status].danger:
        told.append(f"Life or health is at stake: {case.standing.phrase}.")
    return " ".join(dict.fromkeys(told))


def _risk(case: CaseView, risk: Risk) -> str:
    if risk.share is not Share.PUBLIC:
        return "There is a danger that is internal."
    verb = "were" if case.kind == "group" else "was"
    return f"{case.short} {verb} {risk.text} {when_text(When(date=risk.since))}{cited(case, risk.source)}."


def _liberty(case: CaseView, view: View, settings: LetterSettings) -> str:
    told = [_risk(case, risk) for risk in case.risk if risk.kind == "new-sentence"]
    status = case.standing.status
    if status in HELD:
        told.append(f"Liberty is lost: {case.standing.phrase}.")
    return " ".join(told)


def _decision(case: CaseView, view: View, settings: LetterSettings) -> str:
    latest = _meeting_over(settings) + SOON
    for step in case.next:
        if step.date is None:
            return f"A decision is expected: {step.what}{cited(case, step.source)}."
        if step.date.interval.first <= latest:
            return f"A decision is near: {step.what}, {written_partial(step.date, LANGUAGE)}{cited(case, step.source)}."
    return ""


def _meeting_over(settings: LetterSettings) -> datetime.date:
    dates = settings.meeting.dates if settings.meeting else settings.hook.date if settings.hook else None
    return max(settings.date, dates.interval.last) if dates else settings.date


def _movable(case: CaseView, view: View, settings: LetterSettings) -> str:
    rows = (row for row in case.findings if row.body in _MOVING_BODIES)
    said = ((row, f"{row.authority} {row.what.replace('{names}', case.short)}") for row in rows)
    return " ".join(f"{capitalised(words)}{cited(case, row.source)}." for row, words in said)


def _illustrates(case: CaseView, view: View, settings: LetterSettings) -> str:
    shown = [ask for key in case.stands_for for ask in _served(key, view, settings)]
    return f"The case illustrates an ask of this letter: {listed(shown)}." if shown else ""


def _served(key: str, view: View, settings: LetterSettings) -> list[str]:
    """Return the titles of the asks that a concern is, or is a country's part of."""
    concern = view.concerns.get(key)
    asks = (key, concern.part_of) if concern else ()
    return [view.concerns[ask].title for ask in asks if ask in settings.asks and ask in view.concerns]


def _recent(case: CaseView, view: View, settings: LetterSettings) -> str:
    heard = case.standing.last_heard
    if heard is None or not case.standing.stands or view.lens.date - heard > RECENT:
        return ""
    return f"Recently heard of, on {last_heard(case)}."


QUESTIONS = (
    Question("danger to life or health", _danger),
    Question("loss of liberty", _liberty),
    Question("a decision before or soon after the meeting", _decision),
    Question("something that this addressee can move", _movable),
    Question("an ask of this letter that the case illustrates", _illustrates),
    Question("news of recent months", _recent),
)


def answers(case: CaseView, view: View, settings: LetterSettings) -> tuple[str, ...]:
    """Return the answer to each question, in order; empty strings for no. Who is free, cleared or dead is not compared."""
    if is_settled(case):
        return ("",) * len(QUESTIONS)
    return tuple(question.answer(case, view, settings) for question in QUESTIONS)
