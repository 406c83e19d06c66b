"""What WeasyPrint does not understand in a style sheet, by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lettergen.writers.pdf.surroundings import listening, own_environment

_AT = re.compile(r"^(?P<what>.*?) at (?P<line>\d+):\d+(?:, (?P<why>.*?))?\.?$", re.DOTALL)


_SELECTOR = re.compile(r"selector,? '(?P<selector>.*)'", re.DOTALL)


def not_understood(css: str, fonts: Path) -> Iterator[tuple[int, str]]:
    """Yield line and complaint for each declaration or selector that would have no effect; `fonts` is the fonts' folder.

    Raises LettergenError where the style sheet asks for a file.
    """
    from lettergen.writers.pdf.engine import parse_style_sheet

    with own_environment(), listening() as complaints:
        parse_style_sheet(css, fonts)
    for complaint in dict.fromkeys(complaints):
        found = _AT.match(complaint)
        if found is None:
            yield _line_of_selector(complaint, css), complaint
        else:
            yield int(found["line"]), f"{found['what']} ({found['why']})" if found["why"] else found["what"]


def _line_of_selector(complaint: str, css: str) -> int:
    """Return where a selector first stands, of which WeasyPrint does not tell the line; 0 where it cannot be found."""
    found = _SELECTOR.search(complaint)
    at = css.find(found["selector"].strip()) if found else -1
    return css.count("\n", 0, at) + 1 if at >= 0 else 0
