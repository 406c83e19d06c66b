"""Says in words what a conflict is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lettergen.document import Block, CaseBlock, Item, ListBlock, Row, Table
from lettergen.markup.nodes import Directive

Side = Sequence[Block | Directive]
Part = Item | Row | Block


def why(yours: Side, theirs: Side, base: Side) -> str:
    """Return what each side did to a block that they disagree on, or to the items, rows and parts that the block holds.

    The sides hold what only one of them changed already, so that they differ in what has to be chosen and nothing else.
    """
    parts = [_parts(side) for side in (yours, theirs, base)]
    if not all(parts):
        return _did("this block", _only(yours), _only(theirs), _only(base))
    mine, new, old = parts
    at_issue = [key for key in dict.fromkeys((*mine, *new)) if mine.get(key) != new.get(key)]
    told = [
        _did(f"'{key}' in this {_kind(yours)}", mine.get(key), new.get(key), old.get(key)) for key in at_issue
    ]
    return " ".join(told) or _did("this block", _only(yours), _only(theirs), _only(base))


def _did(what: str, yours: object, theirs: object, base: object) -> str:
    if yours is None:
        return f"You deleted {what}, and the library changed it."
    if theirs is None:
        return (
            f"You changed {what}, and the library no longer has it: nobody in it may stay without a reason."
        )
    if base is None:
        return f"You and the library each added {what}."
    return f"You and the library both changed {what}, in the same place."


def _only(side: Side) -> object:
    return tuple(side) or None


def _parts(side: Side) -> Mapping[str, Part]:
    """What a side holds that has a key of its own; nothing where it is no single block of that kind."""
    match list(side):
        case [ListBlock() as block]:
            return {item.key: item for item in block.items}
        case [Table() as block]:
            return {row.key: row for row in block.rows}
        case [CaseBlock() as block]:
            return {part.key: part for part in block.blocks}
    return {}


def _kind(side: Side) -> str:
    return {ListBlock: "list", Table: "table"}.get(type(side[0]), "case")
