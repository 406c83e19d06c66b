"""From what a row of a sheet says to the answer that could be recorded, or the reason why not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from lettergen.fast_dataclasses import dataclass
from lettergen.records.library import Organisation
from lettergen.records.sheet_settings import WrittenName
from lettergen.records.versions import Version
from lettergen.signing.lookalikes import mixed_letters
from lettergen.signing.matching import Match, Registry
from lettergen.signing.print_wish import PrintWish
from lettergen.signing.sheet_rows import RowSaid, shown
from lettergen.signing.steps import Answer, Step


class Action(StrEnum):
    """What comes of a row. SILENT: it has no answer, which is a no."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    SILENT = "silent"
    REFUSED = "refused"


@dataclass(slots=True, kw_only=True)
class PlannedRow:
    """What a row would do. `who` and `notes` (sentences) are fit to be shown; `version` is the text answered to.

    `printed`: how they wish to be printed; `said_version`: the number of the version, where the row says it.
    """

    number: int
    who: str
    action: Action = Action.REFUSED
    answer: Answer | None = None
    printed: PrintWish = field(default_factory=PrintWish)
    said_version: int | None = None
    version: Version | None = None
    notes: list[str] = field(default_factory=list)

    def refuse(self, why: str) -> None:
        """Leave the row out, and say why."""
        self.action, self.answer = Action.REFUSED, None
        self.notes.append(why)


@dataclass(frozen=True, slots=True)
class UnsureName:
    """A name that is not in the registry like that, in which rows it stands, and what it may mean."""

    written: str
    rows: tuple[int, ...]
    match: Match


class Names:
    """Which organisation each name in a sheet means; `said` is what a coordinator said of such names."""

    def __init__(
        self,
        rows: Sequence[RowSaid],
        organisations: Mapping[str, Organisation],
        said: Sequence[WrittenName],
    ) -> None:
        self.organisations = organisations
        self._rows: dict[str, list[int]] = {}
        for row in rows:
            if row.organisation and row.answer:
                self._rows.setdefault(row.organisation, []).append(row.number)
        registry = Registry(organisations)
        known = {
            _plain(one.written): Match(one.organisation) for one in said if one.organisation in organisations
        }
        self._matches = {name: known.get(_plain(name)) or registry.match(name) for name in self._rows}

    def match(self, name: str) -> Match:
        """Return what a name means."""
        return self._matches.get(name, Match())

    def unsure(self) -> Iterator[UnsureName]:
        """Yield the names that somebody has to say something about."""
        for name, match in self._matches.items():
            if not match.organisation:
                yield UnsureName(name, tuple(self._rows[name]), match)

    def told(self, match: Match) -> str:
        """Return why a name is not taken, and what to do."""
        if not match.candidates:
            return "Nobody is called that in the registry: add a file for it, or say who it is (--name)."
        names = " or ".join(f"{self.organisations[key].name} ({key})" for key in match.candidates)
        return f"{'Looks like' if match.looks_alike else 'May be'} {names}: say which with --name."


def _plain(name: str) -> str:
    """A name as it was said and as it stands are one name apart from case and spaces; every letter counts."""
    return " ".join(name.casefold().split())


def begin_row(row: RowSaid, names: Names, origin: str, now: datetime.datetime) -> PlannedRow:
    """Return a row with its answer, or with what is wrong with it; `origin`: the file's name, kept as evidence."""
    planned = PlannedRow(
        number=row.number, who=shown(row.written), printed=row.printed, said_version=row.version
    )
    if row.answer is None and not row.faults:
        planned.action = Action.SILENT
        return planned
    match = names.match(row.organisation)
    if match.organisation:
        planned.who = names.organisations[match.organisation].name
    if odd := mixed_letters(row.written):
        planned.notes.append(f"Letters of another script in '{planned.who}': {', '.join(odd)}.")
    reasons = list(_reasons(row, match, names, now))
    for reason in reasons:
        planned.refuse(reason)
    if not reasons:
        planned.answer = _answer(row, match.organisation, origin)
    return planned


def _reasons(row: RowSaid, match: Match, names: Names, now: datetime.datetime) -> Iterator[str]:
    yield from (f"{fault[:1].upper()}{fault[1:]}." for fault in row.faults)
    if row.organisation and row.answer and not match.organisation:
        yield names.told(match)
    if row.received and row.received > now:
        yield "Lies in the future: is the zone right, and the order of day and month?"


_STEPS = {"signed": Step.SIGN, "declined": Step.DECLINE, "withdrawn": Step.WITHDRAW, "objects": Step.OBJECT}


def _answer(row: RowSaid, organisation: str, origin: str) -> Answer:
    assert row.answer
    assert row.received
    signs = row.answer == "signed"
    return Answer(
        step=_STEPS[row.answer],
        received=row.received,
        organisation=organisation,
        person=row.person,
        capacity="personal" if row.person else "organisation",
        by=row.by,
        role=row.role,
        how="form",
        evidence=f"{origin}, row {row.number}",
        condition=row.condition if signs else None,
        objection=row.objection if row.answer == "objects" else "",
        disclosed=row.disclosed if signs else None,
    )
