"""Circulates a text for signature, and ends that: versions/<number>/, whole, and never changed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from lettergen.document import Document
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError, Severity, has_errors, ordered
from lettergen.library.versions import CLOSING, PACKET, RECORD, VERSIONS
from lettergen.moments import written_moment
from lettergen.operations.check import checked_text
from lettergen.operations.letters import digests_of_each
from lettergen.operations.prepare import Prepared, prepare
from lettergen.operations.sign_earlier import refuse_impossible
from lettergen.operations.sign_names import Signatory, sound
from lettergen.operations.sign_record import Record, read_record_of, write_record
from lettergen.operations.sign_redline import redline_files
from lettergen.operations.workspace import Opened
from lettergen.records.versions import Change, Version, VersionRecord
from lettergen.signing.free_text import on_one_line
from lettergen.signing.steps import Answer, Step
from lettergen.store import locked, sweep, write_file, write_new_folder
from lettergen.versions import digest, is_signed
from lettergen.writers.markdown import write_markdown

Marked = Literal["editorial", "substantive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circulation:
    """What a drafter says of a version: who circulates it, now, until when, and what changed.

    `mailed`: when it was circulated, where that was before now. `again`: there are versions before it. `change` None:
    nothing is said of the change; `ask`: who is asked to sign.
    """

    by: str
    now: datetime.datetime
    deadline: datetime.datetime
    again: bool = False
    change: Marked | None = None
    note: str = ""
    ask: tuple[Signatory, ...] = ()
    mailed: datetime.datetime | None = None

    @property
    def opened(self) -> datetime.datetime:
        """When it was circulated."""
        return self.mailed or self.now


@dataclass(frozen=True, slots=True)
class Circulated:
    """A version that was circulated, where it lies, and what it was made from."""

    version: Version
    paths: tuple[Path, ...]
    prepared: Prepared


Packet = Callable[[Prepared, Version, Version], Mapping[str, bytes]]
"""Makes the files that are mailed, by name: of a version, given the first one of the dossier."""


def circulate(
    opened: Opened, folder: PurePosixPath, wanted: Circulation, packet: Packet | None = None
) -> Circulated:
    """Freeze the text of every document that is signed as a new version, with its packet, and record who is asked.

    With it come the redlines since each version before it.

    All of the version appears in one step, after those who are asked: repeated after a kill, the command goes on where it
    was. Raises LettergenError when the text cannot be put together, or a version does not fit those before it.
    """
    if wanted.deadline <= wanted.opened:
        then = written_moment(wanted.opened) if wanted.mailed else "now"
        raise LettergenError(
            f"The deadline, {written_moment(wanted.deadline)}, is not after {then}",
            "Name one that is to come.",
        )
    prepared = prepare(opened, folder)
    documents = signed_documents(prepared)
    _require_fit_to_read(prepared)
    with locked(opened.workspace.root / folder):
        record = read_record_of(opened, folder)
        if wanted.mailed:
            refuse_impossible(record, wanted.mailed, wanted.now)
        version = _version(record, documents, prepared, wanted)
        record.versions = (*record.versions, version)
        mailed = packet(prepared, version, record.versions[0]) if packet else {}
        for who in wanted.ask:
            record.take(sound(_asked(who, wanted), opened))
        redlines = redline_files(record.versions[:-1], version, documents)
        write_record(record)
        beside = {f"{PACKET}/{name}": data for name, data in mailed.items()} | dict(redlines)
        paths = _write(record, version, beside)
    return Circulated(version, paths, prepared)


def signed_documents(prepared: Prepared) -> dict[str, Document]:
    """Return those of the dossier's documents that hold a list of signatories, by name.

    Raises LettergenError, with the findings, when one of the documents could not be put together.
    """
    wanted = set(prepared.planned.dossier.settings.documents)
    if has_errors(prepared.findings) or not wanted <= set(prepared.documents):
        raise LettergenError(
            "The text cannot be put together", "Mend what is listed.", ordered(prepared.findings)
        )
    return {kind.value: document for kind, document in prepared.documents.items() if is_signed(document)}


def _require_fit_to_read(prepared: Prepared) -> None:
    """Raise LettergenError, with the findings, where a text holds what nobody outside may read, or words still to come."""
    unfit = [
        finding
        for finding in checked_text(prepared)
        if finding.severity is Severity.ERROR or finding.code == "left-to-fill"
    ]
    if unfit:
        raise LettergenError(
            "The text is not circulated as it is", "Mend what is listed first.", ordered(unfit)
        )


def close(opened: Opened, folder: PurePosixPath, by: str, now: datetime.datetime) -> tuple[Version, Path]:
    """End the signing of the newest version; return it, and the file that says so.

    Raises LettergenError when none is open.
    """
    with locked(opened.workspace.root / folder):
        record = read_record_of(opened, folder)
        version = open_version(record)
        path = record.root / record.folder / VERSIONS / str(version.number) / CLOSING
        lines = [f"closed: {_quoted(written_moment(now))}", f"by: {_quoted(_name(by))}"]
        write_file(path, ("\n".join(lines) + "\n").encode("utf-8"))
    return version, path


def open_version(record: Record) -> Version:
    """Return the version that is being signed. Raises LettergenError when there is none."""
    if record.version is None:
        raise LettergenError("No text has been circulated", "Circulate it: lettergen sign open")
    if not record.version.is_open:
        raise LettergenError(
            f"Signing version {record.version.number} is closed already", "To go on: lettergen sign reopen"
        )
    return record.version


def _name(by: str) -> str:
    name = on_one_line(by, "The name")
    if not name:
        raise LettergenError("Nobody is named", "Say who does it: --by 'Ana Example'")
    return name


def _version(
    record: Record, documents: Mapping[str, Document], prepared: Prepared, wanted: Circulation
) -> Version:
    if not documents:
        raise LettergenError("No document of this letter has a list of signatories", "See its templates.")
    digests = {name: digest(document) for name, document in documents.items()}
    each = digests_of_each(prepared, digests)
    language, *others = sorted({document.language for document in documents.values()})
    if others:
        raise LettergenError("The documents that are signed are not in one language", "Mend 'languages'.")
    made = VersionRecord(
        version=record.version.number + 1 if record.version else 1,
        opened=written_moment(wanted.opened),
        by=_name(wanted.by),
        deadline=written_moment(wanted.deadline),
        change=_change(record.version, digests, each, wanted),
        note=on_one_line(wanted.note, "The note"),
        recorded=written_moment(wanted.now) if wanted.mailed else "",
        language=language,
        documents=digests,
        each=each,
        headings={name: dict(document.headings) for name, document in documents.items() if document.headings},
    )
    return Version(made, {name: write_markdown(document) for name, document in documents.items()})


def _change(
    last: Version | None, digests: Mapping[str, str], each: Mapping[str, str], wanted: Circulation
) -> Change:
    if last is None:
        if wanted.again:
            raise LettergenError(
                "No text has been circulated yet", "Circulate the first: lettergen sign open"
            )
        return "first"
    if not wanted.again:
        raise LettergenError(
            f"Version {last.number} has been circulated already",
            "A new version, or another deadline: lettergen sign reopen",
        )
    if (last.record.documents, last.record.each) == (digests, each):
        return "none"
    if wanted.change is None:
        raise LettergenError(
            f"The text has changed since version {last.number}, and nobody said how",
            "Say whether the change is --editorial or --substantive, and in --note what it is.",
        )
    return wanted.change


def _asked(who: Signatory, wanted: Circulation) -> Answer:
    return Answer(step=Step.ASK, received=wanted.opened, organisation=who.organisation, person=who.person)


def _write(record: Record, version: Version, beside: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write a version with the files `beside` its texts."""
    folder = record.root / record.folder / VERSIONS
    if folder.is_symlink():
        raise LettergenError(f"{folder} is a symbolic link, which is never followed", "Make it a folder.")
    sweep(folder)
    texts = {f"{name}.md": text for name, text in version.texts.items()} | {RECORD: _record_text(version)}
    files = {name: text.encode("utf-8") for name, text in texts.items()}
    return write_new_folder(folder / str(version.number), files | dict(beside))


def _record_text(version: Version) -> str:
    record = version.record
    lines = ["# A version as it was circulated. Nothing in this folder is changed later: docs/signatures.md"]
    lines.append(f"version: {record.version}")
    lines += [f"{key}: {_quoted(getattr(record, key))}" for key in ("opened", "by", "deadline")]
    lines.append(f"change: {record.change}")
    lines += [
        f"{key}: {_quoted(said)}"
        for key, said in {"note": record.note, "recorded": record.recorded}.items()
        if said
    ]
    lines.append(f"language: {_quoted(record.language)}")
    lines += ["documents:", *(f"  {name}: {_quoted(value)}" for name, value in record.documents.items())]
    if record.each:
        lines += ["each:", *(f"  {name}: {_quoted(value)}" for name, value in record.each.items())]
    if record.headings:
        lines += ["headings:", *(f"  {name}: {_block(said)}" for name, said in record.headings.items())]
    return "\n".join(lines) + "\n"


def _block(said: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{_quoted(key)}: {_quoted(words)}' for key, words in said.items())}}}"


def _quoted(text: str) -> str:
    """A JSON string is a YAML double-quoted scalar (YAML 1.2, section 1.3)."""
    return json.dumps(text, ensure_ascii=False)
