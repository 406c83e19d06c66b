"""The last pass over a tree: quotes, apostrophes, dashes and no-break spaces as English has them (New Hart's Rules)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from lettergen.document import (
    Deleted,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Note,
    Strong,
    Text,
)
from lettergen.markup.nodes import map_inlines

NO_BREAK = "\u00a0"

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+\w")
_AFTER_ADDRESS = ".,;:!?'\")]}\u2018\u2019\u201c\u201d"

_OPENS_AFTER = re.compile(r"[\s(\[{\u2013\u2014\u2018\u201c/]")
_ELIDED = re.compile(r"'(?:\d0s|tis|twas|twere|til|till|em|cause|bout|round|n'?)(?![\w])", re.IGNORECASE)

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TITLES = "President|Chancellor|Commissioner|Ambassador|Minister|Judge|Mr|Ms|Mrs|Dr|Prof"
_PARTICLES = "von|van|de|der|del|di|bin|al-"
_PLACES = r"Articles?|[Nn]otes?|[Pp]aragraphs?|[Pp]aras?\.|[Ss]ections?|pp?\.|No\.|§"
_UNITS = "years?|months?|weeks?|days?|per cent|people|countries|cases|organisations"
_BREAKS = re.compile(
    rf"(?<![\d.,]\d)(?<=\d) (?=(?:{_MONTHS})\b)"
    rf"|(?<=\b\d\d) (?=(?:{_MONTHS})\b)"
    rf"|\b(?:{_MONTHS}) (?=\d{{4}}\b)"
    rf"|(?<!\d{{4}})(?<=\d) (?=(?:{_UNITS})\b)"
    rf"|\b(?:{_TITLES})\.? (?=(?:(?:{_PARTICLES}) ?)*[^\W\d_a-z])"
    rf"|(?<!\w)(?:{_PLACES}) (?=\d)"
)


def set_type(document: Document) -> Document:
    """Return the document with its text set in the typography of its language; structure and keys stay."""
    return dataclasses.replace(
        document,
        blocks=tuple(map_inlines(block, _set_run) for block in document.blocks),
        title=set_text(document.title),
        running=set_text(document.running),
        date_text=set_text(document.date_text),
    )


def set_text(text: str) -> str:
    """Return plain text with typographic quotes, dashes and no-break spaces; addresses stay letter by letter."""
    return "".join(_set_pieces([(text, False)]))


def _set_run(inlines: Inlines) -> Inlines:
    """Set a run as the one line that it is read as, whatever part of it is emphasised; each note is a run of its own."""
    return _replaced(inlines, iter(_set_pieces(list(_pieces(inlines)))))


_Piece = tuple[str, bool]
"""A text, and whether it must stay as it is."""


def _pieces(inlines: Inlines) -> Iterator[_Piece]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text, False
            case LineBreak():
                yield "\n", True
            case Link(url, (Text(text),)) if text == url:
                yield text, True
            case (
                Strong(children)
                | Emphasis(children)
                | Link(_, children)
                | Inserted(children)
                | Deleted(children)
            ):
                yield from _pieces(children)
            case Note():
                pass


def _replaced(inlines: Inlines, texts: Iterator[str]) -> Inlines:
    return tuple(_replace(inline, texts) for inline in inlines)


def _replace(inline: Inline, texts: Iterator[str]) -> Inline:
    match inline:
        case Text(_, source):
            return Text(next(texts), source)
        case LineBreak():
            next(texts)
            return inline
        case Link(url, children):
            return Link(url, _replaced(children, texts))
        case Strong(children):
            return Strong(_replaced(children, texts))
        case Emphasis(children):
            return Emphasis(_replaced(children, texts))
        case Inserted(children):
            return Inserted(_replaced(children, texts))
        case Deleted(children):
            return Deleted(_replaced(children, texts))
        case Note(children):
            # A note that is still to be resolved (markup.Cite) holds nothing.
            return Note(_set_run(children)) if children else inline


def _set_pieces(pieces: list[_Piece]) -> list[str]:
    """Return the texts of the pieces, set together. After the dashes, every change is one character for one."""
    texts = [text if kept else _dashed(text) for text, kept in pieces]
    line = "".join(texts)
    fixed = bytearray(len(line))
    start = 0
    for text, (_, kept) in zip(texts, pieces, strict=True):
        fixed[start : start + len(text)] = bytes([kept]) * len(text)
        start += len(text)
    for first, last in _addresses(line):
        fixed[first:last] = b"\x01" * (last - first)
    return list(_cut(_bound(_quoted(line, fixed), fixed), [len(text) for text in texts]))


def _addresses(line: str) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(line):
        yield match.start(), match.start() + len(match[0].rstrip(_AFTER_ADDRESS))


def _dashed(text: str) -> str:
    """Return the text with "--" and "---" as dashes, but for the addresses in it."""
    parts: list[str] = []
    end = 0
    for first, last in _addresses(text):
        parts += [_dashes(text[end:first]), text[first:last]]
        end = last
    return "".join((*parts, _dashes(text[end:])))


def _dashes(text: str) -> str:
    return text.replace("---", "\u2014").replace("--", "\u2013")


def _quoted(line: str, fixed: bytearray) -> str:
    turned: list[str] = []
    for index, character in enumerate(line):
        straight = character in "'\"" and not fixed[index]
        turned.append(_quote(line, index, turned[-1] if turned else " ") if straight else character)
    return "".join(turned)


def _quote(line: str, index: int, before: str) -> str:
    following = line[index + 1 : index + 2]
    opens = bool(_OPENS_AFTER.match(before)) and bool(following.strip())
    if line[index] == '"':
        return "\u201c" if opens else "\u201d"
    return "\u2018" if opens and not _ELIDED.match(line, index) else "\u2019"


def _bound(line: str, fixed: bytearray) -> str:
    """Return the line with no-break spaces where a line must not end; each match ends in the space that binds."""
    bound = list(line)
    for match in _BREAKS.finditer(line):
        if not fixed[match.end() - 1]:
            bound[match.end() - 1] = NO_BREAK
    return "".join(bound)


def _cut(line: str, lengths: list[int]) -> Iterator[str]:
    start = 0
    for length in lengths:
        yield line[start : start + length]
        start += length
