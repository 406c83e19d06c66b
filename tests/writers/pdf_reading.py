"""Reads a PDF back, with pypdf: what stands on which page, and how it is tagged."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


class Reading:
    """A PDF file, read."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.reader = PdfReader(io.BytesIO(pdf), strict=True)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, each run of white space as one space."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return " ".join(self.pages)

    def page_of(self, words: str) -> int:
        """Return the number of the one page on which the words stand, counted from 0."""
        numbers = [number for number, text in enumerate(self.pages) if words in text]
        assert len(numbers) == 1, f"{words!r} stands on pages {numbers}"
        return numbers[0]

    @property
    def catalog(self) -> Any:
        """The root of the document."""
        return self.reader.root_object

    def targets(self) -> dict[str, int]:
        """Return the page of each named destination."""
        names = self.catalog["/Names"]["/Dests"]["/Names"]
        references: list[Any] = [page.indirect_reference for page in self.reader.pages]
        pages = {reference.idnum: number for number, reference in enumerate(references)}
        return {
            str(name): pages[place.get_object()[0].idnum]
            for name, place in zip(names[::2], names[1::2], strict=True)
        }

    def bookmarks(self) -> list[tuple[int, str]]:
        """Return the bookmarks with their depths."""
        return list(_bookmarks(self.reader.outline, 0))

    def elements(self) -> Iterator[Any]:
        """Yield the elements of the structure tree in reading order."""
        yield from _elements(self.catalog["/StructTreeRoot"])

    def tags(self) -> list[str]:
        """Return the tags of the structure tree in reading order."""
        return [element["/S"] for element in self.elements()]

    def unpacked(self) -> bytes:
        """Return every byte of the file, compressed streams as they are before compression."""
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", self.pdf, re.DOTALL)
        return self.pdf + b"\n".join(map(_inflate, streams))


def _inflate(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _bookmarks(outline: list[Any], depth: int) -> Iterator[tuple[int, str]]:
    for item in outline:
        if isinstance(item, list):
            yield from _bookmarks(item, depth + 1)
        else:
            yield depth, item.title


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        found = kid.get_object()
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/StructElem":
            yield found
            yield from _elements(found)
