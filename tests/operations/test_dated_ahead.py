"""A letter dated ahead tells what nobody can know yet: a draft is warned, and no final is made of it."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
from small_workspace import LETTER, opened, reopened, sign

from lettergen.findings import LettergenError, Severity
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one
from lettergen.operations.workspace import open_workspace

THE_DAY = datetime.date(2026, 2, 1)
BEFORE = THE_DAY - datetime.timedelta(days=1)
LONG_BEFORE = THE_DAY - datetime.timedelta(days=4)


@pytest.mark.parametrize(("today", "told"), [(BEFORE, 1), (THE_DAY, 0), (None, 0)])
def test_a_draft_is_warned_until_the_day_of_the_letter(
    tmp_path: Path, today: datetime.date | None, told: int
) -> None:
    workspace = dataclasses.replace(opened(tmp_path), today=today)
    findings = [finding for finding in check_one(workspace, LETTER) if finding.code == "dated-ahead"]
    assert [finding.severity for finding in findings] == [Severity.WARNING] * told
    assert all("2026-01-31" in finding.message and finding.source.line == 2 for finding in findings)


def test_no_final_is_made_long_before_the_day_of_the_letter(tmp_path: Path) -> None:
    opened(tmp_path)
    sign(tmp_path)
    final = BuildWishes(("md",), final=True)
    with pytest.raises(LettergenError) as refused:
        build(dataclasses.replace(reopened(tmp_path), today=LONG_BEFORE), LETTER, final, lambda name: None)
    assert [finding.code for finding in refused.value.findings] == ["dated-ahead"]
    for today in (BEFORE, THE_DAY):
        assert build(
            dataclasses.replace(reopened(tmp_path), today=today), LETTER, final, lambda name: None
        ).paths


def test_the_day_is_the_one_on_which_the_workspace_was_opened(tmp_path: Path) -> None:
    opened(tmp_path)
    noon = datetime.datetime(2026, 1, 31, 12).astimezone()
    assert open_workspace(tmp_path, int(noon.timestamp()) * 10**9).today == BEFORE
    assert reopened(tmp_path).today is None
