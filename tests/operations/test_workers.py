"""Processes side by side: what they give back, and that none of them is left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lettergen.findings import LettergenError
from lettergen.operations.workers import Died, Workers

ROOT = Path(__file__).parent.parent.parent


class CannotBeSent(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def work(piece: str) -> str:
    """Do as the piece says; runs in another process."""
    match piece:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "refuse":
            raise LettergenError("no", "a hint")
        case "odd":
            raise CannotBeSent("very", "odd")
        case "sleep":
            time.sleep(600)
    return f"{piece} by {os.getpid()}"


def outcome(pieces: list[str], count: int = 2) -> dict[str, object]:
    with Workers(work, count) as workers:
        found: dict[str, object] = dict(workers.results(pieces))
    assert multiprocessing.active_children() == []
    return found


def test_pieces_are_done_by_as_many_processes_as_wanted() -> None:
    found = outcome([f"piece {number}" for number in range(8)])
    assert {str(result).partition(" by ")[0] for result in found.values()} == set(found)
    by = {str(result).rpartition(" ")[2] for result in found.values()}
    assert 1 <= len(by) <= 2
    assert str(os.getpid()) not in by


def test_no_process_is_started_for_nothing() -> None:
    with Workers(work, 2) as workers:
        assert list(workers.results([])) == []
        assert multiprocessing.active_children() == []


def test_what_fails_costs_its_own_piece_only() -> None:
    found = outcome(["a", "refuse", "die", "b", "odd", "c"])
    assert {key for key, result in found.items() if isinstance(result, str)} == {"a", "b", "c"}
    refused, died, odd = found["refuse"], found["die"], found["odd"]
    assert isinstance(refused, LettergenError) and (refused.message, refused.hint) == ("no", "a hint")
    assert isinstance(died, Died) and "SIGKILL" in died.message
    assert isinstance(odd, RuntimeError) and str(odd) == "CannotBeSent: very odd"


def test_pieces_are_taken_only_when_they_can_begin() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[str]:
        for number in range(6):
            taken.append(number)
            yield f"{number}"

    with Workers(work, 2) as workers:
        ahead = [len(taken) - done for done, _ in enumerate(workers.results(pieces()), 1)]
    assert max(ahead) <= 2


def test_whoever_stops_waits_for_nobody() -> None:
    began = time.monotonic()
    with pytest.raises(ZeroDivisionError), Workers(work, 2) as workers:
        for _ in workers.results(["sleep", "a", "b"]):
            raise ZeroDivisionError
    assert time.monotonic() - began < 30
    assert multiprocessing.active_children() == []


_ORPHANS = """
import os, sys
sys.path.insert(0, {here!r})
from test_workers import work
from lettergen.operations.workers import Workers
if __name__ == "__main__":
    with Workers(work, 2) as workers:
        for piece, result in workers.results(["a", "b", "c"]):
            print(result.rpartition(" ")[2], flush=True)
        sys.stdin.read()
"""


def test_no_process_outlives_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_ORPHANS.format(here=str(Path(__file__).parent)), encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    children = {int(parent.stdout.readline()) for _ in range(3)}
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 20
    while any(_is_alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [child for child in children if _is_alive(child)] == []


def _is_alive(process: int) -> bool:
    """Tell whether a process runs; one that has ended and that its new parent has not noticed yet does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
