"""What is wrong with a house's style sheet, before anything is laid out (CSS Syntax Module Level 3).

A style sheet says how things look. It fetches nothing but pictures that lie beside it, for the page and not for the text,
and it neither adds nor hides words outside the margins of the page: what was signed is what is printed. tinycss2, which
WeasyPrint reads style sheets with, tells the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lettergen.findings import Finding, Source, error, ordered, warning
from lettergen.house import StyleSheet
from lettergen.visible import visible

MAX_CHARACTERS = 100_000
PACKAGED_FAMILY = "Liberation Serif"
_GENERIC = {"serif", "sans-serif", "monospace", "inherit", "initial", "unset"}
_FETCHING = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"}
_FETCHING_RULES = {"import", "font-face", "namespace", "color-profile"}
_HIDING = {"display": {"none"}, "visibility": {"hidden", "collapse"}}
_SPEAKING = {
    "list-style",
    "list-style-type",
    "hyphenate-character",
    "block-ellipsis",
    "quotes",
    "bookmark-label",
}
"""What can print or read out words of its own."""
_DEEPEST = 20
_SHOWING = {"background", "background-image", "content"}
"""What may show a picture, in the rules of @page."""
_BESIDE = re.compile(r"(?!\.)[A-Za-z0-9_.-]+(?:/(?!\.)[A-Za-z0-9_.-]+)*")
_NO_FETCHING = (
    "Take it out; a letter is made without other files. Fonts are named in lettergen.toml: fonts = [...]. "
    "Pictures are for the page: @page { @top-center { content: url(logo.png) } }."
)
_PICTURES = "Name a PNG or JPEG beside the style sheet, in letters, digits, hyphens and dots: url(logo.png)."


def checked(sheet: StyleSheet, families: frozenset[str]) -> tuple[Mapping[str, int], list[Finding]]:
    """Return the pictures that a style sheet calls, by name from its folder, each with the line that does so first.

    And what keeps the style sheet from being used, and fonts in it that are not there, in order. `families`: the font
    families of the house, besides the packaged one.
    """
    if len(sheet.text) > MAX_CHARACTERS:
        message = f"is longer than {MAX_CHARACTERS} characters"
        return {}, [
            error(Source(sheet.path), "style-too-long", message, "A page or two is enough for letters.")
        ]
    import tinycss2  # type: ignore[import-untyped]

    known = {family.lower() for family in (*families, PACKAGED_FAMILY)}
    checking = _Checking(sheet, known)
    rules = tinycss2.parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True)
    findings = list(checking.rules(rules, on_page=False))
    return checking.pictures, list(ordered(findings))


class _Checking:
    """One style sheet, and the font families that there are, in lower case."""

    def __init__(self, sheet: StyleSheet, families: set[str]) -> None:
        self._sheet = sheet
        self._families = families
        self.pictures: dict[str, int] = {}

    def rules(self, nodes: Iterable[Any], *, on_page: bool, depth: int = 0) -> Iterator[Finding]:
        """Yield what is wrong in rules; `on_page`: they stand in an @page rule, which owns the margins."""
        for node in nodes:
            if node.type == "error":
                yield self._broken(node)
            elif node.type in ("at-rule", "qualified-rule"):
                yield from self._rule(node, on_page, depth)
            elif node.type == "declaration":
                yield from self._declaration(node, on_page)

    def _rule(self, rule: Any, on_page: bool, depth: int) -> Iterator[Finding]:
        import tinycss2

        keyword = rule.lower_at_keyword if rule.type == "at-rule" else ""
        if keyword in _FETCHING_RULES:
            yield self._fetches(rule, f"@{keyword}")
            return
        yield from self._values(rule.prelude, 0)
        if rule.content is not None and depth < _DEEPEST:
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from self.rules(inner, on_page=on_page or keyword == "page", depth=depth + 1)

    def _declaration(self, declaration: Any, on_page: bool) -> Iterator[Finding]:
        name, words = declaration.lower_name, _words(declaration.value)
        yield from self._values(declaration.value, 0, may_show=on_page and name in _SHOWING)
        spoken = words - {"none", "normal"} if name == "content" else words & {"string", "function"}
        if name in {"content", *_SPEAKING} and spoken and not on_page:
            message = "puts words or signs into the text, which nobody would have signed"
            hint = "Use content in the margin boxes of @page only; words belong into the template."
            yield error(self._place(declaration), "style-words", message, hint)
        if name in _HIDING and words & {"function", *_HIDING[name]} and not on_page:
            message = f"hides part of the text: {name}"
            yield error(
                self._place(declaration), "style-hides", message, "Take it out; change the template instead."
            )
        if name == "font-family":
            yield from self._unknown_families(declaration)

    def _unknown_families(self, declaration: Any) -> Iterator[Finding]:
        for family in _families(declaration.value):
            if family.lower() not in self._families | _GENERIC:
                message = f"names a font that is not there: '{visible(family[:60])}'"
                hint = (
                    f"PDFs have {PACKAGED_FAMILY}, and the fonts that lettergen.toml names: fonts = [...]. "
                    f"Until then {PACKAGED_FAMILY} is used."
                )
                yield warning(self._place(declaration), "style-unknown-font", message, hint)

    def _values(self, nodes: Iterable[Any], depth: int, *, may_show: bool = False) -> Iterator[Finding]:
        for node in nodes:
            if node.type == "error":
                yield self._broken(node)
            elif (called := _called(node)) is not None:
                if may_show and _BESIDE.fullmatch(called):
                    self.pictures.setdefault(called, node.source_line)
                else:
                    yield self._fetches(node, "url(...)", _PICTURES if may_show else _NO_FETCHING)
            elif node.type == "function":
                if node.lower_name in _FETCHING:
                    yield self._fetches(node, f"{node.lower_name}(...)")
                elif depth < _DEEPEST:
                    yield from self._values(node.arguments, depth + 1)
            elif depth < _DEEPEST and hasattr(node, "content") and isinstance(node.content, list):
                yield from self._values(node.content, depth + 1)

    def _fetches(self, node: Any, what: str, hint: str = _NO_FETCHING) -> Finding:
        return error(self._place(node), "style-fetches", f"asks for another file: {what}", hint)

    def _broken(self, node: Any) -> Finding:
        message = f"is not CSS: {visible(str(node.message))}"
        return error(self._place(node), "style-syntax", message, "Mend the line named.")

    def _place(self, node: Any) -> Source:
        return Source(self._sheet.path, node.source_line)


def _called(node: Any) -> str | None:
    """Return the address that `url(...)` calls, None where a node is anything else."""
    if node.type == "url":
        return str(node.value)
    if node.type == "function" and node.lower_name == "url":
        texts = [inner.value for inner in node.arguments if inner.type == "string"]
        others = [inner for inner in node.arguments if inner.type not in ("string", "whitespace", "comment")]
        return texts[0] if len(texts) == 1 and not others else ""
    return None


def _words(value: Iterable[Any]) -> set[str]:
    """Return the words of a value in lower case, and a sign for each string or function in it."""
    found = set()
    for node in value:
        if node.type == "ident":
            found.add(node.lower_value)
        elif node.type in ("string", "function"):
            found.add(node.type)
    return found


def _families(value: Iterable[Any]) -> Iterator[str]:
    """Yield the families of a list with commas: a string each, or words that belong together."""
    words: list[str] = []
    for node in value:
        if node.type == "string":
            yield node.value
        elif node.type == "ident":
            words.append(node.value)
        elif node.type == "literal" and words:
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)
