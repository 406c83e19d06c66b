"""Lines of a template and lines of its filled text: a loop prints one many times, and a line with only a tag not at all.

So that every finding names the line an officer sees, each line of the template carries its number, between two characters
for private use, through Jinja.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

from jinja2 import nodes

from lettergen.findings import Source

T = TypeVar("T")

_MARK = re.compile("\ue002([0-9]+)\ue003")
_LEADING = re.compile("(?:\ue002[0-9]+\ue003)+")


def with_marked_lines(tree: nodes.Template) -> nodes.Template:
    """Return the tree, changed so that each line of text begins with its number."""
    for data in list(tree.find_all(nodes.TemplateData)):
        lines = enumerate(data.data.split("\n"), data.lineno)
        data.data = "\n".join(f"\ue002{number}\ue003{text}" for number, text in lines)
    return tree


def unmarked(text: str) -> tuple[str, list[int]]:
    """Return the text without marks, and for each of its lines the line of the template that it comes from."""
    lines: list[int] = []
    for content in text.split("\n"):
        leading = _LEADING.match(content)
        before = lines[-1] if lines else 1
        lines.append(int(_MARK.findall(leading[0])[-1]) if leading else before)
    return _MARK.sub("", text), lines


def relined(node: T, source: Source, lines: list[int]) -> T:
    """Return blocks or findings with lines of the template for lines of its filled text."""
    moved: Any = node
    if isinstance(node, Source):
        filled = node.path == source.path and 0 < node.line <= len(lines)
        moved = Source(node.path, lines[node.line - 1]) if filled else node
    elif isinstance(node, tuple):
        moved = tuple(relined(part, source, lines) for part in node)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        parts = {f.name: getattr(node, f.name) for f in dataclasses.fields(node) if f.init}
        moved = dataclasses.replace(node, **{name: relined(p, source, lines) for name, p in parts.items()})
    result: T = moved
    return result
