"""`lettergen sign status`: who signed which text."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lettergen.cli.options import Dossier
from lettergen.cli.sign_options import now


class StatusFormat(StrEnum):
    """For people, programs, or spreadsheets."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def sign_status(
    dossier: Dossier,
    format: Annotated[
        StatusFormat, typer.Option(help="Tables, JSON for other programs, or CSV for a spreadsheet.")
    ] = StatusFormat.TABLE,
    undisclosed: Annotated[
        bool, typer.Option("--undisclosed", help="Also name those who are not to be disclosed.")
    ] = False,
) -> None:
    """Show who signed this text, who an earlier one, who has not answered, and how long there is.

    Who wrote, and where the evidence lies, is never shown; an e-mail address in what is shown is left out.
    """
    from lettergen.cli.lines import waiting
    from lettergen.cli.running import say
    from lettergen.cli.sign_table import print_csv, show_status, status_as_json
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.sign_status import sign_status as operation

    opened, folder = open_dossier(dossier)
    status = operation(opened, folder, now(), name_undisclosed=undisclosed)
    if format is StatusFormat.JSON:
        from lettergen.cli.export import print_json

        print_json(status_as_json(status))
    elif format is StatusFormat.CSV:
        print_csv(status)
    else:
        show_status(status)
    say(*waiting(status.findings, opened.workspace.root / folder, opened.findings))
