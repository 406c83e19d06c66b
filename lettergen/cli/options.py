"""What commands have in common: the shapes of their options, and reading words that only the library knows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.dates import parse_day
from lettergen.library.similar import did_you_mean

if TYPE_CHECKING:
    from lettergen.document import Kind


class TableFormat(StrEnum):
    """For people, or for programs."""

    TABLE = "table"
    JSON = "json"


class TextFormat(StrEnum):
    """For people, or for programs."""

    TEXT = "text"
    JSON = "json"


Dossier = Annotated[
    Path,
    typer.Argument(
        metavar="DOSSIER", help="The folder of a letter, from here or from the workspace's folder."
    ),
]

NoPager = Annotated[bool, typer.Option("--no-pager", help="Print it all at once.")]


def misuse(message: str, option: str) -> typer.BadParameter:
    """Return the error that says what is wrong with an option; the words in it may be anything."""
    from lettergen.cli.lines import one_line

    return typer.BadParameter(one_line(message), param_hint=option)


def day(text: str, option: str) -> datetime.date:
    """Return the day that an option names; misuse when it is none."""
    try:
        return parse_day(text)
    except ValueError as refused:
        raise misuse(str(refused), option) from refused


def words(text: str, known: Iterable[str], option: str) -> tuple[str, ...]:
    """Return the words of a list with commas, once each and in order; misuse when one is unknown or there is none."""
    known = list(known)
    found = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for word in found:
        if word not in known:
            hint = did_you_mean(word, known) or f"Known: {', '.join(known)}."
            raise misuse(f"'{word}' is not known. {hint}", option)
    if not found:
        raise misuse(f"name at least one of: {', '.join(known)}.", option)
    return found


def codes(countries: Iterable[str]) -> tuple[str, ...]:
    """Return country codes as the library writes them."""
    return tuple(code.strip().upper() for code in countries)


def kinds(text: str, option: str) -> tuple[Kind, ...]:
    """Return the documents that an option names, none where it is empty; misuse when one is unknown."""
    from lettergen.document import Kind

    return tuple(Kind(word) for word in words(text, [kind.value for kind in Kind], option)) if text else ()
