"""Elements of WordprocessingML that hold text or say nothing, by name (ECMA-376 Part 1, 17.5 and 17.13)."""

from __future__ import annotations

_WRAPPERS = "customXml smartTag sdt sdtContent dir bdo ins moveTo"
_CHANGES = "ins del moveTo moveFrom"
_WITHOUT_A_LOOK = """
    pPr rPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr customXmlPr smartTagPr
    bookmarkStart bookmarkEnd proofErr permStart permEnd lastRenderedPageBreak annotationRef
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeEnd commentReference
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd
"""
_DIFFERENT = {
    "commentRangeStart": "comments",
    "pict": "old-style pictures or text boxes",
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "object": "objects",
    "instrText": "fields other than page numbers",
    "sym": "signs of a symbol font",
    "br": "page breaks",
}

UNWRAPPED = frozenset(_WRAPPERS.split())
"""What they hold is taken as if they were not there; of a tracked change that is the text as it would be accepted."""
TRACKED = frozenset(_CHANGES.split())
"""Somebody's changes: their names and times stay behind, and so does what they deleted."""
SILENT = frozenset(_WITHOUT_A_LOOK.split())
"""Nothing is lost with them."""
CHANGES = "tracked changes"
LINKS = "links (their words stay)"


def named(name: str) -> str:
    """Return what a person calls an element that is not taken; `name` is empty for one of another vocabulary."""
    if name in TRACKED:
        return CHANGES
    return _DIFFERENT.get(name, "objects and other signs") if name else "text boxes or shapes"
