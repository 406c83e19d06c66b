"""The texts of a dossier that somebody edits: where they lie, how they are read, and what they are made of.

`text/<document>.md` is what is built; `text/.base/<document>.md` is what lettergen had assembled when it was made, so that
edits can be told from it; `text/.old/<document>-<number>.md` are the texts before each `redraft`. All belong under git.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lettergen.compose import Assembled
from lettergen.compose.edited import EditedText, with_places
from lettergen.document import Kind
from lettergen.findings import Finding, LettergenError, Source, error
from lettergen.library.files import misplaced
from lettergen.library.reading import read_text
from lettergen.markup import MarkupBlock, parse_document
from lettergen.writers.markdown import write_blocks

TEXT = "text"
BASE = ".base"
OLD = ".old"


def text_path(folder: PurePosixPath, kind: Kind) -> PurePosixPath:
    """Return where the text of a document lies, in the workspace."""
    return folder / TEXT / f"{kind.value}.md"


def base_path(folder: PurePosixPath, kind: Kind) -> PurePosixPath:
    """Return where the base of a text lies."""
    return folder / TEXT / BASE / f"{kind.value}.md"


def next_old_path(root: Path, folder: PurePosixPath, kind: Kind) -> PurePosixPath:
    """Return where the text as it is now can be kept: the first free number."""
    number = 1
    while os.path.lexists(root / (path := folder / TEXT / OLD / f"{kind.value}-{number}.md")):
        number += 1
    return path


def is_edited(root: Path, folder: PurePosixPath, kind: Kind) -> bool:
    """Tell whether a document has a text of its own, readable or not."""
    return os.path.lexists(root / text_path(folder, kind))


def is_based(root: Path, folder: PurePosixPath, kind: Kind) -> bool:
    """Tell whether the base of a text is there, readable or not."""
    return os.path.lexists(root / base_path(folder, kind))


def as_written(blocks: tuple[MarkupBlock, ...]) -> tuple[MarkupBlock, ...]:
    """Return blocks as they read back from Markdown, so that they compare with a text that was read."""
    return parse_document(written(blocks), Source(PurePosixPath()))[0]


def written(blocks: tuple[MarkupBlock, ...]) -> str:
    """Return blocks as Markdown for somebody to edit; each source is defined once, however often it is cited."""
    return write_blocks(blocks, share_notes=True)


def read_blocks(root: Path, path: PurePosixPath) -> tuple[tuple[MarkupBlock, ...] | None, list[Finding]]:
    """Return the blocks of a text, None where it cannot be read, and findings."""
    text, findings = read_text(root, path)
    if text is None:
        return None, findings
    blocks, found = parse_document(text, Source(path))
    return blocks, [*findings, *found]


def read_edited(
    root: Path, folder: PurePosixPath, kind: Kind, assembled: Assembled
) -> tuple[EditedText | None, tuple[MarkupBlock, ...], list[Finding]]:
    """Return a document's own text where there is one, the blocks to complete, and findings.

    A conflict in the text is an error. Without a text the blocks are those that were assembled.
    """
    if not is_edited(root, folder, kind):
        return None, assembled.blocks, []
    path = text_path(folder, kind)
    blocks, findings = read_blocks(root, path)
    if blocks is None:
        return None, (), findings
    base, _ = read_blocks(root, base_path(folder, kind)) if is_based(root, folder, kind) else (None, [])
    restored, rests_on = with_places(blocks, assembled.blocks)
    edited = EditedText(path, blocks, base, as_written(assembled.blocks), rests_on)
    return edited, restored, [*findings, *_conflicts(edited)]


def _conflicts(text: EditedText) -> Iterator[Finding]:
    for conflict in text.conflicts:
        message = f"is in conflict: {conflict.why or 'you and the library changed this block.'}"
        hint = "Keep what is right, and delete the other sides and the fences (':::: conflict', ':::: yours', '::::' ...)."
        yield error(conflict.source or Source(text.path), "text-conflict", message, hint)


def misplaced_texts(root: Path, folder: PurePosixPath) -> list[Finding]:
    """Return a finding for each file in text/ that is the text of no document."""
    own = root / folder / TEXT
    names = {f"{kind.value}.md" for kind in Kind}
    if own.is_symlink() or not own.is_dir():
        return []
    found = sorted(entry.name for entry in own.iterdir() if not entry.name.startswith("."))
    hint = f"The texts of a dossier are {', '.join(sorted(names))}."
    return [
        finding for name in found if name not in names for finding in misplaced(folder / TEXT / name, hint)
    ]


def own_folder(root: Path, folder: PurePosixPath) -> Path:
    """Return the dossier's text/ on the disk; raises LettergenError when it is a link, which may lead anywhere."""
    for path in (root / folder / TEXT, root / folder / TEXT / BASE, root / folder / TEXT / OLD):
        if path.is_symlink():
            raise LettergenError(f"{path} is a symbolic link, which is never followed", "Make it a folder.")
    return root / folder / TEXT
