"""The inline rule for what stays open until it is known who signs: `{{ signatory_count }}`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from lettergen.document import SignatoryFact, SignatoryWords, Text

_NAME = re.compile(r"\{\{[ ]{0,9}[A-Za-z][A-Za-z_]{0,40}[ ]{0,9}\}\}")
_FACTS = frozenset(fact.value for fact in SignatoryFact)
_OPEN = re.compile(rf"\{{\{{ ({'|'.join(sorted(_FACTS))}) \}}\}}")


def signatory_words(state: StateInline, _silent: bool) -> bool:
    """Read a name in two braces; whether it is one of ours is judged later."""
    match = _NAME.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    token = state.push("signatory_words", "", 0)
    token.content, token.meta = match[0], {"at": state.pos}
    state.pos = match.end()
    return True


def fact_named(written: str) -> SignatoryFact | None:
    """Return the fact that "{{ signatory_count }}" names; None for another name."""
    name = written.strip("{ }")
    return SignatoryFact(name) if name in _FACTS else None


def with_signatory_words(text: str) -> tuple[Text, ...]:
    """Return plain text, in which nothing but the names of what is open means something."""
    made: list[Text] = []
    for index, part in enumerate(_OPEN.split(text)):
        if index % 2:
            made.append(SignatoryWords(fact=SignatoryFact(part)))
        elif part:
            made.append(Text(part))
    return tuple(made)
