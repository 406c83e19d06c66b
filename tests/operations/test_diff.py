"""What changed: of a text, between dossiers, since a git revision."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from small_workspace import FILES, LETTER, change, files_below, opened, reopened, write

from lettergen.document import Kind, Revision
from lettergen.findings import LettergenError
from lettergen.operations.diff import (
    Difference,
    diff,
    dossier_version,
    in_type,
    pages,
    text_version,
    tracked_files,
    version_at,
    write_changes,
)
from lettergen.operations.draft import draft
from lettergen.operations.prepare import plan_dossier

TEXT = "letters/one/text/joint-letter.md"
SAY = "letters/one/say.md"


def git(root: Path, *arguments: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *names, *arguments], cwd=root, env=environment, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")


def changed(differences: tuple[Difference, ...]) -> dict[str, list[str]]:
    return {
        one.name: [f"{change.changed.value} {change.block.key}" for change in one.changed]
        for one in differences
    }


def since(root: Path, revision: str = "HEAD") -> dict[str, list[str]]:
    workspace = reopened(root)
    return changed(diff(version_at(workspace, LETTER, revision), dossier_version(workspace, LETTER)))


def test_a_text_is_compared_with_what_would_be_assembled(tmp_path: Path) -> None:
    draft(opened(tmp_path), LETTER)
    change(tmp_path, TEXT, "We write to you.", "We write to you, again.")
    workspace = reopened(tmp_path)
    found = diff(dossier_version(workspace, LETTER, own_texts=False), dossier_version(workspace, LETTER))
    assert changed(found) == {"joint-letter": ["changed say:occasion/1"], "briefing-paper": []}


def test_two_dossiers_are_compared(tmp_path: Path) -> None:
    other = {
        name.replace("letters/one", "letters/two"): text for name, text in FILES.items() if "one/" in name
    }
    other["letters/two/say.md"] = "# Occasion\nWe turn to you.\n# Briefing\nThis paper tells of two cases.\n"
    workspace = opened(tmp_path, other)
    found = diff(
        dossier_version(workspace, LETTER, (Kind.JOINT_LETTER,)),
        dossier_version(workspace, LETTER.parent / "two", (Kind.JOINT_LETTER,)),
    )
    assert changed(found) == {"joint-letter": ["changed say:occasion/1"]}


def test_two_texts_are_compared_with_their_directives(tmp_path: Path) -> None:
    for name, label in (("old.md", "To:"), ("new.md", "For:")):
        (tmp_path / name).write_text(f'::: to label="{label}"\n\n{{#a}}\nHello.\n', encoding="utf-8")
    assert changed(diff(text_version(tmp_path / "old.md"), text_version(tmp_path / "new.md"))) == {
        "new": ["changed to"]
    }
    with pytest.raises(LettergenError, match="cannot be read"):
        text_version(tmp_path / "missing.md")


def test_a_dossier_is_compared_with_itself_at_a_revision_library_included(tmp_path: Path) -> None:
    opened(tmp_path)
    commit(tmp_path)
    assert since(tmp_path) == {"joint-letter": [], "briefing-paper": []}
    change(
        tmp_path,
        "cases/kazakhstan/bo-ek.md",
        "Lawyer Bo Ek is held.[^s1]\n# B",
        "Lawyer Bo Ek is ill.[^s1]\n# B",
    )
    before = files_below(tmp_path)
    assert since(tmp_path) == {"joint-letter": ["changed cases"], "briefing-paper": []}
    assert files_below(tmp_path) == before  # also in .git, where the older files lay for a moment


def test_what_an_earlier_letter_sent_is_known_at_a_revision_too(tmp_path: Path) -> None:
    yaml = FILES["letters/one/letter.yaml"].replace("letter: 2", "letter: 1, per_government_met: 0")
    manifest = {"documents": {"joint-letter": {"raised": ["bo-ek"]}}}
    files = {
        "letters/one/letter.yaml": f"{yaml}previous: letters/zero\n",
        "letters/zero/sent/2026-01-20-1/manifest.json": json.dumps(manifest),
    }
    workspace = opened(tmp_path, files)
    assert [case.id for case in plan_dossier(workspace, LETTER).selection.in_letter()] == ["bo-ek"]
    commit(tmp_path)
    assert not any(since(tmp_path).values())


def test_a_workspace_within_a_repository_is_read_alone(tmp_path: Path) -> None:
    opened(tmp_path / "inner")
    write(tmp_path, {"outer.md": "Not ours."})
    commit(tmp_path)
    change(tmp_path / "inner", SAY, "We write to you.", "We turn to you.")
    assert since(tmp_path / "inner")["joint-letter"] == ["changed say:occasion/1"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=stolen", "-h", "HEAD:letters", ""])
def test_what_is_no_revision_is_told(tmp_path: Path, revision: str) -> None:
    opened(tmp_path)
    commit(tmp_path)
    with pytest.raises(LettergenError, match="git knows no revision"):
        since(tmp_path, revision)
    assert not (tmp_path / "stolen").exists()


def test_without_git_or_a_repository_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(tmp_path)
    with pytest.raises(LettergenError, match="not a git repository"):
        since(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(LettergenError, match="There is no git"):
        since(tmp_path)


def test_another_repository_in_the_environment_has_no_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path)
    commit(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert since(tmp_path)["joint-letter"] == []


def test_a_repository_has_no_program_run(tmp_path: Path) -> None:
    """Filters, hooks and monitors are programs that a repository names; none may run for a look at its history."""
    opened(tmp_path)
    write(tmp_path, {".gitattributes": "* filter=evil export-ignore diff=evil\n"})
    commit(tmp_path)
    ran = tmp_path / "ran"
    for key in (
        "filter.evil.smudge",
        "filter.evil.clean",
        "core.fsmonitor",
        "diff.evil.textconv",
        "core.pager",
    ):
        git(tmp_path, "config", key, f"touch {ran}; cat")
    assert since(tmp_path)["joint-letter"] == []
    assert not ran.exists()


def test_links_in_a_revision_are_left_out(tmp_path: Path) -> None:
    opened(tmp_path / "work")
    write(tmp_path, {"secret.md": "# Occasion\nSecret.\n"})
    (tmp_path / "work" / SAY).unlink()
    (tmp_path / "work" / SAY).symlink_to(tmp_path / "secret.md")
    commit(tmp_path / "work")
    with pytest.raises(LettergenError) as stopped:
        version_at(reopened(tmp_path / "work"), LETTER, "HEAD")
    assert "missing-section" in {finding.code for finding in stopped.value.findings}


def test_a_page_tells_old_and_new_apart_without_colour_and_runs_nothing(tmp_path: Path) -> None:
    draft(opened(tmp_path), LETTER)
    change(tmp_path, TEXT, "We write to you.", "We write to you &lt;script>alert(1)&lt;/script>.")
    workspace = reopened(tmp_path)
    old, new = dossier_version(workspace, LETTER, own_texts=False), dossier_version(workspace, LETTER)
    made = pages(diff(old, new), old.name, new.name, "changes")
    page = made["joint-letter-changes.html"].decode("utf-8")
    assert [*made] == ["joint-letter-changes.html"]
    assert "<ins> &lt;script&gt;alert(1)&lt;/script&gt;</ins>" in page
    assert "<script" not in page and "src=" not in page and "@import" not in page
    assert "1 part changed" in page
    for rule in ("ins { text-decoration: underline", "del { text-decoration: line-through"):
        assert rule in page


def test_a_page_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LettergenError, match="symbolic link"):
        write_changes({"page.html": b""}, tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_docx_tracks_the_changes_as_those_of_who_made_them_and_keeps_notes(tmp_path: Path) -> None:
    draft(opened(tmp_path), LETTER)
    text = TEXT.replace("joint-letter", "briefing-paper")
    change(tmp_path, text, "This paper tells", "Ana's paper tells")
    workspace = reopened(tmp_path)
    old, new = (
        in_type(dossier_version(workspace, LETTER, (Kind.BRIEFING_PAPER,), own_texts=own))
        for own in (False, True)
    )
    made = tracked_files(diff(old, new, apart=True), Revision("Ana Example"), "changes")
    (data,) = made.values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body, notes = (archive.read(f"word/{name}.xml").decode("utf-8") for name in ("document", "footnotes"))
    assert [*made] == ["briefing-paper-changes.docx"]
    assert 'w:author="Ana Example"' in body and "w:date" not in body
    assert "Ana\u2019s" in body and "[note:" not in body
    assert "A report" in notes
