"""From which places in the workspace a document is made."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from lettergen.findings import Source


def sources_in(node: object) -> frozenset[Source]:
    """Return the places that anything in a tree, or in blocks of one, comes from."""
    return frozenset(_sources(node))


def _sources(node: object) -> Iterator[Source]:
    if isinstance(node, Source):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _sources(part)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            yield from _sources(getattr(node, field.name))
