"""docs/templates.md tells what there is: no more, no less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import make_case, make_concern, make_library, make_settings
from small_letters import blocks_of, built_in, compose_text, make_inputs, told, words

from lettergen.compose.assemble import AskValues, CountryValues, template_values
from lettergen.compose.directives import DIRECTIVES
from lettergen.document import Kind, Role
from lettergen.templates.sandbox import FILTERS, GLUE, LOOP, MAX_ROUNDS, TESTS

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", PAGE, re.MULTILINE))


def rows(part: str) -> Iterator[list[str]]:
    """Yield the cells of a table, without its head."""
    table = [line for line in PARTS[part].splitlines() if line.startswith("| ")]
    assert len(table) > 2
    for line in table[2:]:
        yield [cell.strip() for cell in line.strip("|").split(" | ")]


def coded(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def test_every_directive_is_listed_with_its_attributes() -> None:
    listed = {coded(row[0])[0]: tuple(coded(row[1])) for row in rows("Directives")}
    assert listed == {name: known.attributes for name, known in DIRECTIVES.items()}
    assert list(listed) == list(DIRECTIVES)


def test_every_value_is_listed() -> None:
    listed = [name for row in rows("Values") for name in coded(row[0])]
    context, _ = template_values(make_inputs())
    assert sorted(listed) == sorted(context)


@pytest.mark.parametrize(("name", "values"), [("asks", AskValues), ("countries", CountryValues)])
def test_the_parts_of_values_are_listed(name: str, values: type) -> None:
    (row,) = (row for row in rows("Values") if coded(row[0]) == [name])
    assert set(coded(row[1])) == set(values.__dataclass_fields__)  # type: ignore[attr-defined]


def test_filters_tests_and_the_loop_are_listed() -> None:
    said = PARTS["Values"].replace("\n", " ")
    assert set(coded(said.split("Filters:")[1].split("Tests:")[0])) == set(FILTERS)
    assert {test.removeprefix("is ") for test in coded(said.split("Tests:")[1].split("Besides")[0])} == set(
        TESTS
    )
    assert set(coded(said.split("`loop` has")[1].split("`ordinal")[0])) == set(LOOP)


def test_every_container_listed_is_one() -> None:
    listed = coded(PARTS["Directives"].split("The names are")[1])
    assert {role.value for role in Role} - {"body"} <= set(listed)

    def unknown(name: str) -> bool:
        _, findings = compose_text(f"Words.\n\n:::: {name}\n## Name\n::::")
        return "markup-container" in {finding.code for finding in findings}

    assert unknown("nonsense")
    assert [name for name in listed if unknown(name)] == []


def test_what_could_glue_is_listed() -> None:
    said = coded(next(rows("What is refused, and why"))[0])
    assert len(said) == len(GLUE)
    assert set(GLUE.values()) - set(said) == {"a block with 'set'"}
    assert f"{MAX_ROUNDS:,}" in PAGE


def indented(part: str) -> list[str]:
    """Return the blocks of indented lines of a part."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", PARTS[part], re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in found]


def test_the_template_shown_can_be_filled() -> None:
    (shown,) = indented("What a template looks like")
    inputs = make_inputs(make_library(concerns=[make_concern()]), make_settings(to=(), asks=("torture",)))
    assert words(blocks_of(shown, inputs)) == [
        "Dear Sir or Madam,",
        "First, we ask you to end it.",
        "Yours sincerely,",
    ]


@pytest.mark.parametrize(("asks", "begins"), [(1, "Request 1 of 1: end it."), (2, "Request 1 of 2: end it.")])
def test_the_worked_change_works(asks: int, begins: str) -> None:
    head, line, _ = indented("A worked change")
    text = built_in(Kind.JOINT_LETTER).text
    (old,) = (row + "\n" for row in text.splitlines() if "ask.do" in row)
    changed = head + text[text.index("::: say occasion") :].replace(old, line)
    concerns = [make_concern(key) for key in ("torture", "arrests")[:asks]]
    settings = make_settings(to=(), asks=tuple(row.id for row in concerns))
    inputs = make_inputs(
        make_library([make_case()], concerns=concerns), settings, say={"occasion": "We write."}
    )
    document, findings = compose_text(changed, inputs, Kind.JOINT_LETTER)
    assert told(findings) == []
    assert document is not None
    assert words(document.blocks)[0] == "Subject: Human rights"
    assert begins in words(document.blocks)
