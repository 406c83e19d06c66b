"""What the inline rules share while they read one run of text: pairs of brackets, and what was wrong.

Brackets are paired once, ahead of parsing, in linear time. markdown-it's own way (look for the closing bracket anew
from each opening one) takes quadratic time on "[[[[[[...".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.rules_inline import StateInline

_KEY = "lettergen"
_PAIRED = re.compile(
    r"\\.|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]{0,2000}>|(?P<open>\[|\{[*_])|(?P<close>\]|[*_]\})", re.DOTALL
)
_CLOSES = {"[": "]", "{*": "*}", "{_": "_}"}


@dataclass(slots=True)
class Scratch:
    """Notes about one run of text: where each opening bracket closes, and problems as (position, code, what)."""

    braces: bool
    pairs: dict[int, int]
    problems: list[tuple[int, str, str]] = field(default_factory=list)

    def note(self, position: int, code: str, what: str) -> None:
        """Keep a problem at a position of the run."""
        self.problems.append((position, code, what))


def attach(text: str, braces: bool) -> tuple[dict[str, object], Scratch]:
    """Return an environment for markdown-it, and the scratch within it."""
    scratch = Scratch(braces, pairs(text, braces))
    return {_KEY: scratch}, scratch


def scratch_of(state: StateInline) -> Scratch:
    """Return the scratch that `attach` put into the environment."""
    scratch = state.env[_KEY]
    assert isinstance(scratch, Scratch)
    return scratch


def pairs(text: str, braces: bool) -> dict[int, int]:
    """Return where each `[`, `{*` and `{_` closes, by position; those that never close are not in it.

    An opening bracket inside an outer pair that closes first stays open: pairs never cross.
    """
    found: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    open_by_closer = dict.fromkeys(_CLOSES.values(), 0)
    for match in _PAIRED.finditer(text):
        token = match["open"] or match["close"]
        if token is None or (len(token) == 2 and not braces):
            continue
        if match["open"]:
            waiting.append((match.start(), _CLOSES[token]))
            open_by_closer[_CLOSES[token]] += 1
        elif open_by_closer[token]:
            _close(found, waiting, open_by_closer, token, match.start())
    return found


def _close(
    found: dict[int, int], waiting: list[tuple[int, str]], counts: dict[str, int], token: str, position: int
) -> None:
    while True:
        start, closer = waiting.pop()
        counts[closer] -= 1
        if closer == token:
            found[start] = position
            return
