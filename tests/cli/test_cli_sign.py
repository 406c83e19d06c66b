"""The commands of `lettergen sign`: what they ask, record, show and refuse."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from cli_runs import ROOT, Run, at_terminal, run

DEADLINE = "2090-01-10 18:00 Europe/Brussels"
EVIDENCE = "mail of ida.secret@example.org"
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def sign(verb: str, *others: str) -> Run:
    return run("sign", verb, "letters/one", *others)


def done(result: Run) -> Run:
    assert result.code == 0, result.err
    return result


@pytest.fixture
def opened(workspace: Path) -> Path:
    """A workspace whose text was circulated, with three organisations more that could sign it."""
    for key, name in (("others", "Others"), ("formula", "=HYPERLINK(1)"), ("plus", "+1 Group")):
        (workspace / f"cases/organisations/{key}.yaml").write_text(f'name: "{name}"\n', encoding="utf-8")
    (workspace / "letters/one/signatures/monitors.yaml").unlink()
    done(sign("open", "--by", "Ana Example", "--deadline", DEADLINE, "--yes"))
    return workspace


def test_open_prints_what_it_made_and_says_how_to_go_on(workspace: Path) -> None:
    made = done(sign("open", "--by", "Ana Example", "--deadline", DEADLINE, "--ask", "MON", "--yes"))
    kept = ("joint-letter.md", "briefing-paper.md", "version.yaml")
    texts = (f"{name}.{kind}" for name in ("joint-letter", "briefing-paper") for kind in ("pdf", "docx"))
    mailed = (
        "invitation.md",
        "invitation.eml",
        *texts,
        "answer-sheet.xlsx",
        "deadline.ics",
        "answer-sheet.csv",
    )
    assert made.out.splitlines() == [
        f"letters/one/versions/1/{name}" for name in (*kept, *(f"packet/{name}" for name in mailed))
    ]
    assert f"Version 1 is open until {DEADLINE}." in made.err
    assert "lettergen sign status letters/one" in made.err
    assert (workspace / "letters/one/signatures/monitors.yaml").is_file()


def test_add_tells_what_was_recorded_and_where(opened: Path) -> None:
    made = done(
        sign("add", "mon", "--by", "Ida Ek", "--how", "mail", "--received", "2026-01-02T09:00Z", "--yes")
    )
    assert made.out.splitlines() == [
        "The arrests (MON): signed, version 1, by Ida Ek, received 2026-01-02T09:00:00+00:00",
        "letters/one/signatures/monitors.yaml",
    ]
    before = (opened / "letters/one/signatures/monitors.yaml").read_bytes()
    again = done(sign("add", "monitors", "--by", "Ida Ek", "--how", "mail", "--yes"))
    assert again.out == "The arrests (MON): on record already, nothing was changed\n"
    assert (opened / "letters/one/signatures/monitors.yaml").read_bytes() == before


def test_an_answer_that_is_read_again_does_not_undo_what_came_later(opened: Path) -> None:
    first = ("mon", "--by", "Ida", "--received", "2026-01-02T09:00Z", "--yes")
    done(sign("add", *first))
    done(sign("withdraw", "mon", "--by", "Ida", "--received", "2026-01-03T09:00Z", "--yes"))
    before = (opened / "letters/one/signatures/monitors.yaml").read_bytes()
    again = done(sign("add", *first))
    assert again.out.endswith(
        "on record already, with a later answer after it (withdrawn), nothing was changed\n"
    )
    assert (opened / "letters/one/signatures/monitors.yaml").read_bytes() == before


def test_an_answer_after_the_deadline_is_taken_and_told(opened: Path) -> None:
    assert "after the deadline" not in done(sign("add", "mon", "--by", "Ida", "--yes")).err
    late = ("--received", "2090-01-10 18:01 Europe/Brussels", "--yes")
    assert "after the deadline" in done(sign("add", "others", "--by", "Ida", *late)).err
    assert (opened / "letters/one/signatures/others.yaml").exists()


def test_nothing_is_recorded_where_nobody_can_be_asked(opened: Path) -> None:
    refused = sign("add", "others", "--by", "Ida")
    assert refused.code == 1
    assert "Others: signed, version 1, by Ida" in refused.err
    assert "add --yes" in refused.err
    assert not (opened / "letters/one/signatures/others.yaml").exists()


@pytest.mark.parametrize(
    ("typed", "recorded"), [(b"y\n", True), (b"n\n", False), (b"\n", False), (b"\x03", False)]
)
def test_a_person_is_asked(opened: Path, typed: bytes, recorded: bool) -> None:
    shown = at_terminal(["sign", "add", "letters/one", "Others", "--by", "Ida"], opened, typed=typed)
    assert "Others: signed, version 1, by Ida" in shown.out
    assert "Record this? [y/N]" in shown.out or typed == b"\x03"
    assert "Traceback" not in shown.out
    assert (shown.code == 0) is recorded
    assert (opened / "letters/one/signatures/others.yaml").exists() is recorded


MISUSE: dict[str, tuple[str, ...]] = {
    "nobody answered": ("add", "others"),
    "an empty name": ("add", "others", "--by", " "),
    "a channel that is none": ("add", "others", "--by", "I", "--how", "pigeon"),
    "a time without its zone": ("add", "others", "--by", "I", "--received", "2026-01-02 09:00"),
    "an organisation with a title": ("add", "others", "--by", "I", "--title", "Professor"),
    "a condition and none": ("confirm", "others", "--by", "I", "--condition", "x", "--unconditional"),
    "two kinds of change": ("reopen", "--by", "I", "--deadline", DEADLINE, "--editorial", "--substantive"),
    "a deadline without its zone": ("open", "--by", "I", "--deadline", "2090-01-10 18:00"),
}


@pytest.mark.parametrize("name", MISUSE)
def test_misuse_is_told_and_changes_nothing(opened: Path, name: str) -> None:
    verb, *others = MISUSE[name]
    refused = sign(verb, *others, "--yes")
    assert refused.code == 2
    assert not (opened / "letters/one/signatures/others.yaml").exists()


REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "a near name": (("add", "Othrs", "--by", "I"), "Did you mean 'Others'?"),
    "a second text": (("open", "--by", "I", "--deadline", DEADLINE), "sign reopen"),
    "no signature to confirm": (("confirm", "others", "--by", "I"), "sign add"),
    "no signature to take back": (("withdraw", "others", "--by", "I"), "sign decline"),
    "a deadline that is over": (("reopen", "--by", "I", "--deadline", "2020-01-01T10:00Z"), "to come"),
    "a hidden character": (("add", "others", "--by", "I\u202e"), "U+202E"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_with_what_to_do(opened: Path, name: str) -> None:
    (verb, *others), hint = REFUSED[name]
    refused = sign(verb, *others, "--yes")
    assert refused.code == 1
    assert not (opened / "letters/one/signatures/others.yaml").exists()
    assert refused.err.count("error: ") == 1
    assert hint in refused.err
    assert "\u202e" not in refused.err


def everybody(root: Path) -> None:
    """Let somebody stand everywhere: signed, on a condition, undisclosed, declined, a person."""
    by = ("--by", "Ida Secret", "--evidence", EVIDENCE, "--yes")
    done(sign("add", "monitors", *by))
    done(sign("add", "formula", "--condition", "=ask bo.secret@example.org", *by))
    done(sign("add", "others", "--undisclosed", *by))
    done(sign("decline", "plus", "--objection", "Secret objection", *by))
    done(sign("add", "Dana Example", "--person", "--title", "Professor", "--country", "Norway", *by))
    assert len(list((root / "letters/one/signatures").iterdir())) == 5


SHOWN = {"table": (), "json": ("--format", "json"), "csv": ("--format", "csv")}


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("undisclosed", [(), ("--undisclosed",)])
def test_who_wrote_and_where_the_evidence_lies_is_never_shown(
    opened: Path, name: str, undisclosed: tuple[str, ...]
) -> None:
    everybody(opened)
    shown = done(sign("status", *SHOWN[name], *undisclosed))
    objection = {"table": "Secret objection"}.get(name, "")
    assert objection in shown.out
    for secret in ("Secret", "secret", "example.org", "@"):
        assert secret not in (shown.out + shown.err).replace(objection, "")
    assert ("thers" in shown.out) is bool(undisclosed)


def test_the_table_has_a_group_for_each_standing(opened: Path) -> None:
    everybody(opened)
    out = done(sign("status")).out
    for words in (
        f"open until {DEADLINE},",
        "Signed this text: 3",
        "Signed on a condition: 1",
        "Object to the letter: 1",
        "Dana Example, Professor, Norway",
        "(not to be disclosed)",
        "only if: =ask [address]",
    ):
        assert words in out


def test_the_json_has_the_keys_of_the_page_and_its_counts_add_up(opened: Path) -> None:
    everybody(opened)
    status = done(sign("status", "--format", "json")).data
    section = re.search(r"^## lettergen sign status.*?(?=^## )", PAGE, re.M | re.S)
    assert section
    for key in (*status, *status["counts"], *status["signatories"][0]):
        assert f"`{key}`" in section[0], key
    assert sum(status["counts"].values()) == len(status["signatories"]) == 5
    days = (datetime.date(2090, 1, 10) - datetime.datetime.now(datetime.UTC).date()).days
    assert abs(status["days"] - days) <= 1
    assert (status["version"], status["open"], status["current"]) == (1, True, True)


def test_a_spreadsheet_finds_no_formula(opened: Path) -> None:
    everybody(opened)
    out = done(sign("status", "--format", "csv", "--undisclosed")).out
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 5
    assert {row["signatory"] for row in rows} >= {"'=HYPERLINK(1)", "'+1 Group"}
    assert "'=ask [address]" in {row["condition"] for row in rows}
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    as_json = done(sign("status", "--format", "json")).data["signatories"]
    assert list(rows[0]) == list(as_json[0])


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_the_screen(opened: Path, width: int) -> None:
    everybody(opened)
    done(
        sign(
            "add", "Long Name " * 12, "--person", "--condition", "only if paragraph three stays " * 4, "--yes"
        )
    )
    shown = at_terminal(["sign", "status", "letters/one"], opened, size=f"{width}x40", NO_COLOR="1")
    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.out).replace("\r", "").split("\n")
    assert shown.code == 0
    assert max(map(len, lines)) <= width
    assert "paragraph" in shown.out


def test_close_shows_who_would_be_printed_and_who_not(opened: Path) -> None:
    everybody(opened)
    closed = done(sign("close", "--by", "Ana Example", "--yes"))
    assert closed.out == "letters/one/versions/1/closed.yaml\n"
    told = closed.err
    assert "A final would be signed by 2:\n  The arrests (MON)\n  Dana Example, Professor, Norway\n" in told
    assert "1 not to be disclosed" in told
    assert "It would leave out 1:\n  =HYPERLINK(1): only if: =ask [address]" in told
    assert sign("add", "plus", "--by", "I", "--yes").code == 1
    assert sign("close", "--by", "Ana Example", "--yes").code == 1
    assert done(sign("status", "--format", "json")).data["open"] is False


def test_reopen_asks_what_the_change_is(opened: Path) -> None:
    say = opened / "letters/one/say.md"
    say.write_text(say.read_text().replace("We write", "We now write"))
    asked = ("--by", "Ana", "--deadline", DEADLINE, "--yes")
    assert "The text in the dossier has changed since" in sign("close", "--by", "Ana").err
    assert "--editorial or --substantive" in sign("reopen", *asked).err
    assert "(editorial change)" in done(sign("reopen", "--editorial", "--note", "One word.", *asked)).err
    assert "The change before it: editorial. One word." in done(sign("status")).out
    assert "(the text is the same)" in done(sign("reopen", *asked)).err
    assert json.loads(sign("status", "--format", "json").out)["version"] == 3
