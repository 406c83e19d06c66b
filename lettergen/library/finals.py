"""Reads what finals in sent/ say of themselves: of which text each was made."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from lettergen.library.reading import read_text
from lettergen.library.sent import MANIFEST, SENT
from lettergen.records.versions import SentFinal


def load_sent(root: Path, folder: PurePosixPath) -> tuple[SentFinal, ...]:
    """Return the finals in the sent/ of the dossier in `folder`, those of the earliest date first.

    One whose manifest is not there or cannot be read is left out: what is not known to be sent is held to more.
    """
    place = root / folder / SENT
    if place.is_symlink() or not place.is_dir():
        return ()
    names = sorted((entry.name for entry in place.iterdir()), key=lambda name: (name[:10], len(name), name))
    finals = (_final(root, folder / SENT / name) for name in names)
    return tuple(final for final in finals if final is not None)


def _final(root: Path, place: PurePosixPath) -> SentFinal | None:
    text, _ = read_text(root, place / MANIFEST)
    try:
        said = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    rows = said.get("documents") if isinstance(said, dict) else None
    if not isinstance(rows, dict):
        return None
    digests = {name: digest for name, row in rows.items() if (digest := _digest(row))}
    each = any(isinstance(row, dict) and "letters" in row for row in rows.values())
    return SentFinal(place, MappingProxyType(digests), each=each) if digests else None


def _digest(row: Any) -> str:
    digest = row.get("digest") if isinstance(row, dict) else None
    return digest if isinstance(digest, str) else ""
