"""What WeasyPrint does not understand in a style sheet, by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lettergen.writers.pdf.surroundings import listening, own_environment

_AT = re.compile(r"^(?P<what>.*?) at (?P<line>\d+):\d+(?:, (?P<why>.*?))?\.?$", re.DOTALL)


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
            yield 0, complaint
        else:
            yield int(found["line"]), f"{found['what']} ({found['why']})" if found["why"] else found["what"]
