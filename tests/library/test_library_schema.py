"""From YAML to records: every fault of a file is told, with its line and what was probably meant."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from textwrap import dedent
from typing import TypeVar

import pytest
from planted import told

from lettergen.dates import PartialDate
from lettergen.document import Kind
from lettergen.findings import Finding
from lettergen.library.load import parse_record
from lettergen.records.case import Case
from lettergen.records.dossier import LetterSettings
from lettergen.records.library import Instrument, Official, Organisation, Recommendation
from lettergen.records.signatures import Signature
from lettergen.vocabulary import Answer, Ask, Share, Use

T = TypeVar("T")

PATH = PurePosixPath("x.yaml")
CASE = "name: A\ncountry: KZ\nshare: public\n"


def read(text: str, record_type: type[T]) -> T:
    record, findings = parse_record(dedent(text), PATH, 1, record_type)
    assert told(findings) == []
    assert record is not None
    return record


def faults(text: str, record_type: type[object]) -> list[Finding]:
    record, findings = parse_record(dedent(text), PATH, 1, record_type)
    assert record is None
    return findings


def test_a_case_with_everything() -> None:
    case = read(
        """\
        kind: person
        name: A B
        short: B
        names: {kk: Ә, ru: }
        also: [{text: A Bee, source: s1}]
        members: C
        gender: female
        born: 1988
        country: NO
        region:
        role: [{text: lawyer, from: 2022-10, source: s1}]
        stands_for: [x, y]
        share: coalition
        consent: [{use: [ally-letter, picture], answer: assumed, basis: public, source: s1, date: 2022-10-19}]
        owner: iphr
        risk: {kind: health, text: in poor health, from: 2023, source: [s1], share: internal}
        next: [{what: a hearing, date: 2023-06, source: s1}, {what: a ruling, source: s1}]
        findings: [{id: f1, authority: UN, body: eu, what: "named {names}", between: [2022, 2023], source: s1}]
        events:
          - {what: sentenced, by: 2023-01-02, sentence: {years: 7.5, suspended: yes}, source: s1, from: TR}
          - what: died
            versions: [{date: 2023, source: s1, sure: reported}]
            print: {as_of: 2023}
        confirmed: [{date: 2023-05-30, by: kibhr}]
        asks: [{do: "release {name}", kinds: [release, care], from: 2023, source: s1}]
        read: [{text: letter 2022-10-19, by: R}]
        sources:
          s1: {title: T, publisher: P, date: 2022-10-19, seen: 2022, url: "https://example.org/a"}
        """,
        Case,
    )
    assert (case.country, case.share, case.region, dict(case.names)) == (
        "NO",
        Share.COALITION,
        "",
        {"kk": "Ә"},
    )
    assert case.share.__class__ is Share
    assert (case.members, case.stands_for, case.born) == (("C",), ("x", "y"), PartialDate(1988))
    assert case.also[0].source == ("s1",)
    assert case.role[0].since == PartialDate(2022, 10)
    consent = case.consent[0]
    assert (consent.use, consent.answer) == ((Use.ALLY_LETTER, Use.PICTURE), Answer.ASSUMED)
    assert {use.__class__ for use in consent.use} == {Use}
    assert consent.date == datetime.date(2022, 10, 19)
    assert case.risk[0].share is Share.INTERNAL
    assert [step.date for step in case.next] == [PartialDate(2023, 6), None]
    assert (case.findings[0].id, case.findings[0].body) == ("f1", "eu")
    assert case.findings[0].when.between == (PartialDate(2022), PartialDate(2023))
    sentenced, died = case.events
    assert sentenced.sentence is not None
    assert (sentenced.sentence.years, sentenced.sentence.suspended, sentenced.origin) == ("7.5", True, "TR")
    assert (sentenced.when.by, sentenced.when.date) == (PartialDate(2023, 1, 2), None)
    assert died.when.interval is None
    assert died.versions[0].when.date == PartialDate(2023)
    assert died.print is not None
    assert died.print.when.as_of == PartialDate(2023)
    assert case.asks[0].kinds == (Ask.RELEASE, Ask.CARE)
    assert case.sources["s1"].url == "https://example.org/a"


def test_the_places_of_record_rows_and_keys() -> None:
    case = read(f"{CASE}events:\n  - what: died\n    date: 2022\n  - {{what: died}}\nowner: iphr\n", Case)
    assert str(case.place) == "x.yaml:1"
    assert [str(event.place) for event in case.events] == ["x.yaml:5", "x.yaml:7"]
    assert {key: place.line for key, place in case.lines.items()} == {
        "name": 1, "country": 2, "share": 3, "events": 4, "owner": 8
    }  # fmt: skip


def test_the_ids_of_rows_stand_in_the_file_and_those_of_records_do_not() -> None:
    instrument = read("name: A\nfirst: the A\nsays: [{id: p, text: says, source: s}]", Instrument)
    assert instrument.says[0].id == "p"
    (finding,) = faults("name: A\nid: x", Organisation)
    assert (finding.code, finding.source.line) == ("unknown-key", 2)


def test_letter_settings() -> None:
    settings = read(
        """\
        use: government-letter
        date: 2022-10-19
        place: Brussels
        meeting: {name: M, kind: visit, meets: KZ}
        to: a
        subject: S
        cases: {must: [x], together: [[a, b], [c]]}
        documents: [joint-letter]
        limits: {pages: 3}
        deadlines: {sign: 2022-10-17}
        sign: {drafter: iphr, say_order: no}
        """,
        LetterSettings,
    )
    assert settings.documents == (Kind.JOINT_LETTER,)
    assert settings.cases.together == (("a", "b"), ("c",))
    assert settings.limits.pages == 3
    assert settings.sign.say_order is False
    assert settings.meeting is not None
    assert settings.meeting.meets == ("KZ",)
    assert str(settings.cases.lines["must"]) == "x.yaml:7"
    assert str(settings.sign.lines["drafter"]) == "x.yaml:11"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("shaer: public", "unknown-key"),
        ("name: A", "duplicate-key"),
        ("gender: femal", "unknown-word"),
        ("gender: [female]", "wrong-shape"),
        ("kind: Person", "unknown-word"),
        ("born: 1988-02-30", "bad-date"),
        ("born: 1888", "bad-date"),
        ("born: [1988]", "wrong-shape"),
        ("owner: {a: b}", "wrong-shape"),
        ("owner: |\n  iphr\n  kibhr", "line-break"),
        ('owner: "a\\tb"', "line-break"),
        ("role: lawyer", "wrong-shape"),
        ("role: [lawyer]", "wrong-shape"),
        ("names: [A]", "wrong-shape"),
        ("names: A", "wrong-shape"),
        ("names: {kk: [A]}", "wrong-shape"),
        ("also: [{text: A},]\nmembers: [A, '']", "empty-item"),
        ("stands_for: [a, , b]", "yaml-syntax"),
        ("stands_for:\n  - a\n  -", "empty-item"),
        ("role: [{from: 2022, source: s}]", "missing-key"),
        ("sources: {s: }", "missing-key"),
        ("sources: {s: {title: }}", "missing-key"),
        ("sources: {s: {title: T, url: 'javascript:alert(1)'}}", "bad-url"),
        ("sources: {s: {title: T, url: example.org}}", "bad-url"),
        ("sources: {s: {title: T, url: 'https://a b'}}", "bad-url"),
        ("events: [{what: died, date: yesterday}]", "bad-date"),
        ("events: [{what: died, when: 2022}]", "unknown-key"),
        ("events: [{what: sentenced, sentence: 6}]", "wrong-shape"),
        ("events: [{what: sentenced, sentence: {months: six}}]", "not-a-number"),
        ("events: [{what: sentenced, sentence: {months: -6}}]", "not-a-number"),
        ("events: [{what: sentenced, sentence: {days: 99999999999}}]", "not-a-number"),
        ("events: [{what: sentenced, sentence: {life: true}}]", "not-yes-or-no"),
        ("events: [{what: sentenced, sentence: {life: Yes}}]", "not-yes-or-no"),
        ("consent: [{use: ally-leter, answer: yes, date: 2022-10-19}]", "unknown-word"),
        ("consent: [{use: ally-letter, answer: YES, date: 2022-10-19}]", "unknown-word"),
        ("consent: [{use: ally-letter, answer: yes, date: 2022-10}]", "bad-date"),
    ],
)
def test_a_fault_in_a_case(line: str, code: str) -> None:
    (finding,) = faults(CASE + line, Case)
    assert finding.code == code
    assert finding.source.line >= 4
    assert finding.message and finding.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("shaer: x", "Did you mean 'share'?"),
        ("Name: x", "Did you mean 'name'?"),
        ("concent: x", "Did you mean 'consent'?"),
        ("gender: femal", "Did you mean 'female'?"),
        ("gender: purple", "Use one of: female, male, other."),
        ("since: 2022", "Known here: also, asks, "),
        (
            "sources: {s: {title: A letter, and more}}",
            "If it belongs to the value before: a value with a comma",
        ),
    ],
)
def test_what_was_probably_meant(text: str, hint: str) -> None:
    (finding,) = faults(CASE + text, Case)
    assert finding.hint.startswith(hint)


def test_every_fault_of_a_record_is_told_with_its_line() -> None:
    findings = faults(
        """\
        organisation: iphr
        answer: perhaps
        number: one
        print: {country: maybe, nmae: A}
        disclosed: true
        digest: {}
        """,
        Signature,
    )
    assert sorted(told(findings)) == [
        "x.yaml:2 unknown-word",
        "x.yaml:3 not-a-number",
        "x.yaml:4 not-yes-or-no",
        "x.yaml:4 unknown-key",
        "x.yaml:5 not-yes-or-no",
        "x.yaml:6 unknown-key",
    ]


def test_every_missing_key_is_told() -> None:
    findings = faults("share: public", Recommendation)
    assert [finding.message for finding in findings] == [
        "lacks the key 'to'", "lacks the key 'countries'", "lacks the key 'do'", "lacks the key 'from'"
    ]  # fmt: skip


def test_an_empty_value_is_no_value() -> None:
    (finding,) = faults("name: ''", Organisation)
    assert finding.code == "missing-key"
    assert (
        read("name: A\nacronym:\nnames: {}\nworks_on: []\nmembers:\nwebsite: ''", Organisation).members == ()
    )


@pytest.mark.parametrize("word", ["NO", "12:30", "0123", "3.10", "yes", "2022-10-19", "null", "~", "1e3"])
def test_text_stays_as_it_was_written(word: str) -> None:
    official = read(f"office: {word}\nchannels: [{word}]\n", Official)
    assert (official.office, official.channels) == (word, (word,))


def test_a_folded_value_loses_only_its_last_line_end() -> None:
    assert read("name: >\n  A long\n  name\n", Organisation).name == "A long name"


@pytest.mark.parametrize("text", ["- a", "a", "[a, b]", "'x'"])
def test_a_file_that_is_no_block_of_keys(text: str) -> None:
    (finding,) = faults(text, Organisation)
    assert (finding.code, finding.source.line) == ("wrong-shape", 1)


@pytest.mark.parametrize("text", ["", "# nothing", "---\n", "''"])
def test_an_empty_file(text: str) -> None:
    (finding,) = faults(text, Organisation)
    assert finding.code == "empty-file"


def test_a_list_with_no_end_of_faults_is_told_a_hundred_times() -> None:
    findings = faults("name: A\nmembers: [" + "{}, " * 1000 + "]", Organisation)
    assert len(findings) == 101
    assert findings[-1].code == "too-many-faults"


def test_unknown_keys_without_end_are_told_a_hundred_times() -> None:
    findings = faults("name: A\n" + "".join(f"x{n}: 1\n" for n in range(1000)), Organisation)
    assert len(findings) == 101
    assert told(findings)[-1] == "x.yaml:102 too-many-faults"


def test_messages_stay_short() -> None:
    word = "x" * 1000
    text = f"{CASE}{word}: 1\ngender: {word}\nborn: {word}\nsources: {{s: {{title: T, url: {word}}}}}"
    findings = faults(text, Case)
    assert len(findings) == 4
    assert all(len(finding.message) < 160 for finding in findings)
