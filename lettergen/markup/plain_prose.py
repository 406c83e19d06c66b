"""Prose without markup, read without the Markdown parser: most texts are plain paragraphs that cite their sources.

Whatever could mean something in Markdown, at the beginning of a line or within it, is left to the parser.
"""

from __future__ import annotations

import re

from lettergen.document import Inline, Paragraph, Text
from lettergen.findings import Source
from lettergen.markup.nodes import Cite

MAX_CHARACTERS = 4096
"""More is left to the parser, which knows what is too much to read."""

_CITE = re.compile(r"\[\^([A-Za-z0-9-]{1,100})\]")
_SIGN = re.compile(r"[\\*_`~^|#&!<>\[\]{}]")
_OPENING = frozenset("\"'(“‘«„")


def plain_paragraphs(text: str, source: Source) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs of a text that holds nothing but words and cites, None for any other.

    `source`: where the text begins. Keys and places are those that `parse_prose` gives.
    """
    lines = text.split("\n")
    if len(text) > MAX_CHARACTERS or not all(not line or _is_plain(line) for line in lines):
        return None
    if any(_SIGN.search(words) for words in _CITE.split(text)[::2]):
        return None
    begun = max(source.line, 1)
    return tuple(
        [
            _paragraph(str(key), words, Source(source.path, begun + first))
            for key, (first, words) in enumerate(_runs(lines), 1)
        ]
    )


def _is_plain(line: str) -> bool:
    """Tell whether a line begins with a word and not a mark, ends with no space and holds nothing that cannot be seen."""
    begins = line[0].isalpha() or line[0] in _OPENING
    return begins and line[-1] != " " and line.isprintable()


def _runs(lines: list[str]) -> list[tuple[int, str]]:
    """Return what stands between empty lines, joined, each with the number from 0 of its first line."""
    runs: list[tuple[int, str]] = []
    goes_on = False
    for number, line in enumerate(lines):
        if line and goes_on:
            first, words = runs[-1]
            runs[-1] = first, f"{words} {line}"
        elif line:
            runs.append((number, line))
        goes_on = bool(line)
    return runs


def _paragraph(key: str, words: str, place: Source) -> Paragraph:
    inlines: list[Inline] = []
    for index, part in enumerate(_CITE.split(words)):
        if index % 2:
            inlines.append(Cite(part))
        elif part:
            inlines.append(Text(part, place))
    return Paragraph(key, tuple(inlines), source=place)
