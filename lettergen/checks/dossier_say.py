"""Rules: the words that are only this letter's are finished, printed, and rest on what was known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lettergen.checks.context import DossierContext, in_letter_yaml
from lettergen.checks.used import cited, texts_in
from lettergen.findings import Finding, Source, error, warning
from lettergen.library.similar import did_you_mean
from lettergen.records.dossier import Section

PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD|XXX+)\b|\[\s*(?:\.\.\.|…)?\s*\]|\?\?\?|\blorem ipsum\b", re.IGNORECASE
)
"""What writers put where words are still to come."""


def words_left_to_fill(context: DossierContext) -> Iterator[Finding]:
    """Nothing is left of what was to be filled in."""
    for place, words in _own_words(context):
        found = PLACEHOLDER.search(words)
        if found:
            message = f"has '{found[0]}' where words are still to come"
            yield context.stricter(place, "left-to-fill", message, "Write them, or delete the place.")


def _own_words(context: DossierContext) -> Iterator[tuple[Source, str]]:
    settings = context.settings
    yield in_letter_yaml(settings, "subject"), settings.subject
    yield in_letter_yaml(settings, "place"), settings.place
    yield in_letter_yaml(settings, "titles"), " ".join(settings.titles.values())
    if settings.meeting:
        yield in_letter_yaml(settings, "meeting", "name"), settings.meeting.name
    if settings.hook:
        yield in_letter_yaml(settings, "hook", "what"), settings.hook.what
    for section in context.dossier.say.values():
        for block in section.blocks:
            words = " ".join(text.text for text in texts_in((block,)))
            yield getattr(block, "source", None) or section.place, words


def sections_not_printed(context: DossierContext) -> Iterator[Finding]:
    """Every section of say.md stands in some document."""
    if len(context.documents) < len(set(context.settings.documents)):
        return  # not everything was composed, so it may stand in what was not
    keys = [block.key for document in context.documents.values() for block in document.blocks]
    for title, section in context.dossier.say.items():
        names = {f"say:{title}/", f"say:{title.replace(' ', '-')}/"}
        if section.blocks and not any(key.startswith(tuple(names)) for key in keys):
            message = f"has the section '{section.title}', which no document prints"
            hint = "Check its title against the templates (::: say ...), or take it out."
            yield warning(section.place, "unprinted-section", message, hint)


def sources_of_say(context: DossierContext) -> Iterator[Finding]:
    """A section cites sources that say.md has, and that were known by the letter's date."""
    for section in context.dossier.say.values():
        for source in cited(section.blocks):
            yield from _cite(source, section, context)


def _cite(source: str, section: Section, context: DossierContext) -> Iterator[Finding]:
    sources, day = context.dossier.sources, context.settings.date
    if source not in sources:
        message = f"cites [^{source}] in '{section.title}', which is not under 'sources' of say.md"
        hint = (
            did_you_mean(source, sources)
            or f"Add to its front matter: sources: {{{source}: {{title: ..., date: ...}}}}."
        )
        yield error(section.place, "unknown-source", message, hint)
        return
    known_from = sources[source].known_from
    if known_from is None or known_from > day:
        told = f"from {known_from}" if known_from else "undated"
        message = f"cites [^{source}] in '{section.title}' ({told}), which was not known by {day}"
        hint = "Cite what was known by the letter's date, or correct the date of the source."
        yield error(section.place, "text-before-source", message, hint)
