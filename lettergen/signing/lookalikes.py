"""Letters that look like Latin ones and are not: with one of them, a name is another name to every search."""

from __future__ import annotations

import unicodedata

# From confusables.txt of Unicode Technical Standard 39: the letters of Cyrillic, Greek and Armenian that a keyboard has
# and whose usual shape is that of a Latin letter.
_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜӀаеѕіјорсухһԁԛԝӏёЁїЇ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ" + "օսՕՍ",
    "ABESIJKMHOPCTYXQWIaesijopcyxhdqwleEiI" + "ABEZHIKMNOPTYXovp" + "ouOU",
)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")


def as_latin(text: str) -> str:
    """Return a text with Latin letters for those that look like them."""
    return unicodedata.normalize("NFC", text).translate(_LATIN)


def mixed_letters(text: str) -> tuple[str, ...]:
    """Return the letters that are of another script than the rest of their word, where Latin ones are among them.

    Each once, in order, as "о (U+043E CYRILLIC SMALL LETTER O)". Words that are whole in one script are as they should be.
    """
    found: dict[str, None] = {}
    for word in unicodedata.normalize("NFC", text).split():
        scripts = {letter: _script(letter) for letter in word if letter.isalpha()}
        if "LATIN" in scripts.values():
            found.update((letter, None) for letter, script in scripts.items() if script not in ("", "LATIN"))
    return tuple(f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter)})" for letter in found)


def _script(letter: str) -> str:
    script = unicodedata.name(letter, "").partition(" ")[0]
    return script if script in _SCRIPTS else ""
