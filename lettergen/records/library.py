"""What else a library holds, and the library itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from lettergen.dates import PartialDate
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.cases import Cases
from lettergen.records.common import (
    NO_LINES,
    NO_NAMES,
    NO_PUBLICATIONS,
    NOWHERE,
    Confirmation,
    DatedText,
    Publication,
    Reading,
)
from lettergen.vocabulary import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A pattern in a country or region, with its ask, facts and standard. `part_of`: the regional concern it belongs to."""

    id: str = ""
    title: str
    countries: tuple[str, ...]
    part_of: str = ""
    instruments: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    share: Share = Share.PUBLIC
    sources: Mapping[str, Publication] = field(default_factory=lambda: NO_PUBLICATIONS)
    confirmed: tuple[Confirmation, ...] = ()
    read: tuple[Reading, ...] = ()
    texts: tuple[DatedText, ...] = ()
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What somebody should do, kept once as a bare verb phrase ("repeal the law"); printed in the voice its place needs."""

    id: str = ""
    to: Literal["government", "eu", "un-states", "osce", "parliament"]
    countries: tuple[str, ...]
    do: str
    press: str = ""
    since: PartialDate
    until: datetime.date | None = None
    then: str = ""
    measure: str = ""
    source: tuple[str, ...] = ()
    sources: Mapping[str, Publication] = field(default_factory=lambda: NO_PUBLICATIONS)
    share: Share = Share.PUBLIC
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A possible signatory."""

    id: str = ""
    name: str
    acronym: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    country: str = ""
    works_on: tuple[str, ...] = ()
    exile: str = ""
    members: tuple[str, ...] = ()
    website: str = ""
    contact: str = ""
    """How a reader reaches it; printed in a briefing's contact line."""
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who held an office when; `seen`: days on which a source shows the person in it."""

    name: str
    surname: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    seen: tuple[PartialDate, ...] = ()


Precedence = Literal["", "head-of-state", "head-of-government", "institution", "minister", "ambassador"]
"""The class of an office where several are addressed, the highest first (docs/addressees.md); empty: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """An office and its holders; `salutation` may hold {surname} and {name}."""

    id: str = ""
    office: str
    body: str = ""
    accredited_to: str = ""
    precedence: Precedence = ""
    salutation: str = ""
    holders: tuple[Holder, ...] = ()
    channels: tuple[str, ...] = ()
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialList:
    """Officials named together ("EU ambassadors in Central Asia"): `heading` is what they are called as a group."""

    id: str = ""
    heading: str
    of: tuple[str, ...]
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What an instrument says: a predicate that follows its name ("makes human rights an essential element of ...")."""

    id: str
    text: str
    para: str = ""
    quote: bool = False
    source: tuple[str, ...] = ()
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """From when to when an instrument binds; `seen`: days a source shows it in force."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    seen: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What binds the addressee or the government."""

    id: str = ""
    name: str
    first: str
    later: str = ""
    binds: tuple[str, ...] = ()
    in_force: InForce = InForce()
    says: tuple[Passage, ...] = ()
    sources: Mapping[str, Publication] = field(default_factory=lambda: NO_PUBLICATIONS)
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or a region of several: `authorities` is how its government is called ("the authorities of Tajikistan")."""

    id: str = ""
    code: str = ""
    name: str
    countries: tuple[str, ...] = ()
    authorities: str = ""
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All records of a workspace by id."""

    cases: Cases
    concerns: Mapping[str, Concern]
    recommendations: Mapping[str, Recommendation]
    organisations: Mapping[str, Organisation]
    officials: Mapping[str, Official]
    lists: Mapping[str, OfficialList]
    instruments: Mapping[str, Instrument]
    countries: Mapping[str, Country]
    """By ISO 3166 code."""
