"""Fills what composing left open: the list of signatories, and what a text says of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from lettergen.document import (
    SIGNATORIES_LEAD,
    Block,
    Document,
    Emphasis,
    Paragraph,
    Role,
    SignatoryList,
    Text,
)
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.library import Country, Organisation
from lettergen.signing import in_text
from lettergen.signing.order import Group, Registry, groups, signatories
from lettergen.signing.printed import printed_line, printed_name

LANGUAGE = "en"
TO_BE_SIGNED = "[The signatories will be listed here.]"

_ORDERS = {
    "drafter-first": "The organisation that drafted this text stands first, the others in the order in which they signed.",
    "as-signed": "In the order in which they signed.",
    "alphabetical": "In alphabetical order.",
}


def fill_signatories(
    document: Document,
    dossier: Dossier,
    organisations: Mapping[str, Organisation],
    countries: Mapping[str, Country],
) -> Document:
    """Return the document with everyone who signed in its signatory lists, and their number and names in its text.

    A list that nobody signs goes; a number that nobody makes up stays open, in brackets. Below the list stands in which
    order they are, where letter.yaml wants that said.
    """
    rules, registry = dossier.settings.sign, Registry(organisations, countries)
    signed = signatories(dossier, organisations)
    names = [printed_name(signature, registry) for signature in signed]
    told = in_text.facts(signed, names, rules.numbers, LANGUAGE)
    said = f"Signed by {in_text.counted_signatories(signed, rules.numbers, LANGUAGE)}." if signed else ""
    printed = _Printed(groups(signed, rules, registry) if signed else (), said, rules, registry)
    blocks = (made for block in document.blocks for made in printed.blocks(block))
    return dataclasses.replace(document, blocks=in_text.say(tuple(blocks), told))


def leave_open(document: Document) -> Document:
    """Return the document as it is circulated: in place of signatories and their number stands that they are to come."""
    blocks = tuple(
        Paragraph(block.key, (Text(TO_BE_SIGNED),)) if isinstance(block, SignatoryList) else block
        for block in document.blocks
    )
    return dataclasses.replace(document, blocks=in_text.say(blocks, in_text.OPEN))


@dataclasses.dataclass(frozen=True, slots=True)
class _Printed:
    """The signatories as this dossier prints them; `said`: their number, for a document that has no list."""

    groups: tuple[Group, ...]
    said: str
    rules: SignRules
    registry: Registry

    def blocks(self, block: Block) -> tuple[Block, ...]:
        """Return what stands in the place of a block."""
        shown = self.rules.show if self.groups else "in-text"
        if shown != "list" and block.key == SIGNATORIES_LEAD:
            return ()
        if not isinstance(block, SignatoryList):
            return (block,)
        match shown:
            case "list":
                return (*self._lists(block), *self._order(block.key))
            case "count":
                return (Paragraph(block.key, (Text(self.said),)),)
            case "in-text":
                return ()

    def _lists(self, block: SignatoryList) -> Iterator[Block]:
        for group in self.groups:
            key = f"{block.key}/{group.id}" if group.id else block.key
            if group.heading:
                yield Paragraph(f"{key}/heading", (Text(group.heading),), Role.LEAD_IN)
            yield dataclasses.replace(block, key=key, lines=tuple(self._lines(group)))

    def _lines(self, group: Group) -> Iterator[tuple[Text]]:
        for signature in group.signatures:
            line = printed_line(signature, self.registry.organisations, self.registry.countries)
            yield (Text(line, signature.place),)

    def _order(self, key: str) -> tuple[Block, ...]:
        words = _ORDERS[self.rules.order] if self.rules.say_order else ""
        return (Paragraph(f"{key}/order", (Emphasis((Text(words),)),)),) if words else ()
