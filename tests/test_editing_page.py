"""The commands of docs/editing.md run as they stand on the page, in an empty folder, and print what the page shows."""

from __future__ import annotations

from pathlib import Path

from test_tutorial import assert_shown, run, steps

PAGE = Path(__file__).parent.parent / "docs" / "editing.md"


def test_every_command_of_the_page_runs_and_prints_what_the_page_shows(tmp_path: Path) -> None:
    folder, commands = tmp_path, list(steps(PAGE))
    assert sum(step.command.startswith("lettergen") for step in commands) >= 12
    for step in commands:
        folder, printed = run(step, folder)
        assert_shown(step, printed)
    assert (folder / "letters/2023-06-leaders/out/joint-letter-changes.html").is_file()
