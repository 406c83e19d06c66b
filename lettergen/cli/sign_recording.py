"""From the options of a command to a row on record: who is meant, what it would add, the question, and what was added."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from lettergen.cli.lines import one_line, shown_path
from lettergen.cli.options import misuse
from lettergen.cli.running import say
from lettergen.cli.sign_options import Said, make_sure, received_at
from lettergen.cli.workspace import open_dossier
from lettergen.fast_dataclasses import dataclass
from lettergen.moments import moment_or_day
from lettergen.operations.sign_names import Signatory, signatory_called
from lettergen.operations.sign_record import Recorded, plan_answers, read_record_of, record_answer
from lettergen.operations.workspace import Opened
from lettergen.records.signatures import AnswerRow, Capacity, Person
from lettergen.records.versions import Version
from lettergen.signing.free_text import without_addresses
from lettergen.signing.steps import Answer, Step


@dataclass(frozen=True, slots=True)
class Signs:
    """A person who signs in their own name, and in which capacity."""

    person: Person
    capacity: Capacity


def settle(dossier: Path, who: str, step: Step, said: Said, yes: bool, signs: Signs | None = None) -> None:
    """Find out who is meant, show what the answer would add, ask, record it, and print what was recorded and where.

    Raises LettergenError when it does not fit what is on record, or nobody agrees to it being recorded.
    """
    if not said.by.strip():
        raise misuse("say who answered for them.", "--by")
    opened, folder = open_dossier(dossier)
    meant = Signatory(person=signs.person) if signs else named(who, opened, folder)
    answer = _answer(meant, step, said, signs.capacity if signs else "organisation")
    (planned,) = plan_answers(opened, folder, [answer])
    if planned.row is not None:
        say(_line(opened, planned, planned.row))
        make_sure("Record this?", yes)
        planned = record_answer(opened, folder, answer)
        _tell_late(read_record_of(opened, folder).version, answer)
    _tell(opened, planned, answer)


def named(who: str, opened: Opened, folder: PurePosixPath) -> Signatory:
    """Return who is meant. Raises LettergenError when nobody is, or several are."""
    return signatory_called(who, opened, read_record_of(opened, folder).signatures.values())


def _answer(meant: Signatory, step: Step, said: Said, capacity: Capacity) -> Answer:
    return Answer(
        step=step,
        received=received_at(said.received),
        organisation=meant.organisation,
        person=meant.person,
        capacity=capacity,
        by=said.by,
        role=said.role,
        how=said.how.value,
        evidence=said.evidence,
        condition=said.condition,
        objection=said.objection,
        print=said.print,
        disclosed=said.disclosed,
    )


def _tell_late(version: Version | None, answer: Answer) -> None:
    """Late signatures are the coalition's to take or leave; closing is what ends them."""
    deadline = moment_or_day(version.record.deadline) if version else None
    if deadline and answer.word == "signed" and answer.received > deadline:
        say("note: this came after the deadline; it counts until signing is closed.")


def _tell(opened: Opened, recorded: Recorded, answer: Answer) -> None:
    if recorded.row is None:
        now = recorded.signature.answer
        later = "" if now == answer.word else f", with a later answer after it ({now})"
        print(f"{_name(opened, recorded)}: on record already{later}, nothing was changed")
        return
    print(_line(opened, recorded, recorded.row))
    print(shown_path(recorded.path))


def _name(opened: Opened, recorded: Recorded) -> str:
    signature = recorded.signature
    if signature.person:
        return one_line(signature.person.name)
    known = opened.library.organisations.get(signature.organisation)
    if known is None:
        return one_line(signature.id)
    return one_line(f"{known.name} ({known.acronym})" if known.acronym else known.name)


def _line(opened: Opened, recorded: Recorded, row: AnswerRow) -> str:
    parts = [
        row.answer,
        f"version {row.version}" if row.version else "",
        f"by {row.by}",
        f"received {row.received}",
        "not to be disclosed" if row.disclosed is False else "",
        f"on the condition: {row.condition}" if row.condition else "",
    ]
    return (
        f"{_name(opened, recorded)}: {without_addresses(one_line(', '.join(part for part in parts if part)))}"
    )
