"""Keep each note on the page of its call.

To fit one more line at a page's foot, WeasyPrint 70 sends the notes of that page to the next: it does so where a
paragraph has room for one line less than `orphans` allows. Such a paragraph can be told to begin on the next page
instead, but only a finished layout shows which one it is. So the document is laid out again, until it fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

# Each time is as long as the first. What is still displaced then is on the page after, as in many a printed book.
_MOST_LAYOUTS = 12


def settle(page: str, lay_out: Callable[[str], Any]) -> Any:
    """Return the layout of an HTML page in which notes stand below their calls, if there is one.

    `lay_out` takes a style sheet to be added and returns a WeasyPrint document.
    """
    blocks = re.findall(r' id="(b[0-9-]+)"', page)
    held: list[str] = []
    for _ in range(_MOST_LAYOUTS):
        # With more orphans than it has lines, a paragraph is not divided.
        layout = lay_out("".join(f"#{block} {{ orphans: 99 }}\n" for block in held))
        more = list(_to_hold([page.anchors for page in layout.pages], blocks, held))
        if not more:
            break
        held += more
    return layout


def _to_hold(pages: Sequence[Collection[str]], blocks: Sequence[str], held: Collection[str]) -> Iterator[str]:
    """Yield for each page with displaced notes the block at its foot, or the next one that is not held yet."""
    for anchors in pages:
        if any(f"n{anchor[1:]}" not in anchors for anchor in anchors if anchor[0] == "c"):
            last = max((number for number, block in enumerate(blocks) if block in anchors), default=0)
            yield from [block for block in blocks[last:] if block not in held][:1]
