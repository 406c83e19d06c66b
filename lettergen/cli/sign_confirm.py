"""`lettergen sign confirm`: records that somebody who signed agrees to the text that is open now."""

from __future__ import annotations

from typing import Annotated

import typer

from lettergen.cli.options import Dossier, misuse
from lettergen.cli.sign_options import By, Evidence, How, HowCame, Received, Role, Said, Who, Yes

Condition = Annotated[
    str, typer.Option(metavar="TEXT", help="What the signature waits for, also with this text.")
]
Unconditional = Annotated[bool, typer.Option("--unconditional", help="What it waited for is met.")]
Disclosed = Annotated[
    bool | None,
    typer.Option("--disclosed/--undisclosed", help="Print and count them from now on, or no longer."),
]


def sign_confirm(
    dossier: Dossier,
    who: Who,
    by: By,
    role: Role = "",
    how: HowCame = How.UNSAID,
    evidence: Evidence = "",
    received: Received = "",
    condition: Condition = "",
    unconditional: Unconditional = False,
    disclosed: Disclosed = None,
    yes: Yes = False,
) -> None:
    """Record that somebody who signed agrees to the text that is open now.

    The place in the order of signature stays theirs.
    """
    from lettergen.cli.sign_recording import settle
    from lettergen.signing.steps import Step

    if condition and unconditional:
        raise misuse("a signature has a condition or none.", "--unconditional")
    now = "" if unconditional else condition or None
    said = Said(by, role, how, evidence, received, condition=now, disclosed=disclosed)
    settle(dossier, who, Step.CONFIRM, said, yes)
