"""The letter that follows up the summit of April 2025: everybody whom the statement named, and how."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from lettergen.document import AddressBlock, Block, Heading, Kind, ListBlock, Paragraph, Role, plain, walk
from lettergen.operations.prepare import Prepared, prepare
from lettergen.operations.workspace import open_workspace
from lettergen.vocabulary import SETTLED, STATUS_RULES, Ask

ROOT = Path(__file__).parents[2]
FOLDER = PurePosixPath("examples/2025-04-eu-central-asia-summit")

NAMED = {
    "Kazakhstan": "Aigerim Tleuzhanova, Erzhan Elshibayev, Marat Zhylanbayev, Temirlan Ensebek",
    "Kyrgyzstan": (
        "Aike Beishekeyeva, Aktilek Kaparov, Azamat Ishenbekov, Kanyshay Mamyrkulova, Kloop Media, Makhabat Tajibek Kyzy"
    ),
    "Tajikistan": (
        "Abdullo Ghurbati, Abdusattor Pirmuhammadzoda, Ahmad Ibrohim, Buzurgmehr Yorov, Daler Imomali, Faromuz Irgashov, "
        "Khurshed Fozilov, Khushom Gulyam, Manuchehr Kholiknazarov, Rukhshona Hakimova, Ulfatkhonim Mamadshoeva, "
        "Zavqibek Saidamini"
    ),
    "Turkmenistan": "Soltan Achilova",
    "Uzbekistan": "Dauletmurat Tazhimuratov, Dildora Khakimova, Nargiz Keldiyorova, Valijon Kalonov",
}
GOOD_NEWS = "Azamat Ishenbekov"


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare(open_workspace(ROOT), FOLDER)


@pytest.fixture(scope="module")
def letter(prepared: Prepared) -> tuple[Block, ...]:
    return prepared.documents[Kind.JOINT_LETTER].blocks


def by_heading(blocks: tuple[Block, ...]) -> dict[str, list[str]]:
    """Return the runs of words below each heading."""
    found: dict[str, list[str]] = {"": []}
    for block in blocks:
        if isinstance(block, Heading):
            found[plain(block.inlines)] = []
        elif isinstance(block, ListBlock):
            found[list(found)[-1]] += [f"* {plain(item.inlines)}" for item in block.items]
        elif isinstance(block, Paragraph):
            found[list(found)[-1]].append(plain(block.inlines))
    return found


def test_two_presidents_are_addressed_in_one_letter(letter: tuple[Block, ...]) -> None:
    to = next(block for block in letter if isinstance(block, AddressBlock))
    assert [plain(line) for line in to.lines] == [
        "President of the European Council, António Costa",
        "President of the European Commission, Ursula von der Leyen",
    ]
    (greeting,) = [
        block for block in letter if isinstance(block, Paragraph) and block.role is Role.SALUTATION
    ]
    assert plain(greeting.inlines) == "Dear President Costa, dear President von der Leyen,"


def test_each_country_names_the_people_of_the_statement_and_nobody_else(
    prepared: Prepared, letter: tuple[Block, ...]
) -> None:
    countries = by_heading(letter)
    assert list(countries) == ["", *NAMED, "In closing"]
    assert [words[:21] for words in countries["In closing"]] == ["We would be glad to l", "Yours sincerely,"]
    known = [case.name for case in prepared.planned.opened.library.cases.values()]
    for country, names in NAMED.items():
        words = " ".join(countries[country])
        assert sorted(name for name in known if name in words) == names.split(", ")
    assert not [name for name in known if name in " ".join(countries[""])]


def test_good_news_is_welcomed_and_everybody_else_asked_for_as_their_status_has_it(
    prepared: Prepared, letter: tuple[Block, ...]
) -> None:
    rows = [row for words in by_heading(letter).values() for row in words]
    (welcome,) = [row for row in rows if GOOD_NEWS in row]
    assert welcome.startswith("It is good news that")
    for case in prepared.planned.selection.in_letter():
        steps = [row for row in rows if row.startswith("* ") and case.name in row]
        assert len(steps) == (case.name != GOOD_NEWS)
        status = case.standing.status
        assert status is not None and (status in SETTLED) is (case.name == GOOD_NEWS)
        freeing = any(re.match(r"\* (Release|Free)\b", step) for step in steps)
        assert not freeing or Ask.RELEASE in STATUS_RULES[status].asks


def test_the_briefing_tells_of_everybody_in_the_letter_and_of_news_since_the_one_before(
    prepared: Prepared,
) -> None:
    told = [case.name for case in prepared.planned.selection.in_briefing()]
    assert sorted(told) == sorted([*", ".join(NAMED.values()).split(", "), "Rita Karasartova"])


@pytest.mark.parametrize("kind", [Kind.JOINT_LETTER, Kind.BRIEFING_PAPER])
def test_nothing_later_than_its_day_shows(prepared: Prepared, kind: Kind) -> None:
    words = " ".join(_words(prepared.documents[kind].blocks))
    assert "10 April 2025" in words
    assert not re.search(r"\b(?:202[6-9]|(?:May|June|July|August|September|\w+ber) 2025)\b", words)


def _words(blocks: tuple[Block, ...]) -> list[str]:
    return [repr(block) for block in walk(blocks)]
