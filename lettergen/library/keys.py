"""Which keys a record has in its file."""

from __future__ import annotations

import dataclasses
import typing
from functools import cache
from typing import Any

from lettergen.findings import Source
from lettergen.records.common import When

WHEN_KEYS = ("date", "by", "between", "as_of")

_RENAMED = {"since": "from", "origin": "from"}
_NOT_IN_THE_FILE = frozenset({"texts", "lines"})


@cache
def field_types(record_type: Any) -> dict[str, Any]:
    """Return the types of the fields of a record class by field name."""
    hints = typing.get_type_hints(record_type)
    return {field.name: hints[field.name] for field in dataclasses.fields(record_type)}


@cache
def file_keys(record_type: Any) -> dict[str, str]:
    """Return the key in the file of each field that a file can hold, by field name."""
    needed = _without_default(record_type)
    return {
        name: _RENAMED.get(name, name)
        for name, kind in field_types(record_type).items()
        if kind is not Source and name not in _NOT_IN_THE_FILE and (name != "id" or name in needed)
    }


def _without_default(record_type: Any) -> frozenset[str]:
    """The fields that must be given. An `id` with a default is none: that record's id is the name of its file."""
    nothing = dataclasses.MISSING
    fields = dataclasses.fields(record_type)
    return frozenset(f.name for f in fields if f.default is nothing and f.default_factory is nothing)


@cache
def known_keys(record_type: Any) -> frozenset[str]:
    """Return every key that may stand in the file; a `when` field is written as one of four dates beside the others."""
    keys = set(file_keys(record_type).values())
    if field_types(record_type).get("when") is When:
        keys = keys - {"when"} | set(WHEN_KEYS)
    return frozenset(keys)


@cache
def required_keys(record_type: Any) -> tuple[str, ...]:
    """Return the keys that must stand in the file."""
    needed = _without_default(record_type)
    return tuple(key for name, key in file_keys(record_type).items() if name in needed and name != "when")
