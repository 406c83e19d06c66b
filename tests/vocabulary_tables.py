"""Prints the vocabulary as the tables of docs/library.md; `python tests/vocabulary_tables.py` writes them there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lettergen.vocabulary import EVENT_RULES, STATUS_RULES, Ask, Status

PAGE = Path(__file__).parent.parent / "docs" / "library.md"

BEGIN = "<!-- Written by tests/vocabulary_tables.py: change lettergen/vocabulary/, then run it. -->"
END = "<!-- End of the tables. -->"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table."""
    return ["| " + " | ".join(row) + " |" for row in (header, ["---"] * len(header), *rows)]


def listed(words: Iterable[Status | Ask]) -> str:
    return ", ".join(sorted(words))


def events() -> list[str]:
    """Return what each event brings."""
    rows = (
        [f"`{what}`", rule.phrase, rule.status or "", "" if rule.status is None else kept(rule.unless)]
        for what, rule in EVENT_RULES.items()
    )
    return table(("`what`", "in a plain sentence", "brings", "but not out of"), rows)


def kept(unless: frozenset[Status]) -> str:
    """Return the statuses that an event leaves; where they are most of all, the few that it does not."""
    others = frozenset(Status) - unless
    return listed(unless) if len(unless) <= len(others) else f"any but {listed(others)}"


def statuses() -> list[str]:
    """Return what follows from each status."""
    rows = (
        [
            status,
            f"{rule.days} days" if rule.days else "for good",
            rule.default.replace("{name}", "…") or "nothing",
            listed(rule.asks),
        ]
        for status, rule in STATUS_RULES.items()
    )
    return table(("status", "stands", "what is asked", "what may be asked (`asks.kinds`)"), rows)


def course() -> str:
    """Return the statuses step by step."""
    steps: dict[int, list[Status]] = {}
    for status, rule in STATUS_RULES.items():
        steps.setdefault(rule.step, []).append(status)
    return "The usual course, step by step: " + "; ".join(listed(steps[step]) for step in sorted(steps)) + "."


def tables() -> str:
    """Return the tables as they stand in the page, marks included."""
    return "\n".join((BEGIN, "", *events(), "", *statuses(), "", course(), "", END))


def printed() -> str:
    """Return what the page has between the marks, marks included."""
    text = PAGE.read_text(encoding="utf-8")
    return text[text.index(BEGIN) : text.index(END) + len(END)]


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.replace(printed(), tables()), encoding="utf-8")
