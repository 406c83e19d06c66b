"""`lettergen sign diff`, and the redlines that `sign reopen` leaves for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import Run, run

from lettergen.cli.sign_options import STRUCK_THROUGH

DEADLINE = "2090-01-10 18:00 Europe/Brussels"


def sign(verb: str, *others: str) -> Run:
    made = run("sign", verb, "letters/one", *others)
    assert made.code == 0, made.err
    return made


@pytest.fixture
def reopened(workspace: Path) -> Path:
    """A workspace whose text was circulated, signed, changed and circulated again."""
    (workspace / "letters/one/signatures/monitors.yaml").unlink()
    sign("open", "--by", "Ana Example", "--deadline", DEADLINE, "--yes")
    sign("add", "MON", "--by", "Ida Ek", "--received", "2026-01-02T09:00Z", "--yes")
    say = workspace / "letters/one/say.md"
    say.write_text(say.read_text(encoding="utf-8").replace("We write", "We turn"), encoding="utf-8")
    told = ("--by", "Ana Example", "--deadline", DEADLINE, "--note", "Ask ana@example.org [b]why[/b].")
    made = sign("reopen", *told, "--editorial", "--yes")
    assert "letters/one/versions/2/redlines/joint-letter-since-1.docx" in made.out.splitlines()
    assert STRUCK_THROUGH in made.err
    return workspace


@pytest.mark.usefixtures("reopened")
def test_what_changed_is_told_with_the_files_to_send() -> None:
    made = sign("diff", "MON")
    lines = made.out.splitlines()
    assert lines[:2] == [
        "The drafter calls the last change editorial. Ask [address] [b]why[/b].",
        "MON signed version 1. From there to version 2:",
    ]
    assert any("We[- write-]{+ turn+}" in line for line in lines)
    assert made.err.splitlines()[-4:] == [
        "To send to them:",
        "  letters/one/versions/2/redlines/joint-letter-since-1.docx",
        "  letters/one/versions/2/redlines/joint-letter-since-1.html",
        STRUCK_THROUGH,
    ]


@pytest.mark.usefixtures("reopened")
def test_whoever_signed_the_newest_words_is_told_so() -> None:
    sign("confirm", "MON", "--by", "Ida Ek", "--yes")
    made = sign("diff", "MON")
    assert made.out == ""
    assert made.err.splitlines() == ["MON signed version 2. Version 2 has the same words."]


@pytest.mark.usefixtures("reopened")
def test_who_is_not_on_record_is_a_finding() -> None:
    made = run("sign", "diff", "letters/one", "Nobody")
    assert made.code == 1 and "Nobody is called 'Nobody' here" in made.err


def test_diff_writes_tracked_changes_of_who_made_them(reopened: Path) -> None:
    texts = [f"letters/one/versions/{number}/joint-letter.md" for number in (1, 2)]
    made = run("diff", *texts, "--format", "docx", "--by", "Ana Example", "--out", "changes")
    assert (made.code, made.out) == (0, "changes/joint-letter-changes.docx\n")
    assert b'w:author="Ana Example"' in (reopened / "changes/joint-letter-changes.docx").read_bytes()
    for wrong in (["--format", "docx"], ["--by", "Ana Example"]):
        refused = run("diff", *texts, "--out", "changes", *wrong)
        assert refused.code == 2 and "--by" in refused.err
