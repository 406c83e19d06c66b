"""Restricted Markdown: the prose of records, templates, and documents that officers edit; all become document blocks.

Data is never read as markup, nothing in a text is lost without a finding, and no input takes more than about a second.
"""

from lettergen.markup.documents import parse_document, parse_template
from lettergen.markup.nodes import (
    Cite,
    Conflict,
    Directive,
    MarkupBlock,
    MarkupInline,
    canonical,
    map_inlines,
    resolve,
)
from lettergen.markup.problems import PROBLEMS
from lettergen.markup.prose import parse_prose

__all__ = [
    "PROBLEMS",
    "Cite",
    "Conflict",
    "Directive",
    "MarkupBlock",
    "MarkupInline",
    "canonical",
    "map_inlines",
    "parse_document",
    "parse_prose",
    "parse_template",
    "resolve",
]
