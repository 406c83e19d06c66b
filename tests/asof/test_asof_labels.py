"""The label bounds cases, events and facts, and what it hides must not make what it shows false."""

from __future__ import annotations

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
    partial,
    sentence,
)

from lettergen.asof import CaseView, view
from lettergen.records.case import AuthorityFinding, Case, NextStep, Risk, RoleRow
from lettergen.vocabulary import Share, Status

SOURCES = {
    "s1": make_source("2022-01-01"),
    "s2": make_source("2022-02-01", title="Told in confidence", url="https://a.org"),
}


def look(case: Case, share: Share = Share.PUBLIC) -> tuple[CaseView | None, list[str]]:
    seen, withheld = view(make_library([case]), make_lens(share=share))
    return seen.cases.get(case.id), [row.code for row in withheld]


def secret(what: str, date: str = "2022-02-01", share: Share = Share.COALITION) -> Case:
    hidden = make_event(what, date, source="s2", share=share)
    return make_case(events=(make_event("imprisoned", as_of="2022-01-01"), hidden), sources=SOURCES)


@pytest.mark.parametrize("label", Share)
def test_a_case_goes_as_far_as_its_label(label: Share) -> None:
    order = list(Share)
    for bound in Share:
        shown = look(make_case(share=label), bound)[0] is not None
        assert shown is (order.index(label) <= order.index(bound))


def test_an_event_a_risk_and_their_sources_go_as_far_as_theirs() -> None:
    risk = Risk(kind="health", text="ill", since=partial("2022-02"), source=("s2",), share=Share.COALITION)
    case = make_case(
        events=(
            make_event("imprisoned", as_of="2022-01-01"),
            make_event("tortured", "2022-02-01", source="s2", share=Share.COALITION),
        ),
        risk=(risk,),
        sources=SOURCES,
    )
    public, coalition = look(case)[0], look(case, Share.COALITION)[0]
    assert public is not None and coalition is not None
    assert (len(public.events), public.risk, set(public.sources)) == (1, (), {"s1"})
    assert (len(coalition.events), coalition.risk, set(coalition.sources)) == (2, (risk,), {"s1", "s2"})
    # When the confidential source came out is nobody's business either.
    assert (public.last_heard, coalition.last_heard) == (day("2022-01-01"), day("2022-02-01"))
    assert "confidence" not in repr(public)


@pytest.mark.parametrize(
    "what", ["died", "released", "acquitted", "found", "charges-dropped", "sentence-served"]
)
def test_no_release_is_asked_for_somebody_of_whom_only_the_coalition_knows_better(what: str) -> None:
    case = secret(what)
    before = {"found": "missing", "charges-dropped": "in-custody"}.get(what, "imprisoned")
    case = make_case(events=(make_event(before, as_of="2022-01-01"), case.events[1]), sources=SOURCES)
    assert look(case) == (None, ["internal"])
    known = look(case, Share.COALITION)[0]
    assert known is not None and known.standing.status is not Status.IMPRISONED


def test_a_secret_return_to_prison_keeps_a_welcome_out() -> None:
    case = make_case(
        events=(
            make_event("released", "2022-01-01"),
            make_event("arrested", "2022-02-01", source="s2", share=Share.INTERNAL),
        ),
        sources=SOURCES,
    )
    assert look(case) == (None, ["internal"])


def test_a_secret_that_rules_out_what_would_be_asked_keeps_the_case_out() -> None:
    assert look(secret("missing")) == (None, ["internal"])
    assert look(secret("left-country")) == (None, ["internal"])


@pytest.mark.parametrize("what", ["tortured", "in-custody", "health-decline", "sentenced", "charged"])
def test_a_secret_that_contradicts_nothing_keeps_nobody_out(what: str) -> None:
    seen = look(secret(what))[0]
    assert seen is not None and seen.standing.status is Status.IMPRISONED


def test_a_sentence_that_ran_out_in_secret_keeps_the_case_out() -> None:
    events = (
        make_event("sentenced", "2022-01-01", sentence=sentence("5")),
        make_event(
            "sentence-reduced", "2022-02-01", source="s2", sentence=sentence(months=6), share=Share.COALITION
        ),
    )
    assert look(make_case(events=events, sources=SOURCES)) == (None, ["internal"])


def test_who_is_seen_under_a_label_is_seen_under_every_wider_one() -> None:
    events = (
        make_event("imprisoned", as_of="2022-01-01"),
        make_event("released", "2022-02-01", share=Share.COALITION, source="s2"),
        make_event("imprisoned", as_of="2022-02-02", share=Share.INTERNAL, source="s3"),
    )
    case = make_case(events=events, sources={**SOURCES, "s3": make_source("2022-02-03")})
    shown = [look(case, share)[0] is not None for share in Share]
    assert shown == [False, False, False, True]


def test_a_death_that_is_secret_at_first_is_told_when_it_no_longer_is() -> None:
    case = secret("died")
    told = make_event("died", "2022-02-01", source="s3")
    seen = look(make_case(events=(*case.events, told), sources={**SOURCES, "s3": make_source("2022-03-01")}))[
        0
    ]
    assert seen is not None and seen.standing.status is Status.DIED


def test_a_secret_death_counts_even_where_no_other_event_is_shown() -> None:
    role = RoleRow(text="lawyer", since=partial("2022"), source=("s1",))
    case = make_case(role=(role,), events=secret("died").events[1:], sources=SOURCES)
    assert look(case) == (None, ["internal"])


def test_rows_rest_on_sources_that_may_be_used_and_on_their_day() -> None:
    def rows(source: tuple[str, ...], since: str) -> CaseView:
        case = make_case(
            role=(RoleRow(text="lawyer", since=partial(since), source=source),),
            risk=(Risk(kind="health", text="ill", since=partial(since), source=source),),
            findings=(
                AuthorityFinding(
                    id="f", authority="UN", what="named {names}", when=make_when(by=since), source=source
                ),
            ),
            next=(NextStep(what="hearing", date=partial("2022-12"), source=source),),
            sources=SOURCES | {"later": make_source("2023")},
        )
        seen = look(case)[0]
        assert seen is not None
        return seen

    shown = rows(("s2", "later", "unknown"), "2022-02")
    assert shown.role is not None
    assert shown.role.source == ("s2",)
    assert (shown.risk[0].source, shown.findings[0].source, shown.next[0].source) == (("s2",),) * 3
    assert rows(("s2",), "2022-11").role is None
    assert (rows(("s2",), "2022-11").risk, rows(("s2",), "2022-11").findings) == ((), ())
    for nothing in (rows(("later",), "2022"), rows(("unknown",), "2022"), rows((), "2022")):
        assert (nothing.role, nothing.risk, nothing.findings, nothing.next) == (None, (), (), ())


@pytest.mark.parametrize(
    ("date", "published", "ahead"),
    [
        ("2022-10-19", "2022-01-01", True),
        ("2022-10-18", "2022-01-01", False),
        ("2022-10", "2022-01-01", True),
        ("2023", "2022-01-01", True),
        ("", "2022-01-01", True),
        ("", "2021-10-18", True),
        ("", "2021-10-17", False),
    ],
)
def test_what_is_expected_is_still_ahead(date: str, published: str, ahead: bool) -> None:
    step = NextStep(what="hearing", date=partial(date) if date else None, source=("s2",))
    case = make_case(next=(step,), sources={"s1": make_source(), "s2": make_source(published)})
    seen = look(case)[0]
    assert seen is not None
    assert bool(seen.next) is ahead


@pytest.mark.parametrize(
    ("what", "day", "told_in", "ahead"),
    [
        ("sentence-upheld", "2022-07", "s2", False),
        ("acquitted", "2022-07", "s2", False),
        ("appeal-pending", "2022-07", "s2", True),
        ("sentence-upheld", "2022-07", "s1", True),
        ("sentence-upheld", "2022-05", "s2", True),
    ],
)
def test_what_was_decided_since_is_no_longer_expected(what: str, day: str, told_in: str, ahead: bool) -> None:
    step = NextStep(what="ruling on the appeal", source=("s1",))
    events = (make_event("sentenced", "2022-01", source="s1"), make_event(what, day, source=told_in))
    sources = {"s1": make_source("2022-06-01"), "s2": make_source("2022-09-01")}
    seen = look(make_case(events=events, next=(step,), sources=sources))[0]
    assert seen is not None
    assert bool(seen.next) is ahead


def test_the_newest_role_by_the_day_is_told() -> None:
    roles = [
        RoleRow(text=text, since=partial(since), source=("s1",))
        for text, since in (("editor", "2021"), ("lawyer", "2020"), ("judge", "2023"))
    ]
    seen = look(make_case(role=tuple(roles)))[0]
    assert seen is not None and seen.role is not None
    assert seen.role.text == "editor"


def test_the_last_day_heard_of_is_a_source_s_or_a_confirmation_s() -> None:
    case = make_case(confirmed=(make_confirmation("2022-05-05"), make_confirmation("2022-12-01")))
    seen = look(case)[0]
    assert seen is not None
    assert seen.last_heard == day("2022-05-05")
