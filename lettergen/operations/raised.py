"""Which cases a letter raises: one that is made now, and one that was circulated or sent before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lettergen.asof import View
from lettergen.checks.used import texts_in
from lettergen.compose.edited import case_ids_in
from lettergen.document import CaseBlock, Document, Item, Kind, ListBlock
from lettergen.findings import Source
from lettergen.library.sent import SentLetter
from lettergen.library.versions import place_of
from lettergen.markup import MarkupBlock, parse_document
from lettergen.records.versions import Version
from lettergen.selection import Selection
from lettergen.selection.reasons import is_good_news


def raised_in(
    document: Document, view: View, selection: Selection, sources: Collection[Source] | None = None
) -> tuple[str, ...]:
    """Return the ids of the cases that a letter raises, in alphabetical order; whom it only welcomes is not among them.

    `sources`: every place that its words come from; None for a text that somebody edits, which is read.
    """
    if sources is None:
        ids = _told_in(document.blocks, view)
    else:
        places = {source.path for source in sources}
        ids = {case.id for case in selection.in_letter() if case.place.path in places}
    return tuple(sorted(ids - _welcomed(view)))


def raised_by_selection(selection: Selection) -> frozenset[str]:
    """Return the ids of the cases that the letter of a selection raises."""
    return frozenset(case.id for case in selection.in_letter() if not is_good_news(case))


def raised_by_sent(sent: SentLetter, view: View) -> frozenset[str]:
    """Return the ids of the cases that a letter raised whose manifest tells only from which files it was made."""
    ids = {case.id for case in view.cases.values() if case.place.path.as_posix() in sent.records}
    return frozenset(ids - _welcomed(view))


def raised_by_version(version: Version, view: View) -> frozenset[str]:
    """Return the ids of the cases that a circulated text raises, by its keys and by the names in its words."""
    ids: set[str] = set()
    for document in (kind.value for kind in Kind if kind.is_letter and kind.value in version.texts):
        blocks, _ = parse_document(version.texts[document], place_of(version, document))
        ids |= _told_in(blocks, view)
    return frozenset(ids - _welcomed(view))


def _welcomed(view: View) -> set[str]:
    return {case.id for case in view.cases.values() if is_good_news(case)}


def _told_in(blocks: Sequence[MarkupBlock], view: View) -> set[str]:
    """The ids of the cases that a text tells of, by its keys and by the full names in its words."""
    keyed = {
        case.id
        for part in _parts(blocks)
        for case in (view.cases[key] for key in case_ids_in(part.key) if key in view.cases)
        if "+" not in part.key or case.short in _words(part)
    }
    return keyed | _named_in(blocks, view)


def _parts(blocks: Sequence[MarkupBlock]) -> Iterator[MarkupBlock | Item]:
    for block in blocks:
        yield from block.items if isinstance(block, ListBlock) else (block,)
        if isinstance(block, CaseBlock):
            yield from _parts(block.blocks)


def _words(part: MarkupBlock | Item) -> str:
    blocks = (ListBlock(part.key, (part,)),) if isinstance(part, Item) else (part,)
    return " ".join(text.text for text in texts_in(blocks))


def _named_in(blocks: Sequence[MarkupBlock], view: View) -> set[str]:
    """The longer of two names goes first: "the wife of Ana Diaz" does not name Ana Diaz."""
    words = " ".join(map(_words, blocks))
    owners: dict[str, set[str]] = {}
    for case in view.cases.values():
        if case.name in words:
            owners.setdefault(case.name, set()).add(case.id)
    if not owners:
        return set()
    names = "|".join(map(re.escape, sorted(owners, key=len, reverse=True)))
    return {key for name in re.findall(rf"(?<!\w)(?:{names})(?!\w)", words) for key in owners[name]}
