"""Where templates lie: the workspace's own first, then those of the package."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source
from lettergen.library.reading import read_text
from lettergen.library.workspace import Workspace
from lettergen.resources import templates_folder

_NAME = re.compile(r"([a-z-]+)\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md")


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a template and where it stands (a workspace path, or the name alone for a built-in one)."""

    text: str
    source: Source


def template_name(kind: Kind, language: str) -> str:
    """Return the file name of a kind's template in a language ("joint-letter.en.md")."""
    return f"{kind.value}.{language}.md"


def find_template(workspace: Workspace, kind: Kind, language: str) -> tuple[Template | None, list[Finding]]:
    """Return the workspace's own template of this kind where there is one, else the built-in one, and findings.

    One that is there and cannot be read is a finding; the built-in one never steps in for it.
    """
    name = template_name(kind, language)
    own = workspace.templates / name
    if os.path.lexists(workspace.root / own):
        return _read(workspace.root, own, own)
    return _read(templates_folder(), PurePosixPath(name), PurePosixPath("letter_templates") / name)


@dataclass(frozen=True, slots=True)
class Listed:
    """A template that there is: its kind and language, where it lies, and whether it stands in for a built-in one.

    `path` is relative to the workspace; of a built-in template it is the name alone.
    """

    kind: Kind
    language: str
    path: PurePosixPath
    own: bool
    shadows: bool = False


def list_templates(workspace: Workspace) -> tuple[Listed, ...]:
    """Return the templates in force, the workspace's own and built-in ones, by kind and language."""
    built_in = _languages(templates_folder())
    own = set() if _is_ours(workspace) else _languages(workspace.root / workspace.templates)
    return tuple(
        Listed(
            kind,
            language,
            workspace.templates / template_name(kind, language)
            if (kind, language) in own
            else PurePosixPath(template_name(kind, language)),
            own=(kind, language) in own,
            shadows=(kind, language) in own and (kind, language) in built_in,
        )
        for kind, language in sorted(built_in | own)
    )


def built_in_template(kind: Kind, language: str) -> Template | None:
    """Return the built-in template of a kind in a language, None where there is none."""
    if (kind, language) not in _languages(templates_folder()):
        return None
    name = template_name(kind, language)
    template, _ = _read(templates_folder(), PurePosixPath(name), PurePosixPath(name))
    return template


def _is_ours(workspace: Workspace) -> bool:
    """Tell whether the workspace is lettergen's own checkout, whose templates are the built-in ones."""
    folder = workspace.root / workspace.templates
    return folder.is_dir() and folder.samefile(templates_folder())


def _languages(folder: Path) -> set[tuple[Kind, str]]:
    """Return kind and language of each template in a folder."""
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    matches = [_NAME.fullmatch(name) for name in names]
    kinds = {kind.value: kind for kind in Kind}
    return {(kinds[found[1]], found[2]) for found in matches if found and found[1] in kinds}


def _read(root: Path, path: PurePosixPath, shown: PurePosixPath) -> tuple[Template | None, list[Finding]]:
    text, findings = read_text(root, path)
    return (Template(text, Source(shown, 1)) if text is not None else None), findings
