"""`lettergen preview --watch`: the document as each save leaves it, or what keeps it from being put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from lettergen.cli.lines import finding_lines, one_line, summary
from lettergen.cli.options import misuse
from lettergen.cli.screen import Screen
from lettergen.cli.watch import Watched, is_a_screen, watch
from lettergen.document import Kind
from lettergen.findings import Finding, LettergenError, Severity, ordered
from lettergen.library.workspace import MARKER, Workspace
from lettergen.operations.preview import preview
from lettergen.operations.workspace import open_workspace
from lettergen.writers.terminal import print_document

_WRITTEN = ("out", "sent")
"""Folders of a dossier that nothing is read from."""


def watch_preview(workspace: Workspace, folder: PurePosixPath, kind: Kind | None, width: int | None) -> None:
    """Show one document of a dossier, anew at each save, until q or Ctrl-C.

    Raises typer.BadParameter where there is no terminal to show it on.
    """
    if not is_a_screen():
        raise misuse("needs a terminal to show the document on; leave it away in a pipe.", "--watch")
    watch(_watched(workspace, folder), lambda cells: _lines(workspace.root, folder, kind, width or cells))


def _watched(workspace: Workspace, folder: PurePosixPath) -> Watched:
    root, dossier = workspace.root, workspace.root / folder
    return Watched(
        folders=(root / workspace.cases, root / workspace.templates, dossier),
        files=(root / MARKER,),
        ignored=tuple(dossier / name for name in _WRITTEN),
    )


def _lines(root: Path, folder: PurePosixPath, kind: Kind | None, width: int) -> Sequence[str]:
    screen = Screen()
    with screen.capture() as captured:
        try:
            # All is read anew each time, so that this can never show what a fresh preview would not.
            opened = open_workspace(root)
            seen = preview(opened, folder, kind)
        except LettergenError as stopped:
            _tell(stopped, screen, root)
        except OSError as refused:
            screen.paragraph(f"{refused.filename}: {refused.strerror}", 0)
        else:
            # First, where it is seen: a file with an error is missing from the document without leaving a gap.
            errors = [
                found for found in (*opened.findings, *seen.findings) if found.severity is Severity.ERROR
            ]
            _list(ordered(errors), screen, root)
            print_document(seen.document, screen, width)
            screen.print()
            screen.paragraph(summary(seen.findings), 0)
    return captured.get().splitlines()


def _tell(stopped: LettergenError, screen: Screen, root: Path) -> None:
    screen.heading(one_line(stopped.message))
    screen.paragraph(stopped.hint)
    screen.print()
    _list(stopped.findings, screen, root)


def _list(findings: Sequence[Finding], screen: Screen, root: Path) -> None:
    for finding in findings:
        for line in finding_lines(finding, root):
            screen.paragraph(line, 0)
        screen.print()
