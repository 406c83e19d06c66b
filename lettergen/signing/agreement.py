"""Who agreed to which text: what a final may print, and where everybody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from lettergen.records.signatures import Signature
from lettergen.records.versions import Version

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
        for document, value in earlier.record.documents.items():
            accepted.setdefault(document, set()).add(value)
    return {document: frozenset(values) for document, values in accepted.items() if document in digests}


def before(digests: Mapping[str, str], versions: Sequence[Version]) -> Version | None:
    """Return the version one editorial change before the newest, if the text is that of the newest version."""
    if not versions or not is_text_of(versions[-1], digests):
        return None
    for earlier, later in zip(reversed(versions[:-1]), reversed(versions), strict=False):
        if earlier.record.documents != later.record.documents:
            return earlier if later.record.change == "editorial" else None
    return None


def is_text_of(version: Version, digests: Mapping[str, str]) -> bool:
    """Tell whether a version holds these documents as they are."""
    return all(version.record.documents.get(document) == value for document, value in digests.items())


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
