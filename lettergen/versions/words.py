"""Words of a run of inlines, and where two runs of words differ.

A word keeps the space before it and the stress it stands under, so that inlines can be made of words again. Links and notes
are one word each: half a link leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from lettergen.document import Emphasis, Inline, Inlines, Strong, Text
from lettergen.fast_dataclasses import dataclass
from lettergen.markup.nodes import canonical

_WORD = re.compile(r"\s*[^\W_]+(?:['’-][^\W_]+)*|\s*[^\s]|\s+")

Stress = type[Strong] | type[Emphasis]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a sign, a link, a note or a line break, and the stresses around it, outermost first."""

    inline: Inline
    stress: tuple[Stress, ...] = ()


@dataclass(frozen=True, slots=True)
class Hunk:
    """Where two runs differ: `first` to `last` of the old words have become `words`."""

    first: int
    last: int
    words: tuple[Word, ...]


def words_of(inlines: Inlines) -> tuple[Word, ...]:
    """Return the words of the inlines, in order; `inlines_of` puts them together again."""
    return tuple(_words(inlines, ()))


def _words(inlines: Inlines, stress: tuple[Stress, ...]) -> Iterator[Word]:
    for inline in inlines:
        match inline:
            case Text(text, source):
                yield from (Word(Text(word, source), stress) for word in _WORD.findall(text))
            case Strong(children) | Emphasis(children):
                yield from _words(children, (*stress, type(inline)))
            case _:
                yield Word(inline, stress)


def inlines_of(words: Iterable[Word]) -> Inlines:
    """Return words as canonical inlines: those in a row under one stress share it."""
    return canonical(_inlines([(word.stress, word.inline) for word in words]))


def _inlines(words: Sequence[tuple[tuple[Stress, ...], Inline]]) -> Inlines:
    found: list[Inline] = []
    for outer, group in groupby(words, key=lambda word: word[0][0] if word[0] else None):
        if outer is None:
            found.extend(inline for _, inline in group)
        else:
            found.append(outer(_inlines([(stress[1:], inline) for stress, inline in group])))
    return tuple(found)


def hunks(old: Sequence[Word], new: Sequence[Word]) -> tuple[Hunk, ...]:
    """Return where `new` differs from `old`, in order, never touching one another."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Hunk(first, last, tuple(new[begin:end]))
        for tag, first, last, begin, end in matcher.get_opcodes()
        if tag != "equal"
    )


def readable(found: Sequence[Hunk], old: Sequence[Word]) -> tuple[Hunk, ...]:
    """Return hunks with those joined that a single word or sign keeps apart: nobody can read changes by syllables."""
    joined: list[Hunk] = []
    for hunk in found:
        before = joined[-1] if joined else None
        if before is not None and hunk.first - before.last <= 1:
            between = tuple(old[before.last : hunk.first])
            joined[-1] = Hunk(before.first, hunk.last, (*before.words, *between, *hunk.words))
        else:
            joined.append(hunk)
    return tuple(joined)
