"""A new letter from the shipped library, long after its last sources: it claims nothing that nobody knows any more."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from lettergen.document import Document, Kind
from lettergen.operations.check import check_one
from lettergen.operations.init import init_workspace
from lettergen.operations.new import NewLetter, new_dossier
from lettergen.operations.prepare import plan_dossier, prepare
from lettergen.operations.workspace import open_workspace
from lettergen.writers.outline import outline

DOCS = Path(__file__).parents[2] / "docs"

FOLDER = PurePosixPath("letters/2026-12-eu-kazakhstan")

LAST_WORD = {
    "ablyazov-wife-and-daughter": "in May 2013",
    "aigerim-tleuzhanova": "on 10 April 2025",
    "alexander-kharlamov": "in November 2013",
    "erzhan-elshibayev": "on 10 April 2025",
    "lukpan-akhmedyarov": "in 2012",
    "marat-zhylanbayev": "on 10 April 2025",
    "natalia-sokolova": "on 20 March 2012",
    "roza-tuletaeva": "in November 2013",
    "temirlan-ensebek": "on 10 April 2025",
    "vadim-kuramshin": "in November 2013",
    "vladimir-kozlov": "in November 2013",
    "zhanbolat-mamai": "by 1 June 2023",
    "zinaida-mukhortova": "between September 2013 and November 2013",
}
"""Everybody in Kazakhstan whose situation was once known and is not known to have been settled."""

CLAIM = re.compile(
    r"\b(?:still|remains?|continues? to) \b|\bis (?:in prison|in custody|serving|held|detained)\b"
)
"""Words that would say of somebody that nothing has changed."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("new") / "ours"
    init_workspace(root)
    new_dossier(
        open_workspace(root),
        FOLDER,
        NewLetter("EU-Kazakhstan Human Rights Dialogue", datetime.date(2026, 12, 3), ("KZ",)),
    )
    return root


def documents(root: Path) -> Mapping[Kind, Document]:
    return prepare(open_workspace(root), FOLDER).documents


def names(root: Path) -> set[str]:
    cases = open_workspace(root).library.cases.values()
    return {name for case in cases if case.country == "KZ" for name in (case.name, case.short) if name}


def test_nobody_is_named_and_nobody_is_said_to_be_held(root: Path) -> None:
    for document in documents(root).values():
        words = outline(document)
        assert "TODO" in words
        assert not [name for name in names(root) if name in words]
        assert not CLAIM.findall(words)


def test_the_plan_tells_of_each_how_old_the_last_word_is_and_who_can_renew_it(root: Path) -> None:
    selection = plan_dossier(open_workspace(root), FOLDER).selection
    assert selection.picks == ()
    silent = {row.case.id: row for row in selection.omissions if row.why.startswith("Last heard of as ")}
    assert set(silent) == set(LAST_WORD)
    for key, day in LAST_WORD.items():
        assert f" {day} (" in silent[key].why
        assert re.fullmatch(r"Ask .+; usable once confirmed\.", silent[key].remedy)
    others = {row.case.id for row in selection.omissions if row.case.country == "KZ"} - set(silent)
    assert others == {"igor-viniavskii"}


def test_check_tells_the_same_person_by_person(root: Path) -> None:
    told = {f.source.path.stem: f for f in check_one(open_workspace(root), FOLDER) if f.code == "last-heard"}
    assert set(told) == set(LAST_WORD)
    for key, day in LAST_WORD.items():
        assert f" {day} (" in told[key].message and "usable once confirmed" in told[key].hint


def test_the_page_on_selection_quotes_check(root: Path) -> None:
    page = (DOCS / "selection.md").read_text(encoding="utf-8")
    quoted = [line[4:] for line in page.splitlines() if line.startswith("    ")]
    start = next(
        n for n, line in enumerate(quoted) if line.startswith("cases/kazakhstan/erzhan-elshibayev.md:")
    )
    whole = " ".join(line.strip() for line in quoted[start : start + 4])
    (finding,) = (
        f
        for f in check_one(open_workspace(root), FOLDER)
        if f.code == "last-heard" and f.source.path.stem == "erzhan-elshibayev"
    )
    assert whole == f"{finding} {finding.hint}"


def test_every_text_on_a_concern_stands_below_the_day_on_which_it_was_known(root: Path) -> None:
    """In the letter once for all asks of one day, in the paper at the head of each section."""
    note = "What follows was known on 10 April 2025; nothing newer is on record."
    made = documents(root)
    of_three = note.replace("follows", "follows on this and the next two points")
    assert outline(made[Kind.JOINT_LETTER]).count(of_three) == 1
    assert outline(made[Kind.BRIEFING_PAPER]).count(note) == 3
    found = [f for f in check_one(open_workspace(root), FOLDER) if f.code == "old-text"]
    assert len(found) == 6 and all("2025-04-10" in finding.message for finding in found)


def test_letter_yaml_proposes_what_was_told_of_in_two_years_and_says_what_it_leaves_out(root: Path) -> None:
    text = (root / FOLDER / "letter.yaml").read_text(encoding="utf-8")
    assert "asks: [critics-of-kazakhstan, lgbtiq-in-kazakhstan, ngos-in-kazakhstan]\n" in text
    assert "#   torture (last told of on 25 June 2023)\n" in text
    assert "#   zhanaozen-trials (last told of on 26 November 2013)\n" in text
    assert "to: [european-external-action-service]\n" in text
    assert 'subject: "EU-Kazakhstan Human Rights Dialogue"\n' in text


def test_a_letter_on_several_countries_proposes_the_whole_of_a_regional_concern(root: Path) -> None:
    folder = PurePosixPath("letters/several")
    new_dossier(open_workspace(root), folder, NewLetter("Summit", datetime.date(2025, 5, 1), ("KZ", "UZ")))
    asks = plan_dossier(open_workspace(root), folder).dossier.settings.asks
    assert {"equality", "ngo-initiatives", "persecution-of-critics"} <= set(asks)
    assert not [ask for ask in asks if ask.endswith("-kazakhstan")]


def test_somebody_insisted_on_is_told_as_of_the_last_word(root: Path) -> None:
    folder = PurePosixPath("letters/insists")
    new_dossier(
        open_workspace(root), folder, NewLetter("Human Rights Dialogue", datetime.date(2026, 12, 3), ("KZ",))
    )
    path = root / folder / "letter.yaml"
    text = path.read_text(encoding="utf-8").replace("must: []", "must: [erzhan-elshibayev]")
    path.write_text(text.replace("form: sentence", "form: bullets"), encoding="utf-8")
    made = {kind: outline(row) for kind, row in prepare(open_workspace(root), folder).documents.items()}
    note = "What follows was known on 10 April 2025; nothing newer is on record."
    assert f"{note} Erzhan Elshibayev" in made[Kind.JOINT_LETTER]
    assert "Last known: in custody (as of 10 April 2025)" in made[Kind.BRIEFING_PAPER]
    assert "What we ask of the authorities" not in made[Kind.BRIEFING_PAPER]
    codes = {finding.code for finding in check_one(open_workspace(root), folder)}
    assert {"last-known-status", "last-heard"} <= codes
