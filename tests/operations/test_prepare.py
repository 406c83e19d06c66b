"""From a dossier's folder to its documents."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from small_workspace import FILES, LETTER, change, opened, reopened

from lettergen.asof import view
from lettergen.document import Kind, Paragraph, SignatoryList, plain
from lettergen.findings import LettergenError
from lettergen.operations.check import check_one, check_workspace
from lettergen.operations.prepare import finished, lens_for, plan_dossier, prepare
from lettergen.operations.preview import preview
from lettergen.operations.workspace import dossier_folder, find_dossiers, open_workspace
from lettergen.vocabulary import Share, Status, Use


def test_a_dossier_becomes_its_documents(tmp_path: Path) -> None:
    prepared = prepare(opened(tmp_path), LETTER)
    assert list(prepared.documents) == [Kind.JOINT_LETTER, Kind.BRIEFING_PAPER]
    assert prepared.findings == ()
    assert all(document.mark == "DRAFT" for document in prepared.documents.values())


def test_only_some_documents_are_made_where_that_is_asked(tmp_path: Path) -> None:
    prepared = prepare(opened(tmp_path), LETTER, (Kind.BRIEFING_PAPER,), final=True)
    assert list(prepared.documents) == [Kind.BRIEFING_PAPER]
    assert prepared.documents[Kind.BRIEFING_PAPER].mark == ""


def test_a_finished_document_has_signatories_and_typography(tmp_path: Path) -> None:
    prepared = prepare(opened(tmp_path, {"letters/one/say.md": "# Occasion\nIt's 'so'.\n"}), LETTER)
    done = finished(prepared.documents[Kind.JOINT_LETTER], prepared.planned)
    assert [
        plain(line) for block in done.blocks if isinstance(block, SignatoryList) for line in block.lines
    ] == ["Monitors (MON)"]
    assert "It\u2019s \u2018so\u2019." in [plain(b.inlines) for b in done.blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("publish", "uses"),
    [
        ("never", frozenset({Use.GOVERNMENT_LETTER})),
        ("with-sending", frozenset({Use.GOVERNMENT_LETTER, Use.PUBLIC_STATEMENT})),
        ("after-meeting", frozenset({Use.GOVERNMENT_LETTER, Use.PUBLIC_STATEMENT})),
    ],
)
def test_what_is_published_needs_consent_to_that_as_well(
    tmp_path: Path, publish: str, uses: frozenset[Use]
) -> None:
    letter = FILES["letters/one/letter.yaml"] + f"publish: {publish}\nshare: addressee\n"
    workspace = opened(
        tmp_path, {"letters/one/letter.yaml": letter, "lettergen.toml": "[periods]\nin-custody = 3\n"}
    )
    lens = lens_for(plan_dossier(workspace, LETTER).dossier.settings, workspace)
    assert (lens.uses, lens.share, lens.date.isoformat()) == (uses, Share.ADDRESSEE, "2026-02-01")
    assert lens.days[Status.IN_CUSTODY] == 3
    assert not view(workspace.library, lens)[0].cases["ana-diaz"].standing.stands


def previous(name: str, *, names: int, before: str = "", must: str = "") -> dict[str, str]:
    """Return a letter that promises nothing but `must`, and follows the one `before`."""
    wishes = f"{{letter: {names}, per_government_met: 0, must: [{must}],"
    settings = FILES["letters/one/letter.yaml"].replace("{letter: 2,", wishes)
    return {f"letters/{name}/letter.yaml": settings + (f"previous: {before}\n" if before else "")}


def raised(tmp_path: Path, files: dict[str, str]) -> list[str]:
    picks = plan_dossier(opened(tmp_path, files), LETTER).selection.picks
    return [pick.case.id for pick in picks if any("previous letter" in why for why in pick.why)]


def test_whoever_the_previous_letter_named_is_told(tmp_path: Path) -> None:
    files = previous("one", names=2, before="letters/zero") | previous("zero", names=1)
    assert raised(tmp_path, files) == ["ana-diaz"]


def test_the_letter_before_the_previous_one_counts_for_that(tmp_path: Path) -> None:
    oldest = previous("oldest", names=1, must="bo-ek")
    middle = previous("zero", names=1, before="letters/oldest")
    assert raised(tmp_path, previous("one", names=2, before="letters/zero") | middle | oldest) == ["bo-ek"]


NEIGHBOURS = {
    "cases/tajikistan/country.yaml": "code: TJ\nname: Tajikistan\nauthorities: the authorities of Tajikistan\n",
    **{
        f"cases/tajikistan/{key}.md": FILES["cases/kazakhstan/bo-ek.md"]
        .replace("country: KZ", "country: TJ")
        .replace("Bo Ek", name)
        for key, name in {"cy-fox": "Cy Fox", "di-gor": "Di Gor", "ed-hay": "Ed Hay"}.items()
    },
}


def left_out(tmp_path: Path, files: dict[str, str]) -> tuple[dict[str, str], list[tuple[str, int]]]:
    selection = plan_dossier(opened(tmp_path, files | NEIGHBOURS), LETTER).selection
    counts = [(row.code, row.count) for row in selection.withheld]
    return {row.case.id: row.why for row in selection.omissions}, counts


def test_cases_of_other_countries_are_counted(tmp_path: Path) -> None:
    assert left_out(tmp_path, {}) == ({}, [("elsewhere", 3)])


def test_a_case_of_another_country_that_the_letter_names_or_the_one_before_is_told_of(tmp_path: Path) -> None:
    before = previous("zero", names=1, must="cy-fox")
    before["letters/zero/letter.yaml"] = before["letters/zero/letter.yaml"].replace(
        "about: [KZ]", "about: [TJ]"
    )
    wishes = previous("one", names=1, before="letters/zero", must="di-gor")
    told, counts = left_out(tmp_path, wishes | before)
    assert counts == [("elsewhere", 1)]
    assert told["cy-fox"].endswith("dropped now. The letter is not about Tajikistan.")
    selection = plan_dossier(reopened(tmp_path), LETTER).selection
    assert "Otherwise left out: The letter is not about Tajikistan." in selection.picks[0].why


@pytest.mark.parametrize("before", ["letters/one", "letters/nowhere", "/etc", "../other", "letters/broken"])
def test_a_previous_letter_that_is_none_raises_nobody(tmp_path: Path, before: str) -> None:
    files = previous("one", names=2, before=before) | {"letters/broken/letter.yaml": "use: [\n"}
    assert raised(tmp_path, files) == []


def test_letters_that_name_each_other_as_previous_end(tmp_path: Path) -> None:
    files = previous("one", names=2, before="letters/two") | previous("two", names=1, before="letters/one")
    assert raised(tmp_path, files) == ["ana-diaz"]


def test_what_is_no_dossier_cannot_go_on(tmp_path: Path) -> None:
    workspace = opened(tmp_path, {"letters/bad/letter.yaml": "use: nonsense\n"})
    with pytest.raises(LettergenError, match="is no dossier") as told:
        prepare(workspace, PurePosixPath("letters/none"))
    assert told.value.findings == () and "lettergen new" in told.value.hint
    with pytest.raises(LettergenError, match="cannot be used") as told:
        prepare(workspace, PurePosixPath("letters/bad"))
    assert told.value.findings


def test_a_letter_in_no_language_is_in_english(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path, {"letters/one/letter.yaml": FILES["letters/one/letter.yaml"] + "languages: []\n"}
    )
    assert prepare(workspace, LETTER).documents[Kind.JOINT_LETTER].language == "en-GB"


def test_a_template_of_the_workspace_is_used_and_a_broken_one_told(tmp_path: Path) -> None:
    workspace = opened(tmp_path, {"letter_templates/joint-letter.en.md": "Only this.\n"})
    (block,) = prepare(workspace, LETTER).documents[Kind.JOINT_LETTER].blocks
    assert isinstance(block, Paragraph) and plain(block.inlines) == "Only this."
    workspace = opened(tmp_path, {"letter_templates/joint-letter.en.md": "\n{{ nonsense }}\n"})
    prepared = prepare(workspace, LETTER)
    assert list(prepared.documents) == [Kind.BRIEFING_PAPER]
    assert [str(finding.source) for finding in prepared.findings] == ["letter_templates/joint-letter.en.md:2"]


def test_a_template_that_cannot_be_read_is_told_and_the_built_in_one_does_not_step_in(tmp_path: Path) -> None:
    opened(tmp_path, {"letter_templates/other.md": "Only this.\n"})
    (tmp_path / "letter_templates/joint-letter.en.md").symlink_to(tmp_path / "letter_templates/other.md")
    prepared = prepare(reopened(tmp_path), LETTER)
    assert list(prepared.documents) == [Kind.BRIEFING_PAPER]
    assert [finding.code for finding in prepared.findings] == ["symlink"]


# Preview.


def test_a_preview_is_a_finished_document_with_what_to_look_at(tmp_path: Path) -> None:
    shown = preview(opened(tmp_path), LETTER, Kind.JOINT_LETTER)
    assert shown.document.kind is Kind.JOINT_LETTER
    assert any(isinstance(block, SignatoryList) and block.lines for block in shown.document.blocks)


def test_a_preview_of_what_cannot_be_made_says_why(tmp_path: Path) -> None:
    opened(tmp_path, {"letter_templates/joint-letter.en.md": "{{ nonsense }}\n"})
    change(
        tmp_path,
        "letters/one/letter.yaml",
        "documents: [joint-letter, briefing-paper]",
        "documents: [joint-letter]",
    )
    with pytest.raises(LettergenError, match="joint-letter cannot be put together") as told:
        preview(reopened(tmp_path), LETTER, Kind.JOINT_LETTER)
    assert [finding.code for finding in told.value.findings] == ["template-error"]
    with pytest.raises(LettergenError) as told:
        preview(reopened(tmp_path), LETTER, Kind.BRIEFING_PAPER)
    assert told.value.hint == "Add briefing-paper to 'documents' in letter.yaml."


# Check.


def test_a_sound_workspace_has_only_what_a_draft_may_have(tmp_path: Path) -> None:
    assert {finding.code for finding in check_workspace(opened(tmp_path))} == {"unconfirmed-text"}


def test_check_tells_of_library_and_dossiers_at_once(tmp_path: Path) -> None:
    bad = {
        "cases/kazakhstan/bad.md": "---\nname: X\nshare: nonsense\n---\n",
        "letters/two/letter.yaml": "use: nonsense\n",
        "letters/one/signatures/bad.yaml": "organisation: x\nanswer: maybe\n",
        "letter_templates/briefing-paper.en.md": "{{ nonsense }}\n",
    }
    places = {str(finding.source.path) for finding in check_workspace(opened(tmp_path, bad))}
    assert set(bad) <= places


def test_check_of_one_dossier_leaves_the_library_alone(tmp_path: Path) -> None:
    bad = {
        "cases/kazakhstan/bad.md": "---\nname: X\nshare: nonsense\n---\n",
        "letters/two/letter.yaml": "use: nonsense\n",
    }
    workspace = opened(tmp_path, bad)
    assert {finding.code for finding in check_one(workspace, LETTER)} == {"unconfirmed-text"}
    assert {str(finding.source.path) for finding in check_one(workspace, PurePosixPath("letters/two"))} == {
        "letters/two/letter.yaml"
    }
    with pytest.raises(LettergenError):
        check_one(workspace, PurePosixPath("letters/none"))


def test_what_names_a_record_that_did_not_load_is_not_told_as_naming_nothing(tmp_path: Path) -> None:
    broken = {"cases/organisations/monitors.yaml": "name: [\n"}
    codes = {
        (str(finding.source.path), finding.code) for finding in check_workspace(opened(tmp_path, broken))
    }
    assert ("cases/organisations/monitors.yaml", "yaml-syntax") in codes
    assert not any(path == "cases/kazakhstan/ana-diaz.md" for path, _ in codes)


# Workspaces.


def test_dossiers_are_found_where_the_workspace_says(tmp_path: Path) -> None:
    more = {
        "letters/2026/two/letter.yaml": "",
        "letters/one/out/letter.yaml": "",
        "letters/.hidden/letter.yaml": "",
        "other/three/letter.yaml": "",
    }
    workspace = opened(tmp_path, more).workspace
    (tmp_path / "letters" / "linked").symlink_to(tmp_path / "other" / "three")
    assert list(map(str, find_dossiers(workspace))) == ["letters/2026/two", "letters/one"]


def test_a_dossier_is_named_by_its_folder_or_its_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opened(tmp_path / "work").workspace
    monkeypatch.chdir(tmp_path / "work" / "letters")
    for given in ("one", "one/", "one/letter.yaml", "../letters/one", tmp_path / "work/letters/one"):
        assert dossier_folder(workspace, Path(given)) == LETTER
    for outside in ("..", "../..", "/etc", tmp_path / "elsewhere"):
        folder = Path(outside)
        if folder.resolve() == workspace.root:
            continue
        with pytest.raises(LettergenError, match="outside the workspace"):
            dossier_folder(workspace, folder)


def test_a_workspace_is_found_from_below_and_told_where_there_is_none(tmp_path: Path) -> None:
    opened(tmp_path / "work")
    assert open_workspace(tmp_path / "work" / "letters" / "one").workspace.root == tmp_path / "work"
    with pytest.raises(LettergenError, match="not inside a lettergen workspace"):
        open_workspace(tmp_path)
