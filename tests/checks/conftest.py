"""A sound workspace for every test that asks for one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sound


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sound.write(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def workspace(pattern: Path, tmp_path: Path) -> Path:
    """Return the folder of a workspace in which nothing is wrong."""
    return Path(shutil.copytree(pattern, tmp_path / "workspace"))
