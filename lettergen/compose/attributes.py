"""The attributes of directives: what a template wrote, checked."""

from __future__ import annotations

from collections.abc import Collection

from lettergen.compose.inputs import Inputs, Unfillable
from lettergen.findings import Finding, Source, error
from lettergen.library.similar import did_you_mean
from lettergen.markup.nodes import Directive
from lettergen.records.common import NOWHERE
from lettergen.selection.gates import countries_about

_LEVELS = ("1", "2", "3", "4")


def place_of(directive: Directive) -> Source:
    """Return where a directive stands."""
    return directive.source or NOWHERE


def chosen(directive: Directive, attribute: str, words: Collection[str], default: str = "") -> str:
    """Return the value of an attribute that must be one of some words; raises Unfillable when it is not."""
    value = directive.get(attribute, default)
    if value in words:
        return value
    written = f'{attribute}="{value}"' if value else f"no {attribute}"
    message = f"'::: {directive.name}' cannot be filled with {written}"
    known = "Use one of: " + ", ".join(sorted(word for word in words if word)) + "."
    raise Unfillable(
        error(place_of(directive), "bad-directive", message, did_you_mean(value, words) or known)
    )


def level(directive: Directive) -> int:
    """Return the level of the heading that a directive prints."""
    return int(chosen(directive, "level", _LEVELS, "2"))


def scope(inputs: Inputs, directive: Directive, *special: str) -> str:
    """Return the country that a directive is `of`, as a code, or one of the special words."""
    known = {country.code for country in inputs.view.countries.values() if country.code}
    cases = {case.country for case in inputs.selection.in_briefing()}
    codes = {*known, *countries_about(inputs.settings), *cases}
    return chosen(directive, "of", {*codes, *special})


def unknown(directive: Directive, known: Collection[str]) -> list[Finding]:
    """Return a finding for each attribute that a directive does not have."""
    return [_unknown(directive, name, known) for name, _ in directive.attributes if name not in known]


def _unknown(directive: Directive, name: str, known: Collection[str]) -> Finding:
    have = f"It has: {', '.join(known)}." if known else "It has none."
    message = f"'::: {directive.name}' has no attribute '{name}'"
    return error(place_of(directive), "bad-directive", message, did_you_mean(name, known) or have)
