"""The code stays in small, named, described pieces."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import lettergen

PACKAGE = Path(lettergen.__file__).parent

MODULE_LINES = 300
FUNCTION_LINES = 40
# Names that say nothing about what belongs inside, so that everything ends up there.
DUMPING_GROUNDS = {"helper", "helpers", "misc", "util", "utils"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    # A rule about no modules at all would pass.
    assert PACKAGE / "findings.py" in found
    assert len(found) >= 20
    return found


def definitions() -> Iterator[tuple[str, Definition]]:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Definition):
                yield f"{path.relative_to(PACKAGE.parent)}:{node.lineno} {node.name}", node


def public_definitions(path: Path) -> Iterator[Definition]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for body in (tree.body, *(node.body for node in classes)):
        yield from (node for node in body if isinstance(node, Definition) and not node.name.startswith("_"))


def test_no_module_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: length for path, length in lengths.items() if length > MODULE_LINES} == {}


def test_no_module_is_a_dumping_ground() -> None:
    names = {part for path in modules() for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert names & DUMPING_GROUNDS == set()


def test_no_function_is_long() -> None:
    lengths = {
        place: node.end_lineno - node.lineno + 1
        for place, node in definitions()
        if isinstance(node, Function) and node.end_lineno is not None
    }
    assert len(lengths) >= 50
    assert {place: length for place, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_everything_public_says_what_it_is() -> None:
    bare = [
        f"{path.relative_to(PACKAGE.parent)}:{node.lineno} {node.name}"
        for path in modules()
        for node in public_definitions(path)
        if ast.get_docstring(node) is None
    ]
    assert bare == []
