"""The versions of a text that were circulated for signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.records.common import NO_LINES, NO_NAMES, NOWHERE

NO_HEADINGS: Mapping[str, Mapping[str, str]] = MappingProxyType({})
Change = Literal["first", "none", "editorial", "substantive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """version.yaml: when a version was circulated, by whom, until when, and what the drafter says of the change.

    `opened` and `deadline` are moments as `lettergen.moments` reads them, and `recorded`, which says when it was written
    down that it had been circulated before. By document, `documents` are digests, `each` those of what `--each` makes of it,
    all letters together, where that differs, and `headings` the words outside its blocks (lettergen.document.Headings).
    """

    version: int
    opened: str
    by: str
    deadline: str
    change: Change
    note: str = ""
    recorded: str = ""
    language: str = "en"
    documents: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    each: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NO_HEADINGS)
    place: Source = NOWHERE
    lines: Mapping[str, Source] = field(default_factory=lambda: NO_LINES, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRecord:
    """closed.yaml: when signing a version ended, and who ended it."""

    closed: str
    by: str
    place: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Version:
    """A circulated version, whole: its record, the Markdown of each document by name, and its end once it has one.

    `separate`: it is looked at as what `--each` makes of it.
    """

    record: VersionRecord
    texts: Mapping[str, str]
    closing: ClosingRecord | None = None
    separate: bool = False

    @property
    def documents(self) -> Mapping[str, str]:
        """The digests that a signature of this version is for, by document: of its text, or of its letters, one each."""
        return {**self.record.documents, **self.record.each} if self.separate else self.record.documents

    @property
    def number(self) -> int:
        """Its number, counted from 1."""
        return self.record.version

    def is_text_of(self, other: Version) -> bool:
        """Tell whether two versions have the same text, and the same letters of it."""
        texts, others = self.record, other.record
        return (texts.documents, texts.each) == (others.documents, others.each)

    @property
    def is_open(self) -> bool:
        """Tell whether answers are still taken."""
        return self.closing is None


@dataclass(frozen=True, slots=True)
class SentFinal:
    """A final in sent/: where it lies, and the digests of the documents in it. `each`: one letter for each addressee."""

    place: PurePosixPath
    digests: Mapping[str, str]
    each: bool

    def is_of(self, version: Version) -> bool:
        """Tell whether it is the text of a version: of its documents each that is in both, and at least one."""
        record = version.record
        ours = {**record.documents, **record.each} if self.each else record.documents
        both = ours.keys() & self.digests.keys()
        return bool(both) and all(ours[name] == self.digests[name] for name in both)


def newest_sent(versions: Sequence[Version], finals: Sequence[SentFinal]) -> SentFinal | None:
    """Return the newest final of a letter that is done, of the version that was circulated last, if any was.

    None where none was made, where another text was circulated since, and where a version is still being signed.
    """
    if versions and versions[-1].is_open:
        return None
    return next((final for final in reversed(finals) if not versions or final.is_of(versions[-1])), None)
