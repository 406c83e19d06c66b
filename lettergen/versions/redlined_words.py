"""What changed between two versions of one run of words, within its notes too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from lettergen.document import Deleted, Inline, Inlines, Inserted, Note
from lettergen.markup.nodes import Cite, canonical
from lettergen.versions.words import Hunk, Word, hunks, inlines_of, readable, words_of

KEPT = 0.3
"""The part of a run that has to stay for its changes to be told by words; with less, two texts are easier to read."""

SHORT = 12
"""Words; of a run no longer than this, changes are always told word by word."""


def redlined_words(old: Inlines, new: Inlines) -> Inlines:
    """Return a run with the words of both; canonical. A note in whose place another stands has its changes in it."""
    before, after = words_of(old), words_of(new)
    pairs = _changed_notes(before, after)
    follows = {other: one for one, other in pairs.items()}
    result: list[Inline] = []
    at = 0
    for hunk in _told(before, tuple(_as(word, follows) for word in after)):
        result += _kept(before[at : hunk.first], pairs)
        gone = inlines_of(before[hunk.first : hunk.last])
        come = inlines_of(_as(word, pairs) for word in hunk.words)
        result += [*([Deleted(gone)] if gone else []), *([Inserted(come)] if come else [])]
        at = hunk.last
    return canonical((*result, *_kept(before[at:], pairs)))


def _kept(words: Iterable[Word], pairs: Mapping[Note, Note]) -> Inlines:
    return inlines_of(
        Word(Note(redlined_words(word.inline.children, pairs[word.inline].children)), word.stress)
        if isinstance(word.inline, Note) and word.inline in pairs
        else word
        for word in words
    )


def _as(word: Word, others: Mapping[Note, Note]) -> Word:
    if isinstance(word.inline, Note) and word.inline in others:
        return Word(others[word.inline], word.stress)
    return word


def _changed_notes(old: tuple[Word, ...], new: tuple[Word, ...]) -> dict[Note, Note]:
    """Return the notes of the old words in whose place another stands now, each with that one.

    The call stays where it is, as it does when somebody writes over the words of a note.
    """
    before, after = _notes(old), _notes(new)
    pairs: dict[Note, Note] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "replace":
            pairs.update(zip(before[first:last], after[begin:end], strict=False))
    counts = [*before, *after]
    return {one: other for one, other in pairs.items() if counts.count(one) == counts.count(other) == 1}


def _notes(words: tuple[Word, ...]) -> list[Note]:
    return [word.inline for word in words if isinstance(word.inline, Note) and type(word.inline) is not Cite]


def _told(old: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[Hunk, ...]:
    """Return where two runs differ; where too little is left of the old one to follow, all of it as one change."""
    found = readable(hunks(old, new), old)
    kept = len(old) - sum(hunk.last - hunk.first for hunk in found)
    if found and kept < KEPT * max(len(old), len(new)) and len(old) > SHORT:
        return (Hunk(0, len(old), new),)
    return found
