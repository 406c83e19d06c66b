"""Cases are made from the index when they are asked for, and are the same as if they had been read."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path, PurePosixPath

import pytest
from builders import make_case
from hypothesis import given
from hypothesis import strategies as st
from strategies import cases as made_up_cases

from lettergen.asof import Concerned, Lens, view
from lettergen.findings import LettergenError, Source, warning
from lettergen.library.coding import encoded, is_faultless
from lettergen.library.remembered import RememberedCase
from lettergen.operations.workspace import Opened, open_workspace
from lettergen.records.case import Case
from lettergen.records.cases import Cases

ROOT = Path(__file__).parents[2]
PATH = PurePosixPath("cases/x/a.md")
LATER = 10_000_000_000


class Untouchable:
    """A remembered case that must not be made."""

    def may_be_about(self, countries: object) -> bool:
        assert countries
        return False

    def made(self) -> Case:
        raise AssertionError("made")


def unread() -> tuple[None, list[object]]:
    raise AssertionError("read")


@pytest.fixture
def warm() -> Opened:
    """Return the shipped workspace as it is opened when its index is there."""
    open_workspace(ROOT, time.time_ns() + LATER)
    return open_workspace(ROOT, time.time_ns() + LATER)


def test_a_library_from_the_index_is_the_library(warm: Opened) -> None:
    plain = open_workspace(ROOT)
    assert any(not isinstance(case, Case) for case in warm.library.cases._cases.values())
    assert warm.findings == plain.findings
    assert list(warm.library.cases) == list(plain.library.cases) and len(plain.library.cases) > 40
    assert warm.library == plain.library


@pytest.mark.parametrize(
    "countries", [frozenset({"KZ"}), frozenset({"TJ", "UZ"}), frozenset(), frozenset({"K"})]
)
def test_a_letter_sees_the_same_cases_and_no_other_is_made(warm: Opened, countries: frozenset[str]) -> None:
    ids = frozenset({"zhanbolat-mamai", "nobody"})
    plain = {key: case for key, case in warm.library.cases.items() if case.country in countries or key in ids}
    cases = open_workspace(ROOT, time.time_ns() + LATER).library.cases
    assert cases.about(countries, ids) == plain
    made = {case.country for case in cases._cases.values() if isinstance(case, Case)}
    assert made <= countries | {"KZ"}


def test_cases_are_looked_at_only_where_a_letter_can_be_about_them() -> None:
    cases = Cases({"a": make_case("a", country="KZ"), "b": Untouchable(), "c": make_case("c", country="UZ")})
    assert list(cases.about({"KZ"})) == ["a"]
    assert list(cases.about({"UZ"}, {"a"})) == ["a", "c"]
    assert len(cases) == 3 and list(cases) == ["a", "b", "c"] and "b" in cases and "d" not in cases
    with pytest.raises(AssertionError, match="made"):
        cases["b"]


@given(made_up_cases(), st.sets(st.text(max_size=3), max_size=3))
def test_no_case_of_a_country_is_passed_over(case: Case, others: set[str]) -> None:
    line = encoded((case, []), PATH)
    if line is None:
        return
    assert is_faultless(line, Case)
    faulty = encoded((case, [warning(Source(PATH), "code", "message", "hint")]), PATH)
    assert faulty and not is_faultless(faulty, Case)
    row = RememberedCase(PATH, line, unread)  # type: ignore[arg-type]
    assert row.may_be_about({case.country, *others})
    assert row.made().country == case.country


def test_a_line_of_no_use_is_read_again_and_what_cannot_be_read_is_told() -> None:
    case = make_case("other", country="KZ")
    for line in (b"", b"[", b"[null]", json.dumps(["x"]).encode()):
        assert RememberedCase(PATH, line, lambda: (case, [])).made().id == "a"
        with pytest.raises(LettergenError, match=r"a\.md changed while the library was read"):
            RememberedCase(PATH, line, lambda: (None, [])).made()


def test_a_country_is_not_taken_for_another_that_begins_alike() -> None:
    row = RememberedCase(PATH, b'[["Case",{"country":"KZ"}],["t"]]', unread)  # type: ignore[arg-type]
    assert row.may_be_about({"KZ"})
    assert not row.may_be_about({"K", "KZX", "Z", ""})


def test_findings_are_told_though_nothing_is_made(tmp_path: Path) -> None:
    case = tmp_path / "cases/kazakhstan/a-b.md"
    case.parent.mkdir(parents=True)
    (tmp_path / "lettergen.toml").write_text("")
    (tmp_path / "cases/kazakhstan/country.yaml").write_text("code: KZ\nname: Kazakhstan\nauthorities: them\n")
    case.write_text("---\nkind: person\nnaem: A B\n---\n")
    told = [open_workspace(tmp_path, time.time_ns() + LATER).findings for _ in range(3)]
    assert told[0] == told[1] == told[2] and told[0]


def test_a_view_of_some_countries_counts_the_other_cases(warm: Opened) -> None:
    lens = Lens(datetime.date(2026, 1, 1), frozenset())
    seen, withheld = view(warm.library, lens, Concerned(frozenset({"KZ"})))
    assert {case.country for case in seen.cases.values()} <= {"KZ"}
    counts = {row.code: row.count for row in withheld}
    elsewhere = sum(case.country != "KZ" for case in warm.library.cases.values())
    assert counts["elsewhere"] == elsewhere > 0
