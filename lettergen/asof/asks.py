"""What is asked for a case: it follows from where the case stands, and never contradicts it."""

from __future__ import annotations

import re

from lettergen.asof.lens import KnownSources, Lens
from lettergen.asof.status import Standing
from lettergen.fast_dataclasses import dataclass
from lettergen.records.case import AskRow, Case
from lettergen.vocabulary import STATUS_RULES, Ask, StatusRule

_FREEING = re.compile(
    r"\b(?:releas(?:e|ing)|free(?:ing)?|liberat(?:e|ing))\b[^.;]*\{name\}"
    r"|\{name\}[^.;]*\b(?:be released|be freed|set free|free)\b"
    r"|\b(?:set|let) \{name\} (?:go|free)\b|\brelease of\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskView:
    """What is asked for a case: a base form with {name} in it, empty when nothing is; `own`: it overrides the status's."""

    do: str
    kinds: frozenset[Ask]
    own: bool = False
    source: tuple[str, ...] = ()


NOTHING = AskView("", frozenset())


def ask_for(case: Case, now: Standing, lens: Lens, known: KnownSources) -> AskView:
    """Return the case's own newest ask that fits its status, or else the status's.

    Nothing is asked where the status is only the last known one: silence is not taken for "still in prison".
    """
    if now.status is None or not now.stands:
        return NOTHING
    rule = STATUS_RULES[now.status]
    rows = [row for row in case.asks if _counts(row, lens, known) and _fits(row, rule)]
    newest = max(rows, key=lambda row: row.since.interval.first, default=None)
    if newest is not None:
        return AskView(newest.do, frozenset(newest.kinds), own=True, source=known.among(newest.source))
    return AskView(rule.default, rule.asked)


def _counts(row: AskRow, lens: Lens, known: KnownSources) -> bool:
    return row.since.interval.began_by(lens.date) and (not row.source or bool(known.among(row.source)))


def _fits(row: AskRow, rule: StatusRule) -> bool:
    """Kinds and words both: a row that says "release" under another kind does not slip through."""
    if not row.kinds or not set(row.kinds) <= rule.asks:
        return False
    return Ask.RELEASE in rule.asks or not _FREEING.search(row.do)
