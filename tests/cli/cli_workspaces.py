"""A workspace as small as can be from which a letter can be built."""

from __future__ import annotations

import json
from pathlib import Path

SOURCE = '{title: "A report", publisher: "Monitors", date: 2026-01-10}'


def write_workspace(root: Path, *, name: str, title: str) -> None:
    """Write the workspace to a new folder; `name` is the person's, `title` that of everything else."""
    quoted = (json.dumps(words, ensure_ascii=False) for words in (name, title))
    for path, text in _files(*quoted).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _files(name: str, title: str) -> dict[str, str]:
    return {
        "lettergen.toml": 'drafter = "monitors"\n',
        "cases/kazakhstan/country.yaml": "code: KZ\nname: Kazakhstan\nauthorities: the authorities of Kazakhstan\n",
        "cases/kazakhstan/testova.md": _CASE.replace("NAME", name)
        .replace("TITLE", title)
        .replace("SOURCE", SOURCE),
        "cases/kazakhstan/concerns/arrests.md": _CONCERN.replace("TITLE", title).replace("SOURCE", SOURCE),
        "cases/organisations/monitors.yaml": f"name: {title}\nacronym: MON\ncountry: BE\n",
        "cases/officials/president.yaml": _OFFICIAL,
        "letters/one/letter.yaml": _LETTER.replace("TITLE", title),
        "letters/one/say.md": "# Occasion\n\nWe write to you ahead of the Dialogue.\n\n"
        "# Why now\n\nThe talks are about to begin.\n\n# Briefing\n\nThis paper tells of one case.\n",
        "letters/one/signatures/monitors.yaml": "organisation: monitors\nanswer: signed\n"
        "received: 2026-02-01T09:00:00+01:00\nnumber: 1\n",
    }


_CASE = """\
---
kind: person
name: NAME
short: NAME
country: KZ
role: [{text: journalist, from: 2026-01-10, source: s1}]
stands_for: [arrests]
share: public
consent: [{use: [government-letter, public-statement], answer: yes, date: 2026-01-11}]
owner: monitors
events:
  - {what: arrested, date: 2026-01-05, where: TITLE, source: s1}
sources: {s1: SOURCE}
read:
  - {text: letter 2026-01-10, by: somebody else}
  - {text: briefing 2026-01-10, by: somebody else}
---
# Letter
## 2026-01-10
The journalist was arrested in January and is in custody.[^s1]
# Briefing
## 2026-01-10
The journalist was arrested on 5 January 2026.[^s1]
"""

_CONCERN = """\
---
title: TITLE
countries: [KZ]
share: public
sources: {s1: SOURCE}
read:
  - {text: ask 2026-01-10, by: somebody else}
  - {text: facts 2026-01-10, by: somebody else}
  - {text: standard 2026-01-10, by: somebody else}
  - {text: briefing 2026-01-10, by: somebody else}
---
# Ask
## 2026-01-10
raise the arrests of journalists[^s1]
# Facts
## 2026-01-10
Journalists have been arrested.[^s1]
# Standard
## 2026-01-10
Nobody should be arrested for a report.[^s1]
# Briefing
## 2026-01-10
Several journalists have been arrested this year.[^s1]
"""

_OFFICIAL = """\
office: President of the Council
body: Council
salutation: Dear President {surname}
holders: [{name: Ann Example, surname: Example, from: 2025-12, seen: [2026-01-15]}]
"""

_LETTER = """\
use: government-letter
date: 2026-02-01
place: Brussels
meeting: {name: TITLE, kind: dialogue, dates: 2026-02-10, meets: [KZ], about: [KZ]}
to: [president]
subject: TITLE
asks: [arrests]
cases: {letter: 1, per_government_met: 1}
documents: [joint-letter, briefing-paper]
sign: {drafter: monitors}
"""
