"""What counts as the text that somebody signs, and its digest.

The text is every word a reader sees, in order, with its structure and links: in Unicode normal form C and before the
typographic pass; so are a title and headings over signatories that letter.yaml sets. Not part of it: the list of
signatories and what is counted from it, the draft mark and the rest of the page's furniture, block keys, where a text came
from, and into how many runs a composer cut one stretch of plain words.
docs/signatures.md says the same to those who sign.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from lettergen.document import (
    Document,
    Headings,
    Inlines,
    Kind,
    SignatoryFact,
    SignatoryList,
    SignatoryWords,
    walk,
)
from lettergen.markup import MarkupBlock, canonical, map_inlines
from lettergen.markup.nodes import map_children

_NOT_READ = frozenset({"key", "source"})


def digest(document: Document) -> str:
    """Return "sha256:" and the hex digest of the document's text; the document as composed, before `set_type`."""
    return digest_of_blocks(document.kind, document.language, document.blocks, document.headings)


def digest_of_blocks(
    kind: Kind, language: str, blocks: Sequence[MarkupBlock], headings: Headings = ()
) -> str:
    """Return the digest of a document of which blocks and headings are at hand: those of a circulated version, say."""
    words = [
        _content(map_inlines(block, canonical)) for block in blocks if not isinstance(block, SignatoryList)
    ]
    # Most documents have no such headings, and keep the digest that they had before these counted.
    parts = [kind.value, language, words, *([_content(headings)] if headings else [])]
    whole = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(whole.encode("utf-8")).hexdigest()


def is_signed(document: Document) -> bool:
    """Tell whether a document speaks in the name of signatories: it holds their list, or names them in its text."""
    return any(isinstance(block, SignatoryList) for block in walk(document.blocks)) or any(
        words.fact is SignatoryFact.NAMES for words in signatory_words(document)
    )


def signatory_words(document: Document) -> tuple[SignatoryWords, ...]:
    """Return the words of a document that follow from who signs, in the order of the text."""
    found: list[SignatoryWords] = []

    def look(inlines: Inlines) -> Inlines:
        for inline in inlines:
            if isinstance(inline, SignatoryWords):
                found.append(inline)
            map_children(inline, look)
        return inlines

    for block in document.blocks:
        map_inlines(block, look)
    return tuple(found)


def _content(node: Any) -> Any:
    if isinstance(node, str):
        return unicodedata.normalize("NFC", node)
    if isinstance(node, tuple):
        return [_content(part) for part in node]
    if dataclasses.is_dataclass(node):
        shown = (field.name for field in dataclasses.fields(node) if field.name not in _NOT_READ)
        return [type(node).__name__, *(_content(getattr(node, name)) for name in shown)]
    return node


def digest_of_letters(digests: Sequence[str]) -> str:
    """Return the digest of letters that differ in their address only, which are agreed to as one text.

    It changes with every word of each, and when an addressee is added, taken out or named otherwise; in which order they
    are written does not matter. One letter alone has its own digest.
    """
    if len(digests) == 1:
        return digests[0]
    canonical = json.dumps(["letters", *sorted(digests)], separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()
