"""A final prints who agreed to its very text, or to one editorial change before it where the house allows that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signing_records import row, signatory, version

from lettergen.signing.agreement import Standing, accepted_digests, agreed, standing_with

A, B, C = ({"joint-letter": f"sha256:{text}"} for text in "abc")


def texts(now: dict[str, str], *versions: tuple[str, str], stands: bool = True) -> set[str]:
    """Return the texts that count as agreement to `now`, by their letter."""
    made = [version(number, text, change) for number, (text, change) in enumerate(versions, 1)]
    accepted = accepted_digests(now, made, editorial_stands=stands)
    return {value.removeprefix("sha256:") for value in accepted["joint-letter"]}


def test_the_very_text_counts_whatever_was_circulated() -> None:
    assert texts(A) == {"a"}
    assert texts(A, ("b", "first")) == {"a"}


@pytest.mark.parametrize(
    ("now", "versions", "counts"),
    [
        (B, [("a", "first"), ("b", "editorial")], {"a", "b"}),
        (B, [("a", "first"), ("b", "substantive")], {"b"}),
        (C, [("a", "first"), ("b", "editorial"), ("c", "editorial")], {"b", "c"}),
        (C, [("a", "first"), ("b", "editorial"), ("c", "substantive")], {"c"}),
        (C, [("a", "first"), ("b", "substantive"), ("c", "editorial")], {"b", "c"}),
        (B, [("a", "first"), ("b", "editorial"), ("b", "none")], {"a", "b"}),
        (B, [("a", "first"), ("a", "none"), ("b", "editorial"), ("b", "none")], {"a", "b"}),
        (C, [("a", "first"), ("b", "editorial"), ("c", "none")], {"c"}),  # a lie, which a check tells
        (C, [("a", "first"), ("b", "editorial")], {"c"}),  # changed since it was circulated
    ],
)
def test_one_editorial_change_back_and_no_more(
    now: dict[str, str], versions: list[tuple[str, str]], counts: set[str]
) -> None:
    assert texts(now, *versions) == counts
    assert texts(now, *versions, stands=False) == {now["joint-letter"].removeprefix("sha256:")}


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["none", "editorial", "substantive"])), min_size=1
    )
)
def test_never_more_than_two_texts_count(versions: list[tuple[str, str]]) -> None:
    assert len(texts({"joint-letter": f"sha256:{versions[-1][0]}"}, *versions)) <= 2


def test_agreement_is_to_every_document() -> None:
    accepted = {"joint-letter": frozenset({"sha256:a"}), "briefing-paper": frozenset({"sha256:x"})}
    both = {"joint-letter": "sha256:a", "briefing-paper": "sha256:x"}
    assert agreed(signatory(row(digests=both)), accepted)
    assert not agreed(signatory(row(digests=A)), accepted)
    assert not agreed(signatory(row(digests={**both, "briefing-paper": "sha256:y"})), accepted)
    assert not agreed(signatory(row(digests={})), accepted)
    assert not agreed(signatory(row(digests=both)), {})


@pytest.mark.parametrize(
    ("rows", "standing"),
    [
        ([row()], Standing.SIGNED),
        ([row(digests=B)], Standing.EARLIER),
        ([row(digests={})], Standing.UNRECORDED),
        ([row(condition="if")], Standing.CONDITIONAL),
        ([row(condition="if", digests=B)], Standing.CONDITIONAL),
        ([row("asked")], Standing.SILENT),
        ([row(), row("declined")], Standing.DECLINED),
        ([row(), row("withdrawn")], Standing.WITHDRAWN),
        ([row("objects")], Standing.OBJECTS),
        ([row(), row("withdrawn"), row()], Standing.SIGNED),
    ],
)
def test_where_somebody_stands(rows: list[object], standing: Standing) -> None:
    accepted = {"joint-letter": frozenset({"sha256:a"})}
    one = signatory(*rows)  # type: ignore[arg-type]
    assert standing_with(one, accepted) is standing
    assert agreed(one, accepted) is (standing is Standing.SIGNED)
