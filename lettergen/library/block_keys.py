"""The keys of a block in a file, against those that its record has."""

from __future__ import annotations

import types
from collections.abc import Mapping as AbstractMapping
from functools import cache
from typing import Any

from lettergen.findings import Finding, Source, error
from lettergen.library.keys import WHEN_KEYS, field_types, known_keys, required_keys
from lettergen.library.nodes import Entry, Mapping, is_empty
from lettergen.library.similar import did_you_mean
from lettergen.markup.problems import shortened
from lettergen.records.common import When

LINES = "lines"

MAX_FAULTS = 100
"""A list or block with more faults than this is most likely something else than what belongs there."""


def values_of(block: Mapping, record_type: Any) -> dict[str, Any]:
    """Return the nodes of a record by key, and where it stands; what the file calls like a place does not count."""
    placed, has_lines, has_when = _made_fields(record_type)
    values: dict[str, Any] = {key: value for key, value, _ in block.entries if not is_empty(value)}
    for name in placed:
        values[name] = block.source
    if has_lines:
        values[LINES] = types.MappingProxyType({entry.key: entry.source for entry in block.entries})
    if has_when:
        dates = [entry for entry in block.entries if entry.key in WHEN_KEYS and not is_empty(entry.value)]
        values["when"] = Mapping(tuple(dates), block.source)
    return values


@cache
def _made_fields(record_type: Any) -> tuple[tuple[str, ...], bool, bool]:
    """The fields that hold where a record stands; whether it has lines; whether it has a date of four kinds."""
    fields = field_types(record_type)
    placed = tuple(name for name, kind in fields.items() if kind is Source)
    return placed, LINES in fields, fields.get("when") is When


def wrong_keys(block: Mapping, values: AbstractMapping[str, Any], record_type: Any) -> list[Finding]:
    """Return a finding for each key that the record does not have, and for each that it must have and has not.

    `values`: what `values_of` returned.
    """
    known, needed = _asked(record_type)
    if needed <= values.keys() and known.issuperset([entry.key for entry in block.entries]):
        return []
    return [*unknown_keys(block, record_type), *missing_keys(block, record_type)]


@cache
def _asked(record_type: Any) -> tuple[frozenset[str], frozenset[str]]:
    return known_keys(record_type), frozenset(required_keys(record_type))


def unknown_keys(block: Mapping, record_type: Any) -> list[Finding]:
    """Return a finding for each key that the record does not have."""
    known = known_keys(record_type)
    unknown = [entry for entry in block.entries if entry.key not in known]
    findings = [_unknown_key(entry, known) for entry in unknown[:MAX_FAULTS]]
    if len(unknown) > MAX_FAULTS:
        place = unknown[MAX_FAULTS].source
        findings.append(
            error(place, "too-many-faults", "has too many unknown keys to list", "Mend the first ones.")
        )
    return findings


def _unknown_key(entry: Entry, known: frozenset[str]) -> Finding:
    hint = did_you_mean(entry.key, known) or "Known here: " + ", ".join(sorted(known)) + "."
    if is_empty(entry.value) and " " in entry.key:  # {title: A letter, and more}
        hint = "If it belongs to the value before: a value with a comma needs quotation marks around it."
    return error(entry.source, "unknown-key", f"does not know the key '{shortened(entry.key)}'", hint)


def missing_keys(block: Mapping, record_type: Any) -> list[Finding]:
    """Return a finding for each key that the record must have, and that has no value."""
    given = {entry.key for entry in block.entries if not is_empty(entry.value)}
    return [
        error(block.source, "missing-key", f"lacks the key '{key}'", f"Add '{key}: ...'.")
        for key in required_keys(record_type)
        if key not in given
    ]
