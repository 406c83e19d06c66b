"""Splits a Markdown file into YAML front matter, between two lines of three hyphens, and a body."""

from __future__ import annotations

from pathlib import PurePosixPath

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Split:
    """The two halves of a file; `body_line` is the line number of the first line of `body`."""

    front: str
    body: str
    body_line: int


def split_front_matter(text: str, path: PurePosixPath) -> tuple[Split | None, list[Finding]]:
    """Return front matter and body of `text`, or None and a finding when the front matter does not begin or end.

    A file that does not begin with the fence has no front matter, which is a finding: every Markdown record needs one.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        hint = "Begin the file with a line '---', the keys, and a second line '---'."
        return None, [error(Source(path, 1), "no-front-matter", "does not begin with front matter", hint)]
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return Split("\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1), []
    hint = "Close the front matter with a line '---'."
    return None, [error(Source(path, 1), "front-matter-open", "has front matter without an end", hint)]
