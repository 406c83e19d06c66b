"""Runs of the program: within the test's own process, or as somebody at a terminal or in a pipe would start it."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lettergen.cli.app import app

ROOT = Path(__file__).parent.parent.parent
EARLIER = "examples/2022-10-central-asia-visit"
EXAMPLE = "examples/2023-06-central-asia-leaders"

# What would let the machine that runs the tests have a say in what is printed, and when.
_SAY = {
    "COLUMNS",
    "FORCE_COLOR",
    "LESS",
    "LETTERGEN_DEBUG",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "PYTEST_CURRENT_TEST",
    "PYTHONIOENCODING",
    "PYTHONUNBUFFERED",
    "PYTHONUTF8",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
}


@dataclass(frozen=True)
class Run:
    """What came of a run."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


def run(*arguments: str) -> Run:
    """Run the program in this process, in the current folder; a bug in it fails the test."""
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "100"}, catch_exceptions=False)
    return Run(result.exit_code, result.stdout, result.stderr)


def command(*arguments: str) -> list[str]:
    """Return how to start the program as a process of its own."""
    return [sys.executable, "-m", "lettergen", *arguments]


def surroundings(**changes: str) -> dict[str, str]:
    """Return an environment that finds this checkout and says nothing about screens, except what `changes` does."""
    kept = {name: value for name, value in os.environ.items() if name not in _SAY}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def start(*arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Run:
    """Run the program as a process, in pipes."""
    done = subprocess.run(
        command(*arguments), cwd=cwd, env=surroundings(**(env or {})), capture_output=True, check=False
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def at_terminal(
    arguments: Sequence[str], cwd: Path, *, typed: bytes = b"", size: str = "80x24", **env: str
) -> Run:
    """Run the program at a pseudo-terminal, type something once it has begun to print, and return what it printed there."""
    columns, lines = size.split("x")
    try:
        child, terminal = pty.fork()
    except OSError as refused:  # a container without /dev/pts
        pytest.skip(f"this machine has no pseudo-terminals: {refused}")
    if child == 0:
        os.chdir(cwd)
        changes = {"TERM": "xterm-256color", "COLUMNS": columns, "LINES": lines, **env}
        os.execve(sys.executable, command(*arguments), surroundings(**changes))  # noqa: S606 (no shell)
    printed = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux tells that the other side has gone
            break
        if printed == b"" and typed:
            os.write(terminal, typed)
        printed += part
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return Run(os.waitstatus_to_exitcode(status), printed.decode("utf-8"), "")
