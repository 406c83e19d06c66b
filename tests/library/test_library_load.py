"""The library: every file on its own, every fault told, the rest loaded."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from textwrap import dedent

import pytest
from planted import SOUND_CASE, load, plant, told

from lettergen.library.load import unloaded
from lettergen.records.case import Case

EVERY_KIND = """
=== cases/README.md
For people.
=== cases/kazakhstan/country.yaml
code: KZ
name: Kazakhstan
=== cases/kazakhstan/mamai.md
---
name: Zhanbolat Mamai
country: KZ
share: public
---
=== cases/kazakhstan/concerns/torture.md
---
title: Torture
countries: KZ
---
# Ask
## 2022-10-19
end torture
=== cases/kazakhstan/recommendations/repeal.md
---
{to: eu, countries: KZ, do: repeal the law, from: 2022}
---
=== cases/central-asia/region.yaml
name: Central Asia
countries: [KZ, KG]
=== cases/organisations/iphr.yaml
name: IPHR
=== cases/officials/president.yaml
office: President
=== cases/officials/lists.yaml
presidents: {heading: Presidents, of: [president]}
=== cases/instruments/strategy.yaml
name: Strategy
first: the Strategy
"""


def test_a_library_of_every_kind(tmp_path: Path) -> None:
    library, findings = load(plant(tmp_path, EVERY_KIND))
    assert told(findings) == []
    assert list(library.cases) == ["mamai"]
    assert library.cases["mamai"].id == "mamai"
    assert str(library.cases["mamai"].place) == "cases/kazakhstan/mamai.md:2"
    assert list(library.concerns) == ["torture"]
    assert [text.part for text in library.concerns["torture"].texts] == ["ask"]
    assert list(library.recommendations) == ["repeal"]
    assert {key: country.id for key, country in library.countries.items()} == {
        "KZ": "kazakhstan", "central-asia": "central-asia"
    }  # fmt: skip
    assert list(library.organisations) == ["iphr"]
    assert list(library.officials) == ["president"]
    assert list(library.lists) == ["presidents"]
    assert list(library.instruments) == ["strategy"]


THIRTY_FAULTS = """
=== cases/kazakhstan/country.yaml
code: KZ
code: KG
=== cases/kazakhstan/a-key.md
---
name: A
country: KZ
shaer: public
---
=== cases/kazakhstan/b-dates.md
---
name: B
country: KZ
share: public
born: 2022-13
events:
  - {what: detained, date: 2022-02-30, source: s1}
  - {what: released, date: soon, source: s1}
---
# Leter
## 2022-10
A.
=== cases/kazakhstan/c-words.md
---
name: C
country: KZ
share: secret
gender: man
consent: [{use: leter, answer: perhaps, date: 2022}]
---
=== cases/kazakhstan/d-open.md
---
name: D
=== cases/kazakhstan/e-yaml.md
---
name: &e E
also: *e
country: !!str KZ
share: "\\0"
---
=== cases/kazakhstan/f-syntax.md
---
name: F: G
---
=== cases/kazakhstan/g-body.md
---
name: G
country: KZ
share: public
---
# Letter
words
## 2022-10-19
<b>
=== cases/kazakhstan/H-Name.md
---
name: H
---
=== cases/kazakhstan/i-deep.md
---
name: [[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]
---
=== cases/kazakhstan/z-sound.md
---
name: Sound
country: KZ
share: public
---
=== cases/organisations/empty.yaml
# nothing
=== cases/organisations/notes.md
Where nothing reads it.
=== cases/officials/lists.yaml
ambassadors: {of: [x]}
=== cases/instruments/strategy.yaml
name: Strategy
first: the Strategy
in_force: 2022
"""


def test_a_library_with_thirty_faults_tells_thirty(tmp_path: Path) -> None:
    root = plant(tmp_path, THIRTY_FAULTS)
    (root / "cases/kazakhstan/j-link.md").symlink_to("z-sound.md")
    os.mkfifo(root / "cases/kazakhstan/k-fifo.md")
    (root / "cases/kazakhstan/l-latin.md").write_bytes(b"---\nname: Caf\xe9\n---\n")
    library, findings = load(root)
    assert sorted(told(findings)) == sorted(
        dedent("""\
        cases/kazakhstan/H-Name.md bad-id
        cases/kazakhstan/a-key.md:2 missing-key
        cases/kazakhstan/a-key.md:4 unknown-key
        cases/kazakhstan/b-dates.md:10 unknown-part
        cases/kazakhstan/b-dates.md:11 bad-date
        cases/kazakhstan/b-dates.md:5 bad-date
        cases/kazakhstan/b-dates.md:7 bad-date
        cases/kazakhstan/b-dates.md:8 bad-date
        cases/kazakhstan/c-words.md:4 unknown-word
        cases/kazakhstan/c-words.md:5 unknown-word
        cases/kazakhstan/c-words.md:6 bad-date
        cases/kazakhstan/c-words.md:6 unknown-word
        cases/kazakhstan/c-words.md:6 unknown-word
        cases/kazakhstan/country.yaml:2 duplicate-key
        cases/kazakhstan/d-open.md:1 front-matter-open
        cases/kazakhstan/e-yaml.md:2 yaml-anchor
        cases/kazakhstan/e-yaml.md:3 yaml-alias
        cases/kazakhstan/e-yaml.md:4 yaml-tag
        cases/kazakhstan/e-yaml.md:5 control-character
        cases/kazakhstan/f-syntax.md:2 yaml-syntax
        cases/kazakhstan/g-body.md:7 stray-text
        cases/kazakhstan/g-body.md:9 markup-html
        cases/kazakhstan/i-deep.md:2 yaml-depth
        cases/kazakhstan/j-link.md symlink
        cases/kazakhstan/k-fifo.md special-file
        cases/kazakhstan/l-latin.md:2 not-utf8
        cases/officials/lists.yaml:1 missing-key
        cases/organisations/empty.yaml:1 empty-file
        cases/organisations/notes.md misplaced
        cases/instruments/strategy.yaml:3 wrong-shape
        """).splitlines()
    )
    assert len(findings) == 30
    assert list(library.cases) == ["z-sound"]


@pytest.mark.parametrize(
    "name",
    ["x.md", "kz/x.yaml", "kz/deep/x.md", "organisations/x.md", "officials/concerns/x.md", "kz/concerns/x.yaml",
     "kz/x.MD", "kz/x.yml", "kz/x.markdown", "kz/notes.txt", "kz/concerns/deep/x.md", "themes.yaml"],
)  # fmt: skip
def test_a_file_where_nothing_reads_it_is_told(tmp_path: Path, name: str) -> None:
    library, findings = load(plant(tmp_path, f"=== cases/{name}\n{SOUND_CASE}"))
    assert told(findings) == [f"cases/{name} misplaced"]
    assert library.cases == {}


@pytest.mark.parametrize(
    "name", ["README.md", "kz/README.md", "officials/README.txt", "kz/.draft.md", ".git/x.md", "kz/photo.jpg"]
)
def test_what_is_for_people_or_somebody_else_is_left_alone(tmp_path: Path, name: str) -> None:
    assert told(load(plant(tmp_path, f"=== cases/{name}\nwords"))[1]) == []


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Mamai", "mamai"),
        ("mamai_z", "mamai-z"),
        ("mamai--z", "mamai-z"),
        ("-m", "m"),
        ("mamai.old", "mamai-old"),
    ],
)
def test_a_name_that_cannot_be_an_id(tmp_path: Path, name: str, proposed: str) -> None:
    library, findings = load(plant(tmp_path, f"=== cases/kz/{name}.md\n{SOUND_CASE}"))
    assert told(findings) == [f"cases/kz/{name}.md bad-id"]
    assert findings[0].hint.endswith(f": {proposed}.")
    assert library.cases == {}


def test_names_that_differ_in_case_only_are_told(tmp_path: Path) -> None:
    library, findings = load(
        plant(tmp_path, f"=== cases/kz/mamai.md\n{SOUND_CASE}\n=== cases/kz/Mamai.md\n{SOUND_CASE}")
    )
    assert told(findings) == ["cases/kz/Mamai.md bad-id"]
    assert list(library.cases) == ["mamai"]


def test_an_id_used_twice_is_told_also_when_the_first_is_faulty(tmp_path: Path) -> None:
    plant(
        tmp_path,
        f"=== cases/kg/x.md\n---\nname: A\n---\n=== cases/kz/x.md\n{SOUND_CASE}\n=== cases/kz/y.md\n{SOUND_CASE}",
    )
    library, findings = load(tmp_path)
    assert told(findings) == ["cases/kg/x.md:2 missing-key"] * 2 + ["cases/kz/x.md duplicate-id"]
    assert "cases/kg/x.md has it too" in findings[-1].hint
    assert list(library.cases) == ["y"]


def test_different_kinds_may_share_an_id(tmp_path: Path) -> None:
    plant(tmp_path, f"=== cases/kz/kloop.md\n{SOUND_CASE}\n=== cases/organisations/kloop.yaml\nname: Kloop")
    assert told(load(tmp_path)[1]) == []


def test_a_list_of_officials_cannot_be_called_like_an_official(tmp_path: Path) -> None:
    plant(
        tmp_path,
        """\
        === cases/officials/ambassador.yaml
        office: Ambassador
        === cases/officials/lists.yaml
        all: {heading: All, of: [ambassador]}
        ambassador: {heading: A, of: [ambassador]}
        Bad Name: {heading: A, of: [ambassador]}
        """,
    )
    library, findings = load(tmp_path)
    assert told(findings) == [
        "cases/officials/lists.yaml:2 duplicate-id",
        "cases/officials/lists.yaml:3 bad-id",
    ]
    assert list(library.lists) == ["all"]


@pytest.mark.parametrize(
    ("text", "code"), [("- a", "wrong-shape"), ("a:", "missing-key"), ("a: b", "wrong-shape")]
)
def test_a_faulty_list_of_officials(tmp_path: Path, text: str, code: str) -> None:
    findings = load(plant(tmp_path, f"=== cases/officials/lists.yaml\n{text}"))[1]
    assert {finding.code for finding in findings} == {code}
    assert {finding.source.line for finding in findings} == {1}


def test_a_code_used_by_two_countries_is_told(tmp_path: Path) -> None:
    plant(
        tmp_path, "=== cases/a/country.yaml\ncode: KZ\nname: A\n=== cases/b/country.yaml\nname: B\ncode: KZ"
    )
    library, findings = load(tmp_path)
    assert told(findings) == ["cases/b/country.yaml:2 duplicate-id"]
    assert library.countries["KZ"].id == "a"


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    plant(tmp_path, f"=== cases/kz/x.md/y.md\n{SOUND_CASE}")
    assert told(load(tmp_path)[1]) == ["cases/kz/x.md special-file"]


def test_a_linked_folder_is_told_and_not_entered(tmp_path: Path) -> None:
    plant(tmp_path, f"=== outside/x.md\n{SOUND_CASE}\n=== cases/kz/y.md\n{SOUND_CASE}")
    (tmp_path / "cases" / "kg").symlink_to(tmp_path / "outside")
    library, findings = load(tmp_path)
    assert told(findings) == ["cases/kg symlink"]
    assert list(library.cases) == ["y"]


def test_a_linked_library_is_told(tmp_path: Path) -> None:
    plant(tmp_path, f"=== outside/kz/x.md\n{SOUND_CASE}")
    (tmp_path / "cases").symlink_to("outside")
    library, findings = load(tmp_path)
    assert told(findings) == ["cases symlink"]
    assert library.cases == {}


def test_a_missing_library_is_told(tmp_path: Path) -> None:
    assert told(load(tmp_path)[1]) == ["cases unreadable"]


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"a\nb.md", b"a\x1b[31mb.md"])
def test_a_name_that_cannot_be_printed_is_told_in_print(tmp_path: Path, name: bytes) -> None:
    plant(tmp_path, "=== cases/kz/y.jpg\nx")
    Path(os.fsdecode(os.fsencode(tmp_path / "cases" / "kz") + b"/" + name)).write_text(SOUND_CASE)
    (finding,) = load(tmp_path)[1]
    assert finding.code == "bad-name"
    assert str(finding).isprintable()


def test_a_warning_does_not_cost_the_record(tmp_path: Path) -> None:
    plant(tmp_path, "=== cases/kz/x.md\n" + SOUND_CASE + "- one\n\n  two\n")
    library, findings = load(tmp_path)
    assert [(finding.severity, finding.code) for finding in findings] == [("warning", "markup-paragraphs")]
    assert list(library.cases) == ["x"]
    assert unloaded(findings) == frozenset()


def test_the_files_left_out_are_known(tmp_path: Path) -> None:
    plant(tmp_path, f"=== cases/kz/x.md\n---\nname: A\n---\n=== cases/kz/y.md\n{SOUND_CASE}")
    assert unloaded(load(tmp_path)[1]) == {PurePosixPath("cases/kz/x.md")}


def test_crlf_and_bom_change_nothing_but_the_bytes(tmp_path: Path) -> None:
    plant(tmp_path, f"=== cases/kz/x.md\n{SOUND_CASE}")
    before, _ = load(tmp_path)
    path = tmp_path / "cases" / "kz" / "x.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    after, findings = load(tmp_path)
    assert told(findings) == []
    assert isinstance(after.cases["x"], Case)
    assert after == before
