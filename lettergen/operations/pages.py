"""Keeps a letter to its pages, which only a finished layout shows (docs/addressees.md)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from lettergen.document import Kind
from lettergen.house import House
from lettergen.operations.lengths import compose_letter
from lettergen.operations.prepare import Planned, Prepared, compose_all, finished
from lettergen.selection import Cut, Selection, select
from lettergen.selection.limits import keep_to
from lettergen.writers import WRITERS
from lettergen.writers.pdf.count import pages_in


def within_pages(prepared: Prepared, house: House, files: Mapping[str, bytes], *, final: bool) -> Prepared:
    """Return the documents with a letter that keeps to its pages; the same ones where it does already.

    `files` are those made of them: a PDF that is short enough with its signatories needs no second look.
    """
    planned = prepared.planned
    most = planned.dossier.settings.limits.pages
    made = files.get(f"{Kind.JOINT_LETTER.value}{WRITERS['pdf'].suffix}")
    if most is None or (made is not None and pages_in(made) <= most):
        return prepared
    kept = plan_within_pages(planned, house)
    if kept.cuts == planned.cuts and set(kept.selection.unmet) == set(planned.selection.unmet):
        return prepared
    return compose_all(kept, tuple(prepared.documents), final=final)


def plan_within_pages(planned: Planned, house: House) -> Planned:
    """Return the plan of a letter that keeps to its pages, as its PDF has them without signatories.

    Whoever signs may not change the text that others have signed, so their list does not count.
    """
    settings = planned.dossier.settings
    if settings.limits.pages is None:
        return planned

    def choose(cuts: tuple[Cut, ...]) -> Selection:
        return select(planned.view, settings, planned.raised, planned.selection.withheld, cuts)

    selection, cuts = keep_to(
        settings.limits.pages,
        "pages",
        choose,
        lambda selection: _pages(planned, selection, house),
        planned.cuts,
    )
    of_words = [sentence for sentence in planned.selection.unmet if sentence not in selection.unmet]
    kept = dataclasses.replace(selection, unmet=(*selection.unmet, *of_words)) if of_words else selection
    return dataclasses.replace(planned, selection=kept, cuts=cuts)


def _pages(planned: Planned, selection: Selection, house: House) -> int:
    unsigned = dataclasses.replace(planned.dossier, signatures=())
    letter = compose_letter(planned.opened, unsigned, planned.view, selection)
    if letter is None:
        return 0
    done = finished(letter, dataclasses.replace(planned, dossier=unsigned))
    return pages_in(WRITERS["pdf"].write(done, house))
