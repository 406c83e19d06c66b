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
from lettergen.operations.prepare import Prepared, compose_all, finished, plan_dossier
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
    """Put all documents of a draft together, and hand the longest over as soon as it is there.

    Raises what `plan_dossier` raises.
    """
    planned = plan_dossier(opened, folder)
    house, of_house = load_house(opened.workspace, planned.dossier.settings)
    documents: dict[Kind, Document] = {}
    elsewhere: set[str] = set()

    def hand_over(kind: Kind, document: Document) -> None:
        documents[kind] = finished(document, planned)
        elsewhere.update(handed_over({kind: documents[kind]}, house, aside))

    prepared = compose_all(planned, composed=hand_over)
    in_order = {kind: documents[kind] for kind in prepared.documents}
    return Begun(opened, folder, prepared, house, of_house, in_order, frozenset(elsewhere))


def all_finished(prepared: Prepared) -> Mapping[Kind, Document]:
    """Return the documents as writers get them."""
    return {kind: finished(document, prepared.planned) for kind, document in prepared.documents.items()}


def handed_over(documents: Mapping[Kind, Document], house: House, aside: SecondWriter) -> frozenset[str]:
    """Let the second process write PDFs; return the names of those that it takes."""
    suffix = WRITERS["pdf"].suffix
    return aside.begin({f"{kind.value}{suffix}": document for kind, document in documents.items()}, house)
