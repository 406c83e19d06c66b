"""Lines of an e-mail: how wide they are, where they break, and how none is taken for more than words.

Widths are those of wcwidth's own tables: Python's differ from version to version, and the same letter must come out the
same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from wcwidth import iter_graphemes, width

from lettergen.visible import visible

MEASURE = 72
"""The most columns of a line (RFC 3676, 4.2 wants 78 at the most, with room for marks of quotation)."""

# One column stays free for the blank that may have to stand before a line.
_ROOM = MEASURE - 1

# A line of a mail has at most 998 bytes (RFC 5322, 2.1.1).
_LONGEST_ADDRESS = 900

# What stands for a no-break space while lines are broken: `visible` leaves no such character in data.
JOINT = "\uf8ff"
_JOINTS = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", JOINT))

# What programs act on at the beginning of a line: a new mail in a mailbox, a quotation, a command to mailx, the end of the
# text, a signature, and our own lines below headings.
_ACTED_ON = re.compile(r"From |[>~]|\.$|[-=_*#]([-=_*# ])*$")


def words_of(text: str) -> str:
    """Return data as words for `fill`: nothing hidden in it, no line of its own, no-break spaces as `JOINT`."""
    return " ".join(visible(text).translate(_JOINTS).split())


def fill(text: str, mark: str = "", below: str | None = None) -> list[str]:
    r"""Return words as lines, the first behind `mark`, the others behind `below` or as many blanks; \n begins a line.

    A line that a mail program would act on gets a blank before it, as RFC 3676, 4.4 does it.
    """
    below = " " * width(mark) if below is None else below
    room = _ROOM - max(width(mark), width(below))
    runs = unicodedata.normalize("NFC", text).split("\n")
    # Joints alone would make a line that looks empty.
    words = ([word for word in run.split() if word.strip(JOINT)] for run in runs)
    lines = chain.from_iterable(_wrapped(each, room) for each in words)
    marked = (f"{head}{line}" for head, line in zip(chain([mark], repeat(below)), lines, strict=False))
    return [_harmless(line.replace(JOINT, " ").rstrip()) for line in marked]


def rule(character: str, lines: Iterable[str]) -> str:
    """Return a line of a character (or a pattern) as wide as the widest line, and never a signature's two hyphens."""
    columns = max(4, *map(width, lines))
    return (character * columns)[:columns].rstrip()


def _harmless(line: str) -> str:
    return f" {line}" if _ACTED_ON.match(line) else line


def _wrapped(words: Iterable[str], room: int) -> Iterator[str]:
    line, taken = "", 0
    for piece in chain.from_iterable(_pieces(word, room) for word in words):
        columns = width(piece)
        if line and taken + 1 + columns > room:
            yield line
            line, taken = piece, columns
        else:
            line, taken = (f"{line} {piece}", taken + 1 + columns) if line else (piece, columns)
    if line:
        yield line


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield a word, in parts where it is longer than a line; an address stays whole."""
    if width(word) <= room or _is_address(word):
        yield word
        return
    part = ""
    for grapheme in iter_graphemes(word):
        if part and width(part + grapheme) > room:
            yield part
            part = ""
        part += grapheme
    yield part


def _is_address(word: str) -> bool:
    return "://" in word and word.isascii() and len(word) <= _LONGEST_ADDRESS
