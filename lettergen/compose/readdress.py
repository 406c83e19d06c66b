"""One letter each: the same document with another address, and nothing else that differs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from lettergen.compose import address
from lettergen.compose.inputs import Inputs
from lettergen.document import AddressBlock, Block, Document, Paragraph, Role
from lettergen.markup.nodes import Directive
from lettergen.records.dossier import LetterSettings


def addressed_to(inputs: Inputs, official: str) -> Inputs:
    """Return what a letter to one of several is composed from: it is to them alone, and they are not copied as well."""
    settings: LetterSettings = dataclasses.replace(
        inputs.settings, to=(official,), unprinted=(*inputs.settings.unprinted, official), ungreeted=()
    )
    return dataclasses.replace(inputs, dossier=dataclasses.replace(inputs.dossier, settings=settings))


def is_addressed(document: Document) -> bool:
    """Tell whether a document says whom it is to; one that does not is the same for everybody."""
    return any(_is_of_address(block) for block in document.blocks)


def address_of(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document that depend on whom it is to."""
    return tuple(block for block in document.blocks if _is_of_address(block))


def readdressed(document: Document, inputs: Inputs) -> Document:
    """Return the document with the To, Copy and salutation of `inputs`.

    Raises Unfillable for an addressee whom the library does not have.
    """
    return dataclasses.replace(document, blocks=tuple(_readdressed(document.blocks, inputs)))


def _is_of_address(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.role is Role.SALUTATION
    return isinstance(block, AddressBlock) and block.key in ("to", "copy")


def _readdressed(blocks: Iterable[Block], inputs: Inputs) -> Iterable[Block]:
    for block in blocks:
        if not _is_of_address(block):
            yield block
        elif isinstance(block, AddressBlock):
            fill = address.to if block.key == "to" else address.copy
            yield from fill(inputs, Directive(block.key, (("label", block.label),)))
        else:
            yield from address.salutation(inputs, Directive(block.key))
