"""markdown-it, set up for what letters need: CommonMark without HTML, images, code, setext headings and references.

Fences, HTML and rules are still recognised, so that they can be reported and kept as text instead of being read as
something else.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import emphasis, entity, newline, text
from markdown_it.token import Token

from lettergen.markup import rules
from lettergen.markup.scratch import Scratch, attach
from lettergen.markup.signatory_words import signatory_words

MAX_BLOCKS = 8
"""How deep block tokens may nest: a list in a quote in a list, with room to spare, since all are flattened."""

_INLINE: tuple[tuple[str, RuleFuncInlineType], ...] = (
    ("text", text),
    ("placeholder", rules.placeholder),
    ("newline", newline),
    ("escape", rules.escape),
    ("code", rules.code),
    ("emphasis", emphasis.tokenize),
    ("cite", rules.cite),
    ("link", rules.link),
    ("image", rules.image),
    ("angle", rules.angle),
    ("entity", entity),
    ("signatory_words", signatory_words),
    ("brace", rules.brace),
)


@cache
def engine() -> MarkdownIt:
    """Return the parser; it keeps nothing between runs, so one is enough."""
    md = MarkdownIt("zero", {"html": True, "maxNesting": 100})
    md.enable(["fence", "hr", "list", "html_block", "heading", "emphasis", "balance_pairs"])
    md.block.ruler.before("fence", "too_deep", _too_deep)
    md.block.ruler.at("blockquote", _quote, {"alt": ["paragraph", "blockquote", "list"]})
    md.block.ruler.enable("blockquote")
    md.inline.ruler = Ruler[RuleFuncInlineType]()
    for name, rule in _INLINE:
        md.inline.ruler.push(name, rule)
    md.inline.add_terminator_char("\ue000")
    return md


def block_tokens(text: str) -> list[Token]:
    """Return the block tokens of a text; those of type "inline" hold source still to be read."""
    tokens: list[Token] = []
    engine().block.parse(text, engine(), {}, tokens)
    return tokens


def inline_tokens(text: str, braces: bool) -> tuple[list[Token], Scratch]:
    """Return the inline tokens of a run of text, and what was noted about it."""
    env, scratch = attach(text, braces)
    tokens: list[Token] = []
    engine().inline.parse(text, engine(), env, tokens)
    return tokens, scratch


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take what is nested too deeply as it stands; markdown-it itself would drop it without a word."""
    if silent or state.level < MAX_BLOCKS:
        return False
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.content, token.map = state.getLines(start, line, state.blkIndent, False), [start, line]
    state.line = line
    return True


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a quote whole, to be read by itself (CommonMark 0.31, section 5.1).

    markdown-it's own rule looks again at all lines that follow for every quote, which takes quadratic time.
    """
    if not _line(state, start).startswith(">"):
        return False
    if silent:
        return True
    content: list[str] = []
    line = start
    while line < end and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        text = _line(state, line)
        if text.startswith(">"):
            content.append(text[2:] if text.startswith("> ") else text[1:])
        elif not content[-1].strip(" \t") or _begins(state, line, end):
            break
        else:
            content.append(text)
        line += 1
    token = state.push("quote", "blockquote", 0)
    token.content, token.map = "\n".join(content), [start, line]
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _begins(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a line begins a block and so cannot go on with the paragraph before it."""
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))
