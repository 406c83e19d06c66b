"""One letter each: the same documents once for every addressee (docs/addressees.md)."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from lettergen.asof import OfficialView
from lettergen.compose import (
    Inputs,
    addressed_to,
    greets_by_name,
    in_order,
    is_addressed,
    members,
    readdressed,
)
from lettergen.document import Document, Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, error, has_errors
from lettergen.house import House
from lettergen.operations.house import load_house
from lettergen.operations.pages import joint_letter, longest, plan_within_pages
from lettergen.operations.prepare import Planned, Prepared, compose_all, inputs_of, plan_dossier
from lettergen.operations.workspace import Opened
from lettergen.records.dossier import LetterSettings
from lettergen.signing.agreement import one_each
from lettergen.typography import set_type
from lettergen.versions import digest, digest_of_letters


@dataclass(frozen=True, slots=True)
class Letters:
    """Documents that are composed once, and whom they are to.

    `prepared` holds the documents as they are to the first addressee, `named` those to the first who is greeted by name
    and to the first who is not: their closings differ. `officials` are in the order of the address, `unknown` what `to` in
    letter.yaml names and the library does not have. `of_house`: what is wrong with the files of the house.
    """

    prepared: Prepared
    named: Mapping[bool, Prepared]
    house: House
    of_house: tuple[Finding, ...]
    officials: tuple[OfficialView, ...]
    unknown: tuple[str, ...]

    def separate(self) -> Mapping[Kind, Document]:
        """Return the documents of which everybody gets their own."""
        return {kind: found for kind, found in self.prepared.documents.items() if is_addressed(found)}

    def common(self) -> Mapping[Kind, Document]:
        """Return the documents that are the same for everybody."""
        return {kind: found for kind, found in self.prepared.documents.items() if not is_addressed(found)}

    def to(self, official: OfficialView) -> Mapping[Kind, Document]:
        """Return the documents of which this addressee gets their own: To, Copy, salutation and closing are theirs."""
        inputs = addressed_to(inputs_of(self.prepared.planned), official.id)
        documents = self.named[greets_by_name(inputs)].documents
        return {kind: readdressed(documents[kind], inputs) for kind in self.separate()}

    def digests(self) -> Mapping[Kind, Mapping[str, str]]:
        """Return the digest of every letter, by kind and id of the addressee's office."""
        found: dict[Kind, dict[str, str]] = {kind: {} for kind in self.separate()}
        for official in self.officials:
            for kind, document in self.to(official).items():
                found[kind][official.id] = digest(document)
        return found


def agreed(digests: Mapping[Kind, Mapping[str, str]]) -> dict[Kind, str]:
    """Return the digest that a signature of the letters of each kind is given for."""
    return {kind: digest_of_letters(list(rows.values())) for kind, rows in digests.items()}


def digests_of_each(prepared: Prepared, digests: Mapping[str, str]) -> dict[str, str]:
    """Return what whoever signs a dossier agrees to beside its documents: what `--each` makes of them, by document.

    Of a document there is nothing where that is the same; `digests` are those of the documents that are signed.
    """
    planned = prepared.planned
    if not any(is_addressed(document) for document in prepared.documents.values()):
        return {}
    try:
        letters = compose_letters(planned.opened, planned.dossier.folder)
    except LettergenError:
        return {}  # there is nobody to write to: a check tells
    made = {kind.value: value for kind, value in agreed(letters.digests()).items()}
    return {name: value for name, value in made.items() if digests.get(name, value) != value}


def prepare_letters(
    opened: Opened, folder: PurePosixPath, only: Collection[Kind] = (), *, final: bool = False
) -> Letters:
    """Return the letters of a dossier, one for each addressee, with the cases that keep all of them to their pages.

    Where a file of the house cannot be used no page is counted, since nothing can be built. Raises what `compose_letters`
    raises.
    """
    letters = compose_letters(opened, folder, only, final=final)
    planned = letters.prepared.planned
    if planned.dossier.settings.limits.pages is None or has_errors(letters.of_house):
        return letters
    kept = plan_within_pages(_to_one(planned, inputs_of(planned), _longest(letters)), letters.house)
    if (kept.cuts, kept.selection.unmet) == (planned.cuts, planned.selection.unmet):
        return letters
    planned = dataclasses.replace(planned, selection=kept.selection, cuts=kept.cuts)
    named = _named(planned, letters.officials, only, final=final)
    return dataclasses.replace(letters, prepared=next(iter(named.values())), named=named)


def compose_letters(
    opened: Opened, folder: PurePosixPath, only: Collection[Kind] = (), *, final: bool = False
) -> Letters:
    """Return the letters of a dossier, one for each addressee; their pages are not counted.

    Raises LettergenError when there is no addressee, and what `plan_dossier` raises.
    """
    planned = plan_dossier(opened, folder)
    planned = dataclasses.replace(planned, dossier=one_each(planned.dossier))
    inputs = inputs_of(planned)
    wanted = members(in_order(planned.dossier.settings.to, inputs), planned.view)
    officials = tuple(planned.view.officials[key] for key in wanted if key in planned.view.officials)
    if not officials:
        raise _nobody(planned.dossier.settings)
    house, of_house = load_house(opened.workspace, planned.dossier.settings)
    unknown = tuple(key for key in wanted if key not in planned.view.officials)
    named = _named(planned, officials, only, final=final)
    return Letters(next(iter(named.values())), named, house, of_house, officials, unknown)


def _nobody(settings: LetterSettings) -> LettergenError:
    place = settings.lines.get("to", settings.place_in_file)
    hint = "Name officials or lists that the library has under 'to'."
    told = error(place, "no-addressee", "names nobody to write to", hint)
    return LettergenError("There is nobody to write to", "Mend what is listed.", (told,))


def _named(
    planned: Planned, officials: tuple[OfficialView, ...], only: Collection[Kind], *, final: bool
) -> Mapping[bool, Prepared]:
    inputs = inputs_of(planned)
    first: dict[bool, OfficialView] = {}
    for official in officials:
        first.setdefault(greets_by_name(addressed_to(inputs, official.id)), official)
    return {
        by_name: dataclasses.replace(
            compose_all(_to_one(planned, inputs, official), only, final=final), planned=planned
        )
        for by_name, official in first.items()
    }


def _to_one(planned: Planned, inputs: Inputs, official: OfficialView) -> Planned:
    """Return the dossier as one to a single addressee, who may stand in copy, too.

    A block that any of the letters has must stand in the one that the others are made from.
    """
    one = addressed_to(inputs, official.id).dossier
    settings = dataclasses.replace(one.settings, unprinted=planned.dossier.settings.unprinted)
    return dataclasses.replace(planned, dossier=dataclasses.replace(one, settings=settings))


def _longest(letters: Letters) -> OfficialView:
    """Return whose letter has the most pages, so that the others keep to what that one keeps to."""
    planned, officials = letters.prepared.planned, letters.officials
    inputs = inputs_of(planned)
    letter = joint_letter(_to_one(planned, inputs, officials[0]))
    if letter is None or len(officials) == 1:
        return officials[0]
    each = [readdressed(letter, addressed_to(inputs, official.id)) for official in officials]
    return officials[longest([set_type(one) for one in each], letters.house)]
