"""A plan as JSON; docs/commands.md describes every key."""

from __future__ import annotations

from typing import Any

from lettergen.asof import CaseView
from lettergen.operations.prepare import Planned
from lettergen.selection import Chosen, Omission, Pick, Place


def plan_as_json(planned: Planned) -> dict[str, Any]:
    """Return the plan as values that JSON knows, in the order in which things were decided."""
    selection, settings = planned.selection, planned.dossier.settings
    return {
        "dossier": planned.dossier.folder.as_posix(),
        "date": settings.date.isoformat(),
        "letter": [_pick(pick) for pick in selection.picks if pick.place is Place.LETTER],
        "briefing": [_pick(pick) for pick in selection.picks if pick.place is Place.BRIEFING],
        "moved": [{**_case(row.case), "why": row.sentence} for row in selection.moved],
        "left_out": [_omission(omission) for omission in selection.omissions],
        "unmet": list(selection.unmet),
        "withheld": [{"code": w.code, "count": w.count, "why": w.sentence} for w in selection.withheld],
        "concerns": [_chosen(chosen) for chosen in selection.concerns],
        "recommendations": [_chosen(chosen) for chosen in selection.recommendations],
        "instruments": [_chosen(chosen) for chosen in selection.instruments],
    }


def _case(case: CaseView) -> dict[str, Any]:
    status = case.standing.status
    return {
        "id": case.id,
        "name": case.name,
        "country": case.country,
        "status": status.value if status else None,
        "stands": case.standing.stands,
    }


def _pick(pick: Pick) -> dict[str, Any]:
    return {**_case(pick.case), "why": list(pick.why)}


def _omission(omission: Omission) -> dict[str, Any]:
    return {**_case(omission.case), "why": omission.why, "remedy": omission.remedy}


def _chosen(chosen: Chosen) -> dict[str, Any]:
    place = chosen.place.value if chosen.place else None
    return {"id": chosen.id, "title": chosen.title, "place": place, "why": chosen.why}
