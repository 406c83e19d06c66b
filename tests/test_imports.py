"""The import rule holds, would be seen broken, and keeps the quick commands quick."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "2023-06-central-asia-leaders"

LAYERS = "A module imports only what stands below it"
WRITERS = "Writers know the tree and nothing else"


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return found


def homes() -> dict[str, list[str]]:
    """Return the contracts of "one library, one home": each one's name, and its libraries."""
    return {
        str(contract["name"]): [str(library) for library in forbidden]
        for contract in contracts()
        if contract["name"] != WRITERS and isinstance(forbidden := contract.get("forbidden_modules"), list)
    }


def lint_imports(folder: Path) -> tuple[int, str]:
    """Run the contracts over the package in `folder`."""
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the package and the contracts."""
    ignore = shutil.ignore_patterns("__pycache__", "fonts")
    shutil.copytree(ROOT / "lettergen", tmp_path / "lettergen", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_package_keeps_the_contracts(copy: Path) -> None:
    status, output = lint_imports(copy)
    assert status == 0, output
    assert f"{len(contracts())} kept, 0 broken" in output


def test_a_lower_layer_that_imports_a_higher_one_is_seen(copy: Path) -> None:
    plant(copy, "findings.py", "import lettergen.document")
    assert_broken(copy, LAYERS, "lettergen.findings -> lettergen.document")


def test_a_module_without_a_layer_is_seen(copy: Path) -> None:
    (copy / "lettergen" / "planted.py").touch()
    assert_broken(copy, LAYERS, "lettergen.planted")


def test_a_writer_that_imports_records_is_seen(copy: Path) -> None:
    plant(copy, "writers/html.py", "import lettergen.records")
    assert_broken(copy, WRITERS, "lettergen.writers.html -> lettergen.records")


@pytest.mark.parametrize("stray", ["findings.py", "writers/planted.py"])
def test_every_library_away_from_home_is_seen(copy: Path, stray: str) -> None:
    libraries = [library for forbidden in homes().values() for library in forbidden]
    assert {"typer", "rich", "jinja2", "docx", "weasyprint", "yaml", "cattrs", "markdown_it", "babel"} <= set(
        libraries
    )
    plant(copy, stray, *(f"import {library}" for library in libraries))
    module = "lettergen." + stray.removesuffix(".py").replace("/", ".")
    status, output = lint_imports(copy)
    assert status == 1, output
    for name, forbidden in homes().items():
        assert f"{name} BROKEN" in output
        for library in forbidden:
            assert f"{module} -> {library}" in output


def plant(copy: Path, module: str, *lines: str) -> None:
    with (copy / "lettergen" / module).open("a", encoding="utf-8") as file:
        file.writelines(f"\n{line}\n" for line in lines)


def assert_broken(copy: Path, contract: str, detail: str) -> None:
    status, output = lint_imports(copy)
    assert status == 1, output
    assert f"{contract} BROKEN" in output
    assert detail in output


def loaded_by(*arguments: str) -> set[str]:
    """Return the names of all modules that `lettergen` loads when run with the arguments."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "lettergen", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    modules = {line.rsplit("|", 1)[1].strip() for line in result.stderr.splitlines() if "|" in line}
    assert "lettergen.cli" in modules
    return modules


def test_help_loads_no_library_it_does_not_need() -> None:
    heavy = {"weasyprint", "docx", "jinja2", "pydantic", "cattrs", "rich", "markdown_it", "yaml", "babel"}
    assert loaded_by("--help") & heavy == set()


def test_preview_loads_no_writer_of_files() -> None:
    modules = loaded_by("preview", str(EXAMPLE))
    assert "jinja2" in modules, "the list of modules is not what this test takes it for"
    assert modules & {"weasyprint", "docx", "pydantic"} == set()
