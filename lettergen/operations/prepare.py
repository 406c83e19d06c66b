"""From a dossier's folder to its documents as trees: load, view, select, compose."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import field
from pathlib import PurePosixPath

from lettergen.asof import Concerned, Lens, View, Withheld, view
from lettergen.compose import Assembled, Composed, Inputs, assemble, complete, words_in
from lettergen.compose.edited import EditedText
from lettergen.document import Document, Kind
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, LettergenError, Source, ordered
from lettergen.library.dossier import load_dossier, previous_folder
from lettergen.library.sent import newest_sent
from lettergen.operations.lengths import select_within_words
from lettergen.operations.raised import (
    raised_by_selection,
    raised_by_sent,
    raised_by_version,
    raised_in,
)
from lettergen.operations.texts import is_edited, misplaced_texts, read_edited
from lettergen.operations.workspace import Opened
from lettergen.records.dossier import Dossier, LetterSettings
from lettergen.selection import Cut, Selection, countries_about
from lettergen.selection.limits import told_as_it_is
from lettergen.signing import fill_signatories
from lettergen.templates import find_template
from lettergen.typography import set_type
from lettergen.vocabulary import Use

_LONGEST_FIRST: Callable[[Kind], bool] = Kind.BRIEFING_PAPER.__ne__


@dataclass(frozen=True, slots=True)
class Planned:
    """A dossier with what its letter may see and what was selected."""

    opened: Opened
    dossier: Dossier
    view: View
    selection: Selection
    findings: tuple[Finding, ...]
    raised: frozenset[str] = frozenset()
    """The cases that the previous letter named."""
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A planned dossier with its documents as composed: straight typography, signatories open.

    `sources`: every place that the words of each come from; texts that grew together in the tree have but one.
    `assembled`: what each is made of before anybody edits it; `edited`: those that somebody edits.
    """

    planned: Planned
    documents: Mapping[Kind, Document]
    findings: tuple[Finding, ...]
    sources: Mapping[Kind, frozenset[Source]] = field(default_factory=dict)
    assembled: Mapping[Kind, Assembled] = field(default_factory=dict)
    edited: Mapping[Kind, EditedText] = field(default_factory=dict)


def lens_for(settings: LetterSettings, opened: Opened) -> Lens:
    """Return what a letter may see. One that will be published is a public statement too, and needs that consent."""
    uses = {settings.use} if settings.publish == "never" else {settings.use, Use.PUBLIC_STATEMENT}
    return Lens(settings.date, frozenset(uses), settings.share, opened.workspace.days)


def plan_dossier(opened: Opened, folder: PurePosixPath) -> Planned:
    """Return what the dossier's letter takes and leaves out.

    Raises LettergenError when the folder is no dossier, or its letter.yaml cannot be used.
    """
    dossier, findings = load_dossier(opened.workspace.root, folder)
    if dossier is None:
        raise LettergenError(
            f"{folder / 'letter.yaml'} cannot be used", "Mend what is listed.", ordered(findings)
        )
    raised, unread = _raised_before(opened, dossier, {folder})
    seen, withheld = _view(opened, dossier.settings, raised)
    selection, cuts = select_within_words(opened, dossier, seen, raised, withheld)
    planned = Planned(opened, dossier, seen, selection, (*opened.findings, *findings, *unread), raised, cuts)
    return _with_words_of_edited(planned)


def _with_words_of_edited(planned: Planned) -> Planned:
    most = planned.dossier.settings.limits.words
    edited = edited_letter(planned) if most is not None else None
    if most is None or edited is None:
        return planned
    return dataclasses.replace(
        planned, selection=told_as_it_is(planned.selection, words_in(edited), most, "words")
    )


def edited_letter(planned: Planned) -> Document | None:
    """Return the joint letter where somebody edits its text, None where nobody does, or it cannot be read.

    Nothing moves out of such a text to keep a limit: it is measured as it is.
    """
    root, folder = planned.opened.workspace.root, planned.dossier.folder
    if not is_edited(root, folder, Kind.JOINT_LETTER):
        return None
    return compose_all(planned, (Kind.JOINT_LETTER,)).documents.get(Kind.JOINT_LETTER)


def _view(opened: Opened, settings: LetterSettings, raised: Set[str]) -> tuple[View, tuple[Withheld, ...]]:
    """What a letter may see; of the cases those of its countries, and those that it or the one before it names."""
    named = {*settings.cases.must, *settings.cases.never, *raised}
    concerned = Concerned(countries_about(settings), frozenset(named))
    return view(opened.library, lens_for(settings, opened), concerned)


_Raised = tuple[frozenset[str], list[Finding]]


def _raised_before(opened: Opened, dossier: Dossier, followed: Set[PurePosixPath]) -> _Raised:
    """The cases that the previous letter raised, and findings: what was sent counts, else the text signing ended with."""
    folder = previous_folder(dossier)
    if folder is None or folder in followed:
        return frozenset(), []
    sent, findings = newest_sent(opened.workspace.root, folder)
    if sent is not None and sent.raised is not None:
        return sent.raised, findings
    try:
        previous, _ = load_dossier(opened.workspace.root, folder)
    except LettergenError:
        previous = None  # a check tells that it is missing
    if previous is None:
        return frozenset(), findings
    closed = [version for version in previous.versions if not version.is_open]
    if sent is None and not closed:
        return _raised_by_selection(opened, previous, followed | {folder}), findings
    before, _ = _view(opened, previous.settings, frozenset())
    raised = raised_by_sent(sent, before) if sent else raised_by_version(closed[-1], before)
    return raised, findings


def _raised_by_selection(opened: Opened, previous: Dossier, followed: Set[PurePosixPath]) -> frozenset[str]:
    """Of a letter of which nothing is kept that was sent or signed: its selection made again."""
    earlier, _ = _raised_before(opened, previous, followed)
    before, _ = _view(opened, previous.settings, earlier)
    return raised_by_selection(select_within_words(opened, previous, before, earlier)[0])


def prepare(
    opened: Opened,
    folder: PurePosixPath,
    only: Collection[Kind] = (),
    *,
    final: bool = False,
    own_texts: bool = True,
) -> Prepared:
    """Return the dossier's documents as trees; `only` limits which. Raises what `plan_dossier` raises.

    Without `own_texts` the documents are as assembled, also those that somebody edits.
    """
    return compose_all(plan_dossier(opened, folder), only, final=final, own_texts=own_texts)


def raised_cases(prepared: Prepared, kind: Kind) -> tuple[str, ...]:
    """Return the ids of the cases that a letter raises, by its text where somebody edits it, else by its sources."""
    sources = None if kind in prepared.edited else prepared.sources.get(kind, frozenset())
    planned = prepared.planned
    return raised_in(prepared.documents[kind], planned.view, planned.selection, sources)


def inputs_of(planned: Planned) -> Inputs:
    """Return what the documents of a planned dossier are composed from."""
    languages = planned.dossier.settings.languages or ("en",)
    return Inputs(planned.view, planned.selection, planned.dossier, languages[0])


def compose_all(
    planned: Planned,
    only: Collection[Kind] = (),
    *,
    final: bool = False,
    own_texts: bool = True,
    composed: Callable[[Kind, Document], None] = lambda kind, document: None,
) -> Prepared:
    """Return the documents of a planned dossier as trees; `only` limits which.

    `composed` is called with each as soon as it is there, the longest kind first.
    """
    inputs = inputs_of(planned)
    kinds = [kind for kind in dict.fromkeys(planned.dossier.settings.documents) if not only or kind in only]
    made: dict[Kind, _Made | None] = {}
    found: dict[Kind, list[Finding]] = {}
    for kind in sorted(kinds, key=_LONGEST_FIRST):
        made[kind], found[kind] = one, _ = _made(kind, inputs, planned, final=final, own_texts=own_texts)
        if one is not None:
            composed(kind, one.composed.document)
    misplaced = misplaced_texts(planned.opened.workspace.root, planned.dossier.folder)
    findings = (*misplaced, *(finding for kind in kinds for finding in found[kind]))
    return _prepared(planned, {kind: one for kind in kinds if (one := made[kind]) is not None}, findings)


def _prepared(planned: Planned, made: Mapping[Kind, _Made], findings: tuple[Finding, ...]) -> Prepared:
    return Prepared(
        planned,
        {kind: one.composed.document for kind, one in made.items()},
        findings,
        {kind: one.assembled.sources | one.composed.sources for kind, one in made.items()},
        {kind: one.assembled for kind, one in made.items()},
        {kind: one.edited for kind, one in made.items() if one.edited is not None},
    )


@dataclass(frozen=True, slots=True)
class _Made:
    assembled: Assembled
    edited: EditedText | None
    composed: Composed


def _made(
    kind: Kind, inputs: Inputs, planned: Planned, *, final: bool, own_texts: bool
) -> tuple[_Made | None, list[Finding]]:
    """Compose one document: from its text where somebody edits one, else from what is assembled."""
    template, findings = find_template(planned.opened.workspace, kind, inputs.language)
    if template is None:
        return None, findings
    assembled, found = assemble(kind, inputs, template)
    findings = [*findings, *found]
    if assembled is None:
        return None, findings
    root, folder = planned.opened.workspace.root, planned.dossier.folder
    edited, text, told = (
        read_edited(root, folder, kind, assembled) if own_texts else (None, assembled.blocks, [])
    )
    composed, problems = complete(kind, inputs, text, final=final)
    return _Made(assembled, edited, composed), [*findings, *told, *problems]


def finished(document: Document, planned: Planned) -> Document:
    """Return a composed document as writers get it: with signatories, in its language's typography."""
    library = planned.opened.library
    signed = fill_signatories(document, planned.dossier, library.organisations, library.countries)
    return set_type(signed)
