"""Placeholders: data stays outside while a template is read as markup, and is put back as text that nothing interprets.

A placeholder is U+E000, a decimal number, U+E001: characters for private use, which mean nothing in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lettergen.document import Inlines, Text, plain

Values = Mapping[str, Inlines | str]

PLACEHOLDER = re.compile("\ue000([0-9]{1,9})\ue001")


def value_of(number: str, values: Values | None) -> Inlines:
    """Return what a placeholder stands for; one without a value stands for its own characters."""
    value = (values or {}).get(number, f"\ue000{number}\ue001")
    return (Text(value),) if isinstance(value, str) else value


def filled(text: str, values: Values | None) -> str:
    """Return the text with plain values in place of its placeholders."""
    if not values:
        return text
    return PLACEHOLDER.sub(lambda match: plain(value_of(match[1], values)), text)
