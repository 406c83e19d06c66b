"""A signatory's file as text: made new, or with one row more and every other byte as it was."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lettergen.findings import LettergenError
from lettergen.library.signatures import parse_signature
from lettergen.records.signatures import AnswerRow, Person, PrintedForm, Signature

_KEY = re.compile(r"[^\s#-]")
_ROW = re.compile(r"( *)-(?: |$)")
_WORDS = frozenset({"answer", "how", "capacity"})
"""Values from a list of words; every other text is data and stands in quotation marks."""


def new_file(signature: Signature, row: AnswerRow) -> str:
    """Return the file of a signatory with a first answer; `signature` says who it is."""
    lines = ["# Rows are added, never changed or deleted: docs/signatures.md"]
    if signature.organisation:
        lines.append(f"organisation: {signature.organisation}")
    if signature.person:
        lines += ["person:", *_block(signature.person, Person(name=""), "  ")]
    if signature.capacity != "organisation":
        lines.append(f"capacity: {signature.capacity}")
    return "\n".join([*lines, "answers:", *_row_lines(row, "  ")]) + "\n"


def with_row(data: bytes, path: PurePosixPath, row: AnswerRow) -> bytes:
    """Return the bytes of a signatory's file with a row after the last one, and nothing else changed.

    The result is read again before it is returned. Raises LettergenError, with the lines to add by hand, when the file is
    written in a way that no row can be added to like that: `answers` in brackets, say.
    """
    text = data.decode("utf-8-sig")
    new_line = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    at, indent, head = _where(lines)
    added = [*(["answers:"] if head else []), *_row_lines(row, indent)]
    before = lines[:at]
    if before and not before[-1].endswith(("\n", "\r")):
        before[-1] += new_line
    result = "".join([*before, *(line + new_line for line in added), *lines[at:]])
    if not _holds(text, result, path, row):
        raise LettergenError(
            f"{path} is written in a way that no answer can be added to",
            f"Add this row under 'answers:' by hand: {json.dumps(_values(row), ensure_ascii=False)}",
        )
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + result.encode("utf-8")


def _where(lines: list[str]) -> tuple[int, str, bool]:
    """Return the line to add at, how far its row is indented, and whether `answers:` is still to be written."""
    keys = [index for index, line in enumerate(lines) if _KEY.match(line)]
    start = next((index for index in keys if lines[index].startswith("answers:")), None)
    if start is None:
        return _after_content(lines, len(lines)), "  ", True
    end = next((index for index in keys if index > start), len(lines))
    first = next((found for line in lines[start + 1 : end] if (found := _ROW.match(line))), None)
    return _after_content(lines, end), first[1] if first else "  ", False


def _after_content(lines: list[str], end: int) -> int:
    """Leave empty lines, and comments at the margin, below the new row."""
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _holds(before: str, after: str, path: PurePosixPath, row: AnswerRow) -> bool:
    """Tell whether the file reads back as it was, with this row at its end."""
    old, faults = parse_signature(_with_newlines(before), path)
    new, found = parse_signature(_with_newlines(after), path)
    if old is None or new is None or faults or found:
        return False
    same = (old.organisation, old.person, old.capacity) == (new.organisation, new.person, new.capacity)
    return same and [_values(one) for one in new.answers] == [_values(one) for one in (*old.answers, row)]


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _values(row: AnswerRow) -> dict[str, object]:
    """A row as data, without where it stands."""
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    values["digests"] = dict(row.digests)
    values["print"] = dataclasses.asdict(row.print) if row.print else None
    return {name: value for name, value in values.items() if name not in ("place", "lines")}


def _row_lines(row: AnswerRow, indent: str) -> Iterator[str]:
    inside = indent + "  "
    first, *others = _block(row, AnswerRow(answer=""), inside)
    yield f"{indent}- {first[len(inside) :]}"
    yield from others


def _block(record: AnswerRow | Person | PrintedForm, usual: object, indent: str) -> Iterator[str]:
    """Yield a line a key for what differs from the usual."""
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name not in ("place", "lines") and value != getattr(usual, field.name):
            yield from _key(field.name, value, indent)


def _key(name: str, value: object, indent: str) -> Iterator[str]:
    match value:
        case PrintedForm():
            lines = list(_block(value, PrintedForm(), indent + "  "))
            yield f"{indent}{name}:" if lines else f"{indent}{name}: {{}}"
            yield from lines
        case Mapping():
            yield f"{indent}{name}:"
            yield from (f"{indent}  {key}: {_quoted(str(text))}" for key, text in value.items())
        case bool():
            yield f"{indent}{name}: {'yes' if value else 'no'}"
        case int():
            yield f"{indent}{name}: {value}"
        case _:
            yield f"{indent}{name}: {value if name in _WORDS else _quoted(str(value))}"


def _quoted(text: str) -> str:
    """A JSON string is a YAML double-quoted scalar (YAML 1.2, section 1.3)."""
    return json.dumps(text, ensure_ascii=False)
