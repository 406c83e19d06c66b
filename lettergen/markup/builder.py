"""Inline tokens to inlines; here placeholders become the data they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from lettergen.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    SignatoryWords,
    Strong,
    Text,
    plain,
)
from lettergen.findings import Source
from lettergen.markup.engine import inline_tokens
from lettergen.markup.nodes import Cite, canonical, map_children
from lettergen.markup.placeholders import PLACEHOLDER, filled, value_of
from lettergen.markup.reader import Reader
from lettergen.markup.signatory_words import fact_named

MAX_DEPTH = 16
"""How deep inlines may nest; what is deeper loses its stress, not its words."""

_URL = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s])\S*", re.IGNORECASE)
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0<>\"\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ue000-\uf8ff\ufeff\U000e0000-\U0010ffff]"
)
_SPACE = str.maketrans("\t\n\f\r", "    ")


def is_url(url: str) -> bool:
    """Tell whether a link may lead there: http, https or mailto, with no space or invisible character in it."""
    return _URL.fullmatch(url) is not None and _UNSAFE.search(url) is None


@dataclass(slots=True)
class _Frame:
    """An open strong, emphasis or link, and what it holds so far."""

    kind: str
    token: Token | None = None
    children: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class _Builder:
    reader: Reader
    text: str
    line: int
    frames: list[_Frame]
    deep: bool = False
    breaks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.breaks = [match.start() for match in re.finditer("\n", self.text)]

    @property
    def children(self) -> list[Inline]:
        return self.frames[-1].children

    @property
    def source(self) -> Source:
        return self.reader.at(self.line)

    def line_at(self, position: int) -> int:
        return self.line + bisect_left(self.breaks, position)

    def add(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self.children.append(Text(token.content.translate(_SPACE), self.source))
            case "softbreak":
                self.children.append(Text(" ", self.source))
            case "hardbreak":
                self.children.append(LineBreak())
            case "cite":
                self.add_cite(token)
            case "signatory_words":
                self.children.append(self.signatory_words(token))
            case "value":
                self.children.extend(value_of(token.content, self.reader.dialect.values))
            case "raw":
                self.children.extend(raw_inlines(self.reader, token.content, self.line))
            case "autolink":
                self.add_autolink(token)
            case _ if token.nesting > 0:
                self.open(token)
            case _:
                self.close()

    def add_cite(self, token: Token) -> None:
        self.reader.cited.setdefault(token.content, self.line_at(token.meta["at"]))
        self.children.append(Cite(token.content))

    def signatory_words(self, token: Token) -> Text:
        """Return what is open; in a template, where names are values, what still stands in braces is meant as text."""
        is_template = self.reader.dialect.values is not None
        fact = None if is_template else fact_named(token.content)
        if fact:
            return SignatoryWords(self.source, fact=fact)
        if not is_template:
            self.reader.report("markup-name", self.line_at(token.meta["at"]), token.content)
        return Text(token.content, self.source)

    def open(self, token: Token) -> None:
        deep = len(self.frames) > MAX_DEPTH
        if deep and not self.deep:
            self.reader.report("markup-deep", self.line, token.markup or token.tag)
        self.deep = self.deep or deep
        self.frames.append(_Frame("flat" if deep else token.type, token))

    def close(self) -> None:
        frame = self.frames.pop()
        children = tuple(frame.children)
        match frame.kind:
            case "strong_open":
                self.children.append(Strong(children))
            case "em_open":
                self.children.append(Emphasis(children))
            case "link_open" if frame.token is not None:
                self.children.extend(self.link(frame.token, children))
            case _:
                self.children.extend(children)

    def link(self, token: Token, children: Inlines) -> Inlines:
        destination: re.Match[str] = token.meta["destination"]
        address = destination["bare"] if destination["angled"] is None else destination["angled"]
        url = self.url(address)
        if is_url(url) and not destination["title"]:
            return (Link(url, without_links(children)),)
        code = "markup-link-title" if is_url(url) else "markup-link"
        tail = filled(destination[0], self.reader.dialect.values)
        self.reader.report(code, self.line_at(token.meta["at"]), tail)
        return (Text("[", self.source), *children, Text("]" + tail, self.source))

    def url(self, address: str) -> str:
        """Fill placeholders after unescaping what the author wrote, so that data is taken as it is."""
        parts = PLACEHOLDER.split(address)
        parts[::2] = [unescapeAll(part) for part in parts[::2]]
        parts[1::2] = [plain(value_of(number, self.reader.dialect.values)) for number in parts[1::2]]
        return "".join(parts)

    def add_autolink(self, token: Token) -> None:
        values = self.reader.dialect.values
        url, words = filled(token.content, values), filled(token.meta["words"], values)
        if is_url(url):
            self.children.append(Link(url, (Text(words, self.source),)))
            return
        self.reader.report("markup-link", self.line_at(token.meta["at"]), f"<{words}>")
        self.children.append(Text(f"<{words}>", self.source))


def read_inlines(reader: Reader, text: str, line: int) -> Inlines:
    """Return the canonical inlines of a run of text that begins at `line`, counted from 0; report to the reader."""
    tokens, scratch = inline_tokens(text, reader.dialect.braces)
    builder = _Builder(reader, text, line, [_Frame("top")])
    for token in tokens:
        builder.add(token)
    for position, code, what in scratch.problems:
        reader.report(code, builder.line_at(position), what)
    return canonical(tuple(builder.children))


def raw_inlines(reader: Reader, text: str, line: int) -> Inlines:
    """Return text that is not to be interpreted: only placeholders are filled, and lines stay lines."""
    inlines: list[Inline] = []
    for number, content in enumerate(text.rstrip("\n").split("\n")):
        inlines.extend((LineBreak(),) if number else ())
        for index, part in enumerate(PLACEHOLDER.split(content)):
            if index % 2 == 0:
                inlines.append(Text(part.replace("\t", " "), reader.at(line + number)))
            else:
                inlines.extend(value_of(part, reader.dialect.values))
    return canonical(tuple(inlines))


def without_links(inlines: Inlines) -> Inlines:
    """Return the inlines with the words of links in place of the links; a link cannot hold another."""
    result: list[Inline] = []
    for inline in (map_children(inline, without_links) for inline in inlines):
        result.extend(inline.children if isinstance(inline, Link) else (inline,))
    return tuple(result)
