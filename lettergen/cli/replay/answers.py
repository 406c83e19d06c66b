"""The answers that are kept: found by the question, and true as long as its workspace has not changed."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from lettergen.cli.replay.fingerprint import Unknowable, as_path, names_in, of_folder, of_surroundings
from lettergen.cli.replay.kept import decoded, encoded
from lettergen.cli.replay.recording import Printed, Recording, pieces
from lettergen.private_cache import ANSWERS, FOLDER, read_private

MOST_KEPT = 12

WITH_VALUE = ("--document", "--format", "--width")
"""The options of `plan` and `preview` that take the word after them, which is then no dossier."""

_MARKER = "lettergen.toml"
# A file that changed so shortly before it was read could change again without its times showing it.
_FRESH = 2_000_000_000


class Question:
    """What was asked of which workspace, in which state of its files."""

    def __init__(self, root: str, words: list[str]) -> None:
        """Raises OSError where the workspace cannot be read, Unknowable."""
        self._root = root
        self._asked_at = time.time_ns()
        self._workspace, self._youngest = of_folder(root, _named(root, words))
        self._key = of_surroundings(words)

    def answer(self) -> Printed | None:
        """Return what was printed when this was asked before, None where that is not known or no longer true.

        What is no longer true is forgotten: somebody may have taken a name out of the workspace.
        """
        kept = self._kept()
        if kept is None:
            self._forget()
            return None
        try:
            return list(pieces(kept.get(self._key)))
        except (TypeError, ValueError):
            return None

    def keep(self, recording: Recording) -> None:
        """Keep what was printed for the next who asks."""
        if not recording.is_whole or self._youngest > self._asked_at - _FRESH:
            return
        from pathlib import Path

        from lettergen.store import write_cache

        kept = {
            **{key: told for key, told in (self._kept() or {}).items() if key != self._key},
            self._key: recording.printed,
        }
        latest = dict(list(kept.items())[-MOST_KEPT:])
        write_cache(Path(self._root, FOLDER), {ANSWERS: encoded(self._workspace, latest)})

    def _kept(self) -> dict[str, Any] | None:
        """Return the answers by their questions' keys, None where those that are there are no longer true, or broken."""
        content = read_private(self._root, ANSWERS)
        if not content:
            return {}
        workspace, kept = decoded(content)
        return kept if workspace == self._workspace else None

    def _forget(self) -> None:
        from pathlib import Path

        from lettergen.store import remove_cache

        remove_cache(Path(self._root, FOLDER), ANSWERS)


def question(words: list[str]) -> Question | None:
    """Return what the command line asks, None where its answer cannot be kept: it changes something, goes on, or is help."""
    start = _start(words)
    if not start or sys.stdout is None or sys.stderr is None:
        return None
    try:
        root = _root(os.path.realpath(start))
        return Question(root, words) if root else None
    except (OSError, Unknowable):
        return None


def _start(words: list[str]) -> str:
    """Return the folder from which the workspace is looked for, as the commands do it; empty where nothing is kept."""
    if any(word in ("-h", "--") or word.startswith(("--help", "--watch")) for word in words):
        return ""
    match words:
        case ["plan" | "preview", *rest]:
            dossier = as_path(_dossier(rest))
            folder = dossier if os.path.isdir(dossier) else os.path.dirname(dossier)
            return folder if folder and os.path.lexists(dossier) else os.curdir
        case ["case", "list" | "show", *_]:
            return os.curdir
    return ""


def _dossier(words: list[str]) -> str:
    before = ""
    for word in words:
        if (word == "-" or not word.startswith("-")) and before not in WITH_VALUE:
            return word
        before = word
    return ""


def _named(root: str, words: list[str]) -> set[str]:
    """Return the names of all folders that lettergen.toml or the command line can mean; raises OSError, Unknowable."""
    # No link: it could lead out of the workspace, and the commands follow none either.
    settings = os.open(
        os.path.join(root, _MARKER), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    )
    with os.fdopen(settings, encoding="utf-8", errors="replace") as file:
        named = set(names_in(file.read()))
    for word in words:
        named.update(word.split("/"), os.path.realpath(as_path(word)).split("/"))
    return named


def _root(folder: str) -> str:
    while not os.path.isfile(os.path.join(folder, _MARKER)):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder
