"""Whether an ask fits where a case stands."""

from __future__ import annotations

import dataclasses
import datetime

from lettergen.asof import Lens, Standing
from lettergen.asof.asks import ask_for
from lettergen.asof.lens import KnownSources
from lettergen.findings import Finding, error
from lettergen.records.case import AskRow, Case
from lettergen.vocabulary import STATUS_RULES


def fits(row: AskRow, case: Case, now: Standing, lens: Lens) -> bool:
    """Tell whether an ask does not contradict where the case stands, whatever its sources and however old the news."""
    alone = dataclasses.replace(case, asks=(dataclasses.replace(row, source=()),))
    begun = dataclasses.replace(lens, date=max(lens.date, row.since.interval.first))
    return ask_for(alone, dataclasses.replace(now, stands=True), begun, KnownSources({})).own


def contradiction(row: AskRow, now: Standing, day: datetime.date) -> Finding:
    """Return the finding for an ask that contradicts where the case stands."""
    assert now.status is not None
    kinds = ", ".join(sorted(kind.value for kind in STATUS_RULES[now.status].asks)) or "none"
    message = f"asks '{row.do}', which contradicts where the case stands on {day}: {now.status.value}"
    hint = f"Add a newer row with what is asked then ('from:' and 'kinds:'; kinds that fit: {kinds})."
    return error(row.place, "ask-contradicts-status", message, hint)
