"""Takes the rows of a sheet into what is on record, in memory: what each adds, changes, or repeats."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from lettergen.findings import LettergenError
from lettergen.moments import moment_or_day
from lettergen.operations.sign_import_rows import Action, PlannedRow
from lettergen.operations.sign_names import sound
from lettergen.operations.sign_record import Record, Recorded
from lettergen.operations.workspace import Opened
from lettergen.records.signatures import PrintedForm, Signature
from lettergen.records.versions import Version
from lettergen.signing.matching import networks_and_members
from lettergen.signing.sheet_rows import shown
from lettergen.signing.steps import Answer, Step


class Taker:
    """Takes rows one after the other, which are given in the order in which they came."""

    def __init__(self, opened: Opened, record: Record) -> None:
        self.opened, self.record = opened, record
        self.rows_of: dict[str, list[PlannedRow]] = {}

    def take(self, planned: PlannedRow) -> None:
        """Say in a row what comes of its answer."""
        assert planned.answer
        planned.version = self._version_of(planned, planned.answer)
        if planned.version is None and self.record.version and planned.answer.step is Step.SIGN:
            planned.refuse(_without_text(planned.said_version))
            return
        try:
            before = self.record.find(planned.answer)
            planned.answer = sound(_as_wished(planned, planned.answer, before), self.opened)
            recorded = self._taken(planned, planned.answer, before)
        except LettergenError as refused:
            planned.refuse(f"{shown(refused.message, 200)}. {refused.hint}".strip())
            return
        self._tell(planned, before, recorded)

    def _version_of(self, planned: PlannedRow, answer: Answer) -> Version | None:
        """Return the version that is said, or that was open when an answer came; the newest where signing is closed."""
        newest = self.record.version
        if newest is None or not newest.is_open:
            return newest
        then = [one for one in self.record.versions if _opened_by(one, answer)]
        if planned.said_version:
            return next((one for one in then if one.number == planned.said_version), None)
        return then[-1] if then else None

    def _taken(self, planned: PlannedRow, answer: Answer, before: Signature | None) -> Recorded:
        version = planned.version
        if before and version and _said_again(answer, before, version):
            return Recorded(before, None, self.record.root / before.place.path)
        if before is None or before.answer != answer.word:
            return self.record.take(answer, version)
        last = before.answers[-1]
        same = {name: getattr(last, name) for name in ("by", "role", "how", "evidence")}
        alike = dataclasses.replace(answer, **same)
        if answer.word != "signed" or version is None:
            return self.record.take(alike, version)  # a no that was said before
        if last.version is not None and last.version < version.number:
            planned.answer = dataclasses.replace(answer, step=Step.CONFIRM)
            return self.record.take(planned.answer, version)
        try:
            return self.record.take(answer, version)
        except LettergenError:
            # Another person of theirs, or the same form once more: no second signature where the terms are the same.
            return self.record.take(alike, version)

    def _tell(self, planned: PlannedRow, before: Signature | None, recorded: Recorded) -> None:
        assert planned.answer
        standing = before.answer if before else ""
        if recorded.row is None:
            planned.action = Action.SAME
            if before and standing != planned.answer.word:
                planned.notes.append(f"A later answer is on record: {standing}.")
        else:
            planned.action = Action.ADD if standing in ("", "asked") else Action.CHANGE
            planned.notes += self._about(planned, planned.answer)
        earlier = self.rows_of.setdefault(recorded.path.name, [])
        if earlier:
            rows = ", ".join(str(row.number) for row in earlier)
            planned.notes.append(f"The same signatory as in row {rows}: counted once.")
        earlier.append(planned)

    def _about(self, planned: PlannedRow, answer: Answer) -> Iterator[str]:
        version, newest = planned.version, self.record.version
        if answer.word == "signed" and version and newest:
            if planned.said_version and version.number < newest.number:
                yield f"Says that it answers to version {version.number}; version {newest.number} is newer."
            elif version.number < newest.number:
                yield (
                    f"Came before version {newest.number} was circulated, so it agrees to version {version.number}."
                )
            deadline = moment_or_day(version.record.deadline)
            if deadline and answer.received > deadline:
                yield "Came after the deadline."
        if answer.condition:
            yield f"On a condition: {shown(answer.condition)}."
        if answer.disclosed is False:
            yield "Not to be disclosed."

    def tell_related(self) -> None:
        """Say in each row that adds a signature which network of the organisation signs too, or which member."""
        signed = {
            row.organisation
            for row in self.record.signatures.values()
            if row.answer == "signed" and not row.person
        }
        organisations = self.opened.library.organisations
        related = networks_and_members(signed, organisations)
        for planned in (row for rows in self.rows_of.values() for row in rows):
            others = related.get(planned.answer.organisation, ()) if planned.answer else ()
            if others and planned.action in (Action.ADD, Action.CHANGE):
                names = ", ".join(organisations[key].name for key in others)
                planned.notes.append(f"A network and its member both sign: {names}.")


def _as_wished(planned: PlannedRow, answer: Answer, before: Signature | None) -> Answer:
    if answer.step is not Step.SIGN:
        return answer
    form = before.print if before else PrintedForm()
    return dataclasses.replace(answer, print=planned.printed.over(form))


def _said_again(answer: Answer, before: Signature, version: Version) -> bool:
    """Tell whether a signature only repeated one on record for that version, before the last answer on record came."""
    last = moment_or_day(before.answers[-1].received)
    if answer.step is not Step.SIGN or last is None or answer.received >= last:
        return False
    terms = (
        answer.condition or "",
        answer.print or before.print,
        answer.disclosed in (None, before.disclosed),
    )
    return any(
        row.answer == "signed"
        and row.version == version.number
        and terms == (row.condition, before.print, True)
        for row in before.answers
        if (received := moment_or_day(row.received)) and received <= answer.received
    )


def _without_text(said: int | None) -> str:
    if said:
        return f"Answers to version {said}, which was not circulated when this came."
    return "Came before any text was circulated, and a signature belongs to a text."


def _opened_by(version: Version, answer: Answer) -> bool:
    opened = moment_or_day(version.record.opened)
    return opened is not None and opened <= answer.received
