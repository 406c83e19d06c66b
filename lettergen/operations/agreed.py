"""What a final prints: documents signed by those who agreed to exactly their text."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from lettergen.document import Kind
from lettergen.operations.check import NO_DIGESTS
from lettergen.operations.prepare import Prepared
from lettergen.signing.agreement import accepted_digests, agreed
from lettergen.versions import digest, is_signed


def only_agreed(
    prepared: Prepared, only: Collection[Kind] = (), digests: Mapping[Kind, str] = NO_DIGESTS
) -> Prepared:
    """Return the documents, those named in `only` or all, with nobody among the signatures who did not agree to them.

    Agreement is to every signed document of the dossier, so that list and number are the same in each of them. `digests`:
    of what is agreed to, where that is more than the document: letters to several.
    """
    planned = prepared.planned
    dossier = planned.dossier
    accepted = accepted_digests(
        {
            kind.value: digests.get(kind) or digest(document)
            for kind, document in prepared.documents.items()
            if is_signed(document)
        },
        dossier.versions,
        editorial_stands=planned.opened.workspace.editorial_change_stands,
    )
    kept = tuple(signature for signature in dossier.signatures if agreed(signature, accepted))
    return dataclasses.replace(
        prepared,
        planned=dataclasses.replace(planned, dossier=dataclasses.replace(dossier, signatures=kept)),
        documents={kind: made for kind, made in prepared.documents.items() if not only or kind in only},
    )
