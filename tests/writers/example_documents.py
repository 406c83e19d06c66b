"""The documents of every example, as writers get them: what golden files of a format hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath

from lettergen.document import Document, Kind
from lettergen.operations.prepare import Prepared, finished, prepare
from lettergen.operations.workspace import open_workspace

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/letter.yaml"))


@cache
def _prepared(example: str) -> Prepared:
    return prepare(open_workspace(ROOT), PurePosixPath("examples") / example)


def document_of(example: str, kind: Kind) -> Document:
    """Return one document of an example."""
    prepared = _prepared(example)
    return finished(prepared.documents[kind], prepared.planned)


DOCUMENTS = [(example, kind) for example in EXAMPLES for kind in _prepared(example).documents]
"""Each document, as its example and its kind; there are some, or tests over them would test nothing."""

assert len(DOCUMENTS) >= 4
