"""A letter keeps to its words and pages; what does not fit stands in the briefing."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pypdf
import pytest
from small_workspace import FILES, LETTER, change, opened, reopened

from lettergen.compose import words_in
from lettergen.document import Kind
from lettergen.findings import LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import checked
from lettergen.operations.each import build_each
from lettergen.operations.prepare import compose_all, plan_dossier, prepare
from lettergen.operations.workspace import Opened
from lettergen.writers.pdf.count import pages_in

YAML = "letters/one/letter.yaml"


def limited(root: Path, limits: str, **files: str) -> Opened:
    opened(root, files)
    change(root, YAML, "sign: {drafter", f"limits: {limits}\nsign: {{drafter")
    return reopened(root)


def named(workspace: Opened) -> list[str]:
    return [case.id for case in plan_dossier(workspace, LETTER).selection.in_letter()]


def length(root: Path) -> int:
    return words_in(prepare(reopened(root), LETTER).documents[Kind.JOINT_LETTER])


def test_words_are_those_between_salutation_and_closing(tmp_path: Path) -> None:
    opened(tmp_path)
    before = length(tmp_path)
    change(tmp_path, YAML, "subject: Arrests in Kazakhstan", "subject: A much longer subject than before")
    change(tmp_path, "cases/officials/president.yaml", "name: Ida Ek", "name: Ida Maria Louisa Ek")
    assert length(tmp_path) == before
    change(tmp_path, "letters/one/say.md", "We write to you.", "We write to you – again.")
    assert length(tmp_path) == before + 1


def test_a_letter_with_room_keeps_its_cases(tmp_path: Path) -> None:
    opened(tmp_path)
    words = length(tmp_path)
    assert named(limited(tmp_path, f"{{words: {words}}}")) == ["ana-diaz", "bo-ek"]


def test_what_does_not_fit_moves_to_the_briefing_and_is_told(tmp_path: Path) -> None:
    opened(tmp_path)
    words = length(tmp_path)
    workspace = limited(tmp_path, f"{{words: {words - 1}}}")
    planned = plan_dossier(workspace, LETTER)
    assert named(workspace) == ["ana-diaz"]
    assert [case.id for case in planned.selection.in_briefing()] == ["ana-diaz", "bo-ek"]
    because = f"the letter would have {words} words and may have {words - 1}"
    assert planned.selection.picks[1].why[0] == f"Moved to the briefing, because {because}."
    documents = prepare(workspace, LETTER).documents
    assert words_in(documents[Kind.JOINT_LETTER]) <= words - 1
    done = build(workspace, LETTER, BuildWishes(("md",)), lambda name: None)
    assert done.moved == (f"Bo Ek: moved to the briefing, because {because}.",)
    letter, paper = (path.read_text(encoding="utf-8") for path in done.paths[:2])
    assert "Bo" not in letter and "Bo" in paper


def test_a_promise_stays_and_the_plan_says_by_how_much_it_is_too_long(tmp_path: Path) -> None:
    workspace = limited(tmp_path, "{words: 5}")
    assert named(workspace) == ["ana-diaz"]
    prepared = prepare(workspace, LETTER)
    words = words_in(prepared.documents[Kind.JOINT_LETTER])
    told = [finding for finding in checked(prepared) if finding.code == "too-long"]
    assert [finding.message for finding in told] == [
        f"The letter is too long: it has {words} words and may have 5, {words - 5} too many: moving one case to the"
        " briefing took 5 words out of it, and no other case in it can move."
    ]
    assert "unmet-wish" not in {finding.code for finding in checked(prepared)}


def test_without_a_briefing_nothing_moves(tmp_path: Path) -> None:
    opened(tmp_path)
    change(
        tmp_path,
        YAML,
        "documents: [joint-letter, briefing-paper]",
        "documents: [joint-letter]\nlimits: {words: 5}",
    )
    assert named(reopened(tmp_path)) == ["ana-diaz", "bo-ek"]


def test_the_letter_after_knows_what_the_letter_before_named(tmp_path: Path) -> None:
    limited(tmp_path, "{words: 5}")
    second = {path.replace("/one/", "/two/"): text for path, text in FILES.items() if "/one/" in path}
    opened(tmp_path / "x", second)
    for path, text in second.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(
            text.replace("subject:", "previous: letters/one\nsubject:"), encoding="utf-8"
        )
    planned = plan_dossier(reopened(tmp_path), type(LETTER)("letters/two"))
    assert planned.raised == {"ana-diaz"}


# Pages.

LONG = "Words that fill a page. " * 260


def two_pages(root: Path, limits: str) -> Opened:
    """Write a letter whose last case runs over to a second page."""
    workspace = limited(root, limits)
    change(
        root,
        "cases/kazakhstan/bo-ek.md",
        "# Letter\n## 2026-01-10\nLawyer Bo Ek is held.",
        f"# Letter\n## 2026-01-10\n{LONG}",
    )
    assert workspace
    return reopened(root)


def built(workspace: Opened, **wishes: Any) -> Any:
    return build(workspace, LETTER, BuildWishes(**{"formats": ("pdf",)} | wishes), lambda name: None)


def test_pages_are_those_of_the_pdf(tmp_path: Path) -> None:
    done = built(two_pages(tmp_path, "{pages: 9}"))
    counts = [
        (pages_in(path.read_bytes()), len(pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages))
        for path in done.paths[:2]
    ]
    assert [ours for ours, _ in counts] == [theirs for _, theirs in counts]
    assert counts[0][0] > 1
    with pytest.raises(ValueError, match="no page tree"):
        pages_in(b"%PDF-1.7 nothing")


@pytest.mark.parametrize("formats", [("pdf",), ("md",)])
def test_a_letter_with_too_many_pages_is_shortened_when_it_is_built(
    tmp_path: Path, formats: tuple[str, ...]
) -> None:
    workspace = two_pages(tmp_path, "{pages: 1}")
    assert named(workspace) == ["ana-diaz", "bo-ek"]
    done = built(workspace, formats=formats)
    assert [sentence.partition(" because ")[0] for sentence in done.moved] == [
        "Bo Ek: moved to the briefing,"
    ]
    assert "pages and may have 1" in done.moved[0]
    if formats == ("pdf",):
        assert pages_in(done.paths[0].read_bytes()) == 1
    hint = next(finding.hint for finding in done.findings if finding.code == "page-limit")
    words = int(hint.rpartition(" ")[2].rstrip("}."))
    change(tmp_path, YAML, "limits: {pages: 1}", f"limits: {{pages: 1, words: {words}}}")
    assert named(reopened(tmp_path)) == ["ana-diaz"]
    again = built(reopened(tmp_path), formats=formats)
    assert "page-limit" not in {finding.code for finding in again.findings}


def manifest(done: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(done.paths[-1].read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("limits", ["{words: 50}", "{pages: 1}"])
def test_the_manifest_says_who_was_moved_and_why(tmp_path: Path, limits: str) -> None:
    done = built(two_pages(tmp_path, limits), formats=("md",))
    assert len(done.moved) == 1
    assert manifest(done)["moved"] == [{"id": "bo-ek", "why": done.moved[0]}]


def test_the_manifest_says_so_of_letters_to_several_too(tmp_path: Path) -> None:
    done = build_each(two_pages(tmp_path, "{pages: 1}"), LETTER, BuildWishes(("md",)), lambda *_: None)
    assert manifest(done)["moved"] == [{"id": "bo-ek", "why": done.moved[0]}]


def test_the_manifest_of_a_letter_that_fits_moves_nobody(tmp_path: Path) -> None:
    assert manifest(built(limited(tmp_path, "{words: 900}"), formats=("md",)))["moved"] == []


def test_the_manifest_names_nobody_whom_the_letter_may_not_name(tmp_path: Path) -> None:
    limited(tmp_path, "{words: 5}")
    change(tmp_path, "cases/kazakhstan/bo-ek.md", "share: public", "share: internal")
    assert "bo-ek" not in json.dumps(manifest(built(reopened(tmp_path), formats=("md",))))


def test_a_final_is_never_shorter_than_what_its_signatories_saw(tmp_path: Path) -> None:
    workspace = two_pages(tmp_path, "{pages: 1}")
    with pytest.raises(LettergenError, match="No final") as told:
        built(workspace, final=True)
    assert told.value.findings
    assert not (tmp_path / "letters/one/sent").exists()


def test_composing_again_changes_nothing(tmp_path: Path) -> None:
    planned = plan_dossier(limited(tmp_path, "{words: 20}"), LETTER)
    assert compose_all(planned).documents == prepare(reopened(tmp_path), LETTER).documents
