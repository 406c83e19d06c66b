"""Words of one's own in an edited text do not outlive what they say of somebody."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_workspace import FILES, LETTER, change, opened, reopened, sign

from lettergen.document import Kind
from lettergen.findings import Finding, LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one
from lettergen.operations.draft import draft
from lettergen.operations.redraft import Redrafted, redraft

TEXT = "letters/one/text/joint-letter.md"
YAML = "letters/one/letter.yaml"
BO = "cases/kazakhstan/bo-ek.md"
MINE = "Lawyer Bo Ek was charged, and is held in a cell."
NOW = "The charges against lawyer Bo Ek were dropped."


def charges_dropped(text: str) -> str:
    """The case once the charges were dropped, with new words that somebody read."""
    newer = "{what: charges-dropped, date: 2026-01-20, source: s2}"
    report = "s2: {title: News, publisher: Monitors, date: 2026-01-21}"
    read = "read: [{text: letter 2026-01-22, by: b}, {text: briefing 2026-01-22, by: b}, "
    for old, new in {
        "source: s1}]": f"source: s1}}, {newer}]",
        "2026-01-10}}": f"2026-01-10}}, {report}}}",
        "read: [": read,
        "# Letter\n": f"# Letter\n## 2026-01-22\n{NOW}[^s2]\n",
        "# Briefing\n": f"# Briefing\n## 2026-01-22\n{NOW}[^s2]\n",
    }.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A letter in which one bullet was edited, before the charges were dropped."""
    draft(opened(tmp_path), LETTER, (Kind.JOINT_LETTER,))
    change(tmp_path, TEXT, "Lawyer Bo Ek is held.", MINE)
    assert not told(tmp_path)
    (tmp_path / BO).write_text(charges_dropped(FILES[BO]), encoding="utf-8")
    return tmp_path


def told(root: Path) -> list[Finding]:
    codes = {"overtaken-edit", "unselected-name"}
    return [finding for finding in check_one(reopened(root), LETTER) if finding.code in codes]


def carry(root: Path) -> Redrafted:
    (done,) = redraft(reopened(root), LETTER)
    return done


def keep_mine(root: Path) -> None:
    """Settle the one conflict of the text in favour of what was edited."""
    text = (root / TEXT).read_text(encoding="utf-8")
    begin, end = text.index(":::: conflict"), text.rindex("::::\n::::\n") + len("::::\n::::\n")
    mine = text[text.index(":::: yours\n") + len(":::: yours\n") : text.index("::::\n:::: theirs")]
    (root / TEXT).write_text(text[:begin] + mine + text[end:], encoding="utf-8")


def test_an_edited_bullet_that_was_overtaken_is_told(root: Path) -> None:
    (finding,) = told(root)
    assert (finding.code, finding.source.path.as_posix()) == ("overtaken-edit", TEXT)
    assert MINE in (root / TEXT).read_text(encoding="utf-8").splitlines()[finding.source.line - 1]
    assert "Ek had the charges dropped on 20 January 2026" in finding.message


def test_a_final_is_refused_also_after_somebody_kept_the_bullet(root: Path) -> None:
    assert carry(root).conflicts == 1
    keep_mine(root)
    assert [finding.code for finding in told(root)] == ["overtaken-edit"]
    sign(root)
    with pytest.raises(LettergenError) as refused:
        build(reopened(root), LETTER, BuildWishes(("md",), final=True), lambda name: None)
    assert [finding.code for finding in refused.value.findings] == ["overtaken-edit"]


@pytest.mark.parametrize("first", [True, False])
def test_with_must_the_bullet_and_the_new_words_are_a_conflict(root: Path, first: bool) -> None:
    if first:
        carry(root)
        keep_mine(root)
    change(root, YAML, "letter: 2,", "letter: 2, must: [bo-ek],")
    assert carry(root).conflicts == 1
    text = (root / TEXT).read_text(encoding="utf-8")
    conflict = text[text.index(":::: conflict") : text.rindex("::::\n::::\n")]
    assert "{#cases/bo-ek}" in conflict and MINE in conflict and NOW in conflict and "Ana" not in conflict
    assert text.replace(conflict, "").count("bo-ek") == 0
    keep_mine(root)
    assert [finding.code for finding in told(root)] == ["overtaken-edit"]


def test_the_librarys_new_words_may_be_edited(root: Path) -> None:
    change(root, YAML, "letter: 2,", "letter: 2, must: [bo-ek],")
    carry(root)
    text = (root / TEXT).read_text(encoding="utf-8")
    begin, end = text.index(":::: conflict"), text.rindex("::::\n::::\n") + len("::::\n::::\n")
    theirs = f"{{#cases/bo-ek}}\n{NOW} We are glad.\n"
    (root / TEXT).write_text(text[:begin] + theirs + text[end:], encoding="utf-8")
    assert not told(root)


def test_what_nobody_edited_is_only_behind(tmp_path: Path) -> None:
    draft(opened(tmp_path), LETTER, (Kind.JOINT_LETTER,))
    (tmp_path / BO).write_text(charges_dropped(FILES[BO]), encoding="utf-8")
    assert [finding.code for finding in told(tmp_path)] == ["unselected-name"]
    assert "Ek had the charges dropped" in told(tmp_path)[0].message
