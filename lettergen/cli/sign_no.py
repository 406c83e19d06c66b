"""`lettergen sign decline` and `lettergen sign withdraw`: record a no, before a signature or after it."""

from __future__ import annotations

from typing import Annotated

import typer

from lettergen.cli.options import Dossier
from lettergen.cli.sign_options import By, Evidence, How, HowCame, Received, Role, Said, Who, Yes

Objection = Annotated[
    str, typer.Option(metavar="TEXT", help="They object to something, a name say: what. Never printed.")
]


def sign_decline(
    dossier: Dossier,
    who: Who,
    by: By,
    role: Role = "",
    how: HowCame = How.UNSAID,
    evidence: Evidence = "",
    received: Received = "",
    objection: Objection = "",
    yes: Yes = False,
) -> None:
    """Record that somebody will not sign, or objects to the letter."""
    from lettergen.cli.sign_recording import settle
    from lettergen.signing.steps import Step

    step = Step.OBJECT if objection else Step.DECLINE
    settle(dossier, who, step, Said(by, role, how, evidence, received, objection=objection), yes)


def sign_withdraw(
    dossier: Dossier,
    who: Who,
    by: By,
    role: Role = "",
    how: HowCame = How.UNSAID,
    evidence: Evidence = "",
    received: Received = "",
    yes: Yes = False,
) -> None:
    """Record that somebody takes a signature back.

    The signature stays on record with the withdrawal after it. This works also after signing was closed.
    """
    from lettergen.cli.sign_recording import settle
    from lettergen.signing.steps import Step

    settle(dossier, who, Step.WITHDRAW, Said(by, role, how, evidence, received), yes)
