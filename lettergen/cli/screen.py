"""How things look on a screen, or in a pipe: headings, wrapped text, tables, findings.

The one place of the commands that needs rich. Nothing printed is ever read as markup, since it is data.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from rich.box import Box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from lettergen.cli.lines import one_line
from lettergen.fast_dataclasses import dataclass

_RULE = "    \n    \n {} \n    \n    \n    \n    \n    \n"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `whole`: its cells are never broken; `narrow`: it takes a quarter of the screen at most."""

    title: str
    whole: bool = False
    narrow: bool = False


class Screen(Console):
    """Standard output, or standard error."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Let the error through: `running` ends every run in one place."""
        raise BrokenPipeError

    def heading(self, words: str) -> None:
        """Print a line that stands out, with an empty one before it."""
        self.print()
        self._put(Text(one_line(words), style="bold"))

    def paragraph(self, words: str, indent: int = 2) -> None:
        """Print text that is wrapped at the edge of the screen."""
        self._put(Padding(Text(one_line(words)), (0, 0, 0, indent)))

    def whole(self, words: str | Text) -> None:
        """Print a line that is never wrapped, so that other programs can read it: a path, a finding."""
        self.print(Text(words) if isinstance(words, str) else words, soft_wrap=True)

    def rows(self, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, apart: bool = False) -> None:
        """Print a table with a rule below its head and nothing else drawn; `apart`: with an empty line between rows."""
        table = Table(
            box=self._rule(), show_edge=False, padding=(0, 2, 0, 0), pad_edge=False, leading=int(apart)
        )
        for column in columns:
            limit = self.width // 4 if column.narrow else None
            table.add_column(Text(column.title), overflow="fold", no_wrap=column.whole, max_width=limit)
        for row in rows:
            table.add_row(*(Text(one_line(cell)) for cell in row))
        self._put(Padding(table, (0, 0, 0, 2)))

    def _put(self, what: RenderableType) -> None:
        """Print without the spaces that fill a line up to the edge: they are in the way of who copies or compares."""
        lines = self.render_lines(what, pad=False)
        shown = [segment for line in lines for segment in (*_without_end(line), Segment.line())]
        self.print(Segments(shown), end="", soft_wrap=True)

    def _rule(self) -> Box:
        ascii_only = self.options.ascii_only
        return Box(_RULE.format("--" if ascii_only else "──"), ascii=ascii_only)


def _without_end(line: list[Segment]) -> list[Segment]:
    shown = [segment for segment in line if not segment.control]
    while shown and not shown[-1].text.rstrip():
        shown.pop()
    if shown:
        text, style, _ = shown[-1]
        shown[-1] = Segment(text.rstrip(), style)
    return shown


def is_read_by_a_person() -> bool:
    """Tell whether standard output is a terminal that can show a page at a time."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
