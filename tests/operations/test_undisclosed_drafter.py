"""A drafter that signs and is not to be disclosed: nothing that leaves the dossier names it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from sign_ons import VERSIONS, answered, at, circulated, workspace
from small_workspace import LETTER, reopened

from lettergen.findings import LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one
from lettergen.operations.sign_circulate import close
from lettergen.operations.sign_packet import packet_files
from lettergen.signing.steps import Step

NAME = "Watchers of Bishkek"
DRAFTER = {
    "cases/organisations/monitors.yaml": f"name: {NAME}\nacronym: WOB\ncountry: KG\nwebsite: https://wob.test\n"
}
FORMATS = ("docx", "pdf", "html", "txt", "md")


def signed(root: Path, *, disclosed: bool) -> None:
    workspace(root, DRAFTER)
    circulated(root)
    answered(root, Step.SIGN, disclosed=disclosed)
    answered(root, Step.SIGN, "others", hours=2)


def words(path: Path) -> str:
    """Return what a file holds as text, with what it says of itself."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if path.suffix == ".pdf":
        pdf = PdfReader(path)
        return " ".join(
            [*map(str, (pdf.metadata or {}).values()), *(page.extract_text() for page in pdf.pages)]
        )
    return path.read_text(encoding="utf-8")


def drafts(root: Path) -> dict[str, str]:
    wishes = BuildWishes(formats=FORMATS)
    paths = build(reopened(root), LETTER, wishes, lambda _: None).paths
    return {path.name: words(path) for path in paths if path.name != "manifest.json"}


def naming(made: dict[str, str]) -> set[str]:
    return {name for name, text in made.items() if NAME in text.replace("\xa0", " ") or "wob" in text.lower()}


def test_a_draft_names_it_nowhere(tmp_path: Path) -> None:
    signed(tmp_path, disclosed=False)
    assert naming(drafts(tmp_path)) == set()


def test_where_it_may_be_named_files_say_who_drafted(tmp_path: Path) -> None:
    signed(tmp_path, disclosed=True)
    assert {"joint-letter.docx", "joint-letter.pdf", "briefing-paper.txt"} <= naming(drafts(tmp_path))


def test_no_final_is_made_and_check_tells_before(tmp_path: Path) -> None:
    signed(tmp_path, disclosed=False)
    circulated(tmp_path, again=True, change="editorial", now=at(3))
    answered(tmp_path, Step.CONFIRM, hours=4)
    answered(tmp_path, Step.CONFIRM, "others", hours=4)
    close(reopened(tmp_path), LETTER, "Ana Example", at(5))
    told = [
        f"{found.source} {found.severity} {found.code}" for found in check_one(reopened(tmp_path), LETTER)
    ]
    assert told == ["letters/one/letter.yaml:10 warning drafter-undisclosed"]
    with pytest.raises(LettergenError) as refused:
        build(reopened(tmp_path), LETTER, BuildWishes(formats=("md",), final=True), lambda _: None)
    assert [found.code for found in refused.value.findings] == ["drafter-undisclosed"]
    assert not (tmp_path / LETTER / "sent").exists()


def test_the_packet_does_not_name_it(tmp_path: Path) -> None:
    signed(tmp_path, disclosed=False)
    made = circulated(tmp_path, again=True, change="editorial", now=at(3))
    files = packet_files(made.prepared, made.version, made.version)
    invitation = files["invitation.md"].decode("utf-8")
    assert "You are invited to sign" in invitation
    assert NAME not in invitation
    assert NAME not in (tmp_path / VERSIONS / "2/briefing-paper.md").read_text(encoding="utf-8")
