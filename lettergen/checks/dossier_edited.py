"""Rules: a text that somebody edits keeps up with the library, and names nobody whom it must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lettergen.asof import can_be_seen
from lettergen.checks.context import DossierContext
from lettergen.checks.dossier_say import PLACEHOLDER
from lettergen.checks.used import texts_in
from lettergen.compose.edited import EditedText
from lettergen.document import Kind
from lettergen.findings import Finding, Source, error, info, warning
from lettergen.markup.nodes import MarkupBlock
from lettergen.records.case import Case


def texts_without_base(context: DossierContext) -> Iterator[Finding]:
    """Every edited text has the base that edits are told from."""
    for text in context.edited.values():
        if text.base is None:
            base = text.path.parent / ".base" / text.path.name
            message = f"has no base: {base} is not there, or cannot be read"
            hint = "Take it back from git. Without one, move the text away, `lettergen draft` anew, and copy edits over."
            yield warning(Source(text.path), "text-without-base", message, hint)


def texts_left_behind(context: DossierContext) -> Iterator[Finding]:
    """Every edited text has what the library, the templates and letter.yaml say now."""
    for text in context.edited.values():
        changed = _changed(text.base, text.assembled) if text.base is not None else []
        if changed:
            blocks = "1 block has" if len(changed) == 1 else f"{len(changed)} blocks have"
            message = (
                f"was made before the library, a template or letter.yaml changed: {blocks} changed since"
            )
            hint = f"lettergen redraft {context.dossier.folder}"
            yield context.stricter(Source(text.path), "text-behind", message, hint)


def texts_with_edits(context: DossierContext) -> Iterator[Finding]:
    """Tells how many blocks of a text are somebody's own, since nothing holds these to a source."""
    for text in context.edited.values():
        edited = _changed(text.base, text.blocks) if text.base is not None else []
        if edited:
            blocks = "1 block differs" if len(edited) == 1 else f"{len(edited)} blocks differ"
            message = f"{blocks} from what was assembled"
            hint = f"Have them read against their sources: lettergen diff {context.dossier.folder}"
            yield info(Source(text.path), "edited-text", message, hint)


def _changed(before: tuple[MarkupBlock, ...], after: tuple[MarkupBlock, ...]) -> list[str]:
    old, new = ({block.key: block for block in side} for side in (before, after))
    changed = [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]
    return changed or ([] if list(old) == list(new) else ["order"])


def words_left_in_texts(context: DossierContext) -> Iterator[Finding]:
    """Nothing is left in an edited text of what was to be filled in."""
    for text in context.edited.values():
        for place, words in _lines(text):
            found = PLACEHOLDER.search(words)
            if found:
                message = f"has '{found[0]}' where words are still to come"
                yield context.stricter(place, "left-to-fill", message, "Write them, or delete the place.")


def names_in_texts(context: DossierContext) -> Iterator[Finding]:
    """An edited text names only people whom this document holds: nobody whose consent was withdrawn, or who was left out."""
    for kind, text in context.edited.items():
        words = "\n".join(words for _, words in _lines(text))
        held = {case.id for case in _held(context, kind)}
        known = [case for key, case in context.library.cases.items() if key in held]
        for case in context.library.cases.values():
            # Most cases of a large library are in no letter, and `in` tells so quicker than anything.
            names = [name for name in _names(case, known) if name in words] if case.id not in held else []
            for place, name in _named(text, names):
                yield _not_held(context, case, place, name)


def _held(context: DossierContext, kind: Kind) -> Iterator[Case]:
    selection = context.selection
    for seen in selection.in_letter() if kind is Kind.JOINT_LETTER else selection.in_briefing():
        if seen.id in context.library.cases:
            yield context.library.cases[seen.id]


def _names(case: Case, held: list[Case]) -> list[str]:
    """The names a case goes by, except those that somebody whom the document holds goes by as well."""
    names = [case.name, case.short, *case.names.values(), *(row.text for row in case.also)]
    taken = {name for other in held for name in (other.name, other.short, *other.name.split())}
    return [name for name in dict.fromkeys(names) if name and name not in taken]


def _named(text: EditedText, names: list[str]) -> Iterator[tuple[Source, str]]:
    if not names:
        return
    longest_first = sorted(names, key=len, reverse=True)
    wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for place, words in _lines(text):
        for name in dict.fromkeys(wanted.findall(words)):
            yield place, name


def _not_held(context: DossierContext, case: Case, place: Source, name: str) -> Finding:
    if can_be_seen(case, context.view.lens):
        message = f"names {name}, whom the selection leaves out of this document"
        hint = "Add the case to 'must' in letter.yaml, or take the name out."
        return warning(place, "unselected-name", message, hint)
    message = f"names {name}, whom this letter may not name"
    return error(
        place, "withheld-name", message, "Take the name out; `lettergen plan` says what would let it in."
    )


def _lines(text: EditedText) -> Iterator[tuple[Source, str]]:
    """Yield the words of a text, those of one line of its file together."""
    lines: dict[Source, str] = {}
    for run in texts_in(text.blocks):
        place = run.source or Source(text.path)
        lines[place] = lines.get(place, "") + run.text
    yield from lines.items()
