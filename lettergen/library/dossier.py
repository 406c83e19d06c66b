"""Loads a dossier: letter.yaml, say.md, signatures/ and versions/."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, error
from lettergen.library.front_matter import split_front_matter
from lettergen.library.load import parse_record, read_record
from lettergen.library.reading import read_text
from lettergen.library.sections import titled_sections
from lettergen.library.signatures import SIGNATURES, load_signatures
from lettergen.library.versions import VERSIONS, load_versions
from lettergen.records.common import NO_PUBLICATIONS, Publication
from lettergen.records.dossier import Dossier, LetterSettings, Section

LETTER = "letter.yaml"
SAY = "say.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class _SayFront:
    """The front matter of say.md."""

    sources: Mapping[str, Publication] = dataclasses.field(default_factory=lambda: NO_PUBLICATIONS)


@dataclass(frozen=True, slots=True)
class _Say:
    """say.md."""

    sections: Mapping[str, Section] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str, Publication] = dataclasses.field(default_factory=lambda: NO_PUBLICATIONS)


def load_dossier(root: Path, folder: PurePosixPath) -> tuple[Dossier | None, list[Finding]]:
    """Return the dossier in `folder` of the workspace, or None when its letter.yaml cannot be used, and findings.

    Raises LettergenError when there is no letter.yaml.
    """
    if not os.path.lexists(root / folder / LETTER):
        raise LettergenError(
            f"{folder} is no dossier: it holds no {LETTER}",
            f'Make one: lettergen new {folder} --meeting "..." --date ... --country ...',
        )
    settings, findings = read_record(root, folder / LETTER, LetterSettings)
    say, said = _say(root, folder / SAY)
    signatures, signed = load_signatures(root, folder / SIGNATURES)
    versions, circulated = load_versions(root, folder / VERSIONS)
    findings += [*said, *signed, *circulated]
    if settings is None:
        return None, findings
    findings += _previous(root, settings)
    dossier = Dossier(
        folder=folder,
        settings=settings,
        say=say.sections,
        sources=say.sources,
        signatures=signatures,
        versions=versions,
    )
    return dossier, findings


def _say(root: Path, path: PurePosixPath) -> tuple[_Say, list[Finding]]:
    if not os.path.lexists(root / path):
        return _Say(), []
    text, findings = read_text(root, path)
    if text is None:
        return _Say(), findings
    if not text.startswith("---\n"):
        sections, found = titled_sections(text, path, 1)
        return _Say(MappingProxyType(sections)), found
    split, findings = split_front_matter(text, path)
    if split is None:
        return _Say(), findings
    front, found = parse_record(split.front, path, 2, _SayFront) if split.front.strip() else (None, [])
    sections, said = titled_sections(split.body, path, split.body_line)
    return _Say(MappingProxyType(sections), front.sources if front else NO_PUBLICATIONS), [*found, *said]


def _previous(root: Path, settings: LetterSettings) -> list[Finding]:
    """A finding when letter.yaml names an earlier dossier that cannot be read: no promise made in it could be kept."""
    folder = _inside(settings.previous)
    letter = root / folder / LETTER if folder is not None else None
    is_there = letter is not None and letter.is_file()
    # What is read is opened without following links.
    straight = (
        folder is not None and letter is not None and letter.resolve() == root.resolve() / folder / LETTER
    )
    if not settings.previous or (is_there and straight):
        return []
    place = settings.lines.get("previous", settings.place_in_file)
    why = "lies behind a symbolic link, which is never followed" if is_there else "is not there"
    message = f"names the earlier dossier '{settings.previous}', which {why}"
    hint = "Write its folder as it is called from the workspace: letters/2022-10-central-asia."
    return [error(place, "previous-missing", message, hint)]


def previous_folder(dossier: Dossier) -> PurePosixPath | None:
    """Return the folder of the dossier before this one, if letter.yaml names one that stays inside the workspace.

    What begins with a dot is somebody else's, as in the library.
    """
    return _inside(dossier.settings.previous)


def _inside(named: str) -> PurePosixPath | None:
    folder = PurePosixPath(named)
    hidden = any(part.startswith(".") for part in folder.parts)
    return folder if named and not folder.is_absolute() and not hidden else None
