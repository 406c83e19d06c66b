"""Whom the previous letter raised is read from what was sent, or signed, not from what would be chosen today."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
from small_workspace import FILES, LETTER, change, opened, reopened, write

from lettergen.document import Kind
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.draft import draft
from lettergen.operations.each import build_each
from lettergen.operations.prepare import plan_dossier
from lettergen.operations.texts import text_path

YAML = "letters/one/letter.yaml"
NEXT = PurePosixPath("letters/two")
SENT = LETTER / "sent" / "2026-02-01-1" / "manifest.json"
_NEXT_YAML = FILES[YAML].replace("2026-02-01", "2026-03-01").replace("2026-02-03", "2026-03-03")
AFTER = {"letters/two/letter.yaml": f"{_NEXT_YAML}previous: letters/one\n"}


def case(name: str, **changed: str) -> str:
    """A case of which the letter is the same as of Ana Diaz."""
    text = (
        FILES["cases/kazakhstan/ana-diaz.md"]
        .replace("Ana Diaz", name)
        .replace("short: Diaz", f"short: {name}")
    )
    for old, new in changed.items():
        text = text.replace(old, new)
    return text


def sent(root: Path, **documents: object) -> None:
    """A final that lies in sent/ with a manifest of these documents."""
    write(
        root,
        {SENT.as_posix(): json.dumps({"documents": {k.replace("_", "-"): v for k, v in documents.items()}})},
    )


def raised(root: Path) -> frozenset[str]:
    return plan_dossier(reopened(root), NEXT).raised


def workspace(root: Path, **files: str) -> None:
    opened(root, {**AFTER, **files})


def test_without_anything_sent_the_selection_is_made_again(tmp_path: Path) -> None:
    workspace(tmp_path)
    assert raised(tmp_path) == {"ana-diaz", "bo-ek"}


def test_what_the_newest_final_raised_counts(tmp_path: Path) -> None:
    workspace(tmp_path)
    sent(tmp_path, joint_letter={"raised": ["bo-ek"], "records": []})
    assert raised(tmp_path) == {"bo-ek"}
    other = "letters/one/sent/2026-02-01-10/manifest.json"
    write(tmp_path, {other: json.dumps({"documents": {"joint-letter": {"raised": ["ana-diaz"]}}})})
    assert raised(tmp_path) == {"ana-diaz"}


def test_a_case_that_came_after_the_final_was_not_raised(tmp_path: Path) -> None:
    workspace(tmp_path)
    build(reopened(tmp_path), LETTER, BuildWishes(("md",)), lambda name: None)
    drafted = json.loads((tmp_path / LETTER / "out" / "manifest.json").read_text())["documents"]
    assert drafted["joint-letter"]["raised"] == ["ana-diaz", "bo-ek"]
    assert "raised" not in drafted["briefing-paper"]
    write(tmp_path, {SENT.as_posix(): json.dumps({"documents": drafted})})
    write(tmp_path, {"cases/kazakhstan/cy-new.md": case("Cy New")})
    change(tmp_path, YAML, "letter: 2", "letter: 3")
    assert raised(tmp_path) == {"ana-diaz", "bo-ek"}


def test_the_manifest_of_one_letter_each_says_it_too(tmp_path: Path) -> None:
    workspace(tmp_path)
    done = build_each(reopened(tmp_path), LETTER, BuildWishes(("md",)), lambda *progress: None)
    documents = json.loads(done.paths[-1].read_text())["documents"]
    assert documents["joint-letter"]["raised"] == ["ana-diaz", "bo-ek"]


def test_of_an_edited_text_counts_whom_it_still_names(tmp_path: Path) -> None:
    workspace(tmp_path)
    draft(reopened(tmp_path), LETTER)
    path = text_path(LETTER, Kind.JOINT_LETTER).as_posix()
    text = (tmp_path / path).read_text()
    (line,) = [line for line in text.splitlines() if "Bo Ek is held" in line]
    write(tmp_path, {"cases/kazakhstan/cy-new.md": case("Cy New")})
    (tmp_path / path).write_text(text.replace(line + "\n", "") + "\nNobody knows where Cy New is.\n")
    build(reopened(tmp_path), LETTER, BuildWishes(("md",)), lambda name: None)
    drafted = json.loads((tmp_path / LETTER / "out" / "manifest.json").read_text())["documents"]
    assert drafted["joint-letter"]["raised"] == ["ana-diaz", "cy-new"]


def test_an_older_manifest_tells_by_the_files_it_was_made_from(tmp_path: Path) -> None:
    workspace(tmp_path)
    sent(
        tmp_path,
        joint_letter={"records": ["cases/kazakhstan/bo-ek.md", "cases/kazakhstan/concerns/arrests.md"]},
    )
    assert raised(tmp_path) == {"bo-ek"}


def test_a_final_of_the_briefing_alone_says_nothing(tmp_path: Path) -> None:
    workspace(tmp_path)
    sent(tmp_path, briefing_paper={"records": []})
    assert raised(tmp_path) == {"ana-diaz", "bo-ek"}


@pytest.mark.parametrize("text", ["{", "[]", '{"documents": 3}', "[" * 100_000])
def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    workspace(tmp_path)
    write(tmp_path, {SENT.as_posix(): text})
    planned = plan_dossier(reopened(tmp_path), NEXT)
    (finding,) = [finding for finding in planned.findings if finding.code == "manifest-unreadable"]
    assert finding.source.path == SENT


def test_without_a_final_the_text_that_signing_ended_with_counts(tmp_path: Path) -> None:
    workspace(tmp_path)
    record = (
        'version: 1\nopened: "2026-01-20T10:00:00+01:00[Europe/Brussels]"\nby: Ana\n'
        'deadline: "2026-01-25T10:00:00+01:00[Europe/Brussels]"\nchange: first\ndocuments: {joint-letter: "sha256:0"}\n'
    )
    words = "We ask you to raise the case of lawyer Bo Ek.\n"
    write(
        tmp_path,
        {"letters/one/versions/1/version.yaml": record, "letters/one/versions/1/joint-letter.md": words},
    )
    assert raised(tmp_path) == {"ana-diaz", "bo-ek"}  # it is still open
    closed = 'closed: "2026-01-26T10:00:00+01:00[Europe/Brussels]"\nby: Ana\n'
    write(tmp_path, {"letters/one/versions/1/closed.yaml": closed})
    assert raised(tmp_path) == {"bo-ek"}
    write(
        tmp_path, {"letters/one/versions/1/joint-letter.md": "{#cases}\n- {#cases/ana-diaz} She is held.\n"}
    )
    assert raised(tmp_path) == {"ana-diaz"}
    joined = "{#cases}\n- {#cases/ana-diaz+bo-ek} Journalist Diaz is held.\n"
    write(tmp_path, {"letters/one/versions/1/joint-letter.md": joined})
    assert raised(tmp_path) == {"ana-diaz"}


def test_whose_release_was_welcomed_was_not_raised(tmp_path: Path) -> None:
    events = "events: [{what: arrested, date: 2026-01-05, source: s1}]"
    freed = "events: [{what: arrested, date: 2026-01-05, source: s1}, {what: pardoned, date: 2026-01-09, source: s1}]"
    workspace(
        tmp_path, **{"cases/kazakhstan/bo-ek.md": FILES["cases/kazakhstan/bo-ek.md"].replace(events, freed)}
    )
    change(tmp_path, YAML, "letter: 2", "letter: 2, must: [bo-ek]")
    named = [row.id for row in plan_dossier(reopened(tmp_path), LETTER).selection.in_letter()]
    assert named == ["ana-diaz", "bo-ek"]
    assert raised(tmp_path) == {"ana-diaz"}
    sent(tmp_path, joint_letter={"records": ["cases/kazakhstan/bo-ek.md", "cases/kazakhstan/ana-diaz.md"]})
    assert raised(tmp_path) == {"ana-diaz"}
    build(reopened(tmp_path), LETTER, BuildWishes(("md",)), lambda name: None)
    drafted = json.loads((tmp_path / LETTER / "out" / "manifest.json").read_text())["documents"]
    assert drafted["joint-letter"]["raised"] == ["ana-diaz"]
