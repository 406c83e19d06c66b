"""manifest.json: from what each file was made. It stays with the coalition and is never sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import lettergen
from lettergen.compose import sources_in
from lettergen.document import Kind
from lettergen.operations.prepare import Prepared, finished
from lettergen.versions import digest


def manifest(prepared: Prepared, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest as JSON: digests of files and texts, and the records that stand in each document.

    No time and no path outside the workspace is in it, so the same input gives the same bytes.
    """
    planned = prepared.planned
    content = {
        "lettergen": lettergen.__version__,
        "dossier": planned.dossier.folder.as_posix(),
        "date": planned.dossier.settings.date.isoformat(),
        "documents": {
            kind.value: {"digest": digest(document), "records": _records(prepared, kind)}
            for kind, document in prepared.documents.items()
        },
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _records(prepared: Prepared, kind: Kind) -> list[str]:
    """The files whose words stand in a document, with the signatures that are printed."""
    signed = finished(prepared.documents[kind], prepared.planned)
    sources = prepared.sources.get(kind, frozenset()) | sources_in(signed.blocks)
    return sorted({source.path.as_posix() for source in sources})
