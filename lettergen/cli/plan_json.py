"""A plan as JSON; docs/commands.md describes every key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lettergen.asof import CaseView
from lettergen.document import Kind
from lettergen.operations.prepare import Planned
from lettergen.records.dossier import LetterSettings
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
        "concerns": _matter(selection.concerns, settings),
        "recommendations": _matter(selection.recommendations, settings),
        "instruments": _matter(selection.instruments, settings),
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


def _matter(rows: Sequence[Chosen], settings: LetterSettings) -> list[dict[str, Any]]:
    has_paper = Kind.BRIEFING_PAPER in settings.documents
    return [_chosen(chosen, "briefing" if has_paper else "template") for chosen in rows]


def _chosen(chosen: Chosen, besides_the_letter: str) -> dict[str, Any]:
    place = (
        besides_the_letter if chosen.place is Place.BRIEFING else chosen.place.value if chosen.place else None
    )
    return {"id": chosen.id, "title": chosen.title, "place": place, "why": chosen.why}
