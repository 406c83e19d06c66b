"""What is measured is sound: a generated library has no fault, and tables say what was measured. No time is asserted."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generated import DOSSIER, Size, workspace_files, write_workspace
from benchmarks.table import BEGIN, END, comparisons, replaced
from benchmarks.timing import Command, Comparison, Measured, Run, measure
from lettergen.findings import Severity
from lettergen.operations.check import check_workspace
from lettergen.operations.prepare import plan_dossier
from lettergen.operations.workspace import open_workspace


def test_a_generated_library_is_without_fault_and_of_its_size(tmp_path: Path) -> None:
    write_workspace(tmp_path, Size(90))
    opened = open_workspace(tmp_path)
    assert len(opened.library.cases) == 90
    assert [f for f in check_workspace(opened) if f.severity is not Severity.INFO] == []
    assert plan_dossier(opened, PurePosixPath(DOSSIER)).selection.picks


def test_a_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    assert dict(workspace_files(Size(5))) == dict(workspace_files(Size(5)))
    assert dict(workspace_files(Size(5))) != dict(workspace_files(Size(5, seed=2)))


def test_commands_run_in_turn_and_failures_are_told(tmp_path: Path) -> None:
    note = Command((sys.executable, "-c", "open('ran', 'a').write('o')"), tmp_path)
    other = Command((sys.executable, "-c", "open('ran', 'a').write('t')"), tmp_path)
    measured = measure([Comparison("notes", (note,), (other, other), 1.0)], 2, lambda line: None)
    assert (tmp_path / "ran").read_text() == "tto" + "ott" * 2
    assert len(measured[0].ours) == len(measured[0].theirs) == 2
    with pytest.raises(RuntimeError, match="exit code 3"):
        Command((sys.executable, "-c", "raise SystemExit(3)"), tmp_path).run()


def test_what_is_known_ran_before_on_files_that_had_rested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []
    monkeypatch.setattr("benchmarks.timing.time.sleep", rests.append)
    saved = tmp_path / "saved"
    saved.write_text("as it was")
    os.utime(saved, (0, 0))
    note = ("-c", "open('ran', 'a').write('o')")
    Command((sys.executable, *note), tmp_path, touched=(saved,), known=True).run()
    assert (tmp_path / "ran").read_text() == "oo" and len(rests) == 1 and rests[0] > 2
    assert saved.read_text() == "as it was" and saved.stat().st_mtime > 0


def test_a_table_says_what_was_missed() -> None:
    row = Measured(Comparison("a / b", (), (), 1.5), [Run(2.0, 1.0, 1.0)], [Run(1.0, 1.0, 1.0)])
    *_, line = comparisons([row])
    assert line == "| a / b | 2.00 s | 1.00 s | 2.00 | 2.00 | 1.00 | 1.5 (missed) |"
    row.comparison = Comparison("a / b", (), (), 2.0)
    *_, line = comparisons([row])
    assert line == "| a / b | 2.00 s | 1.00 s | 2.00 | 2.00 | 1.00 | 2.0 |"


def test_a_page_without_marks_is_left_alone() -> None:
    assert replaced(f"a\n{BEGIN}\nold\n{END}\nb", "new") == f"a\n{BEGIN}\n\nnew\n\n{END}\nb"
    with pytest.raises(ValueError, match="lacks"):
        replaced("a page", "new")
