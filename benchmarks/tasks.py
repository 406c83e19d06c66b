"""What is compared with what, and how many times the other's time lettergen may take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.generated import DOSSIER, Size, write_workspace
from benchmarks.timing import Command, Comparison

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/2023-06-central-asia-leaders"
DOCUMENTS = ("joint-letter", "briefing-paper")
CACHE = ".lettergen-cache"


@dataclass(frozen=True, slots=True)
class Place:
    """Where pandoc is, and a folder for what is made."""

    pandoc: str
    scratch: Path


def lettergen(folder: Path, *words: str, forget: bool = False) -> Command:
    """Return a run of lettergen in a folder; `forget`: without the index of an earlier one."""
    arguments = (sys.executable, "-P", "-m", "lettergen", *words)
    return Command(arguments, folder, (folder / CACHE,) if forget else ())


def documents(place: Place) -> Iterator[Comparison]:
    """Yield what is measured on the example letter; its Markdown is written to the scratch folder first."""
    out = place.scratch / "out"
    lettergen(CHECKOUT, "build", EXAMPLE, "--format", "md", "--out", str(out)).run()
    yield Comparison(
        "`build`: letter and briefing, DOCX and PDF / four runs of pandoc",
        (lettergen(CHECKOUT, "build", EXAMPLE, "--out", str(out)),),
        tuple(_pandoc(place, name, suffix) for name in DOCUMENTS for suffix in ("docx", "pdf")),
        0.5,
    )
    preview = lettergen(CHECKOUT, "preview", EXAMPLE, "--document", "briefing-paper", "--no-pager")
    pandoc = Command((place.pandoc, "-t", "ansi", str(out / "briefing-paper.md")), CHECKOUT)
    letter = CHECKOUT / EXAMPLE / "letter.yaml"
    yield from _both_ways("`preview` of the briefing", preview, letter, "`pandoc -t ansi`", pandoc, 1.5)
    yield Comparison(
        "`--help` / `import typer`",
        (lettergen(CHECKOUT, "--help"),),
        (Command((sys.executable, "-c", "import typer"), CHECKOUT),),
        1.5,
    )


def _pandoc(place: Place, name: str, suffix: str) -> Command:
    out = place.scratch / "out"
    engine = ("--pdf-engine", str(Path(sys.executable).with_name("weasyprint"))) if suffix == "pdf" else ()
    made = place.scratch / f"pandoc-{name}.{suffix}"
    return Command((place.pandoc, str(out / f"{name}.md"), *engine, "-o", str(made)), place.scratch)


def library(place: Place, cases: int) -> Iterator[Comparison]:
    """Yield what is measured on a generated library."""
    root = generated(place, cases)
    front_matter = Command((sys.executable, "-m", "benchmarks.front_matter", str(root / "cases")), CHECKOUT)
    yield Comparison(
        f"`check` of {cases:,} cases, cold / `yaml.load(CSafeLoader)` of their front matter",
        (lettergen(root, "check", forget=True),),
        (front_matter,),
        2.5,
    )
    yield Comparison(
        f"`check` of {cases:,} cases, warm / the same",
        (lettergen(root, "check"),),
        (front_matter,),
        2.5,
    )
    plan, letter = lettergen(root, "plan", DOSSIER), root / DOSSIER / "letter.yaml"
    grep = Command(("grep", "-rl", "remains in prison", "cases"), root)
    yield from _both_ways(f"`plan` among {cases:,} cases", plan, letter, "`grep -rl`", grep, 3.0)


def _both_ways(
    title: str, command: Command, letter: Path, other: str, theirs: Command, target: float
) -> Iterator[Comparison]:
    """Yield a command that tells, asked again while nothing changed, and after letter.yaml was saved."""
    again, anew = replace(command, known=True), replace(command, touched=(letter,))
    yield Comparison(f"{title}, asked again / {other}", (again,), (theirs,), target)
    yield Comparison(f"{title}, after a save / the same", (anew,), (theirs,), target)


def growing(place: Place, cases: int) -> Command:
    """Return a cold check of a library of that many generated cases."""
    return lettergen(generated(place, cases), "check", forget=True)


def generated(place: Place, cases: int) -> Path:
    """Return a workspace with that many cases in the scratch folder, written unless it is there."""
    root = place.scratch / f"cases-{cases}"
    if not (root / "lettergen.toml").exists():
        write_workspace(root, Size(cases))
    return root
