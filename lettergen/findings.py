"""What is wrong, where, and how to mend it.

A fault in user data is a value, never an exception: loaders and checks collect findings and go on, so that a library with
thirty faults shows thirty. Only "cannot go on" raises `LettergenError`.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from lettergen.fast_dataclasses import dataclass


class Severity(StrEnum):
    """How much a finding weighs; errors keep a letter from becoming final."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in the workspace: a path relative to its root, and a line counted from 1 (0: the file as a whole)."""

    path: PurePosixPath
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else str(self.path)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody has to look at.

    `code` is stable and documented in docs/findings.md; `hint` says what to do and is empty only where `message` does.
    """

    source: Source
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.source}: {self.severity} {self.code}: {self.message}"


class LettergenError(Exception):
    """Work cannot go on; carries what a person needs to mend it."""

    def __init__(self, message: str, hint: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.findings = findings


def error(source: Source, code: str, message: str, hint: str = "") -> Finding:
    """Return a finding that keeps a letter from becoming final."""
    return Finding(source, Severity.ERROR, code, message, hint)


def warning(source: Source, code: str, message: str, hint: str = "") -> Finding:
    """Return a finding that somebody should look at before sending."""
    return Finding(source, Severity.WARNING, code, message, hint)


def info(source: Source, code: str, message: str, hint: str = "") -> Finding:
    """Return a finding that only tells."""
    return Finding(source, Severity.INFO, code, message, hint)


def ordered(findings: tuple[Finding, ...] | list[Finding]) -> tuple[Finding, ...]:
    """Return the findings once each, by place, then weight, then code."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.source, _WEIGHT[f.severity], f.code, f.message)))


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Tell whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
