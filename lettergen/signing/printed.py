"""The list of signatories as it is printed."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from collections.abc import Mapping

from lettergen.document import SIGNATORIES_LEAD, Block, Document, Emphasis, Paragraph, SignatoryList, Text
from lettergen.records.dossier import Dossier, Signature
from lettergen.records.library import Country, Organisation

_LAST = 1 << 30


def signatories(dossier: Dossier, organisations: Mapping[str, Organisation]) -> tuple[Signature, ...]:
    """Return those who signed and may be shown, in the order that letter.yaml wants.

    Ties break by the number a signature got, when it came, then by its file name, so that the order is the same everywhere.
    """
    signed = [s for s in dossier.signatures if _shown(s, organisations)]
    signed.sort(key=lambda s: (s.number if s.number is not None else _LAST, _moment(s.received), s.id))
    rules = dossier.settings.sign
    if rules.order == "alphabetical":
        signed.sort(key=lambda s: _letters(_name(s, organisations)))
    if rules.order == "drafter-first":
        signed.sort(key=lambda s: s.organisation != rules.drafter)
    return tuple(signed)


def _shown(signature: Signature, organisations: Mapping[str, Organisation]) -> bool:
    """A person who signs for themselves has a name to print and, mostly, no organisation in the registry."""
    known = signature.organisation in organisations or bool(signature.print.name)
    return signature.answer == "signed" and signature.disclosed and known


def _moment(received: str) -> datetime.datetime:
    """When a signature came; a time without a zone is taken as UTC, and what is no time as never."""
    try:
        moment = datetime.datetime.fromisoformat(received)
        return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return datetime.datetime.max.replace(tzinfo=datetime.UTC)


def _letters(name: str) -> tuple[str, str]:
    """Sort "Črna" beside "Crna": by letters without their marks, then with them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold(), name


def _name(signature: Signature, organisations: Mapping[str, Organisation]) -> str:
    return signature.print.name or organisations[signature.organisation].name


def printed_line(
    signature: Signature, organisations: Mapping[str, Organisation], countries: Mapping[str, Country]
) -> str:
    """Return a signatory as printed: "Turkmen Initiative for Human Rights (TIHR)", with country or formula where wished."""
    organisation = organisations.get(signature.organisation)
    name = signature.print.name
    if not name and organisation:
        name = f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
    parts = [name]
    if signature.print.country and organisation and organisation.country:
        country = countries.get(organisation.country)
        parts.append(country.name if country else organisation.country)
    if signature.print.formula:
        parts.append(signature.print.formula)
    return ", ".join(parts)


def fill_signatories(
    document: Document,
    dossier: Dossier,
    organisations: Mapping[str, Organisation],
    countries: Mapping[str, Country],
) -> Document:
    """Return the document with everyone who signed in its signatory lists; a list that nobody signs goes.

    Below the list stands in which order they are, where letter.yaml wants that said.
    """
    lines = tuple(
        (Text(printed_line(signature, organisations, countries), signature.place),)
        for signature in signatories(dossier, organisations)
    )
    order = _ORDERS[dossier.settings.sign.order] if dossier.settings.sign.say_order else ""
    blocks = (filled for block in document.blocks for filled in _filled(block, lines, order))
    return dataclasses.replace(document, blocks=tuple(blocks))


_ORDERS = {
    "drafter-first": "The organisation that drafted this text stands first, the others in the order in which they signed.",
    "as-signed": "In the order in which they signed.",
    "alphabetical": "In alphabetical order.",
}


def _filled(block: Block, lines: tuple[tuple[Text, ...], ...], order: str) -> tuple[Block, ...]:
    if not lines and (block.key == SIGNATORIES_LEAD or isinstance(block, SignatoryList)):
        return ()
    if not isinstance(block, SignatoryList):
        return (block,)
    said = Paragraph(f"{block.key}/order", (Emphasis((Text(order),)),))
    return (dataclasses.replace(block, lines=lines), *((said,) if order else ()))
