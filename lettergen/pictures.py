"""Pictures of an office: PNG and JPEG only, checked piece by piece, and without what programs write into them.

Rules: W3C PNG 11 (chunks), ITU-T T.81 annex B (JPEG markers).
"""

from __future__ import annotations

import struct
import zlib

from lettergen.house import Picture

MAX_SIDE = 10_000
MAX_AREA = 25_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
# Texts, times, EXIF and whatever is private stay behind; colour profiles, too, which can carry names.
_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"}
_JPEG = b"\xff\xd8"
_SCAN, _END = 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = {0xDB, 0xC4, 0xDD}
_MARKS = {0xE0: (b"JFIF\0", 16), 0xEE: (b"Adobe", 14)}  # without a thumbnail, these are so long
_PROGRESSIVE_OR_LESS = frozenset(range(0xC0, 0xC3))


class NoPicture(Exception):
    """A file is no picture that a letter can have; the message says what it is instead."""


def picture(data: bytes, kind: str = "") -> Picture:
    """Return a picture that any program can show. Raises NoPicture for another format, a damaged or a huge one.

    `kind` is its content type or the end of its name, which tells a person what it is.
    """
    try:
        if data.startswith(_PNG):
            return Picture("png", _png(data))
        if data.startswith(_JPEG):
            return Picture("jpeg", _jpeg(data))
    except (struct.error, IndexError, zlib.error) as broken:
        raise _damaged() from broken
    format = kind.rpartition("/")[2].removeprefix("x-")[:20] or "?"
    shown = format if format.isascii() and format.isprintable() else "?"
    raise NoPicture(f"a picture that is neither PNG nor JPEG, but {shown!r}")


def _png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    kinds: list[bytes] = []
    while at < len(data) and (not kinds or kinds[-1] != b"IEND"):
        length, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + length + 12]
        if len(chunk) != length + 12 or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise _damaged()
        if kind == b"IHDR":
            _require_size(*struct.unpack_from(">II", chunk, 8))
        kinds.append(kind)
        kept += [chunk] if kind in _CHUNKS else []
        at += length + 12
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds or kinds[-1] != b"IEND":
        raise _damaged()
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    kept, at, sized = [_JPEG], 2, False
    while True:
        mark, code = data[at], data[at + 1]
        if mark != 0xFF or not 0xC0 <= code <= 0xFE or code == _END:
            raise _damaged()
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if code in _FRAMES:
            _require_frame(code, segment)
            sized = True
        if code == _SCAN:
            break
        kept += [segment] if _is_kept(code, segment) else []
        at += 2 + length
    end = data.rfind(b"\xff\xd9")
    if not sized or end < at:
        raise _damaged()
    return b"".join((*kept, _scans(data[at : end + 2])))


def _is_kept(code: int, segment: bytes) -> bool:
    if code in _MARKS:
        sign, length = _MARKS[code]
        return segment[4:].startswith(sign) and len(segment) == length + 2
    return code in _TABLES or code in _FRAMES


def _scans(data: bytes) -> bytes:
    """Return what follows the first scan, without the comments and the like that may stand between scans."""
    kept, at = bytearray(), 0
    while at < len(data):
        following = data.find(b"\xff", at)
        if following < 0 or data[following + 1] in (0, *range(0xD0, 0xDA), 0xFF):
            end = len(data) if following < 0 else following + (1 if data[following + 1] == 0xFF else 2)
            kept += data[at:end]
            if following >= 0 and data[following + 1] == _END:
                break
            at = end
            continue
        kept += data[at:following]
        (length,) = struct.unpack_from(">H", data, following + 2)
        if data[following + 1] in _TABLES | {_SCAN}:
            kept += data[following : following + 2 + length]
        at = following + 2 + length
    return bytes(kept)


def _require_frame(code: int, segment: bytes) -> None:
    if code not in _PROGRESSIVE_OR_LESS:
        raise _damaged()
    height, width = struct.unpack_from(">HH", segment, 5)
    _require_size(width, height)


def _require_size(width: int, height: int) -> None:
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE or width * height > MAX_AREA:
        raise NoPicture(f"a picture of {width} by {height} pixels")


def _damaged() -> NoPicture:
    return NoPicture("a damaged picture")
