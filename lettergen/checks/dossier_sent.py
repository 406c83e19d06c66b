"""Rules: a letter that was sent is done; what the library learns later is no fault of it."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext, signed_digests
from lettergen.findings import Finding, info
from lettergen.library.sent import SENT


def texts_since_sent(context: DossierContext) -> Iterator[Finding]:
    """The letter is made from the same words today as when it was sent."""
    final = context.sent_final
    if final is None or final.each != bool(context.digests):
        return
    changed = [
        name for name, value in signed_digests(context).items() if final.digests.get(name, value) != value
    ]
    if changed:
        message = f"would give another {' and another '.join(changed)} today than the final in {SENT}/{final.place.name}"
        reopen = f"lettergen sign reopen {context.dossier.folder} ..."
        again = reopen if context.dossier.versions else "have it signed anew."
        hint = f"Nothing is to be done. To send that text, too: {again}"
        yield info(context.settings.place_in_file, "sent-otherwise", message, hint)
