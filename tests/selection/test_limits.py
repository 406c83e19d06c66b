"""Whatever the lengths, a limit moves as few as needed and never a promise."""

from __future__ import annotations

import pytest
from builders import make_case, make_library, make_settings, make_view
from hypothesis import given
from hypothesis import strategies as st

from lettergen.records.dossier import LetterSettings
from lettergen.selection import Cut, Selection, select
from lettergen.selection.limits import TOO_LONG, keep_to

COUNTRIES = ("KZ", "KG", "UZ")
KEYS = tuple(f"case-{number}" for number in range(7))
cases = st.lists(st.sampled_from(COUNTRIES), min_size=0, max_size=7)
lengths = st.fixed_dictionaries({key: st.integers(0, 50) for key in KEYS})
musts = st.sets(st.sampled_from(KEYS), max_size=3)


def letter(
    countries: list[str], must: set[str], per_government: int
) -> tuple[LetterSettings, dict[str, str], object]:
    where = dict(zip(KEYS, countries, strict=False))
    library = make_library([make_case(key, country=country) for key, country in where.items()])
    wishes = {"letter": 6, "per_government_met": per_government, "must": tuple(sorted(must & set(where)))}
    settings = make_settings(meets=("KZ", "UZ"), about=COUNTRIES, wishes=wishes)
    return settings, where, make_view(library)


def named(selection: Selection) -> list[str]:
    return [case.id for case in selection.in_letter()]


@given(cases, musts, st.integers(0, 2), lengths, st.integers(0, 200), st.integers(0, 60))
def test_a_limit_moves_as_few_as_needed_and_never_a_promise(
    countries: list[str], must: set[str], promised: int, size: dict[str, int], most: int, less: int
) -> None:
    settings, where, view = letter(countries, must, promised)
    asked: list[tuple[Cut, ...]] = []

    def choose(cuts: tuple[Cut, ...]) -> Selection:
        asked.append(cuts)
        return select(view, settings, (), (), cuts)  # type: ignore[arg-type]

    def length(selection: Selection) -> int:
        return sum(size[key] for key in named(selection))

    whole = choose(())
    kept, cuts = keep_to(most, "words", choose, length)
    assert len(asked) <= len(whole.spare) + 2
    assert keep_to(most, "words", choose, length) == (kept, cuts)

    moved = [row.case.id for row in kept.moved]
    assert moved == list(whole.spare[: len(moved)])
    assert set(named(kept)) == set(named(whole)) - set(moved)
    assert {case.id for case in kept.in_briefing()} == {case.id for case in whole.in_briefing()}
    assert set(settings.cases.must) & set(moved) == set()
    for government in ("KZ", "UZ"):
        before, after = (sum(where[key] == government for key in named(s)) for s in (whole, kept))
        assert after >= min(before, promised)

    told = [sentence for sentence in kept.unmet if sentence.startswith(TOO_LONG)]
    assert bool(told) == (length(kept) > most)
    if told:
        assert kept.spare == ()
        assert f"{length(kept) - most:,} too many" in told[0]
    elif cuts:
        fewer = choose((Cut(cuts[0].number - 1, "words", ""),))
        assert length(fewer) > most
    tighter, _ = keep_to(max(0, most - less), "words", choose, length)
    assert set(named(tighter)) <= set(named(kept))


def test_the_reasons_of_the_others_know_how_many_are_named_now() -> None:
    settings, _, view = letter(["KZ"] * 7, set(), 1)
    kept = select(view, settings, ("case-5",), (), (Cut(4, "words", "it is long"),))  # type: ignore[arg-type]
    assert len(kept.in_letter()) == 2
    told = {pick.case.id: pick.why[0] for pick in kept.picks if pick.case.id not in named(kept)}
    assert sum("moved to the briefing, because it is long." in why.lower() for why in told.values()) == 4
    assert [why for why in told.values() if "because" not in why] == [
        "Told in the briefing only: the letter names two, and has no room for more."
    ]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (
            5,
            "26 words and may have 3, 23 too many: moving two cases to the briefing took 10 words out of it, and no",
        ),
        (
            0,
            "21 words and may have 3, 18 too many: moving two cases to the briefing made it no shorter in words, and no",
        ),
    ],
)
def test_a_limit_that_moving_cannot_keep_says_how_much_it_helped(size: int, said: str) -> None:
    settings, _, view = letter(["KZ", "KZ", "KZ"], set(), 1)
    selection, _ = keep_to(
        3,
        "words",
        lambda cuts: select(view, settings, (), (), cuts),  # type: ignore[arg-type]
        lambda selection: 21 + size * len(named(selection)),
    )
    assert len(selection.moved) == 2
    assert f"{TOO_LONG}it has {said} other case in it can move." in selection.unmet
