"""A letter that hangs on a hook, and the day on which that has passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sound import FILES, edit, of_dossier

LETTER = "letters/a/letter.yaml"
MEETING = FILES[LETTER].partition("place: Brussels\n")[2].partition("to: [president]")[0]


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2022-10-18", [f"{LETTER}:5 warning after-hook"]),
        ("2022-09", [f"{LETTER}:5 warning after-hook"]),
        ("2022-10-19", []),
        ("2022-10", []),
        ("", []),
    ],
)
def test_a_letter_comes_before_what_it_hangs_on_has_passed(
    workspace: Path, date: str, found: list[str]
) -> None:
    edit(workspace, LETTER, MEETING, f"hook: {{what: a signature, date: {date}, about: [KZ, KG]}}\n")
    assert of_dossier(workspace) == found
