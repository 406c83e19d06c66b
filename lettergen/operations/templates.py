"""Shows templates, and copies built-in ones into the workspace, where they can be changed."""

from __future__ import annotations

import os
from pathlib import Path

from lettergen.document import Kind
from lettergen.findings import LettergenError
from lettergen.library.workspace import Workspace
from lettergen.store import write_file
from lettergen.templates import Template, built_in_template, find_template, list_templates, template_name


def show_template(workspace: Workspace, kind: Kind, language: str) -> Template:
    """Return the template in force. Raises LettergenError where there is none, or it cannot be read."""
    _require(workspace, kind, language)
    template, findings = find_template(workspace, kind, language)
    if template is None:
        raise LettergenError(f"The template of the {kind.value} cannot be read", "", tuple(findings))
    return template


def copy_template(workspace: Workspace, kind: Kind, language: str, *, force: bool = False) -> Path:
    """Write the built-in template into the workspace's folder of templates, and return the path of the copy.

    Raises LettergenError where there is no such template, where one lies there already (unless `force`), and where the way
    there leads over a link.
    """
    template = built_in_template(kind, language)
    if template is None:
        _require(workspace, kind, language)
        raise LettergenError(
            f"There is no built-in {kind.value} in '{language}'", "Yours is the only one; copy it yourself."
        )
    name = workspace.templates / template_name(kind, language)
    path = workspace.root / name
    if path.is_symlink() or path.parent.resolve() != workspace.root.resolve() / workspace.templates:
        raise LettergenError(
            f"{name} is reached by a symbolic link, which is never followed", "Take the link away."
        )
    if os.path.lexists(path) and not force:
        raise LettergenError(f"{name} is there already", "Your changes are in it. To lose them: --force.")
    write_file(path, template.text.encode("utf-8"))
    return path


def _require(workspace: Workspace, kind: Kind, language: str) -> None:
    languages = [listed.language for listed in list_templates(workspace) if listed.kind is kind]
    if language not in languages:
        raise LettergenError(
            f"There is no template of the {kind.value} in '{language}'", f"There is: {', '.join(languages)}."
        )
