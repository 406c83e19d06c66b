"""Keeps a letter to its pages, which only a finished layout shows (docs/addressees.md)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from lettergen.compose import address_of
from lettergen.document import Document, Kind
from lettergen.findings import Finding
from lettergen.house import House
from lettergen.operations.lengths import compose_letter
from lettergen.operations.prepare import Planned, Prepared, compose_all, edited_letter, finished
from lettergen.selection import Cut, Selection, select
from lettergen.selection.limits import EDITED, OPEN, is_too_long, keep_to, told_as_it_is
from lettergen.writers import WRITERS
from lettergen.writers.pdf.count import pages_in
from lettergen.writers.pdf.glyphs import has_glyphs
from lettergen.writers.pdf.heads import heights


def within_pages(prepared: Prepared, house: House, files: Mapping[str, bytes], *, final: bool) -> Prepared:
    """Return the documents with a letter that keeps to its pages; the same ones where it does already.

    `files` are those made of them: a PDF that is short enough with its signatories needs no second look.
    """
    planned = prepared.planned
    most = planned.dossier.settings.limits.pages
    kind = Kind.OPEN_LETTER if _is_open(planned) else Kind.JOINT_LETTER
    made = files.get(f"{kind.value}{WRITERS['pdf'].suffix}")
    if most is None or (made is not None and pages_in(made) <= most):
        return prepared
    kept = plan_within_pages(planned, house)
    if kept.cuts == planned.cuts and set(kept.selection.unmet) == set(planned.selection.unmet):
        return prepared
    return compose_all(kept, tuple(prepared.documents), final=final)


def plan_within_pages(planned: Planned, house: House) -> Planned:
    """Return the plan of a letter that keeps to its pages, as its PDF has them without signatories.

    Whoever signs may not change the text that others have signed, so their list does not count. Of an open letter, and of
    one that somebody edits, the plan says by how much it is too long, and moves nobody.
    """
    settings = planned.dossier.settings
    if settings.limits.pages is None:
        return planned
    as_it_is = _open_letter(planned) or edited_letter(planned)
    if as_it_is is not None:
        kind = OPEN if as_it_is.kind is Kind.OPEN_LETTER else EDITED
        size = _pages(as_it_is, planned, house)
        told = told_as_it_is(planned.selection, size, settings.limits.pages, "pages", kind)
        return dataclasses.replace(planned, selection=told)

    def choose(cuts: tuple[Cut, ...]) -> Selection:
        return select(planned.view, settings, planned.raised, planned.selection.withheld, cuts)

    selection, cuts = keep_to(
        settings.limits.pages,
        "pages",
        choose,
        lambda selection: _pages_of(planned, selection, house),
        planned.cuts,
    )
    of_words = [sentence for sentence in planned.selection.unmet if sentence not in selection.unmet]
    kept = dataclasses.replace(selection, unmet=(*selection.unmet, *of_words)) if of_words else selection
    return dataclasses.replace(planned, selection=kept, cuts=cuts)


def _is_open(planned: Planned) -> bool:
    """Tell whether the letter of a dossier is an open one."""
    documents = planned.dossier.settings.documents
    return Kind.OPEN_LETTER in documents and Kind.JOINT_LETTER not in documents


def _open_letter(planned: Planned) -> Document | None:
    if not _is_open(planned):
        return None
    return compose_all(planned, (Kind.OPEN_LETTER,)).documents.get(Kind.OPEN_LETTER)


def found_by_counting_pages(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those findings that only a build can make, since `check` lays nothing out."""
    return tuple(
        finding
        for finding in findings
        if finding.code == "page-limit" or is_too_long(finding.message, "pages")
    )


def joint_letter(planned: Planned) -> Document | None:
    """Return the letter as it would be built, edited or not; None where there is none, or it cannot be put together."""
    edited = edited_letter(planned)
    return edited or compose_letter(planned.opened, planned.dossier, planned.view, planned.selection)


def longest(letters: Sequence[Document], house: House) -> int:
    """Return which of several letters, which differ in address and salutation only, has the most pages.

    It is the one that begins with the most; the first of equals. One that no PDF can be made of is left out while there are
    others, since it is told when it is written, and does not take them with it.
    """
    heads = [address_of(letter) for letter in letters]
    high = heights(letters[0], heads, house)
    in_pdf = [number for number, head in enumerate(heads) if has_glyphs(head)]
    return max(in_pdf or range(len(letters)), key=lambda number: high[number])


def _pages_of(planned: Planned, selection: Selection, house: House) -> int:
    letter = compose_letter(planned.opened, planned.dossier, planned.view, selection)
    return _pages(letter, planned, house) if letter is not None else 0


def _pages(letter: Document, planned: Planned, house: House) -> int:
    return pages_in(WRITERS["pdf"].write(_unsigned(letter, planned), house))


def _unsigned(letter: Document, planned: Planned) -> Document:
    unsigned = dataclasses.replace(planned.dossier, signatures=())
    return finished(letter, dataclasses.replace(planned, dossier=unsigned))
