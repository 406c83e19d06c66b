"""Hypothesis strategies for documents: any tree a writer may be given, hostile texts included."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from lettergen.document import (
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Document,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Inlines,
    Item,
    Kind,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Row,
    SignatoryFact,
    SignatoryList,
    SignatoryWords,
    Strong,
    Table,
    Text,
    TitleBlock,
)
from lettergen.markup import canonical

SNIPPETS = (
    *"#*_-+>|:;.!?[](){}<>&^~`\\\"'=/@%$1a é\u00a0\u202f",
    "1.", "1)", "# ", "## x", "- ", "* ", "+ ", "> ", "    ", "  ", " \u00a0 ", "---", "***", "___", "```", "~~~", ":::",
    ":::: case", "::::", "::: x", "{#k}", "{:#k}", "{br}", "{}", "{*", "*}", "{_", "_}", "[^1]", "[^1]:", "[a](b)",
    "![", "](http://x.org)", "<b>", "<!--", "<https://x.org>", "&amp;", "&#42;", "&nbsp;", "\\", "\\\\", "|---|---|",
    "--- | ---", "**", "__", "a_b_c", "{{ x }}", "{% x %}", "{#- -#}", "Қазақстан", "word", "a", " ", "’s", "“", "—",
    "\u200d", "\u202e", "\u2028", "\ue000", "\ue0000\ue001", "\ufeff", "\U000e0041", "😀",
)  # fmt: skip

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"))


@cache
def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Return texts without control characters, of signs that mean something somewhere."""
    parts = st.lists(st.sampled_from(SNIPPETS) | st.text(_LETTERS, max_size=3), min_size=min_size, max_size=6)
    return parts.map("".join)


@cache
def urls() -> st.SearchStrategy[str]:
    """Return addresses that a link may lead to."""
    tails = st.text(st.sampled_from("abAB01/?#&=%.,;:@!$'()*+[]{}|\\^`~_-é"), max_size=12)
    return st.builds("{}{}".format, st.sampled_from(["https://e.org/", "http://x", "mailto:a@b.org"]), tails)


@cache
def inlines(notes: bool = True, links: bool = True, depth: int = 3) -> st.SearchStrategy[Inlines]:
    """Return inlines in canonical form, at most `depth` deep; no link in a link, no note in a note."""
    kinds: list[st.SearchStrategy[Inline]] = [
        st.builds(Text, texts()),
        st.builds(Text, texts()),
        st.just(LineBreak()),
        st.builds(SignatoryWords, fact=st.sampled_from(SignatoryFact)),
    ]
    if depth:
        inner = inlines(notes, links, depth - 1)
        kinds += [st.builds(Strong, inner), st.builds(Emphasis, inner)]
        if links:
            kinds.append(st.builds(Link, urls(), inlines(notes, False, depth - 1)))
        if notes:
            kinds.append(st.builds(Note, inlines(False, links, depth - 1)))
    return st.lists(st.one_of(kinds), max_size=4).map(lambda drawn: canonical(tuple(drawn)))


@cache
def lines() -> st.SearchStrategy[tuple[Inlines, ...]]:
    """Return some lines."""
    return st.lists(inlines(depth=2), max_size=3).map(tuple)


KEYS = st.text(st.sampled_from("abc019:/.-+~_#{}%| é"), min_size=1, max_size=8)


def _lists() -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(Item, KEYS, inlines()), min_size=1, max_size=3).map(tuple)
    return st.builds(ListBlock, KEYS, items, st.booleans())


def tables(width: int) -> st.SearchStrategy[Block]:
    """Return tables with as many cells in a row as there are headers."""
    cells = st.tuples(*[inlines(depth=1)] * width)
    rows = st.lists(st.builds(Row, KEYS, cells), max_size=3).map(tuple)
    return st.builds(Table, KEYS, inlines(), cells, rows)


def _cases(depth: int) -> st.SearchStrategy[Block]:
    facts = st.lists(st.builds(Fact, texts(), inlines(depth=2)), max_size=3).map(tuple)
    inner = st.lists(any_block(depth - 1), max_size=2).map(tuple)
    return st.builds(CaseBlock, KEYS, st.integers(1, 6), inlines(depth=1), facts, inner)


@cache
def any_block(depth: int = 1) -> st.SearchStrategy[Block]:
    """Return blocks of every kind; keys may be the same."""
    kinds: list[st.SearchStrategy[Block]] = [
        st.builds(Paragraph, KEYS, inlines(), st.sampled_from(Role)),
        _lists(),
        st.one_of([tables(width) for width in (1, 2, 3)]),
        st.builds(Heading, KEYS, st.integers(1, 6), inlines()),
        st.builds(Quote, KEYS, inlines()),
        st.builds(AddressBlock, KEYS, texts(), lines()),
        st.builds(TitleBlock, KEYS, inlines(), lines()),
        st.builds(Contents, KEYS, inlines()),
        st.builds(SignatoryList, KEYS, lines()),
    ]
    return st.one_of([*kinds, _cases(depth)] if depth else kinds)


def blocks(max_size: int = 4) -> st.SearchStrategy[tuple[Block, ...]]:
    """Return blocks with unique keys, those of items and rows included."""
    return st.lists(any_block(), max_size=max_size).map(lambda drawn: unique(tuple(drawn)))


def documents(max_size: int = 4) -> st.SearchStrategy[Document]:
    """Return whole documents."""
    return st.builds(
        Document,
        kind=st.sampled_from(Kind),
        language=st.sampled_from(["en", "ru", "kk"]),
        title=texts(1),
        author=texts(1),
        date=st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)),
        date_text=texts(1),
        blocks=blocks(max_size),
        running=texts(),
        mark=texts(),
    )


def unique(drawn: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with a number added to every key that came before."""
    used: set[str] = set()

    def key(wanted: str) -> str:
        free = next(k for k in (f"{wanted}{n or ''}" for n in range(10_000)) if k not in used)
        used.add(free)
        return free

    return tuple(_with_keys(block, key) for block in drawn)


def _with_keys(block: Block, key: Callable[[str], str]) -> Block:
    """Give new keys; some items and rows get the usual one, which Markdown does not write."""
    block = dataclasses.replace(block, key=key(block.key))
    match block:
        case ListBlock():
            items = (
                dataclasses.replace(i, key=key(_part(block.key, n, i.key)))
                for n, i in enumerate(block.items, 1)
            )
            return dataclasses.replace(block, items=tuple(items))
        case Table():
            rows = (
                dataclasses.replace(r, key=key(_part(block.key, n, r.key)))
                for n, r in enumerate(block.rows, 1)
            )
            return dataclasses.replace(block, rows=tuple(rows))
        case CaseBlock():
            return dataclasses.replace(block, blocks=tuple(_with_keys(inner, key) for inner in block.blocks))
        case _:
            return block


def _part(block: str, number: int, drawn: str) -> str:
    return f"{block}.{number}" if len(drawn) % 2 else drawn
