"""Jinja for letter templates: found in the workspace first, then in the package; data stays outside as placeholders.

A template is Markdown with Jinja in it (docs/templates.md). Whatever an expression prints is kept aside and marked with a
placeholder, so record text never reaches the Markdown parser. Of Jinja's language only what prints, chooses and repeats is
there; everything else is refused when the template is read, so nothing can glue data to markup, call a method, or go on
for ever. A missing name is an error.
"""

from lettergen.templates.files import (
    Listed,
    Template,
    built_in_template,
    find_template,
    list_templates,
    template_name,
)
from lettergen.templates.filling import render
from lettergen.templates.sandbox import Prose

__all__ = [
    "Listed",
    "Prose",
    "Template",
    "built_in_template",
    "find_template",
    "list_templates",
    "render",
    "template_name",
]
