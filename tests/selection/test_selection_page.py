"""docs/selection.md quotes what the examples really come to."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from lettergen.operations.prepare import plan_dossier
from lettergen.operations.workspace import open_workspace
from lettergen.selection import Selection

ROOT = Path(__file__).parent.parent.parent
QUOTE = re.compile(
    r"^> \*\*(?P<name>[^*]+)\*\*, (?P<place>in the letter|left out)\. (?P<why>.+?)\s*(?:\*(?P<remedy>.+)\*)?$"
)


def quotes() -> dict[str, list[re.Match[str]]]:
    """Return the quoted decisions of the page by example."""
    page = (ROOT / "docs" / "selection.md").read_text(encoding="utf-8")
    found: dict[str, list[re.Match[str]]] = {}
    example = ""
    for paragraph in re.split(r"\n(?:>\s*)?\n", page):
        example = next(iter(re.findall(r"examples/[\w-]+", paragraph)), example)
        line = re.sub(r"\n(?:> )?", " ", paragraph)
        if match := QUOTE.match(line):
            found.setdefault(example, []).append(match)
    return found


QUOTES = quotes()


def told(selection: Selection, name: str) -> tuple[str, str, str]:
    for pick in selection.picks:
        if pick.case.name == name:
            return "in the letter", " ".join(pick.why), ""
    (omission,) = (row for row in selection.omissions if row.case.name == name)
    return "left out", omission.why, omission.remedy


@pytest.mark.parametrize("example", sorted(QUOTES))
def test_the_page_quotes_the_plan(example: str) -> None:
    selection = plan_dossier(open_workspace(ROOT), PurePosixPath(example)).selection
    for quote in QUOTES[example]:
        place, why, remedy = told(selection, quote["name"])
        assert place == quote["place"]
        assert why.startswith(quote["why"])
        assert remedy == (quote["remedy"] or "")


def test_the_page_quotes_something() -> None:
    assert sum(map(len, QUOTES.values())) == 5
