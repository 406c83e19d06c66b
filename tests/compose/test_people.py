"""People in running text: where they stand, and the plain sentence for those nobody has written about."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    make_case,
    make_confirmation,
    make_event,
    make_library,
    make_source,
    make_view,
    make_when,
    sentence,
)

from lettergen.asof import CaseView
from lettergen.compose.people import (
    composed_sentence,
    length_text,
    stand_together,
    when_text,
    where_things_stand,
)
from lettergen.records.case import Event
from lettergen.selection import reasons
from lettergen.vocabulary import EVENT_RULES, STATUS_RULES, Status

COUNTRIES = {"KZ": "Kazakhstan", "UZ": "Uzbekistan"}


def seen(*events: Event, day: str = "2022-10-19", **fields: Any) -> CaseView:
    """Return a case with these events as a letter of a day sees it."""
    case = make_case(**{"events": events, "name": "Ana Diaz", "short": "Diaz"} | fields)
    return make_view(make_library([case]), day).cases["ana"]


def stand(*events: Event, **fields: Any) -> str:
    return where_things_stand(seen(*events, **fields), "en")


def told(*events: Event, **fields: Any) -> str:
    return composed_sentence(seen(*events, **fields), "Kazakhstan", "en")


SOURCES = {"s0": make_source("2019-01-01"), "s1": make_source("2022-01-01"), "s2": make_source("2022-10-01")}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (make_event("arrested", "2022-01-01"), "In custody since 1 January 2022"),
        (make_event("arrested", "2021-12"), "In custody since December 2021"),
        (make_event("in-custody", as_of="2022-01-01"), "In custody (as of 1 January 2022)"),
        (make_event("arrested", by="2022-01-01"), "In custody (as of 1 January 2022)"),
        (make_event("charged", "2021-12-24"), "Facing charges since 24 December 2021"),
        (make_event("travel-ban", "2021-12"), "Barred from leaving the country since December 2021"),
        (make_event("missing", "2021-12"), "Missing, whereabouts unknown since December 2021"),
        (make_event("released", "2021-12-24"), "Released on 24 December 2021"),
        (make_event("charges-dropped", "2021-12-24"), "At liberty since 24 December 2021"),
        (make_event("died", "2021-12"), "Died in December 2021"),
        (make_event("died", between=("2021-11", "2021-12")), "Died between November 2021 and December 2021"),
        (make_event("expelled", "2021-12"), "Expelled from the country in December 2021"),
        (make_event("harassed", "2021-12"), "Harassed in December 2021"),
        (make_event("attacked", "2021"), "Attacked in 2021"),
        (make_event("briefly-detained", "2021-12-24"), "Detained for some hours on 24 December 2021"),
        (make_event("threatened", as_of="2022-01-01"), "Threatened (as of 1 January 2022)"),
        (
            make_event("forced-psychiatric-care", "2021-12"),
            "Subjected to forced psychiatric care in December 2021",
        ),
        (make_event("died", "2021-12", sure="reported"), "Reportedly died in December 2021"),
        (make_event("died", "2021-12", sure="alleged"), "Allegedly died in December 2021"),
        (make_event("arrested", "2021-12", sure="reported"), "Reportedly in custody since December 2021"),
    ],
)
def test_where_things_stand(event: Event, expected: str) -> None:
    assert stand(event, day="2022-01-15") == expected


def test_a_newer_confirmation_is_told() -> None:
    arrested = make_event("arrested", "2022-01-01")
    assert stand(arrested, day="2022-03-15", confirmed=(make_confirmation("2022-03-01"),)) == (
        "In custody since 1 January 2022 (as of 1 March 2022)"
    )


def test_what_is_only_last_known_says_so() -> None:
    arrested = make_event("arrested", "2022-01-01")
    assert (
        stand(arrested, day="2023-06-01")
        == "Last known: in custody since 1 January 2022 (as of 1 January 2022)"
    )


def test_a_case_without_a_status_is_not_known() -> None:
    assert stand(make_event("tortured", "2022-01-01")) == "Not known"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (sentence("16"), "Serving a prison sentence of 16 years"),
        (sentence("7.5"), "Serving a prison sentence of seven and a half years"),
        (sentence("7.25"), "Serving a prison sentence of seven years and three months"),
        (sentence("0.5"), "Serving a prison sentence of six months"),
        (sentence("1"), "Serving a prison sentence of one year"),
        (sentence("6", months=3, days=1), "Serving a prison sentence of six years, three months and one day"),
        (sentence(life=True), "Serving a life sentence"),
        (sentence("6", suspended=True), "Under a suspended prison sentence of six years"),
        (
            sentence("6", suspended=True, with_ban="any political activity"),
            "Under a suspended prison sentence of six years, with a ban on any political activity",
        ),
        (sentence("3", restricted=True), "Serving a sentence of restricted liberty of three years"),
        (sentence(), "Serving a prison sentence imposed in 2021"),
        (sentence(suspended=True), "Under a suspended prison sentence imposed in 2021"),
    ],
)
def test_a_sentence_is_told_with_its_length(given: Any, expected: str) -> None:
    assert stand(make_event("sentenced", "2021-12", sentence=given), day="2022-01-15") == expected


def test_a_later_report_of_the_mere_state_keeps_the_length() -> None:
    events = (
        make_event("sentenced", "2021-12", sentence=sentence("16")),
        make_event("imprisoned", as_of="2022-10-01", source="s2"),
    )
    assert stand(*events, sources=SOURCES) == "Serving a prison sentence of 16 years (as of 1 October 2022)"


def test_of_acts_against_somebody_the_last_is_told() -> None:
    events = (make_event("attacked", "2021-11", sure="reported"), make_event("threatened", "2021-12"))
    assert stand(*events, day="2022-01-15") == "Threatened in December 2021"
    assert stand(*reversed(events), day="2022-12-15") == "Threatened in December 2021"
    assert (
        stand(*events, day="2023-01-15") == "Last known: threatened in December 2021 (as of 31 December 2021)"
    )


def test_forced_care_does_not_hide_a_charge() -> None:
    events = (make_event("charged", "2021-11"), make_event("forced-psychiatric-care", "2021-12"))
    assert stand(*events, day="2022-01-15") == "Facing charges since November 2021"


def test_prison_is_said_only_where_a_report_says_it() -> None:
    served = (
        make_event("sentenced", "2021-12", sentence=sentence("7.5")),
        make_event("serving-sentence", as_of="2022-01-01"),
    )
    case = seen(*served)
    assert (
        where_things_stand(case, "en")
        == "Serving a sentence of seven and a half years (as of 1 January 2022)"
    )
    assert case.standing.phrase == "serving a sentence"
    assert case.ask.do == "release {name} and quash the conviction"
    assert seen(served[0]).standing.phrase == "in prison"


def test_a_sentence_before_a_release_is_not_the_one_being_served() -> None:
    events = (
        make_event("sentenced", "2015", sentence=sentence("2"), source="s0"),
        make_event("released", "2017", source="s0"),
        make_event("imprisoned", as_of="2022-01-01"),
    )
    assert stand(*events, sources=SOURCES) == "Serving a prison sentence (as of 1 January 2022)"


def test_the_length_of_a_suspended_sentence_is_not_that_of_a_prison_term() -> None:
    events = (
        make_event("sentenced", "2018", sentence=sentence("6", suspended=True), source="s0"),
        make_event("imprisoned", as_of="2022-01-01"),
    )
    assert stand(*events, sources=SOURCES) == "Serving a prison sentence (as of 1 January 2022)"


def test_a_reduced_sentence_is_the_one_being_served() -> None:
    events = (
        make_event("sentenced", "2018", sentence=sentence("12"), source="s0"),
        make_event("sentence-reduced", "2021-12", sentence=sentence("9")),
        make_event("new-charges", "2021-12"),
        make_event("imprisoned", as_of="2022-01-01"),
    )
    assert stand(*events, sources=SOURCES) == "Serving a prison sentence of nine years (as of 1 January 2022)"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("pardoned", "Pardoned in December 2021"),
        ("amnestied", "Amnestied in December 2021"),
        ("released", "Released in December 2021"),
    ],
)
def test_somebody_pardoned_is_not_said_to_be_out_already(what: str, expected: str) -> None:
    assert stand(make_event(what, "2021-12"), day="2022-01-02") == expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("probation", "Serving a sentence of probation (as of 1 January 2022)"),
        ("liquidation-ordered", "Under a liquidation order (as of 1 January 2022)"),
    ],
)
def test_where_things_stand_says_no_more_than_the_event(what: str, expected: str) -> None:
    assert stand(make_event(what, as_of="2022-01-01"), day="2022-01-02") == expected


def test_every_status_reads_as_a_sentence_of_its_own() -> None:
    told = {status: stand(make_event(_bringing(status), "2021-12"), day="2022-01-02") for status in Status}
    assert len(set(told.values())) == len(Status)
    assert all(
        words[0].isupper() and not words.endswith(".") and "  " not in words for words in told.values()
    )


def _bringing(status: Status) -> str:
    return next(what for what, rule in EVENT_RULES.items() if rule.status is status and not rule.reads)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (make_event("arrested", "2022-01-01"), "Ana Diaz (Kazakhstan) was arrested on 1 January 2022."),
        (
            make_event("sentenced", "2021-12", offence="'extremism'", sentence=sentence("16")),
            "Ana Diaz (Kazakhstan) was sentenced to 16 years in prison on charges of 'extremism' in December 2021.",
        ),
        (
            make_event(
                "sentenced",
                "2021-12",
                sentence=sentence("6", suspended=True, with_ban="any political activity"),
            ),
            "Ana Diaz (Kazakhstan) was sentenced to a suspended sentence of six years with a ban on any political "
            "activity in December 2021.",
        ),
        (
            make_event("sentenced", "2021-12", sentence=sentence("2", restricted=True)),
            "Ana Diaz (Kazakhstan) was sentenced to two years of restricted liberty in December 2021.",
        ),
        (
            make_event("sentenced", "2021-12", sentence=sentence(life=True)),
            "Ana Diaz (Kazakhstan) was sentenced to life in prison in December 2021.",
        ),
        (
            make_event("sentenced", "2021-12", sentence=sentence()),
            "Ana Diaz (Kazakhstan) was sentenced in December 2021.",
        ),
        (
            make_event("sentenced", "2021-12", sentence=sentence(suspended=True)),
            "Ana Diaz (Kazakhstan) was sentenced to a suspended sentence in December 2021.",
        ),
        (
            make_event("sentenced", "2021-12", sentence=sentence(restricted=True)),
            "Ana Diaz (Kazakhstan) was sentenced to restricted liberty in December 2021.",
        ),
        (
            make_event("sentenced", "2021-12", sentence=sentence(with_ban="travel")),
            "Ana Diaz (Kazakhstan) was sentenced to a ban on travel in December 2021.",
        ),
        (make_event("sentenced", by="2022-01-01"), "Ana Diaz (Kazakhstan) was sentenced by 1 January 2022."),
        (
            make_event("imprisoned", as_of="2022-01-01", sentence=sentence("16")),
            "Ana Diaz (Kazakhstan) was serving a prison sentence on 1 January 2022.",
        ),
        (
            make_event("died", "2021-12", sure="alleged"),
            "Ana Diaz (Kazakhstan) allegedly died in December 2021.",
        ),
        (
            make_event("arrested", "2021", sure="reported"),
            "Ana Diaz (Kazakhstan) was reportedly arrested in 2021.",
        ),
        (
            make_event("arrested", "2021", says="her lawyer"),
            "Ana Diaz (Kazakhstan) was arrested in 2021, according to her lawyer.",
        ),
    ],
)
def test_a_plain_sentence_says_no_more_than_the_event(event: Event, expected: str) -> None:
    assert told(event, day="2022-01-15") == expected


def test_a_plain_sentence_of_a_group_is_in_the_plural() -> None:
    arrested = make_event("arrested", "2022-01-01")
    words = told(arrested, kind="group", name="the students of Osh", short="")
    assert words == "The students of Osh (Kazakhstan) were arrested on 1 January 2022."


def test_a_case_without_a_status_has_a_name_at_least() -> None:
    assert told(make_event("tortured", "2022-01-01")) == "Ana Diaz (Kazakhstan)."


def test_life_has_no_length_in_years() -> None:
    assert length_text(sentence(life=True)) == "life"
    assert length_text(sentence()) == ""


def group(*whats: str, country: str = "KZ", day: str = "2022-01-15") -> list[CaseView]:
    names = ("Abai", "Bota", "Cholpon")
    return [
        seen(make_event(what, "2021-12"), day=day, name=name, short=name, country=country)
        for what, name in zip(whats, names, strict=False)
    ]


def together(*cases: CaseView) -> str:
    return stand_together(cases, COUNTRIES.__getitem__, "en")


def test_two_or_more_who_stand_alike_are_told_in_one() -> None:
    assert together(*group("sentenced", "sentenced")) == "Both are in prison in Kazakhstan."
    assert together(*group("sentenced", "sentenced", "sentenced")) == "All three are in prison in Kazakhstan."


def claimed(*events: Event) -> list[CaseView]:
    names = ("Abai", "Bota", "Cholpon")
    return [seen(event, name=name, short=name) for name, event in zip(names, events, strict=False)]


def test_those_named_together_stand_no_more_surely_than_what_is_told_of_them() -> None:
    held = make_event("imprisoned", as_of="2022-01-01", sure="alleged", says="relatives")
    died, freed = make_event("died", "2022-01-01", says="the Ministry"), make_event("pardoned", "2022-01-01")
    assert together(*claimed(held, held, held)) == (
        "All three are allegedly in prison in Kazakhstan, according to relatives."
    )
    assert together(*claimed(held, make_event("imprisoned", as_of="2022-01-01"))) == (
        "Abai is allegedly in prison in Kazakhstan, according to relatives; Bota is in prison in Kazakhstan."
    )
    assert together(*claimed(died, freed)) == (
        "Abai has died, according to the Ministry; Bota has been pardoned."
    )
    freed = make_event("pardoned", "2022-01-01", sure="reported", says="the Ministry")
    assert (
        together(*claimed(freed, freed)) == "Both have reportedly been pardoned, according to the Ministry."
    )


def test_where_things_stand_says_whose_claim_it_is() -> None:
    died = make_event("died", "2021-12-01", says="the Ministry")
    assert stand(died) == "Died on 1 December 2021, according to the Ministry"
    held = make_event("imprisoned", as_of="2022-01-01", sure="alleged", says="relatives")
    assert stand(held) == "Allegedly serving a prison sentence (as of 1 January 2022), according to relatives"


def test_those_who_stand_otherwise_are_told_apart() -> None:
    cases = group("sentenced", "died", "sentenced")
    assert together(*cases) == "Abai and Cholpon are in prison in Kazakhstan; Bota has died."
    assert together(*group("released", "released")) == "Both have been released."
    assert together(*group("pardoned", "pardoned")) == "Both have been pardoned."
    assert together(*group("pardoned", "released")) == "Abai has been pardoned; Bota has been released."
    assert together(*group("probation", "probation")) == "Both are serving a sentence of probation."
    assert together(*group("acquitted", "travel-ban")) == (
        "Abai has been acquitted; Bota is barred from leaving the country."
    )


def test_those_in_different_countries_are_told_apart() -> None:
    two = (*group("sentenced"), *group("sentenced", country="UZ"))
    assert together(*two) == "Abai is in prison in Kazakhstan; Abai is in prison in Uzbekistan."


def test_of_a_status_that_no_longer_stands_nothing_is_said() -> None:
    stale = group("arrested", "arrested", day="2023-06-01")
    assert together(*stale) == ""
    assert together(*group("released"), *stale[1:]) == "Abai has been released."


def test_every_status_can_be_told_of_a_person() -> None:
    for status in Status:
        one = seen(make_event(_bringing(status), "2021-12"), day="2022-01-02", short="Diaz")
        words = together(one, one)
        assert words.startswith(("Both are ", "Both have "))
        assert STATUS_RULES[status].phrase.split()[-1] in words or "died" in words


def test_a_case_nothing_is_known_of_is_left_out_of_what_is_said_together() -> None:
    nothing = seen(make_event("tortured", "2022-01-01"))
    assert together(*group("released"), nothing) == "Abai has been released."


def test_a_group_is_told_in_the_plural() -> None:
    students = seen(make_event("sentenced", "2021-12"), day="2022-01-15", kind="group", short="the students")
    assert (
        together(students, *group("released"))
        == "The students are in prison in Kazakhstan; Abai has been released."
    )


def test_a_date_in_any_of_its_shapes() -> None:
    shapes = {
        "on 1 January 2022": make_when(date="2022-01-01"),
        "in January 2022": make_when(date="2022-01"),
        "in 2022": make_when(as_of="2022"),
        "by 2 March 2022": make_when(by="2022-03-02"),
        "between 2020 and May 2022": make_when(between=("2020", "2022-05")),
        "": make_when(),
    }
    assert {when_text(when, "en"): when for when in shapes.values()} == shapes


@pytest.mark.parametrize(
    ("day", "words"), [("2023-05-01", "on 1 May 2023"), ("2023-05", "in May 2023"), ("2023", "in 2023")]
)
def test_between_one_day_and_the_same_is_on_it(day: str, words: str) -> None:
    one = make_when(between=(day, day))
    assert (when_text(one, "en"), reasons.when_text(one)) == (words, words)
    assert (
        reasons.when_text(make_when(between=("2023-05", "2023-05-01"))) == "between May 2023 and 1 May 2023"
    )


@pytest.mark.parametrize(
    ("given", "length"),
    [
        ({"years": "0.5"}, "six months"),
        ({"years": "0.25", "days": 3}, "three months and three days"),
        ({"years": "1.25"}, "one year and three months"),
        ({"years": "7.5"}, "seven and a half years"),
        ({"years": "7.5", "months": 6}, "eight years"),
        ({"years": "1.0"}, "one year"),
        ({"years": "0.3"}, "0.3 years"),
        ({"years": "6", "months": 3}, "six years and three months"),
        ({"months": 18}, "18 months"),
    ],
)
def test_a_part_of_a_year_is_told_in_months(given: dict[str, Any], length: str) -> None:
    assert length_text(sentence(**given)) == length
