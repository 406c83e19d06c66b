"""A new letter can be built at once, and says what is still to be written."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from small_workspace import files_below, opened, reopened, write

from lettergen.document import Paragraph, plain
from lettergen.findings import LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one, check_workspace
from lettergen.operations.init import init_workspace
from lettergen.operations.new import DEFAULT_ADDRESSEE, NewLetter, new_dossier
from lettergen.operations.prepare import plan_dossier, prepare
from lettergen.operations.workspace import Opened, open_workspace
from lettergen.resources import starter_cases_folder

FOLDER = PurePosixPath("letters/2026-12-eu-kazakhstan")
DAY = datetime.date(2026, 2, 10)


def wanted(**fields: Any) -> NewLetter:
    usual: dict[str, Any] = {
        "meeting": "EU-Kazakhstan Dialogue",
        "date": DAY,
        "countries": ("KZ",),
        "to": ("president",),
    }
    return NewLetter(**usual | fields)


def new(workspace: Opened, **fields: Any) -> dict[str, str]:
    """Make the dossier and return its files."""
    paths = new_dossier(workspace, FOLDER, wanted(**fields))
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def codes(root: Path) -> set[str]:
    return {finding.code for finding in check_one(reopened(root), FOLDER)}


def test_a_new_letter_can_be_built_and_says_what_is_still_to_be_written(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    assert list(new(workspace)) == ["letter.yaml", "say.md"]
    done = build(reopened(tmp_path), FOLDER, BuildWishes(formats=("md",)), lambda name: None)
    assert [path.name for path in done.paths] == ["joint-letter.md", "briefing-paper.md", "manifest.json"]
    found = {str(f.source.path) for f in done.findings if f.code == "left-to-fill"}
    assert found == {str(FOLDER / "say.md")}
    assert codes(tmp_path) == {"left-to-fill", "drafter-not-signed"}


def test_what_was_asked_for_stands_in_letter_yaml(tmp_path: Path) -> None:
    new(opened(tmp_path), place="Almaty: office")
    settings = plan_dossier(reopened(tmp_path), FOLDER).dossier.settings
    assert (settings.date, settings.place, settings.to) == (DAY, "Almaty: office", ("president",))
    assert settings.meeting is not None
    assert (settings.meeting.name, settings.meeting.kind) == ("EU-Kazakhstan Dialogue", "dialogue")
    assert (settings.meeting.meets, settings.meeting.about) == (("KZ",), ("KZ",))
    assert settings.asks == ("arrests",)
    assert settings.sign.drafter == "monitors"


@pytest.mark.parametrize(
    ("meeting", "kind"),
    [
        ("Cooperation Council", "council"),
        ("Central Asia SUMMIT", "summit"),
        ("talks", "dialogue"),
        ("peer review", "review"),
    ],
)
def test_the_kind_of_meeting_follows_its_name(tmp_path: Path, meeting: str, kind: str) -> None:
    new(opened(tmp_path), meeting=meeting)
    settings = plan_dossier(reopened(tmp_path), FOLDER).dossier.settings
    assert settings.meeting is not None and settings.meeting.kind == kind


@pytest.mark.parametrize(
    "meeting",
    [
        '"quoted" \\ back',
        "a: b # c",
        "*not* [a](http://b.test) _x_ `y` <z> &amp; [^s1]",
        "{{ 7*7 }}",
        "O'Neill",
        "Диалог",
        "- x",
        "!x",
    ],
)
def test_the_name_of_a_meeting_is_only_text(tmp_path: Path, meeting: str) -> None:
    new(opened(tmp_path), meeting=meeting)
    prepared = prepare(reopened(tmp_path), FOLDER)
    assert prepared.findings == ()
    assert prepared.planned.dossier.settings.meeting is not None
    assert prepared.planned.dossier.settings.meeting.name == meeting
    assert codes(tmp_path) == {"left-to-fill", "drafter-not-signed"}
    occasion, *_ = prepared.planned.dossier.say["occasion"].blocks
    assert isinstance(occasion, Paragraph)
    assert plain(occasion.inlines) == f"We are writing to you ahead of the {meeting}."


@pytest.mark.parametrize("words", ["", "  ", "a\nb", "a\x07b", "\u202eabc", "a\tb"])
def test_what_cannot_be_printed_is_refused(tmp_path: Path, words: str) -> None:
    workspace = opened(tmp_path)
    for field in ("meeting", "place"):
        with pytest.raises(LettergenError, match="is empty, or holds what cannot be printed"):
            new(workspace, **{field: words})
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"countries": ("KX",)}, "'KX' is no country"),
        ({"countries": ("kazakhstan",)}, "'kazakhstan' is no country"),
        ({"to": ("presidnt",)}, "'presidnt' is no official"),
        ({"to": ()}, "Nobody to write to was named"),
    ],
)
def test_what_the_library_does_not_have_is_refused(
    tmp_path: Path, fields: dict[str, Any], message: str
) -> None:
    region = {"cases/region/region.yaml": "name: Region\ncountries: [KZ]\n"}
    with pytest.raises(LettergenError, match=message):
        new(opened(tmp_path, region), **fields)
    assert not (tmp_path / FOLDER).exists()


def test_a_new_open_letter_can_be_built_and_says_what_is_still_to_be_written(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    new(workspace, meeting="", hook="the *amended* law: 2")
    done = build(reopened(tmp_path), FOLDER, BuildWishes(formats=("md",)), lambda name: None)
    assert [path.name for path in done.paths] == ["open-letter.md", "manifest.json"]
    assert codes(tmp_path) == {"left-to-fill", "drafter-not-signed"}
    dossier = plan_dossier(reopened(tmp_path), FOLDER).dossier
    assert dossier.settings.hook is not None and dossier.settings.meeting is None
    assert (dossier.settings.hook.what, dossier.settings.hook.about) == ("the *amended* law: 2", ("KZ",))
    assert dossier.settings.subject == "The *amended* law: 2"
    (occasion,) = dossier.say["occasion"].blocks
    assert isinstance(occasion, Paragraph)
    assert plain(occasion.inlines) == "We are writing to you about the *amended* law: 2."


def test_an_open_letter_is_to_whoever_decides(tmp_path: Path) -> None:
    workspace = opened(tmp_path, {f"cases/officials/{DEFAULT_ADDRESSEE}.yaml": "office: President\n"})
    with pytest.raises(LettergenError, match="Nobody to write to was named"):
        new(workspace, meeting="", hook="a veto", to=())


@pytest.mark.parametrize("words", ["  ", "a\nb", "\u202eabc"])
def test_a_hook_that_cannot_be_printed_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(LettergenError, match="What it hangs on is empty, or holds what cannot be printed"):
        new(opened(tmp_path), meeting="", hook=words)


def test_a_region_is_no_country(tmp_path: Path) -> None:
    region = {"cases/region/region.yaml": "name: Region\ncountries: [KZ]\n"}
    with pytest.raises(LettergenError, match="'region' is no country"):
        new(opened(tmp_path, region), countries=("region",))


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    write(tmp_path, {f"{FOLDER}/letter.yaml": "mine\n"})
    before = files_below(tmp_path)
    with pytest.raises(LettergenError, match="is there already"):
        new(workspace)
    assert files_below(tmp_path) == before


def test_a_country_named_twice_stands_once(tmp_path: Path) -> None:
    assert "meets: [KZ]" in new(opened(tmp_path), countries=("KZ", "KZ"))["letter.yaml"]


def test_concerns_that_a_public_letter_cannot_use_are_not_proposed(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    arrests = (tmp_path / "cases/kazakhstan/concerns/arrests.md").read_text(encoding="utf-8")
    more = {
        "cases/kazakhstan/concerns/inside.md": arrests.replace("share: public", "share: internal"),
        "cases/kazakhstan/concerns/later.md": arrests.replace("2026-01-10", "2027-01-10"),
        "cases/kazakhstan/concerns/facts-only.md": arrests.replace(
            "# Ask\n## 2026-01-10\nraise the arrests[^s1]\n", ""
        ),
        "cases/kazakhstan/concerns/elsewhere.md": arrests.replace("[KZ]", "[UZ]"),
    }
    write(tmp_path, more)
    workspace = reopened(tmp_path)
    assert set(workspace.library.concerns) >= {"inside", "later", "facts-only", "elsewhere"}
    assert "asks: [arrests]\n" in new(workspace)["letter.yaml"]


def test_the_drafter_is_that_of_the_workspace(tmp_path: Path) -> None:
    assert "drafter: monitors" in new(opened(tmp_path / "one"))["letter.yaml"]
    assert (
        "drafter: others"
        in new(opened(tmp_path / "two", {"lettergen.toml": 'drafter = "others"\n'}))["letter.yaml"]
    )


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ('drafter = "iphr"\n', "no organisation 'iphr', which lettergen.toml names"),
        ("", "does not say which"),
    ],
)
def test_no_other_organisation_is_taken_as_drafter(tmp_path: Path, settings: str, why: str) -> None:
    place = opened(tmp_path, {"lettergen.toml": settings})
    for fields in ({}, {"hook": "a veto"}):
        with pytest.raises(LettergenError, match=why) as refused:
            new(place, **fields)
        assert (
            refused.value.hint
            == 'Write drafter = "..." in lettergen.toml; the library has: monitors, others.'
        )
    assert not (tmp_path / FOLDER).exists()
    (tmp_path / "cases/organisations/others.yaml").unlink()
    if not settings:
        assert "drafter: monitors" in new(reopened(tmp_path))["letter.yaml"]


def test_without_any_organisation_nobody_can_draft(tmp_path: Path) -> None:
    opened(tmp_path)
    shutil.rmtree(tmp_path / "cases/organisations")
    with pytest.raises(LettergenError, match="no organisation that could sign"):
        new(reopened(tmp_path))


def test_a_drafter_that_the_library_lacks_is_told_where_it_stands(tmp_path: Path) -> None:
    opened(tmp_path, {"lettergen.toml": '# Ours\ndossiers = []\ndrafter = "monitor"\n'})
    (told,) = [
        found for found in check_workspace(reopened(tmp_path)) if found.source.path.name == "lettergen.toml"
    ]
    assert (str(told.source), str(told.severity), told.code) == (
        "lettergen.toml:3",
        "error",
        "unknown-organisation",
    )
    assert "monitors" in told.hint


def test_a_drafter_whose_file_did_not_load_is_not_told_twice(tmp_path: Path) -> None:
    opened(tmp_path, {"cases/organisations/monitors.yaml": "name: [\n"})
    assert "lettergen.toml" not in {found.source.path.name for found in check_workspace(reopened(tmp_path))}


# New workspaces.


def test_a_new_workspace_holds_the_starter_library_and_no_error(tmp_path: Path) -> None:
    paths = init_workspace(tmp_path / "ours")
    files = files_below(tmp_path / "ours")
    assert {path.relative_to(tmp_path / "ours").as_posix() for path in paths} == set(files)
    assert {"lettergen.toml", ".gitignore", "README.md", "letters/.gitkeep"} <= set(files)
    starter = files_below(starter_cases_folder())
    assert {
        name.removeprefix("cases/"): data for name, data in files.items() if name.startswith("cases/")
    } == starter
    workspace = open_workspace(tmp_path / "ours")
    assert workspace.findings == ()
    assert workspace.library.cases


def test_the_first_letter_of_a_new_workspace_can_be_built(tmp_path: Path) -> None:
    init_workspace(tmp_path / "ours")
    workspace = open_workspace(tmp_path / "ours")
    new_dossier(
        workspace,
        FOLDER,
        NewLetter("EU-Kazakhstan Human Rights Dialogue", datetime.date(2023, 6, 20), ("KZ",)),
    )
    done = build(workspace, FOLDER, BuildWishes(formats=("md",)), lambda name: None)
    assert len(done.paths) == 3
    assert "European External Action Service" in (
        tmp_path / "ours" / FOLDER / "out/joint-letter.md"
    ).read_text(encoding="utf-8")
    assert "left-to-fill" in {finding.code for finding in done.findings}


def test_the_readme_of_a_new_workspace_names_a_command_that_works(tmp_path: Path) -> None:
    init_workspace(tmp_path / "ours")
    text = (tmp_path / "ours/README.md").read_text(encoding="utf-8")
    assert (
        'lettergen new letters/2026-12-eu-kazakhstan --meeting "EU-Kazakhstan Human Rights Dialogue"' in text
    )
    workspace = open_workspace(tmp_path / "ours")
    new_dossier(
        workspace,
        FOLDER,
        NewLetter("EU-Kazakhstan Human Rights Dialogue", datetime.date(2026, 12, 3), ("KZ",)),
    )
    assert len(build(workspace, FOLDER, BuildWishes(formats=("md",)), lambda name: None).paths) == 3


@pytest.mark.parametrize("there", ["folder", "file", "link", "dangling link"])
def test_a_workspace_is_made_only_where_nothing_is(tmp_path: Path, there: str) -> None:
    target = tmp_path / "ours"
    match there:
        case "folder":
            target.mkdir()
        case "file":
            target.touch()
        case "link":
            target.symlink_to(tmp_path)
        case _:
            target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(LettergenError, match="is there already"):
        init_workspace(target)
    assert files_below(tmp_path) in ({}, {"ours": b""})


@pytest.mark.parametrize("inside", ["work/ours", "work/letters/ours", "work/new/deep/ours", "link/ours"])
def test_a_workspace_inside_another_is_refused(tmp_path: Path, inside: str) -> None:
    opened(tmp_path / "work")
    (tmp_path / "link").symlink_to(tmp_path / "work" / "letters")
    with pytest.raises(LettergenError, match="inside another workspace"):
        init_workspace(tmp_path / inside)


def test_a_workspace_where_one_stands_is_refused_as_being_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    with pytest.raises(LettergenError, match="is there already"):
        init_workspace(Path())


def test_without_an_addressee_the_officials_that_are_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(LettergenError, match="Nobody to write to was named") as refused:
        new(opened(tmp_path), to=())
    assert refused.value.hint == "Name an official of cases/officials: --to president. Known: president."
    files = {f"cases/officials/a-{number:02}.yaml": "office: Minister\n" for number in range(12)}
    with pytest.raises(LettergenError) as refused:
        new(opened(tmp_path, files), to=())
    assert refused.value.hint.endswith("a-10, a-11, and 1 more.")
    shutil.rmtree(tmp_path / "cases/officials")
    with pytest.raises(LettergenError) as refused:
        new(reopened(tmp_path), to=())
    assert refused.value.hint.startswith("The library has no official yet")
