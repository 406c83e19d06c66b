"""When a court's sentence is over."""

from __future__ import annotations

import calendar
import datetime
import math
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from lettergen.records.case import Sentence


def end_of_term(sentence: Sentence | None, since: datetime.date) -> datetime.date | None:
    """Return the last day of a sentence that began by `since`; None for life, or where its length is not known."""
    if sentence is None or sentence.life:
        return None
    months = _months(sentence.years) + (sentence.months or 0)
    days = sentence.days or 0
    if months <= 0 and days <= 0:
        return None
    try:
        return _months_later(since, months) + datetime.timedelta(days=days)
    except (OverflowError, ValueError):
        return None


@lru_cache(maxsize=1024)
def _months(years: str) -> int:
    """Years as printed ("7.5") in whole months; none where they are no number."""
    try:
        return math.ceil(Decimal(years or "0") * 12)
    except (InvalidOperation, OverflowError, ValueError):
        return 0


def _months_later(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
