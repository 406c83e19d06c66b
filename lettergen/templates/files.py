"""Where templates lie: the workspace's own first, then those of the package."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lettergen.document import Kind
from lettergen.findings import Finding, Source
from lettergen.library.reading import read_text
from lettergen.library.workspace import Workspace
from lettergen.resources import templates_folder


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


def _read(root: Path, path: PurePosixPath, shown: PurePosixPath) -> tuple[Template | None, list[Finding]]:
    text, findings = read_text(root, path)
    return (Template(text, Source(shown, 1)) if text is not None else None), findings
