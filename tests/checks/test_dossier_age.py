"""What check says of words and people of long ago, and of institutions that nobody holds."""

from __future__ import annotations

from pathlib import Path

from sound import context, edit, of_dossier

from lettergen.checks import check_dossier

LETTER = "letters/a/letter.yaml"
MAMAI = "cases/kazakhstan/mamai.md"
CRITICS = "cases/kazakhstan/concerns/critics.md"
PRESIDENT = "cases/officials/president.yaml"


def found(workspace: Path, code: str) -> list[str]:
    return [row for row in of_dossier(workspace, stale=True) if row.endswith(code)]


def later(workspace: Path, day: str = "2023-12-19") -> None:
    """Date the letter a year and two months after what its library knows."""
    edit(workspace, LETTER, "date: 2022-10-19", f"date: {day}")
    edit(workspace, LETTER, "  dates: 2022-10\n", "  dates: 2023-12\n")
    edit(workspace, LETTER, "must: [mamai]", "must: []")


def test_texts_on_a_concern_older_than_a_year_are_told_and_its_ask_is_not(workspace: Path) -> None:
    later(workspace)
    regional = "cases/central-asia/concerns/critics-region.md:8 warning old-text"
    assert found(workspace, "old-text") == [
        regional,
        *(f"{CRITICS}:{line} warning old-text" for line in (15, 18, 21)),
    ]


def test_a_confirmed_concern_is_not_told(workspace: Path) -> None:
    later(workspace)
    edit(
        workspace,
        CRITICS,
        "part_of: critics-region",
        "part_of: critics-region\nconfirmed: [{date: 2023-12-01, by: kibhr}]",
    )
    assert all(CRITICS not in row for row in found(workspace, "old-text"))


def test_where_the_letter_has_room_each_of_whom_nothing_new_is_known_is_told(workspace: Path) -> None:
    later(workspace)
    findings = [f for f in check_dossier(context(workspace)) if f.code == "last-heard"]
    assert [str(finding.source.path) for finding in findings] == [MAMAI, "cases/kyrgyzstan/temirov.md"]
    assert findings[0].message.startswith(
        "Zhanbolat Mamai cannot be in the letter. Last heard of as in custody"
    )
    assert findings[0].hint == "Ask KIBHR; usable once confirmed."


def test_nobody_is_told_where_the_letter_has_no_room_or_never_wants_them(workspace: Path) -> None:
    later(workspace)
    edit(workspace, LETTER, "never: []", "never: [mamai, temirov]")
    assert found(workspace, "last-heard") == []
    edit(workspace, LETTER, "never: [mamai, temirov]", "never: []")
    edit(workspace, LETTER, "letter: 2", "letter: 0")
    assert found(workspace, "last-heard") == []


def test_an_institution_needs_no_holder_and_an_office_does(workspace: Path) -> None:
    edit(workspace, PRESIDENT, "from: 2019-12-01, until: 2024-12-01", "from: 2019-12-01, until: 2020-12-01")
    assert f"{LETTER}:11 warning no-holder" in of_dossier(workspace)
    edit(workspace, PRESIDENT, "salutation:", "body: European Council\nsalutation:")
    assert f"{LETTER}:11 warning no-holder" in of_dossier(workspace)
    edit(workspace, PRESIDENT, "body: European Council", "body: President of the European Council")
    assert f"{LETTER}:11 warning no-holder" not in of_dossier(workspace)
