"""Fills a template: blocks and directives, or findings that say where it cannot be filled and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError

from lettergen.findings import Finding, Source, error
from lettergen.library.similar import did_you_mean
from lettergen.markup.documents import parse_template
from lettergen.markup.nodes import MarkupBlock
from lettergen.markup.reader import MAX_CHARACTERS
from lettergen.templates.files import Template
from lettergen.templates.lines import relined, unmarked, with_marked_lines
from lettergen.templates.sandbox import GLUE, Values, refused, sandbox, with_counted_loops

_MAX_MARKED = 16 * MAX_CHARACTERS
"""Of the filled text while its lines carry their numbers, which are longer than most empty lines."""

_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)  # as Python says it of what Jinja makes
_UNFIT = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def render(
    template: Template, context: Mapping[str, object]
) -> tuple[tuple[MarkupBlock, ...], list[Finding]]:
    """Return the blocks and directives of a template filled with `context`, and findings.

    There are no blocks when the template has a syntax error, uses what is refused, or names what the context does not
    have.
    """
    values, names = Values(), set(context)
    try:
        tree = sandbox(values).parse(template.text)
        names |= {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        refusals = [_refusal(node, template.source) for node in refused(tree)]
        if refusals:
            return (), refusals
        text, lines = unmarked(_filled(tree, context, values))
    except (jinja2.TemplateError, *_TOO_DEEP, *_UNFIT) as wrong:
        return (), [_fault(wrong, template.source, names)]
    blocks, findings = parse_template(text, template.source, values.kept)
    source = template.source
    return relined(blocks, source, lines), list(relined(findings, source, lines))


def _filled(tree: nodes.Template, context: Mapping[str, object], values: Values) -> str:
    ready = sandbox(values).from_string(with_marked_lines(with_counted_loops(tree)))
    length, pieces = 0, []
    for piece in ready.generate(context):
        length += len(piece)
        if length > _MAX_MARKED:
            raise jinja2.TemplateRuntimeError(f"it makes more than {MAX_CHARACTERS} characters")
        pieces.append(piece)
    return "".join(pieces)


def _refusal(node: nodes.Node, source: Source) -> Finding:
    place, glue = Source(source.path, node.lineno), GLUE.get(type(node))
    if glue:
        message = f"uses {glue}, which could glue data to markup"
        return error(place, "template-refused", message, "Print values on their own: {{ a }} {{ b }}.")
    message = f"uses what templates do not have (Jinja calls it {type(node).__name__})"
    return error(place, "template-refused", message, "docs/templates.md lists what they have, and says why.")


def _fault(wrong: BaseException, source: Source, names: Collection[str]) -> Finding:
    hint = "docs/templates.md lists the names and directives a template can use."
    if isinstance(wrong, _TOO_DEEP):
        message = "it is nested too deeply"
    elif isinstance(wrong, _UNFIT):
        message = "an expression does not fit the value it works on"
    elif isinstance(wrong, SecurityError):
        message = "a value shows its parts, and nothing else"
    else:
        message = str(wrong)
        unknown = re.match(r"'(\w+)' is not a name", message)
        hint = (did_you_mean(unknown[1], names) if unknown else "") or hint
    return error(Source(source.path, _line(wrong)), "template-error", f"cannot be filled: {message}", hint)


def _line(wrong: BaseException) -> int:
    if isinstance(wrong, jinja2.TemplateSyntaxError):
        return wrong.lineno
    return _line_while_filling(wrong) or 1


def _line_while_filling(wrong: BaseException) -> int:
    """Jinja gives no line for errors while filling, but its traceback frames carry the template's own line numbers."""
    line, trace = 0, wrong.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
