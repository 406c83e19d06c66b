"""The workspace: the folder that holds lettergen.toml, and what that file sets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, Source, error
from lettergen.library.reading import read_text
from lettergen.library.similar import did_you_mean
from lettergen.markup.problems import shortened
from lettergen.vocabulary import STATUS_RULES, Status

MARKER = "lettergen.toml"

_KEYS = (
    "cases",
    "templates",
    "dossiers",
    "drafter",
    "periods",
    "letterhead",
    "house_style",
    "fonts",
    "signing",
)
_EDITORIAL = "editorial_change_stands"
_STATUSES = {status.value.replace(" ", "-"): status for status in Status}
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def _default_days() -> dict[Status, int | None]:
    return {status: rule.days for status, rule in STATUS_RULES.items()}


@dataclass(frozen=True, slots=True)
class Workspace:
    """`root` is absolute; folders are relative to it.

    `days`: how long a status stands without a newer confirmation; `drafter`: who drafts a new letter, and on which line that
    is said. `letterhead`, `house_style` (a style sheet) and `fonts` are files that the house lends to its documents.
    `editorial_change_stands`: an editorial change of a circulated text lets signatures of the text before it stand.
    """

    root: Path
    cases: PurePosixPath = PurePosixPath("cases")
    templates: PurePosixPath = PurePosixPath("letter_templates")
    dossiers: tuple[PurePosixPath, ...] = (PurePosixPath("letters"), PurePosixPath("examples"))
    days: dict[Status, int | None] = field(default_factory=_default_days)
    drafter: str = ""
    drafter_place: Source = field(default=Source(PurePosixPath(MARKER)), compare=False)
    letterhead: PurePosixPath | None = None
    house_style: PurePosixPath | None = None
    fonts: tuple[PurePosixPath, ...] = ()
    editorial_change_stands: bool = False


def find_workspace(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds lettergen.toml.

    Raises LettergenError when there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return folder
    raise LettergenError(
        f"{start} is not inside a lettergen workspace: no {MARKER} there or above",
        "Go to your workspace, or make one: lettergen init my-workspace",
    )


def load_workspace(root: Path) -> tuple[Workspace, list[Finding]]:
    """Return the settings of the workspace at `root`, with defaults where lettergen.toml is silent or wrong."""
    text, findings = read_text(root, PurePosixPath(MARKER))
    if text is None:
        return Workspace(root), findings
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        return Workspace(root), [_broken(str(broken), text)]
    except RecursionError:
        return Workspace(root), [_broken("nested too deeply", text)]
    reader = _Settings(root, settings, text)
    return reader.workspace(), reader.findings


def _broken(problem: str, text: str) -> Finding:
    said = _AT_LINE.search(problem)
    at_end = text.rstrip().count("\n") + 1 if "at end of document" in problem else 0
    place = Source(PurePosixPath(MARKER), int(said[1]) if said else at_end)
    return error(place, "toml-syntax", f"is not TOML: {shortened(problem, 120)}", "Mend the line named.")


class _Settings:
    """lettergen.toml, and what is wrong in it."""

    def __init__(self, root: Path, settings: dict[str, Any], text: str) -> None:
        self.root = root
        self.settings = settings
        self.lines = text.split("\n")
        self.findings: list[Finding] = []

    def workspace(self) -> Workspace:
        usual = Workspace(self.root)
        for key in self.settings:
            if key not in _KEYS:
                self.unknown(key, _KEYS)
        return Workspace(
            self.root,
            self.folder("cases", self.settings.get("cases"), usual.cases),
            self.folder("templates", self.settings.get("templates"), usual.templates),
            self.dossiers(usual.dossiers),
            self.days(),
            self.drafter(),
            self.place("drafter"),
            self.file("letterhead", self.settings.get("letterhead")),
            self.file("house_style", self.settings.get("house_style")),
            self.fonts(),
            self.editorial_change_stands(),
        )

    def place(self, key: str) -> Source:
        """Return the line of a key; TOML's own reader does not say on which that is."""
        wanted = re.compile(rf"\s*\[?[\"']?{re.escape(key)}[\"']?\s*[]=]")
        line = next((number for number, line in enumerate(self.lines, 1) if wanted.match(line)), 0)
        return Source(PurePosixPath(MARKER), line)

    def report(self, key: str, code: str, message: str, hint: str) -> None:
        """Keep a finding at the line of a key."""
        self.findings.append(error(self.place(key), code, message, hint))

    def unknown(self, key: str, known: Iterable[str]) -> None:
        hint = did_you_mean(key, known) or "Known here: " + ", ".join(sorted(known)) + "."
        self.report(key, "unknown-key", f"does not know the setting '{shortened(key)}'", hint)

    def dossiers(self, usual: tuple[PurePosixPath, ...]) -> tuple[PurePosixPath, ...]:
        wanted = self.settings.get("dossiers")
        if wanted is None:
            return usual
        named = wanted if isinstance(wanted, list) else [wanted]
        return tuple(self.folder("dossiers", name, PurePosixPath("letters")) for name in named)

    def fonts(self) -> tuple[PurePosixPath, ...]:
        wanted = self.settings.get("fonts", [])
        named = wanted if isinstance(wanted, list) else [wanted]
        return tuple(path for path in (self.file("fonts", name) for name in named) if path is not None)

    def file(self, key: str, value: object) -> PurePosixPath | None:
        """Return the path that was meant, also outside: it is refused again where it is read, and nothing is built."""
        if value is None:
            return None
        path = PurePosixPath(value) if isinstance(value, str) and value.isprintable() else None
        if path is None or path.is_absolute() or ".." in path.parts:
            message = f"'{shortened(str(value))}' is no file inside the workspace"
            self.report(key, "outside-workspace", message, "Name a file inside the workspace.")
        return path

    def folder(self, key: str, value: object, usual: PurePosixPath) -> PurePosixPath:
        if value is None:
            return usual
        if isinstance(value, str) and value.isprintable():
            folder = PurePosixPath(value)
            inside = not folder.is_absolute() and ".." not in folder.parts
            if inside and (self.root / folder).resolve().is_relative_to(self.root.resolve()):
                return folder
        message = f"'{shortened(str(value))}' is no folder inside the workspace"
        self.report(key, "outside-workspace", message, "Name a folder inside the workspace.")
        return usual

    def drafter(self) -> str:
        value = self.settings.get("drafter", "")
        if isinstance(value, str):
            return value
        self.report(
            "drafter",
            "wrong-shape",
            "'drafter' is no text",
            'Write the id of an organisation: drafter = "iphr".',
        )
        return ""

    def days(self) -> dict[Status, int | None]:
        days = _default_days()
        periods = self.settings.get("periods", {})
        if not isinstance(periods, dict):
            self.report(
                "periods",
                "wrong-shape",
                "'periods' is no table",
                "Write [periods], and below it the statuses.",
            )
            return days
        for key, value in periods.items():
            if key not in _STATUSES:
                self.unknown(key, _STATUSES)
            elif isinstance(value, int) and not isinstance(value, bool) and value > 0:
                days[_STATUSES[key]] = value
            else:
                message = f"the period of '{key}' is not a number of days"
                self.report(key, "not-a-number", message, "Write a whole number of days above 0.")
        return days

    def editorial_change_stands(self) -> bool:
        signing = self.settings.get("signing", {})
        if not isinstance(signing, dict):
            self.report(
                "signing", "wrong-shape", "'signing' is no table", "Write [signing], and below it the rules."
            )
            return False
        for key in signing:
            if key != _EDITORIAL:
                self.unknown(key, [_EDITORIAL])
        value = signing.get(_EDITORIAL, False)
        if not isinstance(value, bool):
            message = f"'{_EDITORIAL}' is neither true nor false"
            self.report(_EDITORIAL, "not-yes-or-no", message, f"Write {_EDITORIAL} = true, or leave it out.")
        return value is True
