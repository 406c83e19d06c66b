"""The tree as indented text, one node a line: what golden files hold, and what a person debugs with.

Every field that compares is shown, found by asking the node and not from a list here, so documents with the same outline
are equal. Strings stand as Python writes them: a no-break space or a control character is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from typing import Any

from lettergen.document import Document

_INDENT = "  "
_UNNAMED = {"children", "inlines", "blocks", "items", "rows", "facts"}
"""Fields whose nodes are told apart by what they are; those of other fields stand under the field's name."""


def outline(document: Document) -> str:
    """Return the whole document as an outline."""
    return "\n".join(_node(document)) + "\n"


def _node(node: Any) -> Iterator[str]:
    """Yield the lines of a node: what it is, with its plain fields, and below it the nodes it holds."""
    values = {field.name: getattr(node, field.name) for field in fields(node) if field.compare}
    plain = [_written(name, value) for name, value in values.items() if not isinstance(value, tuple)]
    yield " ".join([type(node).__name__, *plain])
    for name, value in values.items():
        if isinstance(value, tuple):
            yield from (_INDENT + line for line in _held(name, value))


def _held(name: str, value: tuple[Any, ...]) -> Iterator[str]:
    """Yield the lines of a field that holds nodes, or runs of nodes; each run stands under the name."""
    if value and isinstance(value[0], tuple):
        for run in value:
            yield f"{name}:"
            yield from (_INDENT + line for node in run for line in _node(node))
    elif name in _UNNAMED or not value:
        yield from (line for node in value for line in _node(node))
    else:
        yield from _held(name, (value,))


def _written(name: str, value: object) -> str:
    if name == "text":
        return repr(value)
    shown = value.value if isinstance(value, Enum) else repr(value) if isinstance(value, str) else value
    return f"{name}={shown}"
