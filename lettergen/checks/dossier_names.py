"""Rules: a document names nobody whom it may not name, and an edited text nobody whom the selection left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from lettergen.asof import can_be_seen, is_withheld
from lettergen.checks.context import DossierContext, in_letter_yaml
from lettergen.checks.overtaken_edits import overtaken_in
from lettergen.checks.used import lines_in, urls_in
from lettergen.document import AddressBlock, Block, CaseBlock, Document, Kind, walk
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, Source, error, warning
from lettergen.markup.nodes import MarkupBlock
from lettergen.records.case import Case
from lettergen.selection import countries_about
from lettergen.selection.reasons import is_settled, stands

_TAKE_OUT = "Take the name out; if they agree now, enter it under 'consent' of their case."
_APART = re.compile(r"[\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are printed, or that an address which is printed holds, and where they come from."""

    place: Source
    words: str

    @property
    def folded(self) -> str:
        """The words without what tells spellings of one name apart: capitals, kinds of spaces, signs that nobody sees."""
        return _shown(self.words).casefold()


def _shown(words: str) -> str:
    return " ".join(_UNSEEN.sub("", words).split())


def names_of_the_withheld(context: DossierContext) -> Iterator[Finding]:
    """Whoever did not agree is named nowhere, whoever wrote the words: say.md, a text of another case, a template."""
    for kind, document in context.documents.items():
        if kind not in context.edited:
            lines = _lines(document, document.blocks, in_letter_yaml(context.settings, "subject"))
            for case, line, name in _named(lines, _looked_at(context), _held(context, kind)):
                if is_withheld(case, context.view.lens):
                    yield _withheld(case, line, name)


def _looked_at(context: DossierContext) -> Iterable[Case]:
    """All cases where it matters most; otherwise those of the letter's countries, which are read for it anyway."""
    cases, settings = context.library.cases, context.settings
    if context.whole_library:
        return cases.values()
    return cases.about(countries_about(settings), {*settings.cases.must, *settings.cases.never}).values()


def names_in_texts(context: DossierContext) -> Iterator[Finding]:
    """An edited text names only people whom this document holds: nobody whose consent was withdrawn, or who was left out."""
    told = {(one.text.path, one.case.id) for one in overtaken_in(context)}
    for kind, text in context.edited.items():
        lines = _lines(context.documents[kind], text.blocks, Source(text.path))
        for case, line, name in _named(lines, context.library.cases.values(), _held(context, kind)):
            if (text.path, case.id) in told:
                continue
            if can_be_seen(case, context.view.lens):
                seen = context.view.cases.get(case.id)
                known = f": {stands(seen, context.view)}" if seen is not None and is_settled(seen) else ""
                message = f"names {name}, whom the selection leaves out of this document{known}"
                hint = "Add the case to 'must' in letter.yaml, or take the name out."
                yield warning(line.place, "unselected-name", message, hint)
            else:
                yield _withheld(case, line, name)


def _held(context: DossierContext, kind: Kind) -> list[Case]:
    selection = context.selection
    seen = selection.in_letter() if kind is Kind.JOINT_LETTER else selection.in_briefing()
    return [context.library.cases[case.id] for case in seen if case.id in context.library.cases]


def _lines(document: Document, blocks: Iterable[MarkupBlock], elsewhere: Source) -> list[Line]:
    """The lines of some blocks, and what else a document shows: its title, labels, addresses of links."""
    lines = [Line(place, words) for place, words in lines_in(blocks, elsewhere)]
    lines += [Line(elsewhere, words) for words in (document.title, document.running, document.author)]
    for block in walk(document.blocks):
        place = block.source or elsewhere
        lines += [Line(place, label) for label in _labels(block)]
        lines += [Line(place, _APART.sub(" ", unquote(url))) for url in urls_in((block,))]
    return lines


def _labels(block: Block) -> Iterator[str]:
    if isinstance(block, AddressBlock):
        yield block.label
    elif isinstance(block, CaseBlock):
        yield from (fact.label for fact in block.facts)


def _named(
    lines: Collection[Line], cases: Iterable[Case], held: list[Case]
) -> Iterator[tuple[Case, Line, str]]:
    """Yield each of the cases that a document does not hold where a line has one of its names."""
    folded = {line: line.folded for line in lines}
    everything, ids = "\n".join(folded.values()), {case.id for case in held}
    taken = {name.casefold() for case in held for name in (case.name, case.short, *case.name.split())}
    for case in cases:
        # Most cases of a large library are in no letter, and `in` tells so quicker than anything.
        names = {
            folded: name for folded, name in _names(case) if folded in everything and folded not in taken
        }
        if names and case.id not in ids:
            wanted = _any_of(names)
            for line, words in folded.items():
                yield from ((case, line, names[found]) for found in dict.fromkeys(wanted.findall(words)))


def _names(case: Case) -> Iterator[tuple[str, str]]:
    """The names that a case goes by, as they are looked for and as they are told."""
    for name in (case.name, case.short, *case.names.values(), *(row.text for row in case.also)):
        if name:
            yield _shown(name).casefold(), name


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _withheld(case: Case, line: Line, name: str) -> Finding:
    if name == case.short and name != case.name and _may_be_somebody_else(name, line):
        message = f"names {name}, as somebody is called whom this letter may not name"
        return warning(line.place, "withheld-name", message, "If it is the same person, take the name out.")
    return error(line.place, "withheld-name", f"names {name}, whom this letter may not name", _TAKE_OUT)


def _may_be_somebody_else(short: str, line: Line) -> bool:
    """Tell whether a capitalised word, as another first name is one, stands before a short name wherever it stands."""
    shown, folded = _shown(line.words), line.folded
    if len(shown) != len(folded):
        return False
    found = _any_of([_shown(short).casefold()]).finditer(folded)
    before = [shown[: match.start()].split() for match in found]
    return all(words and words[-1][:1].isupper() and words[-1][-1:].isalnum() for words in before)
