"""What reaches a terminal or a pipe: data shows as it is, and does nothing."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from cli_runs import EXAMPLE, ROOT, Run, at_terminal, run, start

from lettergen.cli.pager import show_pages

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PROGRESS = re.compile(r"\x1b\[\?25[hl]|\x1b\[\d*[AK]|\r")
HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}

SHOWING = {
    "plan": ("plan", "letters/one"),
    "plan as json": ("plan", "letters/one", "--format", "json"),
    "preview": ("preview", "letters/one", "--no-pager"),
    "check": ("check",),
    "check as json": ("check", "--format", "json"),
    "check of one": ("check", "letters/one"),
    "build": ("build", "letters/one", "--format", "md"),
    "status": ("status",),
    "status of one": ("status", "letters/one"),
    "status as json": ("status", "--format", "json"),
    "case list": ("case", "list"),
    "case list as json": ("case", "list", "--format", "json"),
    "case show": ("case", "show", "testova"),
    "case show as json": ("case", "show", "testova", "--format", "json"),
    "sign status": ("sign", "status", "letters/one"),
    "sign status as json": ("sign", "status", "letters/one", "--format", "json"),
    "sign status as csv": ("sign", "status", "letters/one", "--format", "csv"),
    "a signatory that is none": ("sign", "add", "letters/one", "\u202e[/b]\x1b]0;x\x07", "--by", "x"),
    "a deadline that is none": ("sign", "open", "letters/one", "--by", "x", "--deadline", "\x1b]0;x\x07"),
    "a country that is none": ("case", "list", "--country", "\u202e[/b]"),
    "a case that is none": ("case", "show", "\u202e[/b]\x1b]0;x\x07"),
    "a dossier that is none": ("plan", "\u202e[/b]\x1b]0;x\x07"),
    "a format that is none": ("build", "letters/one", "--format", "\x1b]0;x\x07"),
    "a code that is none": ("check", "--explain", "\x1b]0;x\x07"),
    "a day that is none": ("case", "list", "--date", "\x1b]0;x\x07"),
}


def hidden(text: str) -> set[str]:
    return {char for char in text if char != "\n" and unicodedata.category(char) in HIDDEN}


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("arguments", SHOWING.values(), ids=SHOWING)
def test_data_is_shown_and_not_obeyed(arguments: tuple[str, ...]) -> None:
    shown = run(*arguments)
    assert hidden(shown.out + shown.err) == set()
    assert shown.code in (0, 1, 2)


@pytest.mark.usefixtures("hostile")
def test_what_looks_like_markup_is_text() -> None:
    for arguments in (SHOWING["plan"], SHOWING["case list"], SHOWING["case show"]):
        shown = " ".join(run(*arguments).out.split())
        for words in ("[bold", "red]Aliya[/]", "[/x]", ":smile:", "[link=https://x.test]"):
            assert words in shown


@pytest.mark.parametrize("arguments", SHOWING.values(), ids=SHOWING)
def test_a_terminal_gets_text_and_colours_only(arguments: tuple[str, ...], hostile: Path) -> None:
    shown = at_terminal(arguments, hostile)
    text = COLOUR.sub("", shown.out.replace("\r\n", "\n"))
    if arguments[0] == "build":
        text = PROGRESS.sub("", text)
    assert hidden(text) == set()
    assert shown.code in (0, 1, 2)


def test_a_hidden_character_keeps_its_meaning_in_json(hostile: Path) -> None:
    shown = run("case", "show", "testova", "--format", "json")
    assert "\u200f" in shown.data["name"]
    assert "\\u200f" in shown.out
    assert (hostile / "cases/kazakhstan/testova.md").is_file()


@pytest.mark.parametrize("arguments", [("plan", EXAMPLE), ("case", "list"), ("check",), ("preview", EXAMPLE)])
def test_a_pipe_gets_plain_text(arguments: tuple[str, ...]) -> None:
    shown = start(*arguments)
    assert "\x1b" not in shown.out + shown.err
    assert all(line == line.rstrip() for line in shown.out.splitlines())


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "arguments", [("plan", EXAMPLE), ("status",), ("case", "list"), ("case", "show", "zhanbolat-mamai")]
)
def test_tables_keep_to_the_screen(arguments: tuple[str, ...], columns: int) -> None:
    shown = start(*arguments, env={"COLUMNS": str(columns)})
    assert max(map(len, shown.out.splitlines())) <= columns


def test_an_id_is_never_broken() -> None:
    ids = [row["id"] for row in start("case", "list", "--format", "json").data]
    shown = start("case", "list", env={"COLUMNS": "80"}).out
    assert [key for key in ids if key not in shown] == []


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["without colours", "a dumb terminal"]
)
def test_nothing_is_lost_without_colours(env: dict[str, str]) -> None:
    plan = ("plan", EXAMPLE)
    plain = start(*plan, env={"COLUMNS": "80"}).out
    shown = at_terminal(plan, ROOT, typed=b"", size="80x24", **env).out.replace("\r\n", "\n")
    assert COLOUR.sub("", shown).startswith(plain)
    assert re.search(r"\x1b\[[0-9;]*[34][0-7]m", shown) is None


POOR = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", EXAMPLE),
        ("preview", EXAMPLE),
        ("case", "list"),
        ("check",),
        ("case", "list", "--format", "json"),
    ],
)
def test_an_output_that_knows_ascii_only(arguments: tuple[str, ...]) -> None:
    shown = start(*arguments, env=POOR)
    assert shown.code in (0, 1)
    assert "Traceback" not in shown.err
    assert (shown.out + shown.err).isascii()
    assert "─" in start("plan", EXAMPLE).out


def test_json_says_the_same_in_ascii() -> None:
    arguments = ("case", "list", "--format", "json")
    assert start(*arguments, env=POOR).data == start(*arguments).data


def test_json_is_the_same_every_time() -> None:
    runs = [start("plan", EXAMPLE, "--format", "json", env={"PYTHONHASHSEED": seed}).out for seed in "12"]
    assert runs[0] == runs[1]


def screenful(run: Run) -> str:
    return COLOUR.sub("", run.out)


@pytest.mark.parametrize(
    ("command", "words"), [(("preview", EXAMPLE), "Dear"), (("plan", EXAMPLE, "--pager"), "In the letter (")]
)
def test_what_is_long_opens_in_the_pager(command: tuple[str, ...], words: str, tmp_path: Path) -> None:
    pager = tmp_path / "my pager"
    pager.write_text('#!/bin/sh\necho "PAGER $1"; cat > "$2"\n', encoding="utf-8")
    pager.chmod(0o755)
    kept = tmp_path / "kept"
    shown = at_terminal(command, ROOT, PAGER=f"'{pager}' --one '{kept}'")
    assert "PAGER --one" in shown.out
    assert words not in shown.out
    text = kept.read_text(encoding="utf-8")
    assert words in text
    assert "\x1b" not in text


def test_less_gets_colours() -> None:
    shown = at_terminal(("preview", EXAMPLE), ROOT, typed=b"q", PAGER="less")
    assert shown.code == 0
    assert "ESC[" not in shown.out
    assert re.search(r"\x1b\[[0-9;]*1m", shown.out)


@pytest.mark.parametrize("chosen", ["", "cat", "no-such-pager", "'unfinished"])
def test_a_pager_that_is_none_is_not_missed(chosen: str) -> None:
    assert "Dear" in screenful(at_terminal(("preview", EXAMPLE), ROOT, PAGER=chosen))


def test_no_pager_when_told_so_or_when_it_all_fits() -> None:
    assert "Dear" in screenful(at_terminal(("preview", EXAMPLE, "--no-pager"), ROOT, PAGER="false"))
    assert "Dear" in screenful(at_terminal(("preview", EXAMPLE), ROOT, size="80x900", PAGER="false"))


def test_a_pager_that_is_left_at_once_is_no_error() -> None:
    assert at_terminal(("preview", EXAMPLE, "--document", "briefing-paper"), ROOT, PAGER="true").code == 0


def test_a_pager_that_does_not_read_to_the_end_is_no_error() -> None:
    true = shutil.which("true")
    assert true
    assert show_pages([true], "more than a pipe holds\n" * 100_000)


def test_progress_moves_at_a_terminal_and_leaves_the_paths(workspace: Path) -> None:
    shown = at_terminal(("build", "letters/one", "--format", "md"), workspace)
    assert shown.code == 0
    assert "letters/one/out/joint-letter.md\r\n" in shown.out
    assert "\x1b[?25h" in shown.out or "\x1b[?25l" not in shown.out
