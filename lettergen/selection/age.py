"""How long what is said of a concern may be told: silence does not mean that nothing has changed."""

from __future__ import annotations

import datetime

from lettergen.asof import ConcernView

STANDS = datetime.timedelta(days=731)
"""How long a concern that nobody confirms is brought up without being asked for in letter.yaml."""

FRESH = datetime.timedelta(days=366)
"""For how long its words are told as of today; after that a document says of what day they are."""


def stands(concern: ConcernView, day: datetime.date) -> bool:
    """Tell whether a concern's newest words, or a confirmation of them, are recent enough on a day."""
    return day - concern.told_on() <= STANDS


def is_fresh(told: datetime.date, day: datetime.date) -> bool:
    """Tell whether words of the day `told` can be said on a later day as they are."""
    return day - told <= FRESH
