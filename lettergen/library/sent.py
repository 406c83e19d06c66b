"""Reads sent/: which cases a letter named that was made to be sent, from the manifest that lies with it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error
from lettergen.library.reading import read_text

SENT = "sent"
MANIFEST = "manifest.json"

_FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class SentLetter:
    """What a manifest says of a letter: ids of the cases that it raised, None where none were written down then.

    `records`: the files whose words stand in it, as paths in the workspace.
    """

    raised: frozenset[str] | None
    records: frozenset[str]


def newest_sent(root: Path, folder: PurePosixPath) -> tuple[SentLetter | None, list[Finding]]:
    """Return the letter of the newest final of the dossier in `folder`, None where no final holds one, and findings.

    The newest is that of the latest day in its folder's name, then of the highest number.
    """
    for name in _finals(root / folder / SENT):
        path = folder / SENT / name / MANIFEST
        if not os.path.lexists(root / path):
            continue
        text, findings = read_text(root, path)
        documents = None if text is None else _documents(text)
        if documents is None:
            return None, findings or [_unreadable(path)]
        letter = _letter(documents)
        if letter is not None:
            return letter, []
    return None, []


def _finals(sent: Path) -> list[str]:
    """The names of the folders that finals are in, the newest first."""
    if sent.is_symlink() or not sent.is_dir():
        return []
    named = [match for entry in sent.iterdir() if (match := _FOLDER.fullmatch(entry.name))]
    return [match[0] for match in sorted(named, key=lambda match: (match[1], int(match[2])), reverse=True)]


def _documents(text: str) -> Mapping[str, object] | None:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    documents = whole.get("documents") if isinstance(whole, dict) else None
    return documents if isinstance(documents, dict) else None


def _letter(documents: Mapping[str, object]) -> SentLetter | None:
    """What the letters among the documents of one final say together."""
    made = [documents[kind.value] for kind in Kind if kind.is_letter and kind.value in documents]
    letters = [letter for letter in made if isinstance(letter, dict)]
    if not letters:
        return None
    written = [frozenset(_words(letter["raised"])) for letter in letters if "raised" in letter]
    records = frozenset(path for letter in letters for path in _words(letter.get("records")))
    return SentLetter(frozenset().union(*written) if len(written) == len(letters) else None, records)


def _words(value: object) -> Iterator[str]:
    yield from (word for word in value if isinstance(word, str)) if isinstance(value, list) else ()


def _unreadable(path: PurePosixPath) -> Finding:
    message = "cannot be read as what lettergen wrote, so nobody can tell whom the letter that was sent named"
    return error(Source(path), "manifest-unreadable", message, "Get it back as it was, from git.")
