"""Dates, lists and numbers as English has them."""

from __future__ import annotations

import datetime

import pytest

from lettergen.dates import parse_partial
from lettergen.language import capitalised, counted, joined, ordinal, tag, written_date, written_partial


def test_a_date_is_written_out_whatever_the_machine_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert written_date(datetime.date(2022, 3, 1), "en") == "1 March 2022"
    assert tag("en") == "en-GB"


@pytest.mark.parametrize(
    ("partial", "written"),
    [("2022", "2022"), ("2022-05", "May 2022"), ("2022-05-09", "9 May 2022"), ("1999-12", "December 1999")],
)
def test_a_partial_date_is_written_as_far_as_it_is_known(partial: str, written: str) -> None:
    assert written_partial(parse_partial(partial), "en") == written


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["{0}", "{1}"], "{0} and {1}"),
    ],
)
def test_a_list_has_no_comma_before_its_end(words: list[str], line: str) -> None:
    assert joined(words, "en") == line


def test_small_numbers_are_words() -> None:
    assert [counted(number) for number in (0, 1, 12, 13, 31)] == ["no", "one", "twelve", "13", "31"]
    assert [ordinal(number) for number in (1, 10, 11)] == ["First", "Tenth", "11."]


@pytest.mark.parametrize(
    ("text", "large"), [("", ""), ("eU", "EU"), ("the UN", "The UN"), ("élan", "Élan"), ("7 days", "7 days")]
)
def test_only_the_first_letter_grows(text: str, large: str) -> None:
    assert capitalised(text) == large
