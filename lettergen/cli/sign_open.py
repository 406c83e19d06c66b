"""`lettergen sign open`, `reopen` and `close`: circulate a text for signature, and end that."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import Dossier
from lettergen.cli.sign_options import (
    STRUCK_THROUGH,
    Ask,
    Deadline,
    Drafter,
    Mailed,
    Note,
    Yes,
    make_sure,
    moment,
    now,
)

if TYPE_CHECKING:
    from lettergen.operations.sign_circulate import Marked
    from lettergen.records.versions import VersionRecord


def sign_open(
    dossier: Dossier,
    deadline: Deadline,
    by: Drafter,
    note: Note = "",
    ask: Ask = None,
    opened: Mailed = "",
    yes: Yes = False,
) -> None:
    """Circulate the text for signature.

    The text of every document that is signed is kept in versions/1, whole; what anybody signs is that text. Beside it lies
    the packet to mail: the text as PDF and DOCX, an invitation, an answer sheet, the deadline for a calendar.
    """
    _circulate(dossier, deadline, by, note, ask or [], yes, mailed=opened, again=False)


def sign_reopen(
    dossier: Dossier,
    deadline: Deadline,
    by: Drafter,
    editorial: Annotated[
        bool, typer.Option("--editorial", help="The change is editorial: nothing else is said.")
    ] = False,
    substantive: Annotated[
        bool, typer.Option("--substantive", help="The change is one of substance.")
    ] = False,
    note: Note = "",
    ask: Ask = None,
    opened: Mailed = "",
    yes: Yes = False,
) -> None:
    """Circulate the text again, as it is now.

    Whoever signed the version before is asked to confirm this one. Where the text is still the same, only the deadline
    is new, and every signature stands.
    """
    from lettergen.cli.options import misuse

    if editorial and substantive:
        raise misuse("a change is editorial or of substance.", "--substantive")
    change: Marked | None = "editorial" if editorial else "substantive" if substantive else None
    _circulate(dossier, deadline, by, note, ask or [], yes, mailed=opened, again=True, change=change)


def _circulate(
    dossier: Path,
    deadline: str,
    by: str,
    note: str,
    ask: list[str],
    yes: bool,
    *,
    mailed: str,
    again: bool,
    change: Marked | None = None,
) -> None:
    from lettergen.cli.lines import one_line, shown_path, typed_path
    from lettergen.cli.running import say
    from lettergen.cli.sign_recording import named
    from lettergen.cli.workspace import open_dossier
    from lettergen.moments import told_moment, written_moment
    from lettergen.operations.sign_circulate import Circulation, circulate
    from lettergen.operations.sign_packet import packet_files

    opened, folder = open_dossier(dossier)
    wanted = Circulation(
        by=by,
        now=now(),
        deadline=moment(deadline, "--deadline"),
        again=again,
        change=change,
        note=note,
        ask=tuple(named(who, opened, folder) for who in ask),
        mailed=moment(mailed, "--opened") if mailed else None,
    )
    until = told_moment(written_moment(wanted.deadline))
    make_sure(f"Circulate the text of {folder} as it is now, until {until}?", yes)
    made = circulate(opened, folder, wanted, packet_files)
    for path in made.paths:
        print(shown_path(path))
    where = typed_path(opened.workspace.root / folder)
    open_now = f"{_told(made.version.record)} is open until {one_line(until)}. Who stands where:"
    say(open_now, f"  lettergen sign status {where}")
    _warn_of_redlines(made.paths)


def _warn_of_redlines(paths: Iterable[Path]) -> None:
    from lettergen.cli.running import say

    if any(path.parent.name == "redlines" for path in paths):
        say(f"redlines/ holds what changed. {STRUCK_THROUGH}")


def _told(record: VersionRecord) -> str:
    said = {"first": "", "none": " (the text is the same)"}.get(record.change, f" ({record.change} change)")
    return f"Version {record.version}{said}"


def sign_close(dossier: Dossier, by: Drafter, yes: Yes = False) -> None:
    """End signing.

    Shows who a final would print and who not, and why. From then on only withdrawals are recorded, and `build --final`
    leaves out whoever has not agreed to the very text.
    """
    from lettergen.cli.lines import shown_path
    from lettergen.cli.running import say
    from lettergen.cli.sign_table import closing_lines
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.sign_circulate import close, open_version
    from lettergen.operations.sign_record import read_record_of
    from lettergen.operations.sign_status import sign_status

    opened, folder = open_dossier(dossier)
    open_version(read_record_of(opened, folder))
    say(*closing_lines(sign_status(opened, folder, now())))
    make_sure("End signing with these?", yes)
    version, path = close(opened, folder, by, now())
    print(shown_path(path))
    say(f"Signing version {version.number} is closed.")
