"""Measures what a sheet costs: seconds and peak memory of `lettergen sign import`, for hostile files and for long ones.

usage: python scripts/measure_sheets.py (in a checkout, with what requirements-dev.lock lists)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOSSIER = "examples/2023-06-central-asia-leaders"
_KIB = 1024


def make(folder: Path) -> None:
    """Write the files to be measured."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from form_exports import google_csv, google_xlsx, sent
    from hostile_sheets import HOSTILE

    for name, (maker, _) in HOSTILE.items():
        (folder / name).write_bytes(maker())
    rows = [sent(f"Organisation {number}") for number in range(5_000)]
    (folder / "5,000 answers.csv").write_bytes(google_csv(rows))
    (folder / "5,000 answers.xlsx").write_bytes(google_xlsx(rows))


def run(*arguments: str) -> tuple[float, float, float, int]:
    """Run this Python; return the seconds by the clock and of the processor, the peak of memory in MiB, the exit code.

    The peak is what the system counts (getrusage(2)). It begins with what the process that starts another one holds, so
    this one holds little: the files are made by a process of their own.
    """
    begun = time.monotonic()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, *arguments],
        os.environ | {"PYTHONPATH": str(ROOT)},
        file_actions=[(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)],
    )
    _, status, used = os.wait4(process, 0)
    seconds = time.monotonic() - begun
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / _KIB, os.waitstatus_to_exitcode(status)


def _workspace(folder: Path) -> Path:
    for name in ("cases", "examples", "letter_templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "lettergen.toml", folder)
    return folder


def main() -> None:
    """Print a table in Markdown."""
    columns = ("--column", "answer=Do you sign?")
    sys.stdout.write(
        "| file | bytes | seconds | of processor | peak MiB | exit |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        run(__file__, folder)
        os.chdir(_workspace(Path(folder) / "workspace"))
        for path in sorted(one for one in Path(folder).iterdir() if one.is_file()):
            command = ("sign", "import", DOSSIER, str(path), "--zone", "UTC", *columns)
            seconds, busy, peak, code = run("-m", "lettergen", *command)
            size = path.stat().st_size
            sys.stdout.write(
                f"| {path.name} | {size:,} | {seconds:.1f} | {busy:.1f} | {peak:.0f} | {code} |\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    make(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
