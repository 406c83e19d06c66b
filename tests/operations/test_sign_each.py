"""One text to several: whoever signs it signs each of the letters that `--each` makes of it, and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sign_ons import SIGNATURES, VERSIONS, answered, at, circulated
from sign_ons import workspace as unsigned
from small_workspace import LETTER, change, reopened
from test_each import OFFICIALS

from lettergen.findings import LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one
from lettergen.operations.check_each import check_letters
from lettergen.operations.each import build_each
from lettergen.operations.sign_circulate import close
from lettergen.operations.sign_packet import packet_files
from lettergen.operations.sign_redline import since_signed
from lettergen.operations.sign_status import sign_status
from lettergen.signing.agreement import Standing
from lettergen.signing.steps import Step

YAML = "letters/one/letter.yaml"
SAY = "letters/one/say.md"
ENVOY_B = "cases/officials/envoy-b.yaml"
LETTERS = [f"joint-letter-envoy-{key}.md" for key in "abc"]


def workspace(root: Path, to: str = "[envoys]", extra: str = "") -> None:
    unsigned(root, OFFICIALS)
    change(root, YAML, "to: [president]\n", f"to: {to}\n{extra}")


def signed(root: Path, *organisations: str, hours: float = 1) -> None:
    for organisation in organisations:
        answered(root, Step.SIGN, organisation, hours)


def closed(root: Path) -> None:
    close(reopened(root), LETTER, "Ana Example", at(100))


def final(root: Path) -> list[str]:
    """Return the letters of a final by name, each with who signs it."""
    wishes = BuildWishes(formats=("md",), final=True)
    made = build_each(reopened(root), LETTER, wishes, lambda *_: None)
    return [path.name for path in made.paths if path.name.startswith("joint")]


def printed(root: Path) -> list[str]:
    """Return who signs the letters of the final; in each of them the same."""
    (sent,) = (root / LETTER / "sent").iterdir()
    lists = {
        path.read_text(encoding="utf-8").partition(":::: signatories")[2].partition("\n::::")[0]
        for path in sent.glob("joint-letter-*.md")
    }
    (one,) = lists
    return one.replace("\xa0", " ").split("\n")[1:]


def refusal(root: Path) -> set[str]:
    with pytest.raises(LettergenError) as told:
        final(root)
    return {found.code for found in told.value.findings}


def codes(root: Path) -> list[str]:
    return sorted(found.code for found in check_letters(reopened(root), LETTER))


@pytest.mark.parametrize("extra", ["", "ungreeted: [envoy-a]\n", "copy: [president]\n"])
def test_from_opening_to_a_final_of_letters_one_each(tmp_path: Path, extra: str) -> None:
    workspace(tmp_path, extra=extra)
    circulated(tmp_path)
    signed(tmp_path, "monitors", "others")
    assert codes(tmp_path) == []
    assert refusal(tmp_path) == {"still-open"}
    closed(tmp_path)
    assert final(tmp_path) == LETTERS
    assert printed(tmp_path) == ["Monitors (MON)", "Others (OTH)"]


def test_who_confirmed_a_later_text_stands_in_its_letters_and_the_others_are_left_out(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    signed(tmp_path, "monitors", "others")
    change(tmp_path, SAY, "We write to you.", "We write to you today.")
    assert "uncirculated-text" in codes(tmp_path)
    circulated(tmp_path, again=True, change="substantive", now=at(20))
    answered(tmp_path, Step.CONFIRM, hours=21)
    assert refusal(tmp_path) == {"still-open", "unconfirmed-text"}
    closed(tmp_path)
    assert final(tmp_path) == LETTERS
    assert printed(tmp_path) == ["Monitors (MON)"]


def test_an_editorial_change_stands_by_the_rule_of_the_house(tmp_path: Path) -> None:
    workspace(tmp_path)
    (tmp_path / "lettergen.toml").write_text(
        'drafter = "monitors"\n[signing]\neditorial_change_stands = true\n', encoding="utf-8"
    )
    circulated(tmp_path)
    signed(tmp_path, "monitors", "others")
    change(tmp_path, SAY, "We write to you.", "We write to you today.")
    circulated(tmp_path, again=True, change="editorial", now=at(20))
    closed(tmp_path)
    assert final(tmp_path) == LETTERS
    assert printed(tmp_path) == ["Monitors (MON)", "Others (OTH)"]


def test_one_letter_to_all_can_be_sent_too(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    signed(tmp_path, "monitors")
    closed(tmp_path)
    made = build(reopened(tmp_path), LETTER, BuildWishes(formats=("md",), final=True), lambda _: None)
    assert "joint-letter.md" in [path.name for path in made.paths]


CHANGED: dict[str, tuple[str, str, str]] = {
    "an addressee more": (YAML, "to: [envoys]", "to: [envoys, president]"),
    "one in the list less": ("cases/officials/lists.yaml", "envoy-b, ", ""),
    "another holder": (ENVOY_B, "name: Bea Hidden, surname: Hidden", "name: Bea Seen, surname: Seen"),
    "another form of address, of one not greeted": (ENVOY_B, "Dear Ambassador", "Your Excellency"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_letters_that_nobody_signed_are_not_made(tmp_path: Path, what: str) -> None:
    workspace(tmp_path, extra="ungreeted: [envoy-b]\n")
    circulated(tmp_path)
    signed(tmp_path, "monitors", "others")
    change(tmp_path, *CHANGED[what])
    assert sign_status(reopened(tmp_path), LETTER, at(3)).is_current is False
    assert codes(tmp_path) == ["uncirculated-text", "unconfirmed-text", "unconfirmed-text"]
    circulated(tmp_path, again=True, change="editorial", now=at(20))
    answered(tmp_path, Step.CONFIRM, hours=21)
    closed(tmp_path)
    final(tmp_path)
    assert printed(tmp_path) == ["Monitors (MON)"]


def test_letters_can_change_where_the_letter_to_all_does_not(tmp_path: Path) -> None:
    workspace(tmp_path, extra="ungreeted: [envoy-b]\n")
    circulated(tmp_path)
    signed(tmp_path, "monitors", "others")
    change(tmp_path, *CHANGED["another form of address, of one not greeted"])
    assert [found.code for found in check_one(reopened(tmp_path), LETTER)] == []
    with pytest.raises(LettergenError, match="nobody said how"):
        circulated(tmp_path, again=True, now=at(20))
    circulated(tmp_path, again=True, change="editorial", now=at(20))
    answered(tmp_path, Step.CONFIRM, hours=21)
    standings = {row.id: row.standing for row in sign_status(reopened(tmp_path), LETTER, at(22)).signatories}
    assert standings == {"monitors": Standing.SIGNED, "others": Standing.EARLIER}
    found = since_signed(reopened(tmp_path), LETTER, "others")
    assert not any(one.changed for one in found.differences) and not found.same_letters


def test_another_deadline_keeps_every_signature(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    signed(tmp_path, "monitors", "others")
    made = circulated(tmp_path, again=True, now=at(20))
    assert made.version.record.change == "none"
    closed(tmp_path)
    final(tmp_path)
    assert printed(tmp_path) == ["Monitors (MON)", "Others (OTH)"]


def test_a_version_that_does_not_say_of_which_letters_can_be_circulated_again(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    path = tmp_path / VERSIONS / "1/version.yaml"
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept.partition("each:")[0], encoding="utf-8")
    signed(tmp_path, "monitors")
    assert codes(tmp_path) == ["uncirculated-text", "unconfirmed-text"]
    circulated(tmp_path, again=True, change="editorial", now=at(20))
    answered(tmp_path, Step.CONFIRM, hours=21)
    assert codes(tmp_path) == []


def test_an_answer_that_names_a_version_with_other_digests_counts_for_no_letter(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    signed(tmp_path, "monitors")
    path = tmp_path / SIGNATURES / "monitors.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sha256:", "sha256:0"), encoding="utf-8")
    assert {"other-version", "unconfirmed-text"} <= set(codes(tmp_path))


@pytest.mark.parametrize(("to", "said"), [("[envoys]", True), ("[president]", False)])
def test_the_invitation_says_that_letters_may_go_one_each(tmp_path: Path, to: str, said: bool) -> None:
    workspace(tmp_path, to)
    made: Any = circulated(tmp_path)
    assert bool(made.version.record.each) is said
    invitation = packet_files(made.prepared, made.version, made.version)["invitation.md"].decode("utf-8")
    assert ("in a letter of their own" in " ".join(invitation.split())) is said
