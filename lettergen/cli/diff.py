"""`lettergen diff`: what changed between two versions, word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import kinds, misuse

if TYPE_CHECKING:
    from lettergen.operations.diff import Difference, Version


class DiffFormat(StrEnum):
    """On the screen, as a page, or as tracked changes."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A dossier, or a text in Markdown.")],
    new: Annotated[
        Path | None, typer.Argument(metavar="[NEW]", help="Another of its kind; without it, see --since.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="REVISION", help="Compare the dossier with itself at a git revision.")
    ] = "",
    only: Annotated[
        str, typer.Option(metavar="DOCUMENTS", help="Which of joint-letter, briefing-paper, open-letter.")
    ] = "",
    format: Annotated[
        DiffFormat, typer.Option(help="On the screen, a page a document, or a DOCX with tracked changes.")
    ] = DiffFormat.TEXT,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the files here, not into the dossier's out/.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who made the changes, for a DOCX.")] = "",
) -> None:
    """Show what changed between two versions, word by word.

    Of a dossier alone: what you changed in text/ from what lettergen would assemble. With --since: what changed since a git
    revision. With two: from the one to the other. Words that are gone stand in [-...-], new ones in {+...+}. Signatories are
    no part of it.
    """
    from lettergen.operations.diff import diff as compare

    if (format is DiffFormat.DOCX) != bool(by):
        raise misuse("goes with --format docx, which needs it: say who made the changes.", "--by")
    before, after, folder = _versions(old, new, since, only)
    if format is DiffFormat.TEXT:
        show_differences(compare(before, after), [f"From {before.name} to {after.name}:"])
        return
    target = out or folder
    if target is None:
        raise misuse("name the folder for the files.", "--out")
    _write(_files(before, after, by), target)


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


def show_differences(differences: Sequence[Difference], headline: Sequence[str]) -> None:
    """Print what changed in each document below the lines of a headline."""
    import dataclasses

    from lettergen.cli.lines import counted, one_line
    from lettergen.cli.screen import Screen
    from lettergen.versions.redline import abridged
    from lettergen.writers.terminal import print_blocks

    screen = Screen()
    for line in headline:
        screen.paragraph(one_line(line), indent=0)
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


def _files(old: Version, new: Version, by: str) -> Mapping[str, bytes]:
    """Return a page a document or, where it is said who made the changes, a DOCX."""
    from lettergen.document import Revision
    from lettergen.operations.diff import diff as compare
    from lettergen.operations.diff import in_type, pages, tracked_files
    from lettergen.signing.free_text import on_one_line

    if not by:
        return pages(compare(old, new), old.name, new.name, "changes")
    revision = Revision(on_one_line(by, "The name"))
    return tracked_files(compare(in_type(old), in_type(new), apart=True), revision, "changes")


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    from lettergen.cli.lines import shown_path
    from lettergen.cli.running import say
    from lettergen.operations.diff import write_changes

    paths = write_changes(files, folder.absolute())
    for path in paths:
        print(shown_path(path))
    if not paths:
        say("Nothing changed, so nothing was written.")
