"""What was said of a form's sheets, kept in the dossier: sign-import.yaml."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lettergen.findings import Finding, LettergenError, error
from lettergen.library.load import read_record
from lettergen.library.similar import did_you_mean
from lettergen.operations.workspace import Opened
from lettergen.records.sheet_settings import SheetSettings
from lettergen.store import write_file

SETTINGS = "sign-import.yaml"


def load_settings(opened: Opened, folder: PurePosixPath) -> SheetSettings | None:
    """Return what was said before, None where nothing was.

    Raises LettergenError, with the findings, when the file cannot be used.
    """
    path = folder / SETTINGS
    if not os.path.lexists(opened.workspace.root / path):
        return None
    settings, findings = read_record(opened.workspace.root, path, SheetSettings)
    if settings is not None:
        findings += _unknown_organisations(settings, opened)
    if settings is None or findings:
        raise LettergenError(
            f"{path} cannot be used",
            "Mend what is listed, or delete the file and say it anew.",
            tuple(findings),
        )
    return settings


def _unknown_organisations(settings: SheetSettings, opened: Opened) -> Iterator[Finding]:
    known = opened.library.organisations
    for name in settings.names:
        if name.organisation not in known:
            hint = did_you_mean(name.organisation, known)
            message = f"'{name.organisation}' is no organisation of this library"
            yield error(settings.place, "unknown-organisation", message, hint)


def save_settings(opened: Opened, folder: PurePosixPath, settings: SheetSettings) -> Path:
    """Write what was said, for the next time; return the file. Raises LettergenError when that is not possible."""
    path = opened.workspace.root / folder / SETTINGS
    lines = [
        "# How `lettergen sign import` reads this form's sheets, and what names in them mean",
        *_lines(settings, ""),
    ]
    write_file(path, ("\n".join(lines) + "\n").encode("utf-8"))
    return path


def _lines(record: object, indent: str) -> Iterator[str]:
    for field in dataclasses.fields(record):  # type: ignore[arg-type]  # every record here is a dataclass
        value = getattr(record, field.name)
        if field.name in ("place", "lines") or not value:
            continue
        if isinstance(value, str):
            # A JSON string is a YAML double-quoted scalar (YAML 1.2, section 1.3).
            yield f"{indent}{field.name}: {json.dumps(value, ensure_ascii=False)}"
        elif isinstance(value, tuple):
            yield f"{indent}{field.name}:"
            yield from (line for row in value for line in _row(row, indent))
        elif inner := list(_lines(value, f"{indent}  ")):
            yield from (f"{indent}{field.name}:", *inner)


def _row(record: object, indent: str) -> Iterator[str]:
    first, *others = _lines(record, f"{indent}    ")
    yield f"{indent}  - {first.strip()}"
    yield from others
