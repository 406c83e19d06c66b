"""Templates are listed, shown and copied; the workspace's own stand before the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import run

from lettergen.cli import exits
from lettergen.resources import templates_folder

NAME = "joint-letter.en.md"
OWN = f"letter_templates/{NAME}"


def built_in() -> str:
    return (templates_folder() / NAME).read_text(encoding="utf-8")


def origins() -> dict[str, tuple[str, bool, bool]]:
    listed = run("templates", "list", "--format", "json").data
    return {
        f"{each['document']} {each['language']}": (each["template"], each["own"], each["shadows"])
        for each in listed
    }


@pytest.mark.usefixtures("workspace")
def test_without_templates_of_ones_own_the_built_in_ones_are_listed() -> None:
    assert origins() == {
        "briefing-paper en": ("briefing-paper.en.md", False, False),
        "joint-letter en": (NAME, False, False),
        "open-letter en": ("open-letter.en.md", False, False),
    }
    assert "built-in" in run("templates", "list").out


def test_a_template_of_ones_own_shadows_and_is_shown_and_used(workspace: Path) -> None:
    assert run("templates", "copy", "joint-letter").out == f"{OWN}\n"
    (workspace / OWN).write_text("Nothing but this.\n", encoding="utf-8")
    (workspace / "letter_templates" / "joint-letter.fr.md").write_text("Bonjour.\n", encoding="utf-8")
    (workspace / "letter_templates" / "notes.md").touch()
    assert origins() == {
        "briefing-paper en": ("briefing-paper.en.md", False, False),
        "joint-letter en": (OWN, True, True),
        "open-letter en": ("open-letter.en.md", False, False),
        "joint-letter fr": ("letter_templates/joint-letter.fr.md", True, False),
    }
    shown = run("templates", "show", "joint-letter")
    assert (shown.out, shown.err) == ("Nothing but this.\n", f"from {OWN}\n")
    assert "Nothing but this." in run("preview", "letters/one", "--no-pager").out


def test_a_copy_is_the_built_in_template_and_changes_no_letter(workspace: Path) -> None:
    before = run("preview", "letters/one", "--no-pager").out
    assert run("templates", "show", "joint-letter").out == built_in()
    run("templates", "copy", "joint-letter")
    assert (workspace / OWN).read_text(encoding="utf-8") == built_in()
    assert run("preview", "letters/one", "--no-pager").out == before


def test_a_copy_overwrites_nothing_unless_told_to(workspace: Path) -> None:
    run("templates", "copy", "joint-letter")
    (workspace / OWN).write_text("mine", encoding="utf-8")
    refused = run("templates", "copy", "joint-letter")
    assert (refused.code, "--force" in refused.err) == (exits.FINDINGS, True)
    assert (workspace / OWN).read_text(encoding="utf-8") == "mine"
    assert run("templates", "copy", "joint-letter", "--force").code == 0
    assert (workspace / OWN).read_text(encoding="utf-8") == built_in()


@pytest.mark.parametrize("linked", ["folder", "file"])
def test_a_copy_follows_no_link(workspace: Path, tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / NAME).write_text("theirs", encoding="utf-8")
    if linked == "folder":
        (workspace / "letter_templates").symlink_to(outside)
    else:
        (workspace / "letter_templates").mkdir()
        (workspace / OWN).symlink_to(outside / NAME)
    assert run("templates", "copy", "joint-letter", "--force").code == exits.FINDINGS
    assert (outside / NAME).read_text(encoding="utf-8") == "theirs"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("show", "jiont-letter"), exits.MISUSE, "Did you mean 'joint-letter'?"),
        (("show", "joint-letter", "--language", "xx"), exits.FINDINGS, "There is: en."),
        (("copy", "joint-letter", "--language", "../../x"), exits.FINDINGS, "There is: en."),
        (("copy", "joint-letter,briefing-paper"), exits.MISUSE, "KIND"),
    ],
)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], code: int, told: str) -> None:
    done = run("templates", *arguments)
    assert done.code == code
    assert told in done.err
