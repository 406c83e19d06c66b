"""The beginning of a build: the documents are put together, and those that become PDFs are handed to the second process.

It stands by itself because nothing that a build needs later has to be loaded before.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from lettergen.document import Document, Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding
from lettergen.house import House
from lettergen.operations.house import load_house
from lettergen.operations.prepare import Prepared, finished, prepare
from lettergen.operations.workspace import Opened
from lettergen.writers import WRITERS
from lettergen.writers.aside import SecondWriter


@dataclass(frozen=True, slots=True)
class Begun:
    """All documents of a dossier as a draft has them, and which PDFs are being written of them."""

    opened: Opened
    folder: PurePosixPath
    prepared: Prepared
    house: House
    of_house: tuple[Finding, ...]
    documents: Mapping[Kind, Document]
    elsewhere: frozenset[str]


def begin(opened: Opened, folder: PurePosixPath, aside: SecondWriter) -> Begun:
    """Put all documents of a draft together, and hand them over. Raises what `prepare` raises."""
    prepared = prepare(opened, folder)
    house, of_house = load_house(opened.workspace, prepared.planned.dossier.settings)
    documents = all_finished(prepared)
    return Begun(opened, folder, prepared, house, of_house, documents, handed_over(documents, house, aside))


def all_finished(prepared: Prepared) -> Mapping[Kind, Document]:
    """Return the documents as writers get them."""
    return {kind: finished(document, prepared.planned) for kind, document in prepared.documents.items()}


def handed_over(documents: Mapping[Kind, Document], house: House, aside: SecondWriter) -> frozenset[str]:
    """Let the second process write PDFs; return the names of those that it takes."""
    suffix = WRITERS["pdf"].suffix
    return aside.begin({f"{kind.value}{suffix}": document for kind, document in documents.items()}, house)
