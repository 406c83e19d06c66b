"""Names stand where a reader looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.collation import collation_key


def ordered(*names: str) -> list[str]:
    return sorted(names, key=collation_key)


@pytest.mark.parametrize(
    "names",
    [
        ("Crna", "Črna", "Crow", "Ćwikla"),
        ("Łódź Watch", "Lublin Watch"),
        ("Duro", "Đuro", "Dzur"),
        ("Ørsted Group", "Oslo Group"),
        ("aero", "Ærø", "African Rights"),
        ("Istanbul", "İzmir"),
        ("Sule", "Şule", "Sunny"),
        ("ARTICLE 19", "Association", "Austrian"),
        ("Center X", "“Dignity”", "East"),
        ("Human Rights Y", "Human-Rights Z", "Humanity"),
        ("The Zoo", "Turkmen"),
        ("Zebra", "Елена", "Ёлка", "Емец"),
    ],
)
def test_names_stand_where_a_reader_looks_for_them(names: tuple[str, ...]) -> None:
    assert ordered(*reversed(names)) == ordered(*names) == list(names)


def test_case_only_decides_between_names_that_are_otherwise_the_same() -> None:
    assert ordered("Iphr B", "iphr c", "IPHR a") == ["IPHR a", "Iphr B", "iphr c"]


@given(st.lists(st.text(max_size=8), unique=True, max_size=6))
def test_an_order_is_the_same_whatever_came_first(names: list[str]) -> None:
    assert ordered(*names) == ordered(*reversed(names))
