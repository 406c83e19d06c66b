"""One document of a dossier as a finished tree, for reading on a screen."""

from __future__ import annotations

from pathlib import PurePosixPath

from lettergen.document import Document, Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, has_errors, ordered
from lettergen.library.dossier import load_dossier
from lettergen.operations.check import checked
from lettergen.operations.prepare import finished, prepare
from lettergen.operations.workspace import Opened


@dataclass(frozen=True, slots=True)
class Preview:
    """A document to look at, and what is to be looked at in it."""

    document: Document
    findings: tuple[Finding, ...]
    moved: tuple[str, ...] = ()
    """The cases that its limits took out of the letter, as sentences."""


def preview(opened: Opened, folder: PurePosixPath, kind: Kind | None = None) -> Preview:
    """Return one document of the dossier: of a kind, or the first that letter.yaml asks for.

    Raises LettergenError, with findings, when it cannot be put together.
    """
    kind = kind or _first(opened, folder)
    prepared = prepare(opened, folder, (kind,))
    if kind not in prepared.documents or has_errors(prepared.findings):
        hint = (
            "Mend what is listed."
            if prepared.findings
            else f"Add {kind.value} to 'documents' in letter.yaml."
        )
        raise LettergenError(f"The {kind.value} cannot be put together", hint, ordered(prepared.findings))
    moved = tuple(moved.sentence for moved in prepared.planned.selection.moved)
    return Preview(finished(prepared.documents[kind], prepared.planned), checked(prepared), moved)


def _first(opened: Opened, folder: PurePosixPath) -> Kind:
    dossier, _ = load_dossier(opened.workspace.root, folder)
    return dossier.settings.documents[0] if dossier and dossier.settings.documents else Kind.JOINT_LETTER
