"""What the engine lays out: a page as text, with all that its layout needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lettergen.house import Lent


class PageText(NamedTuple):
    """A document as HTML; its style sheets, lettergen's own first; what links to headings are called; an office's files."""

    html: str
    style_sheets: tuple[str, ...]
    labels: Mapping[str, str]
    lent: Lent | None = None
