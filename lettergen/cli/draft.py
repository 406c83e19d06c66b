"""`lettergen draft`: writes assembled texts for somebody to edit."""

from __future__ import annotations

from typing import Annotated

import typer

from lettergen.cli.options import Dossier, kinds


def draft(
    dossier: Dossier,
    only: Annotated[
        str,
        typer.Option(
            metavar="DOCUMENTS",
            help="Which of joint-letter, briefing-paper, open-letter; all that letter.yaml asks for.",
        ),
    ] = "",
) -> None:
    """Write a letter's texts to text/, for you to edit.

    From then on they are what is built. Addressees, date, overview and signatories stay live. A text that is there is
    never overwritten.
    """
    from lettergen.cli.lines import shown_path, typed_path, waiting
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.draft import draft as operation

    wanted = kinds(only, "--only")
    opened, folder = open_dossier(dossier)
    drafted = operation(opened, folder, wanted)
    for path in drafted.written:
        print(shown_path(path))
    for path in drafted.there:
        say(f"{shown_path(path)} was there already, and is as it was.")
    where = opened.workspace.root / folder
    say(
        "Edit the text; the lines {#...} tie each block to the library, so leave them where they are.",
        f"When the library has changed: lettergen redraft {typed_path(where)}",
        *waiting(drafted.findings, where, opened.findings),
    )
