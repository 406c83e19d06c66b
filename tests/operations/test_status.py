"""Where every letter of the workspace stands."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_workspace import FILES, opened

from lettergen.dates import parse_partial
from lettergen.operations.status import Stage, days_left, statuses

TODAY = datetime.date(2026, 2, 1)
LETTER = FILES["letters/one/letter.yaml"]
MEETING = next(line for line in LETTER.splitlines() if line.startswith("meeting:"))


def letter(dates: str) -> str:
    return LETTER.replace(
        MEETING, f"meeting: {{name: Talks, kind: dialogue, dates: {dates}, meets: [KZ], about: [KZ]}}"
    )


def test_the_next_meeting_comes_first_and_what_is_over_last(tmp_path: Path) -> None:
    letters = {
        "letters/one/letter.yaml": letter("2025-12-01"),
        "letters/two/letter.yaml": letter("2026-05"),
        "letters/three/letter.yaml": letter("2026-02-03"),
        "letters/four/letter.yaml": letter("2026-01-20"),
        "letters/five/letter.yaml": LETTER.replace(MEETING, "hook: {what: a pardon, about: [KZ]}"),
    }
    found = statuses(opened(tmp_path, letters), TODAY)
    assert [(each.folder.name, each.days_left) for each in found] == [
        ("three", 2),
        ("two", 89),
        ("five", None),
        ("four", -12),
        ("one", -62),
    ]
    assert [each.name for each in found] == ["Talks", "Talks", "a pardon", "Talks", "Talks"]


def test_only_those_that_are_named_are_told(tmp_path: Path) -> None:
    names = {f"letters/{name}/letter.yaml": letter("2026-02-03") for name in ("one", "two", "three")}
    only = [PurePosixPath("letters/three"), PurePosixPath("letters/one"), PurePosixPath("letters/one")]
    found = statuses(opened(tmp_path, names), TODAY, only)
    assert [each.folder.as_posix() for each in found] == ["letters/one", "letters/three"]


def test_a_letter_that_cannot_be_read_is_listed_with_its_errors(tmp_path: Path) -> None:
    (found,) = statuses(opened(tmp_path, {"letters/one/letter.yaml": "date: never\n"}), TODAY)
    assert (found.name, found.dates, found.stage) == ("", None, Stage.NOT_BUILT)
    assert found.errors > 1


def test_findings_of_a_letter_are_counted(tmp_path: Path) -> None:
    files = {"letters/one/letter.yaml": LETTER.replace("asks: [arrests]", "asks: [arrests, arests]")}
    (found,) = statuses(opened(tmp_path, files), TODAY)
    assert found.errors == 1


@pytest.mark.parametrize(
    ("left", "stage"),
    [
        ((), Stage.NOT_BUILT),
        (("out/.hidden",), Stage.NOT_BUILT),
        (("text/joint-letter.md",), Stage.EDITED),
        (("text/joint-letter.md", "out/joint-letter.pdf"), Stage.BUILT),
        (("out/joint-letter.pdf", "versions/1/version.yaml"), Stage.SIGNING),
        (("versions/1/version.yaml", "sent/2026-02-01-1/joint-letter.pdf"), Stage.SENT),
    ],
)
def test_a_stage_is_told_by_what_its_step_left(tmp_path: Path, left: tuple[str, ...], stage: Stage) -> None:
    workspace = opened(tmp_path)
    for path in left:
        (tmp_path / "letters/one" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "letters/one" / path).write_text("x", encoding="utf-8")
    assert [each.stage for each in statuses(workspace, TODAY)] == [stage]


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 1, 1)),
    st.sampled_from(["2026", "2026-02", "2026-02-10"]),
)
def test_days_left_say_whether_a_meeting_is_ahead_running_or_over(today: datetime.date, dates: str) -> None:
    partial = parse_partial(dates)
    left = days_left(partial, today)
    assert left is not None
    days = partial.interval
    assert (left > 0, left == 0, left < 0) == (today < days.first, days.contains(today), today > days.last)
    assert left == 0 or today + datetime.timedelta(days=left) in (days.first, days.last)
