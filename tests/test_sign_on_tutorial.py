"""The commands of docs/sign-on-tutorial.md run as they stand on the page, in a clone, and end with the example's 31."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest
from test_tutorial import Step, assert_shown, run, steps

from lettergen.library.dossier import load_dossier
from lettergen.records.dossier import Dossier

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "sign-on-tutorial.md"
EXAMPLE = PurePosixPath("examples/2024-03-kyrgyzstan-open-letter")
SIGN_ON = PurePosixPath("examples/sign-on")


def played(folder: Path, commands: Sequence[Step]) -> str:
    """Run the commands in `folder`; return all that they printed."""
    everything = ""
    for step in commands:
        folder, printed = run(step, folder)
        assert_shown(step, printed)
        everything += printed
    return everything


def dossier_of(root: Path, folder: PurePosixPath) -> Dossier:
    dossier, findings = load_dossier(root, folder)
    assert dossier is not None
    assert findings == []
    return dossier


def signed_in_order(dossier: Dossier) -> list[str]:
    signed = [row for row in dossier.signatures if row.answer == "signed"]
    return [row.id for row in sorted(signed, key=lambda row: row.number or 0)]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a clone has that the page works with."""
    for name in ("cases", "examples", "letter_templates", "docs/sign-on-tutorial"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "lettergen.toml", tmp_path)
    return tmp_path


def test_every_command_of_the_page_runs_and_those_who_agreed_are_printed(clone: Path) -> None:
    *commands, cleaning = steps(PAGE)
    assert cleaning.command.startswith("rm -r ")
    printed = played(clone, commands)
    assert "@" not in printed
    example, made = dossier_of(clone, EXAMPLE), dossier_of(clone, SIGN_ON)
    assert signed_in_order(made) == signed_in_order(example)
    last = made.versions[-1]
    assert [version.is_open for version in made.versions] == [True, False]
    signed = [row for row in made.signatures if row.answer == "signed"]
    assert {row.version for row in signed} == {2}
    assert all(row.digests == last.record.documents for row in signed)
    assert {row.id: row.print for row in signed} == {row.id: row.print for row in example.signatures}
    (withdrawn,) = (row for row in made.signatures if row.answer == "withdrawn")
    assert [(row.answer, row.version) for row in withdrawn.answers] == [
        ("signed", 1),
        ("signed", 2),
        ("withdrawn", None),
    ]
    sent = (clone / SIGN_ON / "sent/2024-03-21-1/open-letter.txt").read_text(encoding="utf-8")
    mark, typed = (
        (clone / EXAMPLE / "out/open-letter.txt").read_text(encoding="utf-8").split("\n\n", maxsplit=1)
    )
    assert mark.startswith("DRAFT")
    assert sent == typed
    assert "Example" not in sent
    played(clone, [cleaning])
    assert sorted(path.name for path in (clone / "examples").iterdir()) == sorted(
        path.name for path in (ROOT / "examples").iterdir()
    )
