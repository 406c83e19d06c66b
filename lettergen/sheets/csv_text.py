"""The text of a CSV file. Its encoding is known from a mark, or is UTF-8, or is said; it is never guessed."""

from __future__ import annotations

import codecs
import re

from lettergen.findings import LettergenError
from lettergen.visible import visible

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does, so it is looked for first
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs of Python that read bytes as characters, and nothing else.
_KNOWN = re.compile(
    r"utf-(8|16|32)(-[lb]e)?|cp\d+|iso8859-\d+|koi8-[rtu]|mac-\w+|ascii|gb\w+|big5\w*|shift_jis\w*|euc_\w+|kz1048|ptcp154"
)
_SHOWN = ("cp1251", "cp1252", "cp1254")
_WORD = re.compile(rb"[^\s,;\"\t]*")


def decoded(data: bytes, encoding: str, name: str) -> str:
    """Return the text of a file without its mark, in `encoding` where that is said.

    Raises LettergenError when the bytes are not in that encoding, none is said and they are not UTF-8, or they hold NUL.
    """
    mark, marked = next(((mark, known) for mark, known in _MARKS if data.startswith(mark)), (b"", ""))
    said = _codec(encoding) if encoding else ""
    if marked and said not in ("", marked, marked.rpartition("-")[0]):
        raise LettergenError(f"{name} is marked as {marked}, not {encoding}", "Leave --encoding out.")
    wanted = marked or said or "utf-8"
    if b"\0" in data and not wanted.startswith(("utf-16", "utf-32")):
        raise _holds_nul(data, name)
    if said and not marked and not said.startswith("utf") and _is_utf8(data):
        raise LettergenError(f"{name} is UTF-8, not {encoding}", "Leave --encoding out.")
    try:
        text = data[len(mark) :].decode(wanted)
    except UnicodeDecodeError as broken:
        raise _not_in(broken, said, name) from broken
    if "\0" in text:
        raise _nul(name, text.count("\n", 0, text.index("\0")) + 1, "Export the file again.")
    return text


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 with more than ASCII in it, which bytes of another encoding never are by chance."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _codec(encoding: str) -> str:
    try:
        known = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        known = ""
    if not _KNOWN.fullmatch(known):
        raise LettergenError(
            f"'{encoding}' is no encoding of text", "Usual are utf-8, utf-16, cp1251, cp1252, koi8-r."
        )
    return known


def _holds_nul(data: bytes, name: str) -> LettergenError:
    line = data.count(b"\n", 0, data.index(b"\0")) + 1
    halves = [data[start:4000:2].count(0) * 8 > len(data[:4000]) for start in (0, 1)]
    if any(halves):
        likely = "utf-16-le" if halves[1] else "utf-16-be"
        return _nul(name, line, f"If it is UTF-16 without a mark, say so: --encoding {likely}")
    return _nul(name, line, "Export the file again.")


def _nul(name: str, line: int, hint: str) -> LettergenError:
    return LettergenError(f"{name}, line {line}: holds a NUL byte, which no text does", hint)


def _not_in(broken: UnicodeDecodeError, said: str, name: str) -> LettergenError:
    data, at = broken.object, broken.start
    line = data.count(b"\n", 0, at) + 1
    if said:
        return LettergenError(
            f"{name}, line {line}: byte 0x{data[at]:02X} does not exist in {said}", "Name another --encoding."
        )
    return LettergenError(
        f"{name} is not UTF-8: line {line} holds byte 0x{data[at]:02X}",
        f"Say which encoding it is. {_readings(data, at)}",
    )


def _readings(data: bytes, at: int) -> str:
    """Tell how the word with the first odd byte reads in the encodings one meets most."""
    start = max(data.rfind(separator, 0, at) + 1 for separator in (b" ", b",", b";", b"\t", b"\n", b'"'))
    found = _WORD.match(data, max(start, at - 20))
    word = found[0][:30] if found else b""
    if b"@" in word:
        return "Try --encoding cp1251 or cp1252."
    shown = [f"--encoding {codec} reads '{visible(word.decode(codec, 'replace'))}'" for codec in _SHOWN]
    return f"{', '.join(shown)}."
