"""A letter whose final lies in sent/ is done: what the library learns later is one note, and no warning."""

from __future__ import annotations

from pathlib import Path

import pytest
from sign_ons import answered, at, circulated, workspace
from small_workspace import LETTER, change, reopened, sign
from small_workspace import opened as signed_by_hand
from test_each import OFFICIALS

from lettergen.document import Kind
from lettergen.findings import LettergenError
from lettergen.library.finals import load_sent
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one
from lettergen.operations.check_each import check_letters
from lettergen.operations.each import build_each
from lettergen.operations.sign_circulate import close
from lettergen.operations.sign_status import sign_status
from lettergen.signing.steps import Step

SAY = "letters/one/say.md"
YAML = "letters/one/letter.yaml"
FINAL = BuildWishes(formats=("md",), final=True)


def sent(root: Path) -> None:
    workspace(root)
    circulated(root)
    for organisation in ("monitors", "others"):
        answered(root, Step.SIGN, organisation)
    close(reopened(root), LETTER, "Ana Example", at(10))
    build(reopened(root), LETTER, FINAL, lambda _: None)


def told(root: Path) -> list[str]:
    return sorted(f"{found.severity} {found.code}" for found in check_one(reopened(root), LETTER))


def the_library_moves_on(root: Path) -> None:
    change(root, "cases/officials/president.yaml", "office: President", "office: Prime Minister")


NOTE = ["info sent-otherwise"]
REOPEN = ["warning uncirculated-text", "warning unconfirmed-text", "warning unconfirmed-text"]


def test_a_sent_letter_is_done_and_its_text_is_compared_once(tmp_path: Path) -> None:
    sent(tmp_path)
    assert told(tmp_path) == []
    the_library_moves_on(tmp_path)
    (note,) = check_one(reopened(tmp_path), LETTER)
    assert (str(note.severity), note.code) == ("info", "sent-otherwise")
    assert note.message == "would give another joint-letter today than the final in sent/2026-02-01-1"
    status = sign_status(reopened(tmp_path), LETTER, at(20))
    assert (status.is_sent, status.is_current) == (True, False)


def test_a_letter_that_was_not_sent_asks_for_a_new_version(tmp_path: Path) -> None:
    sent(tmp_path)
    (tmp_path / LETTER / "sent").rename(tmp_path / "elsewhere")
    the_library_moves_on(tmp_path)
    assert told(tmp_path) == REOPEN
    assert not sign_status(reopened(tmp_path), LETTER, at(20)).is_sent


def test_another_final_is_held_to_as_much_as_the_first(tmp_path: Path) -> None:
    sent(tmp_path)
    the_library_moves_on(tmp_path)
    with pytest.raises(LettergenError) as refused:
        build(reopened(tmp_path), LETTER, FINAL, lambda _: None)
    assert "uncirculated-text" in {found.code for found in refused.value.findings}


def test_a_version_circulated_since_is_being_signed_again(tmp_path: Path) -> None:
    sent(tmp_path)
    change(tmp_path, SAY, "We write to you.", "We write to you again.")
    circulated(tmp_path, again=True, change="substantive", now=at(30))
    assert told(tmp_path) == ["warning unconfirmed-text"] * 2
    close(reopened(tmp_path), LETTER, "Ana Example", at(40))
    assert told(tmp_path) == ["warning unconfirmed-text"] * 2


def test_one_document_alone_that_was_sent_is_enough(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    close(reopened(tmp_path), LETTER, "Ana Example", at(10))
    wishes = BuildWishes(formats=("md",), final=True, only=(Kind.JOINT_LETTER,))
    build(reopened(tmp_path), LETTER, wishes, lambda _: None)
    the_library_moves_on(tmp_path)
    assert told(tmp_path) == NOTE


def test_letters_that_were_signed_by_hand_are_done_too(tmp_path: Path) -> None:
    signed_by_hand(tmp_path)
    sign(tmp_path)
    build(reopened(tmp_path), LETTER, FINAL, lambda _: None)
    assert told(tmp_path) == []
    the_library_moves_on(tmp_path)
    assert told(tmp_path) == NOTE


@pytest.mark.parametrize("both", [False, True])
def test_letters_one_each_are_done_too(tmp_path: Path, both: bool) -> None:
    workspace(tmp_path, OFFICIALS)
    change(tmp_path, YAML, "to: [president]", "to: [envoys]")
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    close(reopened(tmp_path), LETTER, "Ana Example", at(10))
    build_each(reopened(tmp_path), LETTER, FINAL, lambda *_: None)
    assert check_letters(reopened(tmp_path), LETTER) == ()
    if both:
        build(reopened(tmp_path), LETTER, FINAL, lambda _: None)
    assert [found.code for found in check_letters(reopened(tmp_path), LETTER)] == []
    change(tmp_path, "cases/officials/envoy-b.yaml", "name: Bea Hidden", "name: Bea Seen")
    (note,) = check_letters(reopened(tmp_path), LETTER)
    assert note.message == "would give another joint-letter today than the final in sent/2026-02-01-1"
    assert not {"uncirculated-text", "unconfirmed-text"} & {row.partition(" ")[2] for row in told(tmp_path)}


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"documents": []}',
        '{"documents": {"joint-letter": 1}}',
        '{"documents": {}}',
    ],
)
def test_a_manifest_that_says_nothing_is_no_final(tmp_path: Path, manifest: str) -> None:
    sent(tmp_path)
    path = tmp_path / LETTER / "sent/2026-02-01-1/manifest.json"
    path.write_text(manifest, encoding="utf-8")
    assert load_sent(tmp_path, LETTER) == ()
    the_library_moves_on(tmp_path)
    assert told(tmp_path) == REOPEN


def test_a_final_of_another_text_and_a_link_are_no_final_of_this_one(tmp_path: Path) -> None:
    sent(tmp_path)
    folder = tmp_path / LETTER / "sent"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert load_sent(tmp_path, LETTER) == ()
    folder.unlink()
    (tmp_path / "elsewhere").rename(folder)
    path = folder / "2026-02-01-1/manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("sha256:", "sha256:0"), encoding="utf-8")
    the_library_moves_on(tmp_path)
    assert told(tmp_path) == REOPEN
