"""`check --each` tells what `build --each` would find, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_workspace import LETTER, change, files_below, reopened, write
from test_each import YAML, agree, built, official, workspace

from lettergen.findings import Finding, LettergenError
from lettergen.operations.check import check_one
from lettergen.operations.check_each import check_letters
from lettergen.operations.draft import draft
from lettergen.operations.letters import agreed, prepare_letters

ENVOY_B = "cases/officials/envoy-b.yaml"


def told(root: Path, *codes: str) -> list[str]:
    return [shown(finding) for finding in check_letters(reopened(root), LETTER) if finding.code in codes]


def shown(finding: Finding) -> str:
    return f"{finding.source} {finding.severity} {finding.message}"


def test_letters_that_can_be_made_have_no_more_than_their_signatures_open(tmp_path: Path) -> None:
    workspace(tmp_path)
    before = files_below(tmp_path)
    assert [finding.code for finding in check_letters(reopened(tmp_path), LETTER)] == ["unconfirmed-text"]
    assert files_below(tmp_path) == before


def test_the_digest_is_that_of_all_letters(tmp_path: Path) -> None:
    workspace(tmp_path)
    (whole,) = agreed(prepare_letters(reopened(tmp_path), LETTER).digests()).values()
    (hint,) = (f.hint for f in check_letters(reopened(tmp_path), LETTER) if f.code == "unconfirmed-text")
    assert whole in hint
    assert whole not in "".join(finding.hint for finding in check_one(reopened(tmp_path), LETTER))
    built(reopened(tmp_path))
    agree(tmp_path)
    assert check_letters(reopened(tmp_path), LETTER) == ()


@pytest.mark.parametrize("ungreeted", ["[]", "[envoy-b]"])
def test_somebody_without_a_form_of_address_is_told(tmp_path: Path, ungreeted: str) -> None:
    workspace(tmp_path, ungreeted=ungreeted)
    change(tmp_path, ENVOY_B, "salutation: Dear Ambassador {surname}\n", "")
    assert told(tmp_path, "no-salutation") == [
        f"{YAML}:5 warning greets Bea Hidden ('envoy-b') as 'Dear Sir or Madam': no form of address is on record"
    ]
    built(reopened(tmp_path))
    letter = (tmp_path / "letters/one/out/joint-letter-envoy-b.md").read_text(encoding="utf-8")
    assert "Dear Sir or Madam," in letter
    plain = [f.code for f in check_one(reopened(tmp_path), LETTER) if f.code == "no-salutation"]
    assert plain == (["no-salutation"] if ungreeted == "[]" else [])


def test_an_office_that_nobody_holds_is_told_once(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, ENVOY_B, "seen: [2026-01-15]", "seen: [2026-03-15]")
    change(tmp_path, ENVOY_B, "salutation: Dear Ambassador {surname}\n", "")
    (one,) = told(tmp_path, "no-holder", "no-salutation")
    assert one.startswith(f"{YAML}:5 warning names no Ambassador of the Union ('envoy-b')")


def test_an_unknown_addressee_is_told_once_and_so_is_an_unknown_member(tmp_path: Path) -> None:
    workspace(tmp_path, "[envoy-a, nobody]")
    assert told(tmp_path, "unknown-official", "letter-not-made") == [
        f"{YAML}:5 error names the official or list 'nobody', which the library does not have"
    ]
    write(tmp_path, {"cases/officials/lists.yaml": "envoys: {heading: Envoys, of: [envoy-a, envoy-z]}\n"})
    change(tmp_path, YAML, "[envoy-a, nobody]", "[envoys]")
    assert told(tmp_path, "unknown-official", "letter-not-made") == [
        f"{YAML}:5 error names 'envoy-z', whom the library does not have: no letter to them can be made"
    ]


def test_a_name_that_no_pdf_can_have_is_told_where_it_stands(tmp_path: Path) -> None:
    workspace(tmp_path)
    write(tmp_path, {ENVOY_B: official("李 Hidden", "Hidden")})
    (one,) = told(tmp_path, "letter-not-made")
    assert one.startswith(
        f"{ENVOY_B}:1 error joint-letter-envoy-b cannot be made as PDF: The PDF's fonts lack U+674E"
    )


def test_a_word_of_all_letters_that_no_pdf_can_have_is_told_once_a_document(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, "letters/one/say.md", "We write to you.", "We 李 to you.")
    found = told(tmp_path, "letter-not-made")
    assert [row.partition(" cannot")[0] for row in found] == [f"{YAML}:1 error joint-letter"]


def test_letters_that_are_left_over_are_told(tmp_path: Path) -> None:
    built(workspace(tmp_path))
    change(tmp_path, YAML, "to: [envoys]", "to: [envoy-a, envoy-c]")
    assert told(tmp_path, "left-over") == [
        f"{YAML}:1 warning joint-letter-envoy-b.md lies beside the letters from an earlier build; nobody is sent it now"
    ]


def test_a_link_in_place_of_out_is_not_followed(tmp_path: Path) -> None:
    built(workspace(tmp_path))
    out = tmp_path / "letters/one/out"
    out.rename(tmp_path / "elsewhere")
    out.symlink_to(tmp_path / "elsewhere")
    change(tmp_path, YAML, "to: [envoys]", "to: [envoy-a, envoy-c]")
    assert told(tmp_path, "left-over") == []


@pytest.mark.parametrize("to", ["[]", "[nobody]"])
def test_letters_to_nobody_are_told_with_all_else(tmp_path: Path, to: str) -> None:
    place = workspace(tmp_path, to)
    assert told(tmp_path, "no-addressee") == [f"{YAML}:5 error names nobody to write to"]
    assert {f.code for f in check_one(place, LETTER)} <= {f.code for f in check_letters(place, LETTER)}
    with pytest.raises(LettergenError, match="nobody to write to") as stopped:
        built(place)
    assert [finding.code for finding in stopped.value.findings] == ["no-addressee"]


def test_a_letter_yaml_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    workspace(tmp_path)
    change(tmp_path, YAML, "date: 2026-02-01", "date: soon")
    assert [finding.code for finding in check_letters(reopened(tmp_path), LETTER)] == ["bad-date"]


def test_an_edited_letter_that_is_too_long_is_told(tmp_path: Path) -> None:
    draft(workspace(tmp_path, limits="{words: 900}"), LETTER)
    change(tmp_path, YAML, "{words: 900}", "{words: 30}")
    (one,) = told(tmp_path, "too-long")
    assert one.startswith("letters/one/text/joint-letter.md warning The letter is too long: it has ")
