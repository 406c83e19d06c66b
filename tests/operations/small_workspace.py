"""A workspace on the disk: one country, two cases, one concern, one letter that could be sent as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from lettergen.operations.prepare import prepare
from lettergen.operations.workspace import Opened, open_workspace
from lettergen.private_cache import FOLDER
from lettergen.versions import digest

LETTER = PurePosixPath("letters/one")

_SOURCES = "sources: {s1: {title: A report, publisher: Monitors, date: 2026-01-10}}"
_READ = "read: [{text: letter 2026-01-10, by: b}, {text: briefing 2026-01-10, by: b}]"


def _case(name: str, letter: str) -> str:
    return f"""---
name: {name}
short: {name.rsplit(maxsplit=1)[-1]}
country: KZ
share: public
consent: [{{use: [government-letter, public-statement], answer: yes, date: 2026-01-11}}]
owner: monitors
events: [{{what: arrested, date: 2026-01-05, source: s1}}]
{_SOURCES}
{_READ}
---
# Letter
## 2026-01-10
{letter}[^s1]
# Briefing
## 2026-01-10
{letter}[^s1]
"""


FILES: Mapping[str, str] = {
    "lettergen.toml": 'drafter = "monitors"\n',
    "cases/kazakhstan/country.yaml": "code: KZ\nname: Kazakhstan\nauthorities: the authorities of Kazakhstan\n",
    "cases/kazakhstan/ana-diaz.md": _case("Ana Diaz", "Journalist Ana Diaz is held."),
    "cases/kazakhstan/bo-ek.md": _case("Bo Ek", "Lawyer Bo Ek is held."),
    "cases/kazakhstan/concerns/arrests.md": f"""---
title: Arrests
countries: [KZ]
share: public
{_SOURCES}
read: [{{text: ask 2026-01-10, by: b}}, {{text: facts 2026-01-10, by: b}}, {{text: briefing 2026-01-10, by: b}}]
---
# Ask
## 2026-01-10
raise the arrests[^s1]
# Facts
## 2026-01-10
Journalists were arrested.[^s1]
# Briefing
## 2026-01-10
Journalists were arrested in January.[^s1]
""",
    "cases/kazakhstan/recommendations/free-them.md": f"""---
to: government
countries: [KZ]
do: free them
from: 2026-01-10
source: s1
{_SOURCES}
---
""",
    "cases/organisations/monitors.yaml": "name: Monitors\nacronym: MON\ncountry: KZ\n",
    "cases/organisations/others.yaml": "name: Others\nacronym: OTH\ncountry: KZ\n",
    "cases/officials/president.yaml": "office: President\nsalutation: Dear President {surname}\n"
    "holders: [{name: Ida Ek, surname: Ek, from: 2020-01-01, seen: [2026-01-15]}]\n",
    "letters/one/letter.yaml": """use: government-letter
date: 2026-02-01
place: Brussels
meeting: {name: dialogue, kind: dialogue, dates: 2026-02-03, meets: [KZ], about: [KZ]}
to: [president]
subject: Arrests in Kazakhstan
asks: [arrests]
cases: {letter: 2, form: bullets}
documents: [joint-letter, briefing-paper]
sign: {drafter: monitors}
""",
    "letters/one/say.md": "# Occasion\nWe write to you.\n# Briefing\nThis paper tells of two cases.\n",
    "letters/one/signatures/monitors.yaml": "organisation: monitors\nanswer: signed\nreceived: 2026-01-31\nnumber: 1\n",
}


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace a phrase, which is there once, in a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def opened(root: Path, files: Mapping[str, str] | None = None) -> Opened:
    """Write the small workspace, with other `files` besides or instead, and open it."""
    write(root, {**FILES, **(files or {})})
    return reopened(root)


def reopened(root: Path) -> Opened:
    """Open a workspace that is written already."""
    return open_workspace(root)


def sign(root: Path) -> None:
    """Let the drafter sign the text as it is now."""
    documents = prepare(reopened(root), LETTER).documents
    digests = ", ".join(f'{kind.value}: "{digest(document)}"' for kind, document in documents.items())
    path = root / LETTER / "signatures" / "monitors.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"digests: {{{digests}}}\n", encoding="utf-8")


def files_below(root: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes; the cache is none of them, for it may come at any moment."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }
