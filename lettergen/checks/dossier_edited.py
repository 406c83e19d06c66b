"""Rules: a text that somebody edits keeps up with the library."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext
from lettergen.checks.dossier_say import PLACEHOLDER
from lettergen.checks.overtaken_edits import overtaken_in
from lettergen.checks.used import lines_in
from lettergen.findings import Finding, Source, info, warning
from lettergen.markup.nodes import MarkupBlock
from lettergen.selection.reasons import stands


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
        for place, words in lines_in(text.blocks, Source(text.path)):
            found = PLACEHOLDER.search(words)
            if found:
                message = f"has '{found[0]}' where words are still to come"
                yield context.stricter(place, "left-to-fill", message, "Write them, or delete the place.")


def people_overtaken(context: DossierContext) -> Iterator[Finding]:
    """Nobody is raised in an edited text who is free, cleared or dead since, or of whom nobody heard for too long."""
    for one in overtaken_in(context):
        message = (
            f"tells of {one.case.name} in words of its own, which what is known now has overtaken:"
            f" {stands(one.case, context.view)}"
        )
        hint = "Take these words out; with 'must' in letter.yaml and `lettergen redraft` the library's words come in."
        yield context.stricter(one.place, "overtaken-edit", message, hint)
