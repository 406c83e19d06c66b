"""What is asked follows from where a case stands and never contradicts it."""

from __future__ import annotations

import pytest
from builders import make_case, make_event, make_lens, make_library, make_source, partial

from lettergen.asof import AskView, view
from lettergen.records.case import AskRow
from lettergen.vocabulary import EVENT_RULES, SETTLED, STATUS_RULES, Ask, Status

RELEASE = "release {name} and look into the torture"


def row(do: str, *kinds: Ask, since: str = "2021", source: str = "") -> AskRow:
    return AskRow(do=do, kinds=kinds, since=partial(since), source=(source,) if source else ())


def asked(*rows: AskRow, what: str = "imprisoned", on: str = "2022-10-19") -> AskView:
    case = make_case(events=(make_event(what, "2022-01-01"),), asks=rows)
    return view(make_library([case]), make_lens(on))[0].cases["ana"].ask


@pytest.mark.parametrize("what", sorted(what for what, rule in EVENT_RULES.items() if rule.status))
def test_the_default_is_the_status_s(what: str) -> None:
    status = EVENT_RULES[what].status
    assert status is not None
    rule = STATUS_RULES[status]
    assert asked(what=what, on="2022-02-01") == AskView(rule.default, rule.asked)


def test_a_case_s_own_ask_takes_its_place_from_its_day_on() -> None:
    older, newer = (
        row("release {name} now", Ask.RELEASE),
        row("let {name} see a doctor", Ask.CARE, since="2022-03"),
    )
    assert asked(newer, older).do == newer.do
    assert asked(older, newer, on="2022-02-28") == AskView(older.do, frozenset({Ask.RELEASE}), own=True)
    assert not asked(row("see a doctor", Ask.CARE, since="2023")).own
    assert not asked(row("see a doctor", Ask.CARE, source="unknown")).own
    assert asked(row("see a doctor", Ask.CARE, source="s1")).source == ("s1",)


def test_an_own_ask_that_the_status_has_overtaken_is_not_used() -> None:
    both = row(RELEASE, Ask.RELEASE, Ask.INVESTIGATE)
    assert asked(both).do == RELEASE
    assert asked(both, what="released") == AskView("", frozenset())
    assert asked(both, what="died") == AskView(
        STATUS_RULES[Status.DIED].default, frozenset({Ask.INVESTIGATE, Ask.REDRESS})
    )
    assert not asked(row("do something", *())).own


@pytest.mark.parametrize("what", sorted(what for what, rule in EVENT_RULES.items() if rule.status in SETTLED))
@pytest.mark.parametrize(
    "words",
    [
        "release {name}",
        "free {name} at once",
        "see to it that {name} be released",
        "set {name} free",
        "let {name} go home",
        "order the release of {name}",
        "consider releasing {name} and others",
    ],
)
def test_no_row_gets_a_release_asked_for_the_free_and_the_dead(what: str, words: str) -> None:
    for kind in Ask:
        ask = asked(row(words, kind), what=what)
        assert not ask.own
        assert Ask.RELEASE not in ask.kinds
        assert "releas" not in ask.do and "free" not in ask.do


def test_of_the_freed_other_things_may_be_asked() -> None:
    assert asked(row("clear the record of {name} after the release", Ask.QUASH), what="released").own
    assert asked(row("compensate {name} for the time before being freed", Ask.REDRESS), what="acquitted").own


def test_nothing_is_asked_on_a_status_that_no_longer_stands() -> None:
    assert asked(on="2023-01-02").do
    assert asked(on="2023-01-03") == AskView("", frozenset())
    assert asked(row(RELEASE, Ask.RELEASE), on="2023-01-03") == AskView("", frozenset())


def test_the_sources_of_an_ask_are_in_the_view() -> None:
    case = make_case(
        asks=(row("let {name} see a doctor", Ask.CARE, source="s2"),),
        sources={"s1": make_source(), "s2": make_source("2022-02-01")},
    )
    assert set(view(make_library([case]), make_lens())[0].cases["ana"].sources) == {"s1", "s2"}
