"""`lettergen sign add`: records that somebody signed the text that is open."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import Dossier, misuse
from lettergen.cli.sign_options import By, Evidence, How, HowCame, Received, Role, Said, Who, Yes

if TYPE_CHECKING:
    from lettergen.cli.sign_recording import Signs
    from lettergen.records.signatures import PrintedForm


class Capacity(StrEnum):
    """In which capacity a person signs."""

    PERSONAL = "personal"
    OFFICIAL = "official"


Condition = Annotated[
    str, typer.Option(metavar="TEXT", help="What the signature waits for; until it is met, no final has it.")
]
Undisclosed = Annotated[bool, typer.Option("--undisclosed", help="Neither print nor count this signatory.")]
IsPerson = Annotated[bool, typer.Option("--person", help="WHO is a person, and signs in their own name.")]
Title = Annotated[str, typer.Option(metavar="TEXT", help="The person's title: Professor of Law.")]
Body = Annotated[str, typer.Option(metavar="TEXT", help="The person's institution.")]
CountryName = Annotated[str, typer.Option(metavar="TEXT", help="The person's country, as printed.")]
Honour = Annotated[str, typer.Option(metavar="TEXT", help="The person's honour: a prize, say.")]
InCapacity = Annotated[Capacity, typer.Option(help="In which capacity the person signs.")]
PrintAs = Annotated[str, typer.Option(metavar="NAME", help="Print this name, not the registry's.")]
NoAcronym = Annotated[bool, typer.Option("--no-acronym", help="Print no acronym.")]
PrintCountry = Annotated[bool, typer.Option("--print-country", help="Print the organisation's country.")]
Qualifier = Annotated[str, typer.Option(metavar="TEXT", help="In brackets: based in exile in Austria.")]
Formula = Annotated[str, typer.Option(metavar="TEXT", help="Print after it: within the framework of ...")]


def sign_add(
    dossier: Dossier,
    who: Who,
    by: By = "",
    role: Role = "",
    how: HowCame = How.UNSAID,
    evidence: Evidence = "",
    received: Received = "",
    condition: Condition = "",
    undisclosed: Undisclosed = False,
    person: IsPerson = False,
    title: Title = "",
    body: Body = "",
    country: CountryName = "",
    honour: Honour = "",
    capacity: InCapacity = Capacity.PERSONAL,
    print_as: PrintAs = "",
    no_acronym: NoAcronym = False,
    print_country: PrintCountry = False,
    qualifier: Qualifier = "",
    formula: Formula = "",
    yes: Yes = False,
) -> None:
    """Record that somebody signed.

    The signature is of the version that is open, with the digest of each of its documents. Organisations are those of
    the library; only the very name, acronym or id is taken, never one that is near.
    """
    from lettergen.cli.sign_recording import settle
    from lettergen.signing.steps import Step

    signs = _signs(who, title, body, country, honour, capacity) if person else None
    if not signs and (title or body or country or honour):
        raise misuse("goes with --title, --body, --country and --honour, which are a person's.", "--person")
    form = _form(print_as, no_acronym, print_country, qualifier, formula)
    named, told = by or (who if signs else ""), False if undisclosed else None
    said = Said(named, role, how, evidence, received, condition=condition, disclosed=told, print=form)
    settle(dossier, who, Step.SIGN, said, yes, signs)


def _signs(name: str, title: str, body: str, country: str, honour: str, capacity: Capacity) -> Signs:
    from lettergen.cli.sign_recording import Signs
    from lettergen.records.signatures import Person

    return Signs(Person(name=name, title=title, body=body, country=country, honour=honour), capacity.value)


def _form(name: str, no_acronym: bool, country: bool, qualifier: str, formula: str) -> PrintedForm | None:
    from lettergen.records.signatures import PrintedForm

    form = PrintedForm(
        name=name, acronym=not no_acronym, country=country, qualifier=qualifier, formula=formula
    )
    return form if form != PrintedForm() else None
