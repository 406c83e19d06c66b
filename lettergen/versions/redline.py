"""What changed between two versions of a text, as one text with Inserted and Deleted in it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Deleted,
    Fact,
    Inlines,
    Inserted,
    Item,
    ListBlock,
    Row,
    Table,
)
from lettergen.fast_dataclasses import dataclass
from lettergen.markup.nodes import map_inlines
from lettergen.versions.redlined_words import redlined_words
from lettergen.versions.words import words_of

_RUNS = frozenset({"inlines", "title", "name", "caption"})
_LINES = frozenset({"lines"})
_CELLS = frozenset({"header", "cells"})
_KEYED = frozenset({"items", "rows", "blocks", "facts"})
_UNREAD = frozenset({"key", "source"})


class Changed(StrEnum):
    """What happened to a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A block of either version, and what happened to it; `block` holds both its old words and its new ones."""

    changed: Changed
    block: Block


def redline(old: Sequence[Block], new: Sequence[Block]) -> tuple[Change, ...]:
    """Return every block of both versions, each in the order of its own; what is gone stands before what took its place.

    Blocks are the same by key; one that moved is gone in one place and new in the other. Taking out all that is Inserted
    gives the old version, taking out all that is Deleted the new one: a block, item, row, fact or line of which every run
    is one Inserted (or Deleted) was not there before (is not there any more).
    """
    changes: list[Change] = []
    for before, after in _aligned(old, new):
        changes += _changes(before, after)
    return tuple(changes)


def _changes(old: Any, new: Any) -> list[Change]:
    if old == new:
        return [Change(Changed.SAME, new)]
    if old is not None and new is not None and _comparable(old, new):
        return [Change(Changed.CHANGED, _both(old, new))]
    gone = [] if old is None else [Change(Changed.REMOVED, deleted(old if new is None else _renamed(old)))]
    return gone + ([Change(Changed.ADDED, inserted(new))] if new is not None else [])


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return the parts of both, in both orders: those of one key side by side, the others with None."""
    keys = _keys(old), _keys(new)
    pairs: list[tuple[Any, Any]] = []
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(old[first:last], new[begin:end], strict=True)
            continue
        stay = {*keys[1]}
        pairs += (
            (_renamed(part) if key in stay else part, None)
            for part, key in zip(old[first:last], keys[0][first:last], strict=True)
        )
        pairs += ((None, part) for part in new[begin:end])
    return pairs


def _keys(parts: Sequence[Any]) -> list[str]:
    """Return the keys of parts, those of facts being their labels; one that stands twice gets a number."""
    counted: Counter[str] = Counter()
    keys = []
    for part in parts:
        key = part.label if isinstance(part, Fact) else part.key
        counted[key] += 1
        keys.append(f"{key}\n{counted[key]}")
    return keys


def _renamed(part: Any) -> Any:
    """Return what is gone under other keys than what is new, since each key stands once in a document."""
    if isinstance(part, Fact):
        return part
    part = dataclasses.replace(part, key=f"{part.key}~")
    if isinstance(part, CaseBlock):
        return dataclasses.replace(part, blocks=tuple(map(_renamed, part.blocks)))
    return part


def inserted(block: Block) -> Block:
    """Return a block all of whose runs are Inserted, those without words too."""
    return _whole(block, Inserted)


def deleted(block: Block) -> Block:
    """Return a block all of whose runs are Deleted, those without words too."""
    return _whole(block, Deleted)


Mark = type[Inserted] | type[Deleted]


def _whole(block: Block, mark: Mark) -> Block:
    return map_inlines(_with_a_line(block), lambda run: (mark(run),))


def _with_a_line(block: Block) -> Block:
    """The label of an address comes and goes with its lines, also where it has none."""
    if isinstance(block, AddressBlock) and not block.lines:
        return dataclasses.replace(block, lines=((),))
    if isinstance(block, CaseBlock):
        return dataclasses.replace(block, blocks=tuple(map(_with_a_line, block.blocks)))
    return block


def abridged(block: Block) -> Block:
    """Return a block of a redline without the items, rows, facts and blocks in it that did not change."""
    match block:
        case ListBlock():
            return dataclasses.replace(block, items=tuple(item for item in block.items if _is_marked(item)))
        case Table():
            return dataclasses.replace(block, rows=tuple(row for row in block.rows if _is_marked(row)))
        case CaseBlock():
            facts = tuple(fact for fact in block.facts if _is_marked(fact))
            blocks = tuple(abridged(inner) for inner in block.blocks if _is_marked(inner))
            return dataclasses.replace(block, facts=facts, blocks=blocks)
        case _:
            return block


def _is_marked(node: Any) -> bool:
    if isinstance(node, Inserted | Deleted):
        return True
    if isinstance(node, tuple):
        return any(map(_is_marked, node))
    if not dataclasses.is_dataclass(node):
        return False
    return any(_is_marked(getattr(node, field.name)) for field in dataclasses.fields(node))


def _comparable(old: Any, new: Any) -> bool:
    """Words can show a change only where all else is the same: what it is, its level or label, how many cells it has.

    A run that had no words and has some now would look like one that was not there.
    """
    if type(old) is not type(new):
        return False
    return all(
        _shows(field.name, getattr(old, field.name), getattr(new, field.name))
        for field in dataclasses.fields(new)
        if field.name not in _UNREAD
    )


def _shows(name: str, old: Any, new: Any) -> bool:
    if name in _RUNS:
        return bool(words_of(old)) == bool(words_of(new))
    if name in _CELLS:
        return len(old) == len(new) and any(map(words_of, old)) == any(map(words_of, new))
    if name in _LINES:
        return bool(old) == bool(new)
    return name in _KEYED or bool(old == new)


def _both(old: Any, new: Any) -> Any:
    """Return a node with the words of two that are comparable."""
    fields = {
        field.name: _field(field.name, getattr(old, field.name), getattr(new, field.name))
        for field in dataclasses.fields(new)
        if field.name not in _UNREAD
    }
    return dataclasses.replace(new, **fields)


def _field(name: str, old: Any, new: Any) -> Any:
    if name in _RUNS:
        return redlined_words(old, new)
    if name in _LINES:
        return _lines(old, new)
    if name in _CELLS:
        return tuple(redlined_words(one, other) for one, other in zip(old, new, strict=True))
    return _parts(old, new) if name in _KEYED else new


def _lines(old: tuple[Inlines, ...], new: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
    lines: list[Inlines] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        before, after = old[first:last], new[begin:end]
        if tag == "equal":
            lines += after
        elif len(before) == len(after) and all(
            words_of(one) and words_of(other) for one, other in zip(before, after, strict=True)
        ):
            lines += (redlined_words(one, other) for one, other in zip(before, after, strict=True))
        else:
            lines += ((Deleted(line),) for line in before)
            lines += ((Inserted(line),) for line in after)
    return tuple(lines)


def _parts(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return items, rows, facts or blocks of both, by key."""
    return tuple(part for before, after in _aligned(old, new) for part in _part(before, after))


def _part(old: Any, new: Any) -> list[Any]:
    if not isinstance(new if old is None else old, Item | Row | Fact):
        return [change.block for change in _changes(old, new)]
    if old is not None and new is not None and _comparable(old, new):
        return [_both(old, new)]
    gone = [] if old is None else [_marked(old if new is None else _renamed(old), Deleted)]
    return gone + ([] if new is None else [_marked(new, Inserted)])


def _marked(part: Item | Row | Fact, mark: Mark) -> Item | Row | Fact:
    if isinstance(part, Row):
        return dataclasses.replace(part, cells=tuple((mark(cell),) for cell in part.cells))
    return dataclasses.replace(part, inlines=(mark(part.inlines),))
