"""No file can make the loader fail, wait, or work for long."""

from __future__ import annotations

import os
import time
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import SOUND_CASE, load, plant, told

from lettergen.library.dossier import load_dossier
from lettergen.library.front_matter import split_front_matter
from lettergen.library.reading import MAX_BYTES
from lettergen.library.workspace import load_workspace
from lettergen.library.yaml_reader import read_yaml

PATH = PurePosixPath("x.yaml")
N = 100_000

YAML_SIGNS = [
    "[", "{", "]", "- ", "? ", "{a: ", "[a, ", "&a ", "*a ", "!a ", '"', "'", "|", ">", "#", "%", "@", ":", ": ", ",",
    "-", "\\", " ", "\n", "---\n", "...\n", "a: *b\n", "- &a [*a]\n", '"\\0" ', "[x,", "\t", "<", "*", "_", "`",
]  # fmt: skip

BODY_SIGNS = [
    *YAML_SIGNS,
    "[^a]",
    "# ",
    "## 2022-10-19\n",
    "1. ",
    "![",
    "](",
    "&amp;",
    "{br}",
    "::: x\n",
    "#",
]


def seconds(root: Path) -> tuple[float, list[str]]:
    began = time.process_time()
    _, findings = load(root)
    return time.process_time() - began, told(findings)


@pytest.mark.parametrize("sign", YAML_SIGNS)
def test_yaml_of_one_sign_takes_less_than_a_second(sign: str) -> None:
    began = time.process_time()
    read_yaml((sign * N)[:MAX_BYTES], PATH)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("sign", BODY_SIGNS)
def test_a_case_with_a_body_of_one_sign_is_one_fault_and_the_rest_loads(tmp_path: Path, sign: str) -> None:
    plant(tmp_path, f"=== cases/kz/sound.md\n{SOUND_CASE}")
    body = SOUND_CASE + (sign * N)[: MAX_BYTES - len(SOUND_CASE) - 1]
    (tmp_path / "cases" / "kz" / "hostile.md").write_text(body)
    began = time.process_time()
    library, _ = load(tmp_path)
    assert time.process_time() - began < 5
    assert "sound" in library.cases


@pytest.mark.parametrize(
    "text",
    [
        "a:\n" * N,
        "-\n" * N,
        "".join(f"k{n}: v\n" for n in range(N)),
        "a: " + "x" * (MAX_BYTES - 4),
        "x" * (MAX_BYTES - 4) + ": a",
        "works_on: [" + "x, " * N + "]",
        "works_on: [" + "{}, " * N + "]",
        "members: [" + "'', " * N + "]",
        "names: {" + "a: {}, " * (N // 2) + "}",
        "names:\n" + "".join(f" k{n}: []\n" for n in range(N // 2)),
        "".join(f"{' ' * min(n, 500)}a:\n" for n in range(2000)),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_the_largest_files_are_told_in_few_seconds_and_few_findings(tmp_path: Path, text: str) -> None:
    plant(tmp_path, f"=== cases/organisations/iphr.yaml\n{text[: MAX_BYTES - 1]}")
    taken, findings = seconds(tmp_path)
    assert taken < 20
    assert 0 < len(findings) <= 210


def test_a_fifo_among_the_cases_does_not_hang(tmp_path: Path) -> None:
    plant(tmp_path, f"=== cases/kz/sound.md\n{SOUND_CASE}")
    os.mkfifo(tmp_path / "cases" / "kz" / "fifo.md")
    library, findings = load(tmp_path)
    assert told(findings) == ["cases/kz/fifo.md special-file"]
    assert list(library.cases) == ["sound"]


def test_a_fifo_in_a_dossier_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "letters" / "signatures").mkdir(parents=True)
    for name in ("letter.yaml", "say.md", "signatures/x.yaml"):
        os.mkfifo(tmp_path / "letters" / name)
    dossier, findings = load_dossier(tmp_path, PurePosixPath("letters"))
    assert dossier is None
    assert told(findings) == [
        "letters/letter.yaml special-file",
        "letters/say.md special-file",
        "letters/signatures/x.yaml special-file",
    ]


def test_a_deeply_nested_lettergen_toml_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "lettergen.toml").write_text("a = " + "[" * N)
    assert told(load_workspace(tmp_path)[1]) == ["lettergen.toml toml-syntax"]


FRONT = st.one_of(st.binary(), st.text(alphabet="ab:-?[]{},&*!|>'\"%@#\n \\", max_size=80).map(str.encode))
KEYS = st.sampled_from(
    ["name", "country", "share", "sources", "events", "what", "date", "source", "s1", "consent", "use", "answer",
     "role", "text", "from", "findings", "kind", "in_force", "says", "id", "to", "do", "asks", "also", "names"]
)  # fmt: skip
WORDS = st.sampled_from(["", "KZ", "public", "2022-10", "2022-13", "yes", "person", "s1", "x y", "'\\0'"])
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def flow(value: object) -> str:
    """Return a value in YAML's flow style."""
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return str(value)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


EVERY_KIND = [
    "cases/kz/x.md",
    "cases/kz/country.yaml",
    "cases/kz/concerns/x.md",
    "cases/kz/recommendations/x.md",
    "cases/organisations/x.yaml",
    "cases/officials/x.yaml",
    "cases/officials/lists.yaml",
    "cases/instruments/x.yaml",
]


@given(data=FRONT)
@settings(max_examples=60)
def test_any_bytes_in_any_file_give_findings_only(folder: Path, data: bytes) -> None:
    for name in EVERY_KIND:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        whole = b"---\n" + data + b"\n---\n" + data if name.endswith(".md") and len(data) % 2 else data
        (folder / name).write_bytes(whole)
    _, findings = load(folder)
    assert all(finding.message and str(finding.source.path) in EVERY_KIND for finding in findings)


@given(
    front=st.dictionaries(KEYS, VALUES, max_size=6),
    body=st.text(alphabet="#ab 2022-10-19\n*[^]<>", max_size=60),
)
@settings(max_examples=100)
def test_any_shape_of_yaml_in_any_file_gives_findings_only(
    folder: Path, front: dict[str, object], body: str
) -> None:
    lines = "".join(f"{key}: {flow(value)}\n" for key, value in front.items())
    for name in EVERY_KIND:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"---\n{lines}---\n{body}" if name.endswith(".md") else lines or "a: b")
    load(folder)


@given(data=FRONT)
@settings(max_examples=60)
def test_any_bytes_in_a_dossier_give_findings_only(folder: Path, data: bytes) -> None:
    letters = folder / "letters"
    (letters / "signatures").mkdir(parents=True, exist_ok=True)
    for name in ("letter.yaml", "say.md", "signatures/x.yaml"):
        (letters / name).write_bytes(data)
    (folder / "lettergen.toml").write_bytes(data)
    load_dossier(folder, PurePosixPath("letters"))
    load_workspace(folder)


@given(st.text(alphabet="-a \n"))
def test_front_matter_and_body_are_the_whole_file(text: str) -> None:
    split, findings = split_front_matter(text, PATH)
    assert (split is None) == bool(findings)
    if split is not None:
        lines = text.split("\n")
        assert "\n".join(lines[split.body_line - 1 :]) == split.body
        assert "\n".join(lines[1 : split.body_line - 2]) == split.front
