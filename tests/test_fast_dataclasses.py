"""Classes made fast do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.fast_dataclasses import dataclass

PACKAGE = Path(__file__).parent.parent / "lettergen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fast:
    """A value."""

    name: str
    parts: tuple[int, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    place: int = field(default=0, compare=False)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A value."""

    name: str
    parts: tuple[int, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Single:
    """A value of one field."""

    name: str


@dataclass(frozen=True, slots=True)
class Empty:
    """A value without fields."""


@dataclass(frozen=True, slots=True)
class Own:
    """A value that says itself what it equals."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


@dataclass(frozen=True, slots=True)
class Equal:  # noqa: PLW1641 (the decorator adds it)
    """A value that says what it equals, and not how it is hashed."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equal)


@dataclass(slots=True)
class Changing:
    """A value that changes."""

    name: str


GIVEN = st.fixed_dictionaries(
    {"name": st.sampled_from("ab")},
    optional={
        "parts": st.lists(st.integers(0, 1), max_size=2).map(tuple),
        "names": st.dictionaries(st.sampled_from("ab"), st.text(max_size=1)),
        "place": st.integers(0, 1),
    },
)


@given(GIVEN, GIVEN)
def test_values_compare_hash_and_show_themselves_as_usual(one: dict[str, Any], other: dict[str, Any]) -> None:
    fast, usual = (Fast(**one), Fast(**other)), (Usual(**one), Usual(**other))
    assert (fast[0] == fast[1]) == (usual[0] == usual[1])
    assert [hash(value) for value in fast] == [hash(value) for value in usual]
    assert repr(fast[0]) == repr(usual[0]).replace("Usual", "Fast")
    assert dataclasses.asdict(fast[0]) == dataclasses.asdict(usual[0])
    assert dataclasses.replace(fast[0], **other) == Fast(**{**one, **other})
    assert copy.deepcopy(fast[0]) == pickle.loads(pickle.dumps(fast[0])) == fast[0]  # noqa: S301 (our own)


def test_values_of_different_classes_differ() -> None:
    values: list[object] = [Fast(name="a"), Usual(name="a"), Single("a"), Empty()]
    assert [values.count(value) for value in values] == [1, 1, 1, 1]
    assert Single("a") != Single("b")
    assert Single("a") == Single("a")
    assert Empty() == Empty()
    assert len({Single("a"), Single("a"), Single("b"), Empty(), Empty()}) == 3


def test_a_class_keeps_what_it_says_itself() -> None:
    assert Own("a") == Own("b")
    assert (hash(Own("a")), repr(Own("a"))) == (7, "own")
    assert Equal("a") == Equal("b")
    assert len({Equal("a"), Equal("a")}) == 1


def test_values_have_no_room_for_more() -> None:
    with pytest.raises(AttributeError):
        Single("a").other = 1  # type: ignore[attr-defined]


def test_a_class_that_changes_is_a_usual_one() -> None:
    changing = Changing("a")
    changing.name = "b"
    assert changing == Changing("b")
    with pytest.raises(TypeError):
        hash(changing)


def test_all_frozen_classes_are_made_fast() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    frozen = [text for text in texts if "dataclass(frozen=True" in text]
    assert len(frozen) > 50
    assert [text for text in frozen if "from lettergen.fast_dataclasses import dataclass\n" not in text] == []
