"""Several people in running text, each with a role."""

from __future__ import annotations

import itertools

import pytest
from builders import make_case, make_library, make_settings, partial
from hypothesis import given
from hypothesis import strategies as st
from small_letters import make_inputs

from lettergen.compose.roles import plural, roles_and_names
from lettergen.document import plain
from lettergen.records.case import RoleRow


@pytest.mark.parametrize(
    ("role", "several"),
    [
        ("independent journalist", "independent journalists"),
        ("human rights lawyer", "human rights lawyers"),
        ("editor", "editors"),
        ("member of parliament", ""),
        ("writer for a paper", ""),
        ("journalist and lawyer", ""),
        ("leader, and writer", ""),
        ("independent news organisation", ""),
        ("woman", ""),
        ("", ""),
    ],
)
def test_a_role_is_put_in_the_plural_only_where_that_is_safe(role: str, several: str) -> None:
    assert plural(role) == several


def listed(*people: tuple[str, str]) -> str:
    """Return names and roles as they are listed."""
    cases = [
        make_case(
            f"p{n}",
            name=name,
            role=(RoleRow(text=role, since=partial("2022"), source=("s1",)),) if role else (),
        )
        for n, (name, role) in enumerate(people)
    ]
    view = make_inputs(make_library(cases), make_settings(to=())).view
    return plain(roles_and_names([view.cases[case.id] for case in cases]))


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([("Ana", "poet")], "poet Ana"),
        ([("Ana", "lawyer"), ("Bo", "")], "lawyer Ana and Bo"),
        ([("Ana", "poet"), ("Bo", "lawyer"), ("Cy", "")], "poet Ana, lawyer Bo and Cy"),
        ([("Ana", "lawyer"), ("Bo", "lawyer"), ("Cy", "lawyer")], "lawyers Ana, Bo and Cy"),
        ([("Ana", "lawyer"), ("Bo", "poet"), ("Cy", "lawyer")], "lawyers Ana and Cy, and poet Bo"),
        (
            [("Di", ""), ("Ana", "lawyer"), ("Bo", "lawyer"), ("Cy", "poet")],
            "lawyers Ana and Bo; poet Cy; and Di",
        ),
        ([("Ana", "woman"), ("Bo", "woman")], "woman Ana and woman Bo"),
    ],
)
def test_whoever_shares_a_role_shares_the_word(people: list[tuple[str, str]], words: str) -> None:
    assert listed(*people) == words


NAMES = ("Quixana", "Zorbene", "Wyvonne", "Xaloria", "Yundrel")


@given(st.lists(st.sampled_from(["lawyer", "activist", "member of a party", ""]), min_size=1, max_size=5))
def test_everybody_is_named_once_whatever_their_role(roles: list[str]) -> None:
    people = list(zip(itertools.islice(NAMES, len(roles)), roles, strict=True))
    words = listed(*people)
    assert [words.count(name) for name, _ in people] == [1] * len(people)
