"""What a running text says of its signatories: their number and their names, filled in when it is known who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from lettergen.document import Block, Inline, Inlines, SignatoryFact, SignatoryWords, Text, plain
from lettergen.language import capitalised, counted, in_words, joined
from lettergen.markup import canonical, map_inlines
from lettergen.markup.nodes import map_children
from lettergen.records.signatures import Signature

Numbers = Literal["usual", "words", "digits"]
"""How numbers of signatories are written: small ones in words, all up to 99 in words, all in digits."""

Facts = Mapping[SignatoryFact, str]

OPEN: Facts = {
    SignatoryFact.COUNT: "[number]",
    SignatoryFact.COUNTED: "[number of signatories]",
    SignatoryFact.NAMES: "[names of the signatories]",
}
"""What stands in a text that nobody has signed yet."""

_ENDS = (".", "!", "?")


def facts(signed: Sequence[Signature], names: Sequence[str], numbers: Numbers, language: str) -> Facts:
    """Return what a text says of those who signed; `names` as they stand in a sentence. Of nobody: that it is open."""
    if not signed:
        return OPEN
    return {
        SignatoryFact.COUNT: number(len(signed), numbers),
        SignatoryFact.COUNTED: counted_signatories(signed, numbers, language),
        SignatoryFact.NAMES: in_a_sentence(names, language),
    }


def number(count: int, numbers: Numbers) -> str:
    """Return a number of signatories as this dossier writes them."""
    match numbers:
        case "usual":
            return counted(count)
        case "words":
            return in_words(count)
        case "digits":
            return str(count)


def counted_signatories(signed: Sequence[Signature], numbers: Numbers, language: str) -> str:
    """Return how many signed, and what they are: "31 organisations and two individuals". A network is one of them."""
    individuals = sum(signature.person is not None for signature in signed)
    kinds = (
        (len(signed) - individuals, "organisation", "organisations"),
        (individuals, "individual", "individuals"),
    )
    return joined(
        [f"{number(count, numbers)} {one if count == 1 else many}" for count, one, many in kinds if count],
        language,
    )


def in_a_sentence(names: Sequence[str], language: str) -> str:
    """Return names as a list in a sentence; where one of them has a comma of its own, semicolons part them."""
    if not any("," in _outside_brackets(name) for name in names):
        return joined(names, language)
    *others, last = names
    return "; ".join([*others, f"and {last}"]) if others else last


def _outside_brackets(name: str) -> str:
    depth, kept = 0, ""
    for sign in name:
        depth += (sign == "(") - (sign == ")" and depth > 0)
        kept += sign if not depth else ""
    return kept


def say(blocks: Sequence[Block], told: Facts) -> tuple[Block, ...]:
    """Return the blocks with what is told of the signatories in place of the words that were open."""
    return tuple(map_inlines(block, lambda inlines: canonical(_said(inlines, told))) for block in blocks)


def _said(inlines: Inlines, told: Facts, before: str = "") -> Inlines:
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, SignatoryWords):
            made: Inline = Text(_fitting(inline.fact, told, before), inline.source)
        else:
            made = map_children(inline, partial(_said, told=told, before=before))
        result.append(made)
        before += plain((made,))
    return tuple(result)


def _fitting(fact: SignatoryFact, told: Facts, before: str) -> str:
    """A number begins a sentence with a large letter; a name is written as its owner writes it."""
    begins = not before.strip() or before.rstrip("\"'”’) \n").endswith(_ENDS)
    return capitalised(told[fact]) if begins and fact is not SignatoryFact.NAMES else told[fact]
