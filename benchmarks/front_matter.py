"""What `check` is measured against: PyYAML's own reader on the front matter of every case below a folder.

python -m benchmarks.front_matter FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main(folder: Path) -> None:
    """Read every Markdown file below the folder and load its front matter."""
    for path in sorted(folder.rglob("*.md")):
        front = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
        yaml.load(front.removeprefix("---\n"), Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
