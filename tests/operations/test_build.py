"""Drafts, finals, and the manifest that says from what they were made."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from small_workspace import FILES, LETTER, change, files_below, opened, reopened, sign, write

import lettergen
from lettergen.document import Document, Kind
from lettergen.findings import LettergenError, Severity
from lettergen.house import House
from lettergen.operations.build import BuildWishes, Built, build
from lettergen.operations.workspace import Opened
from lettergen.writers import WRITERS, Writer

OUT = "letters/one/out"
MARKDOWN = ["joint-letter.md", "briefing-paper.md", "manifest.json"]


def built(workspace: Opened, *, progress: Any = lambda name: None, **wishes: Any) -> Built:
    return build(workspace, LETTER, BuildWishes(**{"formats": ("md",)} | wishes), progress)


def names(done: Built) -> list[str]:
    return [path.name for path in done.paths]


def ready(root: Path, files: dict[str, str] | None = None) -> Opened:
    """Return a workspace whose letter may become final."""
    opened(root, files)
    sign(root)
    return reopened(root)


# Drafts.


def test_a_draft_goes_into_the_dossier(tmp_path: Path) -> None:
    done = built(opened(tmp_path))
    assert names(done) == MARKDOWN
    assert {path.parent for path in done.paths} == {tmp_path / OUT}
    assert "Journalist Ana Diaz is held." in (tmp_path / OUT / "joint-letter.md").read_text(encoding="utf-8")
    assert {finding.severity for finding in done.findings} == {Severity.INFO}


def test_a_draft_takes_the_place_of_the_last_one_and_of_nothing_else(tmp_path: Path) -> None:
    built(opened(tmp_path))
    (tmp_path / OUT / "mine.txt").write_text("kept", encoding="utf-8")
    change(
        tmp_path,
        "cases/kazakhstan/bo-ek.md",
        "# Letter\n## 2026-01-10\nLawyer Bo Ek is held.",
        "# Letter\n## 2026-01-10\nFree Bo Ek.",
    )
    before = files_below(tmp_path)
    built(reopened(tmp_path))
    after = files_below(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {
        f"{OUT}/joint-letter.md",
        f"{OUT}/manifest.json",
    }
    assert set(after) == set(before)


def test_only_some_documents_in_some_formats_somewhere_else(tmp_path: Path) -> None:
    there = tmp_path / "elsewhere" / "new"
    seen: list[str] = []
    wishes = {"formats": ("md", "docx"), "only": (Kind.JOINT_LETTER,), "out": there}
    done = built(opened(tmp_path / "work"), progress=seen.append, **wishes)
    assert names(done) == ["joint-letter.md", "joint-letter.docx", "manifest.json"]
    assert sorted(files_below(there)) == sorted(names(done))
    assert seen == names(done)[:2]
    assert not (tmp_path / "work" / OUT).exists()


def test_the_usual_formats_are_those_that_are_sent(tmp_path: Path) -> None:
    wishes = BuildWishes(only=(Kind.JOINT_LETTER,))
    done = build(opened(tmp_path), LETTER, wishes, lambda name: None)
    assert names(done) == ["joint-letter.docx", "joint-letter.pdf", "manifest.json"]
    assert done.paths[1].read_bytes().startswith(b"%PDF-")


def test_a_document_that_letter_yaml_does_not_ask_for_is_refused(tmp_path: Path) -> None:
    opened(tmp_path)
    change(
        tmp_path,
        "letters/one/letter.yaml",
        "documents: [joint-letter, briefing-paper]",
        "documents: [joint-letter]",
    )
    with pytest.raises(LettergenError, match="does not ask for: briefing-paper"):
        built(reopened(tmp_path), only=(Kind.BRIEFING_PAPER,))
    assert names(built(reopened(tmp_path))) == ["joint-letter.md", "manifest.json"]


def test_nothing_is_written_where_one_document_cannot_be_made(tmp_path: Path) -> None:
    workspace = opened(tmp_path, {"letter_templates/briefing-paper.en.md": "\n{{ nonsense }}\n"})
    with pytest.raises(LettergenError, match="Nothing was built") as told:
        built(workspace)
    assert [str(finding.source) for finding in told.value.findings] == [
        "letter_templates/briefing-paper.en.md:2"
    ]
    assert not (tmp_path / OUT).exists()


def test_nothing_is_written_where_a_writer_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, _: House) -> bytes:
        raise LettergenError(f"A glyph is missing in {document.title}")

    broken = {**WRITERS, "pdf": Writer(".pdf", fail)}
    monkeypatch.setattr("lettergen.operations.build.WRITERS", broken)
    with pytest.raises(LettergenError, match="A glyph is missing"):
        built(opened(tmp_path), formats=("md", "pdf"))
    assert not (tmp_path / OUT).exists()


def test_a_draft_is_built_in_spite_of_errors_in_the_library(tmp_path: Path) -> None:
    workspace = opened(tmp_path, {"cases/kazakhstan/bad.md": "---\nname: X\nshare: nonsense\n---\n"})
    assert names(built(workspace)) == MARKDOWN


@pytest.mark.parametrize("leads_to", ["", "nowhere"])
def test_a_link_in_the_place_of_the_drafts_is_not_followed(tmp_path: Path, leads_to: str) -> None:
    workspace = opened(tmp_path / "work")
    (tmp_path / "secret").mkdir()
    (tmp_path / "work" / OUT).symlink_to(tmp_path / (leads_to or "secret"))
    with pytest.raises(LettergenError, match="symbolic link"):
        built(workspace)
    assert files_below(tmp_path / "secret") == {}
    assert not (tmp_path / "nowhere").exists()


def test_a_link_in_the_place_of_a_draft_is_replaced(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    (tmp_path / OUT).mkdir()
    (tmp_path / OUT / "joint-letter.md").symlink_to(tmp_path / "letters/one/say.md")
    built(workspace)
    assert not (tmp_path / OUT / "joint-letter.md").is_symlink()
    assert (tmp_path / "letters/one/say.md").read_text(encoding="utf-8") == FILES["letters/one/say.md"]


# Finals.


def test_a_final_goes_into_a_folder_of_its_own(tmp_path: Path) -> None:
    workspace = ready(tmp_path)
    first = built(workspace, final=True)
    second = built(workspace, final=True)
    assert {path.parent for path in first.paths} == {tmp_path / "letters/one/sent/2026-02-01-1"}
    assert {path.parent for path in second.paths} == {tmp_path / "letters/one/sent/2026-02-01-2"}
    assert names(first) == MARKDOWN
    assert not (tmp_path / OUT).exists()


def test_a_final_is_never_overwritten(tmp_path: Path) -> None:
    workspace = ready(tmp_path)
    built(workspace, final=True)
    before = files_below(tmp_path / "letters/one/sent")
    template = {"letter_templates/joint-letter.en.md": "Another text.\n\n::: signatories\n"}
    write(
        tmp_path,
        template | {"letters/one/signatures/monitors.yaml": FILES["letters/one/signatures/monitors.yaml"]},
    )
    sign(tmp_path)
    built(reopened(tmp_path), final=True)
    after = files_below(tmp_path / "letters/one/sent")
    assert {name: after[name] for name in before} == before
    assert "Another text." in after["2026-02-01-2/joint-letter.md"].decode()


def test_a_link_that_leads_nowhere_takes_a_number_too(tmp_path: Path) -> None:
    workspace = ready(tmp_path)
    sent = tmp_path / "letters/one/sent"
    sent.mkdir()
    (sent / "2026-02-01-1").symlink_to(tmp_path / "nowhere")
    assert built(workspace, final=True).paths[0].parent == sent / "2026-02-01-2"
    assert not (tmp_path / "nowhere").exists()


def test_a_final_elsewhere_needs_a_new_folder(tmp_path: Path) -> None:
    workspace = ready(tmp_path / "work")
    there = tmp_path / "elsewhere"
    there.mkdir()
    with pytest.raises(LettergenError, match="is there already"):
        built(workspace, final=True, out=there)
    assert names(built(workspace, final=True, out=there / "new")) == MARKDOWN


def test_a_link_in_the_place_of_the_finals_is_not_followed(tmp_path: Path) -> None:
    workspace = ready(tmp_path / "work")
    (tmp_path / "secret").mkdir()
    (tmp_path / "work/letters/one/sent").symlink_to(tmp_path / "secret")
    with pytest.raises(LettergenError, match="symbolic link"):
        built(workspace, final=True)
    assert files_below(tmp_path / "secret") == {}


FAULTS = {
    "in the library": {"cases/kazakhstan/bad.md": "---\nname: X\nshare: nonsense\n---\n"},
    "between records": {
        "cases/kazakhstan/cy-fox.md": FILES["cases/kazakhstan/bo-ek.md"].replace(
            "owner: monitors", "owner: nobody"
        )
    },
    "in a signature": {"letters/one/signatures/others.yaml": "organisation: others\nanswer: maybe\n"},
    "in say.md": {"letters/one/say.md": "# Occasion\nTODO\n"},
    "in lettergen.toml": {"lettergen.toml": 'drafter = "monitors"\nnonsense = 1\n'},
}


@pytest.mark.parametrize("where", FAULTS)
def test_a_final_with_an_error_is_refused_with_the_error(tmp_path: Path, where: str) -> None:
    workspace = ready(tmp_path, FAULTS[where])
    with pytest.raises(LettergenError, match="No final was made") as told:
        built(workspace, final=True)
    (path,) = FAULTS[where]
    assert path in {str(finding.source.path) for finding in told.value.findings}
    assert {finding.severity for finding in told.value.findings} == {Severity.ERROR}
    assert not (tmp_path / "letters/one/sent").exists()


def test_a_final_needs_the_signature_of_this_text(tmp_path: Path) -> None:
    with pytest.raises(LettergenError) as told:
        built(opened(tmp_path), final=True)
    assert {finding.code for finding in told.value.findings} == {"unconfirmed-text"}
    sign(tmp_path)
    built(reopened(tmp_path), final=True)
    change(tmp_path, "letters/one/say.md", "We write to you.", "We write to you again.")
    with pytest.raises(LettergenError) as told:
        built(reopened(tmp_path), final=True)
    assert {finding.code for finding in told.value.findings} == {"unconfirmed-text"}


def test_drafts_and_finals_differ_in_their_mark_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks: list[str] = []

    def write(document: Document, _: House) -> bytes:
        marks.append(document.mark)
        return repr(document.blocks).encode()

    monkeypatch.setattr("lettergen.operations.build.WRITERS", {"md": Writer(".md", write)})
    workspace = ready(tmp_path)
    draft, final = built(workspace), built(workspace, final=True)
    assert marks == ["DRAFT", "DRAFT", "", ""]
    assert [path.read_bytes() for path in draft.paths] == [path.read_bytes() for path in final.paths]


# The manifest.


def manifest(done: Built) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(done.paths[-1].read_text(encoding="utf-8"))
    return content


def test_the_manifest_says_from_what_each_document_was_made(tmp_path: Path) -> None:
    content = manifest(built(opened(tmp_path)))
    assert content["lettergen"] == lettergen.__version__
    assert (content["dossier"], content["date"]) == ("letters/one", "2026-02-01")
    assert content["documents"]["joint-letter"]["digest"].startswith("sha256:")
    assert set(content["files"]) == {"joint-letter.md", "briefing-paper.md"}
    assert content["documents"]["joint-letter"]["records"] == [
        "cases/kazakhstan/ana-diaz.md",
        "cases/kazakhstan/bo-ek.md",
        "cases/kazakhstan/concerns/arrests.md",
        "cases/officials/president.yaml",
        "letter_templates/joint-letter.en.md",
        "letters/one/letter.yaml",
        "letters/one/say.md",
        "letters/one/signatures/monitors.yaml",
    ]
    assert (
        "cases/kazakhstan/recommendations/free-them.md" in content["documents"]["briefing-paper"]["records"]
    )


@pytest.mark.parametrize("form", ["sentence", "bullets, together: [[ana-diaz, bo-ek]]"])
def test_every_case_that_stands_in_a_letter_is_in_the_manifest(tmp_path: Path, form: str) -> None:
    opened(tmp_path)
    change(tmp_path, "letters/one/letter.yaml", "form: bullets", f"form: {form}")
    records = manifest(built(reopened(tmp_path)))["documents"]["joint-letter"]["records"]
    assert {"cases/kazakhstan/ana-diaz.md", "cases/kazakhstan/bo-ek.md"} <= set(records)


def test_only_records_that_stand_in_the_document_are_in_the_manifest(tmp_path: Path) -> None:
    opened(
        tmp_path,
        {"cases/kazakhstan/cy-fox.md": FILES["cases/kazakhstan/bo-ek.md"].replace("Bo Ek", "Cy Fox")},
    )
    change(tmp_path, "letters/one/letter.yaml", "{letter: 2,", "{letter: 1, must: [bo-ek], never: [cy-fox],")
    content = manifest(built(reopened(tmp_path)))
    assert "cases/kazakhstan/ana-diaz.md" not in content["documents"]["joint-letter"]["records"]
    assert "cases/kazakhstan/ana-diaz.md" in content["documents"]["briefing-paper"]["records"]
    assert "cy-fox" not in json.dumps(content)
    assert "others" not in json.dumps(content)


def test_the_manifest_has_the_digest_of_every_file(tmp_path: Path) -> None:
    done = built(opened(tmp_path))
    for name, digest in manifest(done)["files"].items():
        assert hashlib.sha256((tmp_path / OUT / name).read_bytes()).hexdigest() == digest


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "somewhere" / "else"
    built(opened(one), formats=("md", "docx"))
    before = os.umask(0o077)
    try:
        built(opened(two), formats=("md", "docx"))
    finally:
        os.umask(before)
    assert files_below(one / OUT) == files_below(two / OUT)
    assert str(tmp_path).encode() not in b"".join(files_below(two / OUT).values())


def test_documents_of_an_earlier_build_are_told(tmp_path: Path) -> None:
    first = built(opened(tmp_path), formats=("txt", "md"))
    assert first.left_over == ()
    then = built(reopened(tmp_path), formats=("md",), only=(Kind.JOINT_LETTER,))
    assert [path.name for path in then.left_over] == [
        "briefing-paper.md",
        "briefing-paper.txt",
        "joint-letter.txt",
    ]
