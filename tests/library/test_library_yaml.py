"""YAML without its surprises: every value is text, and whatever is not plain YAML is told with its line."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from planted import told

from lettergen.library import yaml_reader
from lettergen.library.nodes import Mapping, Node, Scalar, Sequence
from lettergen.library.reading import unwanted
from lettergen.library.yaml_reader import MAX_DEPTH, MAX_FINDINGS, read_yaml

PATH = PurePosixPath("x.yaml")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with the parser in C, and with the one that steps in where PyYAML was built without it."""
    monkeypatch.setattr(yaml_reader, "_Loader", getattr(yaml, request.param))


def plain(node: Node) -> object:
    """Return a node as Python's own lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def read(text: str) -> object:
    node, findings = read_yaml(text, PATH)
    assert findings == []
    assert node is not None
    return plain(node)


def faults(text: str) -> list[str]:
    return told(read_yaml(text, PATH)[1])


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "y", "true", "12:30", "0123", "3.10", "1e3", "0x1F", "0b1", "1_000", ".inf", ".nan",
     "null", "~", "2022-10-19", "2022-10-19T09:00:00+02:00", "=", "007", "+1", "1.", "685_230.15"],
)  # fmt: skip
def test_every_value_is_text(word: str) -> None:
    assert read(f"country: {word}\nlist: [{word}]\n{word}: x\n") == {
        "country": word,
        "list": [word],
        word: "x",
    }


def test_nothing_is_no_value_however_it_is_written() -> None:
    node, _ = read_yaml("a:\nb: {from: , until: }\nc: ''\nd: \"\"\ne: ' '", PATH)
    assert isinstance(node, Mapping)
    values = {entry.key: entry.value for entry in node.entries}
    inner = values.pop("b")
    assert isinstance(inner, Mapping)
    values |= {entry.key: entry.value for entry in inner.entries}
    empty = {key: isinstance(value, Scalar) and value.empty for key, value in values.items()}
    assert empty == {"a": True, "from": True, "until": True, "c": True, "d": True, "e": False}


def test_lines_are_those_of_the_file() -> None:
    node, _ = read_yaml("a: 1\nb:\n  - c\n  - {d: e}\n", PATH, first_line=10)
    assert isinstance(node, Mapping)
    first, second = node.entries
    assert (str(first.source), str(second.source)) == ("x.yaml:10", "x.yaml:11")
    assert isinstance(second.value, Sequence)
    assert [str(item.source) for item in second.value.items] == ["x.yaml:12", "x.yaml:13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["x.yaml:3 duplicate-key"]),
        ("a: {b: 1,\n b: 2}\n", ["x.yaml:2 duplicate-key"]),
        ("a: 1\n'a': 2\n", ["x.yaml:2 duplicate-key"]),
        ("a: 1\nb: &x 2\n", ["x.yaml:2 yaml-anchor"]),
        ("a: &x 1\nb: *x\n", ["x.yaml:1 yaml-anchor", "x.yaml:2 yaml-alias"]),
        ("a:\n  - *missing\n", ["x.yaml:2 yaml-alias"]),
        ("a: !!str 1\n", ["x.yaml:1 yaml-tag"]),
        ("a: !x 1\nb: !<tag:x> 2\nc: ! 3\n", ["x.yaml:1 yaml-tag", "x.yaml:2 yaml-tag", "x.yaml:3 yaml-tag"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["x.yaml:1 yaml-tag"]),
        ("!x\na: 1\n", ["x.yaml:1 yaml-tag"]),
        ("a: 1\n<<: {b: 2}\n", ["x.yaml:2 yaml-merge"]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", ["x.yaml:1 yaml-anchor", "x.yaml:3 yaml-alias", "x.yaml:3 yaml-merge"]),
        ("? [a, b]\n: c\n", ["x.yaml:1 yaml-key"]),
        ("a: 1\n? {b: c}\n: d\n", ["x.yaml:2 yaml-key"]),
        ("a: {[b]: c}\n", ["x.yaml:1 yaml-key"]),
        ("a: 1\n---\nb: 2\n", ["x.yaml:2 yaml-documents"]),
        ("a: 1\n...\n---\nb: 2\n---\nc: 3\n", ["x.yaml:3 yaml-documents"]),
        ("%YAML 1.2\n---\na: NO\n", ["x.yaml:1 yaml-directive"]),
        ("%TAG ! tag:example.org,2022:\n---\na: 1\n", ["x.yaml:1 yaml-directive"]),
        ('a: 1\nb: "\\0"\n', ["x.yaml:2 control-character"]),
        ('a: ["\\e", "\\x07"]\n', ["x.yaml:1 control-character"] * 2),
        ('a: "\\ue000"\n', ["x.yaml:1 control-character"]),
        ('"\\u2028": a\n', ["x.yaml:1 control-character"]),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_told_with_its_line(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: c: d\n", 2),
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ("a: 1\n- b\n", 2),
        ("a: 1\nb: 'c\n", 3),
        ("a: 1\nb: @c\n", 2),
        ("a: 1\nb: {c\n", 3),
        ("a: 1\n\tb: 1\n", 2),
        ("a: 1\n}\n", 2),
        ("a: 1\nb: %c\n", 2),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int) -> None:
    node, findings = read_yaml(text, PATH)
    assert node is None
    assert told(findings) == [f"x.yaml:{line} yaml-syntax"]
    assert "quotation marks" in findings[0].hint


def test_what_was_left_open_is_told_with_where_it_began() -> None:
    _, findings = read_yaml("a: 1\nb: 'c\nd: 1\n", PATH, first_line=2)
    assert "begins on line 3" in findings[0].message


def test_a_character_that_does_not_exist_is_told() -> None:
    _, findings = read_yaml('a: "\\UFFFFFFFF"', PATH)
    assert [finding.code for finding in findings] == ["yaml-syntax"]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a comment\n"])
def test_an_empty_text_has_no_node(text: str) -> None:
    assert read_yaml(text, PATH) == (None, [])


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "# c\n---\na: 1 # d\n"])
def test_marks_around_one_document_are_no_fault(text: str) -> None:
    assert read(text) == {"a": "1"}


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_twenty_levels_are_read_and_one_more_is_not(opening: str, closing: str) -> None:
    assert faults(opening * MAX_DEPTH + "x" + closing * MAX_DEPTH) == []
    assert faults("\n" + opening * (MAX_DEPTH + 1)) == ["x.yaml:2 yaml-depth"]


def test_a_text_with_no_end_of_faults_is_told_a_hundred_times() -> None:
    found = faults("a: 1\n" * 1000)
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1] == f"x.yaml:{MAX_FINDINGS + 1} too-many-faults"


def test_messages_stay_short() -> None:
    word = "x" * 10_000
    for text in (f"{word}: 1\n{word}: 2", f"a: !{word} b", f"a: *{word}"):
        assert all(len(str(finding)) < 200 for finding in read_yaml(text, PATH)[1])


def is_kept(text: str) -> bool:
    return not unwanted(text)


@given(st.text().filter(is_kept))
def test_any_text_comes_back_as_itself_from_a_double_quoted_scalar(text: str) -> None:
    assert read(f"a: {json.dumps(text, ensure_ascii=False)}") == {"a": text}


@given(st.text().filter(is_kept), st.text().filter(is_kept))
def test_any_text_comes_back_as_a_key_and_in_a_list(key: str, text: str) -> None:
    written = json.dumps({key: [text]}, ensure_ascii=False)
    if key == "<<" or len(written) > 900:  # YAML bounds the length of a key on one line
        return
    assert read(written) == {key: [text]}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_at_all_gives_nodes_or_findings(text: str) -> None:
    read_yaml(text, PATH)


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#\n \\<0x~."))
def test_any_text_of_yaml_signs_gives_nodes_or_findings(text: str) -> None:
    read_yaml(text, PATH)
