"""Who agreed to which text: what a final may print, and where everybody stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from lettergen.records.dossier import Dossier
from lettergen.records.signatures import AnswerRow, Signature
from lettergen.records.versions import Version

Row = TypeVar("Row", bound=AnswerRow)

Accepted = Mapping[str, frozenset[str]]
"""By document, the digests to which a signatory may have agreed."""


class Standing(StrEnum):
    """Where a signatory stands with a text."""

    SIGNED = "signed"
    EARLIER = "signed-earlier"
    UNRECORDED = "signed-unrecorded"
    """It is not on record which text was signed."""
    CONDITIONAL = "conditional"
    SILENT = "asked"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OBJECTS = "objects"


_OF_ANSWERS = {
    "asked": Standing.SILENT,
    "declined": Standing.DECLINED,
    "withdrawn": Standing.WITHDRAWN,
    "objects": Standing.OBJECTS,
}


def accepted_digests(
    digests: Mapping[str, str], versions: Sequence[Version], *, editorial_stands: bool = False
) -> Accepted:
    """Return which digests count as agreement to the text that `digests` are of, by document.

    That text itself, and one text before it, no more, where the drafter marked the change between the two as editorial
    and the house rule lets that stand. A version that only sets another deadline is no step.
    """
    accepted = {document: {value} for document, value in digests.items()}
    earlier = before(digests, versions) if editorial_stands else None
    if earlier is not None:
        for document, value in earlier.documents.items():
            accepted.setdefault(document, set()).add(value)
    return {document: frozenset(values) for document, values in accepted.items() if document in digests}


def one_each(dossier: Dossier) -> Dossier:
    """Return a dossier as letters to each of its addressees see it.

    Whoever signed a version agreed to the letters that were made of it then, one for each addressee: nothing differs in
    them but address, copies, salutation and the closing that goes with it. A version that does not say of which letters
    counts for none.
    """
    separate = {version.number: dataclasses.replace(version, separate=True) for version in dossier.versions}
    signatures = (
        dataclasses.replace(
            _of_each(row, separate), answers=tuple(_of_each(one, separate) for one in row.answers)
        )
        for row in dossier.signatures
    )
    return dataclasses.replace(dossier, versions=tuple(separate.values()), signatures=tuple(signatures))


def _of_each(row: Row, versions: Mapping[int, Version]) -> Row:
    version = versions.get(row.version or 0)
    if version is None or dict(row.digests) != dict(version.record.documents):
        return row
    return dataclasses.replace(row, digests=version.documents)


def before(digests: Mapping[str, str], versions: Sequence[Version]) -> Version | None:
    """Return the version one editorial change before the newest, if the text is that of the newest version."""
    if not versions or not is_text_of(versions[-1], digests):
        return None
    for earlier, later in zip(reversed(versions[:-1]), reversed(versions), strict=False):
        if earlier.documents != later.documents:
            return earlier if later.record.change == "editorial" else None
    return None


def is_text_of(version: Version, digests: Mapping[str, str]) -> bool:
    """Tell whether a version holds these documents as they are."""
    return all(version.documents.get(document) == value for document, value in digests.items())


def agreed(signature: Signature, accepted: Accepted) -> bool:
    """Tell whether a signatory agreed to every one of the documents, without a condition; silence is a no."""
    return (
        signature.answer == "signed"
        and not signature.condition
        and bool(accepted)
        and all(signature.digests.get(document, "") in values for document, values in accepted.items())
    )


def standing_with(signature: Signature, accepted: Accepted) -> Standing:
    """Return where a signatory stands with a text; a condition comes before the question which text it was."""
    if signature.answer in _OF_ANSWERS:
        return _OF_ANSWERS[signature.answer]
    if signature.condition:
        return Standing.CONDITIONAL
    if not signature.digests:
        return Standing.UNRECORDED
    return Standing.SIGNED if agreed(signature, accepted) else Standing.EARLIER
