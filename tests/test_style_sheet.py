"""A house's style sheet: what it may not do is told with its line, all of it at once."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.findings import Severity
from lettergen.house import StyleSheet
from lettergen.style_sheet import MAX_CHARACTERS, checked

PLACE = PurePosixPath("letter_templates/house.css")
EXAMPLE = Path(__file__).parent.parent / "docs" / "house-style" / "house.css"


def told(css: str, *families: str) -> list[tuple[int, str]]:
    _, found = checked(StyleSheet(PLACE, css), frozenset(families))
    assert all(finding.source.path == PLACE and finding.message and finding.hint for finding in found)
    return [(finding.source.line, finding.code) for finding in found]


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("p { background: url(https://x.example/a.png) }", "style-fetches"),
        ("p { background: url('a.png') }", "style-fetches"),
        ("p { background: URL(a.png) }", "style-fetches"),
        ("p { background: u\\72l(a.png) }", "style-fetches"),
        ("p { background: image-set('a.png' 1x) }", "style-fetches"),
        ("p { width: calc(1px + src('a')) }", "style-fetches"),
        ("p { --x: { a: url(a.png) } }", "style-fetches"),
        ("@page { @top-center { content: url(https://x.example/a.png) } }", "style-fetches"),
        ("@page { @top-center { content: url('//x.example/a.png') } }", "style-fetches"),
        ("@page { @top-center { content: url(/etc/a.png) } }", "style-fetches"),
        ("@page { @top-center { content: url(../a.png) } }", "style-fetches"),
        ("@page { @top-center { content: url() } }", "style-fetches"),
        ("@page { @top-center { content: url('') } }", "style-fetches"),
        ("@page { @top-center { content: url('a.png' 'b.png') } }", "style-fetches"),
        ("@page { @top-center { content: url(a/../../b.png) } }", "style-fetches"),
        ("@page { @top-center { content: url(.hidden.png) } }", "style-fetches"),
        ("@page { @top-center { content: url(a.png?x) } }", "style-fetches"),
        ("@page { @top-center { content: url(%2e%2e/a.png) } }", "style-fetches"),
        ("@page { @top-center { content: url('data:image/png;base64,AA') } }", "style-fetches"),
        ("@page { @top-center { cursor: url(a.png) } }", "style-fetches"),
        ("@page { background: image-set(url(a.png) 1x) }", "style-fetches"),
        ("@page { @footnote { border-image: url(a.png) } }", "style-fetches"),
        ("@media print { p { background: url(a.png) } }", "style-fetches"),
        ("@import 'a.css';", "style-fetches"),
        ("@IMPORT url(a.css);", "style-fetches"),
        ("@font-face { font-family: X; src: local('X') }", "style-fetches"),
        ("p { display: none }", "style-hides"),
        ("@media print { p { DISPLAY: None !important } }", "style-hides"),
        ("p { visibility: hidden }", "style-hides"),
        ("p::after { content: ' not' }", "style-words"),
        ("p::after { content: attr(title) }", "style-words"),
        ("p { display: var(--x, none) }", "style-hides"),
        ("li { list-style-type: 'Free ' }", "style-words"),
        ("h1 { bookmark-label: 'x' }", "style-words"),
        ("p { color red }", "style-syntax"),
        ("p { color: red; } }", "style-syntax"),
        ("p { font-family: Garamond }", "style-unknown-font"),
        ("p { font-family: 'Gill Sans', serif }", "style-unknown-font"),
    ],
)
def test_what_a_style_sheet_may_not_do_is_told_with_its_line(css: str, code: str) -> None:
    assert told(css) == [(1, code)]
    assert told(f"/* ours */\n\n{css}") == [(3, code)]


def test_everything_is_told_at_once_in_order() -> None:
    css = "p { display: none }\n@import 'a';\nem { color red }\nb::before { content: 'x' }"
    assert told(css) == [(1, "style-hides"), (2, "style-fetches"), (3, "style-syntax"), (4, "style-words")]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* nothing */",
        "p { color: #0f5c5c; font: 10pt/1.3 serif }",
        "p { font-family: 'Liberation Serif', serif }",
        "p { font-family: Liberation Serif }",
        "@page { margin: 3cm; @bottom-left { content: 'Quay Street' counter(page) } }",
        "p::before { content: none }",
        EXAMPLE.read_text(encoding="utf-8"),
    ],
)
def test_what_only_changes_the_looks_is_taken(css: str) -> None:
    assert told(css) == []


def test_a_font_of_the_house_is_known() -> None:
    assert told("p { font-family: 'House Sans', sans-serif }", "House Sans") == []
    assert told("p { font-family: house sans }", "House Sans") == []


def test_an_unknown_font_is_a_warning_and_no_error() -> None:
    _, (finding,) = checked(StyleSheet(PLACE, "p { font-family: 'A\u202eB' }"), frozenset())
    assert finding.severity is Severity.WARNING
    assert "⟨U+202E⟩" in finding.message


def test_one_that_is_too_long_is_not_read() -> None:
    assert told("p { display: none }" + " " * MAX_CHARACTERS) == [(0, "style-too-long")]


@given(st.text(alphabet=st.sampled_from("abc(){}[]:;@\"'\\/*#.,url \n!<>-"), max_size=200))
def test_whatever_stands_there_is_told_and_never_a_traceback(css: str) -> None:
    told(css)


def test_depth_does_not_matter() -> None:
    for deep in ("(" * 40_000, "{" * 40_000, "a{" * 40_000, "[" * 40_000):
        told(deep)


def test_pictures_of_the_page_are_named_with_the_line_that_calls_them_first() -> None:
    css = (
        "@page { background: url(paper.jpg) }\n"
        "@page :first {\n"
        "  @top-center { content: url('logos/Our-logo_2.png') }\n"
        "  @top-left { background-image: URL(paper.jpg) }\n"
        "}"
    )
    assert checked(StyleSheet(PLACE, css), frozenset()) == ({"paper.jpg": 1, "logos/Our-logo_2.png": 3}, [])
