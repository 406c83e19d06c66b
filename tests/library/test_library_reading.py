"""A file of the workspace is read as text, or a finding says why not."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import told

from lettergen.library.reading import MAX_BYTES, read_text

NAME = PurePosixPath("x.md")


def read(root: Path, data: bytes) -> tuple[str | None, list[str]]:
    (root / NAME).write_bytes(data)
    text, findings = read_text(root, NAME)
    return text, told(findings)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_a_bom_and_any_line_ends_are_accepted(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == ("a\nb\n", [])


@pytest.mark.parametrize("before", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\n\n"])
def test_bad_utf8_is_told_with_its_line(tmp_path: Path, before: bytes) -> None:
    assert read(tmp_path, before + b"c \xff\xfe") == (None, ["x.md:3 not-utf8"])


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufdd0", "\uffff",
     "\u202a", "\u202e", "\u2066", "\u2069", "\ue000", "\uf8ff", "\U000f0000", "\U0010ffff", "\U0001fffe"],
)  # fmt: skip
def test_a_character_no_text_needs_is_told_with_its_line(tmp_path: Path, character: str) -> None:
    text, findings = read(tmp_path, f"a\nb\nc {character}".encode())
    assert (text, findings) == (None, ["x.md:3 control-character"])


def test_the_finding_names_the_character(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\x00 \xee\x80\x80")
    messages = [finding.message for finding in read_text(tmp_path, NAME)[1]]
    assert messages == [
        "holds U+0000 (a control or private-use character), which no text needs",
        "holds U+E000 (a control or private-use character), which no text needs",
    ]


def test_a_file_full_of_such_characters_is_told_five_times(tmp_path: Path) -> None:
    assert read(tmp_path, b"\x00" * 1000) == (None, ["x.md:1 control-character"] * 5)


@pytest.mark.parametrize("text", ["Жанболат Мамай\n", "Ўзбекистон\t’“”—\u00a0\u2011\n", "ޖ 漢 😀\n"])
def test_other_characters_are_kept(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text.encode()) == (text, [])


def test_one_mebibyte_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" * MAX_BYTES) == ("a" * MAX_BYTES, [])
    assert read(tmp_path, b"a" * (MAX_BYTES + 1)) == (None, ["x.md too-large"])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("words")
    (tmp_path / NAME).symlink_to("real.md")
    text, findings = read_text(tmp_path, NAME)
    assert (text, told(findings)) == (None, ["x.md symlink"])


def test_a_link_to_nowhere_is_a_link(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to("nowhere")
    assert told(read_text(tmp_path, NAME)[1]) == ["x.md symlink"]


def test_a_linked_folder_on_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside" / "deep").mkdir(parents=True)
    (tmp_path / "outside" / "deep" / "x.md").write_text("secret")
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "linked").symlink_to(tmp_path / "outside")
    text, findings = read_text(root, PurePosixPath("linked/deep/x.md"))
    assert (text, told(findings)) == (None, ["linked/deep/x.md symlink"])
    assert "lies in 'linked'" in findings[0].message


@pytest.mark.parametrize("path", ["../x.md", "/etc/hostname", "a/../../x.md"])
def test_nothing_outside_the_workspace_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "x.md").write_text("secret")
    root = tmp_path / "workspace"
    root.mkdir()
    text, findings = read_text(root, PurePosixPath(path))
    assert (text, [finding.code for finding in findings]) == (None, ["outside-workspace"])


def test_a_workspace_that_is_itself_reached_by_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.md").write_text("words")
    (tmp_path / "linked").symlink_to("real")
    assert read_text(tmp_path / "linked", NAME) == ("words", [])


def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    assert told(read_text(tmp_path, NAME)[1]) == ["x.md special-file"]


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("x.md")
        assert told(read_text(tmp_path, NAME)[1]) == ["x.md special-file"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert told(read_text(tmp_path, NAME)[1]) == ["x.md special-file"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert told(read_text(tmp_path, NAME)[1]) == ["x.md unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("words")
    (tmp_path / NAME).chmod(0)
    assert told(read_text(tmp_path, NAME)[1]) == ["x.md unreadable"]


def test_a_file_that_refuses_to_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_text("words")
    opened = os.open

    def refuse(path: str, flags: int, **options: int) -> int:
        if path == "x.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, **options)

    monkeypatch.setattr(os, "open", refuse)
    text, findings = read_text(tmp_path, NAME)
    assert (text, told(findings)) == (None, ["x.md unreadable"])
    assert findings[0].message == "cannot be read: Permission denied"


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files in /proc")
def test_no_file_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.md").write_text("words")
    os.mkfifo(tmp_path / "a" / "fifo")
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    for path in ("a/b/x.md", "a/fifo", "a/missing/x.md", "a/b/missing", "a/b"):
        read_text(tmp_path, PurePosixPath(path))
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@given(st.binary())
def test_any_bytes_give_a_text_or_findings(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / NAME).write_bytes(data)
    text, findings = read_text(root, NAME)
    assert (text is None) == bool(findings)
    assert all(1 <= finding.source.line <= data.count(b"\n") + data.count(b"\r") + 1 for finding in findings)
