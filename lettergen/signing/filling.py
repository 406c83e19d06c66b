"""Fills what composing left open: the list of signatories, and what a text says of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from lettergen.document import (
    SIGNATORIES_LEAD,
    TITLE,
    Block,
    Document,
    Headings,
    Paragraph,
    Role,
    SignatoryList,
    Strong,
    Text,
)
from lettergen.fast_dataclasses import dataclass
from lettergen.language import capitalised
from lettergen.records.dossier import Dossier, SignRules
from lettergen.records.library import Country, Organisation
from lettergen.signing import in_text
from lettergen.signing.order import Group, Registry, groups, signatories
from lettergen.signing.printed import printed_line, printed_name

LANGUAGE = "en"
TO_BE_SIGNED = "[The signatories will be listed here.]"
_OVER_SIGNATORIES = "Heading over signatories"

_ORDERS = {
    "drafter-first": "the organisation that drafted this text first, the others in the order of signature",
    "as-signed": "in the order of signature",
    "alphabetical": "in alphabetical order",
}


def fill_signatories(
    document: Document,
    dossier: Dossier,
    organisations: Mapping[str, Organisation],
    countries: Mapping[str, Country],
) -> Document:
    """Return the document with everyone who signed in its signatory lists, and their number and names in its text.

    A list that nobody signs goes; a number that nobody makes up stays open, in brackets. Above the list stands in which
    order they are, where letter.yaml wants that said: there it can never be left alone on the next page.
    """
    rules, registry = dossier.settings.sign, Registry(organisations, countries)
    signed = signatories(dossier, organisations)
    names = [printed_name(signature, registry) for signature in signed]
    told = in_text.facts(signed, names, rules.numbers, LANGUAGE)
    said = f"Signed by {in_text.counted_signatories(signed, rules.numbers, LANGUAGE)}." if signed else ""
    led = any(block.key == SIGNATORIES_LEAD for block in document.blocks)
    printed = _Printed(groups(signed, rules, registry) if signed else (), said, led, rules, registry)
    blocks = (made for block in document.blocks for made in printed.blocks(block))
    return dataclasses.replace(document, blocks=in_text.say(tuple(blocks), told))


def leave_open(document: Document) -> Document:
    """Return the document as it is circulated: in place of signatories and their number stands that they are to come."""
    blocks = tuple(
        shown
        for block in document.blocks
        for shown in (_to_be_signed(block.key, document) if isinstance(block, SignatoryList) else (block,))
    )
    return dataclasses.replace(document, blocks=in_text.say(blocks, in_text.OPEN))


def _to_be_signed(key: str, document: Document) -> tuple[Paragraph, ...]:
    """Whoever is asked to sign sees under which headings that may be."""
    over = told_headings(tuple(row for row in document.headings if row[0] != TITLE))
    return (Paragraph(key, (Text(TO_BE_SIGNED),)), *over)


def told_headings(headings: Headings) -> tuple[Paragraph, ...]:
    """Return a paragraph for each heading outside a document's text, that says where it stands."""
    where = {TITLE: "At the head of the pages"}
    return tuple(
        Paragraph(
            f"headings/{what.replace(' ', '/')}", (Text(f"[{where.get(what, _OVER_SIGNATORIES)}: {words}]"),)
        )
        for what, words in headings
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """The signatories as this dossier prints them; `said`: their number, for a document that has no list.

    `led`: the template has a line above the list.
    """

    groups: tuple[Group, ...]
    said: str
    led: bool
    rules: SignRules
    registry: Registry

    def blocks(self, block: Block) -> tuple[Block, ...]:
        """Return what stands in the place of a block."""
        shown = self.rules.show if self.groups else "in-text"
        if isinstance(block, Paragraph) and block.key == SIGNATORIES_LEAD:
            return (self._lead(block),) if shown == "list" else ()
        if not isinstance(block, SignatoryList):
            return (block,)
        match shown:
            case "list":
                return (*self._order(block.key), *self._lists(block))
            case "count":
                return (Paragraph(block.key, (Text(self.said),)),)
            case "in-text":
                return ()

    def _lead(self, block: Paragraph) -> Paragraph:
        """Return the line above the list, with the order in brackets before its colon."""
        if not self.rules.say_order:
            return block
        order = f" ({_ORDERS[self.rules.order]})"
        *before, last = block.inlines
        if type(last) is Text and last.text.endswith(":"):
            return dataclasses.replace(
                block, inlines=(*before, Text(f"{last.text[:-1]}{order}:", last.source))
            )
        return dataclasses.replace(block, inlines=(*block.inlines, Text(order)))

    def _lists(self, block: SignatoryList) -> Iterator[Block]:
        for group in self.groups:
            key = f"{block.key}/{group.id}" if group.id else block.key
            if group.heading:
                yield Paragraph(f"{key}/heading", (Strong((Text(group.heading),)),), Role.LEAD_IN)
            yield dataclasses.replace(block, key=key, lines=tuple(self._lines(group)))

    def _lines(self, group: Group) -> Iterator[tuple[Text]]:
        for signature in group.signatures:
            line = printed_line(signature, self.registry.organisations, self.registry.countries)
            yield (Text(line, signature.place),)

    def _order(self, key: str) -> tuple[Block, ...]:
        """Return a line of its own for the order, where there is none above the list."""
        if self.led or not self.rules.say_order:
            return ()
        words = capitalised(_ORDERS[self.rules.order])
        return (Paragraph(f"{key}/order", (Text(f"{words}:"),), Role.LEAD_IN),)
