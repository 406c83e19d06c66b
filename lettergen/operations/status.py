"""Where every letter of the workspace stands: its meeting, the days left, how far it has come, and what waits."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path, PurePosixPath

from lettergen.dates import PartialDate
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Severity
from lettergen.library.dossier import load_dossier
from lettergen.operations.check import check_one
from lettergen.operations.workspace import Opened, find_dossiers
from lettergen.records.dossier import LetterSettings


class Stage(StrEnum):
    """How far a letter has come, told by the files that its steps leave behind; the furthest counts."""

    NOT_BUILT = "not built"
    EDITED = "edited"
    BUILT = "built"
    SIGNING = "out for signature"
    SENT = "final made"


# The folder that a step leaves in a dossier, the furthest first.
_LEFT_BEHIND = (
    ("sent", Stage.SENT),
    ("versions", Stage.SIGNING),
    ("out", Stage.BUILT),
    ("text", Stage.EDITED),
)


@dataclass(frozen=True, slots=True)
class DossierStatus:
    """One letter: `dates` and `days_left` are those of its meeting or hook, None where they are unknown.

    `days_left` counts from today to the nearest day that the dates may mean; it is negative once they are over.
    """

    folder: PurePosixPath
    name: str
    dates: PartialDate | None
    days_left: int | None
    stage: Stage
    errors: int
    warnings: int


def statuses(
    opened: Opened, today: datetime.date, only: Collection[PurePosixPath] = ()
) -> tuple[DossierStatus, ...]:
    """Return the letters of the workspace: the next meeting first, those that are over last, the latest before.

    `only`: some of them, by folder; empty: all. A dossier whose letter.yaml cannot be used is among them, without a name and
    a date and with its findings.
    """
    found = [_status(opened, folder, today) for folder in set(only) or find_dossiers(opened.workspace)]
    return tuple(sorted(found, key=_order))


def _order(status: DossierStatus) -> tuple[int, int, PurePosixPath]:
    if status.days_left is None:
        return 1, 0, status.folder
    over = status.days_left < 0
    return (2 if over else 0), abs(status.days_left), status.folder


def _status(opened: Opened, folder: PurePosixPath, today: datetime.date) -> DossierStatus:
    settings = _settings(opened.workspace.root, folder)
    name, dates = _event(settings) if settings else ("", None)
    numbers = _numbers(check_one(opened, folder))
    return DossierStatus(
        folder=folder,
        name=name,
        dates=dates,
        days_left=days_left(dates, today),
        stage=_stage(opened.workspace.root / folder),
        errors=numbers[Severity.ERROR],
        warnings=numbers[Severity.WARNING],
    )


def _settings(root: Path, folder: PurePosixPath) -> LetterSettings | None:
    dossier, _ = load_dossier(root, folder)
    return dossier.settings if dossier else None


def _event(settings: LetterSettings) -> tuple[str, PartialDate | None]:
    if settings.meeting:
        return settings.meeting.name, settings.meeting.dates
    return (settings.hook.what, settings.hook.date) if settings.hook else ("", None)


def days_left(dates: PartialDate | None, today: datetime.date) -> int | None:
    """Return the days to the nearest day that `dates` may mean: 0 within them, negative once the last is over."""
    if dates is None:
        return None
    days = dates.interval
    if days.contains(today):
        return 0
    return ((days.first if today < days.first else days.last) - today).days


def _stage(dossier: Path) -> Stage:
    return next((stage for name, stage in _LEFT_BEHIND if _holds_something(dossier / name)), Stage.NOT_BUILT)


def _holds_something(folder: Path) -> bool:
    try:
        return any(not path.name.startswith(".") for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _numbers(findings: tuple[Finding, ...]) -> Counter[Severity]:
    return Counter(finding.severity for finding in findings)
