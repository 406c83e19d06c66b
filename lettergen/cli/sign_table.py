"""Where everybody stands with a text, as tables, JSON and CSV."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from typing import Any

from lettergen.cli.lines import counted, one_line
from lettergen.moments import told_moment
from lettergen.operations.sign_status import SignatoryStatus, SignStatus
from lettergen.signing.agreement import Standing

_HEADINGS = {
    Standing.SIGNED: "Signed this text",
    Standing.EARLIER: "Signed an earlier text",
    Standing.UNRECORDED: "Signed, and which text is not on record",
    Standing.CONDITIONAL: "Signed on a condition",
    Standing.SILENT: "Asked, and silent: a no until they answer",
    Standing.DECLINED: "Declined",
    Standing.WITHDRAWN: "Withdrawn",
    Standing.OBJECTS: "Object to the letter",
}
_CHANGED = "The text in the dossier has changed since: lettergen sign reopen circulates it."
_CHANGED_SINCE_SENT = "A final of it was made. The dossier would give another text today."
_UNRECORDED = "which text was signed is not on record"
_NOT_NAMED = "(not to be disclosed)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "standing",
    "signatory",
    "id",
    "version",
    "number",
    "received",
    "changed_since",
    "condition",
    "disclosed",
)


def show_status(status: SignStatus) -> None:
    """Print the standings as one table a group, the headline first."""
    from lettergen.cli.screen import Column, Screen

    screen = Screen()
    for line in _headline(status):
        screen.paragraph(line, indent=0)
    for standing, heading in _HEADINGS.items():
        rows = [row for row in status.signatories if row.standing is standing]
        if rows:
            screen.heading(f"{heading}: {len(rows)}")
            columns = (
                Column("No.", whole=True),
                Column("Who"),
                Column("Received", whole=True),
                Column("Note"),
            )
            screen.rows(columns, [(_number(row), _name(row), row.received[:10], _note(row)) for row in rows])
    if not status.signatories:
        screen.paragraph("Nobody is on record yet.", indent=0)


def _headline(status: SignStatus) -> list[str]:
    if status.version is None:
        return ["Nothing has been circulated: standings are with the text as it is now."]
    record = status.version.record
    state = (
        "closed"
        if status.version.closing
        else f"open until {told_moment(record.deadline)}, {_days(status.days)}"
    )
    lines = [f"Version {record.version}, circulated {record.opened[:10]}, {state}."]
    if record.change not in ("first", "none"):
        lines.append(f"The change before it: {record.change}.{' ' + record.note if record.note else ''}")
    if status.is_current is False:
        lines.append(_CHANGED_SINCE_SENT if status.is_sent else _CHANGED)
    if status.is_current is None:
        lines.append("The text in the dossier cannot be put together now: lettergen check says why.")
    return lines


def _days(days: int | None) -> str:
    if days is None:
        return "a time that cannot be read"
    if days == 0:
        return "today"
    return f"{counted(days, 'day')} to go" if days > 0 else f"{counted(-days, 'day')} ago"


def _number(row: SignatoryStatus) -> str:
    return str(row.number) if row.number is not None and row.standing in _SIGNED else ""


_LEFT_OUT = (Standing.EARLIER, Standing.UNRECORDED, Standing.CONDITIONAL)
_SIGNED = (Standing.SIGNED, *_LEFT_OUT)


def _name(row: SignatoryStatus) -> str:
    return row.name or _NOT_NAMED


def _note(row: SignatoryStatus) -> str:
    unsaid = {"unknown": "a text that was not circulated", "": ""}
    parts = [
        f"version {row.version}" if row.version and row.standing is Standing.EARLIER else "",
        unsaid.get(row.since, f"since then: {row.since} change"),
        f"only if: {row.condition}" if row.condition else "",
        f"objects: {row.objection}" if row.objection else "",
        "not to be disclosed" if not row.disclosed and row.name else "",
    ]
    return "; ".join(part for part in parts if part)


def status_as_json(status: SignStatus) -> dict[str, Any]:
    """Return the standings for other programs; docs/commands.md says what each key is."""
    record = status.version.record if status.version else None
    return {
        "dossier": status.dossier.folder.as_posix(),
        "version": record.version if record else None,
        "open": status.version.is_open if status.version else False,
        "opened": record.opened if record else None,
        "deadline": record.deadline if record else None,
        "days": status.days,
        "change": record.change if record else None,
        "current": status.is_current,
        "counts": {standing.value: _counts(status)[standing] for standing in Standing},
        "signatories": [_as_row(row) for row in status.signatories],
    }


def _counts(status: SignStatus) -> Counter[Standing]:
    return Counter(row.standing for row in status.signatories)


def _as_row(row: SignatoryStatus) -> dict[str, Any]:
    return {
        "standing": row.standing.value,
        "signatory": row.name or None,
        "id": row.id or None,
        "version": row.version,
        "number": row.number,
        "received": row.received or None,
        "changed_since": row.since or None,
        "condition": row.condition or None,
        "disclosed": row.disclosed,
    }


def print_csv(status: SignStatus) -> None:
    """Print the standings as CSV (RFC 4180), in which no spreadsheet finds a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\r\n" if not sys.stdout.isatty() else "\n")
    writer.writerow(_COLUMNS)
    for row in status.signatories:
        values = _as_row(row)
        writer.writerow([_cell(values[column]) for column in _COLUMNS])


def _cell(value: object) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection)."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def closing_lines(status: SignStatus) -> list[str]:
    """Return lines that tell who a final would print, and who not, and why."""
    agreed = [row for row in status.signatories if row.standing is Standing.SIGNED]
    printed = [row for row in agreed if row.disclosed]
    left_out = [row for row in status.signatories if row.standing in _LEFT_OUT]
    lines = [f"A final would be signed by {len(printed)}:", *(f"  {one_line(row.name)}" for row in printed)]
    if len(agreed) > len(printed):
        lines.append(f"{len(agreed) - len(printed)} not to be disclosed: neither printed nor counted.")
    lines += [
        one_line(f"A network and its member both sign: {' and '.join(pair)}.") for pair in status.related
    ]
    if left_out:
        lines.append(f"It would leave out {len(left_out)}:")
        lines += [f"  {one_line(_name(row))}: {one_line(_note(row) or _UNRECORDED)}" for row in left_out]
    if silent := _counts(status)[Standing.SILENT]:
        lines.append(f"{silent} asked, and silent.")
    if status.is_current is False:
        lines.append(_CHANGED)
    return lines
