"""YAML as read: text, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from lettergen.findings import Source


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value; always text. `empty`: nothing was written."""

    text: str
    source: Source
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: str
    value: Node
    source: Source


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values; each key once."""

    entries: tuple[Entry, ...]
    source: Source


Node = Scalar | Sequence | Mapping
"""What a YAML text is made of."""


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written there."""
    return isinstance(node, Scalar) and node.empty
