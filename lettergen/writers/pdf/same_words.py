"""Does a page that an office's style sheet had a hand in show the words of the document, all of them and no others?

A style sheet can hide words in more ways than can be listed: fewer lines, another place, no size. So the layout is asked.
What is white on white it cannot tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import LettergenError

_RUNNING = re.compile(r'<div class="(?:head|first)-(?:left|right)">.*?</div>|<div class="foot">.*?</div>')
_HEADERS = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SMALLEST = 3.0
"""CSS pixels; a quarter of the smallest print that anybody reads."""
_FAINTEST = 0.1
_LONGEST_MARK = 6
"""The mark of an item: a bullet, "12.", "viii."."""


def require_same_words(page: str, layout: Any) -> None:
    """Raise LettergenError unless a WeasyPrint layout shows just what an HTML page says.

    What runs at heads and feet, heads of tables, which stand on each page, and marks and numbers that a layout adds do not
    count.
    """
    said, shown = _said(page), list(_shown(layout))
    missing = _letters(said) - _letters(shown)
    added = _letters(shown) - _letters(said)
    if missing or any(character.isalpha() for character in added):
        first, others = (said, shown) if missing else (shown, said)
        verb = "hides words of the text" if missing else "adds words to the text"
        raise LettergenError(
            f"The house style sheet {verb}: {_example(first, others)}",
            "What was signed is what is printed. Try without it (house_style: none in letter.yaml), then with half of its "
            "rules, until you have the one.",
        )


def _said(page: str) -> list[str]:
    body = page.partition("<body")[2].partition(">")[2]
    return unescape(_TAG.sub(" ", _HEADERS.sub("", _RUNNING.sub("", body)))).split()


@dataclass(frozen=True, slots=True)
class _Window:
    """What can be seen of a page, in CSS pixels from its corner, and how faint it is, from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float
    opacity: float = 1.0

    def within(self, box: Any) -> _Window:
        """Return what can be seen of what lies in a box."""
        seen = replace(self, opacity=self.opacity * box.style["opacity"])
        if box.style["overflow"] == "visible":
            return seen
        left, top = box.border_box_x(), box.border_box_y()
        right, bottom = left + box.border_width(), top + box.border_height()
        return replace(
            seen,
            left=max(self.left, left),
            top=max(self.top, top),
            right=min(self.right, right),
            bottom=min(self.bottom, bottom),
        )

    def shows(self, text: Any) -> bool:
        """Tell whether a run of text begins in it, and is not unseen by itself."""
        inside = self.left - 1 < text.position_x < self.right and self.top - 1 < text.position_y < self.bottom
        style = text.style
        return bool(
            inside
            and style["visibility"] == "visible"
            and style["font_size"] >= _SMALLEST
            and style["color"].alpha * self.opacity > _FAINTEST
        )


def _shown(layout: Any) -> Iterator[str]:
    from weasyprint.formatting_structure import boxes

    for page in layout.pages:
        for part in page._page_box.children:
            if not isinstance(part, boxes.MarginBox):
                yield from _words(part, _Window(0, 0, page.width, page.height))


def _words(box: Any, window: _Window) -> Iterator[str]:
    from weasyprint.formatting_structure import boxes

    if getattr(box, "is_header", False):
        return
    if isinstance(box, boxes.TextBox):
        mark = str(box.element_tag).endswith("::marker") and len(box.text) <= _LONGEST_MARK
        if not mark and window.shows(box):
            yield from box.text.split()
    elif isinstance(box, boxes.ParentBox):
        inside = window.within(box)
        for child in box.children:
            yield from _words(getattr(child, "_box", child), inside)


def _letters(words: Iterable[str]) -> Counter[str]:
    """Count characters, not words, which lines divide; capitals as small letters, since a style sheet may choose them."""
    return Counter("".join(words).casefold())


def _example(words: list[str], others: list[str]) -> str:
    """Return up to five words of the one side that the other lacks."""
    there = set(map(str.casefold, others))
    fewer = Counter(map(str.casefold, words)) - Counter(map(str.casefold, others))
    absent = [word for word in words if word.casefold() not in there]
    return " ".join((absent or [word for word in words if word.casefold() in fewer])[:5])
