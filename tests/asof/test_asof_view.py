"""Concerns, recommendations, instruments and offices on a date."""

from __future__ import annotations

import pytest
from builders import (
    day,
    make_case,
    make_concern,
    make_holder,
    make_instrument,
    make_lens,
    make_library,
    make_official,
    make_organisation,
    make_recommendation,
    make_source,
    make_text,
    make_view,
    partial,
)
from hypothesis import given
from hypothesis import strategies as st

from lettergen.asof import View, view
from lettergen.records.library import Holder, InForce, Instrument, Passage
from lettergen.vocabulary import Share


def test_a_concern_has_the_newest_text_of_each_part_by_the_day() -> None:
    sources = {"s1": make_source("2022-01-01"), "s2": make_source("2022-06-01")}
    texts = (
        make_text("ask", "2022-01-01", "old"),
        make_text("ask", "2022-06-01", "new", source="s2"),
        make_text("facts", "2022-06-01", source=("s1", "unknown")),
        make_text("standard", "2023-01-01"),
    )
    library = make_library(concerns=[make_concern(texts=texts, sources=sources)])
    concern = make_view(library).concerns["torture"]
    assert dict(concern.texts) == {"ask": texts[1]}
    assert make_view(library, "2022-05-31").concerns["torture"].texts["ask"] == texts[0]
    assert set(make_view(library, "2022-05-31").concerns["torture"].sources) == {"s1"}
    assert "torture" not in make_view(library, "2021-12-31").concerns


def test_labels_bound_concerns_and_recommendations() -> None:
    library = make_library(
        concerns=[make_concern(share=Share.COALITION)],
        recommendations=[make_recommendation(share=Share.COALITION)],
    )
    assert not make_view(library).concerns
    assert not make_view(library).recommendations
    wider = make_view(library, share=Share.COALITION)
    assert wider.concerns and wider.recommendations


@pytest.mark.parametrize(
    ("on", "do"),
    [
        ("2021-12-31", None),
        ("2022-01-01", "leave it unsigned"),
        ("2024-04-14", "leave it unsigned"),
        ("2024-04-15", "repeal it"),
    ],
)
def test_a_recommendation_gives_way_to_what_comes_after_its_last_day(on: str, do: str | None) -> None:
    row = make_recommendation(
        "r", do="leave it unsigned", press="leave", until=day("2024-04-14"), then="repeal it"
    )
    seen = make_view(make_library(recommendations=[row]), on).recommendations.get("r")
    assert (seen.do if seen else None) == do
    assert seen is None or bool(seen.press) == (do == "leave it unsigned")


def test_a_recommendation_without_an_afterwards_ends_and_one_without_a_source_never_begins() -> None:
    over = make_recommendation("over", until=day("2022-04-14"))
    bare = make_recommendation("bare", source=("unknown",))
    late = make_recommendation("late", sources={"s1": make_source("2023")})
    ahead = make_recommendation("ahead", since=partial("2022-11"))
    assert not make_view(make_library(recommendations=[over, bare, late, ahead])).recommendations


def seen_instrument(instrument: Instrument, on: str) -> tuple[str, ...] | None:
    seen = make_view(make_library(instruments=[instrument]), on).instruments.get(instrument.id)
    return tuple(seen.says) if seen else None


@pytest.mark.parametrize(
    ("term", "on", "says"),
    [
        (InForce(), "2021-12-31", None),
        (InForce(), "2022-01-01", ("essential",)),
        (InForce(seen=(partial("2021-05"),)), "2021-06-01", ()),
        (InForce(since=partial("2022-05-01")), "2022-04-30", None),
        (InForce(since=partial("2022-05-01")), "2022-05-01", ("essential",)),
        (InForce(until=partial("2022-05")), "2022-05-31", ("essential",)),
        (InForce(until=partial("2022-05")), "2022-06-01", None),
    ],
)
def test_an_instrument_is_seen_while_it_binds(term: InForce, on: str, says: tuple[str, ...] | None) -> None:
    assert seen_instrument(make_instrument(in_force=term), on) == says


def test_a_passage_needs_a_source_of_its_day() -> None:
    says = (
        Passage(id="a", text="binds", source=("s1",)),
        Passage(id="b", text="binds", source=("s2",)),
        Passage(id="c", text="binds"),
    )
    sources = {"s1": make_source("2022-01-01"), "s2": make_source("2023-01-01")}
    assert seen_instrument(make_instrument(says=says, sources=sources), "2022-10-19") == ("a",)


def holder_on(on: str, *holders: Holder) -> str | None:
    names = set()
    for rows in (holders, holders[::-1]):
        seen = make_view(make_library(officials=[make_official("president", *rows)]), on).officials[
            "president"
        ]
        names.add(seen.holder.name if seen.holder else None)
    (name,) = names
    return name


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2022-10-18", None),
        ("2022-10-19", "Zoe Old"),
        ("2023-02-28", "Zoe Old"),
        # A successor was seen, before anybody wrote down when the other left.
        ("2023-03-01", "Eva New"),
        ("2024-03-01", "Eva New"),
        ("2024-03-02", None),
    ],
)
def test_an_office_is_held_for_a_year_after_somebody_was_seen_in_it(on: str, name: str | None) -> None:
    assert (
        holder_on(
            on, make_holder("Zoe Old", seen=("2022-10-19",)), make_holder("Eva New", seen=("2023-03-01",))
        )
        == name
    )


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2019-11-30", None),
        ("2019-12-01", "Zoe Old"),
        ("2022-06-01", "Zoe Old"),
        ("2024-11-30", "Zoe Old"),
        ("2024-12-01", "Eva New"),
        ("2025-12-02", "Eva New"),
        ("2025-12-03", None),
    ],
)
def test_an_office_is_held_from_the_first_day_to_the_last(on: str, name: str | None) -> None:
    old = make_holder("Zoe Old", since="2019-12-01", until="2024-11-30")
    assert holder_on(on, old, make_holder("Eva New", since="2024-12-01")) == name


def test_a_day_after_the_letter_tells_nothing_of_who_held_the_office() -> None:
    assert holder_on("2024-06-01", make_holder("Zoe Old", seen=("2022-01-01", "2025-01-01"))) is None
    assert holder_on("2022-06-01", make_holder("Zoe Old")) is None
    assert holder_on("2022-06-01", make_holder("Zoe Old", until="2023")) is None
    assert holder_on("2022-06-01", make_holder("Zoe Old", seen=("2022-01-01",), until="2022-05")) is None
    assert holder_on("2023-06-01", make_holder("Zoe Old", seen=("2022-01-01",), until="2023-12")) == "Zoe Old"


@given(st.permutations(["ana", "ben", "eva", "ivo"]))
def test_the_view_is_the_same_in_whatever_order_files_were_read(keys: list[str]) -> None:
    def seen(order: list[str]) -> View:
        library = make_library(
            map(make_case, order),
            concerns=map(make_concern, order),
            recommendations=map(make_recommendation, order),
            instruments=map(make_instrument, order),
            officials=map(make_official, order),
            organisations=map(make_organisation, order),
        )
        return make_view(library)

    assert repr(seen(keys)) == repr(seen(sorted(keys)))


def test_what_is_withheld_is_counted_and_never_named() -> None:
    cases = [
        make_case("ana", consent=()),
        make_case("ben", share=Share.INTERNAL),
        make_case("eva", sources={}),
    ]
    cases.append(make_case("ivo", sources={"s1": make_source("2030")}))
    seen, withheld = view(make_library(cases), make_lens())
    assert not seen.cases
    assert [(row.code, row.count) for row in withheld] == [("internal", 2), ("not-yet", 2)]
    assert not any(name in repr((seen, withheld)).lower() for name in ("ana", "ben", "eva", "ivo"))
