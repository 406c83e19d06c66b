"""A build that somebody stops, or that is killed, leaves what was built before; Ctrl-C is told in a sentence."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest
from cli_runs import command, start, surroundings

from lettergen.cli import entry


@pytest.mark.parametrize(
    ("stop", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_a_build_that_is_stopped_leaves_what_was_there(
    workspace: Path, stop: signal.Signals, code: int
) -> None:
    out = workspace / "letters/one/out"
    assert start("build", "letters/one", "--format", "docx", cwd=workspace).code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(before) == 3
    say = workspace / "letters/one/say.md"
    say.write_text(say.read_text(encoding="utf-8").replace("begin", "start"), encoding="utf-8")
    running = subprocess.Popen(
        command("build", "letters/one", "--format", "docx,pdf"),
        cwd=workspace,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stderr is not None
    while line := running.stderr.readline():
        if b".pdf" in line:  # the DOCX is made by now
            break
    running.send_signal(stop)
    running.communicate()
    assert running.returncode == code
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_ctrl_c_before_a_command_begins_or_after_it_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_words: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_begin", interrupted)
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err.startswith("Interrupted.")
