"""A workspace in which nothing is wrong, and what the checks say of it once it was edited."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from lettergen.checks import DossierContext, check_dossier, check_library
from lettergen.findings import Finding
from lettergen.library.load import unloaded
from lettergen.operations.prepare import prepare
from lettergen.operations.workspace import open_workspace
from lettergen.versions import digest

FOLDER = PurePosixPath("letters/a")

FILES = {
    "lettergen.toml": "",
    "cases/kazakhstan/country.yaml": """\
code: KZ
name: Kazakhstan
""",
    "cases/kyrgyzstan/country.yaml": """\
code: KG
name: Kyrgyzstan
""",
    "cases/central-asia/region.yaml": """\
name: Central Asia
countries: [KZ, KG]
""",
    "cases/kazakhstan/mamai.md": """\
---
name: Zhanbolat Mamai
short: Mamai
country: KZ
role: [{text: opposition leader, from: 2022-10-19, source: s1}]
stands_for: [critics]
share: public
consent: [{use: government-letter, answer: yes, date: 2022-10-01}]
owner: kibhr
risk: [{kind: health, text: in poor health, from: 2022-10-05, source: s1}]
next: [{what: a ruling, date: 2022-12, source: s1}]
findings: [{id: f1, authority: UN, what: "has called for the release of {names}", date: 2022-10-01, source: s1}]
events:
  - {what: arrested, date: 2022-09-30, source: s1}
  - {what: tortured, date: 2022-09-30, source: s1}
asks: [{do: "release {name}", kinds: [release], from: 2022-10-01, source: s1}]
read: [{text: letter 2022-10-10, by: R}, {text: briefing 2022-10-10, by: R}]
sources:
  s1: {title: Arrest, publisher: IPHR, date: 2022-10-05}
  s2: {title: Later, publisher: IPHR, date: 2023-01-01}
---
# Letter
## 2022-10-10
Zhanbolat Mamai was arrested.[^s1]
# Briefing
## 2022-10-10
Zhanbolat Mamai was arrested in September 2022.[^s1]
""",
    "cases/kyrgyzstan/temirov.md": """\
---
name: Bolot Temirov
country: KG
share: public
consent: [{use: government-letter, answer: assumed, source: s1, date: 2022-10-01}]
owner: iphr
events:
  - {what: charged, date: 2022-09-30, source: s1}
read: [{text: letter 2022-10-10, by: R}, {text: briefing 2022-10-10, by: R}]
sources:
  s1: {title: Charge, publisher: IPHR, date: 2022-10-05}
---
# Letter
## 2022-10-10
Bolot Temirov was charged.[^s1]
# Briefing
## 2022-10-10
Bolot Temirov was charged in September 2022.[^s1]
""",
    "cases/kazakhstan/concerns/critics.md": """\
---
title: Persecution of critics
countries: [KZ]
part_of: critics-region
instruments: [strategy.essential]
recommendations: [repeal]
read: [{text: ask 2022-10-10, by: R}, {text: facts 2022-10-10, by: R}, {text: standard 2022-10-10, by: R},
  {text: briefing 2022-10-10, by: R}]
sources: {s1: {title: Critics, date: 2022-10-05}}
---
# Ask
## 2022-10-10
speak of critics in prison[^s1]
# Facts
## 2022-10-10
Critics are in prison.[^s1]
# Standard
## 2022-10-10
Critics should be free.[^s1]
# Briefing
## 2022-10-10
Critics are in prison, and more are charged.[^s1]
""",
    "cases/central-asia/concerns/critics-region.md": """\
---
title: Persecution of critics in the region
countries: [KZ, KG]
read: [{text: briefing 2022-10-10, by: R}]
sources: {s1: {title: Critics, date: 2022-10-05}}
---
# Briefing
## 2022-10-10
Critics are persecuted.[^s1]
""",
    "cases/kazakhstan/recommendations/repeal.md": """\
---
to: government
countries: [KZ]
do: repeal the law
from: 2022-10-01
source: s1
sources: {s1: {title: Law, date: 2022-10-05}}
---
""",
    "cases/organisations/iphr.yaml": """\
name: IPHR
country: BE
works_on: [KZ]
members: [kibhr]
""",
    "cases/organisations/kibhr.yaml": """\
name: KIBHR
""",
    "cases/officials/president.yaml": """\
office: President of the European Council
salutation: Dear President {surname}
holders:
  - {name: Charles Michel, surname: Michel, from: 2019-12-01, until: 2024-12-01}
  - {name: António Costa, surname: Costa, from: 2024-12-01}
""",
    "cases/officials/ambassador.yaml": """\
office: EU Ambassador
accredited_to: KZ
holders:
  - {name: Kestutis Jankauskas, surname: Jankauskas, seen: 2022-10}
""",
    "cases/officials/lists.yaml": """\
ambassadors: {heading: Ambassadors, of: [ambassador]}
""",
    "cases/instruments/strategy.yaml": """\
name: Strategy
first: the Strategy
says: [{id: essential, text: makes human rights essential, source: s1}]
sources: {s1: {title: Strategy, date: 2019-06-17}}
""",
    "letters/a/letter.yaml": """\
use: government-letter
share: public
date: 2022-10-19
place: Brussels
meeting:
  name: visit to Kazakhstan
  kind: visit
  dates: 2022-10
  meets: [KZ]
  about: [KZ, KG]
to: [president]
copy: [ambassadors]
subject: Human rights
titles: {briefing-paper: Human rights in Kazakhstan}
instruments: [strategy.essential]
asks: [critics]
cases:
  letter: 2
  must: [mamai]
  never: []
  form: bullets
  together: []
limits: {words: 400}
deadlines: {sign: 2022-10-17}
sign: {drafter: iphr}
""",
    "letters/a/say.md": """\
# Occasion
We write ahead of your visit.

# Why now
Now is the time.

# Briefing
This paper goes with the letter.
""",
    "letters/a/signatures/iphr.yaml": """\
organisation: iphr
answer: signed
received: 2022-10-18
number: 1
""",
    "letters/a/signatures/kibhr.yaml": """\
organisation: kibhr
answer: signed
received: 2022-10-18T09:00:00+02:00
number: 2
""",
}

CONFIRMED = ("letters/a/signatures/iphr.yaml", "letters/a/signatures/kibhr.yaml")


def write(root: Path) -> Path:
    """Write the workspace; those who signed confirmed the text that it gives."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    documents = context(root).documents
    line = ", ".join(f'{kind.value}: "{digest(document)}"' for kind, document in documents.items())
    for name in CONFIRMED:
        (root / name).write_text(FILES[name] + f"digests: {{{line}}}\n", encoding="utf-8")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace the one place of `old` in a file; an empty `old` is the end of the file, or a new one."""
    path = root / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if old:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def context(root: Path, *, final: bool = False) -> DossierContext:
    """Return what the rules on the dossier look at."""
    opened = open_workspace(root)
    prepared = prepare(opened, FOLDER, final=final)
    planned = prepared.planned
    return DossierContext(
        planned.dossier,
        opened.library,
        planned.view,
        planned.selection,
        prepared.documents,
        final,
        sources=prepared.sources,
    )


def of_library(root: Path) -> list[str]:
    """Return what the checks say of the library."""
    opened = open_workspace(root)
    return told(check_library(opened.library, unloaded(opened.findings)))


def of_dossier(root: Path, *, final: bool = False, stale: bool = False) -> list[str]:
    """Return what the checks say of the dossier; that its text changed since it was signed only if `stale`."""
    findings = told(check_dossier(context(root, final=final)))
    return [line for line in findings if stale or not line.endswith(" unconfirmed-text")]


def told(findings: Iterable[Finding]) -> list[str]:
    """Return each finding as "path:line weight code"; all of them say what is wrong, and how to mend it."""
    rows = list(findings)
    assert all(finding.message and finding.hint for finding in rows)
    return [f"{finding.source} {finding.severity} {finding.code}" for finding in rows]


def hints(findings: Iterable[Finding]) -> list[str]:
    return [finding.hint for finding in findings]
