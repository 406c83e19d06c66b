"""What stands for a character that an output cannot show."""

from __future__ import annotations

import codecs
import sys
from io import TextIOWrapper

_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "•": "*",
        "─": "-",
        "│": "|",
        "⟨": "<",
        "⟩": ">",
    }
)

_NAME = "lettergen-plain"


def replace_what_cannot_be_shown() -> None:
    """Let an output that knows few characters have a plain quotation mark, dash or rule, and `?` for any other."""
    codecs.register_error(_NAME, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _plain(refused: UnicodeError) -> tuple[str, int]:
    if not isinstance(refused, UnicodeEncodeError):
        raise refused
    words = refused.object[refused.start : refused.end].translate(_PLAIN)
    return "".join(character if character.isascii() else "?" for character in words), refused.end
