"""Makes characters visible that a terminal would act on, or that a reader could not see."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t\u200c\u200d"
"""Line ends and tabs, and the zero-width joiners: scripts such as Persian need them, and they move nothing."""

_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
"""Categories of Unicode: controls, format characters, unassigned, private use, surrogates, separators of lines."""

_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Letters and marks by category, which show nothing all the same."""


def visible(text: str) -> str:
    r"""Return `text` with a sign for every character that prints nothing; line ends (\n) and tabs stay.

    Replaced are control characters (ESC becomes ␛), format characters such as direction marks and tags, private-use and
    unassigned characters, lone surrogates, separators of lines, and blank letters: they become their number, ⟨U+202E⟩.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_sign(character) if _hidden(character) else character for character in text)


def _hidden(character: str) -> bool:
    if character in _KEPT:
        return False
    return character in _BLANK or unicodedata.category(character) in _HIDDEN


def _sign(character: str) -> str:
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)  # the block Control Pictures
    return "␡" if number == 0x7F else f"⟨U+{number:04X}⟩"
