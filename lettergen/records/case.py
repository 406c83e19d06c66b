"""A case and its rows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from lettergen.dates import PartialDate
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.common import (
    NO_LINES,
    NO_NAMES,
    NO_PUBLICATIONS,
    NOWHERE,
    Confirmation,
    DatedText,
    Publication,
    Reading,
    Spelling,
    When,
)
from lettergen.vocabulary import Answer, Ask, Share, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """What somebody does, as a noun phrase without article ("opposition leader"), from a day on."""

    text: str
    since: PartialDate
    source: tuple[str, ...]
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One answer about some uses of a person; an assumed one covers only what `source` printed."""

    use: tuple[Use, ...]
    answer: Answer
    date: datetime.date
    basis: str = ""
    source: tuple[str, ...] = ()
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A court's sentence; `suspended` and `restricted` say how it is served."""

    years: str = ""
    """As printed, since courts give halves ("7.5")."""
    months: int | None = None
    days: int | None = None
    life: bool = False
    suspended: bool = False
    restricted: bool = False
    with_ban: str = ""
    """What else it forbids, as a noun phrase ("any political activity")."""


Sure = Literal["", "documented", "reported", "alleged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """One of several accounts of the same event by sources that disagree."""

    when: When
    source: tuple[str, ...]
    mode: str = ""
    sure: Sure = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What may be printed of an event whose sources disagree."""

    when: When
    mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a case. `what` is a key of vocabulary.EVENT_RULES."""

    what: str
    when: When
    source: tuple[str, ...] = ()
    where: str = ""
    origin: str = ""
    """The country returned or expelled from, as an ISO 3166 code (key: from)."""
    by_whom: str = ""
    offence: str = ""
    """The charge in words that follow "on charges of"."""
    sentence: Sentence | None = None
    mode: str = ""
    note: str = ""
    """A clause that may be printed after the event ("after a closed trial")."""
    sure: Sure = ""
    says: str = ""
    share: Share = Share.PUBLIC
    versions: tuple[EventVersion, ...] = ()
    print: Printed | None = None
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A danger: health, torture, forced-return, new-sentence."""

    kind: Literal["health", "torture", "forced-return", "new-sentence", "death"]
    text: str
    since: PartialDate
    source: tuple[str, ...]
    share: Share = Share.PUBLIC
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something expected: a hearing, a ruling, a deadline."""

    what: str
    date: PartialDate | None = None
    source: tuple[str, ...] = ()
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFinding:
    """What an authority said on the case; `what` is a predicate with {names} in it.

    Cases with the same `id` were named together and are printed together.
    """

    id: str
    authority: str
    what: str
    when: When
    source: tuple[str, ...]
    body: Literal["un", "eu", "osce", "court", "other"] = "un"
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow:
    """An ask that overrides the one that follows from the status, from a day on; a base form with {name} in it."""

    do: str
    kinds: tuple[Ask, ...]
    since: PartialDate
    source: tuple[str, ...] = ()
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person, group, outlet or organisation whose rights are violated."""

    id: str = ""
    kind: Literal["person", "group", "outlet", "organisation"] = "person"
    name: str
    short: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    also: tuple[Spelling, ...] = ()
    members: tuple[str, ...] = ()
    gender: Literal["", "female", "male", "other"] = ""
    born: PartialDate | None = None
    country: str
    region: str = ""
    """Part of the country, for balance ("Karakalpakstan")."""
    role: tuple[RoleRow, ...] = ()
    stands_for: tuple[str, ...] = ()
    share: Share
    consent: tuple[Consent, ...] = ()
    owner: str = ""
    risk: tuple[Risk, ...] = ()
    next: tuple[NextStep, ...] = ()
    findings: tuple[AuthorityFinding, ...] = ()
    events: tuple[Event, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    asks: tuple[AskRow, ...] = ()
    read: tuple[Reading, ...] = ()
    sources: Mapping[str, Publication] = field(default_factory=lambda: NO_PUBLICATIONS)
    texts: tuple[DatedText, ...] = ()
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)
