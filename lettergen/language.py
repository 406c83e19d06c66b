"""Dates, lists and numbers as a language writes them. Data: Unicode CLDR, through Babel."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from lettergen.dates import PartialDate

_LOCALES = {"en": "en_GB"}
_TAGS = {"en": "en-GB"}
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def tag(language: str) -> str:
    """Return the BCP 47 tag of the language as it is written here ("en-GB")."""
    return _TAGS[language]


def written_date(day: datetime.date, language: str) -> str:
    """Return "19 October 2022"."""
    return _written(day, "d MMMM y", language)


def written_partial(partial: PartialDate, language: str) -> str:
    """Return "2022", "October 2022" or "19 October 2022"."""
    pattern = "y" if partial.month is None else "MMMM y" if partial.day is None else "d MMMM y"
    return _written(partial.interval.first, pattern, language)


@lru_cache(maxsize=4096)
def _written(day: datetime.date, pattern: str, language: str) -> str:
    # A letter writes the same few dates again and again, and Babel looks each up in its data for some 0.1 ms.
    return format_date(day, pattern, locale=_LOCALES[language])


def as_known_on(day: datetime.date, language: str, points: int = 0) -> str:
    """Return a line before words of another day, so that nobody takes them for today's.

    `points`: of how many points of a letter it is true, from the next one on; 0: of all up to the next heading.
    """
    of_them = {0: "", 1: " on this point", 2: " on this point and the next"}
    where = of_them.get(points, f" on this and the next {counted(points - 1)} points")
    return f"What follows{where} was known on {written_date(day, language)}; nothing newer is on record."


def joined(words: Sequence[str], language: str) -> str:
    """Return the words as a list in running text: "a", "a and b", "a, b and c"."""
    return format_list(list(words), locale=_LOCALES[language]) if words else ""


def ordinal(number: int) -> str:
    """Return "First" for 1, and so on; past ten, "11."."""
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else f"{number}."


def counted(number: int) -> str:
    """Return small numbers in words ("two"), larger ones in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def in_words(number: int) -> str:
    """Return a number below a hundred in words ("thirty-one"), larger ones in digits."""
    if not 12 < number < 100:
        return counted(number)
    if number < 20:
        return _TEENS[number - 13]
    tens, units = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_NUMBERS[units]}" if units else "")


def territory(code: str, language: str) -> str:
    """Return the name of a country by its ISO 3166-1 code ("BE": "Belgium"); the code itself where there is none."""
    return str(Locale.parse(_LOCALES[language]).territories.get(code, code))


def capitalised(text: str) -> str:
    """Return the text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]
