"""Rules: whoever signs is printed, where letter.yaml says."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext, at, in_letter_yaml
from lettergen.findings import Finding, error
from lettergen.library.similar import did_you_mean
from lettergen.signing.order import unknown_groups
from lettergen.versions import signatory_words


def groups_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """A signatory is in a group that letter.yaml has."""
    groups = context.settings.sign.groups
    for signature in unknown_groups(context.dossier):
        message = f"is in the group '{signature.print.group}', which letter.yaml does not list"
        hint = did_you_mean(signature.print.group, groups) or "Add it: sign: {groups: {key: Its heading}}."
        yield error(at(signature, "print"), "unknown-group", message, hint)


def signatories_in_text(context: DossierContext) -> Iterator[Finding]:
    """Where no list is printed, a text says who signs, or how many."""
    if context.settings.sign.show != "in-text" or not context.documents:
        return
    if not any(signatory_words(document) for document in context.documents.values()):
        place = in_letter_yaml(context.settings, "sign", "show")
        message = "leaves the signatories to the text, and no text says who they are"
        hint = "Write {{ signatory_names }} or {{ counted_signatories }} in say.md, or: show: list."
        yield context.stricter(place, "unprinted-signatories", message, hint)
