"""manifest.json: from what each file was made. It stays with the coalition and is never sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import lettergen
from lettergen.compose import sources_in
from lettergen.document import Kind
from lettergen.operations.prepare import Planned, Prepared, finished, raised_cases
from lettergen.versions import digest


def described(prepared: Prepared) -> Mapping[str, object]:
    """Return for each document the digest of its text, the records that stand in it, and of a letter whom it raises."""
    return {
        kind.value: {
            "digest": digest(document),
            "records": records(prepared, kind),
            **raised_by(prepared, kind),
        }
        for kind, document in prepared.documents.items()
    }


def manifest(prepared: Prepared, documents: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """Return the manifest as JSON: `documents` as `described`, and the digests of files.

    No time and no path outside the workspace is in it, so the same input gives the same bytes.
    """
    return written(prepared.planned, documents, {name: file_digest(data) for name, data in files.items()})


def written(planned: Planned, documents: Mapping[str, object], files: Mapping[str, str]) -> bytes:
    """Return a manifest as JSON, of `documents`, whom limits moved out of the letter, and the digests of files by name."""
    content = {
        "lettergen": lettergen.__version__,
        "dossier": planned.dossier.folder.as_posix(),
        "date": planned.dossier.settings.date.isoformat(),
        "documents": documents,
        "moved": [{"id": row.case.id, "why": row.sentence} for row in planned.selection.moved],
        "files": files,
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def raised_by(prepared: Prepared, kind: Kind) -> Mapping[str, object]:
    """Return the ids of the cases that a letter raises, for the letter after it; nothing for what is no letter."""
    return {"raised": list(raised_cases(prepared, kind))} if kind.is_letter else {}


def file_digest(data: bytes) -> str:
    """Return the digest of a file, as sha256sum prints it."""
    return hashlib.sha256(data).hexdigest()


def records(prepared: Prepared, kind: Kind) -> list[str]:
    """Return the files whose words stand in a document, with the signatures that are printed."""
    signed = finished(prepared.documents[kind], prepared.planned)
    sources = prepared.sources.get(kind, frozenset()) | sources_in(signed.blocks)
    return sorted({source.path.as_posix() for source in sources})
