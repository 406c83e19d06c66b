"""Begins a build before its options are read: the sooner the longest document is handed over, the sooner all are written.

What is begun rests on a guess at the command line. `build` takes it only where its own reading of the options comes to the
same, and otherwise begins anew: a wrong guess costs nothing but time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettergen.operations.begun import Begun
    from lettergen.writers.aside import SecondWriter

WITH_VALUE = ("--format", "--only", "--out")
"""The options of `build` that take the word after them, which is then no dossier."""

_NO_PDF = frozenset({"-h", "--help", "--each"})
_NO_DRAFT_OF_ALL = ("--final", "--only")


class Ahead:
    """What was begun: the process that writes PDFs and, perhaps, the documents of the dossier named `dossier`."""

    def __init__(self, aside: SecondWriter, dossier: str = "") -> None:
        self.aside = aside
        self._dossier = dossier
        self._begun = _begun(dossier, aside) if dossier else None

    def begun(self, dossier: Path) -> Begun | None:
        """Return what was begun of a dossier, None where it was another or nothing."""
        return self._begun if Path(self._dossier) == dossier else None


def _begun(dossier: str, aside: SecondWriter) -> Begun | None:
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.begun import begin

    try:
        opened, folder = open_dossier(Path(dossier))
        return begin(opened, folder, aside)
    except Exception:  # whatever it is, the build comes upon it again and tells
        return None


@contextmanager
def beginning_ahead(words: Sequence[str]) -> Iterator[Ahead | None]:
    """Begin what the words of a command line look like, if that is a build of PDFs; the process ends with the block."""
    if list(words[:1]) != ["build"] or not _NO_PDF.isdisjoint(words) or _other_formats(words):
        yield None
        return
    from lettergen.writers.aside import second_writer

    with second_writer() as aside:
        yield Ahead(aside, _dossier(words[1:]))


def _other_formats(words: Sequence[str]) -> bool:
    named = any(word.startswith("--format") for word in words)
    return named and not any("pdf" in word for word in words)


def _dossier(words: Sequence[str]) -> str:
    """Return the dossier of which a draft of all documents is wanted, empty where that cannot be told."""
    if any(word.startswith(_NO_DRAFT_OF_ALL) for word in words):
        return ""
    places = [
        word
        for before, word in zip(("", *words), words, strict=False)
        if not word.startswith("-") and before not in WITH_VALUE
    ]
    return places[0] if len(places) == 1 else ""


@contextmanager
def ahead_or_now(ahead: Ahead | None, *, wanted: bool) -> Iterator[Ahead]:
    """Return what was begun ahead, or start the process now if it is wanted."""
    if ahead is not None:
        yield ahead
        return
    from lettergen.writers.aside import second_writer

    with second_writer(wanted=wanted) as aside:
        yield Ahead(aside)
