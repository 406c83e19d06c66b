"""What markup knows beyond the document tree, and how to bring inlines into their one canonical form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from itertools import groupby
from typing import TypeVar, cast

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Deleted,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    SignatoryList,
    SignatoryWords,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source


@dataclass(frozen=True, slots=True)
class Cite(Note):
    """A note whose words are not known yet: `[^s001e]`, naming a source of the record.

    It is a kind of `Note` so that it may stand wherever a note may, under the same types; `resolve` replaces it. A tree
    that goes to a writer holds none.
    """

    children: Inlines = field(default=(), init=False)
    id: str


@dataclass(frozen=True, slots=True)
class Directive:
    """A block that the composer fills: `::: facts of="torture"`. Values of attributes are plain text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    key: str = ""
    source: Source | None = field(default=None, compare=False)

    def get(self, attribute: str, default: str = "") -> str:
        """Return the value of an attribute, or `default` where it is not given."""
        return dict(self.attributes).get(attribute, default)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A block that an editor and the library both changed, each in its own way: a person has to choose.

    Each side is what would stand there if that side were right; a side that deleted the block is empty. `why` says in
    one sentence what happened. A document with one cannot be built.
    """

    key: str
    yours: tuple[Block | Directive, ...]
    theirs: tuple[Block | Directive, ...]
    base: tuple[Block | Directive, ...]
    why: str = ""
    source: Source | None = field(default=None, compare=False)


MarkupInline = Inline | Cite
MarkupBlock = Block | Directive | Conflict

B = TypeVar("B", bound=MarkupBlock)


def canonical(inlines: Inlines) -> Inlines:
    """Return the inlines in canonical form: no empty `Text`, no two `Text` side by side, at any depth.

    A merged `Text` keeps the first source that one of its parts has. Nothing else changes: an empty `Strong` stays.
    """
    result: list[Inline] = []
    for is_text, group in groupby(inlines, key=_is_plain):
        if is_text:
            result.extend(_merged([inline for inline in group if isinstance(inline, Text)]))
        else:
            result.extend(map_children(inline, canonical) for inline in group)
    return tuple(result)


def _is_plain(inline: Inline) -> bool:
    """Words that are still open keep their place among the others."""
    return isinstance(inline, Text) and not isinstance(inline, SignatoryWords)


def _merged(texts: list[Text]) -> Inlines:
    """Join texts in one go; one by one, a long run of them would take quadratic time."""
    words = "".join(text.text for text in texts)
    source = next((text.source for text in texts if text.source is not None), None)
    return (Text(words, source),) if words else ()


def map_children(inline: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    """Return the inline with `change` applied to what it holds; text, breaks and cites hold nothing."""
    match inline:
        case Cite() | Text() | LineBreak():
            return inline
        case Strong(children):
            return Strong(change(children))
        case Emphasis(children):
            return Emphasis(change(children))
        case Link(url, children):
            return Link(url, change(children))
        case Note(children):
            return Note(change(children))
        case Inserted(children):
            return Inserted(change(children))
        case Deleted(children):
            return Deleted(change(children))


def map_inlines(block: B, change: Callable[[Inlines], Inlines]) -> B:
    """Return the block with `change` applied to every run of inlines it holds, blocks within it included."""
    return cast(B, _map_inlines(block, change))


def _map_inlines(block: MarkupBlock, change: Callable[[Inlines], Inlines]) -> MarkupBlock:
    match block:
        case Directive():
            return block
        case Conflict():
            return _map_conflict(block, change)
        case Paragraph() | Heading() | Quote():
            return replace(block, inlines=change(block.inlines))
        case ListBlock():
            return replace(block, items=tuple(replace(i, inlines=change(i.inlines)) for i in block.items))
        case AddressBlock() | SignatoryList():
            return replace(block, lines=tuple(map(change, block.lines)))
        case TitleBlock():
            return replace(block, title=change(block.title), lines=tuple(map(change, block.lines)))
        case Contents():
            return replace(block, title=change(block.title))
        case Table():
            return _map_table(block, change)
        case CaseBlock():
            return _map_case(block, change)


def _map_conflict(conflict: Conflict, change: Callable[[Inlines], Inlines]) -> Conflict:
    yours, theirs, base = (
        tuple(map_inlines(block, change) for block in side)
        for side in (conflict.yours, conflict.theirs, conflict.base)
    )
    return replace(conflict, yours=yours, theirs=theirs, base=base)


def _map_table(table: Table, change: Callable[[Inlines], Inlines]) -> Table:
    caption, header = change(table.caption), tuple(map(change, table.header))
    rows = tuple(replace(row, cells=tuple(map(change, row.cells))) for row in table.rows)
    return replace(table, caption=caption, header=header, rows=rows)


def _map_case(case: CaseBlock, change: Callable[[Inlines], Inlines]) -> CaseBlock:
    name = change(case.name)
    facts = tuple(replace(fact, inlines=change(fact.inlines)) for fact in case.facts)
    blocks = tuple(map_inlines(block, change) for block in case.blocks)
    return replace(case, name=name, facts=facts, blocks=blocks)


def resolve(blocks: tuple[B, ...], cite: Callable[[Cite], Inline | None]) -> tuple[B, ...]:
    """Return the blocks with every `Cite` replaced by what `cite` returns for it, or dropped where that is None.

    Cites are met in reading order, wherever they stand. The inlines come back canonical.
    """
    return tuple(map_inlines(block, lambda inlines: canonical(_resolved(inlines, cite))) for block in blocks)


def _resolved(inlines: Inlines, cite: Callable[[Cite], Inline | None]) -> Inlines:
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Cite):
            found = cite(inline)
            result.extend(() if found is None else (found,))
        else:
            result.append(map_children(inline, lambda children: _resolved(children, cite)))
    return tuple(result)
