"""The body of a record: parts and dated texts; the sections of say.md."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from planted import told

from lettergen.document import Paragraph, plain
from lettergen.library.front_matter import split_front_matter
from lettergen.library.sections import dated_texts, titled_sections

PATH = PurePosixPath("x.md")
PARTS = ("letter", "briefing")


def faults(body: str) -> list[str]:
    return told(dated_texts(body, PATH, 1, PARTS)[1])


def test_texts_have_part_date_sources_and_places() -> None:
    body = "\n# Letter\n## 2022-10-19\nA.[^s2] B.[^s1][^s2]\n\n## 2023-06-01 ##\nC.\n# BRIEFING #\n## 2022-10-19\nD.\n"
    texts, findings = dated_texts(body, PATH, 11, PARTS)
    assert findings == []
    assert [(text.part, str(text.date), text.sources, text.place.line) for text in texts] == [
        ("letter", "2022-10-19", ("s2", "s1"), 13),
        ("letter", "2023-06-01", (), 16),
        ("briefing", "2022-10-19", (), 19),
    ]
    first = texts[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.source is not None
    assert (plain(first.inlines), first.source.line) == ("A. B.", 14)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Leter\n## 2022-10-19\nA.", ["x.md:1 unknown-part"]),
        ("## 2022-10-19\nA.", ["x.md:1 unknown-part"]),
        ("# \n## 2022-10-19\nA.", ["x.md:1 unknown-part"]),
        ("# Letter#\n## 2022-10-19\nA.", ["x.md:1 unknown-part"]),
        ("# Letter #", []),
        ("words", ["x.md:1 stray-text"]),
        ("\n\n words", ["x.md:3 stray-text"]),
        ("# Letter\n\nwords\n## 2022-10-19\nA.", ["x.md:3 stray-text"]),
        ("# Letter\n## 2022-10\nA.", ["x.md:2 bad-date"]),
        ("# Letter\n## 2022-02-30\nA.", ["x.md:2 bad-date"]),
        ("# Letter\n## soon\nA.", ["x.md:2 bad-date"]),
        ("# Letter\n## 2022-10-19\nA.\n## 2022-10-19\nB.", ["x.md:4 duplicate-text"]),
        ("# Letter\n## 2022-10-19\nA.\n# Letter\n## 2022-10-19\nB.", ["x.md:5 duplicate-text"]),
        ("# Letter\n## 2022-10-19\n\n## 2022-10-20\nB.", ["x.md:2 empty-text"]),
        ("# Letter\n## 2022-10-19\nA.\n### More\nB.", ["x.md:4 markup-heading"]),
        ("# Letter\n## 2022-10-19\nA <b>b</b>.", ["x.md:3 markup-html", "x.md:3 markup-html"]),
    ],
)
def test_a_fault_in_a_body(body: str, expected: list[str]) -> None:
    assert faults(body) == expected


def test_an_unknown_part_says_what_was_probably_meant() -> None:
    _, findings = dated_texts("# Leter\n# Sidebar", PATH, 1, PARTS)
    assert [finding.hint for finding in findings] == [
        "Did you mean 'letter'?",
        "Put it under one of: # Letter, # Briefing.",
    ]


def test_a_record_without_texts_says_so() -> None:
    _, findings = dated_texts("# Letter\n", PATH, 1, ())
    assert "front matter is all" in findings[0].hint


def test_the_sections_of_say() -> None:
    sections, findings = titled_sections("# Occasion\nA.\n\n# Why  now #\nB.[^s]\n", PATH, 1)
    assert findings == []
    assert {key: (section.title, section.place.line) for key, section in sections.items()} == {
        "occasion": ("Occasion", 1),
        "why  now": ("Why  now", 4),
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A.\n# Occasion\nB.", ["x.md:1 stray-text"]),
        ("# Occasion\nA.\n## Why now\nB.", ["x.md:3 stray-text"]),
        ("# Occasion\nA.\n# occasion\nB.", ["x.md:3 duplicate-text"]),
        ("# Occasion\n\n# Why now\nB.", ["x.md:1 empty-text"]),
        ("# Occasion\n![a](b.png)", ["x.md:2 markup-image"]),
    ],
)
def test_a_fault_in_say(body: str, expected: list[str]) -> None:
    assert told(titled_sections(body, PATH, 1)[1]) == expected


def test_front_matter_is_split_from_the_body() -> None:
    split, findings = split_front_matter("---  \na: 1\n--- \n\nB", PATH)
    assert findings == []
    assert split is not None
    assert (split.front, split.body, split.body_line) == ("a: 1", "\nB", 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\na: 1\n", "front-matter-open"),
        ("---", "front-matter-open"),
        ("", "no-front-matter"),
        ("a: 1\n---\n", "no-front-matter"),
        ("\n---\na: 1\n---\n", "no-front-matter"),
        ("----\na: 1\n----\n", "no-front-matter"),
    ],
)
def test_front_matter_that_does_not_begin_or_end(text: str, code: str) -> None:
    split, findings = split_front_matter(text, PATH)
    assert split is None
    assert told(findings) == [f"x.md:1 {code}"]
