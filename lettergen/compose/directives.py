"""Which directive is filled by what. docs/templates.md lists them; a test holds the two together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lettergen.compose import address, ask_cases, briefing, matter, quotations
from lettergen.compose.attributes import place_of, unknown
from lettergen.compose.inputs import Inputs, Unfillable
from lettergen.document import SIGNATORIES_LEAD, Block, Paragraph, Role, SignatoryList
from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Finding, error
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Directive
from lettergen.markup.signatory_words import with_signatory_words

Fill = Callable[[Inputs, Directive], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """A directive: what fills it, and the attributes it has; `free` ones besides it looks after itself."""

    fill: Fill
    attributes: tuple[str, ...] = ()
    free: bool = False


def _signatories(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """Open until signing fills it: who signs is not part of the text that is signed."""
    lead = directive.get("lead")
    line: tuple[Block, ...] = (
        (Paragraph(SIGNATORIES_LEAD, with_signatory_words(lead), Role.LEAD_IN),) if lead else ()
    )
    return (*line, SignatoryList("signatories", ()))


DIRECTIVES: Mapping[str, Known] = MappingProxyType(
    {
        "to": Known(address.to, ("label",)),
        "copy": Known(address.copy, ("label",)),
        "dateline": Known(address.dateline),
        "subject": Known(address.subject, ("label",)),
        "salutation": Known(address.salutation),
        "say": Known(matter.say, matter.SAY, free=True),
        "instruments": Known(matter.instruments),
        "quote": Known(quotations.quote, ("of",)),
        "facts": Known(matter.facts, ("of",)),
        "standard": Known(matter.standard, ("of",)),
        "cases": Known(ask_cases.cases, ("intro", "of")),
        "closing": Known(address.closing, ("text", "unnamed")),
        "signatories": Known(_signatories, ("lead",)),
        "title": Known(briefing.title),
        "contents": Known(briefing.contents, ("title",)),
        "overview": Known(briefing.overview),
        "concerns": Known(briefing.concerns, ("of",)),
        "case-blocks": Known(briefing.case_blocks, ("of",)),
        "recommendations": Known(matter.recommendations, ("of", "voice", "heading", "level", "intro")),
        "contact": Known(briefing.contact),
    }
)

LIVE = frozenset(
    {
        "to",
        "copy",
        "dateline",
        "subject",
        "salutation",
        "title",
        "contents",
        "overview",
        "signatories",
        "contact",
    }
)
"""Directives that stay directives in a text to be edited: who, when, how many and where things stand must never freeze."""


def fill(inputs: Inputs, directive: Directive) -> tuple[tuple[Block, ...], list[Finding]]:
    """Return the blocks that a directive stands for, or the finding that says why it cannot be filled."""
    known = DIRECTIVES.get(directive.name)
    if known is None:
        hint = did_you_mean(directive.name, DIRECTIVES) or "docs/templates.md lists the directives."
        message = f"does not know the directive '::: {directive.name}'"
        return (), [error(place_of(directive), "unknown-directive", message, hint)]
    findings = [] if known.free else unknown(directive, known.attributes)
    try:
        return known.fill(inputs, directive), findings
    except Unfillable as unfillable:
        return (), [*findings, unfillable.finding]
