"""The workspace and its settings."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from planted import told

from lettergen.findings import LettergenError
from lettergen.library.workspace import Workspace, find_workspace, load_workspace
from lettergen.vocabulary import Status


def read(root: Path, text: str) -> tuple[Workspace, list[str]]:
    (root / "lettergen.toml").write_text(text, encoding="utf-8")
    workspace, findings = load_workspace(root)
    return workspace, [
        f"{where} {finding.hint}" for where, finding in zip(told(findings), findings, strict=True)
    ]


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == (Workspace(tmp_path), [])


def test_every_setting(tmp_path: Path) -> None:
    text = """
    cases = "records"
    templates = "house/templates"
    dossiers = ["2022", "2023"]
    drafter = "iphr"
    [periods]
    imprisoned = 30
    in-custody = 10
    """
    workspace, findings = read(tmp_path, text)
    assert findings == []
    assert (workspace.cases, workspace.templates) == (
        PurePosixPath("records"),
        PurePosixPath("house/templates"),
    )
    assert workspace.dossiers == (PurePosixPath("2022"), PurePosixPath("2023"))
    assert workspace.drafter == "iphr"
    assert (workspace.days[Status.IMPRISONED], workspace.days[Status.IN_CUSTODY]) == (30, 10)
    assert workspace.days[Status.CHARGED] == Workspace(tmp_path).days[Status.CHARGED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\ncase = "x"', "lettergen.toml:2 unknown-key Did you mean 'cases'?"),
        (
            "colour = 1",
            "lettergen.toml:1 unknown-key Known here: cases, dossiers, drafter, fonts, house_style, letterhead, periods, "
            "signing, templates.",
        ),
        ("a = 1\n[periods]\nimprisonned = 1", "lettergen.toml:3 unknown-key Did you mean 'imprisoned'?"),
        ("[periods]\nimprisoned = -1", "lettergen.toml:2 not-a-number Write a whole number of days above 0."),
        ("[periods]\nimprisoned = 0", "lettergen.toml:2 not-a-number Write a whole number of days above 0."),
        ("[periods]\nimprisoned = true", "lettergen.toml:2 not-a-number Write a whole number of days above 0."),
        ("periods = 1", "lettergen.toml:1 wrong-shape Write [periods], and below it the statuses."),
        ("drafter = 1", "lettergen.toml:1 wrong-shape Write the id of an organisation: drafter = \"iphr\"."),
        ('cases = "/etc"', "lettergen.toml:1 outside-workspace Name a folder inside the workspace."),
        ('cases = "../x"', "lettergen.toml:1 outside-workspace Name a folder inside the workspace."),
        ('cases = "a/../b"', "lettergen.toml:1 outside-workspace Name a folder inside the workspace."),
        ('cases = "a\\u0000"', "lettergen.toml:1 outside-workspace Name a folder inside the workspace."),
        ("templates = 3", "lettergen.toml:1 outside-workspace Name a folder inside the workspace."),
        ('\n\ndossiers = ["a", 3]', "lettergen.toml:3 outside-workspace Name a folder inside the workspace."),
        ("a = 1\nb = = 2", "lettergen.toml:2 toml-syntax Mend the line named."),
        ("a = 1\na = 2", "lettergen.toml:2 toml-syntax Mend the line named."),
    ],
)  # fmt: skip
def test_a_faulty_setting_is_told_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    workspace, findings = read(tmp_path, text)
    assert expected in findings
    assert len(findings) <= 2
    assert (workspace.cases, workspace.templates) == (
        PurePosixPath("cases"),
        PurePosixPath("letter_templates"),
    )


def test_a_folder_reached_by_a_link_to_the_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / "linked").symlink_to(tmp_path / "outside")
    assert "outside-workspace" in read(tmp_path / "workspace", 'cases = "linked"')[1][0]


def test_the_workspace_is_the_nearest_folder_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "a"):
        (folder / "lettergen.toml").touch()
    assert find_workspace(tmp_path / "a" / "b" / "c") == (tmp_path / "a").resolve()


def test_no_workspace_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LettergenError) as raised:
        find_workspace(tmp_path)
    assert "lettergen init" in raised.value.hint


def test_the_page_on_the_library_has_every_setting_and_no_other(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "library.md").read_text(encoding="utf-8")
    section = page.partition("\n## The workspace file: `lettergen.toml`\n")[2]
    shown = re.search(r"```toml\n(.*?)```", section, re.S)
    assert shown
    workspace, findings = read(tmp_path, shown[1])
    assert findings == []
    assert (workspace.days[Status.IN_CUSTODY], workspace.editorial_change_stands) == (120, True)
    (_, unknown) = read(tmp_path, "colour = 1")
    known = unknown[0].partition("Known here: ")[2].rstrip(".").split(", ")
    assert sorted(re.findall(r"^\| `([a-z_]+)` \|", section, re.M)) == known
    # Every setting is in the example, too.
    assert {re.split(r"[ =\]]", line.lstrip("["))[0] for line in shown[1].splitlines() if line} >= {*known}
