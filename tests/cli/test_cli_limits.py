"""What `build` shows of limits: whatever counting pages brings to light, since `check` lays nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_runs import run

PROMISED = "The letter is too long: it has 2 pages and may have 1, 1 too many, and no case in it can move to the briefing."


@pytest.fixture
def long_letter(workspace: Path) -> Path:
    """Return a workspace whose one letter runs over to a second page, with nobody who could move."""
    say = workspace / "letters/one/say.md"
    text = say.read_text(encoding="utf-8").replace(
        "# Why now\n", f"# Why now\n{'Words that fill a page. ' * 260}"
    )
    say.write_text(text, encoding="utf-8")
    with (workspace / "letters/one/letter.yaml").open("a", encoding="utf-8") as letter:
        letter.write("limits: {pages: 1}\n")
    return workspace


@pytest.mark.parametrize("each", [(), ("--each",)])
def test_build_tells_by_how_many_pages_a_letter_is_too_long(long_letter: Path, each: tuple[str, ...]) -> None:
    assert "too-long" not in run("check", "letters/one").out
    done = run("build", "letters/one", "--format", "md", *each)
    assert long_letter and done.code == 0
    place = r"letters/one/letter\.yaml:\d+: warning too-long: "
    assert re.findall(rf"^{place}(.*)$", done.err, re.M) == [PROMISED]
    assert "\n    Shorten it, or raise the limit.\n" in done.err


def test_what_waits_is_what_check_will_show(long_letter: Path) -> None:
    done = run("build", "letters/one", "--format", "md")
    waits = done.err.splitlines()[-1]
    assert waits.partition(" (")[0] == run("check", "letters/one").out.splitlines()[-1]
    assert long_letter


def test_build_says_how_to_write_the_limit_in_words(long_letter: Path) -> None:
    letter = long_letter / "letters/one/letter.yaml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("per_government_met: 1", "per_government_met: 0"), encoding="utf-8")
    say = long_letter / "letters/one/say.md"
    say.write_text(
        say.read_text(encoding="utf-8").replace("Words that fill a page. " * 260, "We wait."), "utf-8"
    )
    case = long_letter / "cases/kazakhstan/testova.md"
    told = "The journalist was arrested in January and is in custody."
    text = case.read_text(encoding="utf-8")
    assert told in text
    case.write_text(text.replace(told, f"{told} {'Words that fill a page. ' * 260}"), encoding="utf-8")
    letter.write_text(
        letter.read_text(encoding="utf-8").replace(
            "per_government_met: 0", "per_government_met: 0, form: bullets"
        ),
        "utf-8",
    )
    done = run("build", "letters/one", "--format", "md")
    assert "moved to the briefing, because the letter would have" in done.err
    assert re.search(r"warning page-limit: is kept to its pages only when it is built", done.err)
    assert re.search(r"^    Write limits: \{pages: 1, words: \d+\}\.$", done.err, re.M)
