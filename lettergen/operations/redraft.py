"""Carries the edits of a text over to what the library, the templates and letter.yaml say now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath

from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, Source, ordered, warning
from lettergen.markup import MarkupBlock
from lettergen.operations.draft import kinds_wanted
from lettergen.operations.prepare import Prepared, prepare
from lettergen.operations.texts import (
    as_written,
    base_path,
    is_based,
    is_edited,
    next_old_path,
    own_folder,
    read_blocks,
    text_path,
    written,
)
from lettergen.operations.workspace import Opened
from lettergen.store import write_file, write_new_file
from lettergen.versions import Merged, merge

_CARRIED_OVER = frozenset({"text-conflict", "markup-key-alone"})
"""Findings on a text that lose no word when it is written again: a key whose words somebody deleted is nothing more."""


@dataclass(frozen=True, slots=True)
class Redrafted:
    """What came of one text: where it lies, how many blocks changed and conflict, and where the text before it is kept.

    `kept` is None when the text stayed as it was, to the byte.
    """

    path: Path
    taken: int
    conflicts: int
    kept: Path | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it lies in the workspace, and what it was made from."""

    kind: Kind
    data: bytes
    text: tuple[MarkupBlock, ...]
    base: tuple[MarkupBlock, ...]


@dataclass(frozen=True, slots=True)
class _Carried:
    """A text that was merged, and not yet written."""

    read: _Read
    merged: Merged
    theirs: tuple[MarkupBlock, ...]


def redraft(opened: Opened, folder: PurePosixPath, only: Collection[Kind] = ()) -> tuple[Redrafted, ...]:
    """Merge each text of the dossier with what would be assembled now, and keep the text before it in text/.old/.

    Everything is merged before the first file is written. Raises LettergenError, with findings, when there is no text, a
    text or its base cannot be read without a fault, or a document cannot be put together.
    """
    prepared = prepare(opened, folder, only)
    root = opened.workspace.root
    kinds = [kind for kind in kinds_wanted(prepared, only) if is_edited(root, folder, kind)]
    if not kinds:
        raise LettergenError(
            f"Nothing in {folder} is being edited", f"Begin with a text: lettergen draft {folder}"
        )
    own_folder(root, folder)
    findings = list(prepared.findings)
    texts: list[_Read] = []
    for kind in kinds:
        text, found = _read(root, folder, kind)
        findings += found
        texts += [] if text is None else [text]
    _refuse(findings)
    carried = [_carry(text, prepared) for text in texts]
    return tuple(_write(root, folder, one) for one in carried)


def _refuse(findings: Sequence[Finding]) -> None:
    """What is not understood in a text would be lost when it is written again, so that nearly every warning stops it."""
    faults = [finding for finding in findings if finding.code not in _CARRIED_OVER]
    if faults:
        raise LettergenError(
            "Nothing was carried over: a text cannot be read or put together without a fault",
            "Mend what is listed; the texts are as they were.",
            ordered(faults),
        )


def _read(root: Path, folder: PurePosixPath, kind: Kind) -> tuple[_Read | None, list[Finding]]:
    path = text_path(folder, kind)
    text, findings = read_blocks(root, path)
    if not is_based(root, folder, kind):
        hint = "Take it back from git. Without one, move the text away, `lettergen draft` anew, and copy edits over."
        return None, [
            *findings,
            warning(Source(base_path(folder, kind)), "text-without-base", "is missing", hint),
        ]
    base, found = read_blocks(root, base_path(folder, kind))
    if text is None or base is None:
        return None, [*findings, *found]
    return _Read(kind, (root / path).read_bytes(), text, base), [*findings, *found]


def _carry(read: _Read, prepared: Prepared) -> _Carried:
    theirs = as_written(prepared.assembled[read.kind].blocks)
    return _Carried(read, merge(read.base, read.text, theirs), theirs)


def _write(root: Path, folder: PurePosixPath, one: _Carried) -> Redrafted:
    """Write what changed: first the text as it was, then the new one, then its base.

    A run that is cut off in between leaves a text and an older base, from which the same merge comes again.
    """
    read, merged = one.read, one.merged
    path, kept = root / text_path(folder, read.kind), None
    if merged.blocks != read.text:
        _refuse_edited_meanwhile(path, read.data)
        kept = root / next_old_path(root, folder, read.kind)
        write_new_file(kept, read.data)
        write_file(path, written(merged.blocks).encode("utf-8"))
    if read.base != one.theirs:
        write_file(root / base_path(folder, read.kind), written(one.theirs).encode("utf-8"))
    return Redrafted(path, len(merged.taken), len(merged.conflicts), kept)


def _refuse_edited_meanwhile(path: Path, data: bytes) -> None:
    if path.read_bytes() != data:
        raise LettergenError(f"{path} was changed while it was being carried over", "Run the command again.")
