"""What the commands of `lettergen sign` have in common: their options, the question before, and the line after."""

from __future__ import annotations

import datetime
import sys
from dataclasses import KW_ONLY
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import misuse
from lettergen.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from lettergen.records.signatures import PrintedForm


class How(StrEnum):
    """How an answer came."""

    UNSAID = ""
    FORM = "form"
    MAIL = "mail"
    PHONE = "phone"
    IN_PERSON = "in-person"


@dataclass(frozen=True, slots=True)
class Said:
    """What the options say of an answer; `received` as typed, `condition` and `disclosed` None where nothing is said."""

    by: str
    role: str
    how: How
    evidence: str
    received: str
    _: KW_ONLY
    objection: str = ""
    condition: str | None = None
    disclosed: bool | None = None
    print: PrintedForm | None = None


Who = Annotated[
    str,
    typer.Argument(
        metavar="WHO", help="An organisation by id, name or acronym, or a person on record by name."
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who answered for them.")]
Drafter = Annotated[str, typer.Option("--by", metavar="NAME", help="Who does this.")]
Role = Annotated[str, typer.Option(metavar="TEXT", help="In which capacity: director, board member ...")]
HowCame = Annotated[
    How, typer.Option("--how", metavar="CHANNEL", help="form, mail, phone or in-person.", show_default=False)
]
Evidence = Annotated[
    str,
    typer.Option(metavar="TEXT", help="Where it can be looked up: the mail's file, a minute. Never printed."),
]
Received = Annotated[
    str,
    typer.Option(metavar="TIME", help="When it came, with its zone.", show_default="now"),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Deadline = Annotated[
    str, typer.Option(metavar="TIME", help="Until when, with its zone: '2026-11-20 18:00 Europe/Brussels'.")
]
Mailed = Annotated[
    str,
    typer.Option(
        "--opened",
        metavar="TIME",
        help="When it was mailed, if before now, with its zone.",
        show_default="now",
    ),
]
Note = Annotated[str, typer.Option(metavar="TEXT", help="What the drafter says of the change.")]
Ask = Annotated[list[str] | None, typer.Option(metavar="WHO", help="Who is asked to sign; may be repeated.")]


def now() -> datetime.datetime:
    """Return this moment to the second, in the machine's time zone."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)


def moment(text: str, option: str) -> datetime.datetime:
    """Return the moment that an option names; misuse when it is none."""
    from lettergen.moments import parse_moment

    try:
        return parse_moment(text)
    except ValueError as refused:
        raise misuse(str(refused), option) from refused


def received_at(text: str) -> datetime.datetime:
    """Return when an answer came: what --received says, else now."""
    return moment(text, "--received") if text else now()


def make_sure(question: str, yes: bool) -> None:
    """Ask before something is written. Raises LettergenError when the answer is no, or there is nobody to ask."""
    from lettergen.cli.lines import one_line
    from lettergen.findings import LettergenError

    if yes:
        return
    if not sys.stdin.isatty():
        raise LettergenError(
            "Nothing was recorded: nobody is there to be asked", "If it is right, add --yes."
        )
    if not typer.confirm(one_line(question), err=True):
        raise LettergenError("Nothing was recorded")


STRUCK_THROUGH = (
    "What was taken out stands struck through: where that is a person who no longer agrees, do not send it."
)
"""What whoever sends a redline must know: it holds the earlier text, too."""
