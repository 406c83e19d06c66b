"""The codes in the source, `CODES` and docs/findings.md are the same."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from codes_in_code import PASSED_ON, passed_on, weights

from lettergen.checks import CODES, registry
from lettergen.checks.registry import DOSSIER_RULES, LIBRARY_RULES

DOCS = Path(__file__).parent.parent.parent / "docs" / "findings.md"
ROW = re.compile(
    r"^\| `(?P<code>[^`]+)` \| (?P<weight>[^|]+) \| (?P<means>[^|]+) \| (?P<mend>.+) \|$", re.MULTILINE
)


def documented() -> dict[str, re.Match[str]]:
    rows = list(ROW.finditer(DOCS.read_text(encoding="utf-8")))
    assert len({row["code"] for row in rows}) == len(rows)
    return {row["code"]: row for row in rows}


def test_every_code_is_documented_and_explained() -> None:
    in_code = set(weights())
    assert len(in_code) > 100
    assert in_code - set(documented()) == set()
    assert set(documented()) - in_code == set()
    assert set(CODES) == in_code


def test_the_documentation_says_what_the_program_says() -> None:
    assert {code: row["means"] for code, row in documented().items()} == dict(CODES)


def test_every_code_has_a_way_to_mend_it() -> None:
    assert [code for code, row in documented().items() if not row["mend"].endswith(".")] == []
    assert [code for code, sentence in CODES.items() if not sentence.endswith(".")] == []


def test_the_weights_are_those_of_the_program() -> None:
    words = {
        code: set(re.findall(r"error|warning|info", row["weight"])) for code, row in documented().items()
    }
    assert {
        code: found for code, found in weights().items() if "?" not in found and found != words[code]
    } == {}
    finals = {code for code, row in documented().items() if "final" in row["weight"]}
    assert "unread-text" in finals
    assert all(words[code] >= {"warning", "error"} for code in finals)


def test_no_code_is_made_where_it_cannot_be_seen() -> None:
    assert passed_on() == PASSED_ON


def test_every_rule_is_registered() -> None:
    modules = [module for name, module in vars(registry).items() if name.startswith(("library_", "dossier_"))]
    assert len(modules) >= 9
    rules: set[object] = {
        rule
        for module in modules
        for name, rule in inspect.getmembers(module, inspect.isfunction)
        if rule.__module__ == module.__name__ and not name.startswith("_")
    }
    assert rules == {*LIBRARY_RULES, *DOSSIER_RULES}
    assert len(rules) == len(LIBRARY_RULES) + len(DOSSIER_RULES)


def test_every_rule_says_what_it_holds() -> None:
    assert [rule for rule in (*LIBRARY_RULES, *DOSSIER_RULES) if not rule.__doc__] == []
