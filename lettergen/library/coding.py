"""Records as plain JSON values and back, for the index and between processes.

Text, numbers, yes and no stand for themselves; everything else is a list that begins with a tag. Only the classes listed
here are ever made, by name, from a value.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType, ModuleType
from typing import Any

from lettergen import document, findings
from lettergen.dates import PartialDate, parse_partial
from lettergen.findings import Finding, Source
from lettergen.markup import nodes
from lettergen.records import case, common, library
from lettergen.vocabulary import Answer, Ask, Share, Status, Use

Read = tuple[Any, list[Finding]]
"""A record, None where the file holds none that can be used, and the findings of its file."""

_PLAIN = frozenset({str, int, bool, type(None)})
_NONE = object()


def _records(module: ModuleType) -> dict[str, Any]:
    return {
        name: kind
        for name, kind in vars(module).items()
        if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, Enum))
    }


_CLASSES: Mapping[str, Any] = {
    name: kind
    for module in (document, nodes, case, common, library, findings)
    for name, kind in _records(module).items()
} | {kind.__name__: kind for kind in (Answer, Ask, Share, Status, Use)}


class Uncodable(Exception):
    """A value that does not come back as it was."""


def encoded(read: Read, path: PurePosixPath) -> bytes | None:
    """Return what a file was read as in one line of JSON, None where some of it would not come back as it was."""
    record, findings = read
    try:
        values = [encode(record, path), encode(tuple(findings), path)]
    except Uncodable:
        return None
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def decoded(line: bytes, kind: Any, path: PurePosixPath) -> Read | None:
    """Return what `encoded` was given for a record of class `kind`, None for whatever else the line is."""
    try:
        values = json.loads(line)
        record, findings = decode(values[0], path), list(decode(values[1], path))
    except Exception:  # whatever it is, the file itself can be read
        return None
    # A file that holds no record has a finding that says why.
    sound = type(record) is kind or (record is None and bool(findings))
    return (record, findings) if sound and all(type(row) is Finding for row in findings) else None


def is_faultless(line: bytes, kind: Any) -> bool:
    """Tell whether a line of `encoded` holds a record of class `kind` and no findings, without decoding it."""
    return line.startswith(f'[["{kind.__name__}",'.encode()) and line.endswith(b',["t"]]')


def encode(value: Any, path: PurePosixPath) -> Any:
    """Return a record, or what is in one, as JSON values; raises Uncodable for what lies in another file than `path`."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return ["t", *[encode(item, path) for item in value]]
    if kind is MappingProxyType or kind is dict:
        return ["m", {key: encode(item, path) for key, item in value.items()}]
    return _encode_single(value, kind, path)


def _encode_single(value: Any, kind: Any, path: PurePosixPath) -> Any:
    if kind is Source:
        return _encode_place(value, path)
    if kind is PartialDate:
        return ["p", str(value)]
    if kind is datetime.date:
        return ["d", value.isoformat()]
    name: str = kind.__name__
    if _CLASSES.get(name) is not kind:
        raise Uncodable(name)
    if isinstance(value, Enum):
        return [name, value.value]
    given = {}
    for field, usual in _fields(kind):
        part = getattr(value, field)
        if part is usual:
            continue
        if type(part) is not type(usual) or part != usual:
            given[field] = part if type(part) in _PLAIN else encode(part, path)
    return [name, given]


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record, each with its default where that is plain and need not be written."""
    return tuple(
        (field.name, field.default if type(field.default) in _PLAIN or field.default == () else _NONE)
        for field in dataclasses.fields(kind)
    )


def _encode_place(place: Source, path: PurePosixPath) -> list[Any]:
    if place.path is path or place.path == path:  # mostly the former, which is quicker to ask
        return ["s", place.line]
    if place == common.NOWHERE:
        return ["n"]
    raise Uncodable(str(place))


def decode(value: Any, path: PurePosixPath) -> Any:
    """Return what `encode` was given for the same path; raises all sorts of errors for what `encode` did not make."""
    return _Decoder(path).value(value)


class _Decoder:
    def __init__(self, path: PurePosixPath) -> None:
        self.path = path
        self.places: dict[int, Source] = {}

    def value(self, value: Any) -> Any:
        if type(value) is not list:
            return value
        own = _OWN.get(value[0])
        if own is not None:
            return own(self, value)
        kind, given = _CLASSES[value[0]], value[1]
        if type(given) is dict:
            of = self.value
            return kind(**{name: of(part) for name, part in given.items()})
        return kind(given)

    def several(self, value: list[Any]) -> tuple[Any, ...]:
        of = self.value
        return tuple([of(item) for item in value[1:]])

    def mapping(self, value: list[Any]) -> Mapping[str, Any]:
        of = self.value
        return MappingProxyType({key: of(item) for key, item in value[1].items()})

    def place(self, value: list[Any]) -> Source:
        line = value[1]
        if line not in self.places:
            self.places[line] = Source(self.path, line)
        return self.places[line]


_OWN: Mapping[str, Callable[[_Decoder, list[Any]], Any]] = {
    "t": _Decoder.several,
    "m": _Decoder.mapping,
    "s": _Decoder.place,
    "n": lambda decoder, value: common.NOWHERE,
    "p": lambda decoder, value: parse_partial(value[1]),
    "d": lambda decoder, value: datetime.date.fromisoformat(value[1]),
}
