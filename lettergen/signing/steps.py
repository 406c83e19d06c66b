"""What an answer adds to the record of a signatory: a row, nothing, or a refusal that says why."""

from __future__ import annotations

import dataclasses
import datetime
from enum import StrEnum

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError
from lettergen.moments import moment_or_day, written_moment
from lettergen.records.common import NO_NAMES
from lettergen.records.signatures import (
    AnswerRow,
    AnswerWord,
    Capacity,
    Channel,
    Person,
    PrintedForm,
    Signature,
)
from lettergen.records.versions import Version


class Step(StrEnum):
    """What somebody does. Confirming is signing again: a later text, or without a condition."""

    ASK = "ask"
    SIGN = "sign"
    CONFIRM = "confirm"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    OBJECT = "object"


_WORDS: dict[Step, AnswerWord] = {
    Step.ASK: "asked",
    Step.SIGN: "signed",
    Step.CONFIRM: "signed",
    Step.DECLINE: "declined",
    Step.WITHDRAW: "withdrawn",
    Step.OBJECT: "objects",
}
_ADDS_AGREEMENT = (Step.SIGN, Step.CONFIRM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an organisation, by its id, or a person answered; where both are given, the person signs for the organisation.

    `received` has its time zone. `condition` None says nothing of a condition, "" that there is none. `print` and
    `disclosed` are None where nothing new is wished.
    """

    step: Step
    received: datetime.datetime
    organisation: str = ""
    person: Person | None = None
    capacity: Capacity = "organisation"
    by: str = ""
    role: str = ""
    how: Channel = ""
    evidence: str = ""
    condition: str | None = None
    objection: str = ""
    print: PrintedForm | None = None
    disclosed: bool | None = None

    @property
    def word(self) -> AnswerWord:
        """The answer as a file says it."""
        return _WORDS[self.step]


def row_for(
    answer: Answer, there: Signature | None, version: Version | None, number: int
) -> AnswerRow | None:
    """Return the row that an answer adds, None where the record says as much already.

    `there` is what is on record of the signatory, `version` the newest one, `number` the next free place in the order
    of signature. Raises LettergenError when the answer does not fit what is on record, or no text is open.
    """
    if there and _on_record(answer, there, version):
        return None
    if there and answer.step is Step.ASK:
        return None  # whoever has answered is not made silent again
    _refuse_closed(answer, version)
    if there:
        _refuse_older(answer, there)
    _refuse_unfitting(answer, there, version)
    row = _row(answer, version if answer.step in (*_ADDS_AGREEMENT, Step.ASK) else None, number)
    return None if there and _says_nothing_new(row, there) else _placed(row, there)


def _on_record(answer: Answer, there: Signature, version: Version | None) -> bool:
    """The same answer to the same text, of the same moment, by the same person.

    A form that is read again must not undo what came later.
    """
    number = version.number if version else None
    return any(
        row.answer == answer.word
        and row.version in (None, number)
        and row.by == answer.by
        and moment_or_day(row.received) == answer.received.replace(microsecond=0)
        for row in there.answers
    )


def _refuse_closed(answer: Answer, version: Version | None) -> None:
    if answer.step not in (*_ADDS_AGREEMENT, Step.ASK):
        return
    if version is None:
        raise LettergenError(
            "No text has been circulated, and a signature belongs to a text",
            "Circulate it first: lettergen sign open DOSSIER --deadline ... --by ...",
        )
    if not version.is_open:
        raise LettergenError(
            f"Signing version {version.number} is closed",
            "Only withdrawals are taken now. To go on: lettergen sign reopen DOSSIER ...",
        )


def _refuse_older(answer: Answer, there: Signature) -> None:
    """A yes and a no are read in the order in which they came, whatever the order in which they are written down."""
    last = there.answers[-1]
    known = moment_or_day(last.received)
    if last.answer in ("asked", answer.word) or known is None or "T" not in last.received:
        return
    if answer.received.replace(microsecond=0) < known:
        raise LettergenError(
            f"This answer of {name_on_record(there)} is older than the last one on record"
            f" ({last.answer}, {last.received})",
            "See which one counts, and record that with the time it came: --received '...'",
        )


def name_on_record(signature: Signature) -> str:
    """Return what a signatory is called in messages: its id in the library, or the person's name."""
    return signature.organisation or (signature.person.name if signature.person else signature.id)


def _refuse_unfitting(answer: Answer, there: Signature | None, version: Version | None) -> None:
    now = there.answer if there else ""
    who = name_on_record(there) if there else "The signatory"
    match answer.step:
        case Step.SIGN if there and now == "signed":
            _refuse_second(answer, there, version)
        case Step.CONFIRM if now != "signed":
            raise LettergenError(
                f"{who} has no signature to confirm: {now or 'no answer is on record'}",
                "Record the signature: lettergen sign add",
            )
        case Step.CONFIRM if there and there.condition and answer.condition is None:
            raise LettergenError(
                f"{who} signed on a condition: {there.condition}",
                "Say whether it still stands: --condition '...', or --unconditional",
            )
        case Step.WITHDRAW if now not in ("signed", "withdrawn"):
            raise LettergenError(
                f"{who} has no signature to withdraw: {now or 'no answer is on record'}",
                "A no is recorded with: lettergen sign decline",
            )
        case Step.DECLINE if now == "signed":
            raise LettergenError(
                f"{who} has signed", "Taking it back is recorded with: lettergen sign withdraw"
            )
        case _:
            pass


def _refuse_second(answer: Answer, there: Signature, version: Version | None) -> None:
    last, who = there.answers[-1], name_on_record(there)
    if version and last.version == version.number and _says_nothing_new(_row(answer, version, 0), there):
        return
    by = f" by {last.by}" if last.by else ""
    which = f"version {last.version}" if last.version else "a text that is not on record"
    raise LettergenError(
        f"{who} has signed already: {which}{by}",
        "Agreement to another text, by another person or on other terms is recorded with: lettergen sign confirm",
    )


def _row(answer: Answer, version: Version | None, number: int) -> AnswerRow:
    agreed = version is not None and answer.step in _ADDS_AGREEMENT
    return AnswerRow(
        answer=answer.word,
        received=written_moment(answer.received.replace(microsecond=0)).partition("[")[0],
        number=number if agreed else None,
        version=version.number if version else None,
        language=version.record.language if version and agreed else "en",
        digests=version.record.documents if version and agreed else NO_NAMES,
        by=answer.by,
        role=answer.role,
        how=answer.how,
        evidence=answer.evidence,
        print=answer.print,
        disclosed=answer.disclosed,
        condition=(answer.condition or "") if agreed else "",
        objection=answer.objection,
    )


_SAID = ("answer", "version", "digests", "by", "role", "how", "evidence", "condition", "objection")


def _says_nothing_new(row: AnswerRow, there: Signature) -> bool:
    last = there.answers[-1]
    same = all(getattr(row, name) == getattr(last, name) for name in _SAID)
    return same and row.print in (None, there.print) and row.disclosed in (None, there.disclosed)


def _placed(row: AnswerRow, there: Signature | None) -> AnswerRow:
    """Whoever has a place in the order of signature keeps it."""
    keeps = there is not None and there.answer == "signed" and there.number is not None
    return dataclasses.replace(row, number=None) if keeps else row
