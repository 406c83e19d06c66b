"""`lettergen new`: makes the dossier of a letter."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import codes, day, misuse

if TYPE_CHECKING:
    from lettergen.operations.workspace import Opened

_Meeting = Annotated[
    str, typer.Option(metavar="NAME", help='The meeting, as it follows "ahead of the".', show_default=False)
]
_Hook = Annotated[
    str,
    typer.Option(
        metavar="WORDS", help="In place of a meeting: what an open letter is about.", show_default=False
    ),
]


def new(  # noqa: PLR0913 - an argument is an option
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The new folder; it must not be there yet.")
    ],
    date: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="The day of the meeting, and of the letter.")
    ],
    country: Annotated[
        list[str], typer.Option(metavar="CODE", help="A country it is about; may be repeated.")
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="An official or a list of cases/officials; may be repeated."),
    ] = None,
    meeting: _Meeting = "",
    hook: _Hook = "",
    place: Annotated[str, typer.Option(metavar="PLACE", help="Where the letter is written.")] = "Brussels",
) -> None:
    """Make the dossier of a letter, ready to fill in.

    letter.yaml says what is wanted, with every concern of the countries that was written by then; say.md holds the words
    that are only this letter's.
    """
    from lettergen.cli.workspace import open_here
    from lettergen.operations.new import NewLetter, new_dossier
    from lettergen.operations.workspace import dossier_folder

    if bool(meeting) == bool(hook):
        raise misuse("name a meeting, or with --hook what an open letter is about.", "--meeting")
    wanted = NewLetter(meeting, day(date, "--date"), codes(country), tuple(to or ()), place, hook)
    opened = open_here()
    where = dossier_folder(opened.workspace, folder)
    paths = new_dossier(opened, where, wanted)
    _show(opened, where, paths)


def _show(opened: Opened, where: PurePosixPath, paths: tuple[Path, ...]) -> None:
    from lettergen.cli.lines import one_line, shown_path, typed_path
    from lettergen.cli.running import say

    for path in paths:
        print(shown_path(path))
    say(
        "Who and what it would take, and why:",
        f"  lettergen plan {typed_path(opened.workspace.root / where)}",
    )
    looked_in = opened.workspace.dossiers
    if not any(where.is_relative_to(top) for top in looked_in):
        say(
            f"note: `lettergen check` does not look there by itself, only in: {one_line(', '.join(map(str, looked_in)))}.",
            f"  Add '{one_line(where.parts[0])}' to 'dossiers' in lettergen.toml.",
        )
