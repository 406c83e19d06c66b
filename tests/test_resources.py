"""The package's own files are found in a wheel and in a checkout, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettergen import resources
from lettergen.findings import LettergenError

NAMES = ["letter_templates", "cases"]


def make_package(root: Path) -> Path:
    package = root / "lettergen"
    package.mkdir(parents=True)
    return package


@pytest.mark.parametrize("name", NAMES)
def test_a_wheel_carries_the_folders_inside_the_package(tmp_path: Path, name: str) -> None:
    package = make_package(tmp_path)
    inside = package / "_packaged" / name
    inside.mkdir(parents=True)
    (tmp_path / name).mkdir()  # somebody else's folder beside us in site-packages
    assert resources.locate(name, package) == inside


@pytest.mark.parametrize("name", NAMES)
def test_a_checkout_has_them_beside_the_package(tmp_path: Path, name: str) -> None:
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    beside = tmp_path / name
    beside.mkdir()
    assert resources.locate(name, package) == beside


@pytest.mark.parametrize("name", NAMES)
def test_with_neither_the_message_says_what_to_do(tmp_path: Path, name: str) -> None:
    package = make_package(tmp_path)
    with pytest.raises(LettergenError, match=name) as caught:
        resources.locate(name, package)
    assert "install lettergen again" in caught.value.hint


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_that_name_beside_an_installed_package_is_not_ours(tmp_path: Path, name: str) -> None:
    package = make_package(tmp_path / "site-packages")
    (tmp_path / "site-packages" / name).mkdir()
    with pytest.raises(LettergenError):
        resources.locate(name, package)


def test_this_installation_has_templates_and_cases() -> None:
    assert list(resources.templates_folder().rglob("*.md"))
    assert list(resources.starter_cases_folder().rglob("country.yaml"))


def test_the_fonts_are_the_four_cuts_of_liberation_serif_and_their_licence() -> None:
    assert sorted(path.name for path in resources.fonts_folder().iterdir()) == [
        "LICENSE-Liberation.txt",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-BoldItalic.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-Regular.ttf",
    ]


def test_missing_fonts_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", make_package(tmp_path))
    with pytest.raises(LettergenError, match="fonts"):
        resources.fonts_folder()
