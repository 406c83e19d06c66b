"""Opens a workspace: its settings and its library."""

from __future__ import annotations

import datetime
import os
from pathlib import Path, PurePosixPath

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError
from lettergen.library.dossier import LETTER
from lettergen.library.index import FILE, Index
from lettergen.library.load import load_library
from lettergen.library.workspace import Workspace, find_workspace, load_workspace
from lettergen.private_cache import ANSWERS, FOLDER
from lettergen.records.library import Library
from lettergen.store import remove_cache, write_cache


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace with its library, and what was wrong with its files."""

    workspace: Workspace
    library: Library
    findings: tuple[Finding, ...]
    today: datetime.date | None = None
    """The day on which a command opened it, None where that does not matter."""


def open_workspace(start: Path, now: int | None = None) -> Opened:
    """Return the workspace at or above `start`; raises LettergenError when there is none.

    With `now`, the time in nanoseconds since 1970, only what changed since the last time is read, and the index that this
    takes is kept in the workspace where that is possible; and the day is known, for letters dated ahead of it.
    """
    workspace, findings = load_workspace(find_workspace(start))
    index = Index(workspace.root, now) if now is not None else None
    library, found = load_library(workspace.root, workspace.cases, index)
    content = index.changed() if index else None
    if content is not None:
        remove_cache(workspace.root / FOLDER, ANSWERS)  # they may tell of a case that is there no more
        write_cache(workspace.root / FOLDER, {FILE: content})
    today = datetime.date.fromtimestamp(now // 10**9) if now is not None else None
    return Opened(workspace, library, (*findings, *found), today)


def find_dossiers(workspace: Workspace) -> tuple[PurePosixPath, ...]:
    """Return the folders of all dossiers, sorted; links are not followed."""
    found: list[PurePosixPath] = []
    for top in dict.fromkeys(workspace.dossiers):
        for folder, below, files in os.walk(workspace.root / top):
            below[:] = sorted(name for name in below if not name.startswith("."))
            if LETTER in files:
                found.append(PurePosixPath(Path(folder).relative_to(workspace.root).as_posix()))
                below.clear()
    return tuple(sorted(found))


def dossier_folder(workspace: Workspace, given: Path) -> PurePosixPath:
    """Return the folder a person named, relative to the workspace.

    Raises LettergenError when it lies outside the workspace.
    """
    absolute = given.resolve()
    if absolute.name == LETTER:
        absolute = absolute.parent
    if not absolute.is_relative_to(workspace.root):
        raise LettergenError(
            f"{given} lies outside the workspace {workspace.root}",
            "Name a folder of this workspace, or go to the other one.",
        )
    return PurePosixPath(absolute.relative_to(workspace.root).as_posix())
