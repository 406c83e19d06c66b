"""Edits are carried over a newer assembly: none is lost, and what contradicts another is shown."""

from __future__ import annotations

import dataclasses
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.document import (
    Block,
    CaseBlock,
    Fact,
    Item,
    ListBlock,
    Paragraph,
    Strong,
    Text,
    plain,
)
from lettergen.findings import Source
from lettergen.markup import Conflict, Directive, MarkupBlock, parse_document
from lettergen.versions.merge import merge
from lettergen.writers.markdown import write_blocks

PLACE = Source(PurePosixPath("text/joint-letter.md"))
Blocks = tuple[MarkupBlock, ...]


def p(key: str, words: str) -> Paragraph:
    return Paragraph(key, (Text(words),))


def keys(blocks: Blocks) -> list[str]:
    return [block.key for block in blocks]


A, B, C = p("a", "Ana is held."), p("b", "Bo is held."), p("c", "Thank you.")
BASE: Blocks = (A, B, C)
LONG = "Ana Diaz, a journalist, was arrested in January and has been in custody in Almaty since then."


def test_what_only_the_library_changed_is_taken() -> None:
    new = p("a", "Ana is free.")
    merged = merge(BASE, (A, p("b", "Bo is still held."), C), (new, B, C))
    assert merged.blocks == (new, p("b", "Bo is still held."), C)
    assert merged.taken == ("a",)


def test_an_unedited_block_that_the_library_drops_goes() -> None:
    assert merge(BASE, BASE, (A, C)).blocks == (A, C)


def test_an_edited_block_that_the_library_drops_is_a_conflict() -> None:
    mine = p("b", "Bo, a lawyer, is held.")
    (_, conflict, _) = merge(BASE, (A, mine, C), (A, C)).blocks
    assert isinstance(conflict, Conflict)
    assert (conflict.yours, conflict.theirs, conflict.base) == ((mine,), (), (B,))
    assert "no longer has it" in conflict.why


def test_a_block_that_you_deleted_stays_deleted_unless_the_library_changed_it() -> None:
    assert merge(BASE, (A, C), BASE).blocks == (A, C)
    new = p("b", "Bo was beaten.")
    (_, conflict, _) = merge(BASE, (A, C), (A, new, C)).blocks
    assert isinstance(conflict, Conflict)
    assert (conflict.yours, conflict.theirs, conflict.base) == ((), (new,), (B,))


def test_edits_that_stand_apart_are_both_kept() -> None:
    mine = p("a", LONG.replace("a journalist", "an award-winning journalist"))
    new = p("a", LONG.replace("Almaty", "Astana"))
    expected = LONG.replace("a journalist", "an award-winning journalist").replace("Almaty", "Astana")
    assert merge((p("a", LONG),), (mine,), (new,)).blocks == (p("a", expected),)


def test_edits_near_one_another_are_a_conflict() -> None:
    """Of "still held in custody" and "released from custody" nobody may make "still released"."""
    base = p("a", "We learn that she is held in custody.")
    mine = p("a", "We learn that she is still held in custody.")
    new = p("a", "We learn that she was released from custody.")
    (conflict,) = merge((base,), (mine,), (new,)).blocks
    assert isinstance(conflict, Conflict)


@pytest.mark.parametrize(("between", "conflicts"), [("to", 1), ("to serve", 1), ("to serve about", 0)])
def test_three_unchanged_words_keep_edits_apart(between: str, conflicts: int) -> None:
    base, mine, new = (
        p("a", f"Ana was sentenced in {month} {between} {years} years.")
        for month, years in (("May", "six"), ("June", "six"), ("May", "five"))
    )
    assert len(merge((base,), (mine,), (new,)).conflicts) == conflicts


def test_the_same_edit_on_both_sides_is_no_conflict() -> None:
    both = (p("a", "Ana Diaz is held."), B, C)
    assert merge(BASE, both, both).blocks == both


def test_stress_survives_a_merge_by_words() -> None:
    mine = Paragraph("a", (Strong((Text("Ana Diaz"),)), Text(LONG.removeprefix("Ana Diaz"))))
    (merged,) = merge((p("a", LONG),), (mine,), (p("a", LONG.replace("Almaty", "Astana")),)).blocks
    assert isinstance(merged, Paragraph)
    assert merged.inlines[0] == Strong((Text("Ana Diaz"),))
    assert plain(merged.inlines) == LONG.replace("Almaty", "Astana")


def test_items_are_merged_by_their_keys() -> None:
    def cases(**words: str) -> ListBlock:
        return ListBlock("cases", tuple(Item(f"cases/{key}", (Text(said),)) for key, said in words.items()))

    base = cases(ana="Ana is held.", bo="Bo is held.")
    mine = cases(ana="Ana is still held.", bo="Bo is held.")
    new = cases(bo="Bo is held.", cy="Cy is held.", ana="Ana is held.")
    assert merge((base,), (mine,), (new,)).blocks == (
        cases(bo="Bo is held.", cy="Cy is held.", ana="Ana is still held."),
    )
    (conflict,) = merge((base,), (mine,), (cases(bo="Bo is free."),)).blocks
    assert isinstance(conflict, Conflict)
    assert conflict.yours == (cases(ana="Ana is still held.", bo="Bo is free."),)
    assert conflict.theirs == (cases(bo="Bo is free."),)


def test_a_list_without_items_goes() -> None:
    one = ListBlock("cases", (Item("cases/ana", (Text("Ana."),)),))
    two = ListBlock("cases", (*one.items, Item("cases/bo", (Text("Bo."),))))
    assert merge((two,), (one,), (ListBlock("cases", two.items[1:]),)).blocks == ()


def test_the_parts_of_a_case_are_merged_one_by_one() -> None:
    def case(name: str, stands: str, told: str) -> CaseBlock:
        return CaseBlock(
            "case:ana", 2, (Text(name),), (Fact("Stands", (Text(stands),)),), (p("case:ana/1", told),)
        )

    base = case("Ana", "In custody", "She is a journalist.")
    mine = case("Ana Diaz", "In custody", "She is a journalist.")
    new = case("Ana", "Released", "She is a journalist.")
    assert merge((base,), (mine,), (new,)).blocks == (case("Ana Diaz", "Released", "She is a journalist."),)


def test_a_new_block_stays_after_the_block_it_followed() -> None:
    mine, theirs = p("a+1", "And we say so."), p("n", "New in the library.")
    merged = merge(BASE, (A, mine, B, C), (A, theirs, C, B))
    assert keys(merged.blocks) == ["a", "a+1", "n", "c", "b"]


def test_your_order_is_kept_while_the_library_keeps_its_own() -> None:
    new = p("b", "Bo was freed.")
    assert keys(merge(BASE, (C, A, B), (A, new, C)).blocks) == ["c", "a", "b"]
    assert keys(merge(BASE, (C, A, B), (B, A, C)).blocks) == ["b", "a", "c"]


def test_directives_are_blocks_like_others() -> None:
    old, mine, new = (Directive("to", (("label", label),), "to") for label in ("To:", "For:", "An:"))
    assert merge((old,), (mine,), (old,)).blocks == (mine,)
    (conflict,) = merge((old,), (mine,), (new,)).blocks
    assert isinstance(conflict, Conflict)
    assert conflict.theirs == (new,)


def test_a_conflict_that_stands_is_brought_up_to_date() -> None:
    mine, new, newer = (p("b", words) for words in ("Bo stays.", "Bo goes.", "Bo went."))
    once = merge(BASE, (A, mine, C), (A, new, C)).blocks
    (_, conflict, _) = merge((A, new, C), once, (A, newer, C)).blocks
    assert isinstance(conflict, Conflict)
    assert (conflict.yours, conflict.theirs, conflict.base) == ((mine,), (newer,), (B,))


# What holds for any text.

WORDS = st.lists(
    st.sampled_from(["Ana", "Bo", "is", "held", "free", "in", "Almaty", "since", "May", "."]),
    min_size=1,
    max_size=12,
)
SENTENCES = WORDS.map(" ".join)


def item(key: str) -> st.SearchStrategy[Item]:
    return st.builds(lambda words: Item(key, (Text(words),)), SENTENCES)


def blocks_of(names: str) -> st.SearchStrategy[tuple[Block, ...]]:
    """Return a few blocks with keys out of `names`, in any order."""

    def block(key: str) -> st.SearchStrategy[Block]:
        paragraph = st.builds(p, st.just(key), SENTENCES)
        items = st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True).flatmap(
            lambda drawn: st.tuples(
                *(
                    st.builds(Item, st.just(f"{key}/{one}"), SENTENCES.map(lambda w: (Text(w),)))
                    for one in drawn
                )
            )
        )
        lists = st.builds(ListBlock, st.just(key), items)
        return paragraph if key != "l" else lists

    chosen = st.lists(st.sampled_from(names), max_size=len(names), unique=True)
    return chosen.flatmap(lambda drawn: st.tuples(*map(block, drawn)))


LIBRARY = blocks_of("abcdl")
EDITED = blocks_of("abcdlxy")


def words_in(blocks: Blocks) -> set[str]:
    """Every word that stands anywhere in the blocks."""
    return set(write_blocks(blocks).replace("\\", "").split())


@given(LIBRARY, EDITED)
def test_with_nothing_changed_in_the_library_nothing_changes(base: Blocks, yours: Blocks) -> None:
    merged = merge(base, yours, base)
    assert merged.blocks == yours
    assert merged.taken == ()


@given(LIBRARY, LIBRARY)
def test_with_nothing_edited_the_new_assembly_is_the_text(base: Blocks, theirs: Blocks) -> None:
    assert set(merge(base, base, theirs).blocks) == set(theirs)


@given(LIBRARY, EDITED, LIBRARY)
def test_edits_of_what_the_library_did_not_touch_survive(base: Blocks, yours: Blocks, theirs: Blocks) -> None:
    old, new = ({block.key: block for block in side} for side in (base, theirs))
    after = {block.key: block for block in merge(base, yours, theirs).blocks}
    for block in yours:
        if old.get(block.key) == new.get(block.key):
            assert after[block.key] == block


@given(LIBRARY, EDITED, LIBRARY)
def test_what_the_editor_deleted_stays_deleted_where_the_library_did_not_touch_it(
    base: Blocks, yours: Blocks, theirs: Blocks
) -> None:
    after = keys(merge(base, yours, theirs).blocks)
    for block in base:
        if block in theirs and block.key not in keys(yours):
            assert block.key not in after


@given(LIBRARY, EDITED, LIBRARY)
def test_carrying_over_twice_is_carrying_over_once(base: Blocks, yours: Blocks, theirs: Blocks) -> None:
    once = merge(base, yours, theirs).blocks
    assert merge(theirs, once, theirs).blocks == once


@given(LIBRARY, EDITED, LIBRARY)
def test_no_new_word_of_either_side_is_lost(base: Blocks, yours: Blocks, theirs: Blocks) -> None:
    marked = (
        tuple(mark(block, base, "yours") for block in yours),
        tuple(mark(block, base, "theirs") for block in theirs),
    )
    after = words_in(merge(base, *marked).blocks)
    for side in marked:
        assert {word for word in words_in(side) if "ǃ" in word} <= after


def mark(block: MarkupBlock, base: Blocks, side: str) -> MarkupBlock:
    """Give a block that differs from the base a word that is nowhere else."""
    if block in base or not isinstance(block, Paragraph):
        return block
    return dataclasses.replace(block, inlines=(*block.inlines, Text(f" {side}ǃ{block.key}")))


@given(LIBRARY, EDITED, LIBRARY)
def test_whoever_the_library_drops_stays_only_in_a_conflict(
    base: Blocks, yours: Blocks, theirs: Blocks
) -> None:
    for block in merge(base, yours, theirs).blocks:
        if block.key in keys(base) and block.key not in keys(theirs):
            assert isinstance(block, Conflict)


@given(LIBRARY, EDITED, LIBRARY)
def test_a_merged_text_reads_back_as_itself(base: Blocks, yours: Blocks, theirs: Blocks) -> None:
    merged = merge(base, yours, theirs).blocks
    read, findings = parse_document(write_blocks(merged), PLACE)
    assert read == merged
    assert findings == ()


# A person who is told of in a bullet in one text, and in a paragraph of their own in another.


def with_list(*items: Item) -> tuple[Block, ...]:
    return (ListBlock("cases", items),) if items else ()


ANA, BO = Item("ana", (Text("Ana is held."),)), Item("bo", (Text("Bo is held."),))
CHARGED = Item("bo", (Text("Bo was charged."),))
FREE = p("bo", "Bo is free.")


@pytest.mark.parametrize("base", [with_list(ANA, BO), with_list(ANA)])
def test_an_edited_bullet_whose_person_stands_elsewhere_now_is_a_conflict_of_that_bullet_alone(
    base: Blocks,
) -> None:
    merged = merge((A, *base, C), (A, *with_list(ANA, CHARGED), C), (A, FREE, *with_list(ANA), C)).blocks
    _, conflict, bullets, _ = merged
    assert isinstance(conflict, Conflict)
    alone = ListBlock("bo", (dataclasses.replace(CHARGED, key="bo.1"),))
    assert (conflict.yours, conflict.theirs) == ((alone,), (FREE,))
    assert (bullets,) == with_list(ANA)
    assert parse_document(write_blocks(merged), PLACE) == (merged, ())


def test_an_edited_paragraph_whose_person_has_a_bullet_now_is_a_conflict_too() -> None:
    mine = p("bo", "Bo is free, to our joy.")
    merged = merge((FREE, *with_list(ANA)), (mine, *with_list(ANA)), with_list(ANA, CHARGED)).blocks
    conflict, bullets = merged
    assert isinstance(conflict, Conflict)
    assert conflict.yours == (mine,)
    assert (bullets,) == with_list(ANA)


def test_an_unedited_bullet_goes_where_the_library_tells_of_the_person() -> None:
    assert merge(with_list(ANA, BO), with_list(ANA, BO), (FREE, *with_list(ANA))).blocks == (
        FREE,
        *with_list(ANA),
    )


def in_either_place(draw: st.DrawFn) -> tuple[Block, ...]:
    """Some people, each in a bullet or in a paragraph, in any order."""
    told = draw(st.dictionaries(st.sampled_from("xyz"), st.tuples(st.booleans(), SENTENCES)))
    bullets = [Item(key, (Text(words),)) for key, (in_list, words) in told.items() if in_list]
    blocks = [p(key, words) for key, (in_list, words) in told.items() if not in_list]
    return tuple(draw(st.permutations([p("a", "Ana."), *blocks, *with_list(*bullets)])))


PEOPLE = st.composite(in_either_place)()


@given(PEOPLE, PEOPLE, PEOPLE)
def test_nobody_stands_in_a_merged_text_under_one_key_twice(
    base: Blocks, yours: Blocks, theirs: Blocks
) -> None:
    merged = merge(base, yours, theirs).blocks
    assert parse_document(write_blocks(merged), PLACE) == (merged, ())
    assert merge(theirs, merged, theirs).blocks == merged
    assert merge(base, yours, base).blocks == yours


def test_a_conflict_in_a_list_tells_of_the_items_at_issue_and_what_stood_there() -> None:
    cy, new = Item("cy", (Text("Cy is held."),)), Item("di", (Text("Di is held."),))
    merged = merge(with_list(ANA, BO, cy), with_list(ANA, CHARGED, cy), with_list(ANA, new)).blocks
    (conflict,) = merged
    assert isinstance(conflict, Conflict)
    assert conflict.why == (
        "You changed 'bo' in this list, and the library no longer has it: nobody in it may stay without a reason."
    )
    assert conflict.base == with_list(ANA, BO, cy)
    (mine,), (theirs,) = conflict.yours, conflict.theirs
    assert isinstance(mine, ListBlock) and isinstance(theirs, ListBlock)
    assert {item.key for item in mine.items} - {item.key for item in theirs.items} == {"bo"}
    assert new in mine.items and cy not in mine.items


@pytest.mark.parametrize(
    ("base", "mine", "new", "said"),
    [
        ((ANA, BO), (ANA,), (ANA, CHARGED), "You deleted 'bo' in this list, and the library changed it."),
        ((ANA,), (ANA, BO), (ANA, CHARGED), "You and the library each added 'bo' in this list."),
        (
            (ANA, BO),
            (ANA, Item("bo", (Text("Bo is free."),))),
            (ANA, CHARGED),
            "You and the library both changed 'bo' in this list, in the same place.",
        ),
    ],
)
def test_what_each_side_did_to_an_item_is_told(
    base: tuple[Item, ...], mine: tuple[Item, ...], new: tuple[Item, ...], said: str
) -> None:
    (conflict,) = merge(with_list(*base), with_list(*mine), with_list(*new)).blocks
    assert isinstance(conflict, Conflict)
    assert conflict.why == said
