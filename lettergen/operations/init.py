"""Makes a new workspace with the starter library."""

from __future__ import annotations

from pathlib import Path

from lettergen.findings import LettergenError
from lettergen.library.workspace import MARKER
from lettergen.resources import starter_cases_folder
from lettergen.store import write_new_folder

SETTINGS = """\
# This file marks a lettergen workspace. Everything in it may be left out; these are the defaults.

cases = "cases"                    # the case library
templates = "letter_templates"     # your own templates; the built-in ones serve where there is none
dossiers = ["letters"]             # where `lettergen check` looks for letters
drafter = "iphr"                   # organisation that drafts, for `lettergen new`

# letterhead = "letter_templates/letterhead.docx"     # lends heads, feet, margins and styles to DOCX files
# house_style = "letter_templates/house.css"          # the looks of PDFs; taken from there if it is there
# fonts = ["letter_templates/fonts/Our-Regular.ttf"]   # for that style sheet

[periods]                          # days after which a status is only "last known"
# imprisoned = 366
# in-custody = 183

[signing]
# editorial_change_stands = true   # one editorial change of a circulated text needs no new confirmation
"""

IGNORED = """\
# Built from the texts; `sent/` is what was sent, and stays.
out/

# What lettergen remembers of the library, to be quicker; it may be deleted.
.lettergen-cache/
"""

README = """\
# Our letters

- `cases/` is the case library: who, what happened, since when, says who.
- `letters/` holds one folder a letter.

Begin with:

    lettergen new letters/2026-12-eu-kazakhstan --meeting "EU-Kazakhstan Human Rights Dialogue" \\
        --date 2026-12-03 --country KZ
"""


def init_workspace(folder: Path) -> tuple[Path, ...]:
    """Make a workspace with the starter library in `folder`, which must not be there yet, and return the files' paths.

    Raises LettergenError when something is there already or the folder cannot be written; then nothing is.
    """
    absolute = folder.absolute().parent.resolve() / folder.absolute().name
    if any((above / MARKER).is_file() for above in absolute.parents):
        raise LettergenError(f"{folder} lies inside another workspace", "Choose a folder outside of it.")
    files = {MARKER: SETTINGS, ".gitignore": IGNORED, "README.md": README, "letters/.gitkeep": ""}
    contents = {name: text.encode("utf-8") for name, text in files.items()} | _starter_cases()
    return write_new_folder(absolute, contents)


def _starter_cases() -> dict[str, bytes]:
    source = starter_cases_folder()
    paths = sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {f"cases/{path.relative_to(source).as_posix()}": path.read_bytes() for path in paths}
