"""Workspaces for the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import ROOT
from cli_workspaces import write_workspace


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the workspace of this repository, which is only read."""
    monkeypatch.chdir(ROOT)
    return ROOT


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a small workspace that may be written to: one country, one case, one letter, no error and no warning."""
    write_workspace(tmp_path / "work", name="Aliya Testova", title="The arrests")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


HOSTILE = "[bold red]Aliya[/] [/x] :smile: \u200favotseT\u200e [link=https://x.test]"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a workspace whose data would like to be more than text."""
    write_workspace(tmp_path / "work", name=HOSTILE, title=HOSTILE)
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"
