"""Small workspaces, written as one text each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from textwrap import dedent

from lettergen.findings import Finding
from lettergen.library.load import load_library
from lettergen.records.library import Library

CASES = PurePosixPath("cases")

SOUND_CASE = """\
---
name: Zhanbolat Mamai
country: KZ
share: public
sources:
  s1: {title: A letter, date: 2022-10-19}
---
# Letter
## 2022-10-19
He was charged.[^s1]
"""


def plant(root: Path, text: str) -> Path:
    """Write the files of a text in which each begins with a line "=== path", and return the folder."""
    for piece in ("\n" + dedent(text).lstrip("\n")).split("\n=== ")[1:]:
        name, _, content = piece.partition("\n")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content + "\n", encoding="utf-8")
    return root


def told(findings: Iterable[Finding]) -> list[str]:
    """Return each finding as "path:line code"."""
    return [f"{finding.source} {finding.code}" for finding in findings]


def load(root: Path) -> tuple[Library, list[Finding]]:
    return load_library(root, CASES)
