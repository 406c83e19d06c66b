"""One letter for each addressee: what differs, what does not, and what becomes of one that cannot be made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from small_workspace import FILES, LETTER, change, files_below, opened, reopened, write

from lettergen.document import Kind
from lettergen.findings import LettergenError, Severity
from lettergen.operations.build import BuildWishes, build
from lettergen.operations.each import BuiltEach, build_each, stem
from lettergen.operations.letters import agreed, prepare_letters
from lettergen.versions import digest_of_letters

YAML = "letters/one/letter.yaml"
OUT = "letters/one/out"


def official(name: str, surname: str, country: str = "KZ") -> str:
    return (
        f"office: Ambassador of the Union\naccredited_to: {country}\nprecedence: ambassador\n"
        f"salutation: Dear Ambassador {{surname}}\n"
        f"holders: [{{name: {name}, surname: {surname}, seen: [2026-01-15]}}]\n"
    )


OFFICIALS = {
    "cases/uzbekistan/country.yaml": "code: UZ\nname: Uzbekistan\nauthorities: the authorities of Uzbekistan\n",
    "cases/kyrgyzstan/country.yaml": "code: KG\nname: Kyrgyzstan\nauthorities: the authorities of Kyrgyzstan\n",
    "cases/officials/envoy-a.yaml": official("Ada Oz", "Oz"),
    "cases/officials/envoy-b.yaml": official("Bea Hidden", "Hidden", "UZ"),
    "cases/officials/envoy-c.yaml": official("Cid Un", "Un", "KG"),
    "cases/officials/lists.yaml": "envoys: {heading: Ambassadors, of: [envoy-a, envoy-b, envoy-c]}\n",
}


def workspace(root: Path, to: str = "[envoys]", **lines: str) -> Any:
    """Write the workspace, its letter to others and with other lines, and open it."""
    opened(root, OFFICIALS)
    extra = "".join(f"{key}: {value}\n" for key, value in lines.items())
    change(root, YAML, "to: [president]\n", f"to: {to}\n{extra}")
    return reopened(root)


def built(opened_: Any, **wishes: Any) -> BuiltEach:
    return build_each(opened_, LETTER, BuildWishes(**{"formats": ("md",)} | wishes), lambda *_: None)


def names(done: BuiltEach) -> list[str]:
    return [path.name for path in done.paths]


def text(root: Path, name: str) -> str:
    return (root / OUT / name).read_text(encoding="utf-8").replace("\u00a0", " ")


def test_a_list_makes_one_letter_a_member_and_one_briefing_for_all(tmp_path: Path) -> None:
    done = built(workspace(tmp_path))
    assert names(done) == [
        "briefing-paper.md",
        "joint-letter-envoy-a.md",
        "joint-letter-envoy-b.md",
        "joint-letter-envoy-c.md",
        "manifest.json",
    ]
    assert done.failures == ()
    letter = text(tmp_path, "joint-letter-envoy-b.md")
    assert "Ambassador of the Union to Uzbekistan, Bea Hidden\n" in letter
    assert "Dear Ambassador Hidden," in letter
    assert "Oz" not in letter and "Cid" not in letter


def test_letters_differ_in_their_address_only(tmp_path: Path) -> None:
    built(workspace(tmp_path, copy="[president]"))
    one, other = (text(tmp_path, f"joint-letter-envoy-{key}.md") for key in "ab")
    assert one != other
    swapped = one.replace("Kazakhstan, Ada Oz", "Uzbekistan, Bea Hidden").replace(
        "Ambassador Oz", "Ambassador Hidden"
    )
    assert swapped == other


def test_each_letter_is_the_one_that_is_built_to_its_addressee_alone(tmp_path: Path) -> None:
    formats = ("docx", "pdf", "md")
    built(workspace(tmp_path, "[envoy-a, envoy-c]", copy="[president]"), formats=formats)
    change(tmp_path, YAML, "to: [envoy-a, envoy-c]", "to: [envoy-c]")
    build(reopened(tmp_path), LETTER, BuildWishes(formats, out=tmp_path / "alone"), lambda name: None)
    alone = files_below(tmp_path / "alone")
    each = files_below(tmp_path / OUT)
    for name in ("joint-letter", "briefing-paper"):
        suffix = "-envoy-c" if name == "joint-letter" else ""
        for kind in formats:
            assert each[f"{name}{suffix}.{kind}"] == alone[f"{name}.{kind}"]


def test_nobody_is_copied_on_their_own_letter(tmp_path: Path) -> None:
    built(workspace(tmp_path, "[envoy-a, envoy-b]", copy="[envoys]"))
    assert "Ambassadors, Bea Hidden (to Uzbekistan) and Cid Un" in text(tmp_path, "joint-letter-envoy-a.md")
    assert "Ambassadors, Ada Oz (to Kazakhstan) and Cid Un" in text(tmp_path, "joint-letter-envoy-b.md")


def test_a_copy_to_the_first_addressee_alone_stands_on_the_letters_of_the_others(tmp_path: Path) -> None:
    built(workspace(tmp_path, "[envoy-a, envoy-b]", copy="[envoy-a]"))
    assert "Copy:" not in text(tmp_path, "joint-letter-envoy-a.md")
    assert "Copy:" in text(tmp_path, "joint-letter-envoy-b.md")


def test_an_office_that_nobody_is_known_to_hold_gets_a_letter(tmp_path: Path) -> None:
    place = workspace(tmp_path, "[envoy-a, envoy-b]")
    change(tmp_path, "cases/officials/envoy-b.yaml", "seen: [2026-01-15]", "seen: [2026-03-15]")
    done = built(reopened(tmp_path))
    assert place
    letter = text(tmp_path, "joint-letter-envoy-b.md")
    assert "Ambassador of the Union to Uzbekistan\n" in letter
    assert "Dear Sir or Madam," in letter
    assert "no-holder" in {finding.code for finding in done.findings}


def test_whoever_is_copied_unseen_is_in_no_file_at_all(tmp_path: Path) -> None:
    place = workspace(tmp_path, "[envoy-a]", copy="[envoys]", unprinted="[envoy-b]")
    built(place, formats=("md", "docx"))
    for name, data in files_below(tmp_path / OUT).items():
        # A DOCX is stored, not compressed, so that its words are there to be found.
        assert [word for word in (b"Hidden", b"envoy-b", b"Bea") if word in data] == [], name


def test_an_unknown_addressee_does_not_cost_the_others_their_letters(tmp_path: Path) -> None:
    done = built(workspace(tmp_path, "[envoy-a, nobody, envoy-c]"))
    assert [name for name in names(done) if name.startswith("joint")] == [
        "joint-letter-envoy-a.md",
        "joint-letter-envoy-c.md",
    ]
    assert [(f.code, f.severity) for f in done.failures] == [("letter-not-made", Severity.ERROR)]
    assert "'nobody'" in done.failures[0].message
    assert "unknown-official" in {finding.code for finding in done.findings}


def test_a_letter_that_a_writer_refuses_does_not_cost_the_others_theirs(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    write(tmp_path, {"cases/officials/envoy-b.yaml": official("李 Hidden", "Hidden")})
    done = built(reopened(tmp_path), formats=("md", "pdf"))
    assert place
    assert [str(finding.source.path) for finding in done.failures] == ["cases/officials/envoy-b.yaml"]
    assert "joint-letter-envoy-b was not made: The PDF's fonts lack" in done.failures[0].message
    assert [name for name in names(done) if "envoy" in name] == [
        f"joint-letter-envoy-{key}.{suffix}" for key in "ac" for suffix in ("md", "pdf")
    ]
    assert set(names(done)) == {path.name for path in (tmp_path / OUT).iterdir()}
    made = json.loads(text(tmp_path, "manifest.json"))["documents"]["joint-letter"]["letters"]
    assert list(made) == ["envoy-a", "envoy-c"]


def test_where_no_letter_can_be_made_nothing_is_told_as_built(tmp_path: Path) -> None:
    place = workspace(tmp_path, "[envoy-b]")
    write(tmp_path, {"cases/officials/envoy-b.yaml": official("李 Hidden", "Hidden")})
    with pytest.raises(LettergenError, match="Nothing was built: 1 of 1 letters") as told:
        built(reopened(tmp_path), formats=("pdf",), only=(Kind.JOINT_LETTER,))
    assert place
    assert [finding.code for finding in told.value.findings] == ["letter-not-made"]
    assert not (tmp_path / OUT).exists()


def test_nobody_to_write_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(LettergenError, match="nobody to write to"):
        built(workspace(tmp_path, "[]"))


def test_a_template_that_cannot_be_filled_stops_all_letters(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    write(tmp_path, {"letter_templates/joint-letter.en.md": "{{ nonsense }}\n"})
    with pytest.raises(LettergenError, match="Nothing was built"):
        built(reopened(tmp_path))
    assert place and not (tmp_path / OUT).exists()


def test_letters_of_an_earlier_build_are_told_of(tmp_path: Path) -> None:
    built(workspace(tmp_path, "[envoy-a, envoy-b]"))
    change(tmp_path, YAML, "to: [envoy-a, envoy-b]", "to: [envoy-a]")
    found = built(reopened(tmp_path)).findings
    assert [f.message.split()[0] for f in found if f.code == "left-over"] == ["joint-letter-envoy-b.md"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        built(workspace(tmp_path / name), formats=("md", "docx"))
    assert files_below(tmp_path / "one" / OUT) == files_below(tmp_path / "two" / OUT)


def test_progress_counts_every_letter_and_what_is_common(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build_each(
        workspace(tmp_path), LETTER, BuildWishes(("md",)), lambda done, of, name: seen.append((done, of))
    )
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_file_name_is_the_id_of_the_office_and_never_too_long() -> None:
    assert stem(Kind.JOINT_LETTER, "envoy-a") == "joint-letter-envoy-a"
    long, longer = stem(Kind.JOINT_LETTER, "a" * 240), stem(Kind.JOINT_LETTER, "a" * 241)
    assert len(long) == len(longer) == 200
    assert long != longer


# Finals.


def agree(root: Path) -> None:
    """Let the drafter sign the letters as they are now."""
    letters = prepare_letters(reopened(root), LETTER)
    rows = ", ".join(f'{kind.value}: "{found}"' for kind, found in agreed(letters.digests()).items())
    briefing = json.loads(text(root, "manifest.json"))["documents"]["briefing-paper"]["digest"]
    path = "letters/one/signatures/monitors.yaml"
    write(root, {path: f'{FILES[path]}digests: {{{rows}, briefing-paper: "{briefing}"}}\n'})


def signed(root: Path) -> Any:
    built(workspace(root))
    agree(root)
    return reopened(root)


def test_a_final_of_letters_that_were_agreed_to(tmp_path: Path) -> None:
    done = built(signed(tmp_path), final=True)
    assert {path.parent.name for path in done.paths} == {"2026-02-01-1"}
    assert len(done.paths) == 5
    assert "DRAFT" not in done.paths[1].read_text(encoding="utf-8")


def test_who_signed_one_letter_to_all_did_not_sign_one_letter_each(tmp_path: Path) -> None:
    signed(tmp_path)
    wishes = BuildWishes(("md",), final=True)
    with pytest.raises(LettergenError) as told:
        build(reopened(tmp_path), LETTER, wishes, lambda name: None)
    assert [finding.code for finding in told.value.findings] == ["unconfirmed-text"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (YAML, "to: [envoys]", "to: [envoys, president]"),
        (YAML, "to: [envoys]", "to: [envoy-a, envoy-b]"),
        ("cases/officials/envoy-c.yaml", "office: Ambassador", "office: Special Envoy"),
        ("cases/officials/envoy-c.yaml", "Dear Ambassador", "Your Excellency"),
        ("cases/officials/envoy-c.yaml", "name: Cid Un", "name: Dan Un"),
        (YAML, "to: [envoys]", "to: [envoys]\ncopy: [president]"),
    ],
)
def test_a_changed_address_of_one_letter_is_another_text_to_sign(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    signed(tmp_path)
    change(tmp_path, name, old, new)
    with pytest.raises(LettergenError, match="No final was made") as told:
        built(reopened(tmp_path), final=True)
    assert [finding.code for finding in told.value.findings] == ["unconfirmed-text"]
    assert not (tmp_path / "letters/one/sent").exists()


def test_a_final_has_all_letters_or_none(tmp_path: Path) -> None:
    built(workspace(tmp_path))
    write(tmp_path, {"cases/officials/envoy-b.yaml": official("李 Hidden", "Hidden")})
    agree(tmp_path)
    with pytest.raises(LettergenError, match="No final was made: 1 of 3 letters"):
        built(reopened(tmp_path), final=True, formats=("md", "pdf"))
    assert files_below(tmp_path / "letters/one/sent") == {}


def test_the_digest_of_letters_is_of_all_of_them_in_any_order() -> None:
    assert digest_of_letters(["sha256:a"]) == "sha256:a"
    two = digest_of_letters(["sha256:a", "sha256:b"])
    assert two == digest_of_letters(["sha256:b", "sha256:a"])
    assert len({two, digest_of_letters(["sha256:a", "sha256:b", "sha256:b"]), "sha256:a"}) == 3
