"""Who answered a request to sign, and every answer they gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.common import NO_LINES, NO_NAMES, NOWHERE

AnswerWord = Literal["", "asked", "signed", "declined", "withdrawn", "objects"]
Channel = Literal["", "form", "mail", "phone", "in-person"]
Capacity = Literal["organisation", "official", "personal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """How a signatory wishes to be printed, where it differs from the registry.

    `qualifier`: "based in exile in Austria"; `formula`: "within the framework of ..."; `group`: the key of one of the
    groups in letter.yaml.
    """

    name: str = ""
    acronym: bool = True
    country: bool = False
    qualifier: str = ""
    formula: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in their own name; `country` and `honour` are printed as they stand here."""

    name: str
    title: str = ""
    body: str = ""
    country: str = ""
    honour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer, as it stands in a file of signatures/.

    `number` is the place in the order of signature; `version` and `digests` the text that was agreed to; `by` who
    answered, in which `role`, `how`, and where the `evidence` lies. `print` and `disclosed` are said where they change.
    """

    answer: AnswerWord
    received: str = ""
    number: int | None = None
    version: int | None = None
    language: str = "en"
    digests: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    by: str = ""
    role: str = ""
    how: Channel = ""
    evidence: str = ""
    print: PrintedForm | None = None
    disclosed: bool | None = None
    condition: str = ""
    objection: str = ""
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(AnswerRow):
    """One signatory, with where it stands now: only `answer: signed`, disclosed, is printed and counted.

    `answers` are all of them, the oldest first; the other fields say what follows from them, see
    `lettergen.library.signatures.standing`.
    """

    id: str = ""
    organisation: str = ""
    person: Person | None = None
    capacity: Capacity = "organisation"
    answer: AnswerWord = ""
    print: PrintedForm = PrintedForm()
    disclosed: bool = True
    answers: tuple[AnswerRow, ...] = ()
