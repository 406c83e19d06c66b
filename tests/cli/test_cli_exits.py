"""How a run ends: exit codes, and messages that a person can act on."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest
from cli_runs import EXAMPLE, ROOT, command, run, start, surroundings

NEW = ("new", "letters/two", "--meeting", "Dialogue", "--date", "2026-02-10", "--country", "KZ")

MISUSES = {
    "no command": (),
    "no command of the group": ("case",),
    "an unknown command": ("bild", EXAMPLE),
    "an unknown option": ("plan", EXAMPLE, "--colour"),
    "no dossier": ("build",),
    "an unknown format of output": ("plan", EXAMPLE, "--format", "xml"),
    "an unknown format of file": ("build", EXAMPLE, "--format", "docs"),
    "no format at all": ("build", EXAMPLE, "--format", ","),
    "an unknown document": ("build", EXAMPLE, "--only", "joint-leter"),
    "an unknown document to preview": ("preview", EXAMPLE, "--document", "leaflet"),
    "two documents to preview": ("preview", EXAMPLE, "--document", "joint-letter,briefing-paper"),
    "a width that is none": ("preview", EXAMPLE, "--width", "broad"),
    "a width for nobody": ("preview", EXAMPLE, "--width", "3"),
    "a day that is none": ("case", "list", "--date", "2023-02-30"),
    "half a day": ("case", "show", "zhanbolat-mamai", "--date", "2023-02"),
    "no country": NEW[:6],
    "a new letter on a meeting and a hook": (*NEW, "--hook", "a veto"),
    "a new letter on nothing": (*NEW[:2], *NEW[4:]),
    "a new letter on no day": (*NEW[:5], "soon", *NEW[6:]),
    "an unknown code": ("check", "--explain", "no-such-code"),
    "verbose without version": ("--verbose",),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("arguments", MISUSES.values(), ids=MISUSES)
def test_misuse_is_2(arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Usage:" in ended.out + ended.err
    assert ended.out == "" or arguments in ((), ("case",))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("bild", EXAMPLE), "Did you mean 'build'?"),
        (("build", EXAMPLE, "--format", "pdf,docs"), "Did you mean 'docx'?"),
        (("build", EXAMPLE, "--format", "7zip"), "Known: docx, pdf, html, txt, md."),
        (("build", EXAMPLE, "--only", "joint-leter"), "Did you mean 'joint-letter'?"),
        (("preview", EXAMPLE, "--document", "briefing"), "Did you mean 'briefing-paper'?"),
        (("case", "list", "--status", "imprisond"), "Did you mean 'imprisoned'?"),
        (("case", "show", "zhanbolat-mama"), "Did you mean 'zhanbolat-mamai'?"),
        (("plan", "examples/2023-06-central-asia"), f"Did you mean '{EXAMPLE}'?"),
        (("status", "examples/2023-06-central-asia"), f"Did you mean '{EXAMPLE}'?"),
    ],
)
def test_the_nearest_word_is_named(arguments: tuple[str, ...], meant: str) -> None:
    ended = run(*arguments)
    assert ended.code != 0
    assert meant in ended.err


IN_A_WORKSPACE = {
    "plan": ("plan", "letters/one"),
    "preview": ("preview", "letters/one"),
    "check": ("check",),
    "build": ("build", "letters/one", "--format", "md"),
    "status": ("status",),
    "case list": ("case", "list"),
    "case show": ("case", "show", "testova"),
    "new": NEW,
}


@pytest.mark.parametrize("arguments", IN_A_WORKSPACE.values(), ids=IN_A_WORKSPACE)
def test_outside_a_workspace(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments)
    assert (ended.code, ended.out) == (1, "")
    assert "is not inside a lettergen workspace" in ended.err
    assert "lettergen init" in ended.err


@pytest.mark.parametrize("given", ["letters/one", "../letters/one", ".", "letter.yaml", "{root}/letters/one"])
def test_a_dossier_can_be_named_from_anywhere_inside(
    given: str, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = {"letters/one": "cases/kazakhstan", "../letters/one": "cases"}.get(given, "letters/one")
    monkeypatch.chdir(workspace / below)
    assert run("plan", given.format(root=workspace), "--format", "json").data["dossier"] == "letters/one"


def test_what_lies_nearer_goes_first(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "cases/letters/one").mkdir(parents=True)
    monkeypatch.chdir(workspace / "cases")
    ended = run("plan", "letters/one")
    assert ended.code == 1
    assert "cases/letters/one is no dossier" in ended.err


def test_a_dossier_brings_its_own_workspace(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.parent)
    assert run("plan", "work/letters/one", "--format", "json").data["dossier"] == "letters/one"


def test_paths_of_findings_are_as_seen_from_here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = workspace / "letters/one/letter.yaml"
    letter.write_text(letter.read_text(encoding="utf-8") + "colour: blue\n", encoding="utf-8")
    monkeypatch.chdir(workspace / "cases")
    assert "\n../letters/one/letter.yaml:11: error" in "\n" + run("check", "letters/one").out
    assert "\n../letters/one/letter.yaml:11: error" in "\n" + run("plan", "letters/one").err
    assert run("check", "letters/one", "--format", "json").data[0]["path"] == "letters/one/letter.yaml"


@pytest.mark.usefixtures("workspace")
def test_a_dossier_of_another_workspace() -> None:
    ended = run("check", "letters/one", str(ROOT / EXAMPLE))
    assert ended.code == 1
    assert "lies outside the workspace" in ended.err


@pytest.mark.usefixtures("workspace")
def test_a_mistake_of_ours_is_70_and_has_its_traceback_for_those_who_ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lettergen.cli import main
    from lettergen.operations import check

    def mistaken(opened: object) -> None:
        raise ZeroDivisionError(f"\x1b[31m of {type(opened).__name__}")

    monkeypatch.setattr(check, "check_workspace", mistaken)
    monkeypatch.setattr("sys.argv", ["lettergen", "check"])
    for debug, traceback in (("", False), ("1", True)):
        monkeypatch.setenv("LETTERGEN_DEBUG", debug)
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr().err
        assert ended.value.code == 70
        assert "ZeroDivisionError" in told
        assert ("Traceback" in told, "Please report it" in told) == (traceback, not traceback)
        assert ("\x1b" in told) == traceback


def test_interrupted_is_130_with_one_line(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lettergen.operations import check

    def interrupted(opened: object) -> None:
        assert opened
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check_workspace", interrupted)
    ended = run("check")
    assert (ended.code, ended.out) == (130, "")
    assert ended.err.startswith("Interrupted.")
    assert ended.err.count("\n") == 1
    assert workspace.is_dir()


def listen_to_ctrl_c() -> None:
    """Undo what a shell does to jobs in the background, of which these tests may be one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_while_a_pdf_is_made() -> None:
    with subprocess.Popen(
        command("build", EXAMPLE, "--out", os.devnull + "/x"),
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_ctrl_c,  # noqa: PLW1509 (this process has no threads)
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "making joint-letter.docx\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("Interrupted.")


@pytest.mark.parametrize(
    "arguments",
    [("case", "list"), ("case", "list", "--format", "json"), ("--help",), ("check",), ("--version",)],
)
def test_a_reader_that_has_gone_ends_it_quietly(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        command(*arguments), cwd=ROOT, env=surroundings(), stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert ended.returncode == (1 if arguments == ("--help",) else 141)  # typer prints the help
    assert b"Traceback" not in ended.stderr
    assert b"BrokenPipe" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("case", "list"), ("--version",)])
def test_a_full_disk_is_told(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command(*arguments),
            cwd=ROOT,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert b"No space left on device" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr


def test_a_command_with_nowhere_to_print() -> None:
    closed = subprocess.run(
        ["sh", "-c", '"$0" "$@" >&-', *command("case", "list")],
        cwd=ROOT,
        env=surroundings(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert closed.returncode == 0
    assert b"Traceback" not in closed.stderr


def test_a_file_that_may_not_be_read_is_a_finding_or_a_sentence(workspace: Path) -> None:
    (workspace / "cases/kazakhstan/testova.md").unlink()
    (workspace / "cases/kazakhstan/testova.md").symlink_to("testova.md")
    ended = start("check", cwd=workspace)
    assert ended.code == 1
    assert "Traceback" not in ended.err
