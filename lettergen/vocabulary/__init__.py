"""Events, the status they bring, and what may be asked: the one table that everything else reads.

Names of acts and of a person's situation follow the HURIDOCS Micro-thesauri (types of acts; status of the victim) in
plain words. docs/library.md prints these tables, and a test holds the two together.
"""

from lettergen.vocabulary.events import COURT_OUTCOMES, EVENT_RULES, EventRule
from lettergen.vocabulary.labels import Answer, Share, Use, Voice, within
from lettergen.vocabulary.statuses import HELD, SETTLED, STATUS_RULES, Ask, Status, StatusRule

__all__ = [
    "COURT_OUTCOMES",
    "EVENT_RULES",
    "HELD",
    "SETTLED",
    "STATUS_RULES",
    "Answer",
    "Ask",
    "EventRule",
    "Share",
    "Status",
    "StatusRule",
    "Use",
    "Voice",
    "within",
]
