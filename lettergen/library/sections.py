"""The body of a record: parts (`# Letter`), each with texts under their dates (`## 2022-10-19`)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lettergen.dates import parse_day
from lettergen.document import Inlines, Text
from lettergen.findings import Finding, Source, error
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Cite, MarkupBlock, map_children, map_inlines
from lettergen.markup.problems import shortened
from lettergen.markup.prose import parse_prose, parse_section
from lettergen.records.common import DatedText
from lettergen.records.dossier import Section

_HEADING = re.compile(r"(#{1,2})[ \t]+(.*)")


@dataclass(slots=True)
class _Piece:
    """What stands between two headings."""

    level: int
    title: str
    place: Source
    lines: list[str]

    def prose(self) -> tuple[tuple[MarkupBlock, ...], list[Finding]]:
        blocks, findings = parse_prose("\n".join(self.lines), self.begins)
        return blocks, list(findings)

    def section(self) -> tuple[tuple[MarkupBlock, ...], list[Finding]]:
        blocks, findings = parse_section("\n".join(self.lines), self.begins)
        return blocks, list(findings)

    @property
    def begins(self) -> Source:
        return Source(self.place.path, self.place.line + (1 if self.level else 0))

    @property
    def blank(self) -> bool:
        return not any(line.strip() for line in self.lines)


def _pieces(body: str, path: PurePosixPath, first_line: int) -> Iterator[_Piece]:
    piece = _Piece(0, "", Source(path, first_line), [])
    for number, line in enumerate(body.split("\n"), start=first_line):
        heading = _HEADING.fullmatch(line)
        if heading:
            yield piece
            piece = _Piece(len(heading[1]), _title(heading[2]), Source(path, number), [])
        else:
            piece.lines.append(line)
    yield piece


def _title(written: str) -> str:
    """Return a heading's words without the number signs that may close it (CommonMark 0.31, section 4.2)."""
    words = written.strip(" \t")
    bare = words.rstrip("#")
    closed = bare == "" or (bare != words and bare[-1] in " \t")
    return bare.rstrip(" \t") if closed else words


def _stray(piece: _Piece, where: str) -> list[Finding]:
    if piece.blank:
        return []
    line = piece.place.line + next(
        n for n, text in enumerate(piece.lines, min(piece.level, 1)) if text.strip()
    )
    return [
        error(
            Source(piece.place.path, line), "stray-text", f"holds text {where}", "Put it under its heading."
        )
    ]


def dated_texts(
    body: str, path: PurePosixPath, first_line: int, parts: tuple[str, ...]
) -> tuple[tuple[DatedText, ...], list[Finding]]:
    """Return the texts of a record's body, and the findings; `parts` are the titles its kind may have, in lower case."""
    reader = _Texts(parts)
    for piece in _pieces(body, path, first_line):
        reader.take(piece)
    return tuple(reader.texts), reader.findings


class _Texts:
    def __init__(self, parts: tuple[str, ...]) -> None:
        self.parts = parts
        self.part = ""
        self.known = True
        self.texts: list[DatedText] = []
        self.findings: list[Finding] = []

    def take(self, piece: _Piece) -> None:
        if piece.level == 2:
            self._take_text(piece)
            return
        if piece.level == 1:
            self._begin_part(piece)
        self.findings += _stray(piece, "outside a dated text")

    def _begin_part(self, piece: _Piece) -> None:
        self.part = piece.title.lower()
        self.known = self.part in self.parts
        if self.known:
            return
        hint = did_you_mean(self.part, self.parts) or _parts_known(self.parts)
        message = f"does not know the part '{shortened(piece.title)}'"
        self.findings.append(error(piece.place, "unknown-part", message, hint))

    def _take_text(self, piece: _Piece) -> None:
        blocks, findings = piece.prose()
        self.findings += findings
        try:
            date = parse_day(piece.title)
        except ValueError as wrong:
            hint = "Head each text with the day on which it was true: ## 2022-10-19."
            self.findings.append(error(piece.place, "bad-date", shortened(str(wrong), 120), hint))
            return
        if self.known:  # otherwise the part was reported, and its texts go with it
            self._add(piece, date, blocks)

    def _add(self, piece: _Piece, date: datetime.date, blocks: tuple[MarkupBlock, ...]) -> None:
        if not self.part:
            message = f"has the text '{date}' under no part"
            self.findings.append(error(piece.place, "unknown-part", message, _parts_known(self.parts)))
        elif any(text.part == self.part and text.date == date for text in self.texts):
            hint = "Keep one text a part and date."
            self.findings.append(
                error(piece.place, "duplicate-text", f"has '{self.part} {date}' twice", hint)
            )
        elif not blocks:
            hint = "Write it, or delete the heading."
            self.findings.append(error(piece.place, "empty-text", f"has nothing under '{date}'", hint))
        else:
            self.texts.append(DatedText(self.part, date, blocks, _cited(blocks), piece.place))


def _parts_known(parts: tuple[str, ...]) -> str:
    if not parts:
        return "Here the front matter is all; texts belong in cases and concerns."
    return "Put it under one of: " + ", ".join(f"# {part.capitalize()}" for part in parts) + "."


def _cited(blocks: tuple[MarkupBlock, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}

    def look(inlines: Inlines) -> Inlines:
        for inline in inlines:
            if isinstance(inline, Cite):
                found[inline.id] = None
            elif not isinstance(inline, Text):
                map_children(inline, look)
        return inlines

    for block in blocks:
        map_inlines(block, look)
    return tuple(found)


def titled_sections(
    body: str, path: PurePosixPath, first_line: int
) -> tuple[dict[str, Section], list[Finding]]:
    """Return the sections of say.md by title in lower case, and the findings."""
    sections: dict[str, Section] = {}
    findings: list[Finding] = []
    for piece in _pieces(body, path, first_line):
        if piece.level != 1:
            findings += _outside(piece)
            continue
        blocks, found = piece.section()
        findings += found
        if piece.title.lower() in sections:
            findings.append(
                error(piece.place, "duplicate-text", f"has '{shortened(piece.title)}' twice", "Keep one.")
            )
            continue
        sections[piece.title.lower()] = Section(piece.title, blocks, piece.place)
        if not blocks:
            message = f"has nothing under '{shortened(piece.title)}'"
            findings.append(error(piece.place, "empty-text", message, "Write it, or delete the heading."))
    return sections, findings


def _outside(piece: _Piece) -> list[Finding]:
    if piece.level == 2:
        message = f"has the heading '{shortened(piece.title)}', and a section has none inside"
        return [error(piece.place, "stray-text", message, "Make it a section of its own (#), or delete it.")]
    return _stray(piece, "outside a section")
