"""Good news in a letter: who was freed or cleared is welcomed, and never among those for whom something is asked."""

from __future__ import annotations

from collections.abc import Sequence

from lettergen.asof import CaseView
from lettergen.compose.inputs import Inputs
from lettergen.compose.people import composed_sentence
from lettergen.compose.words import letter_text
from lettergen.document import Paragraph, Text
from lettergen.selection.reasons import is_good_news


def apart(cases: Sequence[CaseView]) -> tuple[tuple[CaseView, ...], tuple[CaseView, ...]]:
    """Return the cases that are good news, and the others."""
    return tuple(filter(is_good_news, cases)), tuple(case for case in cases if not is_good_news(case))


def welcomed(inputs: Inputs, case: CaseView) -> Paragraph:
    """Return a case's own words for a letter, or what happened and that it is good news."""
    if case.letter is not None:
        return Paragraph(f"cases/{case.id}", letter_text(inputs, case))
    happened = composed_sentence(case, inputs.country_name(case.country), inputs.language)
    return Paragraph(f"case:{case.id}/composed", (Text(f"{happened} This is good news.", case.place),))
