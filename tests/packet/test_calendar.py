"""The deadline in a calendar: RFC 5545 to the letter, the same event in every version."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lettergen.packet import Deadline, calendar_file

BRUSSELS = zoneinfo.ZoneInfo("Europe/Brussels")
OPENED = datetime.datetime(2026, 11, 10, 9, 0, tzinfo=BRUSSELS)
AT = datetime.datetime(2026, 11, 20, 18, 0, tzinfo=BRUSSELS)


def made(**fields: Any) -> bytes:
    usual: dict[str, Any] = {
        "sign_on": "letters/one", "version": 1, "opened": OPENED, "at": AT, "summary": "Deadline", "description": "Due.",
    }  # fmt: skip
    return calendar_file(Deadline(**usual | fields))


def properties(data: bytes) -> dict[str, str]:
    """Read it by the rules of the RFC alone: unfold (3.1), then the first of each name."""
    text = re.sub(r"\r\n[ \t]", "", data.decode("utf-8"))
    found: dict[str, str] = {}
    for line in text.split("\r\n"):
        name, _, value = line.partition(":")
        found.setdefault(name, value)
    return found


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_the_deadline_is_the_same_moment_whoever_reads_it() -> None:
    assert properties(made())["DTSTART"] == "20261120T170000Z"
    summer = datetime.datetime(2026, 7, 1, 18, 0, tzinfo=BRUSSELS)
    assert properties(made(at=summer))["DTSTART"] == "20260701T160000Z"
    offset = datetime.timezone(datetime.timedelta(hours=5))
    assert properties(made(at=AT.replace(tzinfo=offset)))["DTSTART"] == "20261120T130000Z"


def test_what_the_standard_asks_for_is_there() -> None:
    lines = made().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    found = properties(made())
    assert (found["VERSION"], found["METHOD"], found["DTSTAMP"]) == ("2.0", "PUBLISH", "20261110T080000Z")
    assert found["PRODID"] and found["UID"]
    assert (found["ACTION"], found["TRIGGER"]) == ("DISPLAY", "-P1D")


def test_a_later_version_moves_the_event() -> None:
    first = properties(made())
    second = properties(
        made(version=2, opened=OPENED + datetime.timedelta(days=5), at=AT + datetime.timedelta(days=4))
    )
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == ("0", "1")
    assert first["UID"] != properties(made(sign_on="letters/two"))["UID"]


def test_nobody_is_named_in_it() -> None:
    assert not {"ORGANIZER", "ATTENDEE"} & {name.partition(";")[0] for name in properties(made())}
    assert b"letters/one" not in made()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_words_are_folded_at_75_octets_and_read_back(words: str) -> None:
    data = made(summary=words)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert unescaped(properties(data)["SUMMARY"]) == words


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made() == made()
