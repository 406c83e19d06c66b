"""The dialogue of November 2013: the points of the original, about the same people, and nothing that came later."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from lettergen.document import Document, Heading, Kind, SignatoryList, plain, walk
from lettergen.operations.prepare import Prepared, finished, prepare
from lettergen.operations.workspace import open_workspace
from lettergen.writers.outline import outline

ROOT = Path(__file__).parents[2]

PEOPLE_BY_SECTION = {
    "1. Accountability for the Zhanaozen events": (),
    "2. The trial over the Zhanaozen riots": ("roza-tuletaeva",),
    "3. The opposition, at home and in exile": ("ablyazov-wife-and-daughter", "vladimir-kozlov"),
    "4. Closed and harassed media": (),
    "5. Unpunished attacks on journalists": ("lukpan-akhmedyarov",),
    "6. Persecution of civil society activists": (
        "vadim-kuramshin",
        "alexander-kharlamov",
        "zinaida-mukhortova",
    ),
    "7. Freedom of assembly": (),
}


@cache
def example() -> Prepared:
    return prepare(open_workspace(ROOT), PurePosixPath("examples/2013-11-eu-kazakhstan-dialogue"))


def letter() -> Document:
    return finished(example().documents[Kind.JOINT_LETTER], example().planned)


def test_the_seven_issues_stand_in_their_order_with_their_people() -> None:
    sections: dict[str, tuple[str, ...]] = {}
    for block in letter().blocks:
        if isinstance(block, Heading):
            title = plain(block.inlines).replace("\u00a0", " ")
            sections[title] = ()
        elif block.key.startswith("cases/"):
            sections[title] = (*sections[title], block.key.removeprefix("cases/"))
    assert sections == PEOPLE_BY_SECTION | {"In closing": ()}


def test_the_service_is_addressed_and_the_two_organisations_sign() -> None:
    words = outline(letter())
    assert "'European External Action Service'" in words
    assert "'Dear Sir or Madam,'" in words and "'Yours faithfully,'" in words
    (signed,) = (block for block in letter().blocks if isinstance(block, SignatoryList))
    assert [plain(line) for line in signed.lines] == [
        "International Partnership for Human Rights (IPHR)",
        "Kazakhstan International Bureau for Human Rights and Rule of Law (KIBHR)",
    ]


@pytest.mark.parametrize("kind", [Kind.JOINT_LETTER, Kind.BRIEFING_PAPER])
def test_nothing_later_than_its_date_shows(kind: Kind) -> None:
    document = example().documents[kind]
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", outline(document))}
    assert years == ({2007, 2011, 2012, 2013} | ({1999} if kind is Kind.BRIEFING_PAPER else set()))
    places = {block.source.path for block in walk(document.blocks) if block.source is not None}
    later = {path for path in places if "s003" not in (ROOT / path).read_text(encoding="utf-8")}
    assert {path for path in later if path.parts[0] == "cases"} <= {
        PurePosixPath("cases/officials/european-external-action-service.yaml"),
        PurePosixPath("cases/organisations/iphr.yaml"),
    }


def test_only_the_seven_of_the_original_are_told_of() -> None:
    told = {key for people in PEOPLE_BY_SECTION.values() for key in people}
    assert {pick.case.id for pick in example().planned.selection.picks} == told
    omitted = {row.case.id for row in example().planned.selection.omissions}
    assert omitted == {"natalia-sokolova", "igor-viniavskii"}
