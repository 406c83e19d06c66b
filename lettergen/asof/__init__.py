"""The library as it may be seen on one date, for one use, under one label.

This is all that selection, templates and writers receive. What is withheld is not in it, so nothing further down can
print it.
"""

from lettergen.asof.asks import AskView
from lettergen.asof.cases import CaseView, RoleView
from lettergen.asof.lens import Lens
from lettergen.asof.officials import OfficialView
from lettergen.asof.status import Standing
from lettergen.asof.view import (
    ELSEWHERE,
    Concerned,
    ConcernView,
    InstrumentView,
    RecommendationView,
    View,
    Withheld,
    can_be_seen,
    is_withheld,
    view,
)

__all__ = [
    "ELSEWHERE",
    "AskView",
    "CaseView",
    "ConcernView",
    "Concerned",
    "InstrumentView",
    "Lens",
    "OfficialView",
    "RecommendationView",
    "RoleView",
    "Standing",
    "View",
    "Withheld",
    "can_be_seen",
    "is_withheld",
    "view",
]
