"""What a row of a sheet says, read without guessing: what is not understood is a fault of that row."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lettergen.findings import LettergenError
from lettergen.records.sheet_settings import SheetAnswer, SheetSettings
from lettergen.records.signatures import Person
from lettergen.sheets import Cell, Sheet, SheetRow
from lettergen.signing.free_text import on_one_line, without_addresses
from lettergen.signing.names import fingerprint
from lettergen.signing.print_wish import PrintWish
from lettergen.signing.sheet_times import moment_in
from lettergen.visible import visible

_ANSWERS: dict[str, SheetAnswer] = {
    "signed": "signed",
    "yes": "signed",
    "declined": "declined",
    "no": "declined",
    "withdrawn": "withdrawn",
    "objects": "objects",
}
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}
_NO_CONDITION = frozenset({"", "no", "none", "n a"})
_NUMBER = re.compile(r"([1-9][0-9]{0,3})(?:\.0)?", re.ASCII)
_SHOWN = 60


@dataclass(slots=True)
class RowSaid:
    """What a row says.

    `answer` is empty where the row has none, `condition` and `disclosed` None where no column asks, `version` None where
    the row names none.
    """

    number: int
    organisation: str = ""
    person: Person | None = None
    answer: SheetAnswer | None = None
    received: datetime.datetime | None = None
    by: str = ""
    role: str = ""
    condition: str | None = None
    objection: str = ""
    disclosed: bool | None = None
    printed: PrintWish = field(default_factory=PrintWish)
    version: int | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def written(self) -> str:
        """The name of who signs, as it was written."""
        return self.person.name if self.person else self.organisation


def read_rows(sheet: Sheet, columns: Mapping[str, int], settings: SheetSettings) -> list[RowSaid]:
    """Return what each row says, by `columns`: the index of the column that holds each thing."""
    return [_RowReader(sheet, row, columns, settings).said() for row in sheet.rows]


class _RowReader:
    """Reads one row, and collects everything that cannot be read."""

    def __init__(
        self, sheet: Sheet, row: SheetRow, columns: Mapping[str, int], settings: SheetSettings
    ) -> None:
        self.sheet, self.row, self.columns, self.settings = sheet, row, columns, settings
        self.faults = [row.fault] if row.fault else []

    def said(self) -> RowSaid:
        if self.row.fault:  # its cells may stand in the wrong columns
            return RowSaid(self.row.number, faults=self.faults)
        said = RowSaid(
            self.row.number,
            organisation=self._text("organisation"),
            person=self._person(),
            answer=self._answer(),
            by=self._text("by"),
            role=self._text("role"),
            condition=self._condition(),
            objection=self._text("objection"),
            printed=self._printed(),
            version=self._version(),
            faults=self.faults,
        )
        if said.answer is None and not self.faults:
            return said  # silence; nothing else of it matters
        said.received, said.disclosed = self._received(), self._disclosed()
        said.by = said.by or (said.person.name if said.person else "")
        self._look_whole(said)
        return said

    def _look_whole(self, said: RowSaid) -> None:
        if said.organisation and said.person:
            self.faults.append("names an organisation and a person: which of them signs?")
        if not said.written and not self.faults:
            self.faults.append("names nobody who signs")
        if not said.by and not self.faults:
            self.faults.append("does not say who answered")
        if said.answer == "objects" and not said.objection:
            self.faults.append("objects, and does not say to what")
        if said.answer == "signed" and "version" in self.columns and not said.version and not self.faults:
            self.faults.append("signs, and does not say which version")

    def _cell(self, name: str) -> Cell:
        return self.row.cells[self.columns[name]] if name in self.columns else Cell()

    def _text(self, name: str) -> str:
        cell = self._cell(name)
        if cell.is_formula:
            self.faults.append(f"has a formula for '{name}': {shown(cell.text)}")
            return ""
        try:
            return on_one_line(cell.text, f"'{name}'")
        except LettergenError as refused:
            self.faults.append(without_addresses(refused.message))
            return ""

    def _person(self) -> Person | None:
        texts = {name: self._text(name) for name in ("title", "body", "country", "honour")}
        name = self._text("person")
        return Person(name=name, **texts) if name else None

    def _answer(self) -> SheetAnswer | None:
        if "answer" not in self.columns:
            return "signed" if self.settings.every_row else None
        written = self._text("answer")
        if not written:
            return None
        words = _ANSWERS | {fingerprint(said.written): said.means for said in self.settings.answers}
        means = words.get(fingerprint(written))
        if means is None:
            self.faults.append(f"answers '{shown(written)}': say what that means (--answer)")
        return means

    def _received(self) -> datetime.datetime | None:
        cell = self._cell("received")
        if not self._text("received"):
            if not cell.is_formula:
                self.faults.append("has no time: it may not have been sent")
            return None
        try:
            return moment_in(cell, zone=self.settings.zone, order=self.settings.dates, epoch=self.sheet.epoch)
        except ValueError as refused:
            self.faults.append(visible(str(refused)))
            return None

    def _condition(self) -> str | None:
        if "condition" not in self.columns:
            return None
        text = self._text("condition")
        return "" if fingerprint(text) in _NO_CONDITION else text

    def _disclosed(self) -> bool | None:
        return self._yes_or_no("disclosed") if "disclosed" in self.columns else None

    def _printed(self) -> PrintWish:
        return PrintWish(
            name=self._text("print_as"),
            acronym=self._wish("print_acronym"),
            country=self._wish("print_country"),
            qualifier=self._text("qualifier"),
            formula=self._text("formula"),
        )

    def _wish(self, name: str) -> bool | None:
        empty = name not in self.columns or not self._cell(name).text.strip()
        return None if empty else self._yes_or_no(name)

    def _version(self) -> int | None:
        written = self._text("version")
        number = _NUMBER.fullmatch(written)
        if written and not number:
            self.faults.append(f"says '{shown(written)}' for 'version', where only its number is understood")
        return int(number[1]) if number else None

    def _yes_or_no(self, name: str) -> bool | None:
        written = self._text(name)
        known = _YES_NO.get(fingerprint(written))
        if known is None:
            self.faults.append(f"says '{shown(written)}' for '{name}', where only yes or no is understood")
        return known


def shown(text: str, limit: int = _SHOWN) -> str:
    """Return the beginning of a text from a sheet, fit to be shown: without addresses, in characters one can see."""
    plain = visible(without_addresses(" ".join(text.split())))
    return plain if len(plain) <= limit else f"{plain[:limit]}…"
