"""Which text of a case is used on a date, and when it is told to be overtaken."""

from __future__ import annotations

import pytest
from builders import make_case, make_event, make_lens, make_library, make_source, make_text

from lettergen.asof import CaseView, view
from lettergen.records.case import Case, Event
from lettergen.records.common import DatedText

SOURCES = {"s1": make_source("2022-01-01"), "s2": make_source("2022-06-01"), "s3": make_source("2022-08-01")}
OLD = make_text("letter", "2022-01-01", "Ana is in prison.")
NEW = make_text("letter", "2022-06-01", "Ana is ill.", source=("s1", "s2"))


def look(case: Case, on: str = "2022-10-19") -> CaseView:
    return view(make_library([case]), make_lens(on))[0].cases["ana"]


def texts_of(*texts: DatedText, on: str = "2022-10-19", events: tuple[Event, ...] = ()) -> CaseView:
    usual = (make_event("imprisoned", as_of="2022-01-01"),)
    return look(make_case(texts=texts, sources=SOURCES, events=(*usual, *events)), on)


def test_the_newest_text_by_the_day_is_used() -> None:
    assert texts_of(NEW, OLD).letter == NEW
    assert texts_of(OLD, NEW, on="2022-06-01").letter == NEW
    assert texts_of(OLD, NEW, on="2022-05-31").letter == OLD
    assert texts_of(NEW, on="2022-05-31").letter is None
    assert texts_of(OLD).briefing is None
    assert texts_of(OLD, NEW).overtaken == ()


@pytest.mark.parametrize("source", [(), ("unknown",), ("s1", "unknown"), ("s1", "s3")])
def test_a_text_that_cites_what_may_not_be_used_is_passed_over(source: tuple[str, ...]) -> None:
    text = make_text("letter", "2022-06-01", "New.", source=source)
    seen = texts_of(OLD, text, on="2022-07-01")
    assert seen.letter == OLD
    assert seen.overtaken == ("letter",)


@pytest.mark.parametrize(
    ("event", "overtaken"),
    [
        (make_event("imprisoned", as_of="2022-06-01", source="s2"), False),
        (make_event("health-decline", "2022-06-01", source="s2"), False),
        (make_event("charged", "2021-01-01", source="s2"), False),
        (make_event("arrested", "2021-01-01", source="s2"), False),
        (make_event("house-arrest", "2022-05-01", source="s2"), True),
        (make_event("sentence-reduced", "2022-05-01", source="s2"), True),
        (make_event("sentence-upheld", "2022-05-01", source="s2"), True),
        (make_event("sentence-upheld", "2021-12-01", source="s2"), False),
        (make_event("house-arrest", by="2022-01-01", source="s2"), False),
        (make_event("missing", "2022-01-01", source="s2"), False),
        (make_event("expelled", "2022-01-02", source="s2"), True),
    ],
)
def test_a_text_is_overtaken_when_the_case_stands_elsewhere(event: Event, overtaken: bool) -> None:
    assert (texts_of(OLD, events=(event,)).overtaken == ("letter",)) is overtaken
    assert texts_of(OLD, events=(event,)).letter == OLD


def test_a_text_from_before_a_release_and_another_arrest_is_overtaken() -> None:
    events = (
        make_event("released", "2022-05-01", source="s2"),
        make_event("imprisoned", as_of="2022-08-01", source="s3"),
    )
    assert texts_of(OLD, events=events).overtaken == ("letter",)


def test_of_the_free_and_the_dead_no_older_text_is_used() -> None:
    for what in ("released", "died", "acquitted"):
        seen = texts_of(OLD, NEW, events=(make_event(what, "2022-07-01", source="s3"),))
        assert (seen.letter, seen.overtaken) == (None, ("letter",))
        assert set(seen.sources) == {"s1", "s3"}
        since = make_text("letter", "2022-08-01", "Ana is back.", source="s3")
        assert texts_of(OLD, since, events=(make_event(what, "2022-07-01", source="s3"),)).letter == since


def test_a_release_told_of_after_the_text_overtakes_it_though_it_was_before() -> None:
    seen = texts_of(NEW, events=(make_event("released", "2022-05-01", source="s3"),))
    assert (seen.letter, seen.overtaken) == (None, ("letter",))


@pytest.mark.parametrize("what", ["released", "died", "acquitted"])
def test_a_text_does_not_know_a_source_of_its_day_that_it_does_not_cite(what: str) -> None:
    end = make_event(what, "2022-04-20", source="s3")
    sources = {
        "s1": make_source("2022-05-01"),
        "s2": make_source("2022-05-01"),
        "s3": make_source("2022-04-25"),
    }

    def told(*cited: str) -> CaseView:
        text = make_text("letter", "2022-05-01", "Ana is in prison.", source=cited)
        return look(make_case(texts=(text,), sources=sources, events=(make_event(as_of="2022-04-01"), end)))

    assert (told("s1").letter, told("s1", "s2").letter) == (None, None)
    assert told("s1").overtaken == ("letter",)
    assert told("s1", "s3").letter is not None
    assert told("s3").overtaken == ()


def test_a_text_may_rest_on_a_later_report_of_the_same_status() -> None:
    events = (
        make_event("sentenced", "2021-12-01", source="s2"),
        make_event("imprisoned", as_of="2022-02-01", source="s3"),
    )
    sources = {key: make_source("2022-02-01") for key in ("s1", "s2", "s3")}
    by_source = {
        key: look(
            make_case(texts=(make_text("letter", "2022-03-01", source=key),), sources=sources, events=events),
            "2022-04-01",
        )
        for key in sources
    }
    assert {key: seen.overtaken for key, seen in by_source.items()} == {"s1": ("letter",), "s2": (), "s3": ()}
    assert by_source["s1"].letter is not None


def test_a_report_of_an_earlier_imprisonment_does_not_tell_of_the_present_one() -> None:
    events = (
        make_event("imprisoned", as_of="2022-01-01", source="s1"),
        make_event("released", "2022-02-01", source="s2"),
        make_event("imprisoned", as_of="2022-03-01", source="s3"),
    )
    sources = {key: make_source("2022-03-01") for key in ("s1", "s2", "s3")}
    case = make_case(texts=(make_text("letter", "2022-04-01"),), sources=sources, events=events)
    assert look(case, "2022-05-01").overtaken == ("letter",)


def test_a_text_knows_the_sources_that_it_cites() -> None:
    text = make_text("letter", "2022-03-10", "Ana is in prison.")
    case = make_case(
        texts=(text,),
        sources={"s1": make_source("2022-03")},
        events=(make_event("imprisoned", as_of="2022-03-01"),),
    )
    assert look(case, "2022-04-01").overtaken == ()


def test_sources_of_older_texts_stay_as_earlier_statements() -> None:
    newest = make_text("letter", "2022-08-01", "Newest.", source="s3")
    assert set(texts_of(OLD, NEW, newest).sources) == {"s1", "s2", "s3"}
    assert set(texts_of(OLD, newest, on="2022-07-31").sources) == {"s1"}
    assert set(texts_of(OLD, make_text("letter", "2023-01-01", source="s2")).sources) == {"s1"}
