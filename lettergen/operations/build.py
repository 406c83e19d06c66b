"""Builds a dossier's documents into files."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from lettergen.checks import check_library
from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, Severity, has_errors, ordered
from lettergen.house import House
from lettergen.library.load import unloaded
from lettergen.operations.agreed import only_agreed
from lettergen.operations.begun import Begun, all_finished, handed_over
from lettergen.operations.check import NO_DIGESTS, checked
from lettergen.operations.house import load_house, require_house
from lettergen.operations.manifest import described, manifest
from lettergen.operations.pages import within_pages
from lettergen.operations.prepare import Prepared, prepare
from lettergen.operations.workspace import Opened
from lettergen.store import write_files, write_new_folder
from lettergen.writers import WRITERS
from lettergen.writers.aside import WITHOUT, SecondWriter

MANIFEST = "manifest.json"
_FOR_NOBODY = {
    "withheld-name": "names somebody whom this letter may not name",
    "markup-comment": "holds a comment, which would be printed",
}
DEFAULT_FORMATS = ("docx", "pdf")

Progress = Callable[[str], None]
"""Called with the name of each file before it is made."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was written, where, and what a person should look at."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]
    moved: tuple[str, ...] = ()
    """The cases that its limits took out of the letter, as sentences."""
    left_over: tuple[Path, ...] = ()
    """Documents of earlier builds beside those written now: they may hold what was taken out since."""


@dataclass(frozen=True, slots=True)
class BuildWishes:
    """What to build: formats by name, documents (none: all), the folder (None: the dossier's out/), final or draft."""

    formats: tuple[str, ...] = DEFAULT_FORMATS
    only: tuple[Kind, ...] = ()
    out: Path | None = None
    final: bool = False


def build(
    opened: Opened,
    folder: PurePosixPath,
    wishes: BuildWishes,
    progress: Progress,
    aside: SecondWriter = WITHOUT,
    begun: Begun | None = None,
) -> Built:
    """Write the dossier's documents, and a manifest beside them; everything is made before the first file is written.

    A draft goes to out/, each file whole or not at all; a final to a new folder below sent/, all of it or nothing.
    `aside` writes PDFs meanwhile; `begun` is the beginning of the same build, made before the wishes were known, and is used
    where they are a draft of all documents. Both change nothing but the time.
    Raises LettergenError, with the findings, when a document cannot be made or a final may not be.
    """
    if begun is None or wishes.final or wishes.only:
        begun = None
        # Who signs a final agreed to all its documents, also where only some are wanted now.
        prepared = prepare(opened, folder, () if wishes.final else wishes.only, final=wishes.final)
        house, of_house = load_house(opened.workspace, prepared.planned.dossier.settings)
    else:
        prepared, house, of_house = begun.prepared, begun.house, begun.of_house
    findings = judged(opened, prepared, wishes, of_house)
    printed = _printed(prepared, wishes)
    files = _files(printed, house, wishes.formats, progress, aside, begun)
    shorter = within_pages(printed, house, files, final=wishes.final)
    if shorter is not printed:
        findings = judged(opened, shorter, wishes, of_house)
        same = shorter.documents == printed.documents
        printed = _printed(shorter, wishes)
        files = _described_anew(printed, files) if same else _files(printed, house, wishes.formats, progress)
    moved = tuple(moved.sentence for moved in printed.planned.selection.moved)
    paths = _written(opened, printed, wishes, files)
    return Built(paths, findings, moved, () if wishes.final else _left_over(paths))


def _left_over(paths: Collection[Path]) -> tuple[Path, ...]:
    ours = {f"{kind.value}{writer.suffix}" for kind in Kind for writer in WRITERS.values()}
    folders = {path.parent for path in paths}
    found = (folder / name for folder in folders for name in ours)
    return tuple(sorted(path for path in found if path not in paths and path.is_file()))


def _printed(prepared: Prepared, wishes: BuildWishes) -> Prepared:
    return only_agreed(prepared, wishes.only) if wishes.final else prepared


def judged(
    opened: Opened,
    prepared: Prepared,
    wishes: BuildWishes,
    of_house: tuple[Finding, ...],
    digests: Mapping[Kind, str] = NO_DIGESTS,
) -> tuple[Finding, ...]:
    """Return what a person should look at; a final is held to more. `digests` are those of DossierContext.

    Raises LettergenError, with the findings, when a document cannot be made or a final may not be.
    """
    findings = ordered([*checked(prepared, final=wishes.final, digests=digests), *of_house])
    _refuse_incomplete(prepared, wishes)
    _refuse_what_nobody_may_read(findings)
    require_house(of_house)
    if wishes.final:
        of_library = check_library(opened.library, unloaded(opened.findings))
        findings = ordered([*opened.findings, *of_library, *findings])
        _refuse_final(findings)
    return findings


def _refuse_incomplete(prepared: Prepared, wishes: BuildWishes) -> None:
    if has_errors(prepared.findings):
        raise LettergenError(
            "Nothing was built: the text could not be put together",
            "Mend what is listed.",
            ordered(prepared.findings),
        )
    wanted = wishes.only or prepared.planned.dossier.settings.documents
    missing = [kind.value for kind in wanted if kind not in prepared.documents]
    if missing:
        names = ", ".join(missing)
        raise LettergenError(
            f"letter.yaml does not ask for: {names}", "Add it to 'documents' in letter.yaml."
        )


def _refuse_what_nobody_may_read(findings: Collection[Finding]) -> None:
    """A draft is passed on as well."""
    found = tuple(row for row in findings if row.code in _FOR_NOBODY and row.severity is Severity.ERROR)
    if found:
        raise LettergenError(
            f"Nothing was built: the text {_FOR_NOBODY[found[0].code]}",
            "Take it out, or have `lettergen redraft` take a person out of an edited text.",
            found,
        )


def _refuse_final(findings: Collection[Finding]) -> None:
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if errors:
        raise LettergenError(
            f"No final was made: {len(errors)} error{'s' if len(errors) != 1 else ''} must be mended first",
            "A draft can be built meanwhile: leave --final away.",
            errors,
        )


def _files(
    prepared: Prepared,
    house: House,
    formats: tuple[str, ...],
    progress: Progress,
    aside: SecondWriter = WITHOUT,
    begun: Begun | None = None,
) -> dict[str, bytes]:
    done = begun.documents if begun else all_finished(prepared)
    makers = {
        f"{kind.value}{WRITERS[name].suffix}": partial(WRITERS[name].write, document, house)
        for kind, document in done.items()
        for name in formats
    }
    elsewhere = begun.elsewhere if begun else handed_over(done, house, aside if "pdf" in formats else WITHOUT)
    files = dict.fromkeys(makers, b"")
    for name in [name for name in makers if name not in elsewhere]:
        progress(name)
        files[name] = makers[name]()
    texts = described(prepared)
    for name in [name for name in makers if name in elsewhere]:
        progress(name)
        files[name] = aside.finish(makers[name])
    return {**files, MANIFEST: manifest(prepared, texts, files)}


def _described_anew(prepared: Prepared, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the same documents with the manifest of what was planned since."""
    documents = {name: data for name, data in files.items() if name != MANIFEST}
    return {**documents, MANIFEST: manifest(prepared, described(prepared), documents)}


def _written(
    opened: Opened, prepared: Prepared, wishes: BuildWishes, files: Mapping[str, bytes]
) -> tuple[Path, ...]:
    folder = folder_for(opened, prepared, wishes)
    return write_new_folder(folder, files) if wishes.final else write_files(folder, files)


def folder_for(opened: Opened, prepared: Prepared, wishes: BuildWishes) -> Path:
    """Return the folder that a draft or a final goes into; raises LettergenError where it is a link."""
    dossier = opened.workspace.root / prepared.planned.dossier.folder
    if not wishes.final:
        return wishes.out or _own_folder(dossier / "out")
    return wishes.out or _next_sent(_own_folder(dossier / "sent"), prepared)


def _own_folder(folder: Path) -> Path:
    """A link in a workspace may lead anywhere; only a folder that a person names is written to wherever it leads."""
    if folder.is_symlink():
        raise LettergenError(
            f"{folder} is a symbolic link, which is never followed", "Make it a folder, or name one: --out"
        )
    return folder


def _next_sent(sent: Path, prepared: Prepared) -> Path:
    date, number = prepared.planned.dossier.settings.date.isoformat(), 1
    while os.path.lexists(sent / f"{date}-{number}"):
        number += 1
    return sent / f"{date}-{number}"
