"""Finds the finding codes in the package's source: what is passed on to whatever makes a finding."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lettergen
from lettergen.markup import PROBLEMS

PACKAGE = Path(lettergen.__file__).parent

CODE_AT = {
    "error": 1,
    "warning": 1,
    "info": 1,
    "Finding": 2,
    "stricter": 1,
    "Register": 1,
    "severity": 1,
    "_fault": 1,
    "report": 1,
    "_Unreadable": 0,
    "Refused": 0,
}
"""What makes a finding, or is passed on to it, and which argument is the code."""

PASSED_ON = {
    "checks/context.py": 2,
    "checks/registers.py": 1,
    "findings.py": 3,
    "letterhead/__init__.py": 1,
    "library/reading.py": 2,
    "library/schema.py": 1,
    "library/workspace.py": 1,
    "library/yaml_reader.py": 1,
    "templates/filling.py": 1,
}
"""How often a module hands on what it was given for a code. Where that grows, a code may go unseen here."""

WEIGHTS = {
    "error": {"error"},
    "warning": {"warning"},
    "info": {"info"},
    "stricter": {"warning", "error"},
    "Register": {"error"},
    "_fault": {"error"},
    "report": {"error"},
    "_Unreadable": {"error"},
    "Refused": {"error"},
}
"""How heavy a finding made by each is; what is not listed decides at run time."""


def calls() -> Iterator[tuple[str, str, ast.expr]]:
    """Yield module, what is called, and the argument that is the code, for each call that makes a finding."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        if module.startswith("markup/"):
            continue  # its codes are the keys of PROBLEMS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for name in _names(node.func):
                    if CODE_AT.get(name, len(node.args)) < len(node.args):
                        yield module, name, node.args[CODE_AT[name]]


def _names(called: ast.expr) -> list[str]:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return [name]
        case ast.IfExp(body=one, orelse=other):  # (error if settled else warning)(...)
            return [*_names(one), *_names(other)]
    return []


def _is_text(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def weights() -> dict[str, set[str]]:
    """Return every code in the source with what its findings may weigh; "?" where that is decided at run time."""
    found: dict[str, set[str]] = {code: {problem.severity.value} for code, problem in PROBLEMS.items()}
    for _, name, argument in calls():
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            found.setdefault(argument.value, set()).update(WEIGHTS.get(name, {"?"}))
    return found


def passed_on() -> dict[str, int]:
    """Return how many calls of each module are given a code that is not written there."""
    return dict(Counter(module for module, _, argument in calls() if not _is_text(argument)))
