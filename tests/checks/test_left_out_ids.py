"""What letter.yaml adds to a letter, or leaves out of it, by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from sound import edit, of_dossier

LETTER = "letters/a/letter.yaml"


@pytest.mark.parametrize("key", ["without", "points"])
def test_what_is_left_out_or_added_is_in_the_library(workspace: Path, key: str) -> None:
    old, new = (
        ("asks: [", "without: [{}]\nasks: [")
        if key == "without"
        else ("never: []", "never: []\n  points: [{}]")
    )
    edit(workspace, LETTER, old, new.format("criticss"))
    assert [line for line in of_dossier(workspace) if "unknown" in line] == [
        f"{LETTER}:{16 if key == 'without' else 21} error unknown-concern"
    ]
    edit(workspace, LETTER, "criticss", "critics")
    assert not [line for line in of_dossier(workspace) if "unknown" in line]


def test_a_recommendation_can_be_left_out_as_well(workspace: Path) -> None:
    (path,) = sorted((workspace / "cases").glob("*/recommendations/*.md"))[:1]
    edit(workspace, LETTER, "asks: [", f"without: [{path.stem}]\nasks: [")
    assert not [line for line in of_dossier(workspace) if "unknown" in line]
