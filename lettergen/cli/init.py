"""`lettergen init`: makes a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The new folder; it must not be there yet.")
    ],
) -> None:
    """Make a workspace with the starter case library.

    A workspace is a folder with the case library, a place for letters, and lettergen.toml, which marks it.
    """
    from lettergen.cli.lines import counted, shown_path, typed_path
    from lettergen.cli.running import say
    from lettergen.operations.init import init_workspace

    paths = init_workspace(folder)
    print(shown_path(folder))
    say(
        f"{counted(len(paths), 'file')} written. Go there and begin a letter:",
        f"  cd {typed_path(folder)}",
        '  lettergen new letters/2026-12-eu-kazakhstan --meeting "EU-Kazakhstan Human Rights Dialogue" '
        "--date 2026-12-03 --country KZ",
    )
