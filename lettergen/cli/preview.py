"""`lettergen preview`: reads a document in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import Dossier, NoPager, misuse, words
from lettergen.cli.replay import Recording

if TYPE_CHECKING:
    from lettergen.document import Kind


def preview(
    ctx: typer.Context,
    dossier: Dossier,
    document: Annotated[
        str | None,
        typer.Option(
            metavar="DOCUMENT", help="joint-letter, briefing-paper or open-letter; the letter's first."
        ),
    ] = None,
    width: Annotated[
        int | None, typer.Option(min=20, max=400, help="Characters in a line.", show_default="the screen's")
    ] = None,
    no_pager: NoPager = False,
    watch: Annotated[bool, typer.Option("--watch", help="Show it anew whenever a file is saved.")] = False,
) -> None:
    """Read a document in the terminal, as it would be built now.

    What is longer than the screen opens in your pager, which q leaves. No file of yours is changed.
    """
    from lettergen.cli.lines import one_line, waiting
    from lettergen.cli.paged import print_paged
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations import preview as operation
    from lettergen.writers.terminal import print_document

    kind = _kind(document) if document is not None else None
    opened, folder = open_dossier(dossier)
    if watch:
        from lettergen.cli.preview_watch import watch_preview

        watch_preview(opened.workspace, folder, kind, width)
        return
    seen = operation.preview(opened, folder, kind)
    recording = ctx.find_object(Recording)
    print_paged(
        lambda on: print_document(seen.document, on, width or on.width), recording, paged=not no_pager
    )
    say(*map(one_line, seen.moved))
    say(*waiting(seen.findings, opened.workspace.root / folder, opened.findings))


def _kind(document: str) -> Kind:
    from lettergen.document import Kind

    kinds = words(document, [kind.value for kind in Kind], "--document")
    if len(kinds) > 1:
        raise misuse("name one document.", "--document")
    return Kind(kinds[0])
