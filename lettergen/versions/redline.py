"""What changed between two versions of a text, as one text with Inserted and Deleted in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from lettergen.document import (
    Block,
    CaseBlock,
    Deleted,
    Fact,
    Inline,
    Inlines,
    Inserted,
    Item,
    ListBlock,
    Row,
    Table,
)
from lettergen.markup.nodes import canonical, map_inlines
from lettergen.versions.order import with_others
from lettergen.versions.words import Hunk, Word, hunks, inlines_of, readable, words_of

KEPT = 0.3
"""The part of a run that has to stay for its changes to be told by words; with less, two texts are easier to read."""

SHORT = 12
"""Words; of a run no longer than this, changes are always told word by word."""

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
    """Return every block of both versions in the order of the new one, those that are gone after what they followed.

    Blocks are the same by key. Taking out all that is Inserted gives the old words, taking out all that is Deleted the new.
    """
    before, after = {block.key: block for block in old}, {block.key: block for block in new}
    changes: list[Change] = []
    for key in with_others([*after], [*before], behind_own=False):
        changes += _changes(before.get(key), after.get(key))
    return tuple(changes)


def _changes(old: Block | None, new: Block | None) -> tuple[Change, ...]:
    if old is None or new is None:
        added = (Change(Changed.ADDED, inserted(new)),) if new is not None else ()
        return (*((Change(Changed.REMOVED, deleted(old)),) if old is not None else ()), *added)
    if old == new:
        return (Change(Changed.SAME, new),)
    if not _comparable(old, new):
        gone = dataclasses.replace(old, key=f"{old.key}~")
        return Change(Changed.REMOVED, deleted(gone)), Change(Changed.ADDED, inserted(new))
    return (Change(Changed.CHANGED, _both(old, new)),)


def inserted(block: Block) -> Block:
    """Return a block all of whose words are Inserted."""
    return map_inlines(block, lambda run: (Inserted(run),) if run else ())


def deleted(block: Block) -> Block:
    """Return a block all of whose words are Deleted."""
    return map_inlines(block, lambda run: (Deleted(run),) if run else ())


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
    """Words can show a change only where all else is the same: what it is, its level or label, how many cells it has."""
    if type(old) is not type(new):
        return False
    for field in dataclasses.fields(new):
        one, other = getattr(old, field.name), getattr(new, field.name)
        if field.name in _CELLS and len(one) != len(other):
            return False
        if field.name not in _RUNS | _LINES | _CELLS | _KEYED | _UNREAD and one != other:
            return False
    return True


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


def redlined_words(old: Inlines, new: Inlines) -> Inlines:
    """Return a run with the words of both; canonical."""
    before, after, at = words_of(old), words_of(new), 0
    result: list[Inline] = []
    for hunk in _told(before, after):
        result += inlines_of(before[at : hunk.first])
        gone, come = inlines_of(before[hunk.first : hunk.last]), inlines_of(hunk.words)
        result += [*([Deleted(gone)] if gone else []), *([Inserted(come)] if come else [])]
        at = hunk.last
    return canonical((*result, *inlines_of(before[at:])))


def _told(old: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[Hunk, ...]:
    """Return where two runs differ; where too little is left of the old one to follow, all of it as one change."""
    found = readable(hunks(old, new), old)
    kept = len(old) - sum(hunk.last - hunk.first for hunk in found)
    if found and kept < KEPT * max(len(old), len(new)) and len(old) > SHORT:
        return (Hunk(0, len(old), new),)
    return found


def _lines(old: tuple[Inlines, ...], new: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
    lines: list[Inlines] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            lines += new[begin:end]
        elif last - first == end - begin:
            lines += (
                redlined_words(one, other) for one, other in zip(old[first:last], new[begin:end], strict=True)
            )
        else:
            lines += ((Deleted(line),) for line in old[first:last])
            lines += ((Inserted(line),) for line in new[begin:end])
    return tuple(lines)


def _parts(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return items, rows, facts or blocks of both, by key."""
    before, after = {_key(part): part for part in old}, {_key(part): part for part in new}
    parts: list[Any] = []
    for key in with_others([*after], [*before], behind_own=False):
        parts += _part(before.get(key), after.get(key))
    return tuple(parts)


def _part(old: Any, new: Any) -> list[Any]:
    if not isinstance(new if old is None else old, Item | Row | Fact):
        return [change.block for change in _changes(old, new)]
    if old is None or new is None:
        mark = Inserted if old is None else Deleted
        return [_marked(new if old is None else old, mark)]
    return [_both(old, new) if _comparable(old, new) else new]


def _marked(part: Item | Row | Fact, mark: type[Inserted] | type[Deleted]) -> Item | Row | Fact:
    if isinstance(part, Row):
        return dataclasses.replace(part, cells=tuple((mark(cell),) if cell else () for cell in part.cells))
    return dataclasses.replace(part, inlines=(mark(part.inlines),) if part.inlines else ())


def _key(part: Item | Row | Fact | Block) -> str:
    return part.label if isinstance(part, Fact) else part.key
