"""Case libraries of any size, made up by a seed: the same seed and size give the same bytes.

A case is shaped as those of the shipped library are (sources, consents, a course of events, a text for the letter and one
for the briefing, one in four of an earlier year too). Names and deeds are nobody's. Cases spread over `COUNTRIES`, since a
coalition with ten thousand of them works on many countries while each letter is about a few.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COUNTRIES = tuple(
    f"{first}{second}" for first in "QX" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if first + second != "XZ"
)[:40]
"""Codes that ISO 3166 leaves to its users, so that no country is told anything of."""

DOSSIER = "letters/dialogue"

_FIRST = (
    "Alma",
    "Bek",
    "Dana",
    "Erlan",
    "Farid",
    "Gulnara",
    "Ilyas",
    "Jamila",
    "Karim",
    "Leyla",
    "Murat",
    "Nodira",
)
_LAST = (
    "Abenov",
    "Bakirov",
    "Chariev",
    "Dzhumaev",
    "Ergashev",
    "Fayzov",
    "Galiev",
    "Hamidov",
    "Isaev",
    "Juraev",
)
_ROLES = (
    "journalist",
    "human rights lawyer",
    "blogger",
    "environmental defender",
    "trade union leader",
    "poet",
)
_CHARGES = (
    "extremism",
    "spreading false information",
    "insulting the authorities",
    "calling for mass unrest",
)
_SENTENCES = (
    "The trial was closed to the public, and the defence was not allowed to call its witnesses.",
    "Relatives say that two requests for a meeting were refused without a reason.",
    "Colleagues had published on the use of public land for years before the charges were brought.",
    "The court of appeal let the judgment stand and did not go into what the defence had said.",
    "An independent doctor has not been admitted, although the law provides for it.",
    "Three organisations observed the hearings and found that the outcome seemed to be settled beforehand.",
)
_PUBLISHERS = ("a coalition of lawyers", "a monitoring group", "a press freedom office", "a local partner")


@dataclass(frozen=True, slots=True)
class Size:
    """How many cases, and the seed that decides what is in them."""

    cases: int
    seed: int = 1


def write_workspace(root: Path, size: Size) -> None:
    """Write a workspace with `size.cases` cases and one dossier into the folder `root`, which is made."""
    for name, text in workspace_files(size):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def workspace_files(size: Size) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of the workspace."""
    yield "lettergen.toml", 'dossiers = ["letters"]\n'
    yield f"{DOSSIER}/letter.yaml", _LETTER
    yield f"{DOSSIER}/say.md", "# Occasion\nThe dialogue is to be held next month.\n"
    yield f"{DOSSIER}/signatures/partner.yaml", _SIGNATURE
    yield "cases/organisations/partner.yaml", "name: The Partner\nacronym: TP\n"
    yield "cases/officials/head.yaml", _OFFICIAL
    for code in COUNTRIES:
        yield f"cases/{_folder(code)}/country.yaml", f"code: {code}\nname: Country {code}\n"
        yield f"cases/{_folder(code)}/concerns/fair-trial-{code.lower()}.md", _concern(code)
    for number in range(size.cases):
        code = COUNTRIES[number % len(COUNTRIES)]
        rng = random.Random(size.seed << 32 | number)  # noqa: S311 (nothing here is secret)
        yield f"cases/{_folder(code)}/case-{number:06}.md", _Maker(rng, code, number).text()


def _folder(code: str) -> str:
    return f"country-{code.lower()}"


class _Maker:
    """One made-up case."""

    def __init__(self, rng: random.Random, code: str, number: int) -> None:
        self.rng = rng
        self.code = code
        self.last = rng.choice(_LAST)
        self.name = f"{rng.choice(_FIRST)} {self.last} {_numeral(number)}"
        self.begun = datetime.date(2020, 1, 1) + datetime.timedelta(days=rng.randrange(1200))
        self.days = [self.begun + datetime.timedelta(days=90 * step) for step in range(rng.randint(2, 4))]

    def text(self) -> str:
        front = "\n".join((*self._person(), *self._events(), *self._readings(), *self._sources()))
        return f"---\n{front}\n---\n{self._body()}"

    def _person(self) -> Iterator[str]:
        role, first = self.rng.choice(_ROLES), self.days[0]
        yield f"kind: person\nname: {self.name}\nshort: {self.last}"
        yield f"gender: {self.rng.choice(('male', 'female'))}\ncountry: {self.code}"
        yield f"role:\n  - {{text: {role}, from: {first}, source: s0}}"
        yield f"stands_for: [fair-trial-{self.code.lower()}]\nshare: public\nconsent:"
        for number, day in enumerate(self.days):
            ids = ", ".join(f"s{known}" for known in range(number + 1))
            yield (
                "  - {use: [government-letter, public-statement], answer: assumed, "
                f"basis: already-public, source: [{ids}], date: {day}}}"
            )
        yield "owner: partner"

    def _events(self) -> Iterator[str]:
        first, second, *later = self.days
        yield f"events:\n  - {{what: detained, date: {first}, source: s0}}"
        yield "  - what: sentenced"
        yield f"    date: {second}\n    offence: {self.rng.choice(_CHARGES)}"
        yield f"    sentence: {{years: {self.rng.randint(2, 15)}}}\n    source: s1"
        for number, day in enumerate(later, 2):
            yield f"  - {{what: imprisoned, as_of: {day}, source: s{number}}}"

    def _texts(self) -> list[tuple[int, datetime.date]]:
        """The days that have texts, each with the number of its source."""
        every = list(enumerate(self.days))
        return [every[1], every[-1]] if len(every) == 4 else [every[-1]]

    def _readings(self) -> Iterator[str]:
        yield "read:"
        for _, day in self._texts():
            for part in ("letter", "briefing"):
                yield f"  - {{text: {part} {day}, by: second reader}}"

    def _sources(self) -> Iterator[str]:
        yield "sources:"
        for number, day in enumerate(self.days):
            title = f"Statement {number + 1} on the trial in {self.code}"
            url = f"https://example.org/statements/{day}-{self.rng.randrange(10**6)}.html"
            publisher = self.rng.choice(_PUBLISHERS)
            yield f'  s{number}: {{title: "{title}", publisher: {publisher}, date: {day}, url: "{url}"}}'

    def _body(self) -> str:
        parts = []
        for part, count in (("Letter", 2), ("Briefing", 5)):
            texts = [f"## {day}\n{self._prose(count, number)}\n" for number, day in self._texts()]
            parts.append(f"# {part}\n" + "\n".join(texts))
        return "\n".join(parts)

    def _prose(self, count: int, source: int) -> str:
        said = " ".join(self.rng.sample(_SENTENCES, count))
        return f"{self.name} remains in prison in Country {self.code}. {said}[^s{source}]\n"


def _numeral(number: int) -> str:
    """A number as a word, since names have no digits: base 26 in letters."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters.title()


def _concern(code: str) -> str:
    return f"""\
---
title: Fair trials in Country {code}
countries: [{code}]
share: public
read: [{{text: ask 2024-01-01, by: second reader}}, {{text: facts 2024-01-01, by: second reader}}]
sources:
  s0: {{title: A report on courts, publisher: a monitoring group, date: 2020-01-01}}
---
# Ask
## 2024-01-01
insist on fair trials[^s0]

# Facts
## 2024-01-01
Trials are closed, and the defence is not heard.[^s0]
"""


_SIGNATURE = """\
organisation: partner
capacity: organisation
answer: signed
received: 2024-02-28T09:00:00+01:00
"""

_OFFICIAL = """\
office: Head of Dialogues
body: The Council
salutation: Dear {name}
holders:
  - {name: Maria Head, surname: Head, from: 2022-01-01, seen: [2024-02-01]}
"""

_LETTER = f"""\
use: government-letter
publish: with-sending
share: public
date: 2024-03-01
place: Brussels
languages: [en]
meeting:
  name: Human Rights Dialogue
  kind: dialogue
  dates: 2024-03-20
  place: Brussels
  meets: [{COUNTRIES[0]}]
  about: [{COUNTRIES[0]}]
to: [head]
subject: Human rights in your dialogue
asks: [fair-trial-{COUNTRIES[0].lower()}]
cases: {{letter: 1, per_government_met: 1, must: [], never: []}}
documents: [joint-letter, briefing-paper]
sign: {{drafter: partner, order: drafter-first, say_order: no}}
"""
