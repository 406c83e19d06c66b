"""A text that was mailed before it is recorded: answers of the time between count for it, and nothing is dated back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sign_ons import DEADLINE, NOON, VERSIONS, answered, at, circulated, workspace
from small_workspace import LETTER, change, reopened

from lettergen.findings import LettergenError
from lettergen.library.dossier import load_dossier
from lettergen.operations.sign_circulate import close
from lettergen.signing.steps import Step

LATER = at(24 * 500)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose text was mailed at noon, recorded long after, signed an hour after noon, and changed since."""
    workspace(tmp_path)
    circulated(tmp_path, "others", mailed=NOON, now=LATER)
    answered(tmp_path, Step.SIGN, "monitors", hours=1)
    change(tmp_path, f"{LETTER}/say.md", "We write to you.", "We write to you again.")
    return tmp_path


def test_a_version_says_when_it_was_mailed_and_when_that_was_recorded(root: Path) -> None:
    dossier, findings = load_dossier(root, LETTER)
    assert dossier is not None
    assert findings == []
    record = dossier.versions[0].record
    assert (record.opened, record.recorded) == (NOON.isoformat(), LATER.isoformat())
    asked = {row.id: row.received for row in dossier.signatures if row.answer == "asked"}
    assert asked == {"others": NOON.isoformat()}


def test_a_version_that_is_circulated_now_says_nothing_besides(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    assert "recorded" not in (tmp_path / VERSIONS / "1" / "version.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("hours", [-1, 0, 0.5, 1])
def test_a_new_text_is_not_dated_before_what_the_old_one_got(root: Path, hours: float) -> None:
    with pytest.raises(LettergenError, match="is not after what is on record: 2026-01-20T13:00:00"):
        circulated(root, mailed=at(hours), now=LATER, again=True, change="editorial")
    assert not (root / VERSIONS / "2").exists()
    made = circulated(root, mailed=at(1.01), now=LATER, again=True, change="editorial")
    assert made.version.number == 2


def test_a_text_is_not_mailed_before_the_signing_of_the_one_before_was_closed(root: Path) -> None:
    close(reopened(root), LETTER, "Ana Example", at(20))
    with pytest.raises(LettergenError, match="is not after what is on record: 2026-01-21T08:00:00"):
        circulated(root, mailed=at(20), now=LATER, again=True, change="editorial")


def test_a_killed_run_is_repeated_with_the_same_words(root: Path) -> None:
    for _ in range(2):
        made = circulated(root, "org-001", mailed=at(2), now=LATER, again=True, change="editorial")
        assert made.version.number == 2
        shutil.rmtree(root / VERSIONS / "2")  # who is asked is recorded before the version appears


def test_a_text_is_not_mailed_in_the_future(tmp_path: Path) -> None:
    workspace(tmp_path)
    with pytest.raises(LettergenError, match="is to come"):
        circulated(tmp_path, mailed=at(1), now=NOON)


def test_the_deadline_is_after_the_mailing(tmp_path: Path) -> None:
    workspace(tmp_path)
    with pytest.raises(LettergenError, match="is not after 2026-01-27T12:00:00"):
        circulated(tmp_path, mailed=DEADLINE, now=LATER)


@pytest.mark.parametrize("step", [Step.OBJECT, Step.DECLINE])
def test_a_text_is_not_mailed_before_a_no_that_is_on_record(tmp_path: Path, step: Step) -> None:
    workspace(tmp_path)
    answered(tmp_path, step, "others", hours=2)
    for hours in (1, 2):
        with pytest.raises(LettergenError, match="is not after what is on record: 2026-01-20T14:00:00"):
            circulated(tmp_path, mailed=at(hours), now=LATER, deadline=at(24 * 600))
    assert not (tmp_path / VERSIONS).exists()
    circulated(tmp_path, mailed=at(2.01), now=LATER, deadline=at(24 * 600))


def test_a_new_text_is_not_mailed_before_a_withdrawal_or_an_objection_to_the_old_one(root: Path) -> None:
    answered(root, Step.WITHDRAW, "monitors", hours=3)
    answered(root, Step.OBJECT, "others", hours=4)
    with pytest.raises(LettergenError, match="is not after what is on record: 2026-01-20T16:00:00"):
        circulated(root, mailed=at(3.5), now=LATER, again=True, change="editorial")
    circulated(root, mailed=at(4.5), now=LATER, again=True, change="editorial")
