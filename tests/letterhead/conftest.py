"""Workspaces and documents of the other folders of tests."""

from __future__ import annotations

import sys
from pathlib import Path

for _folder in ("operations", "writers"):
    sys.path.append(str(Path(__file__).parent.parent / _folder))
