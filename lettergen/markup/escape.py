"""Writing text so that it reads back as itself; the other half of `rules`, `engine` and `lines`."""

from __future__ import annotations

import re
import unicodedata

_ENTITY = r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)"
_SPECIAL = re.compile(
    r"[\\`*\[\]<{]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore within a word is no markup
    r"|" + _ENTITY
)
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LINE_START = re.compile(
    r"#{1,6}(?=[ \t]|$)"  # heading
    r"|>"  # quote
    r"|[-+](?=[ \t]|$)|-(?=-)"  # list, rule
    r"|~(?=~~)"  # fence
    r"|:(?=[:-])|\|"  # container, directive, table
)
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_NOTE_START = re.compile(r"(\[\^[^\]]*\]):")
_URL_SPECIAL = re.compile(r"[\\()<>\[\]{}]|" + _ENTITY)
_BAR = re.compile(r"\\.|\|", re.DOTALL)
_EDGES = re.compile(r"^\s+|\s+$")


def escape_text(text: str) -> str:
    """Return the text as Markdown for the middle of a line (CommonMark 0.31, sections 2.4, 2.5)."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    return _UNWRITABLE.sub(_entities, escaped)


def escape_url(url: str) -> str:
    """Return an address as it stands in the parentheses of a link."""
    return _URL_SPECIAL.sub(lambda match: "\\" + match[0], url)


def escape_line(line: str) -> str:
    """Return a line of written inlines so that its start and end are text: no heading, no list, no lost space."""
    line = _EDGES.sub(_entities, line)
    line = _NOTE_START.sub(r"\1\\:", line, count=1) if line.startswith("[^") else line
    if match := _NUMBERED.match(line):
        return f"{match[1]}\\{line[match.end(1) :]}"
    return "\\" + line if _LINE_START.match(line) else line


def escape_cell(written: str) -> str:
    """Return written inlines with every bar escaped that is not yet, for a cell of a table."""
    return _BAR.sub(lambda match: "\\|" if match[0] == "|" else match[0], written)


def escape_attribute(text: str) -> str:
    """Return a value in quotes for an attribute; line ends, which no value should have, become spaces."""
    return '"' + re.sub(r'(["\\])', r"\\\1", re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text)) + '"'


def opens(before: str, after: str) -> bool:
    """Tell whether stars between two characters can begin a stress (CommonMark 0.31, section 6.2: left-flanking)."""
    return not _space(after) and (not _punctuation(after) or _space(before) or _punctuation(before))


def closes(before: str, after: str) -> bool:
    """Tell whether stars between two characters can end a stress (CommonMark 0.31, section 6.2: right-flanking)."""
    return opens(after, before)


def _space(character: str) -> bool:
    return character in "\t\n\f\r" or unicodedata.category(character) == "Zs"


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _entities(match: re.Match[str]) -> str:
    return "".join("&nbsp;" if sign == "\xa0" else f"&#{ord(sign)};" for sign in match[0])
