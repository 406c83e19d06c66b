"""The tutorial's commands run as they stand on the page, in an empty folder, and print what the page shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TUTORIAL = Path(__file__).parent.parent / "docs" / "tutorial.md"


@dataclass(frozen=True)
class Step:
    """A command of the page, the exit code it says, and the lines it shows."""

    command: str
    exit_code: int
    shown: tuple[str, ...]


def steps(page: Path = TUTORIAL) -> Iterator[Step]:
    for block in re.findall(
        r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *shown = part.rstrip("\n").split("\n")
            command, _, remark = line.partition("    # exit ")
            yield Step(command, int(remark or 0), tuple(shown))


def run(step: Step, folder: Path) -> tuple[Path, str]:
    """Run one command in `folder` and return the folder it leaves us in, and what it printed."""
    where = folder / ".where"
    program = f'lettergen() {{ "{sys.executable}" -m lettergen "$@"; }}'
    script = f'{program}\n{step.command}\ncode=$?\npwd > "{where}"\nexit $code\n'
    environment = {**os.environ, "PYTHONPATH": str(TUTORIAL.parent.parent), "COLUMNS": "100"}
    ran = subprocess.run(
        ["sh", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == step.exit_code, f"$ {step.command}\n{ran.stdout}\n{ran.stderr}"
    assert "Traceback" not in ran.stderr
    left_in = Path(where.read_text(encoding="utf-8").strip())
    where.unlink()
    return left_in, ran.stdout


def assert_shown(step: Step, printed: str) -> None:
    """The lines of the page stand in the output, in their order; "..." stands for anything."""
    pattern = ".*".join(re.escape(part) for part in "\n".join(step.shown).split("..."))
    assert re.search(pattern, printed, re.DOTALL), f"$ {step.command}\n{printed}"


def test_every_command_of_the_tutorial_runs_and_prints_what_the_page_shows(tmp_path: Path) -> None:
    folder, commands = tmp_path, list(steps())
    assert sum(step.command.startswith("lettergen") for step in commands) >= 10
    for step in commands:
        folder, printed = run(step, folder)
        assert_shown(step, printed)
    assert (folder / "letters/2026-12-eu-kazakhstan/out/joint-letter.pdf").read_bytes().startswith(b"%PDF")
    assert not (folder / "letters/2026-12-eu-kazakhstan/sent").exists()
