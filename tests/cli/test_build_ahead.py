"""The second process starts before the options are read, where they will want it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import typer
from cli_runs import start, surroundings
from cli_workspaces import write_workspace

from lettergen.cli.app import app
from lettergen.cli.build_ahead import WITH_VALUE, Ahead, ahead_or_now, beginning_ahead
from lettergen.document import Document, Kind
from lettergen.findings import LettergenError
from lettergen.house import House
from lettergen.operations import prepare
from lettergen.operations.begun import begin
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.workspace import open_workspace
from lettergen.writers import aside
from lettergen.writers.aside import WITHOUT, SecondWriter


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each process that would be started is wanted."""
    found: list[bool] = []

    @contextmanager
    def second_writer(*, wanted: bool = True) -> Iterator[SecondWriter]:
        found.append(wanted)
        yield WITHOUT

    monkeypatch.setattr(aside, "second_writer", second_writer)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "build letters/one",
        "build letters/one --format docx,pdf",
        "build --format=pdf letters/one",
        "build letters/one --final --only joint-letter",
    ],
)
def test_a_build_of_pdfs_starts_it(line: str, started: list[bool]) -> None:
    with beginning_ahead(line.split()) as ahead:
        assert ahead is not None and ahead.aside is WITHOUT
    assert started == [True]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "build --help",
        "build -h",
        "preview build",
        "build letters/one --each",
        "build letters/one --format docx",
        "build letters/one --format=docx",
    ],
)
def test_nothing_else_starts_it(line: str, started: list[bool]) -> None:
    with beginning_ahead(line.split()) as ahead:
        assert ahead is None
    assert started == []


@pytest.mark.parametrize("wanted", [True, False])
def test_what_was_not_started_ahead_is_started_where_it_is_wanted(wanted: bool, started: list[bool]) -> None:
    with ahead_or_now(None, wanted=wanted) as ahead:
        assert ahead.aside is WITHOUT
    assert started == [wanted]


def test_what_was_started_ahead_is_not_started_again(started: list[bool]) -> None:
    begun = Ahead(WITHOUT)
    with ahead_or_now(begun, wanted=True) as ahead:
        assert ahead is begun
    assert started == []


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_workspace(tmp_path, name="Aliya Testova", title="A title")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "begun"),
    [
        ("build letters/one", True),
        ("build --format pdf,md --out elsewhere letters/one", True),
        ("build --format=pdf letters/one", True),
        ("build letters/one --final", False),
        ("build letters/one --only joint-letter", False),
        ("build letters/one letters/two", False),
        ("build letters/none", False),
        ("build --out letters/one", False),
        ("build", False),
    ],
)
def test_a_draft_of_all_documents_is_begun(
    line: str, begun: bool, letters: Path, started: list[bool]
) -> None:
    assert letters
    with beginning_ahead(line.split()) as ahead:
        assert ahead is not None
        found = ahead.begun(Path("letters/one"))
        assert (found is not None) is begun
        assert ahead.begun(Path("letters/two")) is None
        if found is not None:
            assert list(found.documents) == list(found.prepared.documents) and found.documents
    assert started == [True]


def test_what_was_begun_gives_the_bytes_of_a_plain_build(letters: Path) -> None:
    begun = start("build", "letters/one", "--out", "begun", cwd=letters)
    assert begun.code == 0
    opened = open_workspace(letters)
    wishes = BuildWishes(out=letters / "plain")
    build(opened, PurePosixPath("letters/one"), wishes, lambda name: None)
    names = sorted(path.name for path in (letters / "plain").iterdir())
    assert "joint-letter.pdf" in names and "manifest.json" in names
    for name in names:
        assert (letters / "begun" / name).read_bytes() == (letters / "plain" / name).read_bytes()


def test_the_longest_is_handed_over_before_the_others_are_put_together(
    letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    complete = prepare.complete  # type: ignore[attr-defined]

    def told(kind: Kind, *rest: Any, **options: Any) -> Any:
        done.append(kind.value)
        return complete(kind, *rest, **options)

    class Told(SecondWriter):
        def begin(self, documents: Mapping[str, Document], house: House) -> frozenset[str]:  # noqa: ARG002
            done.extend(documents)
            return frozenset(documents) if len(done) == 2 else frozenset()

    monkeypatch.setattr(prepare, "complete", told)
    begun = begin(open_workspace(letters), PurePosixPath("letters/one"), Told(None))
    assert done == ["briefing-paper", "briefing-paper.pdf", "joint-letter", "joint-letter.pdf"]
    assert begun.elsewhere == {"briefing-paper.pdf"}
    assert list(begun.documents) == list(begun.prepared.documents) == [Kind.JOINT_LETTER, Kind.BRIEFING_PAPER]


def test_what_was_begun_is_taken_for_nothing_but_a_draft_of_all(letters: Path) -> None:
    opened, folder = open_workspace(letters), PurePosixPath("letters/one")
    begun = begin(opened, folder, WITHOUT)
    only = BuildWishes(formats=("md",), only=(Kind.JOINT_LETTER,), out=letters / "only")
    paths = build(opened, folder, only, lambda name: None, WITHOUT, begun).paths
    assert [path.name for path in paths] == ["joint-letter.md", "manifest.json"]
    with pytest.raises(LettergenError, match="No final was made"):
        build(opened, folder, BuildWishes(final=True), lambda name: None, WITHOUT, begun)


def test_a_letter_that_cannot_be_put_together_is_told_once(letters: Path) -> None:
    letter = letters / "letters/one/letter.yaml"
    letter.write_text(letter.read_text() + "colour: red\n")
    run = start("build", "letters/one", cwd=letters)
    assert run.code == 1
    assert run.err.count("unknown-key") == 1
    assert not (letters / "letters/one/out").exists()


def test_an_interrupt_before_the_options_are_read_leaves_no_traceback(letters: Path) -> None:
    code = (
        "import lettergen.cli.build_ahead as it, sys;"
        "it._begun = lambda dossier, aside: (_ for _ in ()).throw(KeyboardInterrupt);"
        "sys.argv = ['lettergen', 'build', 'letters/one'];"
        "from lettergen.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=letters,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    assert done.stderr.startswith("Interrupted.") and "Traceback" not in done.stderr


def test_the_options_with_a_value_are_those_that_build_has() -> None:
    command = typer.main.get_command(app).commands["build"]  # type: ignore[attr-defined]
    found = {
        option
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.is_flag
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert found == set(WITH_VALUE)
