"""Which organisation a written name means: the same is taken, the near is offered, nothing is guessed."""

from __future__ import annotations

import unicodedata

import pytest
from builders import make_organisation
from hypothesis import given
from hypothesis import strategies as st

from lettergen.signing.lookalikes import as_latin, mixed_letters
from lettergen.signing.matching import Match, Registry, networks_and_members

ORGANISATIONS = {
    row.id: row
    for row in (
        make_organisation(
            "iphr",
            name="International Partnership for Human Rights",
            acronym="IPHR",
            names={"ru": "Международное партнёрство за права человека"},
        ),
        make_organisation("article-19", name="ARTICLE 19", acronym=""),
        make_organisation("freedom-now", name="Freedom Now", acronym=""),
        make_organisation("dignity", name='Public Association "Dignity"', acronym=""),
        make_organisation("nhc", name="Norwegian Helsinki Committee", acronym="NHC"),
        make_organisation("nethhc", name="Netherlands Helsinki Committee", acronym="NethHC"),
        make_organisation("verein", name="Wir Helfen e.V.", acronym=""),
        make_organisation("helfen-ngo", name="Wir Helfen NGO", acronym=""),
        make_organisation("coalition-kz", name="Coalition against Torture in Kazakhstan", acronym=""),
        make_organisation("coalition-kg", name="Coalition against Torture in Kyrgyzstan", acronym=""),
    )
}
REGISTRY = Registry(ORGANISATIONS)


@pytest.mark.parametrize(
    ("written", "organisation"),
    [
        ("iphr", "iphr"),
        ("IPHR", "iphr"),
        ("international partnership FOR human rights", "iphr"),
        ("The International Partnership for Human Rights", "iphr"),
        ("International Partnership for Human Rights (IPHR)", "iphr"),
        ("IPHR – International Partnership for Human Rights", "iphr"),
        ("Human Rights, International Partnership for", "iphr"),
        ("Международное партнёрство за права человека", "iphr"),
        ("Ｆｒｅｅｄｏｍ Now", "freedom-now"),
        ("Freedom Now, Inc.", "freedom-now"),
        ("Freedom Now e. V.", "freedom-now"),
        ("«Freedom Now»", "freedom-now"),
        ("Dignity", "dignity"),
        ("Public association Dignity", "dignity"),
        ("Wir helfen eV", "verein"),
        ("Wir helfen, NGO", "helfen-ngo"),
        ("Article 19", "article-19"),
    ],
)
def test_the_same_name_is_taken(written: str, organisation: str) -> None:
    assert REGISTRY.match(written) == Match(organisation)


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Internat. Partnership for Human Rights", ("iphr",)),
        ("Norwegian Helsinki Comittee", ("nhc",)),
        ("Norwegian Helsinki Comittee (NHC)", ("nhc",)),
        ("Wir Helfen", ("helfen-ngo", "verein")),
        ("Public Foundation Dignity", ("dignity",)),
    ],
)
def test_a_near_name_is_only_offered(written: str, candidates: tuple[str, ...]) -> None:
    found = REGISTRY.match(written)
    assert found.organisation == ""
    assert found.candidates == candidates
    assert not found.looks_alike


@pytest.mark.parametrize(
    "written",
    [
        "Article 21",
        "Article 191",
        "IPHRC",
        "IPRH",
        "NHK",
        "Netherlands Helsinki Committee (NHC)",
        "International Partnership for Human Rights (FIDH)",
        "Human Rights",
        "",
        "!!!",
        "а" * 5_000,
    ],
)
def test_another_number_or_acronym_is_another_organisation(written: str) -> None:
    assert REGISTRY.match(written) == Match()


@pytest.mark.parametrize(
    ("written", "organisation", "letters"),
    [
        ("Freedom Nоw", "freedom-now", ("о (U+043E CYRILLIC SMALL LETTER O)",)),
        ("IРHR", "iphr", ("Р (U+0420 CYRILLIC CAPITAL LETTER ER)",)),
        ("ΝНС", "nhc", ()),
        ("Frееdom Now", "freedom-now", ("е (U+0435 CYRILLIC SMALL LETTER IE)",)),
    ],
)
def test_letters_that_look_latin_are_shown_and_not_taken(
    written: str, organisation: str, letters: tuple[str, ...]
) -> None:
    assert REGISTRY.match(written) == Match(candidates=(organisation,), looks_alike=True)
    assert mixed_letters(written) == letters


def test_words_of_one_script_are_as_they_should_be() -> None:
    assert mixed_letters("Международное партнёрство IPHR Ñandú Şərq O‘zbek ΑΒΓ 19") == ()


@given(st.text(max_size=30))
def test_latin_shapes_of_latin_letters_are_themselves(text: str) -> None:
    once = as_latin(text)
    assert as_latin(once) == once
    if text.isascii():
        assert once == text


# "Public Association" is one legal form only in this order.
@given(st.sampled_from(sorted(set(ORGANISATIONS) - {"dignity"})), st.randoms(use_true_random=False))
def test_order_case_and_punctuation_of_words_do_not_matter(key: str, chance: object) -> None:
    words = ORGANISATIONS[key].name.split()
    chance.shuffle(words)  # type: ignore[attr-defined]
    written = " - ".join(words).swapcase()
    assert REGISTRY.match(unicodedata.normalize("NFD", written)).organisation == key


@given(st.text(st.characters(categories=["L", "N", "P", "Z"]), max_size=40))
def test_what_is_taken_has_the_same_words_and_numbers(text: str) -> None:
    found = REGISTRY.match(text)
    if found.organisation:
        row = ORGANISATIONS[found.organisation]
        names = " ".join((row.id, row.name, row.acronym, *row.names.values())).casefold()
        assert all(digit in names for digit in text if digit.isdecimal() and digit.isascii())


def test_networks_and_members_are_told_of_each_other() -> None:
    rows = {
        "net": make_organisation("net", members=("a", "b", "gone")),
        "a": make_organisation("a"),
        "b": make_organisation("b"),
    }
    assert networks_and_members({"net", "a"}, rows) == {"net": ("a",), "a": ("net",)}
    assert networks_and_members({"a", "b"}, rows) == {}
    assert networks_and_members({"unknown"}, rows) == {}
