"""What composing works from, and how a directive says that it cannot be filled."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from lettergen.asof import View
from lettergen.document import Block, CaseBlock, Inlines, Kind, ListBlock, Table, Text
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source
from lettergen.language import written_date
from lettergen.markup.nodes import Cite, MarkupBlock, resolve
from lettergen.records.dossier import Dossier, LetterSettings
from lettergen.selection import Selection

B = TypeVar("B", bound=MarkupBlock)


@dataclass(frozen=True, slots=True)
class Inputs:
    """A view, what was selected from it, and the dossier it is for."""

    view: View
    selection: Selection
    dossier: Dossier
    language: str = "en"

    @property
    def settings(self) -> LetterSettings:
        """letter.yaml."""
        return self.dossier.settings

    @property
    def date_text(self) -> str:
        """The letter's date as running text."""
        return written_date(self.settings.date, self.language)

    def title(self, kind: Kind) -> str:
        """Return the title of a document: its own in letter.yaml, or the subject."""
        return self.settings.titles.get(kind.value, self.settings.subject)

    def country_name(self, code: str) -> str:
        """Return a country's name, or its code where the library has no file on it."""
        country = self.view.countries.get(code)
        return country.name if country else code

    def authorities(self, code: str) -> str:
        """Return how a country's government is called in running text."""
        country = self.view.countries.get(code)
        return (country.authorities if country else "") or f"the authorities of {self.country_name(code)}"


class Unfillable(Exception):
    """A directive that cannot be filled; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def resting_on(*places: Source) -> Inlines:
    """Return nothing to read, but where the words beside it come from: a text has one source, and some rest on several."""
    return tuple(Text("", place) for place in places)


def placed(blocks: tuple[MarkupBlock, ...], prefix: str, record: str) -> tuple[Block, ...]:
    """Return blocks of a record's prose as part of a document: keys below `prefix`, cites naming `record` as theirs."""
    named = resolve(_noted_once_a_passage(blocks), lambda cite: Cite(f"{record}#{cite.id}"))
    return tuple(_rekeyed(block, prefix) for block in named)


def _noted_once_a_passage(blocks: tuple[MarkupBlock, ...]) -> tuple[MarkupBlock, ...]:
    """Paragraphs in a row that rest on the same sources are one passage, with its notes at its end."""
    passages: list[MarkupBlock] = []
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        cited = [cite.id for cite in cites_in(block)]
        same = following is not None and cited and cited == [cite.id for cite in cites_in(following)]
        passages.append(resolve((block,), lambda cite: None)[0] if same else block)
    return tuple(passages)


def cites_in(block: MarkupBlock) -> tuple[Cite, ...]:
    """Return the cites of a block, in reading order."""
    found: list[Cite] = []

    def note(cite: Cite) -> None:
        found.append(cite)

    resolve((block,), note)
    return tuple(found)


def _rekeyed(block: MarkupBlock, prefix: str) -> Block:
    assert not isinstance(block, Table | CaseBlock) and isinstance(block, Block)
    key = f"{prefix}/{block.key}"
    if isinstance(block, ListBlock):
        items = tuple(dataclasses.replace(item, key=f"{prefix}/{item.key}") for item in block.items)
        return dataclasses.replace(block, key=key, items=items)
    return dataclasses.replace(block, key=key)


def without_notes(blocks: tuple[B, ...]) -> tuple[B, ...]:
    """Return the blocks without any note: a letter has none."""
    return resolve(blocks, lambda cite: None)
