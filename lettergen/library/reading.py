"""Reads one file of the workspace, or says in a finding why not. Nothing outside the workspace is ever opened."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath

from lettergen.findings import Finding, Source, error

MAX_BYTES = 1 << 20

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff"
# They turn what stands between them round, so that a reviewer reads another name than the file holds (CVE-2021-42574).
# The marks U+200E and U+200F, which text in two directions may need, turn nothing round.
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_NO_CHARACTERS = f"\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}"
# They part a word for every search, and nobody sees them. Joiners (U+200C, U+200D) are letters' own in some scripts.
_UNSEEN = "\u00ad\u200b\ufeff"
_UNWANTED = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_UNSEEN}{_PRIVATE}{_NO_CHARACTERS}]")
_LINE_END = re.compile(rb"\r\n|\r|\n")

_TOLD = 5
"""After this many unwanted characters a file is most likely no text at all."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# O_NONBLOCK: opening a FIFO must not wait for a writer that never comes.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def read_text(root: Path, path: PurePosixPath) -> tuple[str | None, list[Finding]]:
    r"""Return the text of `path` below `root` with \n line ends and without BOM, and the findings.

    The text is None when the file may not be used at all: a link, no regular file, unreadable, over 1 MiB, not UTF-8,
    or with control or private-use characters (templates mark values with these, so data must not hold any).
    """
    try:
        data = _read_bytes(root, path)
    except _Unreadable as unreadable:
        return None, [error(Source(path), unreadable.code, unreadable.message, unreadable.hint)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        return None, [_not_utf8(broken, path)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    findings = _unwanted_characters(path, text)
    return (None if findings else text), findings


def read_bytes(root: Path, path: PurePosixPath, limit: int) -> tuple[bytes | None, list[Finding]]:
    """Return the bytes of `path` below `root`, at most `limit` of them, and the findings.

    They are None when the file may not be used: a link, no regular file, unreadable, larger.
    """
    try:
        return _read_bytes(root, path, limit), []
    except _Unreadable as unreadable:
        return None, [error(Source(path), unreadable.code, unreadable.message, unreadable.hint)]


def unwanted(text: str) -> str:
    """Return the name of the first character that no text needs ("U+0000 (...)"), empty where there is none."""
    found = None if text.isprintable() else _UNWANTED.search(text)
    return _named(found[0]) if found else ""


def _named(character: str) -> str:
    name = unicodedata.name(character, "a control or private-use character")
    return f"U+{ord(character):04X} ({name})"


class _Unreadable(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def _read_bytes(root: Path, path: PurePosixPath, limit: int = MAX_BYTES) -> bytes:
    try:
        descriptor = _open(root, path)
    except OSError as refused:
        raise _why_not_opened(root, path, refused) from refused
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _special_file()
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise _Unreadable(
            "too-large", f"is larger than {limit >> 20} MiB", "Split it, or take out what is not needed."
        )
    return data


def _open(root: Path, path: PurePosixPath) -> int:
    """Open the file folder by folder, so that no link on the way leads out of the workspace."""
    if path.is_absolute() or ".." in path.parts:
        hint = "Name a file inside the workspace."
        raise _Unreadable("outside-workspace", "does not lie inside the workspace", hint)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in path.parts[:-1]:
            above, folder = folder, os.open(part, _FOLDER, dir_fd=folder)
            os.close(above)
        return os.open(path.name, _FILE, dir_fd=folder)
    finally:
        os.close(folder)


def _why_not_opened(root: Path, path: PurePosixPath, refused: OSError) -> _Unreadable:
    for step in reversed((path, *path.parents)):
        if (root / step).is_symlink() and step != PurePosixPath("."):
            what = "is" if step == path else f"lies in '{step}', which is"
            message = f"{what} a symbolic link, which is never followed"
            return _Unreadable("symlink", message, "Put the file itself there.")
    if (root / path).is_socket():  # cannot even be opened
        return _special_file()
    return _Unreadable(
        "unreadable", f"cannot be read: {refused.strerror}", "Check the file's name and permissions."
    )


def _special_file() -> _Unreadable:
    return _Unreadable("special-file", "is not a regular file", "Put a plain file in its place.")


def _not_utf8(broken: UnicodeDecodeError, path: PurePosixPath) -> Finding:
    data, start = broken.object, broken.start  # both without the BOM
    line = len(_LINE_END.findall(data[:start])) + 1
    return error(
        Source(path, line), "not-utf8", f"byte 0x{data[start]:02x} is not UTF-8", "Save the file as UTF-8."
    )


def _unwanted_characters(path: PurePosixPath, text: str) -> list[Finding]:
    findings: list[Finding] = []
    # Nothing unwanted is printable in Python's sense, and asking that is many times quicker than the search.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return findings
    for match in _UNWANTED.finditer(text):
        place = Source(path, text.count("\n", 0, match.start()) + 1)
        message = f"holds {_named(match[0])}, which no text needs"
        findings.append(error(place, "control-character", message, "Delete the character."))
        if len(findings) == _TOLD:
            break
    return findings
