"""The settings part (ECMA-376 Part 1, 17.15; the compatibility settings are those of [MS-DOCX] 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.writers.docx.measures import millimetres
from lettergen.writers.docx.notes import SEPARATORS
from lettergen.writers.docx.xml import root, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lettergen.house import PageSetup

_WORD = "http://schemas.microsoft.com/office/word"
# 15 is the mode of Word 2013 and all since; without it Word opens the file in "compatibility mode".
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def settings_part(page: PageSetup) -> Element:
    """Return the root of the settings part.

    It asks for no update of fields on opening: the contents are right as they are, and Word would prompt for it.
    """
    compatibility = (
        w("compatSetting", name=name, uri=_WORD, val=value) for name, value in _COMPATIBILITY.items()
    )
    return root(
        "settings",
        *([w("mirrorMargins")] if page.mirrored else []),
        w("defaultTabStop", val=millimetres(12.5)),
        *([w("evenAndOddHeaders")] if page.even else []),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS.values())),
        w("compat", *compatibility),
    )
