"""A wheel holds all that lettergen needs away from its checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import lettergen

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it printed."""
    # Nothing in the environment may lead Python back to the checkout.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `bin` of an environment that has the wheel, and its dependencies from this environment."""
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=environment,
    )
    # A folder named in a .pth file does not have its own .pth files read, so the editable install stays out.
    (site_packages,) = environment.glob("lib/python*/site-packages")
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return python.parent


def names_under(root: Path, *folders: str) -> set[str]:
    files = (path for folder in folders for path in (root / folder).rglob("*"))
    return {
        path.relative_to(root).as_posix()
        for path in files
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_templates_cases_fonts_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = names_under(ROOT, "letter_templates", "cases")
    assert {name.split("/")[0] for name in data} == {"letter_templates", "cases"}
    assert {f"lettergen/_packaged/{name}" for name in data} <= names
    assert names_under(ROOT, "lettergen") <= names
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "lettergen/fonts/LICENSE-Liberation.txt"}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        top = {name.split("/")[0] for name in archive.namelist()}
    assert top == {"lettergen", f"lettergen-{lettergen.__version__}.dist-info"}


def test_the_installed_program_runs_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    program = installed / "lettergen"
    place = run(installed / "python", "-c", "import lettergen; print(lettergen.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(installed.parent)
    assert lettergen.__version__ in run(program, "--version", cwd=tmp_path)
    run(program, "init", "demo", cwd=tmp_path)
    assert names_under(tmp_path / "demo", "cases")
    run(program, "check", cwd=tmp_path / "demo")
