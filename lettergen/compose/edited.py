"""A text that somebody edited, tied again to the places that its words come from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lettergen.compose.provenance import sources_in
from lettergen.document import Block, CaseBlock, Item, ListBlock
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.markup.nodes import Conflict, Directive, MarkupBlock


@dataclass(frozen=True, slots=True)
class EditedText:
    """A text in a dossier's text/, and what it was made from.

    `blocks` as they stand in the file; `base`: what had been assembled when it was made, None where that is lost;
    `assembled`: what would be assembled now; `rests_on`: the places behind the blocks of it that were edited.
    """

    path: PurePosixPath
    blocks: tuple[MarkupBlock, ...]
    base: tuple[MarkupBlock, ...] | None
    assembled: tuple[MarkupBlock, ...]
    rests_on: frozenset[Source]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to choose before anything can be built."""
        return tuple(block for block in self.blocks if isinstance(block, Conflict))


def with_places(
    text: tuple[MarkupBlock, ...], assembled: tuple[MarkupBlock, ...]
) -> tuple[tuple[MarkupBlock, ...], frozenset[Source]]:
    """Return a text with what nobody edited as it was assembled, places included; and the places behind the rest.

    A text in Markdown does not say where its words come from; its keys do.
    """
    known = parts_by_key(assembled)
    restored = tuple(_restored(block, known) for block in text)
    edited = [known[key] for key in _edited(restored, known)]
    return restored, frozenset(place for part in edited for place in sources_in(part))


Part = MarkupBlock | Item


def case_ids_in(key: str) -> tuple[str, ...]:
    """Return what can be ids of cases in a key: "cases/ana-diaz+bo-ek", "cases/KZ/ana-diaz", "case:ana-diaz/composed"."""
    place, _, rest = key.partition("/")
    if place.startswith("case:"):
        return (place.removeprefix("case:"),)
    return tuple(rest.rpartition("/")[2].split("+")) if place == "cases" else ()


def parts_by_key(blocks: tuple[MarkupBlock, ...]) -> Mapping[str, Part]:
    """Return blocks, and what they hold that has a key of its own, by key."""
    return {part.key: part for block in blocks for part in _parts(block)}


def _parts(block: MarkupBlock) -> Iterator[Part]:
    """Yield a block, and what it holds that has a key of its own."""
    yield block
    if isinstance(block, ListBlock):
        yield from block.items
    if isinstance(block, CaseBlock):
        for inner in block.blocks:
            yield from _parts(inner)


def _restored(block: MarkupBlock, known: Mapping[str, Part]) -> MarkupBlock:
    there = known.get(block.key)
    if there is not None and not isinstance(there, Item) and there == block:
        return there
    if isinstance(block, ListBlock):
        return dataclasses.replace(block, items=tuple(_item(item, known) for item in block.items))
    if isinstance(block, CaseBlock):
        return dataclasses.replace(block, blocks=tuple(_inner(inner, known) for inner in block.blocks))
    return block


def _item(item: Item, known: Mapping[str, Part]) -> Item:
    there = known.get(item.key)
    return there if isinstance(there, Item) and there == item else item


def _inner(block: Block, known: Mapping[str, Part]) -> Block:
    restored = _restored(block, known)
    return block if isinstance(restored, Directive | Conflict) else restored


def _edited(text: tuple[MarkupBlock, ...], known: Mapping[str, Part]) -> Iterator[str]:
    """Yield the keys of the smallest parts that are not as they were assembled."""
    for block in text:
        for part in _parts(block):
            there = known.get(part.key)
            whole = not isinstance(part, ListBlock | CaseBlock) or not isinstance(there, type(part))
            if there is not None and there != part and whole:
                yield part.key
