"""Measurements as tables in Markdown, with the machine named by its kind."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from benchmarks.timing import Measured, Run, quickest

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"

_CPUINFO = Path("/proc/cpuinfo")


def machine(pandoc: str) -> str:
    """Return a sentence on processor, Python and the libraries that were compared; no name of the machine is in it."""
    load = os.getloadavg()[0]
    programs = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "typer", "PyYAML"))
    return (
        f"{_processor()}, {os.cpu_count()} processors; load when measuring began: {load:.1f}. "
        f"Python {platform.python_version()}, {programs}, {_first_line(pandoc)}."
    )


def _processor() -> str:
    if _CPUINFO.exists():
        for line in _CPUINFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _first_line(pandoc: str) -> str:
    said = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout
    return said.splitlines()[0]


def comparisons(measured: Iterable[Measured]) -> Iterator[str]:
    """Yield a table: both times of the quickest run, the ratio, that of the middle round, and what was wanted."""
    yield "| what | lettergen | the other | ratio | middle round | of processor time | wanted |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in measured:
        ours, theirs = quickest(row.ours), quickest(row.theirs)
        target = row.comparison.target
        wanted = f"{target}{'' if row.ratio <= target else ' (missed)'}"
        yield (
            f"| {row.comparison.title} | {ours:.2f} s | {theirs:.2f} s | {row.ratio:.2f} | {row.median_ratio:.2f} "
            f"| {row.processor_ratio:.2f} | {wanted} |"
        )


def growth(runs: Mapping[int, Run]) -> Iterator[str]:
    """Yield a table of a cold check by number of cases."""
    yield "| cases | time | a case | memory |"
    yield "| ---: | ---: | ---: | ---: |"
    for cases, run in runs.items():
        yield f"| {cases:,} | {run.wall:.1f} s | {run.wall / cases * 1000:.2f} ms | {run.memory:,.0f} MiB |"


def replaced(page: str, table: str) -> str:
    """Return a page with the table between its two marks; raises ValueError when it does not have them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"
