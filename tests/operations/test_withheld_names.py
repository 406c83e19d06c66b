"""Whoever did not agree is named in no document, whoever wrote the words, and nothing that names them goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sign_ons import circulated
from small_workspace import FILES, LETTER, opened, reopened

from lettergen.findings import Finding, LettergenError, Severity
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one

ANA = "cases/kazakhstan/ana-diaz.md"
SAY = "letters/one/say.md"
YAML = "letters/one/letter.yaml"
CONCERN = "cases/kazakhstan/concerns/arrests.md"
NO = "consent: [{use: [government-letter, public-statement], answer: no, date: 2026-01-11}]"
MARKDOWN = BuildWishes(formats=("md",))


def without_ana(root: Path, **changed: str) -> None:
    """Write the workspace with Ana Diaz's no, and some files with one more sentence."""
    yes = NO.replace("answer: no", "answer: yes")
    opened(root, {ANA: FILES[ANA].replace(yes, NO), **changed})


def told(root: Path) -> list[Finding]:
    return [finding for finding in check_one(reopened(root), LETTER) if finding.code == "withheld-name"]


def said(sentence: str) -> str:
    return FILES[SAY].replace("We write to you.", f"We write to you. {sentence}")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (SAY, said("Ana Diaz is ill."), 2),
        (SAY, said("ANA DIAZ is ill."), 2),
        (SAY, said("Ana\nDiaz is ill."), 2),
        (SAY, said("Ana\u00a0Diaz is ill."), 2),
        (SAY, said("Ana  Diaz is ill."), 2),
        (SAY, said("*Ana* Diaz is ill."), 2),
        (SAY, said("Diaz is ill."), 2),
        (SAY, said("See [their page](https://x.example/Ana-Diaz)."), 2),
        (SAY, said("See [their page](https://x.example/ana%20diaz)."), 2),
        (CONCERN, FILES[CONCERN].replace("Journalists were arrested.", "Ana Diaz was arrested."), 13),
        (YAML, FILES[YAML].replace("subject: Arrests", "subject: Ana Diaz, and arrests"), 6),
    ],
)
def test_a_name_is_found_wherever_it_stands_and_nothing_is_built(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    without_ana(tmp_path)
    assert told(tmp_path) == []
    without_ana(tmp_path, **{name: text})
    found = told(tmp_path)
    assert found
    assert {finding.severity for finding in found} == {Severity.ERROR}
    assert f"{name}:{line}" in {str(finding.source) for finding in found}
    with pytest.raises(LettergenError, match="names somebody whom this letter may not name"):
        build(reopened(tmp_path), LETTER, MARKDOWN, lambda name: None)
    assert not (tmp_path / LETTER / "out").exists()


def test_another_of_the_same_family_name_is_a_warning(tmp_path: Path) -> None:
    without_ana(tmp_path, **{SAY: said("Rosa Diaz leads the office.")})
    assert {finding.severity for finding in told(tmp_path)} == {Severity.WARNING}
    build(reopened(tmp_path), LETTER, MARKDOWN, lambda name: None)


def test_words_that_only_hold_the_letters_of_a_name_are_none(tmp_path: Path) -> None:
    without_ana(tmp_path, **{SAY: said("The Ana Diazes of this world, and dianadiaz.")})
    assert told(tmp_path) == []


def test_somebody_of_another_country_is_found_by_check(tmp_path: Path) -> None:
    elsewhere = FILES[ANA].replace("country: KZ", "country: TJ").replace("answer: yes", "answer: no")
    opened(tmp_path, {SAY: said("Ana Diaz is ill.")})
    (tmp_path / ANA).unlink()
    (tmp_path / "cases/tajikistan").mkdir()
    (tmp_path / "cases/tajikistan/ana-diaz.md").write_text(elsewhere, encoding="utf-8")
    assert [str(finding.source) for finding in told(tmp_path)] == [f"{SAY}:2"]


@pytest.mark.parametrize("kept", ["answer: no", "share: internal"])
def test_a_no_and_a_label_count_also_where_nothing_was_known_yet(tmp_path: Path, kept: str) -> None:
    later = FILES[ANA].replace("date: 2026-01-10}", "date: 2026-03-10}")
    words = {"answer: no": "answer: yes", "share: internal": "share: public"}[kept]
    opened(tmp_path, {ANA: later, SAY: said("Ana Diaz is ill.")})
    assert told(tmp_path) == []
    opened(tmp_path, {ANA: later.replace(words, kept), SAY: said("Ana Diaz is ill.")})
    assert [finding.severity for finding in told(tmp_path)] == [Severity.ERROR]


@pytest.mark.parametrize("sentence", ["Ana Diaz is ill.", "TODO"])
def test_what_is_unfit_to_be_read_is_not_circulated(tmp_path: Path, sentence: str) -> None:
    without_ana(tmp_path, **{SAY: said(sentence)})
    with pytest.raises(LettergenError, match="not circulated"):
        circulated(tmp_path)
    assert not (tmp_path / LETTER / "versions").exists()


@pytest.mark.parametrize(
    "comment",
    [
        "{## ask Ana ##}",
        "We {## ask\nAna ##} write.",
        "[//]: # (ask Ana)",
        "<!-- ask Ana -->",
        "a <!-- b --> c",
    ],
)
def test_a_comment_is_an_error_and_never_printed(tmp_path: Path, comment: str) -> None:
    opened(tmp_path, {SAY: FILES[SAY].replace("We write to you.", f"We write to you.\n\n{comment}")})
    found = [
        str(finding.source)
        for finding in check_one(reopened(tmp_path), LETTER)
        if finding.code == "markup-comment"
    ]
    assert f"{SAY}:4" in found
    with pytest.raises(LettergenError, match="holds a comment"):
        build(reopened(tmp_path), LETTER, MARKDOWN, lambda name: None)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA nNdDiIzZ \u00a0\u00ad\u200b*_."), max_size=12))
def test_no_spelling_makes_a_traceback(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    root = tmp_path_factory.mktemp("spelled")
    without_ana(root, **{SAY: said(f"Here is {words} today.")})
    check_one(reopened(root), LETTER)
