"""The commands of docs/sign-import.md run as they stand on the page, and print what the page shows."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from hostile_sheets import HOSTILE
from test_tutorial import assert_shown, run, steps

from lettergen.library.dossier import load_dossier
from lettergen.records.sheet_settings import Columns

PAGE = Path(__file__).parent.parent / "docs" / "sign-import.md"


def test_every_command_of_the_page_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    folder, commands = tmp_path, list(steps(PAGE))
    assert sum(step.command.startswith("lettergen sign import") for step in commands) == 4
    for step in commands:
        folder, printed = run(step, folder)
        assert_shown(step, printed)
        assert "example.org" not in printed
    dossier, findings = load_dossier(folder, PurePosixPath("letters/dialogue"))
    assert dossier is not None
    assert findings == []
    assert {row.id: (row.answer, row.by) for row in dossier.signatures} == {
        "iphr": ("signed", "Ida Example"),
        "nhc": ("signed", "Cem Example"),
        "tihr": ("signed", "Bo Example"),
    }


def test_the_page_tells_of_every_column_and_every_hostile_file() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [
        name for name in Columns.__dataclass_fields__ if name != "lines" and f"`{name}`" not in text
    ] == []
    assert [name for name in HOSTILE if f"| {name} |" not in text] == []
