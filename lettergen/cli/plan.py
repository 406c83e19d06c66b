"""`lettergen plan`: who and what a letter takes, who is left out, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from lettergen.cli.options import Dossier, TableFormat
from lettergen.cli.replay import Recording


def plan(
    ctx: typer.Context,
    dossier: Dossier,
    format: Annotated[
        TableFormat, typer.Option(help="Tables, or JSON for other programs.")
    ] = TableFormat.TABLE,
    pager: Annotated[bool, typer.Option("--pager", help="Open it in your pager, which q leaves.")] = False,
) -> None:
    """Show who and what a letter takes, who is left out, and why.

    No file of yours is changed. What cannot be told, for want of consent or because of its label, is counted and not named.
    """
    from lettergen.cli.lines import waiting
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.prepare import plan_dossier

    opened, folder = open_dossier(dossier)
    planned = plan_dossier(opened, folder)
    if format is TableFormat.JSON:
        from lettergen.cli.export import print_json
        from lettergen.cli.plan_json import plan_as_json

        print_json(plan_as_json(planned))
    else:
        from lettergen.cli.paged import print_paged
        from lettergen.cli.plan_table import show_plan

        print_paged(lambda screen: show_plan(planned, screen), ctx.find_object(Recording), paged=pager)
    own = [finding for finding in planned.findings if finding not in opened.findings]
    say(*waiting(own, opened.workspace.root / folder, opened.findings))
