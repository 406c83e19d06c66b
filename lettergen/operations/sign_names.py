"""Who is meant by a name, and whether what was said of a signatory can be kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.library.similar import did_you_mean
from lettergen.operations.workspace import Opened
from lettergen.records.signatures import Person, PrintedForm, Signature
from lettergen.signing.free_text import has_address, on_one_line
from lettergen.signing.names import fingerprint, organisations_called
from lettergen.signing.steps import Answer

_TEXTS = {
    "by": "The name of who answered",
    "role": "The role of who answered",
    "evidence": "What is said of the evidence",
    "objection": "The objection",
}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: an organisation, by its id in the library, or a person."""

    organisation: str = ""
    person: Person | None = None


def signatory_called(name: str, opened: Opened, signatures: Iterable[Signature]) -> Signatory:
    """Return who is meant: somebody on record, or an organisation of the library.

    Only the same name counts, apart from case, accents and punctuation. Raises LettergenError when nobody is called that,
    or several are.
    """
    organisations = opened.library.organisations
    called = [Signatory(key) for key in organisations_called(name, organisations)]
    wanted = fingerprint(name)
    called += [
        Signatory(row.organisation, row.person)
        for row in signatures
        if row.person and (row.id == name or fingerprint(row.person.name) == wanted)
    ]
    if len(called) == 1:
        return called[0]
    if called:
        names = "; ".join(one.organisation or _described(one.person) for one in called)
        hint = "Write the id of the one that is meant: an organisation's, or the name of the person's file."
        raise LettergenError(f"Several are called '{name}': {names}", hint)
    known = {
        word
        for row in organisations.values()
        for word in (row.name, row.acronym, *row.names.values())
        if word
    }
    hint = did_you_mean(name, {*known, *organisations})
    other = "An organisation needs a file in cases/organisations/; a person is recorded with --person."
    raise LettergenError(f"Nobody is called '{name}' here", f"{hint} {other}".strip())


def _described(person: Person | None) -> str:
    return ", ".join(part for part in (person.name, person.body) if part) if person else ""


def sound(answer: Answer, opened: Opened) -> Answer:
    """Return an answer with each of its texts on one line.

    Raises LettergenError when the organisation is not of this library, or a text cannot be kept: it hides something, or
    would bring an e-mail address into print.
    """
    if not answer.organisation and answer.person is None:
        raise LettergenError("An answer is of nobody", "Name an organisation or a person.")
    if answer.organisation and answer.organisation not in opened.library.organisations:
        hint = did_you_mean(answer.organisation, opened.library.organisations)
        raise LettergenError(f"'{answer.organisation}' is no organisation of this library", hint)
    texts: dict[str, Any] = {name: on_one_line(getattr(answer, name), what) for name, what in _TEXTS.items()}
    condition = None if answer.condition is None else on_one_line(answer.condition, "The condition")
    return dataclasses.replace(
        answer, **texts, condition=condition, person=_person(answer.person), print=_printed(answer.print)
    )


def _person(person: Person | None) -> Person | None:
    if person is None:
        return None
    parts = {field.name: _to_print(getattr(person, field.name)) for field in dataclasses.fields(person)}
    if not fingerprint(parts["name"]):
        raise LettergenError("A person who signs has no name", "Write it as it is to be printed.")
    return Person(**parts)


def _printed(form: PrintedForm | None) -> PrintedForm | None:
    if form is None:
        return None
    texts: dict[str, Any] = {
        name: _to_print(getattr(form, name)) for name in ("name", "qualifier", "formula")
    }
    return dataclasses.replace(form, **texts)


def _to_print(text: str) -> str:
    line = on_one_line(text, "What is to be printed")
    if has_address(line):
        raise LettergenError(
            "What is to be printed holds an e-mail address",
            "Leave it out; --evidence can say where the mail lies.",
        )
    return line
