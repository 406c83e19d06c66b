"""What became of those whom the letter before named, from one example to the next."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from lettergen.operations.prepare import Planned, plan_dossier
from lettergen.operations.workspace import open_workspace
from lettergen.selection import Place

ROOT = Path(__file__).parents[2]
FIRST, SECOND, THIRD = (
    f"examples/{name}"
    for name in (
        "2022-10-central-asia-visit",
        "2023-06-central-asia-leaders",
        "2025-04-eu-central-asia-summit",
    )
)
RAISED = "Raised in the previous letter"


@cache
def planned(folder: str) -> Planned:
    return plan_dossier(open_workspace(ROOT), PurePosixPath(folder))


def kept(folder: str, place: Place) -> list[str]:
    picks = planned(folder).selection.picks
    return sorted(pick.case.id for pick in picks if pick.place is place and RAISED in " ".join(pick.why))


def dropped(folder: str) -> dict[str, str]:
    return {row.case.id: row.why for row in planned(folder).selection.omissions if RAISED in row.why}


def in_letter(folder: str) -> set[str]:
    return {case.id for case in planned(folder).selection.in_letter()}


@pytest.mark.parametrize(("before", "after"), [(FIRST, SECOND), (SECOND, THIRD)])
def test_everybody_raised_before_is_raised_again_or_told_of_or_dropped_with_a_reason(
    before: str, after: str
) -> None:
    selection = planned(after).selection
    accounted = in_letter(after) | set(kept(after, Place.BRIEFING)) | set(dropped(after))
    assert in_letter(before) <= accounted
    assert not [sentence for sentence in selection.unmet if "previous letter" in sentence]


def test_of_the_two_of_2022_one_is_named_again_in_2023() -> None:
    assert in_letter(FIRST) == {"zhanbolat-mamai", "aziz-yusupov"}
    assert "zhanbolat-mamai" in in_letter(SECOND)
    assert list(dropped(SECOND)) == ["aziz-yusupov"]
    assert "too long ago to say that it still is so" in dropped(SECOND)["aziz-yusupov"]


def test_of_the_twelve_of_2023_three_are_named_again_and_one_was_acquitted() -> None:
    assert kept(THIRD, Place.LETTER) == [
        "buzurgmehr-yorov",
        "dauletmurat-tazhimuratov",
        "manuchehr-kholiknazarov",
    ]
    assert kept(THIRD, Place.BRIEFING) == ["rita-karasartova"]
    silence = "too long ago to say that it still is so"
    reasons = dropped(THIRD)
    assert reasons.pop("zhanbolat-mamai").endswith("letter.yaml says never.")
    assert len(reasons) == 7 and all(silence in why for why in reasons.values())


def test_the_letter_of_2022_is_not_the_previous_one_of_2025() -> None:
    (yusupov,) = [row for row in planned(THIRD).selection.omissions if row.case.id == "aziz-yusupov"]
    assert RAISED not in yusupov.why
