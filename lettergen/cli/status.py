"""`lettergen status`: where every letter stands."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lettergen.cli.options import TableFormat, day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lettergen.operations.status import DossierStatus


def status(
    dossiers: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DOSSIER", help="Only this letter; may be repeated."),
    ] = None,
    today: Annotated[
        str,
        typer.Option(metavar="YYYY-MM-DD", help="Count the days left from this day.", show_default="today"),
    ] = "",
    format: Annotated[
        TableFormat, typer.Option(help="A table, or JSON for other programs.")
    ] = TableFormat.TABLE,
) -> None:
    """Show where every letter stands: its meeting, the days left, how far it has come, what waits.

    The next meeting comes first. No file of yours is changed.
    """
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossiers, open_here
    from lettergen.operations.status import statuses

    opened, only = open_dossiers(dossiers) if dossiers else (open_here(), ())
    found = statuses(opened, day(today, "--today") if today else datetime.date.today(), only)
    if format is TableFormat.JSON:
        from lettergen.cli.export import print_json

        print_json([_as_json(each) for each in found])
    else:
        _show(found)
    if not found:
        say('No letter yet. Make one: lettergen new letters/... --meeting "..." --date ... --country ...')


def _show(found: Sequence[DossierStatus]) -> None:
    from lettergen.cli.lines import counted
    from lettergen.cli.screen import Screen

    screen = Screen()
    for each in found:
        screen.heading(each.folder.as_posix())
        screen.paragraph("; ".join(part for part in (_meeting(each), _days(each), _far(each)) if part))
    if found:
        screen.print()
    screen.whole(counted(len(found), "letter"))


def _meeting(each: DossierStatus) -> str:
    return ", ".join(part for part in (each.name, str(each.dates or "")) if part)


def _days(each: DossierStatus) -> str:
    from lettergen.cli.lines import counted

    if each.days_left is None:
        return "no date yet"
    if each.days_left < 0:
        return f"{counted(-each.days_left, 'day')} ago"
    return f"{counted(each.days_left, 'day')} left" if each.days_left else "now"


def _far(each: DossierStatus) -> str:
    from lettergen.cli.lines import counted

    numbers = ((each.errors, "error"), (each.warnings, "warning"))
    waiting = [counted(number, noun) for number, noun in numbers if number]
    return "; ".join([each.stage.value, *([f"{' and '.join(waiting)} wait"] if waiting else [])])


def _as_json(each: DossierStatus) -> dict[str, Any]:
    return {
        "dossier": each.folder.as_posix(),
        "meeting": each.name,
        "dates": str(each.dates) if each.dates else None,
        "days_left": each.days_left,
        "stage": each.stage.value,
        "errors": each.errors,
        "warnings": each.warnings,
    }
