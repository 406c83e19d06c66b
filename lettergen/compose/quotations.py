"""Quotations: an instrument's own words, set off, with what they are from."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from lettergen.asof import InstrumentView
from lettergen.compose.attributes import place_of, unknown
from lettergen.compose.inputs import Inputs, Unfillable
from lettergen.document import Block, LineBreak, Quote, Text
from lettergen.findings import Finding, error
from lettergen.language import written_date
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Directive, MarkupBlock
from lettergen.records.library import Passage

_WITHIN = str.maketrans({'"': "'", "\u201c": "\u2018", "\u201d": "\u2019"})
"""Within quotation marks single ones are used (New Hart's Rules)."""


def quote(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """A passage of an instrument, word for word: `::: quote of="instrument.passage"`."""
    wanted = directive.get("of")
    key, _, name = wanted.partition(".")
    instrument = inputs.view.instruments.get(key)
    passage = instrument.says.get(name) if instrument else None
    if instrument is None or passage is None:
        raise Unfillable(_not_there(inputs, directive, wanted))
    if not passage.quote:
        message = f"quotes '{wanted}', which is not in the instrument's own words"
        hint = f"Write its own words in {passage.place.path}, and quote: yes."
        raise Unfillable(error(place_of(directive), "not-a-quotation", message, hint))
    words = Text(f'"{passage.text.translate(_WITHIN)}"', passage.place)
    return (Quote(f"quote:{wanted}", (words, LineBreak(), _from(instrument, passage)), place_of(directive)),)


def _not_there(inputs: Inputs, directive: Directive, wanted: str) -> Finding:
    known = _quotable(inputs.view.instruments.values())
    day = written_date(inputs.settings.date, "en")
    message = f"quotes '{wanted}', which was not known and in force on {day}"
    hint = (
        did_you_mean(wanted, known) or 'Write of="instrument.passage"; instruments lie in cases/instruments/.'
    )
    return error(place_of(directive), "unknown-passage", message, hint)


def _quotable(instruments: Collection[InstrumentView]) -> list[str]:
    return [f"{row.id}.{name}" for row in instruments for name, passage in row.says.items() if passage.quote]


def _from(instrument: InstrumentView, passage: Passage) -> Text:
    para = f", paragraph {passage.para}" if passage.para else ""
    return Text(f"-- {instrument.name}{para}", instrument.place)


def with_quotations(inputs: Inputs, blocks: tuple[MarkupBlock, ...]) -> tuple[MarkupBlock, ...]:
    """Return a section of say.md with each `::: quote` in it filled; it knows no other directive."""
    return tuple(_filled(inputs, block) if isinstance(block, Directive) else block for block in blocks)


def _filled(inputs: Inputs, directive: Directive) -> Block:
    if directive.name != "quote":
        message = f"has '::: {directive.name}' in a section of say.md, which knows no directive but quote"
        raise Unfillable(error(place_of(directive), "unknown-directive", message, "Write: ::: quote of=..."))
    for finding in unknown(directive, ("of",)):
        raise Unfillable(finding)
    (block,) = quote(inputs, directive)
    return dataclasses.replace(block, key=directive.key)
