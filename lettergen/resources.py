"""Where the package's own files lie: templates, fonts and the starter case library.

An officer edits `letter_templates/` and `cases/` at the top of a checkout. A wheel carries copies of both inside the
package, under `_packaged/`; an editable install has none beside its modules and uses the checkout's.
"""

from __future__ import annotations

from pathlib import Path

from lettergen.findings import LettergenError

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Return the folder of the letter templates that come with lettergen."""
    return locate("letter_templates", _PACKAGE)


def starter_cases_folder() -> Path:
    """Return the folder of the case library that a new workspace starts from."""
    return locate("cases", _PACKAGE)


def fonts_folder() -> Path:
    """Return the folder of the fonts that PDFs embed."""
    folder = _PACKAGE / "fonts"
    if not folder.is_dir():
        raise _missing("fonts", _PACKAGE)
    return folder


def locate(name: str, package: Path) -> Path:
    """Return the folder `name` that belongs to the package at `package`, in a wheel or in a checkout."""
    packaged = package / "_packaged" / name
    if packaged.is_dir():
        return packaged
    checkout = package.parent
    # Beside an installed package lies somebody else's site-packages, where a folder `cases` would not be ours.
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise _missing(name, package)


def _missing(name: str, package: Path) -> LettergenError:
    return LettergenError(
        f"lettergen's own folder {name!r} is missing; it was looked for from {package}",
        hint="The installation is incomplete: install lettergen again, or restore the folder in the checkout.",
    )
