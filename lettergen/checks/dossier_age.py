"""Rules: how old the last word is, on the people and on the concerns of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext
from lettergen.checks.used import used_texts
from lettergen.findings import Finding, info, warning
from lettergen.records.library import Concern
from lettergen.selection.age import is_fresh
from lettergen.selection.gates import countries_about


def concerns_of_long_ago(context: DossierContext) -> Iterator[Finding]:
    """What is told of a concern is of the letter's own time."""
    for used in used_texts(context):
        seen = context.view.concerns.get(used.record.id)
        if not isinstance(used.record, Concern) or seen is None or used.text.part == "ask":
            continue
        told = seen.told_on(used.text.part)
        if not is_fresh(told, context.settings.date):
            message = f"tells in '{used.name}' what was known on {told}, and the document says so"
            hint = "Write a newer text; or enter under 'confirmed' who says on which day that it still is so."
            yield warning(used.text.place, "old-text", message, hint)


def people_last_heard_of(context: DossierContext) -> Iterator[Finding]:
    """Where a letter has room, nobody is missing only because nobody asked how they are."""
    if len(context.selection.in_letter()) >= context.settings.cases.letter:
        return
    about = countries_about(context.settings)
    for omission in context.selection.omissions:
        case = omission.case
        silent = case.standing.status is not None and not case.standing.stands
        if silent and case.country in about and case.id not in context.settings.cases.never:
            yield info(
                case.place,
                "last-heard",
                f"{case.name} cannot be in the letter. {omission.why}",
                omission.remedy,
            )
