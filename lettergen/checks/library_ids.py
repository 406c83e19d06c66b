"""Rules: what a record names is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lettergen.checks.context import LibraryContext, Placed, at
from lettergen.checks.registers import (
    Register,
    concerns,
    countries,
    is_country,
    officials,
    organisations,
    recommendations,
    unknown,
    unknown_instruments,
)
from lettergen.findings import Finding, Source, error
from lettergen.records.library import Concern, Country, Recommendation

_CODE = re.compile("[A-Z]{2}")


def _missing(
    context: LibraryContext, ids: Iterable[str], known: Register, record: Placed, key: str
) -> Iterator[Finding]:
    sought = [wanted for wanted in ids if wanted and not context.lost(wanted)]
    yield from unknown(sought, known, at(record, key))


def concerns_of_cases(context: LibraryContext) -> Iterator[Finding]:
    """A case stands for concerns that the library has."""
    for case in context.library.cases.values():
        yield from _missing(context, case.stands_for, concerns(context.library), case, "stands_for")


def owners_of_cases(context: LibraryContext) -> Iterator[Finding]:
    """A case is owned by an organisation that the library has."""
    for case in context.library.cases.values():
        yield from _missing(context, [case.owner], organisations(context.library), case, "owner")


def wholes_of_concerns(context: LibraryContext) -> Iterator[Finding]:
    """A concern is part of one that the library has."""
    for concern in context.library.concerns.values():
        yield from _missing(context, [concern.part_of], concerns(context.library), concern, "part_of")


def recommendations_of_concerns(context: LibraryContext) -> Iterator[Finding]:
    """A concern leads to recommendations that the library has."""
    known = recommendations(context.library)
    for concern in context.library.concerns.values():
        yield from _missing(context, concern.recommendations, known, concern, "recommendations")


def instruments_of_concerns(context: LibraryContext) -> Iterator[Finding]:
    """A concern leans on instruments, and on passages of them, that the library has."""
    for concern in context.library.concerns.values():
        sought = [key for key in concern.instruments if not context.lost(key.partition(".")[0])]
        yield from unknown_instruments(sought, context.library, at(concern, "instruments"))


def members_of_lists(context: LibraryContext) -> Iterator[Finding]:
    """A list names officials that the library has."""
    for row in context.library.lists.values():
        yield from _missing(context, row.of, officials(context.library), row, "of")


def members_of_networks(context: LibraryContext) -> Iterator[Finding]:
    """A network has members that the library has."""
    for organisation in context.library.organisations.values():
        yield from _missing(
            context, organisation.members, organisations(context.library), organisation, "members"
        )


def countries_of_records(context: LibraryContext) -> Iterator[Finding]:
    """Where letters print a country, there is a country.yaml that says what it is called."""
    if context.lost_file("country.yaml"):
        return
    known = countries(context.library)
    for place, codes in _named_countries(context):
        yield from unknown(codes, known, place)


def _named_countries(context: LibraryContext) -> Iterator[tuple[Source, Iterable[str]]]:
    library = context.library
    for case in library.cases.values():
        yield at(case, "country"), [case.country]
    shared: tuple[Concern | Recommendation | Country, ...]
    shared = (*library.concerns.values(), *library.recommendations.values(), *library.countries.values())
    for record in shared:
        yield at(record, "countries"), record.countries
    for official in library.officials.values():
        yield at(official, "accredited_to"), [official.accredited_to] if official.accredited_to else []


def codes_of_countries(context: LibraryContext) -> Iterator[Finding]:
    """Codes are two capital letters, and a country (other than a region) has one."""
    for country in context.library.countries.values():
        if country.code or is_country(country):
            yield from _code(country.code, at(country, "code"))
    for organisation in context.library.organisations.values():
        if organisation.country:
            yield from _code(organisation.country, at(organisation, "country"))
        for code in organisation.works_on:
            yield from _code(code, at(organisation, "works_on"))
    for case in context.library.cases.values():
        for event in case.events:
            if event.origin:
                yield from _code(event.origin, event.place)


def _code(code: str, place: Source) -> Iterator[Finding]:
    if not _CODE.fullmatch(code):
        message = f"has '{code}' for a country code" if code else "has no country code"
        yield error(place, "bad-country-code", message, "Write the two capital letters of ISO 3166: KZ.")
