"""Loads signatures/: one file a signatory, with every answer in it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lettergen.findings import Finding, error
from lettergen.library.files import library_files, misplaced
from lettergen.library.load import parse_record, read_record
from lettergen.records.signatures import AnswerRow, Signature

SIGNATURES = "signatures"

_WISHES = ("print", "disclosed")
_OF_AN_ANSWER = tuple(
    field.name for field in dataclasses.fields(AnswerRow) if field.name not in (*_WISHES, "place", "lines")
)


def load_signatures(root: Path, folder: PurePosixPath) -> tuple[tuple[Signature, ...], list[Finding]]:
    """Return the signatories in `folder`, in the order of their files' names, and findings; none where it is not there."""
    signatures: list[Signature] = []
    findings: list[Finding] = []
    if not os.path.lexists(root / folder):
        return (), []
    for path in library_files(root, folder, findings):
        if path.suffix != ".yaml" or path.parent != folder:
            findings += misplaced(path, "A signature is a file signatures/<name>.yaml.")
            continue
        read, found = read_record(root, path, Signature)
        findings += found
        if read is not None:
            signature, found = _told(read, path)
            findings += found
            signatures += [signature] if signature else []
    return tuple(signatures), findings


def parse_signature(text: str, path: PurePosixPath) -> tuple[Signature | None, list[Finding]]:
    """Return the signatory that the text of such a file describes, None when it cannot be used, and findings."""
    read, findings = parse_record(text, path, 1, Signature)
    return _told(read, path) if read is not None else (None, findings)


def _told(read: Signature, path: PurePosixPath) -> tuple[Signature | None, list[Finding]]:
    if read.answer or read.answers:
        return dataclasses.replace(standing(read), id=path.stem), []
    hint = "Add 'answer: ...', or rows under 'answers:'."
    return None, [error(read.place, "missing-key", "lacks the key 'answer'", hint)]


def standing(read: Signature) -> Signature:
    """Return a signatory with all its answers as rows, and in its own fields where it stands after the last one.

    A file may say its first answer at its top. The last answer counts, with the wishes said last; the number and the
    time are those of the signature since which it has stood, so that confirming a new text costs nobody their place.
    """
    rows = tuple(_rows(read))
    spell = rows[_beginning(rows) :]
    last = {name: getattr(rows[-1], name) for name in _OF_AN_ANSWER}
    last["number"] = next((row.number for row in spell if row.number is not None), None)
    last["received"] = spell[0].received
    wishes = {name: _said_last(rows, name, getattr(read, name)) for name in _WISHES}
    lines = {**read.lines, **rows[-1].lines}
    return dataclasses.replace(read, **last, **wishes, lines=lines, answers=rows)


def _said_last(rows: tuple[AnswerRow, ...], name: str, otherwise: Any) -> Any:
    return next((said for row in reversed(rows) if (said := getattr(row, name)) is not None), otherwise)


def _rows(read: Signature) -> Iterator[AnswerRow]:
    if read.answer:
        top = {name: getattr(read, name) for name in (*_OF_AN_ANSWER, "place", "lines")}
        yield AnswerRow(**top)
    yield from read.answers


def _beginning(rows: tuple[AnswerRow, ...]) -> int:
    """Return the index of the row since which the last answer has been given without a break."""
    index = len(rows) - 1
    while index and rows[index - 1].answer == rows[-1].answer:
        index -= 1
    return index
