"""`lettergen sign import`: records what a form collected."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lettergen.cli.options import Dossier
from lettergen.cli.sign_options import Yes


class DateOrder(StrEnum):
    """How days are written that are numbers only."""

    UNSAID = ""
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Delimiter(StrEnum):
    """What stands between the cells of a CSV."""

    UNSAID = ""
    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"


File = Annotated[Path, typer.Argument(metavar="FILE", help="What the form exported: CSV or XLSX.")]
Column = Annotated[
    list[str] | None,
    typer.Option(metavar="WHAT=HEADER", help="Which column holds what: 'by=Contact person'. Repeatable."),
]
Means = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="MEANING=TEXT",
        help="What an answer means: 'signed=Yes, we sign'; signed, declined, withdrawn, objects. Repeatable.",
    ),
]
Name = Annotated[
    list[str] | None,
    typer.Option(metavar="ID=TEXT", help="Who is meant by a name: 'iphr=Int. Partnership'. Repeatable."),
]
EveryRow = Annotated[
    bool, typer.Option("--every-row-signs", help="Whoever sends the form signs: it asks nothing.")
]
Zone = Annotated[str, typer.Option(metavar="ZONE", help="Of the form's clock: Europe/Brussels, or +01:00.")]
Dates = Annotated[DateOrder, typer.Option(help="How the form writes 10/11/2026.", show_default=False)]
SheetName = Annotated[str, typer.Option(metavar="NAME", help="Which sheet of a workbook.")]
Encoding = Annotated[str, typer.Option(metavar="NAME", help="Of a CSV that is not UTF-8: cp1251.")]
Delimiters = Annotated[Delimiter, typer.Option(help="Of a CSV that leaves it open.", show_default=False)]


def sign_import(
    dossier: Dossier,
    file: File,
    column: Column = None,
    answer: Means = None,
    name: Name = None,
    every_row_signs: EveryRow = False,
    zone: Zone = "",
    dates: Dates = DateOrder.UNSAID,
    sheet: SheetName = "",
    encoding: Encoding = "",
    delimiter: Delimiters = Delimiter.UNSAID,
    yes: Yes = False,
) -> None:
    """Record what a form collected, from the CSV or XLSX that it exports.

    Shows what each row would do, and asks. A name that is only near one of the registry is asked about, never taken. How the
    sheet is read is kept in the dossier, so it is said once; the same sheet again changes nothing.
    """
    from lettergen.cli.sign_import_run import run_import
    from lettergen.cli.sign_import_said import SheetOptions

    said = SheetOptions(
        columns=tuple(column or ()),
        answers=tuple(answer or ()),
        names=tuple(name or ()),
        every_row="signed" if every_row_signs else "",
        zone=zone,
        dates=dates.value,
        sheet=sheet,
        encoding=encoding,
        delimiter=delimiter.value,
    )
    run_import(dossier, file, said, yes)
