"""Records what somebody answered to a request to sign: one row more in one file, under a lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError, has_errors, ordered
from lettergen.library.dossier import LETTER
from lettergen.library.signatures import SIGNATURES, load_signatures, parse_signature
from lettergen.library.versions import VERSIONS, load_versions
from lettergen.operations.sign_names import sound
from lettergen.operations.workspace import Opened
from lettergen.records.signatures import AnswerRow, Signature
from lettergen.records.versions import Version
from lettergen.signing.file_text import new_file, with_row
from lettergen.signing.names import file_name, same_person
from lettergen.signing.steps import Answer, row_for
from lettergen.store import locked, sweep, write_file


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of an answer: the row that was added, None where the record said as much already, and the file."""

    signature: Signature
    row: AnswerRow | None
    path: Path


@dataclass(slots=True)
class Record:
    """What a dossier has on record at one moment; `written` are the files as they are to be."""

    root: Path
    folder: PurePosixPath
    signatures: dict[PurePosixPath, Signature]
    versions: tuple[Version, ...]
    written: dict[PurePosixPath, bytes] = field(default_factory=dict)

    @property
    def version(self) -> Version | None:
        """The newest version, if any was circulated."""
        return self.versions[-1] if self.versions else None

    def find(self, answer: Answer) -> Signature | None:
        """Return the signatory that an answer is of, if it is on record."""
        return next((row for row in self.signatures.values() if _is_of(answer, row)), None)

    def next_number(self) -> int:
        """Return the place in the order of signature that follows the last one given, also to who withdrew since."""
        taken = [row.number or 0 for signature in self.signatures.values() for row in signature.answers]
        return max(taken, default=0) + 1

    def take(self, answer: Answer, version: Version | None = None) -> Recorded:
        """Add an answer, in memory, to `version` or the newest. Raises LettergenError when it does not fit."""
        there = self.find(answer)
        row = row_for(answer, there, version or self.version, self.next_number())
        path = there.place.path if there else self._free_path(answer)
        if row is None:
            assert there is not None
            return Recorded(there, None, self.root / path)
        data = self._with(path, there, answer, row)
        signature, findings = parse_signature(data.decode("utf-8-sig").replace("\r\n", "\n"), path)
        if signature is None:
            raise LettergenError(f"{path} could not be written so that it can be read", "", tuple(findings))
        self.signatures[path], self.written[path] = signature, data
        return Recorded(signature, row, self.root / path)

    def _with(self, path: PurePosixPath, there: Signature | None, answer: Answer, row: AnswerRow) -> bytes:
        if there is None:
            identity = Signature(
                organisation=answer.organisation, person=answer.person, capacity=answer.capacity
            )
            return new_file(identity, row).encode("utf-8")
        data = self.written.get(path)
        return with_row((self.root / path).read_bytes() if data is None else data, path, row)

    def _free_path(self, answer: Answer) -> PurePosixPath:
        name = answer.organisation if answer.person is None else file_name(answer.person)
        number, path = 1, self.folder / SIGNATURES / f"{name}.yaml"
        while path in self.signatures:
            number += 1
            path = path.with_name(f"{name}-{number}.yaml")
        return path


def _is_of(answer: Answer, signature: Signature) -> bool:
    if answer.person is not None:
        return signature.person is not None and same_person(answer.person, signature.person)
    return signature.person is None and signature.organisation == answer.organisation


def read_record_of(opened: Opened, folder: PurePosixPath) -> Record:
    """Return what is on record in a dossier.

    Raises LettergenError when part of it cannot be read, since an answer could be overlooked.
    """
    root = opened.workspace.root
    if not (root / folder / LETTER).is_file():
        raise LettergenError(f"{folder} is no dossier: it holds no {LETTER}", "Name the folder of a letter.")
    signatures, findings = load_signatures(root, folder / SIGNATURES)
    versions, found = load_versions(root, folder / VERSIONS)
    findings += found
    if has_errors(findings):
        raise LettergenError(
            "Nothing was recorded: not all that is on record can be read",
            "Mend what is listed.",
            ordered(findings),
        )
    return Record(root, folder, {row.place.path: row for row in signatures}, versions)


def record_answer(opened: Opened, folder: PurePosixPath, answer: Answer) -> Recorded:
    """Record one answer; see `record_answers`."""
    (recorded,) = record_answers(opened, folder, [answer])
    return recorded


def record_answers(opened: Opened, folder: PurePosixPath, answers: Sequence[Answer]) -> tuple[Recorded, ...]:
    """Record answers in the order given, each as a row in its signatory's file, and return what came of each.

    All are checked before the first file is written; then each file is written whole. Whoever else records at the same
    time waits. Raises LettergenError when one of them does not fit what is on record, or cannot be written.
    """
    checked = [sound(answer, opened) for answer in answers]
    with locked(opened.workspace.root / folder):
        record = read_record_of(opened, folder)
        recorded = tuple(record.take(answer) for answer in checked)
        write_record(record)
    return recorded


def plan_answers(opened: Opened, folder: PurePosixPath, answers: Sequence[Answer]) -> tuple[Recorded, ...]:
    """Return what `record_answers` would do now; nothing is written. Raises what it raises."""
    record = read_record_of(opened, folder)
    return tuple(record.take(sound(answer, opened)) for answer in answers)


def write_record(record: Record) -> None:
    """Write what was taken; whoever calls this holds the dossier's lock."""
    signatures = record.root / record.folder / SIGNATURES
    if signatures.is_symlink():
        raise LettergenError(f"{signatures} is a symbolic link, which is never followed", "Make it a folder.")
    if record.written:
        sweep(signatures)
    for path, data in record.written.items():
        write_file(record.root / path, data)
