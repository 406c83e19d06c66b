"""The dossier: letter.yaml, say.md and signatures/."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from planted import plant, told

from lettergen.findings import LettergenError
from lettergen.library.dossier import load_dossier, previous_folder

FOLDER = PurePosixPath("letters/a")
LETTER = """\
=== letters/a/letter.yaml
use: government-letter
date: 2022-10-19
place: Brussels
to: president
subject: Human rights
sign: {drafter: iphr}
"""


def faults(root: Path, text: str) -> list[str]:
    return told(load_dossier(plant(root, LETTER + text), FOLDER)[1])


def test_a_dossier(tmp_path: Path) -> None:
    plant(
        tmp_path,
        LETTER
        + """\
=== letters/a/say.md
---
sources: {s1: {title: T, date: 2022}}
---
# Occasion
A.[^s1]
=== letters/a/signatures/iphr.yaml
organisation: iphr
answer: signed
=== letters/a/signatures/README.md
For people.
=== letters/a/out/joint-letter.md
Built.
""",
    )
    dossier, findings = load_dossier(tmp_path, FOLDER)
    assert told(findings) == []
    assert dossier is not None
    assert dossier.folder == FOLDER
    assert str(dossier.settings.place_in_file) == "letters/a/letter.yaml:1"
    assert str(dossier.settings.lines["sign"]) == "letters/a/letter.yaml:6"
    assert list(dossier.say) == ["occasion"]
    assert dossier.say["occasion"].place.line == 4
    assert list(dossier.sources) == ["s1"]
    assert [(s.id, s.organisation, str(s.place)) for s in dossier.signatures] == [
        ("iphr", "iphr", "letters/a/signatures/iphr.yaml:1")
    ]


@pytest.mark.parametrize("say", ["# Occasion\nA.", "---\n---\n# Occasion\nA."])
def test_say_needs_no_front_matter(tmp_path: Path, say: str) -> None:
    dossier, findings = load_dossier(plant(tmp_path, f"{LETTER}=== letters/a/say.md\n{say}"), FOLDER)
    assert told(findings) == []
    assert dossier is not None
    assert list(dossier.say) == ["occasion"]


def test_a_folder_without_a_letter_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(LettergenError) as raised:
        load_dossier(tmp_path, FOLDER)
    assert "no letter.yaml" in raised.value.message
    assert "lettergen new letters/a" in raised.value.hint


def test_the_faults_of_all_files_are_told(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        """\
colour: blue
=== letters/a/say.md
---
sources: {s1: {titel: T}}
---
# Occasion
<b>
=== letters/a/signatures/a.yaml
organisation: a
=== letters/a/signatures/b.yml
answer: signed
=== letters/a/signatures/old/c.yaml
answer: signed
""",
    )
    assert found == [
        "letters/a/letter.yaml:7 unknown-key",
        "letters/a/say.md:2 unknown-key",
        "letters/a/say.md:2 missing-key",
        "letters/a/say.md:5 markup-html",
        "letters/a/signatures/a.yaml:1 missing-key",
        "letters/a/signatures/b.yml misplaced",
        "letters/a/signatures/old/c.yaml misplaced",
    ]


def test_front_matter_of_say_without_an_end(tmp_path: Path) -> None:
    assert faults(tmp_path, "=== letters/a/say.md\n---\n# Occasion\nA.") == [
        "letters/a/say.md:1 front-matter-open"
    ]


def test_one_faulty_signature_costs_only_itself(tmp_path: Path) -> None:
    text = "=== letters/a/signatures/a.yaml\nanswer: yes\n=== letters/a/signatures/b.yaml\nanswer: signed"
    dossier, findings = load_dossier(plant(tmp_path, LETTER + text), FOLDER)
    assert told(findings) == ["letters/a/signatures/a.yaml:1 unknown-word"]
    assert dossier is not None
    assert [signature.id for signature in dossier.signatures] == ["b"]


def test_links_in_a_dossier_are_told(tmp_path: Path) -> None:
    plant(tmp_path, LETTER + "=== outside/s.yaml\nanswer: signed\n=== outside/say.md\n# Occasion\nSecret.")
    (tmp_path / "letters/a/say.md").symlink_to(tmp_path / "outside/say.md")
    (tmp_path / "letters/a/signatures").symlink_to(tmp_path / "outside")
    dossier, findings = load_dossier(tmp_path, FOLDER)
    assert told(findings) == ["letters/a/say.md symlink", "letters/a/signatures symlink"]
    assert dossier is not None
    assert (dict(dossier.say), dossier.signatures) == ({}, ())


@pytest.mark.parametrize(
    "previous",
    ["letters/missing", "../letters/b", "/letters/b", "letters/b/letter.yaml", ".git/b", "letters/.b"],
)
def test_a_previous_dossier_that_is_not_there_is_told(tmp_path: Path, previous: str) -> None:
    plant(tmp_path, "=== letters/b/letter.yaml\nplace: Outside the workspace")
    others = "".join(
        f"\n=== {folder}/letter.yaml\nplace: Prague" for folder in ("letters/b", ".git/b", "letters/.b")
    )
    found = faults(tmp_path / "workspace", f"previous: {previous}{others}")
    assert found == ["letters/a/letter.yaml:7 previous-missing"]


@pytest.mark.parametrize("link", ["letters/b", "letters/b/letter.yaml", "letters"])
def test_a_previous_dossier_behind_a_link_is_told(tmp_path: Path, link: str) -> None:
    plant(tmp_path, f"{LETTER}previous: earlier/b\n=== letters/b/letter.yaml\nplace: Prague")
    (tmp_path / "earlier").mkdir()
    if link == "letters":
        (tmp_path / "earlier").rmdir()
        (tmp_path / "earlier").symlink_to(tmp_path / "letters")
    elif link.endswith("b"):
        (tmp_path / "earlier/b").symlink_to(tmp_path / link)
    else:
        (tmp_path / "earlier/b").mkdir()
        (tmp_path / "earlier/b/letter.yaml").symlink_to(tmp_path / link)
    (finding,) = load_dossier(tmp_path, FOLDER)[1]
    assert (finding.code, "symbolic link" in finding.message) == ("previous-missing", True)


def test_a_previous_dossier_that_is_there(tmp_path: Path) -> None:
    plant(tmp_path, f"{LETTER}previous: letters/b\n=== letters/b/letter.yaml\nplace: Prague")
    dossier, findings = load_dossier(tmp_path, FOLDER)
    assert told(findings) == []
    assert dossier is not None
    assert previous_folder(dossier) == PurePosixPath("letters/b")
