"""Measures, prints the tables, and writes them into docs/performance.md when asked to.

python -m benchmarks --pandoc pandoc --rounds 5 --write
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import table, tasks
from benchmarks.timing import Run, measure

PAGE = tasks.CHECKOUT / "docs" / "performance.md"


def main() -> None:
    """Read the options, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="lettergen-benchmarks-") as temporary:
        place = tasks.Place(options.pandoc, options.scratch or Path(temporary))
        place.scratch.mkdir(parents=True, exist_ok=True)
        text = _measured(options, place)
    sys.stdout.write(text + "\n")
    if options.write:
        PAGE.write_text(table.replaced(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--pandoc", default="pandoc", help="the program to compare with")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command, in turn")
    parser.add_argument("--cases", type=int, default=10_000, help="size of the generated library")
    parser.add_argument(
        "--growth", default="1000,10000", help="sizes of which one cold check each is measured"
    )
    parser.add_argument("--only", choices=("documents", "library"), help="one half of the comparisons")
    parser.add_argument("--scratch", type=Path, help="a folder for generated libraries, kept")
    parser.add_argument("--write", action="store_true", help=f"write the tables into {PAGE.name}")
    return parser.parse_args()


def _measured(options: argparse.Namespace, place: tasks.Place) -> str:
    sentence = table.machine(place.pandoc)
    wanted = [] if options.only == "library" else [*tasks.documents(place)]
    wanted += [] if options.only == "documents" else [*tasks.library(place, options.cases)]
    rows = measure(wanted, options.rounds, _tell)
    lines = [sentence, "", *table.comparisons(rows)]
    sizes = [int(size) for size in options.growth.split(",") if size]
    if sizes:
        lines += ["", *table.growth({size: _grown(place, size) for size in sizes})]
    return "\n".join(lines)


def _grown(place: tasks.Place, size: int) -> Run:
    _tell(f"a cold check of {size} cases")
    return tasks.growing(place, size).run()


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
