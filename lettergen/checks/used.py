"""Which texts of the library stand in a document: what was composed knows where each of its words came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from lettergen.checks.context import DossierContext
from lettergen.document import (
    Block,
    Deleted,
    Document,
    Emphasis,
    Inlines,
    Inserted,
    Item,
    Kind,
    Link,
    ListBlock,
    Note,
    Strong,
    Text,
    walk,
)
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source
from lettergen.markup.nodes import Cite, MarkupBlock, map_inlines, resolve
from lettergen.records.case import Case
from lettergen.records.common import DatedText
from lettergen.records.library import Concern


@dataclass(frozen=True, slots=True)
class UsedText:
    """A dated text that stands in a document, and the record it belongs to."""

    record: Case | Concern
    text: DatedText

    @property
    def name(self) -> str:
        """Part and date, as `read` names a text."""
        return f"{self.text.part} {self.text.date}"


def used_texts(context: DossierContext) -> tuple[UsedText, ...]:
    """Return the dated texts of cases and concerns that stand in the documents, in order of their places."""
    by_file: dict[PurePosixPath, set[int]] = {}
    for place in _places(context):
        by_file.setdefault(place.path, set()).add(place.line)
    records: tuple[Case | Concern, ...]
    records = (*context.library.cases.values(), *context.library.concerns.values())
    found = [used for record in records for used in _used(record, by_file.get(record.place.path, ()))]
    return tuple(sorted(found, key=lambda used: used.text.place))


def _places(context: DossierContext) -> Iterator[Source]:
    """Every place that the words of the documents come from; what somebody edits rests on the texts it was made from."""
    for kind in context.documents:
        yield from context.sources.get(kind, ())
    for text in context.edited.values():
        yield from text.rests_on
    yield from _places_of_asks(context)


def _places_of_asks(context: DossierContext) -> Iterator[Source]:
    """An ask runs on from words of the template, and a run of characters knows only where it began."""
    if Kind.JOINT_LETTER in context.documents:
        asked = (context.view.concerns.get(key) for key in context.settings.asks)
        yield from (concern.texts["ask"].place for concern in asked if concern and "ask" in concern.texts)


def _used(record: Case | Concern, lines: Iterable[int]) -> Iterator[UsedText]:
    """The texts of a record whose words stand on the lines: each text goes on to where the next one begins."""
    texts = sorted(record.texts, key=lambda text: text.place.line)
    begins = [text.place.line for text in texts]
    indexes = {bisect_right(begins, line) - 1 for line in lines}
    return (UsedText(record, texts[index]) for index in sorted(indexes) if index >= 0)


def texts_in(blocks: Iterable[MarkupBlock]) -> tuple[Text, ...]:
    """Return every run of characters in the blocks, in reading order within each block."""
    return tuple(text for inlines in _inlines_in(blocks) for text in _texts(inlines))


def _inlines_in(blocks: Iterable[MarkupBlock]) -> list[Inlines]:
    found: list[Inlines] = []

    def note(inlines: Inlines) -> Inlines:
        found.append(inlines)
        return inlines

    for block in blocks:
        map_inlines(block, note)
    return found


def lines_in(blocks: Iterable[MarkupBlock], elsewhere: Source) -> Iterator[tuple[Source, str]]:
    """Yield the words of the blocks with their place, those of one line of a file together; `elsewhere`: without a place."""
    lines: dict[Source, str] = {}
    for run in texts_in(blocks):
        place = run.source or elsewhere
        lines[place] = lines.get(place, "") + run.text
    yield from lines.items()


def urls_in(blocks: Iterable[MarkupBlock]) -> tuple[str, ...]:
    """Return the address of every link in the blocks."""
    return tuple(url for inlines in _inlines_in(blocks) for url in _urls(inlines))


def _urls(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Link(url, children):
                yield url
                yield from _urls(children)
            case Strong(children) | Emphasis(children) | Note(children):
                yield from _urls(children)
            case Inserted(children) | Deleted(children):
                yield from _urls(children)


def _texts(inlines: Inlines) -> Iterator[Text]:
    for inline in inlines:
        match inline:
            case Text():
                yield inline
            case Strong(children) | Emphasis(children) | Link(_, children) | Note(children):
                yield from _texts(children)
            case Inserted(children) | Deleted(children):
                yield from _texts(children)


def is_composed(case: Case, documents: Iterable[Document]) -> bool:
    """Tell whether a sentence made from the case's timeline stands in a document, in place of a text."""
    return any(_composed_in(case, block) for document in documents for block in walk(document.blocks))


def _composed_in(case: Case, block: Block) -> bool:
    if isinstance(block, ListBlock) and block.key == "cases":
        return any(_made_from(case.place, item) for item in block.items)
    return block.key == f"case:{case.id}/composed"


def _made_from(place: Source, item: Item) -> bool:
    return any(text.text and text.source == place for text in _texts(item.inlines))


def cited(blocks: Iterable[MarkupBlock]) -> tuple[str, ...]:
    """Return the sources that prose cites, each once, in reading order."""
    found: dict[str, None] = {}

    def note(cite: Cite) -> None:
        found[cite.id] = None

    resolve(tuple(blocks), note)
    return tuple(found)
