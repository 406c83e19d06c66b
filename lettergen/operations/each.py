"""Builds one letter for each addressee, in a few processes; one that cannot be made does not take the others with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import field
from functools import partial
from pathlib import Path, PurePosixPath

from lettergen.asof import OfficialView
from lettergen.compose import address_of, sources_in
from lettergen.document import Document, Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, Source, error, ordered, warning
from lettergen.house import House
from lettergen.library.similar import did_you_mean
from lettergen.operations.agreed import only_agreed
from lettergen.operations.build import BuildWishes, folder_for, judged
from lettergen.operations.letters import Letters, agreed, prepare_letters
from lettergen.operations.manifest import file_digest, raised_by, records, written
from lettergen.operations.prepare import finished
from lettergen.operations.workers import Workers
from lettergen.operations.workspace import Opened
from lettergen.records.common import NOWHERE
from lettergen.store import new_folder, write_files
from lettergen.versions import digest
from lettergen.writers import WRITERS

WORKERS = 2
"""Processes that write at the same time; each holds a page layout in memory."""

_LONGEST = 200
"""Characters of a file name's stem that every file system takes, with a suffix and what the store adds."""

Progress = Callable[[int, int, str], None]
"""Called with how many are done, of how many, and the last one's file name."""

Add = Callable[[Mapping[str, bytes]], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a process writes in one go: documents by the stems of their files."""

    documents: tuple[tuple[str, Document], ...]
    formats: tuple[str, ...]
    house: House
    place: Source = NOWHERE
    """Where the addressee is kept; nowhere for what all have in common."""


@dataclass(frozen=True, slots=True)
class BuiltEach:
    """What was written, what a person should look at, and of that what kept letters from being made."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Finding, ...]
    moved: tuple[str, ...] = ()
    """The cases that its limits took out of the letter, as sentences."""


@dataclass(slots=True)
class _Run:
    """What has come of the pieces so far."""

    files: dict[str, str] = field(default_factory=dict)
    failures: list[Finding] = field(default_factory=list)
    mistake: Exception | None = None


def build_each(opened: Opened, folder: PurePosixPath, wishes: BuildWishes, progress: Progress) -> BuiltEach:
    """Write the dossier's documents once for each addressee; what is the same for all of them, once.

    All files of a letter are made before its first is written. A draft that cannot be made is told in `failures`, and the
    others are written. A final is all letters or none. Raises LettergenError like `build`, and when no letter could be made.
    """
    # Who signs a final agreed to all its documents, also where only some are wanted now.
    letters = prepare_letters(opened, folder, () if wishes.final else wishes.only, final=wishes.final)
    digests = letters.digests()
    findings = judged(opened, letters.prepared, wishes, letters.of_house, agreed(digests))
    if wishes.final:
        signed = only_agreed(letters.prepared, wishes.only, agreed(digests))
        letters = dataclasses.replace(letters, prepared=signed)
    target = folder_for(opened, letters.prepared, wishes)
    run = _Run(failures=[unknown_addressee(key, letters) for key in letters.unknown])
    with _adding(target, final=wishes.final) as add:
        _make(_pieces(letters, wishes.formats), letters, run, add, progress)
        _refuse(run, letters, final=wishes.final)
        manifest = _manifest(letters, digests, run)
        add({"manifest.json": manifest})
    paths = tuple(target / name for name in (*sorted(run.files), "manifest.json"))
    found = [*findings, *run.failures, *left_over(target, letters, run.files)]
    moved = tuple(moved.sentence for moved in letters.prepared.planned.selection.moved)
    return BuiltEach(paths, ordered(found), ordered(run.failures), moved)


def _adding(target: Path, *, final: bool) -> AbstractContextManager[Add]:
    return new_folder(target) if final else nullcontext(partial(_write, target))


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    write_files(target, files)


def _make(pieces: Iterator[Piece], letters: Letters, run: _Run, add: Add, progress: Progress) -> None:
    total = len(letters.officials) * bool(letters.separate()) + bool(letters.common())
    with Workers(write_piece, WORKERS) as workers:
        for done, (piece, result) in enumerate(workers.results(pieces), 1):
            if isinstance(result, LettergenError):
                run.failures.append(_failure(piece, result, letters))
            elif isinstance(result, Exception):
                run.mistake = result
            else:
                add(result)
                run.files |= {name: file_digest(data) for name, data in result.items()}
            progress(done, total, piece.documents[0][0])
    if run.mistake is not None:
        raise run.mistake


def write_piece(piece: Piece) -> dict[str, bytes]:
    """Return the files of a piece by name; runs in a process of its own. Raises LettergenError as the writers do."""
    writers = [WRITERS[name] for name in piece.formats]
    return {
        f"{stem}{writer.suffix}": writer.write(document, piece.house)
        for stem, document in piece.documents
        for writer in writers
    }


def _pieces(letters: Letters, formats: tuple[str, ...]) -> Iterator[Piece]:
    planned = letters.prepared.planned
    common = [(kind.value, finished(found, planned)) for kind, found in letters.common().items()]
    if common:
        yield Piece(tuple(common), formats, letters.house)
    for official in letters.officials:
        own = letters.to(official)
        named = [(stem(kind, official.id), finished(found, planned)) for kind, found in own.items()]
        if named:
            yield Piece(tuple(named), formats, letters.house, official.place)


def stem(kind: Kind, office: str) -> str:
    """Return a file's name without suffix: the kind and the office's id, which is a file's name already, so it is safe.

    It says nothing of who holds the office, and stays when somebody else does.
    """
    name = f"{kind.value}-{office}"
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}-{file_digest(name.encode())[:8]}"


def unknown_addressee(key: str, letters: Letters) -> Finding:
    """Return the finding that tells of an addressee whom the library does not have."""
    message = f"names '{key}', whom the library does not have: no letter to them can be made"
    settings = letters.prepared.planned.dossier.settings
    library = letters.prepared.planned.opened.library
    near = did_you_mean(key, (*library.officials, *library.lists))
    hint = near or "Officials lie in cases/officials/, lists in its lists.yaml."
    return _not_made(settings.lines.get("to", settings.place_in_file), message, hint)


def _failure(piece: Piece, stopped: LettergenError, letters: Letters) -> Finding:
    what = piece.documents[0][0]
    own = piece.place is not NOWHERE
    place = piece.place if own else letters.prepared.planned.dossier.settings.place_in_file
    return _not_made(place, f"{what} was not made: {stopped.message}", stopped.hint)


def _not_made(place: Source, message: str, hint: str) -> Finding:
    return error(
        place, "letter-not-made", message, hint or "The other letters were made. Mend it, and build again."
    )


def _refuse(run: _Run, letters: Letters, *, final: bool) -> None:
    """A folder of finals with a hole in it would be sent as if it were whole; and none at all is no result."""
    if not run.failures or (run.files and not final):
        return
    many = len(letters.officials) + len(letters.unknown)
    raise LettergenError(
        f"{'No final was made' if final else 'Nothing was built'}: "
        f"{len(run.failures)} of {many} letters could not be written",
        "Mend what is listed." + (" Drafts of the others can be built meanwhile." if final else ""),
        ordered(run.failures),
    )


def _manifest(letters: Letters, digests: Mapping[Kind, Mapping[str, str]], run: _Run) -> bytes:
    documents: dict[str, object] = {}
    whole = agreed(digests)
    for kind, document in letters.prepared.documents.items():
        common = _paths(letters, kind, document)
        if kind not in digests:
            documents[kind.value] = {
                "digest": digest(document),
                "records": common,
                **raised_by(letters.prepared, kind),
            }
            continue
        made = [row for row in letters.officials if _is_made(stem(kind, row.id), run)]
        documents[kind.value] = {
            "digest": whole[kind],
            "records": common,
            **raised_by(letters.prepared, kind),
            "letters": {row.id: _own(letters, kind, row, digests[kind]) for row in made},
        }
    return written(letters.prepared.planned, documents, dict(sorted(run.files.items())))


def _own(letters: Letters, kind: Kind, official: OfficialView, digests: Mapping[str, str]) -> object:
    blocks = address_of(letters.to(official)[kind])
    return {"digest": digests[official.id], "records": _places(sources_in(blocks))}


def _paths(letters: Letters, kind: Kind, document: Document) -> list[str]:
    """The records of what all letters have in common: the address of the first does not count."""
    address = address_of(document)
    rest = tuple(block for block in document.blocks if block not in address)
    only_address = {*_places(sources_in(address))} - {*_places(sources_in(rest))}
    return [path for path in records(letters.prepared, kind) if path not in only_address]


def _places(sources: frozenset[Source]) -> list[str]:
    return sorted({source.path.as_posix() for source in sources})


def _is_made(name: str, run: _Run) -> bool:
    return any(f"{name}{writer.suffix}" in run.files for writer in WRITERS.values())


def left_over(target: Path, letters: Letters, made: Collection[str] = ()) -> Iterator[Finding]:
    """Yield a finding for each letter of an earlier build to somebody who gets none now: it would be sent with the others.

    `made`: the names of files that were made just now.
    """
    ours = {stem(kind, row.id) for kind in letters.separate() for row in letters.officials}
    suffixes = {writer.suffix for writer in WRITERS.values()}
    for kind in letters.separate():
        for path in sorted(target.glob(f"{kind.value}-*")):
            if path.suffix in suffixes and path.stem not in ours and path.name not in made:
                message = f"{path.name} lies beside the letters from an earlier build; nobody is sent it now"
                settings = letters.prepared.planned.dossier.settings
                yield warning(settings.place_in_file, "left-over", message, "Delete it, or move it away.")
