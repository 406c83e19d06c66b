"""Unpacks a DOCX file that anybody may have made: everything is bounded, and nothing is written to the disk.

Rules: ECMA-376 Part 2 (Open Packaging Conventions), 7.3, for names; APPNOTE 6.3.10 for the archive; [MS-CFB] 2.2 and
[MS-OFFCRYPTO] 2.3 for what a protected file is wrapped in.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise

from lettergen.letterhead.refusal import Refused

MAX_BYTES = 8 << 20
"""The largest letterhead that is read."""
MAX_UNPACKED = 48 << 20
MAX_MEMBERS = 500

_SAVE = "Open it in Word or LibreOffice and save it as Word Document (.docx)."
_AGAIN = "No word processor writes such a file. Open it in Word or LibreOffice, if you trust it, and save it again."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = 30  # bytes before the name of a member (APPNOTE 4.3.7)
_READ_BY_US = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PROTECTED = 0x1


def unpack(data: bytes) -> Mapping[str, bytes]:
    """Return the members of a DOCX file by name.

    Raises Refused when the file is none, is protected by a password, or could be meant to harm: names that lead out of it
    or stand twice, members that overlap or claim other sizes than they have, more than 500 of them, more than 48 MiB.
    """
    _require_zip(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _require_sound(members)
            return {member.filename: _read(archive, member) for member in members if not member.is_dir()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OverflowError,
    ) as broken:
        message = "is a damaged file: it cannot be unpacked, or its parts have other sizes than it says"
        raise Refused("letterhead-archive", message, _AGAIN) from broken


def _require_zip(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            hint = "Open it, take the password off (File, Info, Protect Document), and save it."
            raise Refused("letterhead-encrypted", "is protected by a password", hint)
        raise Refused("letterhead-not-docx", "is a file of Word 97 to 2003 (.doc), not a DOCX file", _SAVE)
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("letterhead-not-docx", "is not a DOCX file", _SAVE)


def _require_sound(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise Refused("letterhead-archive", f"has more than {MAX_MEMBERS} parts", _AGAIN)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        message = f"would be larger than {MAX_UNPACKED >> 20} MiB when unpacked"
        raise Refused(
            "letterhead-too-large", message, "Make its pictures smaller; a letterhead needs little."
        )
    seen: set[str] = set()
    for member in members:
        _require_name(member.filename, seen)
        _require_kind(member)
    _require_apart(members)


def _require_name(name: str, seen: set[str]) -> None:
    steps = name.rstrip("/").split("/")
    if not name.isprintable() or "\\" in name or ":" in name or {"", ".", ".."} & set(steps):
        raise Refused(
            "letterhead-archive", f"has a part with a name that leads elsewhere: {name[:80]!a}", _AGAIN
        )
    if name.lower() in seen:
        raise Refused("letterhead-archive", f"has two parts of one name: {name[:80]!a}", _AGAIN)
    seen.add(name.lower())


def _require_kind(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _PROTECTED:
        hint = "Save it without a password."
        raise Refused("letterhead-encrypted", "holds a part that is protected by a password", hint)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused("letterhead-archive", "holds a link instead of a part", _AGAIN)
    if member.compress_type not in _READ_BY_US:
        raise Refused("letterhead-archive", "is packed in a way that DOCX does not know", _AGAIN)


def _require_apart(members: list[zipfile.ZipInfo]) -> None:
    """No two members may share bytes: that is how a small file unpacks to a huge one."""
    for one, following in pairwise(sorted(members, key=lambda member: member.header_offset)):
        end = one.header_offset + _LOCAL_HEADER + len(one.filename.encode()) + one.compress_size
        if end > following.header_offset:
            raise Refused("letterhead-archive", "has parts that lie over each other", _AGAIN)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes; zipfile stops at the size that was claimed, and finds the checksum wrong where that was false."""
    with archive.open(member) as opened:
        return opened.read(member.file_size + 1)
