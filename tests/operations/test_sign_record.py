"""Answers are recorded one by one, and none is ever lost: not by others at work, a kill, a full disk, or a merge."""

from __future__ import annotations

import itertools
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sign_ons import SIGNATURES, VERSIONS, answered, at, circulated, workspace
from small_workspace import LETTER, files_below, reopened

from lettergen.findings import LettergenError
from lettergen.library.dossier import load_dossier
from lettergen.operations.check import check_one
from lettergen.operations.sign_circulate import close
from lettergen.operations.sign_names import signatory_called
from lettergen.operations.sign_record import record_answer, record_answers
from lettergen.records.signatures import Person, PrintedForm, Signature
from lettergen.signing import signatories
from lettergen.signing.steps import Answer, Step
from lettergen.store import locked

ROOT = Path(__file__).parent.parent.parent
MONITORS = SIGNATURES / "monitors.yaml"


def on_record(root: Path) -> dict[str, Signature]:
    dossier, findings = load_dossier(root, LETTER)
    assert dossier is not None and findings == []
    return {row.id: row for row in dossier.signatures}


def program(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start `lettergen sign ...` on the dossier."""
    verb, *others = arguments
    line = [sys.executable, "-m", "lettergen", "sign", verb, "letters/one", *others, "--yes"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        line, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(runs: Sequence[subprocess.Popen[str]]) -> list[tuple[int, str, str]]:
    ends = [(*run.communicate(timeout=300), run.returncode) for run in runs]
    return [(code, out, err) for out, err, code in ends]


def test_answers_add_up_to_a_history(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path, "monitors")
    first = answered(tmp_path, Step.SIGN, evidence="mail/1.eml", how="mail", role="director")
    assert first.path == tmp_path / MONITORS
    before = first.path.read_bytes()
    answered(tmp_path, Step.WITHDRAW, hours=2)
    assert first.path.read_bytes().startswith(before)
    signed = answered(tmp_path, Step.SIGN, hours=3)
    assert signed.row is not None
    history = [(row.answer, row.number, row.version) for row in on_record(tmp_path)["monitors"].answers]
    assert history == [("asked", None, 1), ("signed", 1, 1), ("withdrawn", None, None), ("signed", 2, 1)]


def test_the_same_answer_again_changes_nothing(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    before = files_below(tmp_path)
    for hours in (1, 5):
        assert answered(tmp_path, Step.SIGN, hours=hours).row is None
    assert files_below(tmp_path) == before


def test_many_answers_are_recorded_or_none(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    made = [
        Answer(step=Step.SIGN, received=at(number), organisation=f"org-{number:03d}", by="Ida")
        for number in range(3)
    ]
    wrong = Answer(step=Step.CONFIRM, received=at(1), organisation="others", by="Ida")
    with pytest.raises(LettergenError, match="no signature to confirm"):
        record_answers(reopened(tmp_path), LETTER, [*made, wrong])
    assert on_record(tmp_path) == {}
    later = Answer(step=Step.WITHDRAW, received=at(9), organisation="org-001", by="Ida")
    record_answers(reopened(tmp_path), LETTER, [*made, later])
    found = on_record(tmp_path)
    assert [(row.id, row.answer, row.answers[0].number) for row in found.values()] == [
        ("org-000", "signed", 1), ("org-001", "withdrawn", 2), ("org-002", "signed", 3),
    ]  # fmt: skip


def test_persons_have_files_of_their_own(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    names = [("Ana Diaz", "Uni X"), ("Ana Diaz", "Uni Y"), ("Others", ""), ("Иван", ""), ("Пётр", "")]
    answered(tmp_path, Step.SIGN, "others")
    for name, body in names:
        person = Person(name=name, body=body)
        record_answer(
            reopened(tmp_path),
            LETTER,
            Answer(step=Step.SIGN, received=at(2), person=person, capacity="personal"),
        )
    found = on_record(tmp_path)
    assert sorted(found) == ["ana-diaz", "ana-diaz-2", "others", "others-2", "signatory", "signatory-2"]
    assert found["ana-diaz-2"].person == Person(name="Ana Diaz", body="Uni Y")
    assert [found[key].number for key in sorted(found)] == [2, 3, 1, 4, 5, 6]


def test_two_persons_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    for body in ("Uni X", "Uni Y"):
        person = Person(name="Ana Diaz", body=body)
        record_answer(reopened(tmp_path), LETTER, Answer(step=Step.SIGN, received=at(2), person=person))
    found = on_record(tmp_path).values()
    with pytest.raises(LettergenError, match="Several are called 'Ana Diaz': Ana Diaz, Uni") as told:
        signatory_called("Ana Diaz", reopened(tmp_path), found)
    assert "name of the person's file" in told.value.hint
    assert signatory_called("ana-diaz-2", reopened(tmp_path), found).person == Person(
        name="Ana Diaz", body="Uni Y"
    )


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"organisation": "nobody"}, "no organisation of this library"),
        ({"organisation": ""}, "of nobody"),
        ({"by": "Ida\u202e"}, "The name of who answered holds"),
        ({"evidence": "x\x1b[0m"}, "What is said of the evidence holds"),
        ({"condition": "a" * 600}, "The condition is longer"),
        ({"print": PrintedForm(name="Ida <ida@x.org>")}, "holds an e-mail address"),
        ({"organisation": "", "person": Person(name="a@b.org")}, "holds an e-mail address"),
        ({"organisation": "", "person": Person(name="!?")}, "has no name"),
    ],
)
def test_what_cannot_be_kept_is_refused(tmp_path: Path, fields: dict[str, object], why: str) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    with pytest.raises(LettergenError, match=why):
        answered(tmp_path, Step.SIGN, **{"organisation": "monitors", **fields})  # type: ignore[arg-type]
    assert not (tmp_path / SIGNATURES).exists() or list((tmp_path / SIGNATURES).iterdir()) == []


def test_nothing_is_recorded_beside_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """It could hold the same signatory, or the highest number."""
    workspace(tmp_path)
    circulated(tmp_path)
    (tmp_path / SIGNATURES).mkdir(exist_ok=True)
    (tmp_path / SIGNATURES / "bad.yaml").write_text("<<<<<<< HEAD\n")
    with pytest.raises(LettergenError, match="not all that is on record can be read") as told:
        answered(tmp_path, Step.SIGN)
    assert [str(found.source.path) for found in told.value.findings] == ["letters/one/signatures/bad.yaml"]
    assert not (tmp_path / MONITORS).exists()


def test_a_link_in_the_place_of_the_signatures_is_not_followed(tmp_path: Path) -> None:
    workspace(tmp_path / "w")
    circulated(tmp_path / "w")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "w" / SIGNATURES).rmdir()
    (tmp_path / "w" / SIGNATURES).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LettergenError):
        answered(tmp_path / "w", Step.SIGN)
    assert files_below(tmp_path / "elsewhere") == {}


# Many at once.


def at_once(number: int, action: Callable[[int], object]) -> list[str]:
    """Let so many processes do something in the same moment; return what each was told, empty where it was let."""
    gate, start = os.pipe()
    pipes, children = [], []
    for index in range(number):
        told, tell = os.pipe()
        if (child := os.fork()) == 0:
            _act(index, action, (gate, start, tell))
        os.close(tell)
        pipes.append(told)
        children.append(child)
    os.close(gate)
    os.close(start)  # now nothing writes to the gate any more, and all who wait at it go
    answers = [_whole(told) for told in pipes]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * number
    return answers


def _whole(pipe: int) -> str:
    with os.fdopen(pipe) as told:
        return told.read()


def _act(index: int, action: Callable[[int], object], pipes: tuple[int, int, int]) -> None:
    gate, start, tell = pipes
    try:
        os.close(start)
        os.read(gate, 1)
        action(index)
    except LettergenError as refused:
        os.write(tell, refused.message.encode())
    except BaseException as bug:
        os.write(tell, f"bug: {bug!r}".encode())
    finally:
        os._exit(0)


def test_twenty_coordinators_at_once_lose_no_signature(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    told = at_once(20, lambda n: answered(tmp_path, Step.SIGN, f"org-{n:03d}", by=f"Person {n}"))
    assert told == [""] * 20
    found = on_record(tmp_path)
    assert {key: row.by for key, row in found.items()} == {f"org-{n:03d}": f"Person {n}" for n in range(20)}
    assert sorted(row.number or 0 for row in found.values()) == list(range(1, 21))


def test_twenty_coordinators_at_one_file_lose_no_row(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    assert (
        at_once(20, lambda n: answered(tmp_path, Step.CONFIRM, hours=9 - n / 9, by=f"Person {n}"))
        == [""] * 20
    )
    kept = [row.by for row in on_record(tmp_path)["monitors"].answers]
    assert sorted(kept) == sorted(["Ida Ek", *(f"Person {n}" for n in range(20))])


def test_one_organisation_signed_by_twenty_at_once_is_signed_once(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    told = at_once(20, lambda n: answered(tmp_path, Step.SIGN, by=f"Person {n:02d}"))
    (row,) = on_record(tmp_path)["monitors"].answers
    assert told.count("") == 1
    assert told.index("") == int(row.by.removeprefix("Person "))
    assert {message for message in told if message} == {f"monitors has signed already: version 1 by {row.by}"}


def test_versions_circulated_at_once_are_one(tmp_path: Path) -> None:
    workspace(tmp_path)
    told = at_once(8, lambda n: circulated(tmp_path, by=f"Person {n}"))
    assert sorted(told) == ["", *["Version 1 has been circulated already"] * 7]


def test_four_programs_at_once_lose_no_signature(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    ends = finished([program(tmp_path, "add", f"org-{n:03d}", "--by", f"Person {n}") for n in range(4)])
    assert [end for end in ends if end[0] != 0] == []
    assert {key: row.by for key, row in on_record(tmp_path).items()} == {
        f"org-{n:03d}": f"Person {n}" for n in range(4)
    }


def test_who_waits_too_long_for_the_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    monkeypatch.setattr("lettergen.store._LOCK_PAUSE", 0.001)
    with (
        locked(tmp_path / LETTER),
        pytest.raises(LettergenError, match="another lettergen is at work"),
        locked(tmp_path / LETTER, 0.01),
    ):
        pass
    answered(tmp_path, Step.SIGN)
    assert [path.name for path in (tmp_path / LETTER).iterdir() if path.name.startswith(".")] == []


# Killed, and no space left.

_KILL = """
import os, signal, sys
from pathlib import Path
number, calls = int(sys.argv[1]), 0
def counting(real):
    def stub(*args, **kwargs):
        global calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    return stub
from lettergen.cli import main
import lettergen.store
for name in ("fsync", "replace", "rename", "write", "mkdir", "unlink"):
    setattr(os, name, counting(getattr(os, name)))
os.open = (lambda real: lambda path, flags, *a, **k: counting(real)(path, flags, *a, **k)
           if flags & os.O_CREAT else real(path, flags, *a, **k))(os.open)
sys.argv = ["lettergen", *sys.argv[2:]]
main()
"""


def killed_at(number: int, root: Path, *arguments: str) -> int:
    """Run the program, killed before the `number`-th change it makes to the disk; return its exit code."""
    line = [sys.executable, "-c", _KILL, str(number), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(line, cwd=root, env=environment, capture_output=True, check=False).returncode


def test_a_kill_at_any_step_leaves_the_old_record_or_the_new(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    old = (tmp_path / MONITORS).read_bytes()
    kills = 0
    for number in itertools.count(1):
        (tmp_path / MONITORS).write_bytes(old)
        code = killed_at(
            number, tmp_path, "sign", "withdraw", "letters/one", "monitors", "--by", "Bo", "--yes"
        )
        now = (tmp_path / MONITORS).read_bytes()
        assert now == old or (now.startswith(old) and on_record(tmp_path)["monitors"].answer == "withdrawn")
        if code == 0:
            break
        assert code == -signal.SIGKILL
        kills += 1
    assert kills >= 4
    assert now != old
    assert [path.name for path in (tmp_path / SIGNATURES).iterdir()] == [
        "monitors.yaml"
    ]  # the rest was swept away


def test_a_full_disk_leaves_the_old_record(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    before = files_below(tmp_path)
    script = (
        "import resource, signal, sys; from lettergen.cli import main; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)); main()"
    )
    line = [
        sys.executable,
        "-c",
        script,
        "sign",
        "withdraw",
        "letters/one",
        "monitors",
        "--by",
        "Bo",
        "--yes",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert re.search(r"error: .*monitors.yaml could not be written: File too large", run.stderr)
    assert "Traceback" not in run.stderr
    assert files_below(tmp_path) == before


def test_a_killed_coordinator_gives_the_lock_back(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    script = (
        "import sys, time; from pathlib import Path; from lettergen.store import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-c", script, str(tmp_path / LETTER)]
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        waiting = program(tmp_path, "add", "monitors", "--by", "Ida")
        time.sleep(1.5)
        assert not (tmp_path / MONITORS).exists()
        holder.kill()
        ((code, _, _),) = finished([waiting])
    assert code == 0
    assert (tmp_path / MONITORS).exists()


# Two branches.


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_two_branches_that_add_signatories_merge_and_numbers_that_tie_are_settled(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path, "org-003")
    answered(tmp_path, Step.SIGN, "monitors", 1)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "open")
    git(tmp_path, "switch", "-qc", "partner")
    answered(tmp_path, Step.SIGN, "org-003", 4)
    answered(tmp_path, Step.SIGN, "org-001", 5)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "theirs")
    git(tmp_path, "switch", "-q", "main")
    answered(tmp_path, Step.SIGN, "others", 3)
    answered(tmp_path, Step.SIGN, "org-002", 5)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "ours")
    git(tmp_path, "merge", "-q", "--no-edit", "partner")
    found = on_record(tmp_path)
    assert {key: row.number for key, row in found.items()} == {
        "monitors": 1, "others": 2, "org-003": 2, "org-001": 3, "org-002": 3,
    }  # fmt: skip
    dossier, _ = load_dossier(tmp_path, LETTER)
    opened = reopened(tmp_path)
    assert dossier is not None
    order = [row.id for row in signatories(dossier, opened.library.organisations)]
    assert order == ["monitors", "others", "org-003", "org-001", "org-002"]
    ties = [found for found in check_one(opened, LETTER) if found.code == "second-number"]
    assert len(ties) == 2
    assert answered(tmp_path, Step.SIGN, "org-004", 9).row.number == 4  # type: ignore[union-attr]


def test_a_withdrawal_is_taken_after_signing_was_closed(tmp_path: Path) -> None:
    workspace(tmp_path)
    circulated(tmp_path)
    answered(tmp_path, Step.SIGN)
    close(reopened(tmp_path), LETTER, "Ana", at(2))
    with pytest.raises(LettergenError, match="Signing version 1 is closed"):
        answered(tmp_path, Step.SIGN, "others", 3)
    answered(tmp_path, Step.WITHDRAW, hours=4)
    assert on_record(tmp_path)["monitors"].answer == "withdrawn"
    assert (tmp_path / VERSIONS / "1" / "closed.yaml").exists()
