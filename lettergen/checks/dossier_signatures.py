"""Rules: who signs agreed to this text, once, and is printed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from lettergen.checks.context import DossierContext, at, in_letter_yaml
from lettergen.document import Document, Kind, SignatoryList, walk
from lettergen.findings import Finding, error, info, warning
from lettergen.records.dossier import Signature
from lettergen.versions import digest


def _signed(context: DossierContext) -> list[Signature]:
    return [signature for signature in context.dossier.signatures if signature.answer == "signed"]


def drafter_signs(context: DossierContext) -> Iterator[Finding]:
    """The drafter signs its own letter."""
    drafter = context.settings.sign.drafter
    if drafter in context.library.organisations and drafter not in {s.organisation for s in _signed(context)}:
        place = in_letter_yaml(context.settings, "sign", "drafter")
        hint = f"Add {context.dossier.folder}/signatures/{drafter}.yaml with 'answer: signed'."
        yield context.stricter(place, "drafter-not-signed", f"the drafter, '{drafter}', has not signed", hint)


def somebody_signs(context: DossierContext) -> Iterator[Finding]:
    """A final has signatories."""
    if context.final and not any(signature.disclosed for signature in _signed(context)):
        place = in_letter_yaml(context.settings, "sign")
        hint = f"Add files to {context.dossier.folder}/signatures/."
        yield error(place, "nobody-signed", "is to be final, and nobody has signed it", hint)


def organisations_sign_once(context: DossierContext) -> Iterator[Finding]:
    """An organisation signs once."""
    taken: dict[str, Signature] = {}
    for signature in context.dossier.signatures:
        there = taken.setdefault(signature.organisation, signature) if signature.organisation else signature
        if there is not signature:
            message = f"is a second answer of '{signature.organisation}'"
            hint = f"Keep one; {there.place.path} is the other."
            yield error(at(signature, "organisation"), "second-signature", message, hint)


def numbers_are_given_once(context: DossierContext) -> Iterator[Finding]:
    """No two signatories have one number: their order would depend on the rest."""
    taken: dict[int, Signature] = {}
    for signature in _signed(context):
        there = taken.setdefault(signature.number, signature) if signature.number is not None else signature
        if there is not signature:
            message = f"has number {signature.number}, which {there.place.path} has too"
            yield warning(
                at(signature, "number"), "second-number", message, "Number them in the order they came in."
            )


def times_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """What says when an answer came in is a date or a time."""
    for signature in context.dossier.signatures:
        if not signature.received:
            continue
        try:
            datetime.datetime.fromisoformat(signature.received)
        except ValueError:
            message = f"says '{signature.received}' for when it came in"
            hint = "Write 2022-10-18, or 2022-10-18T09:00:00+02:00."
            yield warning(at(signature, "received"), "bad-time", message, hint)


def conditions_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """No signature waits for something."""
    for signature in _signed(context):
        if signature.condition:
            message = f"signs on the condition: {signature.condition}"
            hint = "See that it is met, have it confirmed, and delete 'condition'."
            yield context.stricter(at(signature, "condition"), "conditional-signature", message, hint)


def objections(context: DossierContext) -> Iterator[Finding]:
    """Nobody who was asked objects to the letter."""
    for signature in context.dossier.signatures:
        if signature.answer == "objects":
            message = f"'{signature.organisation or signature.id}' objects to the letter"
            yield warning(at(signature, "answer"), "objection", message, "Talk to them before it goes out.")


def signatures_of_this_text(context: DossierContext) -> Iterator[Finding]:
    """Whoever signs agreed to the text as it is now."""
    digests = {kind: digest(document) for kind, document in context.documents.items()}
    digests.update(context.digests)
    signed_kinds = [kind for kind, document in context.documents.items() if _is_signed(document)]
    for signature in _signed(context):
        changed = [
            kind for kind in digests if signature.digests.get(kind.value, digests[kind]) != digests[kind]
        ]
        open_kinds = [kind for kind in signed_kinds if kind.value not in signature.digests]
        if changed or open_kinds:
            yield _unconfirmed(
                context, signature, changed, {kind: digests[kind] for kind in (*changed, *open_kinds)}
            )


def _is_signed(document: Document) -> bool:
    return any(isinstance(block, SignatoryList) for block in walk(document.blocks))


def _unconfirmed(
    context: DossierContext, signature: Signature, changed: list[Kind], digests: Mapping[Kind, str]
) -> Finding:
    who = signature.organisation or signature.id
    if changed:
        names = " and ".join(kind.value for kind in changed)
        message = f"'{who}' signed another version of the {names}"
    else:
        message = f"it is not on record which text '{who}' signed"
    kept = {
        key: value for key, value in signature.digests.items() if key not in {kind.value for kind in digests}
    }
    rows = kept | {kind.value: value for kind, value in digests.items()}
    line = ", ".join(f'{key}: "{value}"' for key, value in rows.items())
    hint = f"Once they agreed to the text as it is now, write: digests: {{{line}}}"
    severity = error if context.final else warning if changed else info
    return severity(at(signature, "digests"), "unconfirmed-text", message, hint)
