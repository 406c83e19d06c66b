"""Loads versions/: each text that was circulated for signature, as it was then."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from lettergen.findings import Finding, Source, error
from lettergen.library.files import library_files, misplaced
from lettergen.library.load import read_record
from lettergen.library.reading import read_text
from lettergen.records.versions import ClosingRecord, Version, VersionRecord

VERSIONS = "versions"
RECORD = "version.yaml"
CLOSING = "closed.yaml"
PACKET = "packet"


def load_versions(root: Path, folder: PurePosixPath) -> tuple[tuple[Version, ...], list[Finding]]:
    """Return the versions in `folder`, the oldest first, and findings; none where it is not there.

    A version is a folder versions/<number>/ with version.yaml, a Markdown file a document and, once signing it has
    ended, closed.yaml; packet/ holds what was mailed, and is not read.
    """
    if not os.path.lexists(root / folder):
        return (), []
    findings: list[Finding] = []
    held: dict[str, list[PurePosixPath]] = {}
    for path in library_files(root, folder, findings):
        number, *inside = path.relative_to(folder).parts
        if len(inside) == 1 and _is_number(number):
            held.setdefault(number, []).append(path)
        elif not (_is_number(number) and inside[:1] == [PACKET]):
            findings += misplaced(
                path, "A version is a folder versions/<number>/ that `lettergen sign` makes."
            )
    versions = (_version(root, folder / number, held[number], findings) for number in sorted(held, key=int))
    return tuple(version for version in versions if version is not None), findings


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and not name.startswith("0") and len(name) < 6


def _version(
    root: Path, folder: PurePosixPath, paths: list[PurePosixPath], findings: list[Finding]
) -> Version | None:
    record, found = read_record(root, folder / RECORD, VersionRecord)
    findings += found
    closing: ClosingRecord | None = None
    if folder / CLOSING in paths:
        closing, found = read_record(root, folder / CLOSING, ClosingRecord)
        findings += found
    texts = _texts(root, [path for path in paths if path.suffix == ".md"], findings)
    if record is None:
        return None
    if str(record.version) != folder.name:
        place = record.lines.get("version", record.place)
        message = f"says that it is version {record.version}"
        hint = f"Its folder is that of version {folder.name}: get both back as they were, from git."
        findings.append(error(place, "version-number", message, hint))
        return None
    return Version(record, texts, closing)


def _texts(root: Path, paths: list[PurePosixPath], findings: list[Finding]) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for path in paths:
        text, found = read_text(root, path)
        findings += found
        if text is not None:
            texts[path.stem] = text
    return MappingProxyType(texts)


def place_of(version: Version, document: str) -> Source:
    """Return where the text of a document lies in a version."""
    return Source(version.record.place.path.parent / f"{document}.md", 1)
