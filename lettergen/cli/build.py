"""`lettergen build`: writes a letter's documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.build_ahead import Ahead, ahead_or_now
from lettergen.cli.options import Dossier, words

if TYPE_CHECKING:
    from lettergen.operations.build import BuildWishes


def build(  # noqa: PLR0913 - an argument is an option
    context: typer.Context,
    dossier: Dossier,
    format: Annotated[
        str, typer.Option(metavar="FORMATS", help="Which of docx, pdf, html, txt, md; with commas.")
    ] = "docx,pdf",
    only: Annotated[
        str,
        typer.Option(
            metavar="DOCUMENTS",
            help="Which of joint-letter, briefing-paper, open-letter; all that letter.yaml asks for.",
        ),
    ] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write here, not into the dossier.")
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="Make what will be sent: no draft mark, and no errors.")
    ] = False,
    each: Annotated[bool, typer.Option("--each", help="One letter for each addressee.")] = False,
) -> None:
    """Write a letter's documents.

    Drafts go into out/ of the dossier and are overwritten freely. A final goes into a new folder below sent/ and never
    takes the place of another; errors stop it.
    """
    wishes = _wishes(format, only, out, final)
    if each:
        from lettergen.cli.build_each import build_letters

        build_letters(dossier, wishes)
    else:
        with ahead_or_now(context.obj, wanted="pdf" in wishes.formats) as ahead:
            _build(dossier, wishes, ahead)


def _build(dossier: Path, wishes: BuildWishes, ahead: Ahead) -> None:
    from lettergen.cli.lines import finding_lines, one_line, shown_path, waiting
    from lettergen.cli.making import progress
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations import build as operation
    from lettergen.operations.pages import found_by_counting_pages

    with progress() as making:
        begun = ahead.begun(dossier)
        opened, folder = (begun.opened, begun.folder) if begun else open_dossier(dossier)
        built = operation.build(opened, folder, wishes, making, ahead.aside, begun)
    for path in built.paths:
        print(shown_path(path))
    say(*map(one_line, built.moved))
    say(
        *(
            f"{shown_path(path)} is from an earlier build: build it again, or delete it"
            for path in built.left_over
        )
    )
    of_pages = found_by_counting_pages(built.findings)
    say(*(line for finding in of_pages for line in finding_lines(finding, opened.workspace.root)))
    own = [f for f in built.findings if f not in opened.findings and f not in of_pages]
    say(*waiting(own, opened.workspace.root / folder, opened.findings))


def _wishes(formats: str, only: str, out: Path | None, final: bool) -> BuildWishes:
    from lettergen.document import Kind
    from lettergen.operations.build import BuildWishes
    from lettergen.writers import WRITERS

    kinds = words(only, [kind.value for kind in Kind], "--only") if only else ()
    return BuildWishes(
        formats=words(formats, WRITERS, "--format"),
        only=tuple(Kind(kind) for kind in kinds),
        out=out.absolute() if out else None,
        final=final,
    )
