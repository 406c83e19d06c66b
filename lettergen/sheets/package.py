"""The parts of an XLSX file, unpacked within bounds whatever the file says of their sizes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from lettergen.findings import LettergenError

MAX_UNPACKED = 16 << 20
MAX_PARTS = 1_000
_CHUNK = 1 << 16
_NOT_NEEDED = (
    "theme",
    "drawings",
    "media",
    "charts",
    "externalLinks",
    "pivotCache",
    "pivotTables",
    "docProps",
    "customXml",
)

WORKBOOK = "xl/workbook.xml"


def parts_of(data: bytes, name: str) -> dict[str, bytes]:
    """Return the XML parts of a workbook that tables are made of, by their names.

    Sizes are counted while unpacking, since a file can lie about them. Raises LettergenError when the file is no workbook,
    is damaged or protected, or unpacks to more than 16 MiB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as fault:
        raise _damaged(name) from fault
    except RuntimeError as locked:  # zipfile's word for an encrypted part
        raise LettergenError(f"{name} is under a password", "Save it without one.") from locked
    if WORKBOOK not in parts:
        raise LettergenError(f"{name} is no XLSX workbook", "Save it as XLSX, or as CSV in UTF-8.")
    return parts


def _unpacked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > MAX_PARTS or len({one.filename for one in members}) < len(members):
        raise LettergenError(
            f"{name} is not put together as a workbook is", "Save it again, or as CSV in UTF-8."
        )
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED
    for member in members:
        if _is_needed(member.filename):
            parts[member.filename] = _part(archive, member, left, name)
            left -= len(parts[member.filename])
    return parts


def _is_needed(part: str) -> bool:
    path = PurePosixPath(part)
    return path.suffix in (".xml", ".rels") and not any(word in path.parts for word in _NOT_NEEDED)


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, name: str) -> bytes:
    made = bytearray()
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            made += chunk
            if len(made) > left:
                raise LettergenError(
                    f"{name} unpacks to more than {MAX_UNPACKED >> 20} MiB, which no list of answers does",
                    "Is it the right file? Copy the answers into a new workbook, or export them as CSV.",
                )
    return bytes(made)


def _damaged(name: str) -> LettergenError:
    return LettergenError(f"{name} is damaged: it cannot be unpacked", "Download or export it again.")


def repacked(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return a workbook of these parts, and of nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    packed.seek(0)
    return packed
