"""An addressee whom the library does not have is told once, where the name stands, whoever finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_workspace import LETTER, change, opened, reopened

from lettergen.findings import LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one, check_workspace
from lettergen.operations.workspace import Opened

YAML = "letters/one/letter.yaml"
LISTS = "cases/officials/lists.yaml"


def told(workspace: Opened) -> list[str]:
    """Return the findings on addressees, of the dossier alone."""
    found = check_one(workspace, LETTER)
    return [f"{f.source} {f.message} {f.hint}" for f in found if f.code == "unknown-official"]


def refused(workspace: Opened) -> list[str]:
    """Return what a build is refused for."""
    with pytest.raises(LettergenError) as stopped:
        build(workspace, LETTER, BuildWishes(("md",)), lambda name: None)
    return [f"{f.source} {f.message} {f.hint}" for f in stopped.value.findings]


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("presidnt", "Did you mean 'president'?"),
        ("x", "Officials lie in cases/officials/, lists in its lists.yaml."),
    ],
)
def test_an_unknown_addressee_is_told_once_at_its_line(tmp_path: Path, entry: str, hint: str) -> None:
    opened(tmp_path)
    change(tmp_path, YAML, "to: [president]", f"to: [president, {entry}]")
    expected = [f"{YAML}:5 names the official or list '{entry}', which the library does not have {hint}"]
    assert told(reopened(tmp_path)) == expected
    assert refused(reopened(tmp_path)) == expected


def test_so_is_one_who_gets_a_copy(tmp_path: Path) -> None:
    opened(tmp_path)
    change(tmp_path, YAML, "to: [president]", "to: [president]\ncopy: [nobody-known]")
    (one,) = told(reopened(tmp_path))
    assert one.startswith(f"{YAML}:6 names the official or list 'nobody-known'")
    assert refused(reopened(tmp_path)) == [one]


@pytest.mark.parametrize("key", ["to", "copy"])
def test_an_unknown_member_of_a_list_is_told_once_at_the_line_of_the_list(tmp_path: Path, key: str) -> None:
    opened(tmp_path, {LISTS: "heads:\n  heading: The heads\n  of: [president, presidnt]\n"})
    change(tmp_path, YAML, "to: [president]", {"to": "to: [heads]", "copy": "to: []\ncopy: [heads]"}[key])
    expected = (
        f"{LISTS}:3 names the official 'presidnt', which the library does not have Did you mean 'president'?"
    )
    assert refused(reopened(tmp_path)) == [expected]
    everything = check_workspace(reopened(tmp_path))
    there = [f"{f.source} {f.message} {f.hint}" for f in everything if f.code == "unknown-official"]
    assert there == [expected]
