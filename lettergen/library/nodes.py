"""YAML as read: text, lists and mappings, each with its place.

Named tuples, since a long library has millions of them, and no other class that cannot be changed is made as quickly.
"""

from __future__ import annotations

from typing import NamedTuple

from lettergen.findings import Source


class Scalar(NamedTuple):
    """A value; always text. `empty`: nothing was written."""

    text: str
    source: Source
    empty: bool = False


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    source: Source


class Entry(NamedTuple):
    """A key with its value."""

    key: str
    value: Node
    source: Source


class Mapping(NamedTuple):
    """Keys with values; each key once."""

    entries: tuple[Entry, ...]
    source: Source


Node = Scalar | Sequence | Mapping
"""What a YAML text is made of."""


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written there."""
    return type(node) is Scalar and node.empty
