"""The list of signatories as it is printed."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from collections.abc import Iterable, Mapping

from lettergen.document import (
    SIGNATORIES_LEAD,
    Block,
    Document,
    Emphasis,
    Paragraph,
    SignatoryList,
    Text,
    plain,
)
from lettergen.language import territory
from lettergen.moments import moment_or_day
from lettergen.records.dossier import Dossier
from lettergen.records.library import Country, Organisation
from lettergen.records.signatures import Person, Signature
from lettergen.signing.free_text import without_addresses

_LAST = 1 << 30
_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def signatories(dossier: Dossier, organisations: Mapping[str, Organisation]) -> tuple[Signature, ...]:
    """Return those who signed and may be shown, in the order that letter.yaml wants."""
    signed = list(in_order((s for s in dossier.signatures if _shown(s, organisations)), organisations))
    rules = dossier.settings.sign
    if rules.order == "alphabetical":
        signed.sort(key=lambda s: _letters(_name(s, organisations)))
    if rules.order == "drafter-first":
        signed.sort(key=lambda s: s.organisation != rules.drafter or s.person is not None)
    return tuple(signed)


def in_order(
    signatures: Iterable[Signature], organisations: Mapping[str, Organisation]
) -> tuple[Signature, ...]:
    """Return signatures in the order in which they came: by number, where numbers tie by time, then by name.

    Numbers tie where two branches gave them out at once; the order is the same everywhere all the same.
    """
    return tuple(
        sorted(
            signatures,
            key=lambda s: (
                s.number if s.number is not None else _LAST,
                moment_or_day(s.received) or _NEVER,
                _letters(_name(s, organisations)),
                s.id,
            ),
        )
    )


def _shown(signature: Signature, organisations: Mapping[str, Organisation]) -> bool:
    """A person who signs for themselves has a name to print and, mostly, no organisation in the registry."""
    known = signature.organisation in organisations or signature.person or signature.print.name
    return signature.answer == "signed" and signature.disclosed and bool(known)


def _letters(name: str) -> tuple[str, str]:
    """Sort "Črna" beside "Crna": by letters without their marks, then with them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold(), name


def _name(signature: Signature, organisations: Mapping[str, Organisation]) -> str:
    organisation = organisations.get(signature.organisation)
    named = signature.print.name or (signature.person.name if signature.person else "")
    return named or (organisation.name if organisation else signature.id)


def printed_line(
    signature: Signature, organisations: Mapping[str, Organisation], countries: Mapping[str, Country]
) -> str:
    """Return a signatory as printed: "Turkmen Initiative for Human Rights (TIHR)", with what else was wished.

    A person's title, institution, country and honour follow the name. An e-mail address is never printed.
    """
    organisation = organisations.get(signature.organisation)
    if signature.person:
        parts = _person_parts(signature.person, signature.print.name)
    else:
        parts = _organisation_parts(signature, organisation, countries)
    return without_addresses(", ".join(part for part in (*parts, signature.print.formula) if part))


def _person_parts(person: Person, printed: str) -> tuple[str, ...]:
    return printed or person.name, person.title, person.body, person.country, person.honour


def _organisation_parts(
    signature: Signature, organisation: Organisation | None, countries: Mapping[str, Country]
) -> tuple[str, ...]:
    """A qualifier stands in brackets with the acronym and the country: "TIHR (TIHR, Austria, in exile)"."""
    wish = signature.print
    acronym = organisation.acronym if organisation and wish.acronym and not wish.name else ""
    name = wish.name or (organisation.name if organisation else signature.id)
    code = organisation.country if organisation and wish.country else ""
    country = countries[code].name if code in countries else territory(code, "en")
    if wish.qualifier:
        inside = ", ".join(part for part in (acronym, country, wish.qualifier) if part)
        return (f"{name} ({inside})",)
    return (f"{name} ({acronym})" if acronym else name, country)


def fill_signatories(
    document: Document,
    dossier: Dossier,
    organisations: Mapping[str, Organisation],
    countries: Mapping[str, Country],
) -> Document:
    """Return the document with everyone who signed in its signatory lists; a list that nobody signs goes.

    Where letter.yaml wants it, their order is said: in the line above the list, or below it where there is none.
    """
    lines = tuple(
        (Text(printed_line(signature, organisations, countries), signature.place),)
        for signature in signatories(dossier, organisations)
    )
    order = dossier.settings.sign.order if dossier.settings.sign.say_order else ""
    led = any(block.key == SIGNATORIES_LEAD for block in document.blocks)
    below = "" if led else _BELOW.get(order, "")
    blocks = (_led(block, _IN_LEAD.get(order, "")) for block in document.blocks)
    filled = tuple(row for block in blocks for row in _filled(block, lines, below))
    return dataclasses.replace(document, blocks=filled)


_IN_LEAD = {
    "drafter-first": "who drafted this text first, the others in the order of signature",
    "as-signed": "in the order of signature",
    "alphabetical": "in alphabetical order",
}
_BELOW = {
    "drafter-first": "The organisation that drafted this text stands first, the others in the order in which they signed.",
    "as-signed": "In the order in which they signed.",
    "alphabetical": "In alphabetical order.",
}


def _led(block: Block, order: str) -> Block:
    """Return the line above the list with the order in it: "Signed by (in the order of signature):"."""
    if not order or block.key != SIGNATORIES_LEAD or not isinstance(block, Paragraph):
        return block
    words = plain(block.inlines)
    colon = ":" if words.endswith(":") else ""
    return dataclasses.replace(block, inlines=(Text(f"{words.removesuffix(':')} ({order}){colon}"),))


def _filled(block: Block, lines: tuple[tuple[Text, ...], ...], order: str) -> tuple[Block, ...]:
    if not lines and (block.key == SIGNATORIES_LEAD or isinstance(block, SignatoryList)):
        return ()
    if not isinstance(block, SignatoryList):
        return (block,)
    said = Paragraph(f"{block.key}/order", (Emphasis((Text(order),)),))
    return (dataclasses.replace(block, lines=lines), *((said,) if order else ()))
