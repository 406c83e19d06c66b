"""What `build --each` would find, before anything is built."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import PurePosixPath

from lettergen.checks.salutations import without_salutation
from lettergen.compose import address_of, members
from lettergen.document import Document
from lettergen.findings import Finding, LettergenError, Source, error, ordered
from lettergen.operations.check import check_one, checked
from lettergen.operations.each import left_over, stem, unknown_addressee
from lettergen.operations.letters import Letters, agreed, compose_letters
from lettergen.operations.workspace import Opened
from lettergen.resources import fonts_folder
from lettergen.writers.pdf.glyphs import require_glyphs


def check_letters(opened: Opened, folder: PurePosixPath) -> tuple[Finding, ...]:
    """Return the findings on a dossier whose addressees get a letter each; pages are counted only when they are built.

    What signatories agree to are then all letters together. A dossier that cannot be used gives the findings that say why.
    """
    try:
        letters = compose_letters(opened, folder)
    except LettergenError as unusable:
        return ordered([*unusable.findings, *check_one(opened, folder)])
    found = checked(letters.prepared, whole_library=True, digests=agreed(letters.digests()))
    return ordered([*found, *letters.of_house, *_of_addressees(letters), *_not_printable(letters)])


def _of_addressees(letters: Letters) -> Iterator[Finding]:
    planned = letters.prepared.planned
    settings, view = planned.dossier.settings, planned.view
    # A letter of their own greets them, too.
    ungreeted = set(members(settings.ungreeted, view))
    alone = [official.id for official in letters.officials if official.id in ungreeted]
    yield from without_salutation(alone, view, settings.lines.get("to", settings.place_in_file))
    # Those who are named themselves are told like any unknown addressee.
    yield from (unknown_addressee(key, letters) for key in letters.unknown if key not in settings.to)
    out = planned.opened.workspace.root / planned.dossier.folder / "out"
    yield from left_over(out, letters) if not out.is_symlink() else ()


def _not_printable(letters: Letters) -> Iterator[Finding]:
    """Tell of each document that no PDF can be made of, for want of a character in the fonts."""
    place = letters.prepared.planned.dossier.settings.place_in_file
    for kind, document in letters.prepared.documents.items():
        head = address_of(document)
        rest = tuple(block for block in document.blocks if block not in head)
        yield from _lacking(kind.value, dataclasses.replace(document, blocks=rest), place)
    for official in letters.officials:
        for kind, document in letters.to(official).items():
            head_alone = dataclasses.replace(document, blocks=address_of(document), running="")
            yield from _lacking(stem(kind, official.id), head_alone, official.place)


def _lacking(name: str, document: Document, place: Source) -> Iterator[Finding]:
    try:
        require_glyphs(document, fonts_folder())
    except LettergenError as lacking:
        yield error(
            place, "letter-not-made", f"{name} cannot be made as PDF: {lacking.message}", lacking.hint
        )
