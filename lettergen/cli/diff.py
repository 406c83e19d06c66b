"""`lettergen diff`: what changed between two versions, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import kinds, misuse

if TYPE_CHECKING:
    from lettergen.operations.diff import Difference, Version


class DiffFormat(StrEnum):
    """On the screen, or as a page."""

    TEXT = "text"
    HTML = "html"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A dossier, or a text in Markdown.")],
    new: Annotated[
        Path | None, typer.Argument(metavar="[NEW]", help="Another of its kind; without it, see --since.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="REVISION", help="Compare the dossier with itself at a git revision.")
    ] = "",
    only: Annotated[
        str, typer.Option(metavar="DOCUMENTS", help="Which of joint-letter, briefing-paper.")
    ] = "",
    format: Annotated[
        DiffFormat, typer.Option(help="On the screen, or a page a document.")
    ] = DiffFormat.TEXT,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the pages here, not into the dossier's out/.")
    ] = None,
) -> None:
    """Show what changed between two versions, word by word.

    Of a dossier alone: what you changed in text/ from what lettergen would assemble. With --since: what changed since a git
    revision. With two: from the one to the other. Words that are gone stand in [-...-], new ones in {+...+}. Signatories are
    no part of it.
    """
    from lettergen.operations.diff import diff as compare

    before, after, folder = _versions(old, new, since, only)
    differences = compare(before, after)
    if format is DiffFormat.HTML:
        if out is None and folder is None:
            raise misuse("name the folder for the pages.", "--out")
        _write(differences, before, after, out or folder)
        return
    _show(differences, before, after)


def _versions(old: Path, new: Path | None, since: str, only: str) -> tuple[Version, Version, Path | None]:
    """Return both versions, and the folder of the dossier in which a page about them would lie."""
    from lettergen.cli.workspace import open_dossiers
    from lettergen.operations.diff import dossier_version, text_version, version_at

    wanted = kinds(only, "--only")
    if since and new is not None:
        raise misuse("goes with one dossier, not with two.", "--since")
    if old.is_file() and old.suffix == ".md":
        if new is None:
            raise misuse("name the text to compare it with.", "NEW")
        return text_version(old), text_version(new), None
    opened, folders = open_dossiers([old] if new is None else [old, new])
    folder = opened.workspace.root / folders[-1] / "out"
    if new is not None:
        first, second = (dossier_version(opened, one, wanted) for one in folders)
    elif since:
        first, second = (
            version_at(opened, folders[0], since, wanted),
            dossier_version(opened, folders[0], wanted),
        )
    else:
        first = dossier_version(opened, folders[0], wanted, own_texts=False)
        second = dossier_version(opened, folders[0], wanted)
    return first, second, folder


def _show(differences: Sequence[Difference], old: Version, new: Version) -> None:
    import dataclasses

    from lettergen.cli.lines import counted, one_line
    from lettergen.cli.screen import Screen
    from lettergen.versions.redline import abridged
    from lettergen.writers.terminal import print_blocks

    screen = Screen()
    screen.paragraph(f"From {one_line(old.name)} to {one_line(new.name)}:", indent=0)
    for difference in differences:
        number = len(difference.changed)
        screen.heading(
            f"{difference.name}: {counted(number, 'block') + ' changed' if number else 'nothing changed'}"
        )
        for change in difference.changed:
            screen.print()
            screen.whole(f"{change.changed.value}: {one_line(change.block.key)}")
            print_blocks(
                dataclasses.replace(difference.document, blocks=(abridged(change.block),)),
                screen,
                screen.width,
            )


def _write(differences: Sequence[Difference], old: Version, new: Version, folder: Path | None) -> None:
    from lettergen.cli.lines import shown_path
    from lettergen.cli.running import say
    from lettergen.operations.diff import write_pages

    assert folder is not None
    paths = write_pages(differences, old.name, new.name, folder.absolute())
    for path in paths:
        print(shown_path(path))
    if not paths:
        say("Nothing changed, so there is no page.")
