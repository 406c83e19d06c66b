"""Starts what `build` will need before its options are read, which takes as long as WeasyPrint takes to load."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettergen.writers.aside import SecondWriter

_NO_PDF = frozenset({"-h", "--help", "--each"})


def writing_ahead(arguments: Sequence[str]) -> AbstractContextManager[SecondWriter | None]:
    """Start the process that writes PDFs if the command line looks as if it were wanted; it ends with the block.

    A wrong guess costs nothing but time: `build` starts the process itself, or leaves it idle.
    """
    if arguments[:1] != ["build"] or not _NO_PDF.isdisjoint(arguments) or _other_formats(arguments):
        return nullcontext()
    from lettergen.writers.aside import second_writer

    return second_writer()


def _other_formats(arguments: Sequence[str]) -> bool:
    named = any(word.startswith("--format") for word in arguments)
    return named and not any("pdf" in word for word in arguments)


def ahead_or_now(ahead: SecondWriter | None, *, wanted: bool) -> AbstractContextManager[SecondWriter]:
    """Return the process that was started ahead, or start it now if it is wanted."""
    if ahead is not None:
        return nullcontext(ahead)
    from lettergen.writers.aside import second_writer

    return second_writer(wanted=wanted)
