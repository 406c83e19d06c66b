"""Loads the case library: every file below the cases folder on its own, so that one bad file costs only itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from lettergen.findings import Finding, Severity, Source, error, has_errors
from lettergen.library.files import LISTS, FileKind, bad_id, kind_of, library_files, misplaced
from lettergen.library.front_matter import split_front_matter
from lettergen.library.index import Index
from lettergen.library.nodes import Entry, Mapping, Node, is_empty
from lettergen.library.reading import read_text
from lettergen.library.remembered import RememberedCase
from lettergen.library.schema import structure
from lettergen.library.second_reader import SecondReader, second_reader
from lettergen.library.sections import dated_texts
from lettergen.library.yaml_reader import read_yaml
from lettergen.records.case import Case
from lettergen.records.cases import Cases
from lettergen.records.library import (
    Concern,
    Country,
    Instrument,
    Library,
    Official,
    OfficialList,
    Organisation,
    Recommendation,
)

T = TypeVar("T")

_File = tuple[PurePosixPath, FileKind | None]

KINDS = (Case, Concern, Recommendation, Organisation, Official, OfficialList, Instrument, Country)


def load_library(
    root: Path, cases: PurePosixPath, index: Index | None = None
) -> tuple[Library, list[Finding]]:
    """Return the library below the folder `cases` of the workspace `root`, and everything wrong with it.

    A record with a fault is left out whole: half a case could say the opposite of the case. `index` spares reading what
    did not change, and lets a second process help where much did.
    """
    listed = _Listed(root, cases)
    with second_reader(root, cases, _unread(listed.files, index)) as second:
        loader = _Loader(root, index, second)
        for path, kind in listed.files:
            loader.findings += listed.before.get(path, ())
            loader.load(path, kind, is_lists=kind is None and path == cases / LISTS)
    return loader.library(), [*loader.findings, *listed.after]


class _Listed:
    """The files of a library with what each holds, and what was found between them that can be none."""

    def __init__(self, root: Path, cases: PurePosixPath) -> None:
        self.files: list[_File] = []
        self.before: dict[PurePosixPath, tuple[Finding, ...]] = {}
        self.after: list[Finding] = []
        above = len(cases.parts)
        for path in library_files(root, cases, self.after):
            self.files.append((path, kind_of(path.parts[above:])))
            if self.after:
                self.before[path] = tuple(self.after)
                self.after.clear()


def _unread(files: Iterable[_File], index: Index | None) -> list[PurePosixPath]:
    """Return the files that hold one record each and are not in the index as they are now; none without an index."""
    if index is None:
        return []
    return [path for path, kind in files if kind is not None and not index.holds(path, kind.record)]


def unloaded(findings: Iterable[Finding]) -> frozenset[PurePosixPath]:
    """Return the files that were left out: those with an error among the findings of `load_library`."""
    return frozenset(finding.source.path for finding in findings if finding.severity is Severity.ERROR)


def read_record(root: Path, path: PurePosixPath, record_type: type[T]) -> tuple[T | None, list[Finding]]:
    """Return the record that a YAML file of the workspace holds, None when it cannot be used, and findings."""
    text, findings = read_text(root, path)
    return (None, findings) if text is None else parse_record(text, path, 1, record_type)


def parse_record(
    text: str, path: PurePosixPath, first_line: int, record_type: type[T]
) -> tuple[T | None, list[Finding]]:
    """Return the record that YAML describes, None when it cannot be used, and findings."""
    node, findings = _parse(text, path, first_line)
    return (None, findings) if node is None else structure(node, record_type)


def _parse(text: str, path: PurePosixPath, first_line: int) -> tuple[Node | None, list[Finding]]:
    node, findings = read_yaml(text, path, first_line)
    if not findings and (node is None or is_empty(node)):
        hint = "Write them, or delete the file."
        findings = [error(Source(path, first_line), "empty-file", "holds no keys", hint)]
    return (None if findings else node), findings


def read_file(root: Path, path: PurePosixPath, kind: FileKind) -> tuple[Any, list[Finding]]:
    """Return the record that a file of the library holds, None when it cannot be used, and findings."""
    return _markdown(root, path, kind) if path.suffix == ".md" else read_record(root, path, kind.record)


def _markdown(root: Path, path: PurePosixPath, kind: FileKind) -> tuple[Any, list[Finding]]:
    text, findings = read_text(root, path)
    if text is None:
        return None, findings
    split, findings = split_front_matter(text, path)
    if split is None:
        return None, findings
    record, findings = parse_record(split.front, path, 2, kind.record)
    texts, found = dated_texts(split.body, path, split.body_line, kind.parts)
    if record is None or has_errors(found):
        return None, [*findings, *found]
    return (dataclasses.replace(record, texts=texts) if kind.parts else record), [*findings, *found]


class _Loader:
    def __init__(self, root: Path, index: Index | None, second: SecondReader) -> None:
        self.root = root
        self.index = index
        self.second = second
        self.findings: list[Finding] = []
        self.records: dict[Any, dict[str, Any]] = {kind: {} for kind in KINDS}
        self.taken: dict[tuple[Any, str], Source] = {}
        """Where each id is used, also by a file with a fault."""

    def load(self, path: PurePosixPath, kind: FileKind | None, *, is_lists: bool) -> None:
        """Read the file at `path`, which holds records of this kind, or the lists of officials."""
        if path.name == "README.md":
            return
        if is_lists:
            self._load_lists(path)
        elif kind is None:
            self.findings += misplaced(path, "docs/library.md says where each kind of file lies.")
        elif kind.record is Country:
            self._load_country(path)
        elif self._takes_id(kind.record, path.stem, Source(path)):
            self._take(path, kind)

    def _take(self, path: PurePosixPath, kind: FileKind) -> None:
        """Keep a record under the name of its file; a case that is remembered as faultless waits until it is asked for."""
        line = self.index.faultless(path, Case) if self.index and kind.record is Case else None
        if line is not None:
            self.records[Case][path.stem] = RememberedCase(
                path, line, partial(read_file, self.root, path, kind)
            )
        else:
            self._keep(kind.record, path.stem, self._read(path, kind))

    def _takes_id(self, kind: Any, key: str, place: Source) -> bool:
        """Take an id for a record, unless it is malformed or taken; lists and officials are named alike in letter.yaml."""
        faults = bad_id(place.path, key, place)
        space = Official if kind is OfficialList else kind
        there = self.taken.setdefault((space, key), place)
        if not faults and there is not place:
            hint = f"{there} has it too; rename one."
            faults = [error(place, "duplicate-id", f"has the id '{key}' a second time", hint)]
        self.findings += faults
        return not faults

    def _keep(self, kind: Any, key: str, record: Any) -> None:
        if record is not None:
            self.records[kind][key] = dataclasses.replace(record, id=key)

    def _read(self, path: PurePosixPath, kind: FileKind) -> Any:
        read = partial(read_file, self.root, path, kind)
        if self.index is None:
            record, findings = read()
        else:
            record, findings = self.index.read(path, kind.record, read, self.second.take(path))
        self.findings += findings
        return record

    def _load_country(self, path: PurePosixPath) -> None:
        country = self._read(path, FileKind(Country))
        if country is None:
            return
        folder = path.parent.name
        place = country.lines.get("code", country.place)
        there = self.taken.setdefault((Country, country.code or folder), place)
        if there is not place:
            hint = f"{there} has it too; correct one."
            self.findings.append(
                error(place, "duplicate-id", f"has the code '{country.code}' a second time", hint)
            )
        else:
            self.records[Country][country.code or folder] = dataclasses.replace(country, id=folder)

    def _load_lists(self, path: PurePosixPath) -> None:
        text, findings = read_text(self.root, path)
        node, found = _parse(text, path, 1) if text is not None else (None, [])
        self.findings += [*findings, *found]
        if isinstance(node, Mapping):
            for entry in node.entries:
                self._load_list(entry)
        elif node is not None:
            hint = "Write 'name-of-the-list: {heading: ..., of: [...]}' lines."
            self.findings.append(error(node.source, "wrong-shape", "must be a block of keys", hint))

    def _load_list(self, entry: Entry) -> None:
        value = Mapping((), entry.source) if is_empty(entry.value) else entry.value
        record, findings = structure(value, OfficialList)
        self.findings += findings
        if self._takes_id(OfficialList, entry.key, entry.source):
            self._keep(OfficialList, entry.key, record)

    def library(self) -> Library:
        """Return what was loaded."""
        cases, concerns, recommendations, organisations, officials, lists, instruments, countries = (
            MappingProxyType(dict(sorted(self.records[kind].items()))) for kind in KINDS
        )
        return Library(
            cases=Cases(cases),
            concerns=concerns,
            recommendations=recommendations,
            organisations=organisations,
            officials=officials,
            lists=lists,
            instruments=instruments,
            countries=countries,
        )
