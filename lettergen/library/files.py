"""Which files a case library has, and what each holds, judged by where it lies."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error
from lettergen.records.case import Case
from lettergen.records.library import Concern, Country, Instrument, Official, Organisation, Recommendation

CASE_PARTS = ("letter", "briefing")
CONCERN_PARTS = ("ask", "facts", "standard", "briefing")
LISTS = PurePosixPath("officials/lists.yaml")

_LIKE_RECORDS = frozenset({".md", ".markdown", ".yaml", ".yml", ".json", ".txt"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file holds: the class of its record, and the titles of the texts that may follow its front matter."""

    record: Any
    parts: tuple[str, ...] = ()


_REGISTERS: Mapping[str, FileKind] = {
    "organisations": FileKind(Organisation),
    "officials": FileKind(Official),
    "instruments": FileKind(Instrument),
}
_CASE = FileKind(Case, CASE_PARTS)
_CONCERN = FileKind(Concern, CONCERN_PARTS)
_RECOMMENDATION = FileKind(Recommendation)
_COUNTRY = FileKind(Country)


def kind_of(inside: Sequence[str]) -> FileKind | None:
    """Return what a file holds by the names that lead to it from the cases folder, None where no single record lies."""
    match inside:
        case LISTS.parts:
            return None
        case (register, *below) if register in _REGISTERS:
            return _REGISTERS[register] if len(below) == 1 and below[0].endswith(".yaml") else None
        case (_, "country.yaml" | "region.yaml"):
            return _COUNTRY
        case (_, name) if name.endswith(".md"):
            return _CASE
        case (_, "concerns", name) if name.endswith(".md"):
            return _CONCERN
        case (_, "recommendations", name) if name.endswith(".md"):
            return _RECOMMENDATION
    return None


def bad_id(path: PurePosixPath, word: str, place: Source | None = None) -> list[Finding]:
    """Return a finding unless the word can be an id; `place` is where it stands, where it is not the name of the file."""
    if _ID.fullmatch(word):
        return []
    proposed = "-".join(re.findall("[a-z0-9]+", word.lower()))
    hint = "Use lower-case letters, digits and hyphens" + (f": {proposed}." if proposed else ".")
    return [error(place or Source(path), "bad-id", f"'{word}' cannot be an id", hint)]


def library_files(root: Path, folder: PurePosixPath, findings: list[Finding]) -> Iterator[PurePosixPath]:
    """Yield the files below a folder of the workspace in the order of their names; report what cannot be one to `findings`.

    What begins with a dot is somebody else's, and README.md is for people.
    """
    if (root / folder).is_symlink():
        findings.append(_symlink(folder))
        return
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except OSError as refused:
        message = f"cannot be read: {refused.strerror}"
        findings.append(
            error(Source(folder), "unreadable", message, "Check that the folder is there and may be read.")
        )
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _taken(root, folder, entry, findings)


def _taken(
    root: Path, folder: PurePosixPath, entry: os.DirEntry[str], findings: list[Finding]
) -> Iterator[PurePosixPath]:
    path = folder / entry.name
    if not entry.name.isprintable():
        shown = folder / ascii(entry.name)[1:-1]
        findings.append(
            error(Source(shown), "bad-name", "has a name with unprintable characters", "Rename it.")
        )
    elif entry.is_symlink():
        findings.append(_symlink(path))
    elif not entry.is_dir(follow_symlinks=False):
        yield path
    elif path.suffix in (".md", ".yaml"):
        findings.append(error(Source(path), "special-file", "is a folder named like a file", "Rename it."))
    else:
        yield from library_files(root, path, findings)


def _symlink(path: PurePosixPath) -> Finding:
    hint = "Put the file or folder itself there."
    return error(Source(path), "symlink", "is a symbolic link, which is never followed", hint)


def misplaced(path: PurePosixPath, hint: str) -> list[Finding]:
    """Return a finding for a file that looks like a record and lies where none is read."""
    if path.name.upper().startswith("README") or path.suffix.lower() not in _LIKE_RECORDS:
        return []
    return [error(Source(path), "misplaced", "lies where nothing reads it", hint)]
