"""Inline rules of our own for markdown-it; see `engine` for their order.

Each takes markdown-it's state at a position and returns whether it consumed something from there. `silent` (look ahead
without tokens) is never asked for: only markdown-it's own link rules do, and ours pair brackets ahead.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline, backtick

from lettergen.markup.placeholders import PLACEHOLDER
from lettergen.markup.scratch import scratch_of

MAX_BRACES = 12
"""How deep `{* *}` and `{_ _}` may nest."""

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_CITE = re.compile(r"\[\^([^\s\[\]^\\]{1,100})\]")
# CommonMark 0.31, section 6.3: destination, optional title. Bounded, so that no input makes it scan far in vain.
DESTINATION = re.compile(
    r"\([ \n]{0,9}(?:<(?P<angled>(?:\\.|[^<>\\\n]){0,2000}+)>"
    r"|(?!<)(?P<bare>(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]){0,500}+\)){0,2000}+))"
    r"(?P<title>[ \n]{1,9}(?:\"(?:\\.|[^\"\\]){0,500}+\"|'(?:\\.|[^'\\]){0,500}+'))?[ \n]{0,9}\)",
    re.DOTALL,
)
_AUTOLINK = re.compile(
    r"<(?:(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]{0,2000})|(?P<mail>[\w.+-]{1,64}@[\w.-]{1,200}))>"
)
_HTML = re.compile(r"<[/!?A-Za-z][^<>]{0,1000}>|<!--")


def escape(state: StateInline, _silent: bool) -> bool:
    r"""Read `\*` as a star, and a backslash at the end of a line as a break (CommonMark 0.31, sections 2.4, 6.7)."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    following = state.src[state.pos + 1]
    if following == "\n":
        state.push("hardbreak", "br", 0)
        state.pos += 2
        while state.pos < state.posMax and state.src[state.pos] in " \t":
            state.pos += 1
        return True
    if following not in _PUNCTUATION:
        return False
    state.push("text_special", "", 0).content = following
    state.pos += 2
    return True


def code(state: StateInline, _silent: bool) -> bool:
    """Read a code span as plain text, backticks and all."""
    start = state.pos
    if not backtick(state, _silent):
        return False
    if state.tokens and state.tokens[-1].type == "code_inline" and not state.pending:
        token = state.tokens[-1]
        token.type, token.content = "raw", state.src[start : state.pos]
        scratch_of(state).note(start, "markup-code", token.content)
    return True


def cite(state: StateInline, _silent: bool) -> bool:
    """Read `[^s001e]`."""
    match = _CITE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    token = state.push("cite", "", 0)
    token.content, token.meta = match[1], {"at": state.pos}
    state.pos = match.end()
    return True


def link(state: StateInline, _silent: bool) -> bool:
    """Read `[words](address)`; whether the address is allowed is judged later, when placeholders are filled."""
    match = _destination(state, state.pos)
    if match is None:
        _note_broken_link(state)
        return False
    start, end, maximum = state.pos, match.start() - 1, state.posMax
    if state.linkLevel:
        scratch_of(state).note(start, "markup-nested-link", state.src[start : match.end()])
        return False
    state.push("link_open", "a", 1).meta = {"destination": match, "at": start}
    state.pos, state.posMax = start + 1, end
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = match.end(), maximum
    return True


def _destination(state: StateInline, bracket: int) -> re.Match[str] | None:
    if state.src[bracket] != "[":
        return None
    end = scratch_of(state).pairs.get(bracket)
    if end is None or end >= state.posMax:
        return None
    return DESTINATION.match(state.src, end + 1, state.posMax)


def _note_broken_link(state: StateInline) -> None:
    """Report words in brackets before a parenthesis that holds no address: surely a link was meant."""
    start, scratch = state.pos, scratch_of(state)
    end = scratch.pairs.get(start, state.posMax) if state.src[start] == "[" else state.posMax
    if state.src.startswith("](", end, state.posMax):
        scratch.note(start, "markup-link", state.src[start : end + 50])


def image(state: StateInline, _silent: bool) -> bool:
    """Read `![words](address)` as plain text."""
    if not state.src.startswith("![", state.pos, state.posMax):
        return False
    match = _destination(state, state.pos + 1)
    return match is not None and _raw(state, match.end(), "markup-image")


def angle(state: StateInline, _silent: bool) -> bool:
    """Read `<https://example.org>` as a link and other tags as plain text (CommonMark 0.31, sections 6.5, 6.6)."""
    if state.src[state.pos] != "<":
        return False
    match = _AUTOLINK.match(state.src, state.pos, state.posMax)
    if match is not None and not state.linkLevel:
        token = state.push("autolink", "", 0)
        token.content, token.meta = (
            match[1] or "mailto:" + match[2],
            {"at": state.pos, "words": match[0][1:-1]},
        )
        state.pos = match.end()
        return True
    match = _HTML.match(state.src, state.pos, state.posMax)
    return match is not None and _raw(state, match.end(), "markup-html")


def _raw(state: StateInline, end: int, code: str) -> bool:
    token = state.push("raw", "", 0)
    token.content = state.src[state.pos : end]
    scratch_of(state).note(state.pos, code, token.content)
    state.pos = end
    return True


def placeholder(state: StateInline, _silent: bool) -> bool:
    """Read a placeholder for data."""
    match = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    token = state.push("value", "", 0)
    token.content = match[1]
    state.pos = match.end()
    return True


def brace(state: StateInline, _silent: bool) -> bool:
    """Read `{br}`, `{}` (nothing), `{*strong*}` and `{_emphasis_}`, where braces mean something.

    The last two are djot's: unlike stars they hold any words next to any others, so whatever is written reads back.
    """
    scratch = scratch_of(state)
    if state.src[state.pos] != "{" or not scratch.braces:
        return False
    for literal, kind in (("{br}", "hardbreak"), ("{}", "text")):
        if state.src.startswith(literal, state.pos, state.posMax):
            state.push(kind, "", 0)
            state.pos += len(literal)
            return True
    end = scratch.pairs.get(state.pos)
    if end is None or end + 2 > state.posMax:
        return False
    if state.level >= MAX_BRACES:
        scratch.note(state.pos, "markup-deep", state.src[state.pos : end + 2])
        return False
    return _braced(state, end)


def _braced(state: StateInline, end: int) -> bool:
    kind, maximum = "strong" if state.src[end] == "*" else "em", state.posMax
    state.push(f"{kind}_open", kind, 1)
    state.pos, state.posMax = state.pos + 2, end
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", kind, -1)
    state.pos, state.posMax = end + 2, maximum
    return True
