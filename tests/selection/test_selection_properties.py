"""What holds of every selection, whatever a library and a letter.yaml say."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from builders import (
    make_concern,
    make_library,
    make_organisation,
    make_recommendation,
    make_settings,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import shaped

from lettergen.asof import Lens, view
from lettergen.records.case import Case
from lettergen.records.cases import Cases
from lettergen.records.dossier import CaseWishes, LetterSettings, Meeting
from lettergen.records.library import Library
from lettergen.selection import Place, Selection, select
from lettergen.vocabulary import SETTLED, Share, Use

KEYS = ["quixana", "zorbene", "wyvonne", "xaloria"]
"""Names that no sentence holds by chance."""

MET = ("KZ", "UZ")
people = st.tuples(*(shaped(key) for key in KEYS))
keys = st.lists(st.sampled_from(KEYS), max_size=2, unique=True).map(tuple)
wishes = st.builds(
    CaseWishes, letter=st.integers(0, 4), per_government_met=st.integers(0, 2), must=keys, never=keys
)
labels = st.sampled_from(Share)


def settings_for(wished: CaseWishes, share: Share = Share.PUBLIC) -> LetterSettings:
    meeting = Meeting(name="visit", kind="visit", meets=MET, about=("UZ", "KZ"))
    return make_settings("2022-10-19", meeting=meeting, cases=wished, share=share, asks=("torture",))


def chosen(library: Library, settings: LetterSettings, previous: tuple[str, ...] = ()) -> Selection:
    lens = Lens(date=settings.date, uses=frozenset({Use.GOVERNMENT_LETTER}), share=settings.share)
    seen, withheld = view(library, lens)
    return select(seen, settings, previous, withheld)


def seen_by(library: Library, settings: LetterSettings) -> list[str]:
    """Return the ids of the cases that the view holds."""
    lens = Lens(date=settings.date, uses=frozenset({Use.GOVERNMENT_LETTER}), share=settings.share)
    return sorted(view(library, lens)[0].cases)


def library_of(rows: tuple[Case, ...]) -> Library:
    return make_library(
        rows,
        concerns=[make_concern("torture"), make_concern("media", countries=("UZ",))],
        recommendations=[make_recommendation("repeal"), make_recommendation("investigate")],
        organisations=[make_organisation("kibhr"), make_organisation("iphr")],
    )


@given(people, wishes, labels, keys, st.data())
def test_the_order_of_files_does_not_matter(
    rows: tuple[Case, ...], wished: CaseWishes, share: Share, previous: tuple[str, ...], data: st.DataObject
) -> None:
    library = library_of(rows)
    shuffled = dataclasses.replace(
        library,
        cases=Cases(_shuffled(library.cases, data)),
        **{
            name: _shuffled(getattr(library, name), data)
            for name in ("concerns", "recommendations", "organisations")
        },
    )
    settings = settings_for(wished, share)
    assert repr(chosen(shuffled, settings, previous[::-1])) == repr(chosen(library, settings, previous))


def _shuffled(records: Any, data: st.DataObject) -> dict[str, Any]:
    return {key: records[key] for key in data.draw(st.permutations(list(records)))}


@given(people, wishes, labels, keys)
def test_a_case_more_never_takes_away_what_a_government_was_promised(
    rows: tuple[Case, ...], wished: CaseWishes, share: Share, previous: tuple[str, ...]
) -> None:
    settings = settings_for(wished, share)
    fewer, more = (chosen(library_of(some), settings, previous) for some in (rows[1:], rows))
    for government in MET:
        had, has = (
            sum(case.country == government for case in selection.in_letter()) for selection in (fewer, more)
        )
        promised = wished.per_government_met if wished.letter else 0
        assert has >= min(had, promised)


@given(people, wishes, labels)
def test_nobody_outside_the_view_is_ever_named(
    rows: tuple[Case, ...], wished: CaseWishes, share: Share
) -> None:
    settings = settings_for(wished, share)
    library = library_of(rows)
    told = repr(chosen(library, settings, tuple(KEYS))).lower()
    assert [key for key in KEYS if key in told] == [key for key in KEYS if key in seen_by(library, settings)]


@given(people, wishes, labels)
def test_no_reason_tells_what_a_label_keeps_from_the_public(
    rows: tuple[Case, ...], wished: CaseWishes, share: Share
) -> None:
    selection = chosen(library_of(rows), settings_for(wished, share), tuple(KEYS))
    assert "Confidential" not in repr(_sentences(selection))
    if share is Share.PUBLIC:
        assert "Confidential" not in repr(selection)


def _sentences(selection: Selection) -> list[Any]:
    return [
        [pick.why for pick in selection.picks],
        [(omission.why, omission.remedy) for omission in selection.omissions],
        [row.why for row in (*selection.concerns, *selection.recommendations, *selection.instruments)],
        selection.unmet,
    ]


@given(people, wishes, labels, keys)
def test_every_case_of_the_view_is_taken_or_left_out_with_a_sentence(
    rows: tuple[Case, ...], wished: CaseWishes, share: Share, previous: tuple[str, ...]
) -> None:
    settings = settings_for(wished, share)
    library = library_of(rows)
    selection = chosen(library, settings, previous)
    told = [pick.case.id for pick in selection.picks] + [omission.case.id for omission in selection.omissions]
    assert sorted(told) == seen_by(library, settings)
    sentences = [why for pick in selection.picks for why in pick.why]
    sentences += [words for omission in selection.omissions for words in (omission.why, omission.remedy)]
    sentences += [row.why for row in (*selection.concerns, *selection.recommendations)]
    for sentence in (*sentences, *selection.unmet):
        assert sentence[0].isupper() or sentence.startswith("letter.yaml")
        assert (
            sentence.endswith(".")
            and "  " not in sentence
            and ".." not in sentence
            and "None" not in sentence
        )
    assert not set(wished.never) & {pick.case.id for pick in selection.picks}


@given(people, wishes, labels, keys)
def test_the_letter_names_what_it_may_and_no_more_than_promised(
    rows: tuple[Case, ...], wished: CaseWishes, share: Share, previous: tuple[str, ...]
) -> None:
    selection = chosen(library_of(rows), settings_for(wished, share), previous)
    letter = [pick.case for pick in selection.picks if pick.place is Place.LETTER]
    must = [case for case in letter if case.id in wished.must]
    most = max(
        wished.letter, len(must) + len(MET) * wished.per_government_met if wished.letter else len(must)
    )
    assert len(letter) <= most
    for case in letter:
        assert case.id in wished.must or (case.standing.stands and case.ask.do and case.country in MET)
        assert case.standing.status not in SETTLED or "release" not in case.ask.do


SCRIPT = """
import sys
from builders import make_case, make_library, make_concern, make_settings, make_view
from lettergen.selection import select
keys = sys.argv[1:]
library = make_library([make_case(key, country=key[:2].upper()) for key in keys], concerns=map(make_concern, keys))
selection = select(make_view(library), make_settings(meets=("KZ", "UZ")), ("kz-a", "gone"))
print([(pick.case.id, pick.place, pick.why) for pick in selection.picks])
print([(omission.case.id, omission.why, omission.remedy) for omission in selection.omissions])
print(selection.concerns, selection.unmet)
"""


def test_the_same_letter_comes_out_of_every_process() -> None:
    tests = Path(__file__).parent.parent
    keys_ = ["kz-a", "uz-b", "kz-c", "uz-d", "tm-e"]
    printed = set()
    for seed, order in (("0", keys_), ("1", keys_[::-1]), ("2", sorted(keys_))):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join([str(tests.parent), str(tests)]),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *order],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    (only,) = printed
    assert "kz-a" in only
