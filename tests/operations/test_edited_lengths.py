"""A letter that somebody edits, and an open one, are measured as they are: nothing moves, and what is too much is told."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest
from small_workspace import LETTER, change, opened, reopened, sign

from lettergen.compose import words_in
from lettergen.document import Kind
from lettergen.findings import Finding
from lettergen.operations.build import BuildWishes, Built, build
from lettergen.operations.check import check_one
from lettergen.operations.draft import draft
from lettergen.operations.prepare import plan_dossier, prepare
from lettergen.operations.preview import preview
from lettergen.writers.pdf.count import pages_in

ROOT = Path(__file__).parent.parent.parent
YAML = "letters/one/letter.yaml"
TEXT = "letters/one/text/joint-letter.md"
OCCASION = "We write to you."


def edited(root: Path, limits: str, more: str = "", at_first: str = "") -> None:
    """Draft the letter (limited `at_first`), add words to its first sentence, and limit it."""
    opened(root)
    limit = "\nlimits: {}\nsign: {{drafter"
    change(root, YAML, "\nsign: {drafter", limit.format(at_first or "{words: 900}"))
    draft(reopened(root), LETTER, (Kind.JOINT_LETTER,))
    change(root, TEXT, OCCASION, f"{OCCASION}{more}")
    change(root, YAML, f"limits: {at_first or '{words: 900}'}", f"limits: {limits}")


def words(root: Path) -> int:
    return words_in(prepare(reopened(root), LETTER).documents[Kind.JOINT_LETTER])


def too_long(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.source} {f.severity} {f.message}" for f in findings if f.code == "too-long"]


def built(root: Path, *formats: str, final: bool = False) -> Built:
    return build(reopened(root), LETTER, BuildWishes(formats or ("md",), final=final), lambda name: None)


def test_words_too_many_are_told_everywhere_and_nobody_moves(tmp_path: Path) -> None:
    edited(tmp_path, "{words: 900}", " Once more." * 3)
    size = words(tmp_path)
    most = size - 2  # The letter as assembled would fit.
    change(tmp_path, YAML, "{words: 900}", f"{{words: {most}}}")
    sentence = (
        f"The letter is too long: it has {size} words and may have {most}, 2 too many, and nothing moves out of a text"
        " that somebody edits."
    )
    planned = plan_dossier(reopened(tmp_path), LETTER)
    assert sentence in planned.selection.unmet
    assert planned.selection.moved == ()
    told = [f"{TEXT} warning {sentence}"]
    assert too_long(check_one(reopened(tmp_path), LETTER)) == told
    assert too_long(preview(reopened(tmp_path), LETTER).findings) == told
    done = built(tmp_path)
    assert too_long(done.findings) == told
    assert done.moved == ()


def test_a_text_that_somebody_shortened_is_not_told_as_the_letter_it_was_made_from(tmp_path: Path) -> None:
    edited(tmp_path, "{words: 20}", at_first="{words: 20}")
    assert len(too_long(check_one(reopened(tmp_path), LETTER))) == 1
    text = (tmp_path / TEXT).read_text(encoding="utf-8")
    start, end = text.index(OCCASION) + len(OCCASION), text.index("::: signatories")
    (tmp_path / TEXT).write_text(f"{text[:start]}\n\n{text[end:]}", encoding="utf-8")
    assert words(tmp_path) <= 20
    assert too_long(check_one(reopened(tmp_path), LETTER)) == []


def test_an_edit_does_not_bring_back_whom_the_limit_had_moved(tmp_path: Path) -> None:
    opened(tmp_path)
    most = words(tmp_path) - 1
    edited(tmp_path, f"{{words: {most}}}", at_first=f"{{words: {most}}}")
    assert "Bo" not in (tmp_path / TEXT).read_text(encoding="utf-8")
    found = check_one(reopened(tmp_path), LETTER)
    assert too_long(found) == []
    assert "text-behind" not in {finding.code for finding in found}


@pytest.mark.parametrize("formats", [("pdf",), ("md",)])
def test_pages_too_many_are_told_when_it_is_built(tmp_path: Path, formats: tuple[str, ...]) -> None:
    edited(tmp_path, "{pages: 1}", " Words that fill a page." * 260)
    done = built(tmp_path, *formats)
    assert too_long(done.findings) == [
        f"{TEXT} warning The letter is too long: it has 2 pages and may have 1, 1 too many, and nothing moves out of a text"
        " that somebody edits."
    ]
    assert done.moved == ()
    if formats == ("pdf",):
        assert pages_in(done.paths[0].read_bytes()) == 2
    assert "Bo Ek" in (tmp_path / TEXT).read_text(encoding="utf-8")
    assert "text-behind" not in {finding.code for finding in done.findings}


def test_pages_and_words_are_both_told(tmp_path: Path) -> None:
    edited(tmp_path, "{pages: 1, words: 1000}", " Words that fill a page." * 260)
    told = {message.partition(" and may")[0].split()[-1] for message in too_long(built(tmp_path).findings)}
    assert told == {"pages", "words"}


def test_the_briefing_alone_tells_of_the_same_cases(tmp_path: Path) -> None:
    edited(tmp_path, "{pages: 1}", " Words that fill a page." * 260)
    built(tmp_path)
    paper = tmp_path / "letters/one/out/briefing-paper.md"
    together = paper.read_text(encoding="utf-8")
    build(reopened(tmp_path), LETTER, BuildWishes(("md",), only=(Kind.BRIEFING_PAPER,)), lambda name: None)
    assert paper.read_text(encoding="utf-8") == together


def test_a_final_that_is_too_long_is_made_as_any_other_that_cannot_be_shortened(tmp_path: Path) -> None:
    edited(tmp_path, "{pages: 1}", " Words that fill a page." * 260)
    sign(tmp_path)
    done = built(tmp_path, final=True)
    assert len(too_long(done.findings)) == 1
    assert {path.parent.parent.name for path in done.paths} == {"sent"}


def test_a_text_that_fits_is_told_nothing_of(tmp_path: Path) -> None:
    edited(tmp_path, "{pages: 1, words: 900}", " Once more.")
    assert too_long(built(tmp_path, "pdf").findings) == []


OPEN_LETTER = PurePosixPath("examples/2024-03-kyrgyzstan-open-letter")


def open_letter(root: Path, most: int) -> None:
    """Copy the example of an open letter, and limit its pages."""
    for name in ("cases", "lettergen.toml", str(OPEN_LETTER)):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    change(root, f"{OPEN_LETTER}/letter.yaml", "limits: {pages: 4}", f"limits: {{pages: {most}}}")


def built_open(root: Path, form: str) -> Built:
    return build(reopened(root), OPEN_LETTER, BuildWishes((form,), out=root / "out"), lambda name: None)


@pytest.mark.parametrize("form", ["pdf", "md"])
@pytest.mark.parametrize(
    ("most", "told"),
    [
        (
            2,
            [
                f"{OPEN_LETTER}/letter.yaml:17 warning The letter is too long: it has 3 pages and may have 2, "
                "1 too many, and nothing moves out of an open letter."
            ],
        ),
        (3, []),
    ],
)
def test_the_pages_of_an_open_letter_are_counted(
    most: int, told: list[str], form: str, tmp_path: Path
) -> None:
    open_letter(tmp_path, most)
    done = built_open(tmp_path, form)
    assert too_long(done.findings) == told
    assert done.moved == ()


def test_an_edited_open_letter_is_told_at_its_text(tmp_path: Path) -> None:
    open_letter(tmp_path, 2)
    draft(reopened(tmp_path), OPEN_LETTER, (Kind.OPEN_LETTER,))
    (told,) = too_long(built_open(tmp_path, "md").findings)
    assert told.startswith(
        f"{OPEN_LETTER}/text/open-letter.md warning The letter is too long: it has 3 pages"
    )
