"""YAML text to nodes, in one pass over parser events.

YAML 1.2 without its surprises: every scalar is text; tags, anchors, aliases, duplicate keys and a second document are
findings; nesting is bounded while events arrive, so hostile depth never reaches a recursive builder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml

from lettergen.findings import Finding, Source, error
from lettergen.library.nodes import Entry, Mapping, Node, Scalar, Sequence
from lettergen.library.reading import unwanted
from lettergen.markup.problems import shortened

MAX_DEPTH = 20
MAX_FINDINGS = 100
"""A text with more faults than this is most likely something else than YAML."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Open(NamedTuple):
    """A list or mapping whose end has not come yet."""

    source: Source
    is_mapping: bool
    items: list[Node]


class _Stop(Exception):
    """Reading further makes no sense; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


@dataclass(slots=True)
class _Reader:
    path: PurePosixPath
    first_line: int
    findings: list[Finding] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    documents: int = 0
    places: dict[int, Source] = field(default_factory=dict)
    """By line from 0: most lines hold many values."""

    def place(self, line: int) -> Source:
        if line not in self.places:
            self.places[line] = Source(self.path, line + self.first_line)
        return self.places[line]

    def report(self, place: Source, code: str, message: str, hint: str) -> None:
        self.findings.append(error(place, code, message, hint))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Stop(
                error(place, "too-many-faults", "has too many faults to go on", "Mend the first ones.")
            )

    def read(self, next_event: Callable[[], Any]) -> None:
        # Most events are scalars, and a long library has millions: what is asked of each is asked here, in few steps.
        places = self.places
        add: Callable[[Node], None] = self._add
        while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
            line = event.start_mark.line
            place = places.get(line) or self.place(line)
            if kind is yaml.ScalarEvent:
                if event.anchor or event.tag:
                    self._refuse_references(event, place)
                text = event.value
                if event.style == '"':
                    self._refuse_unwanted(text, place)
                add(Scalar(text, place, not text))
            else:
                self._take_other(kind, event, place)
                add = self.stack[-1].items.append if self.stack else self._add

    def _take_other(self, kind: type[yaml.Event], event: Any, place: Source) -> None:
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag:
                self._refuse_references(event, place)
            self._open(place, is_mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.AliasEvent:
            self._refuse_references(event, place)
            self._add(Scalar("", place, empty=True))
        elif kind is yaml.DocumentStartEvent:
            self._begin_document(event, place)

    def _refuse_unwanted(self, text: str, place: Source) -> None:
        # Read as plain text before; but "\0" in double quotation marks is such a character only now.
        named = unwanted(text)
        if named:
            message = f"writes {named}, which no text needs"
            self.report(
                place, "control-character", message, "Delete what stands after the backslash, and it."
            )

    def _refuse_references(self, event: yaml.NodeEvent, place: Source) -> None:
        name = shortened(str(event.anchor or ""))
        if isinstance(event, yaml.AliasEvent):
            self.report(place, "yaml-alias", f"uses the alias *{name}", "Write the value out.")
        elif event.anchor:
            self.report(place, "yaml-anchor", f"defines the anchor &{name}", "Delete the anchor.")
        tag = getattr(event, "tag", None)
        if tag:
            self.report(
                place, "yaml-tag", f"uses the tag {shortened(tag)}", "Delete the tag; every value is text."
            )

    def _begin_document(self, event: yaml.DocumentStartEvent, place: Source) -> None:
        self.documents += 1
        if self.documents == 2:
            raise _Stop(error(place, "yaml-documents", "begins a second YAML document", "Keep one a file."))
        if event.version or event.tags:
            self.report(
                place, "yaml-directive", "has a line that begins with %", "Delete it and the --- after it."
            )

    def _open(self, place: Source, *, is_mapping: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _Stop(error(place, "yaml-depth", f"is nested deeper than {MAX_DEPTH}", "Flatten it."))
        self.stack.append(_Open(place, is_mapping, []))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.is_mapping:
            self._add(Mapping(self._entries(done.items), done.source))
        else:
            self._add(Sequence(tuple(done.items), done.source))

    def _entries(self, items: list[Node]) -> tuple[Entry, ...]:
        pairs = zip(items[::2], items[1::2], strict=True)
        entries = [Entry(key.text, value, key.source) for key, value in pairs if type(key) is Scalar]
        words = {key for key, _, _ in entries}
        if 2 * len(words) == len(items) and "<<" not in words:
            return tuple(entries)
        return tuple(self._sound_entries(items))

    def _sound_entries(self, items: list[Node]) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.report(key.source, "yaml-key", "uses a list or mapping as a key", "Use a plain word.")
            elif key.text == "<<":
                self.report(key.source, "yaml-merge", "merges another mapping with <<", "Write its keys out.")
            elif key.text in seen:
                hint = f"It stands on line {seen[key.text]} already; keep one."
                self.report(key.source, "duplicate-key", f"has the key '{shortened(key.text)}' twice", hint)
            else:
                seen[key.text] = key.source.line
                yield Entry(key.text, value, key.source)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].items.append(node)
        elif self.root is None:
            self.root = node


def read_yaml(text: str, path: PurePosixPath, first_line: int = 1) -> tuple[Node | None, list[Finding]]:
    """Return the root node of `text`, whose first line is line `first_line` of `path`, and the findings.

    The node is None when the text is no YAML, is nested deeper than 20, or is empty.
    """
    reader = _Reader(path, first_line)
    try:
        reader.read(_Loader(text).get_event)
    except _Stop as stop:
        return None, [*reader.findings, stop.finding]
    except yaml.YAMLError as broken:
        return None, [*reader.findings, _syntax_finding(broken, path, first_line)]
    except (
        ValueError,
        OverflowError,
    ):  # "\U00110000", by the parser in plain Python; the one in C says where
        message = "names a character that does not exist"
        return None, [
            *reader.findings,
            error(Source(path), "yaml-syntax", message, "Write the character itself."),
        ]
    return reader.root, reader.findings


def _syntax_finding(broken: yaml.YAMLError, path: PurePosixPath, first_line: int) -> Finding:
    problem = shortened(str(getattr(broken, "problem", None) or broken))
    met, began = (getattr(broken, f"{name}_mark", None) for name in ("problem", "context"))
    line = met.line + first_line if met else 0
    if began and met and began.line != met.line:
        problem += f", in what begins on line {began.line + first_line}"
    hint = (
        "A value with ': ' or that begins with one of [ { & * ! | > ' \" % @ needs quotation marks around it."
    )
    return error(Source(path, line), "yaml-syntax", f"is not YAML here: {problem}", hint)
