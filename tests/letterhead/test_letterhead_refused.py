"""Files that are no letterhead, or could do harm: each is refused by name, quickly, and nothing is written."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letterhead_files import packed, parts, picture_run, relationship
from letterhead_samples import letterhead, logo
from small_workspace import LETTER, files_below, opened, reopened

from lettergen.findings import Finding, LettergenError, Severity
from lettergen.letterhead import read_letterhead
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.check import check_one

PLACE = PurePosixPath("letter_templates/letterhead.docx")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:hdr [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>&j;</w:hdr>"
)
OUTSIDE = "file:///etc/passwd"


def found(data: bytes) -> list[Finding]:
    return read_letterhead(data, PLACE)[1]


def codes(data: bytes) -> list[str]:
    """Return the codes of what is wrong; a letterhead comes back exactly where nothing is."""
    read, findings = read_letterhead(data, PLACE)
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (read is None) == bool(wrong)
    assert all(finding.source.path == PLACE and finding.message and finding.hint for finding in wrong)
    return [finding.code for finding in wrong]


def calling(kind: str, target: str = "https://x.example/a") -> bytes:
    return packed(parts(called=(relationship("rId9", kind, target, external=True),)))


def with_member(name: str, content: str | bytes = "x") -> bytes:
    return packed({**parts(), name: content})


def link() -> bytes:
    saved = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(saved, "a") as archive:
        member = zipfile.ZipInfo("word/link.xml")
        member.create_system = 3
        member.external_attr = 0o120777 << 16
        archive.writestr(member, OUTSIDE)
    return saved.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def twice() -> bytes:
    saved = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(saved, "a") as archive:
        archive.writestr("word/header1.xml", "<x/>")
    return saved.getvalue()


@lru_cache(maxsize=1)
def gigabyte() -> bytes:
    saved = io.BytesIO(packed(parts()))
    with (
        zipfile.ZipFile(saved, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/media/huge.bin", "w") as member,
    ):
        for _ in range(1024):
            member.write(bytes(1 << 20))
    return saved.getvalue()


def understated() -> bytes:
    """A gigabyte that says of itself that it has ten bytes."""
    data = bytearray(gigabyte())
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def overlapping() -> bytes:
    """Two members that are one and the same run of bytes."""
    data = bytearray(packed({**parts(), "word/a.xml": "<a/>", "word/b.xml": "<a/>"}))
    last = data.rfind(b"PK\x01\x02")
    before = data.rfind(b"PK\x01\x02", 0, last)
    data[last + 42 : last + 46] = data[before + 42 : before + 46]
    return bytes(data)


def locked() -> bytes:
    data = bytearray(packed(parts()))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def macro_main() -> bytes:
    return packed({**parts(), "[Content_Types].xml": str(parts()["[Content_Types].xml"]).replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )})  # fmt: skip


def with_picture(data: bytes) -> bytes:
    calls = (relationship("rId1", "image", "media/image1.png"),)
    return packed({**parts(f"<w:p>{picture_run()}</w:p>", header_calls=calls), "word/media/image1.png": data})


def huge_picture() -> bytes:
    data = bytearray(logo())
    struct.pack_into(">II", data, 16, 60_000, 60_000)
    header = bytes(data[12:29])
    struct.pack_into(">I", data, 29, zlib.crc32(header))
    return with_picture(bytes(data))


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("letterhead-not-docx", lambda: b""),
    "text": ("letterhead-not-docx", lambda: b"Dear all,"),
    "pdf": ("letterhead-not-docx", lambda: b"%PDF-1.7\n"),
    "zip of something else": ("letterhead-not-docx", lambda: packed({"mimetype": "application/epub+zip"})),
    "broken XML": ("letterhead-not-docx", lambda: with_member("word/header1.xml", "<w:hdr")),
    "old Word": ("letterhead-not-docx", lambda: OLE + bytes(504)),
    "password": ("letterhead-encrypted", lambda: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le")),
    "locked member": ("letterhead-encrypted", locked),
    "macros": ("letterhead-macros", lambda: with_member("word/vbaProject.bin", OLE)),
    "macros by type": ("letterhead-macros", macro_main),
    "remote template": (
        "letterhead-template",
        lambda: calling("attachedTemplate", "https://x.example/t.dotm"),
    ),
    "local template": ("letterhead-template", lambda: calling("attachedTemplate", "file:///C:/t.dotx")),
    "remote picture": ("letterhead-external", lambda: calling("image", "https://x.example/logo.png")),
    "picture of the machine": ("letterhead-external", lambda: calling("image", OUTSIDE)),
    "remote object": ("letterhead-external", lambda: calling("oleObject")),
    "unknown kind": ("letterhead-external", lambda: calling("somethingNew")),
    "billion laughs": ("letterhead-entities", lambda: with_member("word/header1.xml", BILLION_LAUGHS)),
    "outside entity": (
        "letterhead-entities",
        lambda: with_member("docProps/app.xml", f'<!DOCTYPE a [<!ENTITY x SYSTEM "{OUTSIDE}">]><a>&x;</a>'),
    ),
    "wide entity": (
        "letterhead-entities",
        lambda: with_member(
            "word/styles.xml", BILLION_LAUGHS.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")
        ),
    ),
    "gigabyte": ("letterhead-too-large", gigabyte),
    "gigabyte in disguise": ("letterhead-archive", understated),
    "overlapping members": ("letterhead-archive", overlapping),
    "501 members": ("letterhead-archive", lambda: packed({**parts(), **{f"a{n}": b"" for n in range(501)}})),
    "name upwards": ("letterhead-archive", lambda: with_member("../../evil.xml")),
    "name from the root": ("letterhead-archive", lambda: with_member("/etc/evil.xml")),
    "name of a drive": ("letterhead-archive", lambda: with_member("C:evil.xml")),
    "name with a backslash": ("letterhead-archive", lambda: with_member("word\\evil.xml")),
    "two of one name": ("letterhead-archive", twice),
    "two names but for case": ("letterhead-archive", lambda: with_member("WORD/Header1.xml")),
    "link": ("letterhead-archive", link),
    "cut off": ("letterhead-archive", lambda: letterhead()[:-100]),
    "packed otherwise": ("letterhead-archive", lambda: packed(parts(), zipfile.ZIP_LZMA)),
    "drawing": ("letterhead-picture", lambda: with_picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>")),
    "damaged picture": ("letterhead-picture", lambda: with_picture(logo()[:200])),
    "picture of 3.6 billion pixels": ("letterhead-picture", huge_picture),
    "no room": ("letterhead-page", lambda: packed(parts(section='<w:pgSz w:w="5000" w:h="16838"/>'))),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_name_within_two_seconds(name: str) -> None:
    code, make = REFUSED[name]
    data = make()
    began = time.monotonic()
    assert codes(data) == [code]
    assert time.monotonic() - began < 2


def test_members_that_share_bytes_are_seen_before_they_are_read() -> None:
    (finding,) = found(overlapping())
    assert finding.message == "has parts that lie over each other"


def test_a_sound_letterhead_is_not_refused() -> None:
    assert codes(letterhead()) == []
    assert codes(packed(parts())) == []


def test_everything_that_is_wrong_is_told_at_once() -> None:
    calls = [
        relationship("rId8", "attachedTemplate", "https://x.example/t.dotm", external=True),
        relationship("rId9", "image", "https://x.example/logo.png", external=True),
    ]
    data = packed({**parts(called=tuple(calls)), "word/vbaProject.bin": OLE})
    assert codes(data) == ["letterhead-macros", "letterhead-template", "letterhead-external"]


@given(st.binary(max_size=300))
def test_whatever_a_file_begins_with_it_is_refused_in_words(data: bytes) -> None:
    for tried in (data, b"PK\x03\x04" + data, OLE + data):
        assert len(codes(tried)) == 1


@given(st.data())
def test_a_damaged_letterhead_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    sound = bytearray(packed(parts(), zipfile.ZIP_STORED))
    for _ in range(data.draw(st.integers(1, 4))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    codes(bytes(sound))


# In a workspace.


def workspace(root: Path, data: bytes | None = None, name: str = PLACE.as_posix()) -> None:
    opened(root, {"lettergen.toml": f'drafter = "monitors"\nletterhead = "{name}"\n'})
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    if data is not None:
        (root / name).write_bytes(data)


def refused(root: Path) -> tuple[Finding, ...]:
    """Build, see it refused with nothing written, and return what was told."""
    before = files_below(root)
    with pytest.raises(LettergenError, match="Nothing was built") as told:
        build(reopened(root), LETTER, BuildWishes(), lambda name: None)
    assert files_below(root) == before
    return told.value.findings


@pytest.mark.parametrize(
    "name", ["text", "password", "macros", "remote template", "billion laughs", "gigabyte"]
)
def test_nothing_is_built_with_a_refused_letterhead(tmp_path: Path, name: str) -> None:
    code, make = REFUSED[name]
    workspace(tmp_path, make())
    assert [(str(each.source), each.code) for each in refused(tmp_path)] == [(PLACE.as_posix(), code)]
    assert code in {finding.code for finding in check_one(reopened(tmp_path), LETTER)}


def test_one_that_is_not_there_or_is_a_link_is_refused(tmp_path: Path) -> None:
    workspace(tmp_path / "work")
    assert [finding.code for finding in refused(tmp_path / "work")] == ["unreadable"]
    (tmp_path / "real.docx").write_bytes(letterhead())
    (tmp_path / "work" / PLACE).symlink_to(tmp_path / "real.docx")
    assert [finding.code for finding in refused(tmp_path / "work")] == ["symlink"]


def test_one_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    workspace(tmp_path, b"PK\x03\x04" + bytes(8 << 20))
    (finding,) = refused(tmp_path)
    assert (finding.code, finding.message) == ("too-large", "is larger than 8 MiB")


def test_one_outside_the_workspace_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "outside.docx").write_bytes(letterhead())
    workspace(tmp_path / "work", name="../outside.docx")
    told = {str(finding.source): finding.code for finding in refused(tmp_path / "work")}
    assert told == {"../outside.docx": "outside-workspace"}
    in_settings = [f for f in reopened(tmp_path / "work").findings if f.code == "outside-workspace"]
    assert [str(finding.source) for finding in in_settings] == ["lettergen.toml:2"]
