"""The folder of one letter: what is wanted, its own words, and who signs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import Literal

from lettergen.dates import PartialDate
from lettergen.document import Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.markup.nodes import MarkupBlock
from lettergen.records.common import NO_LINES, NO_NAMES, NO_PUBLICATIONS, NOWHERE, Publication
from lettergen.records.signatures import Signature
from lettergen.records.versions import Version
from lettergen.vocabulary import Share, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A summit, dialogue or visit. It `meets` governments, is `about` countries and takes `place` somewhere.

    `follow_up`: the letter is written after it, on what was agreed there.
    """

    name: str
    kind: Literal["summit", "dialogue", "visit", "council", "review"]
    dates: PartialDate | None = None
    place: str = ""
    meets: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    follow_up: bool = False
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)

    def is_over(self, day: datetime.date) -> bool:
        """Tell whether a letter of that day speaks of the meeting as past."""
        return self.follow_up or (self.dates is not None and self.dates.interval.last < day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """What a letter hangs on when there is no meeting: a veto window, an expected pardon."""

    what: str
    date: PartialDate | None = None
    about: tuple[str, ...] = ()
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWishes:
    """How many cases the letter takes and which it must or must never name.

    `form`: one sentence with all names, a bullet each, each below the ask that it illustrates, or country by country with
    what is asked there; `together`: cases that share a bullet; `points`: concerns besides the asks whose steps a letter by
    country asks of the governments.
    """

    letter: int = 2
    per_government_met: int = 1
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    form: Literal["sentence", "bullets", "under-asks", "by-country"] = "sentence"
    together: tuple[tuple[str, ...], ...] = ()
    points: tuple[str, ...] = ()
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The length a letter may have."""

    pages: int | None = None
    words: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRules:
    """Who drafts, and how the signatories are printed: order, groups, as a list or otherwise, numbers in words or digits.

    `group_by`: own groups are named in `groups`, key and heading, and each signatory's printed form says its key.
    """

    drafter: str
    order: Literal["drafter-first", "as-signed", "alphabetical"] = "drafter-first"
    say_order: bool = False
    group_by: Literal["none", "kind", "country", "own"] = "none"
    groups: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    show: Literal["list", "count", "in-text"] = "list"
    numbers: Literal["usual", "words", "digits"] = "usual"
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSettings:
    """letter.yaml."""

    use: Use
    publish: Literal["never", "with-sending", "after-meeting"] = "never"
    share: Share = Share.PUBLIC
    embargo: datetime.date | None = None
    date: datetime.date
    place: str
    languages: tuple[Literal["en"], ...] = ("en",)
    meeting: Meeting | None = None
    hook: Hook | None = None
    to: tuple[str, ...]
    copy: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()
    ungreeted: tuple[str, ...] = ()
    """Addressees who stand in the address and not in the salutation."""
    address_order: Literal["protocol", "as-written"] = "protocol"
    subject: str
    titles: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    """By document, where a document has another title than the subject."""
    previous: str = ""
    instruments: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Concerns and recommendations that the letter and its paper leave out."""
    cases: CaseWishes = CaseWishes()
    documents: tuple[Kind, ...] = (Kind.JOINT_LETTER, Kind.BRIEFING_PAPER)
    limits: Limits = Limits()
    letterhead: str = ""
    """A file of the workspace in place of the house's own; "none" for plain paper."""
    house_style: str = ""
    """A style sheet in place of the house's own; "none" for lettergen's look."""
    deadlines: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    sign: SignRules
    place_in_file: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of say.md."""

    title: str
    blocks: tuple[MarkupBlock, ...]
    place: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything one letter is made from besides the library. `folder` is relative to the workspace."""

    folder: PurePosixPath
    settings: LetterSettings
    say: Mapping[str, Section]
    """By title in lower case."""
    sources: Mapping[str, Publication] = field(default_factory=lambda: NO_PUBLICATIONS)
    signatures: tuple[Signature, ...] = ()
    versions: tuple[Version, ...] = ()
    """What was circulated for signature, the oldest first."""

    @property
    def named_drafter(self) -> str:
        """The organisation that drafts, by its id; empty where its signature is not to be disclosed: nothing names it."""
        drafter = self.settings.sign.drafter
        hidden = any(row.organisation == drafter and not row.disclosed for row in self.signatures)
        return "" if hidden else drafter
