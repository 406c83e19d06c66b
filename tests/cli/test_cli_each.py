"""`build --each` as somebody runs it: what is shown, how it ends, and the example in docs/addressees.md."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from cli_runs import ROOT, at_terminal, command, start, surroundings

ENVOY = (
    "office: Envoy {0}\nsalutation: Dear Envoy {{surname}}\n"
    "holders: [{{name: Ann {0}, surname: {0}, seen: [2026-01-15]}}]\n"
)


def to_several(workspace: Path, *names: str) -> None:
    for name in names:
        path = workspace / f"cases/officials/envoy-{name.lower()}.yaml"
        path.write_text(ENVOY.format(name), encoding="utf-8")
    letter = workspace / "letters/one/letter.yaml"
    ids = ", ".join(f"envoy-{name.lower()}" for name in names)
    letter.write_text(letter.read_text(encoding="utf-8").replace("to: [president]", f"to: [{ids}]"), "utf-8")


def test_in_a_pipe_each_letter_is_a_line(workspace: Path) -> None:
    to_several(workspace, "Adams", "Brown")
    done = start("build", "letters/one", "--each", "--format", "md", cwd=workspace)
    assert done.code == 0
    assert done.out.splitlines() == [
        f"letters/one/out/{name}"
        for name in (
            "briefing-paper.md",
            "joint-letter-envoy-adams.md",
            "joint-letter-envoy-brown.md",
            "manifest.json",
        )
    ]
    counted = [line for line in done.err.splitlines() if line.startswith("made ")]
    assert [line[-8:] for line in counted] == ["(1 of 3)", "(2 of 3)", "(3 of 3)"]


def test_at_a_terminal_there_is_a_bar(workspace: Path) -> None:
    to_several(workspace, "Adams", "Brown")
    done = at_terminal(["build", "letters/one", "--each", "--format", "md"], workspace)
    assert done.code == 0
    assert "━" in done.out and "/3" in done.out
    assert "made joint-letter" not in done.out


def test_a_letter_that_cannot_be_made_is_told_and_the_exit_code_says_so(workspace: Path) -> None:
    to_several(workspace, "Adams", "Brown")
    letter = workspace / "letters/one/letter.yaml"
    letter.write_text(letter.read_text(encoding="utf-8").replace("envoy-brown", "envoy-brwn"), "utf-8")
    done = start("build", "letters/one", "--each", "--format", "md", cwd=workspace)
    assert done.code == 1
    assert re.search(r"^letters/one/letter.yaml:5: error letter-not-made: names 'envoy-brwn'", done.err, re.M)
    assert "\n    Did you mean 'envoy-brown'?\n" in done.err
    assert "error: 1 letter could not be made; the others were." in done.err
    assert (workspace / "letters/one/out/joint-letter-envoy-adams.md").is_file()


def test_ctrl_c_ends_everything_in_peace(workspace: Path) -> None:
    to_several(workspace, *(f"N{number}" for number in range(40)))
    run = subprocess.Popen(
        command("build", "letters/one", "--each", "--format", "pdf"),
        cwd=workspace,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a terminal sends SIGINT to the whole group, the workers among them
    )
    assert run.stderr is not None
    assert run.stderr.readline().startswith("made ")
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Interrupted." in err and "Traceback" not in err
    deadline = time.monotonic() + 20
    while _is_alive(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(run.pid)
    out = workspace / "letters/one/out"
    assert [path for path in out.iterdir() if not path.read_bytes().startswith(b"%PDF-")] == []


def _is_alive(group: int) -> bool:
    """Tell whether any process of a group runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_example_of_the_documentation_runs_as_written(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "addressees.md").read_text(encoding="utf-8")
    lines = re.search(r"### Try it\n(?:[^ \n].*\n|\n)+((?:    .*\n)+)", page)
    assert lines
    for name in ("cases", "letter_templates", "lettergen.toml", "examples"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    script = "set -e\n" + lines[1].replace("lettergen build", f"{' '.join(command())} build")
    subprocess.run(["sh", "-c", script], cwd=tmp_path, env=surroundings(), check=True, capture_output=True)
    made = sorted(path.name for path in (tmp_path / "examples/ambassadors/out").iterdir())
    countries = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
    letters = [f"joint-letter-eu-ambassador-{name}.{kind}" for name in countries for kind in ("docx", "pdf")]
    assert made == ["briefing-paper.docx", "briefing-paper.pdf", *letters, "manifest.json"]


def test_check_each_tells_what_build_each_would_find(workspace: Path) -> None:
    to_several(workspace, "Adams", "Brown")
    brown = workspace / "cases/officials/envoy-brown.yaml"
    text = brown.read_text(encoding="utf-8")
    brown.write_text(text.replace("salutation: Dear Envoy {surname}\n", ""), encoding="utf-8")
    done = start("check", "letters/one", "--each", cwd=workspace)
    assert done.code == 1
    assert "letters/one/letter.yaml:5: warning no-salutation: greets Ann Brown ('envoy-brown')" in done.out
    built = start("build", "letters/one", "--each", "--format", "md", cwd=workspace)
    assert built.err.splitlines()[-1] == f"{done.out.splitlines()[-1]} (lettergen check letters/one --each)"


def test_check_each_needs_a_letter(workspace: Path) -> None:
    done = start("check", "--each", cwd=workspace)
    assert (done.code, done.out) == (2, "")
    assert "--each" in done.err
