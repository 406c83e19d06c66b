"""The parts of a letterhead and how they belong together (ECMA-376 Part 2, 6.5; Part 1, 11.3)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lettergen.fast_dataclasses import dataclass
from lettergen.letterhead.archive import unpack
from lettergen.letterhead.refusal import Refused
from lettergen.letterhead.xml import children, local, parse, refuse_document_type

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPES = "[Content_Types].xml"
_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_XML = (".xml", ".rels", ".vml")
_SAVE = "Save it in Word as Word Document (.docx), not as Strict Open XML or in another format."
_EXTERNAL = {
    "image": "a picture",
    "oleObject": "an object",
    "video": "a film",
    "audio": "a sound",
    "frame": "a web page",
    "subDocument": "another document",
    "aFChunk": "another document",
}
_HARMLESS = {"hyperlink"}
"""Relationships that lead outside and load nothing by themselves; the links are left out all the same."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part that another one belongs to calls something: `kind` is the end of its type; `target` a name, or an address."""

    kind: str
    target: str
    external: bool


class Package:
    """A letterhead unpacked and checked; nothing in it leads outside or can run."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._types = _content_types(members)
        self.main = self._main()

    def _main(self) -> str:
        roots = self.relationships("").values()
        name = next((found.target for found in roots if found.kind == "officeDocument"), "")
        if name not in self._members or not self.content_type(name).endswith(_MAIN_TYPES):
            if "macroEnabled" in self.content_type(name):
                raise _macros()
            raise Refused("letterhead-not-docx", "is no text document of Word", _SAVE)
        if local(self.xml(name)) != "document":
            raise Refused("letterhead-not-docx", "is a DOCX file of the strict kind", _SAVE)
        return name

    def content_type(self, name: str) -> str:
        """Return the content type of a part, empty where none is declared."""
        return self._types.get("/" + name.lower()) or self._types.get(name.lower().rpartition(".")[2], "")

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part."""
        return self._members.get(name)

    def xml(self, name: str) -> Element:
        """Return the root of a part that is there; raises Refused where it is not XML."""
        return parse(self._members[name], name)

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return what a part calls, by id; the package itself is the part without a name."""
        folder, _, file = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        data = self._members.get(rels)
        if data is None:
            return {}
        return dict(_relationship(found, folder) for found in children(parse(data, rels), "rel:Relationship"))

    def called(self, kind: str) -> Element | None:
        """Return the root of the part of a kind ("styles") that belongs to the main one."""
        found = self.relationships(self.main).values()
        name = next((each.target for each in found if each.kind == kind), "")
        return self.xml(name) if name in self._members else None

    def all_relationships(self) -> Iterator[Relationship]:
        """Yield every relationship of every part."""
        for name in sorted(self._members):
            folder, file = posixpath.split(name)
            if posixpath.basename(folder) == "_rels" and file.endswith(".rels"):
                owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                yield from self.relationships(owner).values()

    def types(self) -> frozenset[str]:
        """Return every content type that is declared."""
        return frozenset(self._types.values())

    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self._members)


def open_package(data: bytes) -> Package:
    """Return a letterhead unpacked. Raises Refused; what else may be wrong in it is told by `dangers`."""
    members = unpack(data)
    for name, content in members.items():
        if name.lower().endswith(_XML):
            refuse_document_type(content, name)
    if _TYPES not in members:
        raise Refused("letterhead-not-docx", "is an archive of another kind than DOCX", _SAVE)
    return Package(members)


def dangers(package: Package) -> list[Refused]:
    """Return what may not be in a letterhead, all of it: macros, a remote template, whatever is fetched from elsewhere."""
    found: dict[str, Refused] = {}
    kinds = {relationship.kind for relationship in package.all_relationships()}
    names = {name.lower() for name in package.names()}
    if (
        "vbaProject" in kinds
        or any("vba" in kind.lower() or "macroEnabled" in kind for kind in package.types())
        or any(name.endswith("vbaproject.bin") for name in names)
    ):
        found["macros"] = _macros()
    for relationship in package.all_relationships():
        if relationship.kind == "attachedTemplate":
            found["template"] = _remote_template()
        elif relationship.external and relationship.kind not in _HARMLESS:
            found[relationship.kind] = _external(relationship.kind)
    return list(found.values())


def _macros() -> Refused:
    hint = "Save it as Word Document (.docx), which cannot hold any."
    return Refused("letterhead-macros", "holds macros", hint)


def _remote_template() -> Refused:
    message = "calls a template from another place, which would be opened with every letter"
    hint = "In Word, open Developer, Document Template, set it to Normal, and save."
    return Refused("letterhead-template", message, hint)


def _external(kind: str) -> Refused:
    what = _EXTERNAL.get(kind, "something")
    message = f"calls {what} from outside the file, which would be fetched with every letter"
    return Refused(
        "letterhead-external",
        message,
        "Put it into the file itself (pictures: Insert, Pictures), or take it out.",
    )


def _content_types(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return content types by name of part (with a slash before it) and by ending, in lower case."""
    root = parse(members[_TYPES], _TYPES)
    defaults = {found.get("Extension", "").lower(): found for found in children(root, "ct:Default")}
    overrides = {found.get("PartName", "").lower(): found for found in children(root, "ct:Override")}
    return {key: found.get("ContentType", "") for key, found in (defaults | overrides).items()}


def _relationship(found: Element, folder: str) -> tuple[str, Relationship]:
    kind = found.get("Type", "").rpartition("/")[2]
    target = found.get("Target", "")
    external = found.get("TargetMode", "") == "External" or "://" in target
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return found.get("Id", ""), Relationship(kind, target, external)
