"""The state of one reading: what is allowed, where it is, and what was wrong; and the checks of a text as a whole."""

from __future__ import annotations

import re
from dataclasses import field

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source
from lettergen.markup.placeholders import PLACEHOLDER, Values, filled
from lettergen.markup.problems import problem

MAX_CHARACTERS = 262_144
MAX_LINES = 6_000
MAX_SPECIALS = 20_000
"""Together they bound the time that reading takes; a paper of a hundred pages stays well below."""

_SPECIAL = re.compile(r"[!*<>&\[\]\\_`{}^\ue000]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Without a space it could be the key of a block: {##}.
_COMMENT = re.compile(r".*?(?:\{##\s|\s##\})|[ \t]*\[(?://|comment)\]:", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is allowed: levels of headings; braces (`{br}`, `{*a*}`, `{#key}`); placeholders, if there are `values`."""

    headings: range = range(1, 7)
    braces: bool = False
    values: Values | None = None


@dataclass(slots=True)
class Reader:
    """One reading of one text: the dialect, where it stands, and the findings so far."""

    source: Source
    dialect: Dialect
    findings: list[Finding] = field(default_factory=list)
    cited: dict[str, int] = field(default_factory=dict)
    """Where each note was first called."""

    def at(self, line: int) -> Source:
        """Return the place of a line, counted from 0 within the text."""
        return Source(self.source.path, max(self.source.line, 1) + line)

    def report(self, code: str, line: int, what: str = "") -> None:
        """Keep a finding at a line counted from 0 within the text; placeholders in `what` are filled."""
        if code == "markup-html" and what.startswith("<!--"):
            code = "markup-comment"
        self.findings.append(problem(code, self.at(line), filled(what, self.dialect.values)))

    def check_characters(self, text: str) -> None:
        """Report what should not be in a text: comments, control characters, placeholders without a value, private use."""
        values = self.dialect.values
        for line, content in enumerate(text.split("\n")):
            for character in dict.fromkeys(_CONTROL.findall(content)):
                self.report("markup-control", line, f"U+{ord(character):04X}")
            if _COMMENT.match(content):
                self.report("markup-comment", line, content.strip())
            if values is None:
                continue
            for number in dict.fromkeys(PLACEHOLDER.findall(content)):
                if number not in values:
                    self.report("markup-placeholder", line, number)
            for character in dict.fromkeys(_PRIVATE.findall(PLACEHOLDER.sub("", content))):
                self.report("markup-private-use", line, f"U+{ord(character):04X}")

    def unfilled(self, text: str, line: int, what: str) -> bool:
        """Tell, and report, that only data was to stand here and there is none; for `text` that gave no inlines."""
        if self.dialect.values is None or PLACEHOLDER.search(text) is None:
            return False
        self.report("markup-empty", line, what)
        return True

    def too_long(self, text: str) -> bool:
        """Tell, and report, whether there is too much of the text to read it in reasonable time."""
        measures = (
            (len, MAX_CHARACTERS, "characters"),
            (_lines, MAX_LINES, "lines"),
            (_specials, MAX_SPECIALS, "signs"),
        )
        for measure, limit, what in measures:
            count = measure(text)
            if count > limit:
                self.report("markup-too-long", 0, f"{count} {what}; {limit} are possible")
                return True
        return False


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _specials(text: str) -> int:
    return sum(1 for _ in _SPECIAL.finditer(text))


def with_newlines(text: str) -> str:
    """Return the text with newlines as line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_controls(text: str) -> str:
    """Return the text with a � in place of each control character."""
    return _CONTROL.sub("�", text)
