"""Items of a list that stand as blocks of their own on the other side: a bullet whose person is welcomed before it now, say.

A key may stand once in a text, so what both sides hold under one key is brought to the same level before it is merged.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from lettergen.document import Item, ListBlock
from lettergen.markup.nodes import MarkupBlock

Blocks = tuple[MarkupBlock, ...]


def brought_level(base: Blocks, yours: Blocks, theirs: Blocks) -> tuple[Blocks, Blocks, Blocks]:
    """Return the three texts with each item that both changed, and that is a block on one side, in a list of its own.

    What only one changed stays where it is, since that side is taken.
    """
    old, mine, new = dict(_parts(base)), dict(_parts(yours)), dict(_parts(theirs))
    both = {key for key in mine.keys() & new.keys() if old.get(key) not in (mine[key], new[key])}
    apart = {key for key in both if isinstance(mine[key], Item) != isinstance(new[key], Item)}
    if not apart:
        return base, yours, theirs
    return _taken_out(base, apart, theirs), _taken_out(yours, apart, theirs), _taken_out(theirs, apart, yours)


def _parts(blocks: Blocks) -> Iterator[tuple[str, MarkupBlock | Item]]:
    for block in blocks:
        yield block.key, block
        if isinstance(block, ListBlock):
            yield from ((item.key, item) for item in block.items)


def _taken_out(blocks: Blocks, apart: Iterable[str], other: Blocks) -> Blocks:
    """Take items out of their lists, each to the place that the block of its key has on the other side."""
    result = list(blocks)
    for key in sorted(apart):
        for block in blocks:
            item = (
                next((item for item in block.items if item.key == key), None)
                if isinstance(block, ListBlock)
                else None
            )
            if item is not None:
                result = _without(result, block.key, key)
                result.insert(_place(result, block.key, key, other), _alone(item))
    return tuple(result)


def _without(blocks: list[MarkupBlock], key: str, item: str) -> list[MarkupBlock]:
    return [
        dataclasses.replace(block, items=tuple(part for part in block.items if part.key != item))
        if isinstance(block, ListBlock) and block.key == key
        else block
        for block in blocks
    ]


def _alone(item: Item) -> ListBlock:
    return ListBlock(item.key, (dataclasses.replace(item, key=f"{item.key}.1"),))


def _place(blocks: list[MarkupBlock], list_key: str, key: str, other: Blocks) -> int:
    """Behind what it follows on the other side, so that nothing looks moved; before its list where that is not here."""
    keys, there = [block.key for block in blocks], [block.key for block in other]
    before = there[there.index(key) - 1] if key in there and there.index(key) else ""
    return keys.index(before) + 1 if before in keys else keys.index(list_key)
