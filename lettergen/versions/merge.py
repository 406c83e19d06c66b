"""Carries edits of a text over to a newer assembly of it: three-way, by block key, and by words within one block.

What only one side changed is taken. What both changed is merged word by word where the changes stand apart; where they do
not, or where one side deleted what the other changed, a person has to choose, and the text holds a `Conflict`. So no word of
either side goes without somebody seeing it, and nobody whom the library no longer shows stays in an edited block unseen.
"""

from __future__ import annotations

from lettergen.document import Block, ListBlock
from lettergen.fast_dataclasses import dataclass
from lettergen.markup.nodes import Conflict, Directive, MarkupBlock
from lettergen.versions.conflict_words import why
from lettergen.versions.moved_items import brought_level
from lettergen.versions.order import merged_order
from lettergen.versions.parts import Sides, merge_parts, three_way

Written = Block | Directive


@dataclass(frozen=True, slots=True)
class Merged:
    """The text after a merge; `taken`: keys of blocks that the library changed, added or took out."""

    blocks: tuple[MarkupBlock, ...]
    taken: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to choose, in the order of the text."""
        return tuple(block for block in self.blocks if isinstance(block, Conflict))


def merge(
    base: tuple[MarkupBlock, ...], yours: tuple[MarkupBlock, ...], theirs: tuple[MarkupBlock, ...]
) -> Merged:
    """Return `yours`, an edited `base`, with what changed from `base` to `theirs`.

    Keys are unique in each. A conflict that stands in `yours` stays, with the newest words of theirs.
    """
    level = brought_level(base, yours, theirs)
    old, mine, new = map(_by_key, level)
    blocks: list[MarkupBlock] = []
    for key in merged_order([*old], [*mine], [*new]):
        sides: Sides[MarkupBlock] = three_way(old.get(key), mine.get(key), new.get(key), merge_parts)
        blocks += _settled(key, sides, old.get(key))
    after = {block.key: block for block in blocks}
    before = _by_key(yours)
    taken = tuple(key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key))
    return Merged(tuple(blocks), taken)


def _by_key(blocks: tuple[MarkupBlock, ...]) -> dict[str, MarkupBlock]:
    return {block.key: block for block in blocks}


def _settled(key: str, sides: Sides[MarkupBlock], before: MarkupBlock | None) -> tuple[MarkupBlock, ...]:
    """What is agreed on, or a conflict: both sides with what only one of them changed, and the block as it was `before`."""
    if not sides.clash:
        return () if sides.yours is None or _hollow(sides.yours) else (sides.yours,)
    mine, new, old = _standing(sides.yours), _standing(sides.theirs), _standing(before)
    if isinstance(sides.yours, Conflict):
        old = sides.yours.base
    if mine == new:
        return mine
    return (Conflict(key, mine, new, old, why(mine, new, old)),)


def _standing(block: MarkupBlock | None) -> tuple[Written, ...]:
    if block is None or _hollow(block):
        return ()
    return block.yours if isinstance(block, Conflict) else (block,)


def _hollow(block: MarkupBlock) -> bool:
    """A list whose items are all gone is gone itself."""
    return isinstance(block, ListBlock) and not block.items
