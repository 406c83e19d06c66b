"""The cases of a letter told under its asks: each below the first ask that it illustrates, the others at the end."""

from __future__ import annotations

from lettergen.asof import CaseView
from lettergen.compose.attributes import place_of
from lettergen.compose.inputs import Inputs, Unfillable
from lettergen.compose.letter_cases import bullets
from lettergen.compose.letter_cases import cases as cases_together
from lettergen.compose.words import letter_text
from lettergen.document import Block, Paragraph
from lettergen.findings import Finding, error
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Directive

UNDER_ASKS = "under-asks"


def cases(inputs: Inputs, directive: Directive) -> tuple[Block, ...]:
    """The cases of the letter, or with `of` those told under one ask, in the form that letter.yaml wants."""
    ask = directive.get("of")
    if ask and ask not in inputs.view.concerns:
        raise Unfillable(_unknown_ask(inputs, directive, ask))
    if inputs.settings.cases.form != UNDER_ASKS:
        return () if ask else cases_together(inputs, directive)
    told = tuple(case for case in inputs.selection.in_letter() if ask_of(inputs, case) == ask)
    if ask:
        return tuple(_paragraph(inputs, case) for case in told)
    return bullets(inputs, directive, told) if told else ()


def ask_of(inputs: Inputs, case: CaseView) -> str:
    """Return the first ask of the letter that a case illustrates, itself or as a country's part; empty for none."""
    concerns = [inputs.view.concerns[key] for key in case.stands_for if key in inputs.view.concerns]
    shown = {key for concern in concerns for key in (concern.id, concern.part_of)}
    return next((ask for ask in inputs.settings.asks if ask in shown and ask in inputs.view.concerns), "")


def _paragraph(inputs: Inputs, case: CaseView) -> Paragraph:
    """A case without words of its own is told by the key that a composed sentence has everywhere."""
    key = f"cases/{case.id}" if case.letter else f"case:{case.id}/composed"
    return Paragraph(key, letter_text(inputs, case))


def _unknown_ask(inputs: Inputs, directive: Directive, ask: str) -> Finding:
    hint = did_you_mean(ask, inputs.settings.asks) or "Name one of the asks of letter.yaml."
    message = f"asks for the cases of the concern '{ask}', which has no text on this date"
    return error(place_of(directive), "unknown-concern", message, hint)
