"""Letters to several keep to their limits together: the longest of them decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from small_workspace import FILES, LETTER, change, reopened, write
from test_each import OUT, YAML, built, official, text, workspace

from lettergen.document import Kind
from lettergen.findings import LettergenError
from lettergen.operations import pages
from lettergen.operations.draft import draft
from lettergen.operations.letters import agreed, prepare_letters
from lettergen.operations.prepare import plan_dossier
from lettergen.writers.pdf.count import pages_in

BO = "cases/kazakhstan/bo-ek.md"
FILLED = "Some words that fill a line of a page. " * 25


def named(root: Path) -> list[str]:
    """Return whom the letters name as they are now, pages included."""
    return [
        case.id for case in prepare_letters(reopened(root), LETTER).prepared.planned.selection.in_letter()
    ]


def long_letters(root: Path, limits: str, office_b: str = "W " * 770, **lines: str) -> Any:
    """Write letters that have room on a page, but for that to the second: the first has an office of more characters."""
    workspace(root, limits=limits, **lines)
    for key, office in (("a", "i " * 780), ("b", office_b)):
        path = f"cases/officials/envoy-{key}.yaml"
        change(root, path, "office: Ambassador of the Union", f"office: {office}")
    change(
        root,
        BO,
        "# Letter\n## 2026-01-10\nLawyer Bo Ek is held.",
        f"# Letter\n## 2026-01-10\nBo Ek. {FILLED}",
    )
    return reopened(root)


def counts(root: Path) -> dict[str, int]:
    """Return the pages of each letter that was built."""
    return {path.stem[-1]: pages_in(path.read_bytes()) for path in sorted((root / OUT).glob("joint-*.pdf"))}


def test_the_letter_with_most_pages_decides_for_all(tmp_path: Path) -> None:
    built(long_letters(tmp_path, "{pages: 9}"), formats=("pdf",))
    assert counts(tmp_path) == {"a": 1, "b": 2, "c": 1}
    change(tmp_path, YAML, "{pages: 9}", "{pages: 1}")
    done = built(reopened(tmp_path), formats=("pdf",))
    assert counts(tmp_path) == {"a": 1, "b": 1, "c": 1}
    assert done.moved == (
        "Bo Ek: moved to the briefing, because the letter would have 2 pages and may have 1.",
    )
    assert {"page-limit", "moved"} <= {finding.code for finding in done.findings}


def test_all_letters_lose_the_same_cases_in_any_format(tmp_path: Path) -> None:
    done = built(long_letters(tmp_path, "{pages: 1}"), formats=("md",))
    assert len(done.moved) == 1
    assert ["Bo Ek" in text(tmp_path, f"joint-letter-envoy-{key}.md") for key in "abc"] == [False] * 3
    assert "Bo Ek" in text(tmp_path, "briefing-paper.md")


def test_letters_that_fit_lose_nobody(tmp_path: Path) -> None:
    done = built(long_letters(tmp_path, "{pages: 1}", "Ambassador"), formats=("pdf",))
    assert done.moved == ()
    assert counts(tmp_path) == {"a": 1, "b": 1, "c": 1}
    assert {"page-limit", "too-long"} & {finding.code for finding in done.findings} == set()


def test_the_briefing_alone_is_the_one_that_belongs_to_the_letters(tmp_path: Path) -> None:
    place = long_letters(tmp_path, "{pages: 1}")
    built(place)
    together = text(tmp_path, "briefing-paper.md")
    built(place, only=(Kind.BRIEFING_PAPER,))
    assert text(tmp_path, "briefing-paper.md") == together


def test_words_are_kept_to_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    done = built(workspace(tmp_path, limits="{words: 5}"))
    assert [sentence.partition(",")[0] for sentence in done.moved] == ["Bo Ek: moved to the briefing"]
    (told,) = (finding for finding in done.findings if finding.code == "too-long")
    assert "words and may have 5" in told.message
    assert ["Bo Ek" in text(tmp_path, f"joint-letter-envoy-{key}.md") for key in "abc"] == [False] * 3


def test_a_final_of_letters_that_their_pages_would_shorten_is_refused(tmp_path: Path) -> None:
    place = long_letters(tmp_path, "{pages: 1}")
    rows = agreed(prepare_letters(place, LETTER).digests())
    digests = ", ".join(f'{kind.value}: "{found}"' for kind, found in rows.items())
    path = "letters/one/signatures/monitors.yaml"
    write(tmp_path, {path: f"{FILES[path]}digests: {{{digests}}}\n"})
    with pytest.raises(LettergenError, match="No final was made") as told:
        built(reopened(tmp_path), final=True)
    assert "page-limit" in {finding.code for finding in told.value.findings}
    assert not (tmp_path / "letters/one/sent").exists()


def test_pages_of_one_letter_are_counted_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path, limits="{pages: 2}")
    write(tmp_path, {f"cases/officials/more-{n}.yaml": official(f"Ann N{n}", f"N{n}") for n in range(20)})
    change(tmp_path, YAML, "[envoys]", f"[envoys, {', '.join(f'more-{n}' for n in range(20))}]")
    counted = Mock(wraps=pages._pages)
    monkeypatch.setattr(pages, "_pages", counted)
    assert named(tmp_path) == ["ana-diaz", "bo-ek"]
    assert counted.call_count == 1


def test_a_name_that_no_pdf_can_have_does_not_keep_the_others_from_being_counted(tmp_path: Path) -> None:
    long_letters(tmp_path, "{pages: 1}")
    write(
        tmp_path,
        {"cases/officials/envoy-c.yaml": official("李 Un", "Un").replace("Ambassador of", "W " * 900)},
    )
    done = built(reopened(tmp_path), formats=("pdf",))
    assert [finding.source.path.name for finding in done.failures] == ["envoy-c.yaml"]
    assert counts(tmp_path) == {"a": 1, "b": 1}
    assert len(done.moved) == 1


def test_a_house_that_cannot_be_used_is_told_by_its_lines(tmp_path: Path) -> None:
    place = long_letters(tmp_path, "{pages: 1}", house_style="house.css")
    write(tmp_path, {"house.css": "p { colour: red }\n"})
    with pytest.raises(LettergenError, match="house's") as told:
        built(place)
    assert [str(finding.source) for finding in told.value.findings] == ["house.css:1"]


def test_an_edited_letter_is_measured_on_the_longest_and_nobody_moves(tmp_path: Path) -> None:
    place = long_letters(tmp_path, "{pages: 1}")
    draft(place, LETTER)
    done = built(reopened(tmp_path), formats=("pdf",))
    assert counts(tmp_path) == {"a": 1, "b": 2, "c": 1}
    assert done.moved == ()
    (told,) = (finding for finding in done.findings if finding.code == "too-long")
    assert "it has 2 pages and may have 1, 1 too many" in told.message
    assert plan_dossier(place, LETTER).selection.moved == ()
