"""Rules: who signs agreed to this text, once, and is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lettergen.checks.context import DossierContext, at, in_letter_yaml, signed_digests
from lettergen.document import Kind
from lettergen.findings import Finding, error, info, warning
from lettergen.moments import moment_or_day
from lettergen.records.signatures import Signature
from lettergen.signing.agreement import Accepted, accepted_digests, agreed
from lettergen.signing.free_text import without_addresses
from lettergen.versions import digest


def _signed(context: DossierContext) -> list[Signature]:
    """Those whose signature counts; once signing is closed, in a final, only those who agreed to its very text."""
    signed = [signature for signature in context.dossier.signatures if signature.answer == "signed"]
    if context.final and context.sign_on_closed:
        accepted = _accepted(context)
        return [signature for signature in signed if agreed(signature, accepted)]
    return signed


def _accepted(context: DossierContext) -> Accepted:
    return accepted_digests(
        signed_digests(context), context.dossier.versions, editorial_stands=context.editorial_change_stands
    )


def drafter_signs(context: DossierContext) -> Iterator[Finding]:
    """The drafter signs its own letter."""
    drafter = context.settings.sign.drafter
    if drafter in context.library.organisations and drafter not in {s.organisation for s in _signed(context)}:
        place = in_letter_yaml(context.settings, "sign", "drafter")
        hint = f'Record it: lettergen sign add {context.dossier.folder} {drafter} --by "..."'
        yield context.stricter(place, "drafter-not-signed", f"the drafter, '{drafter}', has not signed", hint)


def drafter_may_be_named(context: DossierContext) -> Iterator[Finding]:
    """The drafter, whom files and the briefing paper name, may be named."""
    drafter = context.settings.sign.drafter
    if context.dossier.named_drafter != drafter:
        place = in_letter_yaml(context.settings, "sign", "drafter")
        message = f"the drafter, '{drafter}', signs and is not to be disclosed, while letters name their drafter as author"
        hint = (
            "Name another organisation that signs, under sign: {drafter: ...}; drafts name none until then."
        )
        yield context.stricter(place, "drafter-undisclosed", message, hint)


def somebody_signs(context: DossierContext) -> Iterator[Finding]:
    """A final has signatories."""
    if context.final and not any(signature.disclosed for signature in _signed(context)):
        place = in_letter_yaml(context.settings, "sign")
        hint = f'Record who signs: lettergen sign add {context.dossier.folder} ORGANISATION --by "..."'
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
            hint = "The one received first stands first, of one time the first by name. To settle it, number one anew."
            yield warning(at(signature, "number"), "second-number", message, hint)


def times_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """What says when an answer came in is a date or a time."""
    for signature in context.dossier.signatures:
        for row in signature.answers:
            if row.received and moment_or_day(row.received) is None:
                message = f"says '{row.received}' for when it came in"
                hint = "Write 2022-10-18, or 2022-10-18T09:00:00+02:00."
                yield warning(at(row, "received"), "bad-time", message, hint)


def conditions_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """No signature waits for something."""
    for signature in context.dossier.signatures:
        if signature.answer == "signed" and signature.condition:
            left_out = "the final" if context.final and context.sign_on_closed else "drafts"
            message = f"signs on the condition: {without_addresses(signature.condition)}; it is left out of {left_out}"
            hint = "See that it is met, and have it confirmed: lettergen sign confirm ... --unconditional"
            if context.final and not context.sign_on_closed:
                yield error(at(signature, "condition"), "conditional-signature", message, hint)
            else:
                yield warning(at(signature, "condition"), "conditional-signature", message, hint)


def objections(context: DossierContext) -> Iterator[Finding]:
    """Nobody who was asked objects to the letter."""
    for signature in context.dossier.signatures:
        if signature.answer == "objects":
            message = f"'{signature.organisation or signature.id}' objects to the letter"
            yield warning(at(signature, "answer"), "objection", message, "Talk to them before it goes out.")


def signatures_of_this_text(context: DossierContext) -> Iterator[Finding]:
    """Whoever signs agreed to the text as it is now; once it was sent, nobody is asked any more."""
    if context.sent_final is not None:
        return
    digests = {kind: digest(document) for kind, document in context.documents.items()}
    digests.update(context.digests)
    accepted = _accepted(context)
    signed_kinds = [kind for kind in digests if kind.value in accepted]
    for signature in context.dossier.signatures:
        if signature.answer != "signed":
            continue
        changed = [
            kind
            for kind, value in digests.items()
            if signature.digests.get(kind.value, value) not in accepted.get(kind.value, {value})
        ]
        open_kinds = [kind for kind in signed_kinds if kind.value not in signature.digests]
        if changed or open_kinds:
            unsigned = {kind: digests[kind] for kind in (*changed, *open_kinds)}
            yield _unconfirmed(context, signature, changed, unsigned)


def _unconfirmed(
    context: DossierContext, signature: Signature, changed: list[Kind], digests: Mapping[Kind, str]
) -> Finding:
    who = signature.organisation or signature.id
    if changed:
        names = " and ".join(kind.value for kind in changed)
        message = f"'{who}' signed another version of the {names}"
    else:
        message = f"it is not on record which text '{who}' signed"
    severity = error if context.final else warning if changed else info
    if context.final and context.sign_on_closed:
        message, severity = f"{message}; it is left out of the final", warning
    return severity(
        at(signature, "digests"), "unconfirmed-text", message, _how_to_confirm(context, signature, digests)
    )


def _how_to_confirm(context: DossierContext, signature: Signature, digests: Mapping[Kind, str]) -> str:
    if context.dossier.versions:
        return f'Once they agreed: lettergen sign confirm {context.dossier.folder} {signature.id} --by "..."'
    changed = {kind.value: value for kind, value in digests.items()}
    line = ", ".join(f'{key}: "{value}"' for key, value in {**signature.digests, **changed}.items())
    return f"Once they agreed to the text as it is now, write: digests: {{{line}}}"
