"""`lettergen case list`: the cases of the library, as they stand on a day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lettergen.cli.options import TableFormat, codes, day

if TYPE_CHECKING:
    from lettergen.asof import CaseView
    from lettergen.operations.cases import CaseList

Day = Annotated[
    str,
    typer.Option(metavar="YYYY-MM-DD", help="As of this day.", show_default="today"),
]


def case_list(
    country: Annotated[str, typer.Option(metavar="CODE", help="Only this country's.")] = "",
    status: Annotated[
        str, typer.Option(metavar="STATUS", help="Only those that stand so: imprisoned, in-custody ...")
    ] = "",
    date: Day = "",
    format: Annotated[
        TableFormat, typer.Option(help="A table, or JSON for other programs.")
    ] = TableFormat.TABLE,
) -> None:
    """List cases, and where each stands on a day.

    They are those that a letter to a government, seen by the coalition only, could name on that day.
    """
    from lettergen.cli.lines import counted, one_line
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_here
    from lettergen.operations.cases import list_cases

    (code,) = codes([country])
    listed = list_cases(open_here(), chosen_day(date), code, status.strip().lower())
    if format is TableFormat.JSON:
        from lettergen.cli.export import print_json

        print_json([_as_json(case) for case in listed.cases])
    else:
        _show(listed)
    for withheld in listed.withheld:
        say(f"{counted(withheld.count, 'case')} {one_line(withheld.sentence)}")


def chosen_day(text: str) -> datetime.date:
    """Return the day that --date names, else today. Nothing else in lettergen reads the clock."""
    return day(text, "--date") if text else datetime.date.today()


def _show(listed: CaseList) -> None:
    from lettergen.cli.case_lines import stands_in_short
    from lettergen.cli.lines import counted
    from lettergen.cli.screen import Column, Screen

    screen = Screen()
    rows = [(case.id, case.name, case.country, *stands_in_short(case)) for case in listed.cases]
    whole = Column("Id", whole=True), Column("In", whole=True), Column("As of", whole=True)
    if rows:
        screen.rows((whole[0], Column("Name"), whole[1], Column("Where it stands"), whole[2]), rows)
    screen.whole(f"{counted(len(rows), 'case')} as of {listed.date}")


def _as_json(case: CaseView) -> dict[str, Any]:
    from lettergen.cli.case_json import case_in_short

    return case_in_short(case)
