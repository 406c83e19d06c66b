"""The words that a letter has for one case."""

from __future__ import annotations

from collections.abc import Iterable

from lettergen.asof import CaseView
from lettergen.compose.inputs import Inputs, placed, without_notes
from lettergen.compose.people import composed_sentence, last_word
from lettergen.document import Block, Inlines, ListBlock, Paragraph, Quote, Text

_SPACE = Text(" ")


def letter_text(inputs: Inputs, case: CaseView) -> Inlines:
    """Return a case's own words for a letter, without notes, or a plain sentence from its timeline.

    Of somebody last heard of too long ago, a line before them says on which day they were true.
    """
    old = last_word(case, case.letter, inputs.language)
    words = _own_words(inputs, case)
    return spaced([(Text(old),), words]) if old else words


def _own_words(inputs: Inputs, case: CaseView) -> Inlines:
    if case.letter is None:
        sentence = composed_sentence(case, inputs.country_name(case.country), inputs.language)
        return (Text(sentence, case.place),)
    blocks = without_notes(placed(case.letter.blocks, f"case:{case.id}/letter", f"case:{case.id}"))
    return spaced(run for block in blocks for run in _runs(block))


def spaced(runs: Iterable[Inlines]) -> Inlines:
    """Return runs of words as one, with a space between each two."""
    return tuple(part for run in runs for part in (*run, _SPACE))[:-1]


def _runs(block: Block) -> tuple[Inlines, ...]:
    """The runs of words of a block; an item of the letter's list holds no list or quote of its own."""
    if isinstance(block, ListBlock):
        return tuple(item.inlines for item in block.items)
    return (block.inlines,) if isinstance(block, Paragraph | Quote) else ()
