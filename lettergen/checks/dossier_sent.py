"""Rules: a letter that was sent is done; what the library learns later is no fault of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lettergen.checks.context import DossierContext, signed_digests
from lettergen.findings import Finding, info
from lettergen.library.sent import SENT
from lettergen.records.versions import SentFinal


def texts_since_sent(context: DossierContext) -> Iterator[Finding]:
    """The letter is made from the same words today as when it was sent."""
    final = context.sent_final
    if final is None:
        return
    then = _then(context, final)
    changed = [name for name, value in signed_digests(context).items() if then.get(name, value) != value]
    if changed:
        message = f"would give another {' and another '.join(changed)} today than the final in {SENT}/{final.place.name}"
        reopen = f"lettergen sign reopen {context.dossier.folder} ..."
        again = reopen if context.dossier.versions else "have it signed anew."
        hint = f"Nothing is to be done. To send that text, too: {again}"
        yield info(context.settings.place_in_file, "sent-otherwise", message, hint)


def _then(context: DossierContext, final: SentFinal) -> Mapping[str, str]:
    """Return the digests of what was sent; letters one each, and one letter to all, compare by a version only."""
    if context.dossier.versions:
        return context.dossier.versions[-1].documents
    return final.digests if final.each == bool(context.digests) else {}
