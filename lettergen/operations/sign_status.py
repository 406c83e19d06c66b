"""Where everybody stands with a text that is being signed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError
from lettergen.library.finals import load_sent
from lettergen.moments import days_until, moment_or_day, parse_moment
from lettergen.operations.letters import digests_of_each
from lettergen.operations.prepare import Prepared, plan_dossier, prepare
from lettergen.operations.sign_circulate import signed_documents
from lettergen.operations.workspace import Opened
from lettergen.records.dossier import Dossier
from lettergen.records.library import Organisation
from lettergen.records.signatures import Signature
from lettergen.records.versions import Version, newest_sent
from lettergen.signing.agreement import Standing, accepted_digests, is_text_of, one_each, standing_with
from lettergen.signing.free_text import without_addresses
from lettergen.signing.matching import networks_and_members
from lettergen.signing.printed import in_order, printed_line
from lettergen.versions import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryStatus:
    """Where a signatory stands, without who wrote and where the evidence lies: those never leave the dossier.

    `name` is the printed form, empty where it may not be told; `since`: what changed after the version signed, by the
    drafter's mark ("editorial", "substantive", "unknown"; empty: nothing).
    """

    id: str
    name: str
    standing: Standing
    disclosed: bool
    version: int | None
    number: int | None
    received: str
    since: str
    condition: str
    objection: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignStatus:
    """A dossier's sign-on at a moment.

    `version` None: nothing was circulated, and standings are with the text as it is. `is_current`: the dossier's text is
    that of the version, and so are the letters that `--each` makes of it; None where it cannot be put together. `is_sent`: a
    final of it lies in sent/. `related`: the names of networks with one of their members, where a final would print both.
    `days` to the deadline, negative once it is over.
    """

    dossier: Dossier
    version: Version | None
    is_current: bool | None
    is_sent: bool
    days: int | None
    signatories: tuple[SignatoryStatus, ...]
    related: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def sign_status(
    opened: Opened, folder: PurePosixPath, now: datetime.datetime, *, name_undisclosed: bool = False
) -> SignStatus:
    """Return where everybody stands; those who are not to be disclosed have a name only if that is wanted.

    Raises LettergenError when the folder is no dossier, or its letter.yaml cannot be used.
    """
    planned = plan_dossier(opened, folder)
    dossier = planned.dossier
    if dossier.versions and dossier.versions[-1].record.each:
        dossier = one_each(dossier)
    version = dossier.versions[-1] if dossier.versions else None
    digests, is_current = _digests(opened, folder, version)
    accepted = accepted_digests(
        digests, dossier.versions, editorial_stands=opened.workspace.editorial_change_stands
    )
    library = opened.library
    rows = tuple(
        _row(
            signature,
            standing_with(signature, accepted),
            dossier,
            printed_line(signature, library.organisations, library.countries)
            if signature.disclosed or name_undisclosed
            else "",
        )
        for signature in in_order(dossier.signatures, library.organisations)
    )
    return SignStatus(
        dossier=dossier,
        version=version,
        is_current=is_current,
        is_sent=newest_sent(dossier.versions, load_sent(opened.workspace.root, folder)) is not None,
        days=_days(version, now),
        signatories=rows,
        related=_related(rows, library.organisations, dossier),
        findings=tuple(found for found in planned.findings if found not in set(opened.findings)),
    )


def _related(
    rows: Sequence[SignatoryStatus], organisations: Mapping[str, Organisation], dossier: Dossier
) -> tuple[tuple[str, str], ...]:
    printed = {row.id for row in rows if row.standing is Standing.SIGNED and row.disclosed}
    ids = {row.organisation for row in dossier.signatures if row.id in printed and not row.person}
    found = networks_and_members(ids, organisations)
    return tuple(
        (organisations[network].name, organisations[member].name)
        for network, others in sorted(found.items())
        for member in others
        if member in organisations and member in organisations[network].members
    )


def _digests(
    opened: Opened, folder: PurePosixPath, version: Version | None
) -> tuple[Mapping[str, str], bool | None]:
    """Return the digests of the text that is signed, and whether the dossier still holds that text."""
    try:
        prepared = prepare(opened, folder)
        now = text_digests(prepared)
    except LettergenError:
        return (version.documents if version else {}), None
    if version is None:
        return now, True
    if version.separate:
        now |= digests_of_each(prepared, now)
    return version.documents, is_text_of(version, now) and len(now) == len(version.documents)


def text_digests(prepared: Prepared) -> dict[str, str]:
    """Return the digest of each document that is signed; raises LettergenError when one cannot be put together."""
    return {name: digest(document) for name, document in signed_documents(prepared).items()}


def _days(version: Version | None, now: datetime.datetime) -> int | None:
    if version is None or not version.is_open:
        return None
    try:
        return days_until(parse_moment(version.record.deadline), now)
    except ValueError:
        return None  # a check tells what is wrong with it


def _row(signature: Signature, standing: Standing, dossier: Dossier, name: str) -> SignatoryStatus:
    told = bool(name)
    return SignatoryStatus(
        id=signature.id if told else "",
        name=name,
        standing=standing,
        disclosed=signature.disclosed,
        version=signature.version,
        number=signature.number,
        received=_shown_moment(signature.received),
        since=_since(signature, dossier.versions) if standing is Standing.EARLIER else "",
        condition=without_addresses(signature.condition) if told else "",
        objection=without_addresses(signature.objection) if told and standing is Standing.OBJECTS else "",
    )


def _shown_moment(received: str) -> str:
    return received if moment_or_day(received) else ""


def _since(signature: Signature, versions: tuple[Version, ...]) -> str:
    """Return the heaviest mark of the changes after the version that somebody signed."""
    signed = [version.number for version in versions if is_text_of(version, signature.digests)]
    if not signed:
        return "unknown"
    later = {version.record.change for version in versions if version.number > max(signed)}
    return "substantive" if "substantive" in later else "editorial" if "editorial" in later else "unknown"
