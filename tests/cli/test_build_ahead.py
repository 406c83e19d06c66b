"""The second process starts before the options are read, where they will want it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lettergen.cli.build_ahead import Ahead, ahead_or_now, beginning_ahead
from lettergen.writers import aside
from lettergen.writers.aside import WITHOUT, SecondWriter


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each process that would be started is wanted."""
    found: list[bool] = []

    @contextmanager
    def second_writer(*, wanted: bool = True) -> Iterator[SecondWriter]:
        found.append(wanted)
        yield WITHOUT

    monkeypatch.setattr(aside, "second_writer", second_writer)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "build letters/one",
        "build letters/one --format docx,pdf",
        "build --format=pdf letters/one",
        "build letters/one --final --only joint-letter",
    ],
)
def test_a_build_of_pdfs_starts_it(line: str, started: list[bool]) -> None:
    with beginning_ahead(line.split()) as ahead:
        assert ahead is not None and ahead.aside is WITHOUT
    assert started == [True]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "build --help",
        "build -h",
        "preview build",
        "build letters/one --each",
        "build letters/one --format docx",
        "build letters/one --format=docx",
    ],
)
def test_nothing_else_starts_it(line: str, started: list[bool]) -> None:
    with beginning_ahead(line.split()) as ahead:
        assert ahead is None
    assert started == []


@pytest.mark.parametrize("wanted", [True, False])
def test_what_was_not_started_ahead_is_started_where_it_is_wanted(wanted: bool, started: list[bool]) -> None:
    with ahead_or_now(None, wanted=wanted) as ahead:
        assert ahead.aside is WITHOUT
    assert started == [wanted]


def test_what_was_started_ahead_is_not_started_again(started: list[bool]) -> None:
    begun = Ahead(WITHOUT)
    with ahead_or_now(begun, wanted=True) as ahead:
        assert ahead is begun
    assert started == []
