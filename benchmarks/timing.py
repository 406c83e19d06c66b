"""Runs whole processes in turn and keeps how long each took."""

from __future__ import annotations

import dataclasses
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Tell = Callable[[str], None]

_REST = 2.2
"""Seconds after which lettergen keeps answers about a file that changed."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process: its arguments and the folder it runs in.

    `forget`: folders that are removed before it starts, so that nothing of an earlier run helps. `touched`: files that
    are saved anew before it starts. `known`: it was run before, on files that had rested for a while, so that the answer
    is there.
    """

    arguments: tuple[str, ...]
    folder: Path
    forget: tuple[Path, ...] = ()
    touched: tuple[Path, ...] = ()
    known: bool = False

    def run(self) -> Run:
        """Return what one run took; raises RuntimeError when the process did not do its work."""
        self._prepare()
        with subprocess.Popen(
            self.arguments,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process:
            begun = time.perf_counter()
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"exit code {process.returncode}: {' '.join(self.arguments)}")
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def _prepare(self) -> None:
        for folder in self.forget:
            shutil.rmtree(folder, ignore_errors=True)
        for file in self.touched:
            file.touch()
        if self.known:
            time.sleep(_REST)
            dataclasses.replace(self, known=False).run()


def _environment() -> Mapping[str, str]:
    """This checkout first among the modules, and nothing that would have Python compile every module at every start."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds on the clock, seconds of processors, and at most how many MiB of memory."""

    wall: float
    processors: float
    memory: float

    def __add__(self, other: Run) -> Run:
        return Run(self.wall + other.wall, self.processors + other.processors, max(self.memory, other.memory))


Side = tuple[Command, ...]
"""Commands that run one after the other and count as one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two ways to the same thing, and how many times the second's time the first may take."""

    title: str
    ours: Side
    theirs: Side
    target: float


@dataclass(slots=True)
class Measured:
    """The runs of a comparison, in turn."""

    comparison: Comparison
    ours: list[Run] = field(default_factory=list)
    theirs: list[Run] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How many times the other's time ours took, of the quickest runs: what else the machine did only adds."""
        return quickest(self.ours) / quickest(self.theirs)

    @property
    def processor_ratio(self) -> float:
        """The same of processors' seconds, which other work on the machine changes less."""
        return min(run.processors for run in self.ours) / min(run.processors for run in self.theirs)

    @property
    def median_ratio(self) -> float:
        """The middle one of the ratios, round by round."""
        return statistics.median(
            ours.wall / theirs.wall for ours, theirs in zip(self.ours, self.theirs, strict=True)
        )


def quickest(runs: Sequence[Run]) -> float:
    """Return the seconds of the quickest run."""
    return min(run.wall for run in runs)


def measure(comparisons: Sequence[Comparison], rounds: int, tell: Tell) -> list[Measured]:
    """Return the runs of all comparisons, round by round, so that a slow minute falls on all of them."""
    measured = [Measured(comparison) for comparison in comparisons]
    for row in measured:  # the first run reads files from the disk and compiles modules
        _once(row.comparison.theirs)
        if not any(command.forget for command in row.comparison.ours):
            _once(row.comparison.ours)
    for number in range(rounds):
        for row in measured:
            tell(f"round {number + 1} of {rounds}: {row.comparison.title}")
            row.ours.append(_once(row.comparison.ours))
            row.theirs.append(_once(row.comparison.theirs))
    return measured


def _once(side: Side) -> Run:
    first, *rest = [command.run() for command in side]
    return sum(rest, start=first)
