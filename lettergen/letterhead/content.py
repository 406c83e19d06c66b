"""The heads and feet of a letterhead, made anew from what is allowed.

That is paragraphs, tables, characters, tabs, pictures and page numbers. Whatever else there was is counted, so that
somebody can be told.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lettergen.house import HeadName, HeadOrFoot, Pages, Picture, StyleLook
from lettergen.letterhead.allowed import CELL, PARAGRAPH, ROW, RUN, TABLE, clean, number, ordered
from lettergen.letterhead.elements import CHANGES, SILENT, TRACKED, UNWRAPPED, named
from lettergen.letterhead.refusal import Refused
from lettergen.letterhead.runs import Runs
from lettergen.letterhead.styles import Look, Styles, merged, style_look
from lettergen.letterhead.xml import attribute, child, children, local, made, written
from lettergen.pictures import NoPicture, picture

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lettergen.letterhead.package import Package

_DEEPEST_TABLE = 3
_COLUMN = number(0, 31680)


class Contents:
    """Makes heads and feet; `left_out` counts what was not taken, `styles` are those that they use."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        self._names: dict[tuple[str, str], str] = {}
        self._looks: list[StyleLook] = []
        self._drawings = 0
        self.left_out: Counter[str] = Counter()

    @property
    def styles(self) -> tuple[StyleLook, ...]:
        """The styles that the heads and feet call, named as they call them."""
        return tuple(self._looks)

    def head_or_foot(self, name: HeadName, pages: Pages, part: str) -> HeadOrFoot:
        """Return what a part shows. Raises Refused for a picture that cannot be taken."""
        runs = Runs(self, part)
        blocks = self._blocks(self._package.xml(part), runs, 0)
        if not blocks or local(blocks[-1]) != "p":
            blocks.append(made("w:p"))
        content = made("w:hdr" if name == "header" else "w:ftr", *blocks)
        empty = not any(local(found) in ("t", "drawing", "fldSimple", "sym") for found in content.iter())
        ruled = any(local(found) in ("pBdr", "tblBorders") for found in content.iter())
        return HeadOrFoot(
            name, pages, written(content), tuple(runs.pictures), runs.numbered, empty and not ruled
        )

    def picture(self, part: str, key: str) -> Picture | None:
        """Return the picture that a part calls by the id of a relationship, None where there is none.

        Raises Refused for one that cannot be taken.
        """
        found = self._package.relationships(part).get(key)
        data = self._package.data(found.target) if found is not None and found.kind == "image" else None
        if found is None or data is None:
            return None
        try:
            return picture(data, self._package.content_type(found.target))
        except NoPicture as refused:
            hint = "Insert the picture again as PNG or JPEG, at most 25 million pixels."
            raise Refused("letterhead-picture", f"holds {refused}", hint) from refused

    def next_drawing(self) -> int:
        """Return a number for a drawing."""
        self._drawings += 1
        return self._drawings

    def style(self, kind: str, key: str) -> str:
        """Return the new id of a style, which the heads and feet call it by."""
        key = key or self._styles.default(kind)
        if (kind, key) not in self._names:
            self._names[kind, key] = f"Letterhead{len(self._names) + 1}"
            below = self._styles.unstyled() if kind == "paragraph" else Look()
            look = merged(below, self._styles.look(key))
            self._looks.append(style_look(kind, self._names[kind, key], look))
        return self._names[kind, key]

    def looks(self, key: str) -> Look:
        """Return how a style of the letterhead looks."""
        return self._styles.look(key)

    def run_properties(self, properties: Element | None) -> list[Element]:
        """Return the clean properties of a run, without its style."""
        return ordered(self._styles.run(properties), RUN)

    def _blocks(self, parent: Element, runs: Runs, depth: int) -> list[Element]:
        blocks: list[Element] = []
        for found in parent:
            name = local(found)
            if name in TRACKED:
                self.left_out[CHANGES] += 1
            if name == "p":
                blocks.append(self._paragraph(found, runs))
            elif name == "tbl" and depth < _DEEPEST_TABLE:
                blocks += self._table(found, runs, depth + 1)
            elif name in UNWRAPPED:
                blocks += self._blocks(found, runs, depth)
            elif name not in SILENT:
                self.left_out[named(name)] += 1
        return blocks

    def _paragraph(self, source: Element, runs: Runs) -> Element:
        properties = child(source, "w:pPr")
        key = attribute(child(properties, "w:pStyle"), "w:val")
        style = made("w:pStyle", val=self.style("paragraph", key))
        own = ordered(clean(properties, PARAGRAPH), PARAGRAPH)
        hidden = self.looks(key or self._styles.default("paragraph")).hidden
        return made("w:p", made("w:pPr", style, *own), *runs.inlines(source, hidden=hidden))

    def _table(self, source: Element, runs: Runs, depth: int) -> list[Element]:
        rows = [self._row(row, runs, depth) for row in children(source, "w:tr")]
        if not any(child(row, "w:tc") is not None for row in rows):
            return []
        own = child(source, "w:tblPr")
        key = attribute(child(own, "w:tblStyle"), "w:val")
        base = self.looks(self._styles.default("table"))
        look = merged(base, self.looks(key), Look(table=clean(own, TABLE)))
        widths = [attribute(column, "w:w") for column in children(child(source, "w:tblGrid"), "w:gridCol")]
        grid = made("w:tblGrid", *(made("w:gridCol", w=width) for width in widths if _COLUMN(width)))
        whole = [row for row in rows if child(row, "w:tc") is not None]
        return [made("w:tbl", made("w:tblPr", *ordered(look.table, TABLE)), grid, *whole)]

    def _row(self, source: Element, runs: Runs, depth: int) -> Element:
        own = ordered(clean(child(source, "w:trPr"), ROW), ROW)
        cells = [self._cell(cell, runs, depth) for cell in self._cells(source)]
        return made("w:tr", *([made("w:trPr", *own)] if own else []), *cells)

    def _cells(self, row: Element) -> list[Element]:
        cells: list[Element] = []
        for found in row:
            if local(found) == "tc":
                cells.append(found)
            elif local(found) in UNWRAPPED:
                cells += self._cells(found)
        return cells

    def _cell(self, source: Element, runs: Runs, depth: int) -> Element:
        own = ordered(clean(child(source, "w:tcPr"), CELL), CELL)
        blocks = self._blocks(source, runs, depth)
        if not blocks or local(blocks[-1]) != "p":
            blocks.append(made("w:p"))
        return made("w:tc", *([made("w:tcPr", *own)] if own else []), *blocks)
