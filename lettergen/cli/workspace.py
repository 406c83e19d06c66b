"""From what a person typed to a workspace and a dossier in it."""

from __future__ import annotations

import os
import time
from pathlib import Path, PurePosixPath

from lettergen.findings import LettergenError
from lettergen.library.similar import did_you_mean
from lettergen.library.workspace import find_workspace
from lettergen.operations.workspace import Opened, dossier_folder, find_dossiers, open_workspace


def open_here() -> Opened:
    """Return the workspace of the current folder; raises LettergenError outside of one."""
    return open_workspace(Path.cwd(), time.time_ns())


def open_dossier(given: Path) -> tuple[Opened, PurePosixPath]:
    """Return the workspace that a dossier lies in, and the dossier's folder in it."""
    opened, (folder,) = open_dossiers([given])
    return opened, folder


def open_dossiers(given: list[Path]) -> tuple[Opened, tuple[PurePosixPath, ...]]:
    """Return the workspace of some dossiers, of which there is at least one, and their folders in it.

    A dossier is named from the current folder or, where nothing of that name is there, from the workspace's. Raises
    LettergenError when one is nowhere.
    """
    start = given[0] if os.path.lexists(given[0]) else Path.cwd()
    opened = open_workspace(start if start.is_dir() else start.parent, time.time_ns())
    return opened, tuple(_folder(opened, path) for path in given)


def _folder(opened: Opened, given: Path) -> PurePosixPath:
    for path in (given, opened.workspace.root / given):
        if path.exists():
            return dossier_folder(opened.workspace, path)
    known = [folder.as_posix() for folder in find_dossiers(opened.workspace)]
    hint = did_you_mean(given.as_posix(), known) or _known_dossiers(known)
    raise LettergenError(f"There is no dossier {given}", hint)


def _known_dossiers(known: list[str]) -> str:
    if known:
        return f"This workspace has: {', '.join(known)}."
    return 'Make one: lettergen new letters/2026-12-eu-kazakhstan --meeting "..." --date ... --country ...'


def root_here() -> Path | None:
    """Return the folder of the workspace around the current folder, None outside of one."""
    try:
        return find_workspace(Path.cwd())
    except LettergenError:
        return None
