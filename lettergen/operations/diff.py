"""What changed between two versions of a dossier's documents, or between two texts."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath

from lettergen.document import Block, Document, Inlines, Kind, Note, Paragraph, Revision, Text
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError, Source, has_errors, ordered
from lettergen.library.reading import read_text
from lettergen.markup import Conflict, Directive, MarkupBlock, canonical, map_inlines, parse_document
from lettergen.markup.nodes import map_children
from lettergen.operations.history import workspace_at
from lettergen.operations.prepare import prepare
from lettergen.operations.workspace import Opened, open_workspace
from lettergen.store import write_files
from lettergen.typography import set_type
from lettergen.versions.redline import Change, Changed, redline
from lettergen.writers.markdown import write_blocks
from lettergen.writers.redline import write_redline


@dataclass(frozen=True, slots=True)
class Version:
    """A version of some documents: what to call it, and each document by the name of its file."""

    name: str
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one document; `document` is its redline, whole."""

    name: str
    document: Document
    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """The blocks that are not the same, in order."""
        return tuple(change for change in self.changes if change.changed is not Changed.SAME)


def diff(old: Version, new: Version, *, apart: bool = False) -> tuple[Difference, ...]:
    """Return what changed in each document of either version; one that a version does not have is all added or removed.

    Two versions of one document each are compared whatever these are called. Notes stand where they are called or, if
    `apart`, remain notes.
    """
    if len(old.documents) == len(new.documents) == 1:
        ((_, before),), ((name, after),) = old.documents.items(), new.documents.items()
        return (_difference(name, before, after, apart),)
    names = dict.fromkeys((*new.documents, *old.documents))
    return tuple(_difference(name, old.documents.get(name), new.documents.get(name), apart) for name in names)


def _difference(name: str, old: Document | None, new: Document | None, apart: bool) -> Difference:
    shown = new or old
    assert shown is not None
    changes = redline(_blocks(old, apart), _blocks(new, apart))
    blocks = tuple(change.block for change in changes)
    return Difference(name, dataclasses.replace(shown, blocks=blocks), changes)


def _blocks(document: Document | None, apart: bool) -> tuple[Block, ...]:
    if document is None:
        return ()
    return document.blocks if apart else tuple(map_inlines(block, _noted) for block in document.blocks)


def in_type(version: Version) -> Version:
    """Return a version as it is printed, in the typography of its language."""
    return Version(version.name, {name: set_type(document) for name, document in version.documents.items()})


def tracked_files(differences: Sequence[Difference], revision: Revision, ending: str) -> dict[str, bytes]:
    """Return a DOCX with tracked changes of `revision` for each document that changed, by the name of its file.

    The differences are of notes apart; `ending` follows the name of the document.
    """
    from lettergen.writers.docx import write_docx

    return {
        f"{one.name}-{ending}.docx": write_docx(dataclasses.replace(one.document, revision=revision))
        for one in differences
        if one.changed
    }


def pages(differences: Sequence[Difference], old: str, new: str, ending: str) -> dict[str, bytes]:
    """Return a page for each document that changed, by the name of its file; `old` and `new` name the versions."""
    return {
        f"{one.name}-{ending}.html": write_redline(one.document, old, new, len(one.changed))
        for one in differences
        if one.changed
    }


def write_changes(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write what tells changes into a folder, and return the paths. Raises LettergenError where the folder is a link."""
    if folder.is_symlink():
        raise LettergenError(f"{folder} is a symbolic link, which is never followed", "Name a folder: --out")
    return write_files(folder, files)


def dossier_version(
    opened: Opened, folder: PurePosixPath, only: Collection[Kind] = (), *, own_texts: bool = True
) -> Version:
    """Return a dossier as it is; without `own_texts` as it would be if nobody had edited a text.

    Raises LettergenError, with findings, when a document cannot be put together.
    """
    prepared = prepare(opened, folder, only, own_texts=own_texts)
    if has_errors(prepared.findings):
        raise LettergenError(
            f"{folder} cannot be compared: a document cannot be put together",
            "Mend what is listed.",
            ordered(prepared.findings),
        )
    documents = {
        kind.value: dataclasses.replace(document, blocks=legible(document.blocks))
        for kind, document in prepared.documents.items()
    }
    return Version(str(folder) if own_texts else f"{folder}, as assembled", documents)


def version_at(opened: Opened, folder: PurePosixPath, revision: str, only: Collection[Kind] = ()) -> Version:
    """Return a dossier as it was at a git revision of the workspace, library and templates included.

    Raises LettergenError when there is no such revision, or the dossier was not there or could not be put together.
    """
    with workspace_at(opened.workspace.root, revision) as root:
        return dataclasses.replace(
            dossier_version(open_workspace(root), folder, only), name=f"{folder} at {revision}"
        )


def text_version(path: Path) -> Version:
    """Return a text in Markdown, such as text/joint-letter.md; raises LettergenError when it is unreadable."""
    absolute = path.absolute()
    text, findings = read_text(absolute.parent, PurePosixPath(absolute.name))
    if text is None:
        raise LettergenError(f"{path} cannot be read", "Name a text in Markdown.", ordered(findings))
    blocks, _ = parse_document(text, Source(PurePosixPath(absolute.name)))
    kind = next((kind for kind in Kind if absolute.stem.startswith(kind.value)), Kind.JOINT_LETTER)
    return Version(str(path), {absolute.stem: _nameless(kind, legible(blocks))})


def _nameless(kind: Kind, blocks: tuple[Block, ...]) -> Document:
    return Document(kind, "en", kind.value, "", datetime.date(1, 1, 1), "", blocks)


def legible(blocks: tuple[MarkupBlock, ...]) -> tuple[Block, ...]:
    """Return blocks of words alone: directives and conflicts as they are written."""
    return tuple(made for block in blocks for made in _legible(block))


def _legible(block: MarkupBlock) -> tuple[Block, ...]:
    if isinstance(block, Directive | Conflict):
        return (Paragraph(block.key, (Text(" ".join(write_blocks((block,)).split())),)),)
    return (block,)


def _noted(inlines: Inlines) -> Inlines:
    result: Inlines = ()
    for inline in inlines:
        if isinstance(inline, Note):
            result = (*result, Text(" [note: "), *inline.children, Text("]"))
        else:
            result = (*result, map_children(inline, _noted))
    return canonical(result)
