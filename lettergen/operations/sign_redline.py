"""What changed since the version that somebody signed: for everybody who has to confirm, and for one of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from lettergen.document import Document, Kind, Revision
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.library.versions import VERSIONS, place_of
from lettergen.markup import parse_document
from lettergen.moments import parse_moment
from lettergen.operations.diff import Difference, diff, in_type, legible, pages, tracked_files
from lettergen.operations.diff import Version as Text
from lettergen.operations.sign_names import signatory_called
from lettergen.operations.sign_record import read_record_of
from lettergen.operations.workspace import Opened
from lettergen.records.signatures import AnswerRow, Signature
from lettergen.records.versions import Version
from lettergen.signing.filling import told_headings
from lettergen.signing.free_text import without_addresses

REDLINES = "redlines"
"""The folder of a version that holds what changed since each version before it."""


@dataclass(frozen=True, slots=True)
class SinceSigned:
    """What changed since a signatory's version.

    `row` is the answer that names it. `files`: the redlines that were written when the newest version was circulated.
    """

    row: AnswerRow
    newest: Version
    differences: tuple[Difference, ...]
    files: tuple[Path, ...]
    same_letters: bool
    """Whether `--each` makes the same letters of both, but for what changed in the text."""


def redline_files(
    former: Sequence[Version], new: Version, documents: Mapping[str, Document]
) -> dict[str, bytes]:
    """Return the redlines of a version since each former one with other words, by their paths in its folder.

    `documents` are those that the version was made from. Each comes as a DOCX, in which the changes are tracked as made by
    whoever circulated the version, then, and as a page.
    """
    revision = Revision(without_addresses(new.record.by), _opened(new))
    files: dict[str, bytes] = {}
    for old in former:
        before, after = _text(old, documents), _text(new, documents)
        ending = f"since-{old.number}"
        files |= tracked_files(diff(before, after, apart=True), revision, ending)
        files |= pages(diff(before, after), before.name, after.name, ending)
    return {f"{REDLINES}/{name}": data for name, data in files.items()}


def since_signed(opened: Opened, folder: PurePosixPath, who: str) -> SinceSigned:
    """Return what changed from the version that somebody signed, or was asked to sign, to the newest one.

    Raises LettergenError when nobody of that name is on record, or it is not on record which text they were shown.
    """
    record = read_record_of(opened, folder)
    if record.version is None:
        raise LettergenError("No text has been circulated", "Circulate it: lettergen sign open")
    rows = tuple(record.signatures.values())
    called = signatory_called(who, opened, rows)
    signature = next(
        (row for row in rows if (row.organisation, row.person) == (called.organisation, called.person)), None
    )
    if signature is None:
        raise LettergenError(f"'{who}' is not on record here", "See who is: lettergen sign status")
    row = row_of_version(signature)
    old = next((one for one in record.versions if row and one.number == row.version), None)
    if row is None or old is None:
        hint = "Once they agree to the text that is open now, record it: lettergen sign confirm"
        raise LettergenError(f"It is not on record which text '{who}' was shown", hint)
    differences = diff(_text(old, {}), _text(record.version, {}))
    return SinceSigned(
        row,
        record.version,
        differences,
        _files(record.root / folder, old, record.version),
        old.record.each == record.version.record.each,
    )


def row_of_version(signature: Signature) -> AnswerRow | None:
    """Return the answer that says which version a signatory knows: the last agreement, else the last one that names any."""
    named = [row for row in signature.answers if row.version is not None]
    signed = [row for row in named if row.answer == "signed"]
    return next(reversed(signed or named), None)


def _files(dossier: Path, old: Version, newest: Version) -> tuple[Path, ...]:
    folder = dossier / VERSIONS / str(newest.number) / REDLINES
    return tuple(sorted(path for path in folder.glob(f"*-since-{old.number}.*") if path.is_file()))


def _text(version: Version, documents: Mapping[str, Document]) -> Text:
    """Return the words of a version; what else a document has is that of `documents`, or nothing."""
    made = {name: _document(version, name, documents.get(name)) for name in sorted(version.texts)}
    return in_type(Text(f"version {version.number}", {name: one for name, one in made.items() if one}))


def _document(version: Version, name: str, like: Document | None) -> Document | None:
    kind = next((kind for kind in Kind if kind.value == name), None)
    if kind is None:
        return None
    blocks, _ = parse_document(version.texts[name], place_of(version, name))
    told = told_headings(tuple(version.record.headings.get(name, {}).items()))
    title, author, date, date_text = (
        (like.title, like.author, like.date, like.date_text)
        if like
        else (name, "", datetime.date(1, 1, 1), "")
    )
    return Document(kind, version.record.language, title, author, date, date_text, legible((*blocks, *told)))


def _opened(version: Version) -> datetime.datetime | None:
    try:
        return parse_moment(version.record.opened)
    except ValueError:
        return None  # a check tells what is wrong with it
