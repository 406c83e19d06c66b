"""Writes assembled texts to a dossier's text/, for somebody to edit."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, has_errors, ordered
from lettergen.operations.check import checked
from lettergen.operations.prepare import Prepared, prepare
from lettergen.operations.texts import base_path, is_edited, own_folder, text_path, written
from lettergen.operations.workspace import Opened
from lettergen.store import write_file, write_new_file


@dataclass(frozen=True, slots=True)
class Drafted:
    """The texts that were written, those that were there already, and what is to be looked at in the dossier."""

    written: tuple[Path, ...]
    there: tuple[Path, ...]
    findings: tuple[Finding, ...]


def draft(opened: Opened, folder: PurePosixPath, only: Collection[Kind] = ()) -> Drafted:
    """Write the text of each document that has none yet, and its base.

    Raises LettergenError when every document wanted has a text, or one cannot be put together; nothing is written then.
    """
    prepared = prepare(opened, folder, only)
    root = opened.workspace.root
    wanted = kinds_wanted(prepared, only)
    new = [kind for kind in wanted if not is_edited(root, folder, kind)]
    there = tuple(root / text_path(folder, kind) for kind in wanted if kind not in new)
    if not new:
        names = ", ".join(kind.value for kind in wanted)
        hint = f"Edit it as it is, or carry it over to what the library says now: lettergen redraft {folder}"
        raise LettergenError(f"There is a text already: {names}", hint)
    refuse_incomplete(prepared)
    own_folder(root, folder)
    texts = {kind: written(prepared.assembled[kind].blocks).encode("utf-8") for kind in new}
    for kind, text in texts.items():
        # The base first: without its text it is nothing, and is written anew.
        write_file(root / base_path(folder, kind), text)
        write_new_file(root / text_path(folder, kind), text)
    return Drafted(tuple(root / text_path(folder, kind) for kind in new), there, checked(prepared))


def kinds_wanted(prepared: Prepared, only: Collection[Kind]) -> tuple[Kind, ...]:
    """Return the documents of a dossier, or those of `only`; raises LettergenError when the dossier lacks one."""
    asked = dict.fromkeys(prepared.planned.dossier.settings.documents)
    missing = ", ".join(kind.value for kind in only if kind not in asked)
    if missing:
        raise LettergenError(
            f"letter.yaml does not ask for: {missing}", "Add it to 'documents' in letter.yaml."
        )
    return tuple(kind for kind in asked if not only or kind in only)


def refuse_incomplete(prepared: Prepared) -> None:
    """Raise LettergenError, with the findings, when a document could not be put together."""
    if has_errors(prepared.findings):
        raise LettergenError(
            "Nothing was written: the text could not be put together",
            "Mend what is listed.",
            ordered(prepared.findings),
        )
