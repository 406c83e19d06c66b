"""A dossier whose text can be circulated, with many who could sign it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from small_workspace import FILES, LETTER, opened, reopened

from lettergen.operations.sign_circulate import Circulated, Circulation, circulate
from lettergen.operations.sign_names import Signatory
from lettergen.operations.sign_record import Recorded, record_answer
from lettergen.operations.workspace import Opened
from lettergen.signing.steps import Answer, Step

NOON = datetime.datetime(2026, 1, 20, 12, tzinfo=datetime.UTC)
DEADLINE = NOON + datetime.timedelta(days=7)
SIGNATURES = LETTER / "signatures"
VERSIONS = LETTER / "versions"

ORGANISATIONS = {
    f"cases/organisations/org-{number:03d}.yaml": f"name: Organisation {number:03d}\nacronym: O{number:03d}\n"
    for number in range(25)
}
UNSIGNED = {name: text for name, text in FILES.items() if "/signatures/" not in name} | ORGANISATIONS


def at(hours: float) -> datetime.datetime:
    """Return a moment so many hours after the first text was circulated."""
    return NOON + datetime.timedelta(hours=hours)


def workspace(root: Path, files: dict[str, str] | None = None) -> Opened:
    """Write the workspace without any signature, and open it."""
    made = opened(root, {**ORGANISATIONS, **(files or {})})
    (root / SIGNATURES / "monitors.yaml").unlink()
    return made


def circulated(root: Path, *ask: str, **fields: Any) -> Circulated:
    """Circulate the text as it is now."""
    wanted = {"by": "Ana Example", "now": NOON, "deadline": DEADLINE, **fields}
    return circulate(reopened(root), LETTER, Circulation(ask=tuple(map(Signatory, ask)), **wanted))


def answered(
    root: Path, step: Step, organisation: str = "monitors", hours: float = 1, **fields: Any
) -> Recorded:
    """Record what an organisation answered so many hours after the first text was circulated."""
    usual = {"organisation": organisation, "received": at(hours), "by": "Ida Ek", **fields}
    return record_answer(reopened(root), LETTER, Answer(step=step, **usual))
