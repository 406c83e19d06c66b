"""What a coordinator said of a form's export, so that it is said once: sign-import.yaml of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.common import NO_LINES, NOWHERE

SheetAnswer = Literal["signed", "declined", "withdrawn", "objects"]
DateOrder = Literal["", "day-first", "month-first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """By what it holds, the header of a column; empty where the sheet has none.

    `organisation` or `person` signs; `title`, `body`, `country` and `honour` are the person's; the others are as in a
    file of signatures/, and `version` the number of the text answered to.
    """

    organisation: str = ""
    person: str = ""
    title: str = ""
    body: str = ""
    country: str = ""
    honour: str = ""
    answer: str = ""
    received: str = ""
    by: str = ""
    role: str = ""
    condition: str = ""
    objection: str = ""
    disclosed: str = ""
    print_as: str = ""
    print_acronym: str = ""
    print_country: str = ""
    qualifier: str = ""
    formula: str = ""
    version: str = ""
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAnswer:
    """What an answer means that somebody `written`, as it stands in the sheet."""

    written: str
    means: SheetAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenName:
    """Which organisation, by its id, a name means that is not in the registry like that."""

    written: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSettings:
    """How the sheets of a form are read.

    `zone`: of the clock that wrote the times; `every_row`: what each row means where the form asks no question.
    """

    sheet: str = ""
    encoding: str = ""
    delimiter: Literal["", "comma", "semicolon", "tab"] = ""
    zone: str = ""
    dates: DateOrder = ""
    every_row: Literal["", "signed"] = ""
    columns: Columns = Columns()
    answers: tuple[WrittenAnswer, ...] = ()
    names: tuple[WrittenName, ...] = ()
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)
