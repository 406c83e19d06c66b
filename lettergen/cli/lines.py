"""Data as lines of text: visible, in one line each, with paths as they are from here."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from lettergen.findings import Finding, Severity
from lettergen.visible import visible


def one_line(text: str) -> str:
    """Return data as one line in which nothing hides."""
    return visible(" ".join(text.split()))


def shown_path(path: Path) -> str:
    """Return a path as a person would name it from the current folder, unless its full name is shorter."""
    full = path.absolute()
    return one_line(min(os.path.relpath(full), str(full), key=len))


def typed_path(path: Path) -> str:
    """Return a path as it can be typed in a shell."""
    return shlex.quote(shown_path(path))


def finding_place(finding: Finding, root: Path | None = None) -> str:
    """Return "path:line" of a finding, from the current folder where the workspace's `root` is known."""
    source = finding.source.path
    # A template that comes with lettergen has a name but no place in the workspace.
    path = shown_path(root / source) if root and (root / source).exists() else one_line(str(source))
    return f"{path}:{finding.source.line}" if finding.source.line else path


def finding_lines(finding: Finding, root: Path | None = None) -> list[str]:
    """Return a finding as "path:line: severity code: message", and below it the hint."""
    first = f"{finding_place(finding, root)}: {finding.severity} {finding.code}: {one_line(finding.message)}"
    return [first, f"    {one_line(finding.hint)}"] if finding.hint else [first]


def counted(number: int, noun: str) -> str:
    """Return "1 finding", "2 findings"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(findings: Sequence[Finding]) -> str:
    """Return "3 findings: 1 error, 2 warnings"; "no findings"."""
    if not findings:
        return "no findings"
    numbers = Counter(finding.severity for finding in findings)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    parts = [counted(numbers[severity], word) for severity, word in words.items() if numbers[severity]]
    return f"{counted(len(findings), 'finding')}: {', '.join(parts)}"


def waiting(
    findings: Sequence[Finding], folder: Path, of_library: Sequence[Finding] = (), option: str = ""
) -> list[str]:
    """Return lines that tell how many findings wait in a dossier and in its library, and how to see them.

    `option` is one that `check` needs to show them.
    """
    command = f"lettergen check {typed_path(folder)} {option}".rstrip()
    lines = [f"{summary(findings)} ({command})"] if findings else []
    return lines + ([f"{summary(of_library)} in the library (lettergen check)"] if of_library else [])


def sentences(parts: Iterable[str]) -> str:
    """Return sentences one after the other."""
    return " ".join(part for part in parts if part)
