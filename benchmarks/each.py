"""How long letters to many take: one `build --each` against as many single builds, each a process of its own.

    python benchmarks/each.py --addressees 100

Both write the joint letter only, as DOCX and PDF, so that the one briefing paper of --each is no advantage. Prints
seconds, their ratio and the most memory that one process of --each held (ru_maxrss, the largest of all).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/2022-10-central-asia-visit"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--addressees", type=int, default=100)
    number = parser.parse_args().addressees
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        write_workspace(workspace, number)
        each = seconds(workspace, EXAMPLE, "--each")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        single = sum(seconds(workspace, f"examples/one-{index}") for index in range(number))
        made = len(list((workspace / EXAMPLE / "out").glob("*.pdf")))
    sys.stdout.write(
        f"{number} addressees, {made} letters\n--each {each:.1f} s, {memory} MB\n"
        f"single builds {single:.1f} s\nratio {each / single:.2f}\n"
    )


def write_workspace(workspace: Path, number: int) -> None:
    """Write a workspace like this one with so many ambassadors, a letter to all, and one to each alone."""
    for name in ("cases", "letter_templates", EXAMPLE):
        shutil.copytree(ROOT / name, workspace / name, ignore=shutil.ignore_patterns("out", "sent"))
    shutil.copy(ROOT / "lettergen.toml", workspace)
    for index in range(number):
        (workspace / f"cases/officials/envoy-{index}.yaml").write_text(
            f"office: Ambassador number {index} of the European Union\nprecedence: ambassador\n"
            f"salutation: Dear Ambassador {{surname}}\n"
            f"holders: [{{name: Ada Oz {index}, surname: Oz {index}, seen: [2022-10-19]}}]\n",
            encoding="utf-8",
        )
    letter = (workspace / EXAMPLE / "letter.yaml").read_text(encoding="utf-8")
    everybody = ", ".join(f"envoy-{index}" for index in range(number))
    written = "to: [european-council-president]"
    (workspace / EXAMPLE / "letter.yaml").write_text(letter.replace(written, f"to: [{everybody}]"), "utf-8")
    for index in range(number):
        one = workspace / f"examples/one-{index}"
        shutil.copytree(workspace / EXAMPLE, one)
        (one / "letter.yaml").write_text(letter.replace(written, f"to: [envoy-{index}]"), "utf-8")


def seconds(workspace: Path, dossier: str, *options: str) -> float:
    """Return how long a build takes, by the clock."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "lettergen", "build", dossier, "--only", "joint-letter", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=workspace, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
