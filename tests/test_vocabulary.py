"""The vocabulary is whole, contradicts itself nowhere, and is what docs/library.md says."""

from __future__ import annotations

import re

import pytest
from vocabulary_tables import printed, tables

from lettergen.vocabulary import (
    COURT_OUTCOMES,
    EVENT_RULES,
    HELD,
    SETTLED,
    STATUS_RULES,
    Ask,
    Share,
    Status,
    within,
)


def test_the_page_prints_these_tables() -> None:
    assert printed() == tables(), "run: python tests/vocabulary_tables.py"


def test_every_status_has_a_rule_and_an_event_that_brings_it() -> None:
    assert set(STATUS_RULES) == set(Status)
    assert {rule.status for rule in EVENT_RULES.values()} - {None} == set(Status)


@pytest.mark.parametrize("status", Status)
def test_a_default_ask_is_within_what_may_be_asked(status: Status) -> None:
    rule = STATUS_RULES[status]
    assert rule.asked <= rule.asks
    assert bool(rule.default) == bool(rule.asked)
    assert not rule.default or rule.default.count("{name}") == 1
    assert rule.days is None or rule.days > 0


@pytest.mark.parametrize("status", sorted(SETTLED))
def test_nobody_asks_to_free_the_free_or_the_dead(status: Status) -> None:
    rule = STATUS_RULES[status]
    assert rule.days is None
    assert not rule.asks & {Ask.RELEASE, Ask.DROP_CHARGES, Ask.CARE}
    assert not re.search(r"releas|free", rule.default)


def test_only_who_is_held_or_was_handed_over_is_asked_to_be_released() -> None:
    assert {status for status, rule in STATUS_RULES.items() if Ask.RELEASE in rule.asks} == HELD | {
        Status.FORCIBLY_RETURNED
    }


def test_a_death_is_the_last_step() -> None:
    steps = {status: rule.step for status, rule in STATUS_RULES.items()}
    assert max(steps, key=steps.__getitem__) is Status.DIED
    assert [status for status, step in steps.items() if step == steps[Status.DIED]] == [Status.DIED]


def test_court_outcomes_leave_the_status_alone() -> None:
    assert all(EVENT_RULES[what].status is None for what in COURT_OUTCOMES)


def test_event_words_are_ids_and_phrases_are_verbs() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", what) for what in EVENT_RULES)
    assert all(
        re.match(r"(was|had|faced|left|returned|died|saw)\b", rule.phrase) for rule in EVENT_RULES.values()
    )


def test_labels_are_in_one_order() -> None:
    order = [Share.PUBLIC, Share.ADDRESSEE, Share.COALITION, Share.INTERNAL]
    assert list(Share) == order
    for width, bound in enumerate(order):
        assert [label for label in Share if within(label, bound)] == order[: width + 1]
