"""A letter that follows up a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from sound import edit, of_dossier

LETTER = "letters/a/letter.yaml"


@pytest.mark.parametrize(
    ("dates", "follow_up", "found"),
    [
        ("2022-10-18", "yes", []),
        ("2022-10", "yes", []),
        ("2022-10-20", "no", []),
        ("2022-10-18", "no", [f"{LETTER}:3 warning after-meeting"]),
        ("2022-10-20", "yes", [f"{LETTER}:9 warning after-meeting"]),
    ],
)
def test_a_follow_up_comes_after_its_meeting(
    workspace: Path, dates: str, follow_up: str, found: list[str]
) -> None:
    edit(workspace, LETTER, "  dates: 2022-10\n", f"  dates: {dates}\n  follow_up: {follow_up}\n")
    assert of_dossier(workspace) == found
