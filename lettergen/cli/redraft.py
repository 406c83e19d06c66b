"""`lettergen redraft`: carries edits of a text over to what the library says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli import exits
from lettergen.cli.options import Dossier, kinds

if TYPE_CHECKING:
    from lettergen.operations.redraft import Redrafted


def redraft(
    dossier: Dossier,
    only: Annotated[
        str,
        typer.Option(
            metavar="DOCUMENTS",
            help="Which of joint-letter, briefing-paper, open-letter; all that have a text.",
        ),
    ] = "",
) -> None:
    """Carry your edits in text/ over to what the library, the templates and letter.yaml say now.

    The text before it is kept in text/.old/. Where you and the library changed the same words, both stand in the text, and
    you choose; the exit code is 1 then.
    """
    from lettergen.cli.lines import typed_path
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.redraft import redraft as operation

    wanted = kinds(only, "--only")
    opened, folder = open_dossier(dossier)
    done = operation(opened, folder, wanted)
    for one in done:
        _tell(one)
    if any(one.conflicts for one in done):
        say(f"Where, and what to do: lettergen check {typed_path(opened.workspace.root / folder)}")
        raise typer.Exit(exits.FINDINGS)


def _tell(one: Redrafted) -> None:
    from lettergen.cli.lines import counted, shown_path
    from lettergen.cli.running import say

    path = shown_path(one.path)
    if one.kept is not None:
        print(path)
    say(f"{path}: {told_of(one)}")
    if one.conflicts:
        stand = "stands" if one.conflicts == 1 else "stand"
        say(
            f"{path}: {counted(one.conflicts, 'conflict')} {stand} in it, and nothing can be built until you choose."
        )


def told_of(one: Redrafted) -> str:
    """Return what was done to a text, in words."""
    from lettergen.cli.lines import counted, shown_path

    if one.kept is None:
        return "nothing to carry over; it is as it was."
    what = f"{counted(one.taken, 'block')} changed" if one.taken else "only the order of its blocks changed"
    return f"{what}; the text before is {shown_path(one.kept)}"
