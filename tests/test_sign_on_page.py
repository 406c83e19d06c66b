"""The commands of docs/sign-on.md run as they stand on the page, and print what the page shows."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from test_tutorial import assert_shown, run, steps

from lettergen.library.dossier import load_dossier

PAGE = Path(__file__).parent.parent / "docs" / "sign-on.md"
VERBS = {"open", "add", "confirm", "withdraw", "status", "diff", "reopen", "close"}


def test_every_command_of_the_page_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    folder, commands = tmp_path, list(steps(PAGE))
    verbs = {step.command.split()[2] for step in commands if step.command.startswith("lettergen sign ")}
    assert verbs == VERBS
    for step in commands:
        folder, printed = run(step, folder)
        assert_shown(step, printed)
    dossier, findings = load_dossier(folder, PurePosixPath("letters/dialogue"))
    assert dossier is not None and findings == []
    assert {row.id: (row.answer, row.version) for row in dossier.signatures} == {
        "dana-example": ("signed", 2),
        "iphr": ("signed", 2),
        "kibhr": ("withdrawn", None),
        "lpf": ("signed", 1),
        "tihr": ("signed", 1),
    }
    assert [version.is_open for version in dossier.versions] == [True, False]
