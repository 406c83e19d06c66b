"""docs/commands.md has every command and option, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main
from cli_runs import ROOT, run

from lettergen.cli import exits
from lettergen.cli.app import app

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group: Any = None, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its full name."""
    group = group or typer.main.get_command(app)
    for key, found in group.commands.items():
        full = f"{name} {key}".strip()
        if hasattr(found, "commands"):
            yield from commands(found, full)
        else:
            yield full, found


COMMANDS = dict(commands())


def section(name: str) -> str:
    """Return what the page says of a command."""
    found = re.search(rf"^## lettergen {name}\b.*?(?=^## |\Z)", PAGE, re.M | re.S)
    assert found, f"docs/commands.md has no section on {name}"
    return found[0]


def options(command: Any) -> set[str]:
    """Return the long options of a command, without --help."""
    return {
        option for parameter in command.params for option in parameter.opts if option.startswith("--")
    } - {"--help"}


def test_the_commands_are_those_of_the_page() -> None:
    signing = ("open", "add", "decline", "withdraw", "confirm", "import", "status", "diff", "close", "reopen")
    plain = {"init", "new", "plan", "preview", "check", "build", "status", "case list", "case show"}
    plain |= {"draft", "redraft", "diff", "templates list", "templates show", "templates copy"}
    assert plain | {f"sign {verb}" for verb in signing} == set(COMMANDS)
    titles = re.findall(r"^## lettergen ((?:[a-z]+ ?)+)", PAGE, re.M)
    assert {title.strip() for title in titles} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_are_those_of_the_page(name: str) -> None:
    documented = set(re.findall(r"^\| `(--[a-z-]+)", section(name), re.M))
    assert documented == options(COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says_of_itself(name: str) -> None:
    *groups, last = name.split()
    shown = re.search(rf"^  {last} +(.*?)(?=^  [a-z]|^$)", run(*groups, "--help").out, re.M | re.S)
    assert shown and " ".join(shown[1].split()) == COMMANDS[name].get_short_help_str(1000)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_has_an_example_that_the_page_has_too(name: str) -> None:
    shown = run(*name.split(), "--help").out
    example = shown.partition("Example:\n")[2].split()
    assert example[: len(name.split()) + 1] == ["lettergen", *name.split()]
    assert " ".join(example) in " ".join(section(name).split())


def test_the_options_of_the_program_itself_are_on_the_page() -> None:
    root = typer.main.get_command(app)
    assert options(root) == {"--version", "--verbose"}
    for option in options(root) | {"--help"}:
        assert f"`lettergen {option}`" in PAGE or f"{option}`" in PAGE


def test_the_exit_codes_are_on_the_page() -> None:
    codes = {value for name, value in vars(exits).items() if name.isupper()}
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.M)}
    assert documented == codes | {0}


def test_links_within_the_page_lead_somewhere() -> None:
    titles = re.findall(r"^## (.+)$", PAGE, re.M)
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= anchors


def test_the_keys_of_the_json_are_on_the_page(here: object) -> None:
    assert here
    example = "examples/2023-06-central-asia-leaders"
    results = {
        "plan": run("plan", example, "--format", "json").data,
        "status": run("status", "--format", "json").data[0],
        "case list": run("case", "list", "--format", "json").data[0],
        "case show": run("case", "show", "zhanbolat-mamai", "--format", "json").data,
    }
    for name, result in results.items():
        said = section(name) + (section("case list") if name == "case show" else "")
        assert [key for key in result if f"`{key}`" not in said] == []
