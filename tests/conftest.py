"""Golden files, and how hard hypothesis tries.

A golden file holds the whole of an output, so that a change of one comma in a letter is seen and has to be meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import hypothesis
import pytest

GOLDEN_FOLDER = Path(__file__).parent / "golden"

# Time limits an example would fail on a busy machine. Where CI is set, hypothesis adds its own profile for it.
hypothesis.settings.register_profile("lettergen", deadline=None)
hypothesis.settings.load_profile("lettergen")


class GoldenFiles:
    """The golden files of one test run: which were asked for, and what each was compared with."""

    def __init__(self, folder: Path, *, update: bool) -> None:
        self.folder = folder
        self.update = update
        self.asked: dict[Path, str] = {}

    def check(self, name: str, text: str) -> None:
        """Fail unless the file `name` holds `text` and nothing else; write it first where that was asked for."""
        path = self._path(name)
        if self.asked.setdefault(path, text) != text:
            pytest.fail(f"golden file {name} is asked for twice, with different texts")
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        if not path.is_file():
            pytest.fail(f"golden file {name} is missing; write it with: make test ARGS=--golden-update")
        # Bytes, because read_text() would take CRLF for LF.
        expected = path.read_bytes().decode()
        if text != expected:
            pytest.fail(
                f"{name} has changed. If that is meant: make test ARGS=--golden-update\n{_diff(expected, text)}",
                pytrace=False,
            )

    def unasked(self) -> list[Path]:
        """Return the golden files that no test asked for."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path for path in files if path not in self.asked)

    def _path(self, name: str) -> Path:
        parts = PurePosixPath(name).parts
        assert parts and parts[0] != "/" and ".." not in parts, f"not a name inside tests/golden: {name!r}"
        return self.folder.joinpath(*parts)


def _diff(expected: str, actual: str) -> str:
    """Return a unified diff of the two."""
    lines = difflib.unified_diff(_lines(expected), _lines(actual), "golden file", "this run", lineterm="")
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    """Return the lines with what cannot be seen in a terminal, such as a no-break space, spelled out."""
    *lines, last = text.split("\n")
    if last:
        lines.append(f"{last}  (no newline at the end)")
    return ["".join(char if char.isprintable() else ascii(char)[1:-1] for char in line) for line in lines]


GOLDEN_FILES = pytest.StashKey[GoldenFiles]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that write golden files and throw old ones away."""
    group = parser.getgroup("golden files")
    group.addoption(
        "--golden-update", action="store_true", help="write the golden files instead of comparing"
    )
    group.addoption(
        "--golden-clean",
        action="store_true",
        help="after a whole, passing run: delete the ones no test asked for",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin the record of golden files."""
    config.stash[GOLDEN_FILES] = GoldenFiles(GOLDEN_FOLDER, update=config.getoption("golden_update"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return `golden(name, text)`, which compares the whole text with `tests/golden/<name>`."""
    return request.config.stash[GOLDEN_FILES].check


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Delete the golden files that nothing asks for any more, if this run can know that."""
    if not config.getoption("golden_clean"):
        return
    # A test that was not run, or that stopped halfway, may have wanted any of them.
    partial = config.args_source is pytest.Config.ArgsSource.ARGS or any(
        terminalreporter.stats.get(outcome) for outcome in ("deselected", "skipped", "xfailed")
    )
    keep = exitstatus != pytest.ExitCode.OK or partial
    for path in config.stash[GOLDEN_FILES].unasked():
        if not keep:
            path.unlink()
        done = "kept, because not every test ran and passed" if keep else "deleted"
        terminalreporter.write_line(f"{path.relative_to(GOLDEN_FOLDER)}: no test asked for it; {done}")
