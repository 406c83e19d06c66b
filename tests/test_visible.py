from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettergen.visible import visible


@pytest.mark.parametrize(
    ("hidden", "sign"),
    [
        ("\x1b", "␛"),
        ("\x00", "␀"),
        ("\r", "␍"),
        ("\x7f", "␡"),
        ("\x9b", "⟨U+009B⟩"),
        ("\u202e", "⟨U+202E⟩"),
        ("\u2069", "⟨U+2069⟩"),
        ("\u200e", "⟨U+200E⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\ufeff", "⟨U+FEFF⟩"),
        ("\u00ad", "⟨U+00AD⟩"),
        ("\u2028", "⟨U+2028⟩"),
        ("\ue000", "⟨U+E000⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\U0010ffff", "⟨U+10FFFF⟩"),
        ("\u3164", "⟨U+3164⟩"),
    ],
)
def test_what_prints_nothing_gets_a_sign(hidden: str, sign: str) -> None:
    assert visible(f"a{hidden}b") == f"a{sign}b"


@pytest.mark.parametrize(
    "text", ["", "plain", "a\u00a0b — “c”", "نمی\u200cخواهم", "👩\u200d👧", "Қазақ", "a\nb\tc", "e\u0301"]
)
def test_what_prints_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters()))
def test_nothing_hidden_is_left(text: str) -> None:
    left = {
        unicodedata.category(character) for character in visible(text) if character not in "\n\t\u200c\u200d"
    }
    assert left & {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"} == set()
    assert visible(visible(text)) == visible(text)
