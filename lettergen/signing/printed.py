"""A signatory as printed: a line of the list, or a name in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from lettergen.records.library import Country, Organisation
from lettergen.records.signatures import Person, Signature
from lettergen.signing.free_text import without_addresses
from lettergen.signing.order import Registry, in_order, signatories

__all__ = ["in_order", "printed_line", "printed_name", "signatories"]


def printed_line(
    signature: Signature, organisations: Mapping[str, Organisation], countries: Mapping[str, Country]
) -> str:
    """Return a signatory as a line of the list: "Turkmen Initiative for Human Rights (TIHR)", with what else was wished.

    A person's title, institution, country and honour follow the name. An e-mail address is never printed.
    """
    registry = Registry(organisations, countries)
    if signature.person:
        parts = _person_parts(signature.person, signature.print.name)
    else:
        name, inside, country = _organisation_parts(signature, registry)
        bracketed = bool(signature.print.qualifier)
        within = (*inside, country, signature.print.qualifier) if bracketed else inside
        parts = (_with_brackets(name, within), "" if bracketed else country)
    return _joined(*parts, signature.print.formula)


def printed_name(signature: Signature, registry: Registry) -> str:
    """Return a signatory as it stands in a sentence: with acronym, country and qualifier in brackets."""
    if signature.person:
        name, *inside = _person_parts(signature.person, signature.print.name)
        return _joined(_with_brackets(name, tuple(inside)), signature.print.formula)
    name, acronym, country = _organisation_parts(signature, registry)
    return _joined(
        _with_brackets(name, (*acronym, country, signature.print.qualifier)), signature.print.formula
    )


def _joined(*parts: str) -> str:
    return without_addresses(", ".join(part for part in parts if part))


def _with_brackets(name: str, inside: tuple[str, ...]) -> str:
    words = ", ".join(part for part in inside if part)
    return f"{name} ({words})" if words else name


def _person_parts(person: Person, printed: str) -> tuple[str, ...]:
    return printed or person.name, person.title, person.body, person.country, person.honour


def _organisation_parts(signature: Signature, registry: Registry) -> tuple[str, tuple[str, ...], str]:
    """Return the name, the acronym if there is one to print, and the country, empty where it is not wished."""
    wish = signature.print
    organisation = registry.organisations.get(signature.organisation)
    if organisation is None:
        return wish.name or signature.id, (), ""
    acronym = (organisation.acronym,) if organisation.acronym and wish.acronym and not wish.name else ()
    code = _country(organisation, in_exile=bool(wish.qualifier)) if wish.country else ""
    return wish.name or organisation.name, acronym, registry.country_name(code)


def _country(organisation: Organisation, *, in_exile: bool) -> str:
    """Beside "based in exile in Austria" stands the country that an organisation works on, else the one it is based in."""
    exiled = in_exile and organisation.exile and len(organisation.works_on) == 1
    return organisation.works_on[0] if exiled else organisation.country
