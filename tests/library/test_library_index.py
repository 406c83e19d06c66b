"""The index is only a cache: without it, stale, broken or forged, everything is the same but the time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import cases as made_up_cases

from lettergen.findings import Finding, Source, error
from lettergen.library.coding import Uncodable, decode, encode, encoded
from lettergen.library.index import FILE, Index
from lettergen.library.load import load_library
from lettergen.operations.workspace import Opened, open_workspace
from lettergen.private_cache import FOLDER
from lettergen.records.case import Case
from lettergen.records.library import Library

SHIPPED = Path(__file__).parents[2] / "cases"
ANA = PurePosixPath("cases/kazakhstan/ana.md")

CASE = """\
---
name: Ana
country: KZ
share: public
sources:
  s1: {title: A statement, date: 2022-01-01}
events:
  - {what: imprisoned, as_of: 2022-01-01, source: s1}
---
# Letter
## 2022-01-01
Ana is *held*.[^s1]
"""


def later() -> int:
    """A moment at which everything written now is long past."""
    return time.time_ns() + 3_600_000_000_000


def whole(library: Library) -> Any:
    """A library with the places and lines that equality leaves out."""
    records = [record for kind in vars_of(library) for record in kind.values()]
    return [encode(record, record.place.path) for record in records]


def vars_of(library: Library) -> Iterator[Any]:
    for name in library.__slots__:
        kind = getattr(library, name)
        if name != "lists":  # several lists lie in one file
            yield kind


def remembered(root: Path) -> Opened:
    """Open with the index of the time before, and leave one for the next."""
    return open_workspace(root, later())


def assert_same(root: Path) -> None:
    """What is loaded with the index that is there is what the files say."""
    with_index, without = remembered(root), open_workspace(root)
    assert with_index.library == without.library
    assert whole(with_index.library) == whole(without.library)
    assert with_index.findings == without.findings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    (folder / ANA).parent.mkdir(parents=True)
    (folder / "lettergen.toml").write_text("")
    (folder / ANA).write_text(CASE)
    return folder


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(SHIPPED, folder / "cases")
    (folder / "lettergen.toml").write_text("")
    return folder


def index_of(root: Path) -> Path:
    return root / FOLDER / FILE


def rewrite(root: Path, change: Callable[[str], str]) -> None:
    """Change what the index says each file was read as, with a digest that fits."""
    _, version, *lines = index_of(root).read_text().splitlines(keepends=True)
    body = version
    for line in lines:
        key, signature, read = line.split("\t")
        body += f"{key}\t{signature}\t{change(read)}\n"
    digest = hashlib.blake2b(body.encode(), digest_size=16).hexdigest()
    index_of(root).write_text(f"{digest}\n{body}")


def forge(root: Path) -> None:
    """Make the index say that no file holds a record that can be used."""
    nothing = encoded((None, [error(Source(ANA, 1), "broken", "is broken", "Mend it.")]), ANA)
    assert nothing is not None
    rewrite(root, lambda _: nothing.decode())


def never() -> tuple[Any, list[Finding]]:
    raise AssertionError("read again")


# It is used, and gives what the files say.


def test_what_did_not_change_is_not_read_again(root: Path) -> None:
    first = remembered(root)
    record, findings = Index(root, later()).read(ANA, Case, never)
    assert record.name == first.library.cases["ana"].name == "Ana"
    assert findings == []


def test_the_shipped_library_comes_back_whole(shipped: Path) -> None:
    remembered(shipped)
    assert index_of(shipped).stat().st_size > 100_000
    assert_same(shipped)


def test_faults_come_back_with_their_lines(root: Path) -> None:
    (root / ANA).write_text(CASE.replace("country: KZ", "contry: KZ") + "\n<b>bold</b>\n")
    remembered(root)
    found = remembered(root).findings
    assert {finding.code for finding in found} >= {"unknown-key", "missing-key", "markup-html"}
    assert_same(root)


@given(case=made_up_cases())
def test_any_case_comes_back(case: Case) -> None:
    coded = encode(case, ANA)
    back = decode(json.loads(json.dumps(coded)), ANA)
    assert back == case
    assert encode(back, ANA) == coded


def test_what_lies_elsewhere_is_not_remembered() -> None:
    library, _ = load_library(SHIPPED.parent, PurePosixPath("cases"))
    mamai = library.cases["zhanbolat-mamai"]
    assert decode(encode(mamai, mamai.place.path), mamai.place.path) == mamai
    with pytest.raises(Uncodable):
        encode(mamai, ANA)
    with pytest.raises(Uncodable):
        encode(Path("x"), ANA)


# What changed is read again.


def test_a_change_of_the_same_size_and_date_is_seen(root: Path) -> None:
    remembered(root)
    before = (root / ANA).stat()
    (root / ANA).write_text(CASE.replace("name: Ana", "name: Bea"))
    os.utime(root / ANA, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (root / ANA).stat().st_size == before.st_size
    assert remembered(root).library.cases["ana"].name == "Bea"


def test_a_file_that_took_the_place_of_another_is_seen(root: Path) -> None:
    remembered(root)
    (root / "beside").write_text(CASE.replace("name: Ana", "name: Bea"))
    (root / "beside").replace(root / ANA)
    assert remembered(root).library.cases["ana"].name == "Bea"


def test_a_file_just_written_is_not_remembered(root: Path) -> None:
    open_workspace(root, time.time_ns())
    with pytest.raises(AssertionError, match="read again"):
        Index(root, later()).read(ANA, Case, never)


def test_a_deleted_case_leaves_the_index(root: Path) -> None:
    remembered(root)
    assert "Ana" in index_of(root).read_text()
    (root / ANA).unlink()
    assert not remembered(root).library.cases
    assert "Ana" not in index_of(root).read_text()


def test_what_a_file_is_looked_at_as_counts(root: Path) -> None:
    remembered(root)
    (root / "lettergen.toml").write_text('cases = "cases/kazakhstan"\n')
    assert_same(root)


def test_another_program_reads_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(root)
    monkeypatch.setattr("lettergen.library.index._version", lambda: "another")
    with pytest.raises(AssertionError, match="read again"):
        Index(root, later()).read(ANA, Case, never)


# What is broken or not ours changes nothing.


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=50).map(str.encode))
def test_any_bytes_change_nothing(root: Path, content: bytes) -> None:
    remembered(root)
    index_of(root).write_bytes(content)
    assert_same(root)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_changes_nothing(root: Path, data: st.DataObject) -> None:
    remembered(root)
    content = bytearray(index_of(root).read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    index_of(root).write_bytes(content)
    assert_same(root)
    index_of(root).write_bytes(content[: data.draw(st.integers(0, len(content)))])
    assert_same(root)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(["t", "m", "s", "Case", "Share"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    entry=JSON.map(json.dumps) | st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=9)
)
def test_entries_of_any_shape_change_nothing(root: Path, entry: str) -> None:
    remembered(root)
    rewrite(root, lambda _: entry)
    assert_same(root)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(st.sampled_from('aC\t\n [{"'), max_size=20))
def test_lines_of_any_shape_change_nothing(root: Path, body: str) -> None:
    remembered(root)
    version = index_of(root).read_text().splitlines()[1]
    body = f"{version}\n{body}"
    digest = hashlib.blake2b(body.encode(), digest_size=16).hexdigest()
    index_of(root).write_text(f"{digest}\n{body}")
    assert_same(root)


def test_an_index_that_others_can_write_is_not_read(root: Path) -> None:
    remembered(root)
    forge(root)
    assert not remembered(root).library.cases, (
        "a forged index of our own is believed, or the rest proves nothing"
    )
    for path in (index_of(root), index_of(root).parent):
        forge(root)
        path.chmod(path.stat().st_mode | 0o044)
        assert_same(root)
        path.chmod(path.stat().st_mode & ~0o077)


def test_an_index_that_came_with_a_copy_fits_no_file(root: Path, tmp_path: Path) -> None:
    remembered(root)
    forge(root)
    shutil.copytree(root, tmp_path / "copy")  # with the times, as from an archive
    assert_same(tmp_path / "copy")


def test_links_are_neither_read_nor_written_through(root: Path, tmp_path: Path) -> None:
    remembered(root)
    elsewhere = tmp_path / "elsewhere"
    index_of(root).parent.rename(elsewhere)
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    (root / FOLDER).symlink_to(elsewhere)
    (root / ANA).write_text(CASE.replace("name: Ana", "name: Bea"))
    assert_same(root)
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before


def test_without_room_for_an_index_everything_works(root: Path) -> None:
    (root / FOLDER).write_text("in the way")
    assert_same(root)
    assert (root / FOLDER).read_text() == "in the way"


# Nobody else sees it.


def test_it_is_for_the_owners_eyes_and_not_for_git(root: Path) -> None:
    remembered(root)
    folder = root / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
        FILE: 0o600,
        ".gitignore": 0o600,
        "CACHEDIR.TAG": 0o600,
    }
    assert (folder / ".gitignore").read_text() == "*\n"


def test_without_a_time_nothing_is_written(root: Path) -> None:
    open_workspace(root)
    assert not (root / FOLDER).exists()


def test_what_did_not_change_is_not_written_again(root: Path) -> None:
    remembered(root)
    before = index_of(root).stat()
    remembered(root)
    assert index_of(root).stat().st_ino == before.st_ino
