"""Rules: what letter.yaml and the signatures name is in the library."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.checks.context import DossierContext, at, in_letter_yaml
from lettergen.checks.registers import (
    addressees,
    cases,
    concerns,
    countries,
    organisations,
    unknown,
    unknown_instruments,
)
from lettergen.document import Kind
from lettergen.findings import Finding, error
from lettergen.library.similar import did_you_mean


def addressees_of_letter(context: DossierContext) -> Iterator[Finding]:
    """A letter goes to officials and lists that the library has."""
    settings = context.settings
    named = [("to", settings.to), ("copy", settings.copy), ("unprinted", settings.unprinted)]
    for key, ids in (*named, ("ungreeted", settings.ungreeted)):
        yield from unknown(ids, addressees(context.library), in_letter_yaml(settings, key))


def asks_of_letter(context: DossierContext) -> Iterator[Finding]:
    """A letter asks what the library has, and so do the blocks of its countries."""
    settings = context.settings
    known = concerns(context.library)
    yield from unknown(settings.asks, known, in_letter_yaml(settings, "asks"))
    yield from unknown(settings.cases.points, known, in_letter_yaml(settings, "cases", "points"))
    left_out = [key for key in settings.without if key not in context.library.recommendations]
    yield from unknown(left_out, known, in_letter_yaml(settings, "without"))


def cases_of_letter(context: DossierContext) -> Iterator[Finding]:
    """A letter wishes for cases that the library has."""
    wishes = context.settings.cases
    together = [key for group in wishes.together for key in group]
    for key, ids in (("must", wishes.must), ("never", wishes.never), ("together", together)):
        yield from unknown(ids, cases(context.library), in_letter_yaml(context.settings, "cases", key))


def instruments_of_letter(context: DossierContext) -> Iterator[Finding]:
    """A letter leans on instruments, and on passages of them, that the library has."""
    place = in_letter_yaml(context.settings, "instruments")
    yield from unknown_instruments(context.settings.instruments, context.library, place)


def countries_of_letter(context: DossierContext) -> Iterator[Finding]:
    """A meeting meets and is about countries that the library has."""
    settings, known = context.settings, countries(context.library)
    if settings.meeting:
        for key, codes in (("meets", settings.meeting.meets), ("about", settings.meeting.about)):
            yield from unknown(codes, known, in_letter_yaml(settings, "meeting", key))
    if settings.hook:
        yield from unknown(settings.hook.about, known, in_letter_yaml(settings, "hook", "about"))


def drafter_of_letter(context: DossierContext) -> Iterator[Finding]:
    """The drafter is an organisation that the library has."""
    settings = context.settings
    place = in_letter_yaml(settings, "sign", "drafter")
    yield from unknown([settings.sign.drafter], organisations(context.library), place)


def organisations_of_signatures(context: DossierContext) -> Iterator[Finding]:
    """A signature is of an organisation that the library has."""
    for signature in context.dossier.signatures:
        if signature.organisation:
            known = organisations(context.library)
            yield from unknown([signature.organisation], known, at(signature, "organisation"))
        elif signature.answer == "signed" and signature.person is None:
            hint = "Add 'organisation:' with the id of one in cases/organisations/, or 'person:' with a name."
            yield error(
                signature.place, "no-organisation", "is of no organisation, so it is not printed", hint
            )


def documents_by_name(context: DossierContext) -> Iterator[Finding]:
    """Titles and digests are of documents that can be built."""
    named = [(in_letter_yaml(context.settings, "titles"), context.settings.titles)]
    answers = [row for signature in context.dossier.signatures for row in signature.answers]
    named += [(at(answer, "digests"), answer.digests) for answer in answers]
    kinds = [kind.value for kind in Kind]
    for place, rows in named:
        for word in rows:
            if word not in kinds:
                hint = did_you_mean(word, kinds) or f"Use one of: {', '.join(kinds)}."
                yield error(
                    place, "unknown-document", f"names the document '{word}', which cannot be built", hint
                )
