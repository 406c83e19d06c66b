"""Who is meant: the same name, and never one that is only near."""

from __future__ import annotations

import pytest
from builders import make_organisation
from hypothesis import given
from hypothesis import strategies as st

from lettergen.findings import LettergenError
from lettergen.records.signatures import Person
from lettergen.signing.free_text import has_address, on_one_line, without_addresses
from lettergen.signing.names import file_name, fingerprint, organisations_called, same_person

ORGANISATIONS = {
    "article-19": make_organisation("article-19", name="Article 19", acronym="A19"),
    "article-21": make_organisation("article-21", name="Article 21", acronym=""),
    "crna": make_organisation("crna", name="Črna Góra Watch", acronym="CGW"),
    "kibhr": make_organisation(
        "kibhr", name="Kazakhstan Bureau", acronym="KIBHR", names={"ru": "Казахстанское бюро"}
    ),
    "other-cgw": make_organisation("other-cgw", name="Another Group", acronym="CGW"),
}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Article 19", ["article-19"]),
        ("ARTICLE  19.", ["article-19"]),
        ("a19", ["article-19"]),
        ("article 19 (A19)", ["article-19"]),
        ("article-21", ["article-21"]),
        ("Article 20", []),
        ("Article", []),
        ("crna gora watch", ["crna"]),
        ("КАЗАХСТАНСКОЕ БЮРО", ["kibhr"]),
        ("CGW", ["crna", "other-cgw"]),
        ("К" + "IBHR", []),  # a Cyrillic letter that looks Latin
        ("", []),
        ("!?", []),
    ],
)
def test_an_organisation_is_known_by_its_very_names(name: str, keys: list[str]) -> None:
    assert list(organisations_called(name, ORGANISATIONS)) == keys


def test_letters_of_other_scripts_stay_what_they_are() -> None:
    assert fingerprint("Кой") != fingerprint("Кои")
    assert fingerprint("Ёлка") != fingerprint("Елка")


@given(st.text())
def test_a_fingerprint_is_that_of_itself(name: str) -> None:
    once = fingerprint(name)
    assert fingerprint(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person(name="Ana Díaz"), Person(name="ana diaz", body="Uni X"), True),
        (Person(name="Ana Diaz", body="Uni X"), Person(name="Ana Diaz", body="UNI X"), True),
        (Person(name="Ana Diaz", body="Uni X"), Person(name="Ana Diaz", body="Uni Y"), False),
        (Person(name="Ana Diaz"), Person(name="Ana Dias"), False),
    ],
)
def test_two_persons_of_one_name_are_told_apart_by_their_institutions(
    one: Person, other: Person, same: bool
) -> None:
    assert same_person(one, other) is same_person(other, one) is same


@given(st.text(min_size=1))
def test_a_file_can_be_named_after_anybody(name: str) -> None:
    made = file_name(Person(name=name))
    assert made and made.isascii() and len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-") and not made.endswith("-")


def test_a_file_is_named_in_plain_letters() -> None:
    assert file_name(Person(name="Dr. Žaneta O'Neill")) == "dr-zaneta-o-neill"
    assert file_name(Person(name="Иван")) == "signatory"


@pytest.mark.parametrize(
    "bad", ["a\x00", "a\x1b[31m", "a\u202eb", "a\u2066b", "a\u200fb", "\ue000", "x" * 501]
)
def test_what_hides_something_is_refused(bad: str) -> None:
    with pytest.raises(LettergenError, match="The note"):
        on_one_line(bad, "The note")


def test_a_text_is_kept_on_one_line_in_one_form() -> None:
    assert on_one_line("  Zo" + "e\u0308\n of\tIPHR ", "The note") == "Zoë of IPHR"
    assert on_one_line("علی\u200cرضا", "The note") == "علی\u200cرضا"  # joiners belong to the script


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ask a.b+c@d-e.org", "ask [address]"),
        ("<a@b.org>, x", "<[address]>, x"),
        ("mailto:a@b.org", "mailto:[address]"),
        ("имя@почта.рф!", "[address]!"),
        ("9 @ noon", "9 @ noon"),
        ("no address", "no address"),
    ],
)
def test_addresses_are_left_out(text: str, shown: str) -> None:
    assert without_addresses(text) == shown
    assert has_address(text) is (text != shown)


@given(st.lists(st.sampled_from(["a", "@", ".", " ", "b.org", "<", ">", "é"])).map("".join))
def test_nothing_that_looks_like_an_address_is_left(text: str) -> None:
    assert not has_address(without_addresses(text))
