"""What somebody wrote about a signature: taken on one line, refused where it hides something, shown without addresses."""

from __future__ import annotations

import re
import unicodedata

from lettergen.findings import LettergenError
from lettergen.library.reading import unwanted
from lettergen.visible import visible

LONGEST = 500

# They turn the direction of what follows, so that what is read is not what is written (Unicode Technical Report 36).
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Programs leave them in what is copied from them; nobody typed or sees them.
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b", ""))
_ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']*\w")


def on_one_line(text: str, what: str) -> str:
    """Return the text in normal form C with single spaces, without soft hyphens and spaces of no width.

    Raises LettergenError when it is longer than 500 characters, or holds a character that controls, hides or turns
    what is read; `what` says whose text it is: "the organisation's name".
    """
    line = " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())
    bad = unwanted(line) or (f"U+{ord(turn[0]):04X}" if (turn := _TURNS.search(line)) else "")
    if bad:
        raise LettergenError(
            f"{what} holds {bad}, which no text needs: {visible(line[:80])}", "Type it again by hand."
        )
    if len(line) > LONGEST:
        raise LettergenError(f"{what} is longer than {LONGEST} characters", "Say it in one sentence.")
    return line


def has_address(text: str) -> bool:
    """Tell whether an e-mail address stands in a text."""
    return _ADDRESS.search(text) is not None


def without_addresses(text: str) -> str:
    """Return a text with "[address]" for every e-mail address: they never reach an output."""
    return _ADDRESS.sub("[address]", text) if "@" in text else text
