"""Checks the library and dossiers: everything that is wrong, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from lettergen.checks import DossierContext, check_dossier, check_library
from lettergen.checks.context import DossierRule
from lettergen.checks.registers import organisations, unknown
from lettergen.checks.registry import DOSSIER_RULES, TEXT_RULES
from lettergen.document import Kind
from lettergen.findings import Finding, LettergenError, ordered
from lettergen.library.finals import load_sent
from lettergen.library.load import unloaded
from lettergen.operations.house import load_house
from lettergen.operations.prepare import Prepared, prepare
from lettergen.operations.workspace import Opened, find_dossiers


def check_workspace(opened: Opened) -> tuple[Finding, ...]:
    """Return every finding on the library and on all dossiers of the workspace."""
    findings = [*opened.findings, *check_library(opened.library, unloaded(opened.findings))]
    findings += drafter_of_workspace(opened)
    for folder in find_dossiers(opened.workspace):
        findings += check_one(opened, folder)
    return ordered(findings)


def drafter_of_workspace(opened: Opened) -> Iterator[Finding]:
    """Yield a finding where lettergen.toml names a drafter whom the library does not have."""
    drafter = opened.workspace.drafter
    lost = any(path.stem == drafter for path in unloaded(opened.findings))
    if drafter and not lost:
        yield from unknown([drafter], organisations(opened.library), opened.workspace.drafter_place)


def check_one(opened: Opened, folder: PurePosixPath) -> tuple[Finding, ...]:
    """Return the findings on one dossier alone; a dossier that cannot be used gives the findings that say why."""
    try:
        prepared = prepare(opened, folder)
        _, of_house = load_house(opened.workspace, prepared.planned.dossier.settings)
        return ordered([*checked(prepared, whole_library=True), *of_house])
    except LettergenError as unusable:
        if not unusable.findings:
            raise
        return unusable.findings


NO_DIGESTS: Mapping[Kind, str] = MappingProxyType({})


def checked(
    prepared: Prepared,
    *,
    final: bool = False,
    whole_library: bool = False,
    digests: Mapping[Kind, str] = NO_DIGESTS,
    rules: tuple[DossierRule, ...] = DOSSIER_RULES,
) -> tuple[Finding, ...]:
    """Return the findings on a prepared dossier, without those on the library; a final is held to more.

    `whole_library`: no case of it is named that may not be; of a final this is always asked, of a draft otherwise only of
    the cases of its countries.
    """
    planned = prepared.planned
    of_library = set(planned.opened.findings)
    own = [finding for finding in planned.findings if finding not in of_library]
    context = DossierContext(
        dossier=planned.dossier,
        library=planned.opened.library,
        view=planned.view,
        selection=planned.selection,
        documents=prepared.documents,
        final=final,
        digests=digests,
        edited=prepared.edited,
        sources=prepared.sources,
        today=planned.opened.today,
        editorial_change_stands=planned.opened.workspace.editorial_change_stands,
        whole_library=whole_library or final,
        finals=load_sent(planned.opened.workspace.root, planned.dossier.folder),
    )
    return ordered([*own, *prepared.findings, *check_dossier(context, rules)])


def checked_text(prepared: Prepared) -> tuple[Finding, ...]:
    """Return the findings on the text of a prepared dossier that hold whoever signs it."""
    return checked(prepared, whole_library=True, rules=TEXT_RULES)
