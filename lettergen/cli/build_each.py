"""`lettergen build --each`: one letter for each addressee."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lettergen.cli import exits
from lettergen.cli.lines import counted, finding_lines, one_line, shown_path, waiting
from lettergen.cli.running import say
from lettergen.cli.screen import Screen
from lettergen.cli.workspace import open_dossier
from lettergen.operations.build import BuildWishes
from lettergen.operations.each import BuiltEach, build_each
from lettergen.operations.pages import found_by_counting_pages


def build_letters(dossier: Path, wishes: BuildWishes) -> None:
    """Write the letters and print their paths; those that could not be made are told, and make the exit code 1."""
    with _progress() as making:
        opened, folder = open_dossier(dossier)
        built = build_each(opened, folder, wishes, making)
    for path in built.paths:
        print(shown_path(path))
    say(*map(one_line, built.moved))
    _tell_failures(built, opened.workspace.root)
    of_pages = found_by_counting_pages(built.findings)
    say(*(line for finding in of_pages for line in finding_lines(finding, opened.workspace.root)))
    own = [f for f in built.findings if f not in {*opened.findings, *built.failures, *of_pages}]
    say(*waiting(own, opened.workspace.root / folder, opened.findings, "--each"))
    if built.failures:
        raise typer.Exit(exits.FINDINGS)


def _tell_failures(built: BuiltEach, root: Path) -> None:
    for finding in built.failures:
        say(*finding_lines(finding, root))
    if built.failures:
        say(f"error: {counted(len(built.failures), 'letter')} could not be made; the others were.")


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """Give a function that tells on standard error how far it is: a bar at a terminal, a line each in a pipe."""
    screen = Screen(stderr=True)
    if not screen.is_terminal or screen.is_dumb_terminal:
        yield lambda done, total, name: screen.whole(f"made {one_line(name)} ({done} of {total})")
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading the library", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=one_line(name)
        )
