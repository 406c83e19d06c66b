"""What an answer adds to the record: a row, nothing, or a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signing_records import NOON, answer, at, row, signatory, version

from lettergen.findings import LettergenError
from lettergen.records.signatures import PrintedForm, Signature
from lettergen.signing.steps import Step, row_for

ASKED = signatory(row("asked"))
SIGNED = signatory(row(number=4))
DECLINED = signatory(row("declined"))
WITHDRAWN = signatory(row(number=4), row("withdrawn"))
CONDITIONAL = signatory(row(number=4, condition="if paragraph 3 stays"))
TWO = version(2, "b", "editorial")


def test_a_signature_is_of_the_version_that_is_open() -> None:
    made = row_for(answer(Step.SIGN, how="mail", evidence="a.eml"), None, version(1), 7)
    assert made is not None
    assert (made.answer, made.number, made.version, made.language) == ("signed", 7, 1, "en-GB")
    assert made.digests == {"joint-letter": "sha256:a"}
    assert (made.received, made.by, made.how, made.evidence) == (
        "2026-11-12T13:00:00+00:00", "Ida", "mail", "a.eml",
    )  # fmt: skip


@pytest.mark.parametrize("there", [None, ASKED, DECLINED, WITHDRAWN])
def test_who_has_not_signed_may_sign(there: Signature | None) -> None:
    made = row_for(answer(Step.SIGN), there, version(1), 7)
    assert made is not None and made.number == 7


@pytest.mark.parametrize(
    ("step", "there", "number"),
    [(Step.CONFIRM, SIGNED, None), (Step.CONFIRM, signatory(row()), 7), (Step.WITHDRAW, SIGNED, None)],
)
def test_a_place_in_the_order_is_given_once(step: Step, there: Signature, number: int | None) -> None:
    made = row_for(answer(step), there, TWO, 7)
    assert made is not None and made.number == number


def test_confirming_a_later_text_keeps_number_and_time_of_the_signature() -> None:
    made = row_for(answer(Step.CONFIRM, 5), SIGNED, TWO, 7)
    assert made is not None
    after = signatory(*SIGNED.answers, made)
    assert (after.number, after.received, after.version) == (4, NOON.isoformat(), 2)
    assert after.digests == {"joint-letter": "sha256:b"}


def test_signing_again_after_a_withdrawal_takes_a_new_place() -> None:
    made = row_for(answer(Step.SIGN, 5), WITHDRAWN, version(1), 7)
    assert made is not None
    after = signatory(*WITHDRAWN.answers, made)
    assert (after.answer, after.number, after.received) == ("signed", 7, at(5).isoformat())
    assert [one.answer for one in after.answers] == ["signed", "withdrawn", "signed"]


@pytest.mark.parametrize(
    ("step", "there", "why"),
    [
        (Step.SIGN, CONDITIONAL, "has signed already"),
        (Step.CONFIRM, None, "no signature to confirm"),
        (Step.CONFIRM, ASKED, "no signature to confirm"),
        (Step.CONFIRM, WITHDRAWN, "no signature to confirm"),
        (Step.CONFIRM, CONDITIONAL, "signed on a condition: if paragraph 3 stays"),
        (Step.WITHDRAW, None, "no signature to withdraw"),
        (Step.WITHDRAW, DECLINED, "no signature to withdraw"),
        (Step.DECLINE, SIGNED, "iphr has signed"),
    ],
)
def test_what_does_not_fit_is_refused(step: Step, there: Signature | None, why: str) -> None:
    with pytest.raises(LettergenError, match=why) as told:
        row_for(answer(step), there, version(1), 7)
    assert told.value.hint


def test_a_second_signature_of_one_text_is_refused_where_it_says_something_else() -> None:
    assert row_for(answer(Step.SIGN), SIGNED, version(1), 7) is None
    for other in (
        {"by": "Bo"},
        {"condition": "if"},
        {"disclosed": False},
        {"print": PrintedForm(country=True)},
    ):
        with pytest.raises(LettergenError, match="has signed already: version 1 by Ida"):
            row_for(answer(Step.SIGN, **other), SIGNED, version(1), 7)
    with pytest.raises(LettergenError, match="has signed already"):
        row_for(answer(Step.SIGN), SIGNED, TWO, 7)


@pytest.mark.parametrize("step", [Step.SIGN, Step.CONFIRM, Step.ASK])
def test_nobody_signs_what_is_not_open(step: Step) -> None:
    with pytest.raises(LettergenError, match="No text has been circulated"):
        row_for(answer(step), None, None, 1)
    with pytest.raises(LettergenError, match="Signing version 1 is closed"):
        row_for(answer(step), None, version(1, closed=True), 1)


@pytest.mark.parametrize(
    ("step", "there"), [(Step.WITHDRAW, SIGNED), (Step.DECLINE, ASKED), (Step.OBJECT, SIGNED)]
)
def test_a_no_is_taken_at_any_time(step: Step, there: Signature) -> None:
    made = row_for(answer(step, objection="a name"), there, version(1, closed=True), 1)
    assert made is not None
    assert (made.number, made.version, dict(made.digests)) == (None, None, {})


def test_a_condition_that_is_met_is_confirmed_without_it() -> None:
    made = row_for(answer(Step.CONFIRM, condition=""), CONDITIONAL, version(1), 7)
    assert made is not None
    assert signatory(*CONDITIONAL.answers, made).condition == ""


@pytest.mark.parametrize("there", [ASKED, SIGNED, DECLINED, WITHDRAWN])
def test_whoever_answered_is_not_made_silent_by_being_asked(there: Signature) -> None:
    assert row_for(answer(Step.ASK), there, TWO, 7) is None


def test_a_later_text_can_be_confirmed_in_the_moment_of_the_signature() -> None:
    signed = row_for(answer(Step.SIGN), None, version(1), 7)
    assert signed is not None
    made = row_for(answer(Step.CONFIRM), signatory(signed), TWO, 8)
    assert made is not None and made.version == 2


def test_a_form_that_is_read_again_does_not_undo_what_came_later() -> None:
    again = answer(Step.SIGN, 0)
    assert row_for(again, WITHDRAWN, version(1), 7) is None


def test_an_answer_older_than_the_last_one_is_refused() -> None:
    late = signatory(row(), row("withdrawn", received=at(9).isoformat()))
    with pytest.raises(LettergenError, match="older than the last one on record"):
        row_for(answer(Step.SIGN, 5), late, version(1), 7)


def test_an_answer_may_be_dated_before_the_coordinator_wrote_down_the_question() -> None:
    assert row_for(answer(Step.SIGN, -5), ASKED, version(1), 7) is not None


@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.sampled_from(["Ida", "Bo"])), max_size=8))
def test_every_answer_is_kept_or_refused_and_none_is_lost(steps: list[tuple[Step, str]]) -> None:
    there: Signature | None = None
    for hours, (step, by) in enumerate(steps, 1):
        before = there.answers if there else ()
        try:
            made = row_for(answer(step, hours, by=by), there, version(1), hours)
        except LettergenError:
            continue
        if made is not None:
            there = signatory(*before, made)
            assert there.answers[: len(before)] == before
            assert there.answer == made.answer
    if there is not None:
        numbers = [one.number for one in there.answers if one.number is not None]
        assert numbers == sorted(set(numbers))
        assert there.answer != "signed" or there.number in numbers
