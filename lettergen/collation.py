"""The order in which a directory would list names: the Unicode Collation Algorithm (UTS 10), through pyuca.

Its root order is that of English, and of most languages written in Latin or Cyrillic letters: accents count only where
letters are otherwise the same, so that Č stands with C and Ł with L. Punctuation does not count: “Dignity” stands under D.
An article counts, "The" too: leaving it out is a wish of some houses, and they can print another name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyuca import Collator

Key = tuple[tuple[int, ...], str]


def collation_key(name: str) -> Key:
    """Return what names are sorted by; two different names never have the same key."""
    words = "".join(sign if sign.isalnum() or _is_mark(sign) else " " for sign in name)
    return _collator().sort_key(" ".join(words.split())), name


def _is_mark(sign: str) -> bool:
    import unicodedata

    return unicodedata.category(sign).startswith("M")


@cache
def _collator() -> Collator:
    from pyuca import Collator

    return Collator()
