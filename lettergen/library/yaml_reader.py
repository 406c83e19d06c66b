"""YAML text to nodes, in one pass over parser events.

YAML 1.2 without its surprises: every scalar is text; tags, anchors, aliases, duplicate keys and a second document are
findings; nesting is bounded while events arrive, so hostile depth never reaches a recursive builder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import yaml

from lettergen.findings import Finding, Source, error
from lettergen.library.nodes import Entry, Mapping, Node, Scalar, Sequence
from lettergen.library.reading import unwanted
from lettergen.markup.problems import shortened

MAX_DEPTH = 20
MAX_FINDINGS = 100
"""A text with more faults than this is most likely something else than YAML."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    source: Source
    is_mapping: bool
    items: list[Node] = field(default_factory=list)


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

    def place(self, event: yaml.Event) -> Source:
        mark = event.start_mark
        line = mark.line if mark else 0
        if line not in self.places:
            self.places[line] = Source(self.path, line + self.first_line)
        return self.places[line]

    def report(self, place: Source, code: str, message: str, hint: str) -> None:
        self.findings.append(error(place, code, message, hint))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Stop(
                error(place, "too-many-faults", "has too many faults to go on", "Mend the first ones.")
            )

    def take(self, event: yaml.Event) -> None:
        # Most events are plain scalars, and a long library has millions.
        if type(event) is yaml.ScalarEvent:
            place = self.place(event)
            if event.anchor or event.tag:
                self._refuse_references(event, place)
            self._add(self._scalar(event, place))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        else:
            self._take_other(event, self.place(event))

    def _take_other(self, event: yaml.Event, place: Source) -> None:
        if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            self._refuse_references(event, place)
        match event:
            case yaml.AliasEvent():
                self._add(Scalar("", place, empty=True))
            case yaml.SequenceStartEvent():
                self._open(place, is_mapping=False)
            case yaml.MappingStartEvent():
                self._open(place, is_mapping=True)
            case yaml.DocumentStartEvent():
                self._begin_document(event, place)
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent, place: Source) -> Scalar:
        # Read as plain text before; but "\0" in double quotation marks is such a character only now.
        named = unwanted(event.value) if event.style == '"' else ""
        if named:
            message = f"writes {named}, which no text needs"
            self.report(
                place, "control-character", message, "Delete what stands after the backslash, and it."
            )
        return Scalar(event.value, place, empty=event.value == "")

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
        self.stack.append(_Open(place, is_mapping))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.is_mapping:
            self._add(Mapping(tuple(self._entries(done.items)), done.source))
        else:
            self._add(Sequence(tuple(done.items), done.source))

    def _entries(self, items: list[Node]) -> Iterator[Entry]:
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
        loader = _Loader(text)
        while loader.check_event():
            reader.take(loader.get_event())
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
