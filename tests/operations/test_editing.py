"""Texts that somebody edits: drafted once, built from then on, carried over when the library moves, and never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_workspace import FILES, LETTER, change, files_below, opened, reopened, sign

from lettergen.document import Document, Kind, Paragraph, SignatoryList, plain, walk
from lettergen.findings import Finding, LettergenError
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one
from lettergen.operations.draft import draft
from lettergen.operations.prepare import finished, prepare
from lettergen.operations.redraft import Redrafted, redraft
from lettergen.versions import digest

TEXT = "letters/one/text/joint-letter.md"
BRIEFING = "letters/one/text/briefing-paper.md"
SAY = "letters/one/say.md"
ANA = "cases/kazakhstan/ana-diaz.md"
MARKDOWN = BuildWishes(formats=("md",))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in which both documents were drafted."""
    draft(opened(tmp_path), LETTER)
    return tmp_path


def text(root: Path, name: str = TEXT) -> str:
    return (root / name).read_text(encoding="utf-8")


def letter(root: Path, kind: Kind = Kind.JOINT_LETTER) -> Document:
    return prepare(reopened(root), LETTER).documents[kind]


def words(root: Path, kind: Kind = Kind.JOINT_LETTER) -> str:
    return "\n".join(plain(b.inlines) for b in walk(letter(root, kind).blocks) if isinstance(b, Paragraph))


def carry(root: Path) -> Redrafted:
    """Carry the letter over."""
    (done,) = redraft(reopened(root), LETTER, (Kind.JOINT_LETTER,))
    return done


def told(root: Path, *codes: str) -> list[Finding]:
    return [finding for finding in check_one(reopened(root), LETTER) if finding.code in codes]


# Drafting


def test_a_draft_changes_no_word_of_the_documents(tmp_path: Path) -> None:
    before = prepare(opened(tmp_path), LETTER)
    draft(reopened(tmp_path), LETTER)
    after = prepare(reopened(tmp_path), LETTER)
    assert list(after.edited) == [Kind.JOINT_LETTER, Kind.BRIEFING_PAPER]
    assert after.documents == before.documents
    assert {k: digest(d) for k, d in after.documents.items()} == {
        k: digest(d) for k, d in before.documents.items()
    }
    assert after.sources == before.sources


def test_a_text_and_its_base_are_written_and_signatories_and_dates_stay_live(root: Path) -> None:
    assert [name for name in files_below(root) if "/text/" in name] == [
        "letters/one/text/.base/briefing-paper.md",
        "letters/one/text/.base/joint-letter.md",
        BRIEFING,
        TEXT,
    ]
    assert text(root) == text(root, "letters/one/text/.base/joint-letter.md")
    for line in ('::: to label="To:"', "::: dateline", "::: signatories"):
        assert f"{line}\n" in text(root)
    change(root, "letters/one/letter.yaml", "date: 2026-02-01", "date: 2026-02-02")
    assert "Brussels, 2 February 2026" in words(root)


def test_only_one_document_is_drafted_where_that_is_asked(tmp_path: Path) -> None:
    drafted = draft(opened(tmp_path), LETTER, (Kind.JOINT_LETTER,))
    assert drafted.written == (tmp_path / TEXT,)
    again = draft(reopened(tmp_path), LETTER)
    assert (again.written, again.there) == ((tmp_path / BRIEFING,), (tmp_path / TEXT,))


def test_a_text_is_never_overwritten(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write to you again.")
    before = files_below(root)
    with pytest.raises(LettergenError, match="text already: joint-letter, briefing-paper"):
        draft(reopened(root), LETTER)
    assert files_below(root) == before


def test_a_document_that_cannot_be_put_together_is_not_drafted(tmp_path: Path) -> None:
    workspace = opened(tmp_path, {SAY: "# Briefing\nA paper.\n"})
    with pytest.raises(LettergenError, match="could not be put together") as stopped:
        draft(workspace, LETTER)
    assert [finding.code for finding in stopped.value.findings] == ["missing-section"]
    assert not (tmp_path / "letters/one/text").exists()


def test_a_document_that_the_letter_does_not_ask_for_is_not_drafted(tmp_path: Path) -> None:
    only_letter = FILES["letters/one/letter.yaml"].replace(", briefing-paper]", "]")
    with pytest.raises(LettergenError, match="does not ask for: briefing-paper"):
        draft(opened(tmp_path, {"letters/one/letter.yaml": only_letter}), LETTER, (Kind.BRIEFING_PAPER,))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    workspace, elsewhere = opened(tmp_path / "work"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "work/letters/one/text").symlink_to(elsewhere)
    with pytest.raises(LettergenError, match="symbolic link"):
        draft(workspace, LETTER)
    assert list(elsewhere.iterdir()) == []


# Building


def test_the_text_is_what_is_built(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write to *you*.\n\nAnd we mean it.")
    assert "We write to you.\nAnd we mean it." in words(root)
    (path, *_) = build(reopened(root), LETTER, MARKDOWN, lambda name: None).paths
    assert "And we mean it." in path.read_text(encoding="utf-8")
    assert "Monitors (MON)" in path.read_text(encoding="utf-8")


def test_references_to_notes_follow_the_order_of_an_edited_text(root: Path) -> None:
    (root / BRIEFING).write_text(
        text(root, BRIEFING).replace("This paper tells of two cases.", "This paper tells of two cases.[^own]")
        + "\n[^own]: Our own note.\n",
        encoding="utf-8",
    )
    (path, *_) = build(
        reopened(root), LETTER, BuildWishes(formats=("md",), only=(Kind.BRIEFING_PAPER,)), lambda name: None
    ).paths
    built = path.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "[^1]: Our own note." in built
    assert "[^2]: Monitors, *A report*, 10 January 2026." in built
    assert "[^3]: Monitors, 10 January 2026 (note 2)." in built


def test_faults_in_a_text_are_told_with_their_lines_and_stop_a_build(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write <b>to you</b>.\n\n::: singatories")
    codes = {
        (finding.code, str(finding.source)) for finding in told(root, "markup-html", "unknown-directive")
    }
    line = text(root).split("\n").index("We write <b>to you</b>.") + 1
    assert codes == {("markup-html", f"{TEXT}:{line}"), ("unknown-directive", f"{TEXT}:{line + 2}")}
    with pytest.raises(LettergenError):
        build(reopened(root), LETTER, MARKDOWN, lambda name: None)


def test_a_text_without_a_signatory_list_prints_none(root: Path) -> None:
    change(root, TEXT, "::: signatories\n", "")
    done = finished(letter(root), prepare(reopened(root), LETTER).planned)
    assert not any(isinstance(block, SignatoryList) for block in done.blocks)


# Carrying over


def test_with_nothing_changed_no_byte_is(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write  to you\nagain.   ")
    before = files_below(root)
    assert redraft(reopened(root), LETTER)[0].kept is None
    assert files_below(root) == before


def test_edits_survive_a_change_of_the_library(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write to you, again.")
    edited = text(root)
    change(
        root,
        ANA,
        "Journalist Ana Diaz is held.[^s1]\n# Briefing",
        "Journalist Ana Diaz is ill.[^s1]\n# Briefing",
    )
    done = carry(root)
    assert (done.taken, done.conflicts) == (1, 0)
    assert done.kept == root / "letters/one/text/.old/joint-letter-1.md"
    assert done.kept.read_text(encoding="utf-8") == edited
    assert "We write to you, again." in words(root)
    assert "Ana Diaz is ill." in text(root)
    before = files_below(root)
    assert carry(root).kept is None
    assert files_below(root) == before


def test_each_text_before_is_kept_under_its_own_number(root: Path) -> None:
    for number, occasion in enumerate(("First.", "Second.", "Third."), 1):
        (root / SAY).write_text(f"# Occasion\n{occasion}\n# Briefing\nA paper.\n", encoding="utf-8")
        kept = carry(root).kept
        assert kept is not None and kept.name == f"joint-letter-{number}.md"
    assert "Second." in (root / "letters/one/text/.old/joint-letter-3.md").read_text(encoding="utf-8")
    assert "Third." in text(root)


def test_a_conflict_stands_in_the_text_and_stops_a_build_until_somebody_chooses(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write to you today.")
    change(root, SAY, "We write to you.", "We turn to you.")
    assert carry(root).conflicts == 1
    (finding,) = told(root, "text-conflict")
    lines = text(root).split("\n")
    assert lines[finding.source.line - 1].startswith(":::: conflict {#say:occasion/1}")
    assert "We write to you today." in lines and "We turn to you." in lines
    assert "<<<<" not in text(root)
    with pytest.raises(LettergenError) as stopped:
        build(reopened(root), LETTER, MARKDOWN, lambda name: None)
    assert [found.code for found in stopped.value.findings] == ["text-conflict"]
    before = files_below(root)
    assert carry(root).conflicts == 1
    assert files_below(root) == before
    chosen = text(root)[: text(root).index(":::: conflict")] + "{#say:occasion/1}\nWe turn to you today.\n\n"
    (root / TEXT).write_text(chosen + text(root).split("::::\n::::\n\n", 1)[1], encoding="utf-8")
    assert told(root, "text-conflict") == []
    assert "We turn to you today." in words(root)
    assert carry(root).kept is None


def withdraw(root: Path) -> None:
    """Let Ana Diaz take her consent back."""
    taken_back = "{use: government-letter, answer: no, date: 2026-01-20}"
    change(root, ANA, "date: 2026-01-11}]", f"date: 2026-01-11}}, {taken_back}]")


def test_whoever_takes_their_consent_back_goes_from_an_unedited_text(root: Path) -> None:
    withdraw(root)
    assert [finding.code for finding in told(root, "withheld-name", "text-behind")][:1] == ["text-behind"]
    assert told(root, "withheld-name")
    redraft(reopened(root), LETTER)
    assert "Diaz" not in text(root) + text(root, BRIEFING)
    assert told(root, "withheld-name", "text-behind") == []


def test_whoever_takes_their_consent_back_stays_in_an_edited_text_only_as_a_conflict(root: Path) -> None:
    change(root, TEXT, "Journalist Ana Diaz is held.", "The journalist Ana Diaz is still held.")
    withdraw(root)
    assert carry(root).conflicts == 1
    assert told(root, "text-conflict", "withheld-name")
    with pytest.raises(LettergenError):
        build(reopened(root), LETTER, MARKDOWN, lambda name: None)


def test_a_text_without_base_or_with_a_fault_is_not_carried_over(root: Path) -> None:
    change(root, TEXT, "We write to you.", "We write to you.\n\n[^lost]: A note that nobody calls.")
    before = files_below(root)
    with pytest.raises(LettergenError) as stopped:
        carry(root)
    assert [finding.code for finding in stopped.value.findings] == ["markup-note-unused"]
    assert files_below(root) == before
    (root / "letters/one/text/.base/joint-letter.md").unlink()
    with pytest.raises(LettergenError) as stopped:
        carry(root)
    assert "text-without-base" in {finding.code for finding in stopped.value.findings}
    assert told(root, "text-without-base")


def test_a_key_whose_words_were_deleted_stops_nothing_and_goes(root: Path) -> None:
    change(root, TEXT, "We write to you.\n", "We write to you.\n\n{#say:occasion/9}\n")
    assert [finding.code for finding in told(root, "markup-key-alone")] == ["markup-key-alone"]
    change(
        root,
        "cases/kazakhstan/ana-diaz.md",
        "Journalist Ana Diaz is held.[^s1]\n# Briefing",
        "Ana waits.[^s1]\n# Briefing",
    )
    assert carry(root).conflicts == 0
    assert "Ana waits." in text(root) and "{#say:occasion/9}" not in text(root)
    assert not told(root, "markup-key-alone")


def test_a_paragraph_deleted_without_its_key_stays_deleted(root: Path) -> None:
    change(root, TEXT, "Journalists were arrested.\n", "")
    change(root, SAY, "We write to you.", "We write to you today.")
    carry(root)
    assert "We write to you today." in text(root)
    assert "{#concern:arrests/facts/1}" not in text(root) and "Journalists were arrested." not in text(root)


def test_there_is_nothing_to_carry_over_where_nothing_was_drafted(tmp_path: Path) -> None:
    with pytest.raises(LettergenError, match="Nothing in letters/one is being edited"):
        redraft(opened(tmp_path), LETTER)


def test_the_text_before_is_kept_when_the_disk_refuses_the_new_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(root, TEXT, "We write to you.", "We write to you, again.")
    edited = text(root)
    change(root, "letters/one/letter.yaml", "asks: [arrests]", "asks: []")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(LettergenError, match="No space left"):
            carry(root)
    assert text(root) == edited
    assert carry(root).kept is not None
    assert "We write to you, again." in text(root)


# What check tells


def test_edits_and_words_still_to_come_are_told(root: Path) -> None:
    assert told(root, "edited-text", "left-to-fill", "text-behind") == []
    change(root, TEXT, "We write to you.", "We write to you. TODO")
    assert [finding.code for finding in told(root, "edited-text", "left-to-fill")] == [
        "edited-text",
        "left-to-fill",
    ]


def test_a_name_from_another_country_is_told_as_left_out_and_not_as_forbidden(root: Path) -> None:
    case = (root / "cases/kazakhstan/bo-ek.md").read_text(encoding="utf-8")
    elsewhere = {"Bo Ek": "Cy Fox", "country: KZ": "country: TJ"}
    for old, new in elsewhere.items():
        case = case.replace(old, new)
    (root / "cases/tajikistan").mkdir()
    (root / "cases/tajikistan/cy-fox.md").write_text(case, encoding="utf-8")
    change(root, TEXT, "We write to you.", "We write to you for Cy Fox.")
    assert [finding.code for finding in told(root, "unselected-name", "withheld-name")] == ["unselected-name"]


def test_a_name_that_the_selection_leaves_out_is_told(root: Path) -> None:
    change(root, "letters/one/letter.yaml", "form: bullets", "form: bullets, never: [bo-ek]")
    change(root, TEXT, "We write to you.", "We write to you for Bo Ek.")
    findings = told(root, "unselected-name")
    line = text(root).split("\n").index("We write to you for Bo Ek.") + 1
    assert f"{TEXT}:{line}" in {str(finding.source) for finding in findings}


def test_a_later_event_is_told_of_an_edited_text_too(root: Path) -> None:
    change(root, TEXT, "Journalist Ana Diaz is held.", "The journalist Ana Diaz is held.")
    change(
        root,
        ANA,
        "source: s1}]\nsources",
        "source: s1}, {what: released, date: 2026-01-20, source: s2}]\nsources",
    )
    change(
        root, ANA, "date: 2026-01-10}}", "date: 2026-01-10}, s2: {title: B, publisher: M, date: 2026-01-21}}"
    )
    assert "overtaken-text" in {finding.code for finding in told(root, "overtaken-text", "text-behind")}


def test_what_an_edited_text_rests_on_has_still_to_be_read(root: Path) -> None:
    change(root, ANA, "read: [{text: letter 2026-01-10, by: b}, ", "read: [")
    assert len(told(root, "unread-text")) == 1
    change(root, TEXT, "Journalist Ana Diaz is held.", "The journalist Ana Diaz is held.")
    assert len(told(root, "unread-text")) == 1


def test_a_file_beside_the_texts_that_nothing_reads_is_told(root: Path) -> None:
    (root / "letters/one/text/joint-leter.md").write_text("Hello.\n", encoding="utf-8")
    assert [str(finding.source) for finding in told(root, "misplaced")] == ["letters/one/text/joint-leter.md"]


def test_a_final_is_refused_while_the_library_is_ahead(root: Path) -> None:
    sign(root)
    change(root, SAY, "We write to you.", "We turn to you.")
    with pytest.raises(LettergenError) as stopped:
        build(reopened(root), LETTER, BuildWishes(formats=("md",), final=True), lambda name: None)
    assert "text-behind" in {finding.code for finding in stopped.value.findings}
    assert not os.path.lexists(root / "letters/one/sent")
