"""What the rules look at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from lettergen.asof import View
from lettergen.compose.edited import EditedText
from lettergen.document import Document, Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error, warning
from lettergen.records.dossier import Dossier, LetterSettings
from lettergen.records.library import Library
from lettergen.records.versions import SentFinal, newest_sent
from lettergen.selection import Selection
from lettergen.versions import digest, is_signed

if TYPE_CHECKING:
    from lettergen.checks.rows import Rested


@dataclass(frozen=True, slots=True)
class LibraryContext:
    """A library, its records with sources, and the files that did not load: nothing is said of ids that these may hold."""

    library: Library
    rested: tuple[Rested, ...]
    unloaded: frozenset[PurePosixPath] = frozenset()

    def lost(self, key: str) -> bool:
        """Tell whether a record of that id is there, but did not load."""
        return any(path.stem == key for path in self.unloaded)

    def lost_file(self, name: str) -> bool:
        """Tell whether any file of that name did not load; its ids are not known then."""
        return any(path.name == name for path in self.unloaded)


@dataclass(frozen=True, slots=True)
class DossierContext:
    """A dossier with all that was made of it.

    `documents` are as composed: signatories open, typography straight. `final`: what a draft is only warned of is an
    error. `digests`: of what is agreed to, where that is more than the document: letters to several. `edited`: the texts
    that somebody edits. `sources`: every place that the words of a document come from. `editorial_change_stands`: the
    house rule of that name in lettergen.toml. `whole_library`: all its cases are looked at, not only those of the letter's
    countries. `today`: None where it is not known, and nothing is held to it. `finals`: what lies in sent/.
    """

    dossier: Dossier
    library: Library
    view: View
    selection: Selection
    documents: Mapping[Kind, Document]
    final: bool = False
    digests: Mapping[Kind, str] = field(default_factory=dict)
    edited: Mapping[Kind, EditedText] = field(default_factory=dict)
    sources: Mapping[Kind, frozenset[Source]] = field(default_factory=dict)
    editorial_change_stands: bool = False
    whole_library: bool = False
    today: datetime.date | None = None
    finals: tuple[SentFinal, ...] = ()

    @property
    def sign_on_closed(self) -> bool:
        """Tell whether signing was ended: from then on a final leaves out whoever has not agreed to its text."""
        versions = self.dossier.versions
        return bool(versions) and not versions[-1].is_open

    @property
    def sent_final(self) -> SentFinal | None:
        """The newest final where the letter is done: nothing is being signed, and no other final is made now.

        Of one letter to all, and of letters one each, it is the one that is looked at.
        """
        alike = sorted(self.finals, key=lambda final: final.each == bool(self.digests))
        return None if self.final else newest_sent(self.dossier.versions, alike)

    @property
    def settings(self) -> LetterSettings:
        """letter.yaml."""
        return self.dossier.settings

    def stricter(self, place: Source, code: str, message: str, hint: str) -> Finding:
        """Return a finding that is a warning in a draft and an error in a final."""
        return (error if self.final else warning)(place, code, message, hint)


LibraryRule = Callable[[LibraryContext], Iterator[Finding]]
DossierRule = Callable[[DossierContext], Iterator[Finding]]


class Placed(Protocol):
    """A record that knows where it and its keys stand."""

    @property
    def place(self) -> Source:
        """Where the record begins."""

    @property
    def lines(self) -> Mapping[str, Source]:
        """Where its keys stand."""


def at(record: Placed, key: str) -> Source:
    """Return the line of a key of a record, or where the record begins."""
    return record.lines.get(key, record.place)


def in_letter_yaml(settings: LetterSettings, block: str, key: str = "") -> Source:
    """Return the line of a key of letter.yaml, or of a key of one of its blocks ("cases", "must")."""
    inside = {
        "meeting": settings.meeting,
        "hook": settings.hook,
        "cases": settings.cases,
        "sign": settings.sign,
    }
    whole = settings.lines.get(block, settings.place_in_file)
    record = inside.get(block)
    return record.lines.get(key, whole) if record is not None else whole


def signed_digests(context: DossierContext) -> dict[str, str]:
    """Return what is agreed to with each document that is signed, by its name."""
    return {
        kind.value: context.digests.get(kind) or digest(document)
        for kind, document in context.documents.items()
        if is_signed(document)
    }
