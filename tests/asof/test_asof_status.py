"""Where a case stands, from its events."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from builders import (
    day,
    make_case,
    make_confirmation,
    make_event,
    make_lens,
    make_library,
    make_source,
    make_when,
    sentence,
)

from lettergen.asof import CaseView, Lens, view
from lettergen.records.case import Case, Event, EventVersion, Printed
from lettergen.vocabulary import Status, Use


def seen(case: Case, on: str, lens: Lens | None = None) -> CaseView:
    return view(make_library([case]), lens or make_lens(on))[0].cases[case.id]


def status(*events: Event, on: str = "2023-07-01", told: str = "2023-06-30", **fields: Any) -> Status | None:
    """Where a case stands, whichever order its rows have; all of them were told of in `told`."""
    sources = {"s1": make_source("2020-01-01"), "told": make_source(told)}
    orders = itertools.permutations(events)
    found = {seen(make_case(events=rows, sources=sources, **fields), on).standing.status for rows in orders}
    assert len(found) == 1, "the order of the rows matters"
    return found.pop()


def told(what: str, *args: str, **fields: Any) -> Event:
    return make_event(what, *args, source="told", **fields)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([("arrested", "2023-01-01"), ("charged", "2023-01-03")], Status.IN_CUSTODY),
        ([("charged", "2023-01-03")], Status.CHARGED),
        ([("sentenced", "2023-01-01"), ("charged", "2023-02-01")], Status.IMPRISONED),
        ([("sentenced", "2023-01-01"), ("new-charges", "2023-02-01")], Status.IMPRISONED),
        ([("sentenced", "2023-01-01"), ("attacked", "2023-02-01")], Status.IMPRISONED),
        ([("missing", "2023-01-01"), ("threatened", "2023-02-01")], Status.WHEREABOUTS_UNKNOWN),
        ([("closed", "2023-01-01"), ("attacked", "2023-02-01")], Status.CLOSED),
        ([("charged", "2023-01-01"), ("travel-ban", "2023-02-01")], Status.CHARGED),
        ([("charged", "2023-01-01"), ("charges-dropped", "2023-02-01")], Status.AT_LIBERTY),
        ([("sentenced", "2023-01-01"), ("charges-dropped", "2023-02-01")], Status.IMPRISONED),
        ([("travel-ban", "2023-01-01"), ("restrictions-lifted", "2023-02-01")], Status.AT_LIBERTY),
        ([("imprisoned", "2023-01-01"), ("restrictions-lifted", "2023-02-01")], Status.IMPRISONED),
        ([("closed", "2023-01-01"), ("reopened", "2023-02-01")], Status.REOPENED),
        ([("missing", "2023-01-01"), ("found", "2023-02-01")], Status.AT_LIBERTY),
        ([("imprisoned", "2023-01-01"), ("found", "2023-02-01")], Status.IMPRISONED),
        ([("expelled", "2023-01-01"), ("returned-home", "2023-02-01")], Status.AT_LIBERTY),
        ([("in-custody", "2023-01-01"), ("left-country", "2023-02-01")], Status.EXILE),
        ([("charged", "2023-01-01"), ("left-country", "2023-02-01")], Status.CHARGED),
        ([("released", "2023-01-01"), ("left-country", "2023-02-01")], Status.RELEASED),
        ([("tortured", "2023-01-01")], None),
        ([("released", "2023-01-01"), ("sentence-upheld", "2023-02-01")], Status.RELEASED),
    ],
)
def test_events_in_order(events: list[tuple[str, str]], expected: Status | None) -> None:
    assert status(*(told(*event) for event in events)) == expected


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        # On one day, in a courtroom.
        (("sentenced", "2023-03-05"), ("released", "2023-03-05"), Status.RELEASED),
        (("suspended-sentence", "2023-03-05"), ("released", "2023-03-05"), Status.SUSPENDED_SENTENCE),
        (("arrested", "2023-03-05"), ("charged", "2023-03-05"), Status.IN_CUSTODY),
        (("acquitted", "2023-03-05"), ("released", "2023-03-05"), Status.ACQUITTED),
        (("in-custody", "2023-03-05"), ("died", "2023-03-05"), Status.DIED),
        (("released", "2023-03-05"), ("expelled", "2023-03-05"), Status.EXPELLED),
        # A year or a month among days.
        (("arrested", "2023"), ("released", "2023-03-05"), Status.RELEASED),
        (("released", "2023"), ("arrested", "2023-03-05"), Status.RELEASED),
        (("arrested", "2023"), ("sentenced", "2023-03-05"), Status.IMPRISONED),
        (("acquitted", "2023-03"), ("sentenced", "2023-03-05"), Status.ACQUITTED),
        (("died", "2023"), ("imprisoned", "2023-03-05"), Status.DIED),
        # Surely afterwards.
        (("released", "2023-03"), ("arrested", "2023-04"), Status.IN_CUSTODY),
        (("acquitted", "2023-03-05"), ("sentenced", "2023-03-06"), Status.IMPRISONED),
        (("released", "2022"), ("arrested", "2023"), Status.IN_CUSTODY),
    ],
)
def test_where_dates_leave_the_order_open_nobody_is_held_who_may_be_free(
    first: tuple[str, str], then: tuple[str, str], expected: Status
) -> None:
    assert status(told(*first), told(*then)) == expected


def test_what_was_told_on_a_day_had_happened_by_then() -> None:
    released = make_event("released", "2022", source="early")
    arrested = make_event("arrested", "2022-09-01", source="late")
    sources = {"early": make_source("2022-06-01"), "late": make_source("2022-09-02")}
    case = make_case(events=(arrested, released), sources=sources)
    assert seen(case, "2022-10-19").standing.status is Status.IN_CUSTODY
    # Told of only afterwards, the release may have come after the arrest.
    later = make_case(events=(arrested, released), sources=sources | {"early": make_source("2022-12-01")})
    assert seen(later, "2022-12-31").standing.status is Status.RELEASED


@pytest.mark.parametrize(
    "after", ["imprisoned", "sentenced", "arrested", "released", "acquitted", "missing", "found"]
)
def test_after_a_death_nothing_changes_the_status(after: str) -> None:
    assert status(told("died", "2023-01-01"), told(after, as_of="2023-06-01")) is Status.DIED


def test_a_state_outweighs_acts_of_its_day_but_no_release() -> None:
    returned, served = told("forcibly-returned", by="2023-06-01"), told("imprisoned", as_of="2023-06-01")
    assert status(returned, served) is Status.IMPRISONED
    assert status(returned, served, told("released", by="2023-06-01")) is Status.RELEASED


def test_an_arrest_counts_when_it_surely_came_after_the_last_release() -> None:
    releases = told("released", "2023-01-05"), told("pardoned", "2023-05-01")
    assert status(*releases, told("arrested", between=("2023-02", "2023-06"))) is Status.RELEASED
    assert status(*releases, told("arrested", between=("2023-05-02", "2023-06"))) is Status.IN_CUSTODY


def test_between_a_return_and_today_comes_after_the_return() -> None:
    assert (
        status(told("forcibly-returned", "2023-02-15"), told("detained", between=("2023-02-15", "2023-06")))
        is Status.IN_CUSTODY
    )


@pytest.mark.parametrize(
    ("served", "expected"),
    [
        (None, Status.IMPRISONED),
        (sentence("6"), Status.IMPRISONED),
        (sentence("6", suspended=True), Status.SUSPENDED_SENTENCE),
        (sentence(restricted=True), Status.RESTRICTED_LIBERTY),
        (sentence(with_ban="journalism"), Status.RESTRICTED_LIBERTY),
        (sentence("2", with_ban="journalism"), Status.IMPRISONED),
    ],
)
def test_a_sentence_says_what_it_brings(served: object, expected: Status) -> None:
    assert status(told("sentenced", "2023-01-01", sentence=served)) is expected


def test_a_sentence_reduced_to_a_suspended_one_ends_prison() -> None:
    reduced = told("sentence-reduced", "2023-03-01", sentence=sentence("3", suspended=True))
    assert status(told("sentenced", "2023-01-01"), reduced) is Status.SUSPENDED_SENTENCE
    assert (
        status(told("sentenced", "2023-01-01"), told("sentence-reduced", "2023-03-01")) is Status.IMPRISONED
    )


# How long it stands.


def held(**fields: Any) -> Case:
    return make_case(events=(make_event("imprisoned", as_of="2022-01-01"),), **fields)


def test_a_status_stands_for_its_days_and_no_longer() -> None:
    at_last, too_late = seen(held(), "2023-01-02").standing, seen(held(), "2023-01-03").standing
    assert (at_last.stands, too_late.stands) == (True, False)
    assert too_late.status is Status.IMPRISONED
    assert too_late.last_heard == day("2022-01-01")
    shorter = make_lens("2022-02-01", days={Status.IMPRISONED: 30})
    assert not seen(held(), "", shorter).standing.stands


@pytest.mark.parametrize(
    "what", ["appeal-pending", "sentence-upheld", "review-refused", "transfer-refused", "tortured"]
)
def test_no_appeal_and_no_ruling_says_that_somebody_is_still_held(what: str) -> None:
    events = (make_event("imprisoned", as_of="2022-01-01"), make_event(what, "2022-12-01", source="s2"))
    case = make_case(
        events=events, sources={"s1": make_source("2022-01-01"), "s2": make_source("2022-12-02")}
    )
    now = seen(case, "2023-02-01").standing
    assert (now.last_heard, now.stands) == (day("2022-01-01"), False)


def test_a_year_is_heard_of_no_later_than_its_source() -> None:
    case = make_case(events=(make_event("arrested", "2022"),), sources={"s1": make_source("2022-01-05")})
    now = seen(case, "2022-12-01").standing
    assert (now.last_heard, now.stands) == (day("2022-01-05"), False)


def test_a_confirmation_keeps_a_status_and_is_told_as_one() -> None:
    now = seen(held(confirmed=(make_confirmation("2022-12-01"),)), "2023-06-01").standing
    assert (now.last_heard, now.stands, now.confirmed_by) == (day("2022-12-01"), True, "kibhr")
    again = make_event("imprisoned", as_of="2022-12-15", source="s2")
    case = held(confirmed=(make_confirmation("2022-12-01"),))
    newer = make_case(
        events=(*case.events, again),
        confirmed=case.confirmed,
        sources={**case.sources, "s2": make_source("2022-12-15")},
    )
    now = seen(newer, "2023-06-01").standing
    assert (now.confirmed_by, now.report) == ("", again)


def test_a_confirmation_counts_from_its_day_and_for_its_use() -> None:
    later = held(confirmed=(make_confirmation("2023-06-02"),))
    assert not seen(later, "2023-06-01").standing.stands
    other = held(confirmed=(make_confirmation("2022-12-01", use="social-media"),))
    assert not seen(other, "2023-06-01").standing.stands
    assert seen(other, "", make_lens("2023-06-01", uses=[Use.SOCIAL_MEDIA])).standing.stands


def test_a_confirmation_is_of_the_status_that_was_known_on_its_day() -> None:
    events = (make_event("released", "2022-01-01"), make_event("arrested", "2022-03-01", source="s2"))
    sources = {"s1": make_source("2022-01-01"), "s2": make_source("2022-10-01")}
    case = make_case(events=events, sources=sources, confirmed=(make_confirmation("2022-06-01"),))
    now = seen(case, "2022-10-19").standing
    assert (now.status, now.last_heard, now.stands) == (Status.IN_CUSTODY, day("2022-03-01"), False)


def test_a_confirmation_counts_for_a_status_known_first_from_another_source() -> None:
    state = make_event("imprisoned", as_of="2022-01-01")
    act = make_event("sentenced", "2021-12-01", source="s2")
    sources = {"s1": make_source("2022-01-01"), "s2": make_source("2022-10-01")}
    case = make_case(events=(state, act), sources=sources, confirmed=(make_confirmation("2022-06-01"),))
    assert seen(case, "2022-09-30").standing.last_heard == day("2022-06-01")
    assert seen(case, "2022-10-01").standing.last_heard == day("2022-06-01")


def test_a_report_that_came_out_late_takes_no_confirmation_away() -> None:
    states = (
        make_event("imprisoned", as_of="2022-01-01"),
        make_event("imprisoned", as_of="2022-03-01", source="s2"),
    )
    sources = {"s1": make_source("2022-01-01"), "s2": make_source("2022-10-01")}
    case = make_case(events=states, sources=sources, confirmed=(make_confirmation("2022-06-01"),))
    assert seen(case, "2022-10-19").standing.last_heard == day("2022-06-01")


def test_a_status_that_lapsed_keeps_nothing_from_following() -> None:
    old = make_event("imprisoned", as_of="2015-01-01")
    charged = make_event("charged", "2022-09-01", source="s2")
    sources = {"s1": make_source("2015-01-01"), "s2": make_source("2022-09-02")}
    assert (
        seen(make_case(events=(old, charged), sources=sources), "2022-10-19").standing.status
        is Status.CHARGED
    )
    # By that day may be any day before it.
    by = make_event("charged", by="2022-09-01", source="s2")
    assert (
        seen(make_case(events=(old, by), sources=sources), "2022-10-19").standing.status is Status.IMPRISONED
    )


def test_it_is_one_stay_in_prison_if_nobody_heard_of_a_release() -> None:
    events = (
        make_event("sentenced", "2020-01-01", sentence=sentence("9")),
        make_event("imprisoned", as_of="2022-09-01", source="s2"),
    )
    case = make_case(
        events=events, sources={"s1": make_source("2020-01-01"), "s2": make_source("2022-09-01")}
    )
    now = seen(case, "2022-10-19").standing
    assert now.event is not None and now.report is not None
    assert (now.event.what, now.report.what, now.stands) == ("sentenced", "imprisoned", True)


@pytest.mark.parametrize(
    ("served", "on", "stands"),
    [
        (sentence(days=15), "2022-01-16", True),
        (sentence(days=15), "2022-01-17", False),
        (sentence(months=1, days=1), "2022-02-02", True),
        (sentence(months=1, days=1), "2022-02-03", False),
        (sentence("0.5"), "2022-07-01", True),
        (sentence("0.5"), "2022-07-02", False),
        (sentence(life=True, years="0.5"), "2022-12-31", True),
        (sentence("several"), "2022-12-31", True),
        (sentence("99999999"), "2022-12-31", True),
        (sentence("NaN"), "2022-12-31", True),
        (sentence("Infinity"), "2022-12-31", True),
    ],
)
def test_a_sentence_that_has_run_out_no_longer_stands(served: object, on: str, stands: bool) -> None:
    now = seen(make_case(events=(make_event("sentenced", "2022-01-01", sentence=served),)), on).standing
    assert now.stands is stands
    assert (now.ran_out is None) is stands


def test_whoever_is_seen_in_prison_after_the_sentence_is_in_prison() -> None:
    events = (
        make_event("sentenced", "2022-01-01", sentence=sentence(days=15)),
        make_event("imprisoned", as_of="2022-03-01", source="s2"),
    )
    case = make_case(
        events=events, sources={"s1": make_source("2022-01-01"), "s2": make_source("2022-03-01")}
    )
    assert seen(case, "2022-10-19").standing.stands


def test_whoever_is_confirmed_in_prison_after_the_sentence_is_in_prison() -> None:
    events = (make_event("sentenced", "2022-01-01", sentence=sentence(days=15)),)
    case = make_case(events=events, confirmed=(make_confirmation("2022-03-01"),))
    assert seen(case, "2022-10-19").standing.stands


def test_a_state_does_not_begin_the_sentence_anew() -> None:
    events = (
        make_event("sentenced", "2022-01-01", sentence=sentence("1")),
        make_event("imprisoned", as_of="2022-09-01", sentence=sentence("1"), source="s2"),
    )
    case = make_case(
        events=events, sources={"s1": make_source("2022-01-01"), "s2": make_source("2022-09-01")}
    )
    assert seen(case, "2023-01-01").standing.stands
    assert seen(case, "2023-01-02").standing.ran_out == day("2023-01-01")
    again = make_event("sentenced", "2022-09-01", sentence=sentence("1"), source="s2")
    assert seen(make_case(events=(events[0], again), sources=case.sources), "2023-01-02").standing.stands


def test_a_release_does_not_run_out_with_the_sentence() -> None:
    released = make_event("released", "2022-02-01", sentence=sentence(days=15))
    reduced = make_event("sentence-reduced", "2022-03-01", sentence=sentence(days=15))
    for events in ((released,), (released, reduced)):
        case = make_case(events=events, sources={"s1": make_source("2022-03-01")})
        assert seen(case, "2022-10-19").standing.stands


def test_a_reduced_sentence_runs_out_sooner() -> None:
    events = (
        make_event("sentenced", "2022-01-01", sentence=sentence("5")),
        make_event("sentence-reduced", "2022-03-01", sentence=sentence(months=6), source="s2"),
    )
    case = make_case(
        events=events, sources={"s1": make_source("2022-01-01"), "s2": make_source("2022-03-01")}
    )
    assert seen(case, "2022-06-30").standing.stands
    assert seen(case, "2022-10-19").standing.ran_out == day("2022-07-01")


def test_release_and_acquittal_and_death_stand_for_good() -> None:
    for what in ("released", "acquitted", "died", "reopened", "charges-dropped"):
        case = make_case(events=(make_event(what, "2001"),))
        assert seen(case, "2022-10-19").standing.stands
        assert seen(case, "", make_lens("2022-10-19", days=dict.fromkeys(Status, 1))).standing.stands


# What of an event may be seen.


@pytest.mark.parametrize(
    ("event", "published", "counts"),
    [
        (make_event("arrested", "2022-10-19"), "2022-10-19", True),
        (make_event("arrested", "2022-10-20"), "2022-10-19", False),
        (make_event("arrested", "2022-10-18"), "2022-10-20", False),
        (make_event("arrested", "2022-10"), "2022-10-10", True),
        (make_event("arrested", "2022-10-01"), "2022-10", False),
        (make_event("arrested", "2022-10-01"), "2022", False),
        (make_event("arrested", by="2022-10-19"), "2022-10-19", True),
        (make_event("arrested", by="2022-10-20"), "2022-10-19", False),
        (make_event("arrested", between=("2022-10", "2022-12")), "2022-10-19", True),
        (make_event("arrested", "2022-10-01", source="unknown"), "2022-10-01", False),
        (make_event("arrested", "2022-10-01", source=()), "2022-10-01", False),
        (make_event("arrested"), "2022-10-01", False),
        (make_event("arested", "2022-10-01"), "2022-10-01", False),
    ],
)
def test_an_event_counts_when_it_began_and_a_source_told_of_it_by_the_day(
    event: Event, published: str, counts: bool
) -> None:
    role_only = make_case(
        events=(event, make_event("tortured", "2020", source="old")),
        sources={"s1": make_source(published), "old": make_source("2020")},
    )
    assert (len(seen(role_only, "2022-10-19").events) == 2) is counts


def test_only_the_sources_that_may_be_used_stand_under_an_event() -> None:
    event = make_event("arrested", "2022-01-01", source=("s1", "later", "unknown"))
    case = make_case(events=(event,), sources={"s1": make_source(), "later": make_source("2023-01-01")})
    view_of_it = seen(case, "2022-10-19")
    assert view_of_it.events[0].source == ("s1",)
    assert set(view_of_it.sources) == {"s1"}


ACCOUNTS = (
    EventVersion(when=make_when(by="2023-05-31"), mode="deported", sure="reported", source=("june",)),
    EventVersion(when=make_when(date="2023-05-19"), mode="extradited", source=("december",)),
)


def disputed(print_: Printed | None) -> Case:
    event = Event(
        what="forcibly-returned",
        when=make_when(),
        source=("june", "december"),
        versions=ACCOUNTS,
        print=print_,
    )
    sources = {"june": make_source("2023-06-01"), "december": make_source("2023-12-20")}
    return make_case(events=(event,), sources=sources)


def test_what_may_be_printed_waits_until_every_account_is_known() -> None:
    case = disputed(Printed(when=make_when(date="2023-05"), mode="forcibly returned"))
    (before,), (after,) = seen(case, "2023-06-01").events, seen(case, "2023-12-20").events
    assert (before.mode, before.sure, before.source) == ("deported", "reported", ("june",))
    assert (after.mode, after.sure, after.source) == ("forcibly returned", "", ("june", "december"))
    assert (before.versions, before.print, after.versions) == ((), None, ())


@pytest.mark.parametrize(
    "unusable", [None, Printed(when=make_when(), mode="x"), Printed(when=make_when(date="2030"), mode="x")]
)
def test_without_anything_printable_the_newest_account_is_told(unusable: Printed | None) -> None:
    (event,) = seen(disputed(unusable), "2023-12-20").events
    assert (event.mode, event.source) == ("extradited", ("december",))
