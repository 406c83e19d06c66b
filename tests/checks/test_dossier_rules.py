"""Each rule on the dossier sees what it is for, where it stands; and nothing else."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from sound import context, edit, hints, of_dossier, of_library, told

from lettergen.checks import check_dossier
from lettergen.document import Kind
from lettergen.findings import Finding
from lettergen.versions import digest

LETTER = "letters/a/letter.yaml"
SAY = "letters/a/say.md"
IPHR = "letters/a/signatures/iphr.yaml"
KIBHR = "letters/a/signatures/kibhr.yaml"
MAMAI = "cases/kazakhstan/mamai.md"
TEMIROV = "cases/kyrgyzstan/temirov.md"
CRITICS = "cases/kazakhstan/concerns/critics.md"
REGIONAL = "cases/central-asia/concerns/critics-region.md"
PRESIDENT = "cases/officials/president.yaml"
AMBASSADOR = "cases/officials/ambassador.yaml"


@pytest.mark.parametrize("final", [False, True])
def test_a_sound_dossier_has_no_finding(workspace: Path, final: bool) -> None:
    assert of_dossier(workspace, final=final, stale=True) == []


FAULTS = [
    # ids
    (LETTER, "to: [president]", "to: [presidents]", "11 error unknown-official"),
    (LETTER, "copy: [ambassadors]", "copy: [ambassador, ambasadors]", "12 error unknown-official"),
    (LETTER, "copy: [ambassadors]", "copy: [ambassadors]\nunprinted: [x]", "13 error unknown-official"),
    (LETTER, "copy: [ambassadors]", "copy: [ambassadors]\nungreeted: [x]", "13 error unknown-official"),
    (LETTER, "asks: [critics]", "asks: [critics, criticss]", "16 error unknown-concern"),
    (LETTER, "must: [mamai]", "must: [mamai, mamay]", "19 error unknown-case"),
    (LETTER, "never: []", "never: [nobody]", "20 error unknown-case"),
    (LETTER, "together: []", "together: [[mamai, temirof]]", "22 error unknown-case"),
    (LETTER, "[strategy.essential]", "[strategy.essential, strateg]", "15 error unknown-instrument"),
    (LETTER, "[strategy.essential]", "[strategy.esential]", "15 error unknown-passage"),
    (LETTER, "about: [KZ, KG]", "about: [KZ, KG, TJ]", "10 error unknown-country"),
    (LETTER, "drafter: iphr", "drafter: iprh", "25 error unknown-organisation"),
    (LETTER, "{briefing-paper:", "{briefing:", "14 error unknown-document"),
    (KIBHR, "organisation: kibhr", "organisation: kibrh", "1 error unknown-organisation"),
    (KIBHR, "organisation: kibhr\n", "", "1 error no-organisation"),
    (KIBHR, "digests: {", "digests: {leter: x, ", "5 error unknown-document"),
    # plan
    (LETTER, "  dates: 2022-10\n", "  dates: 2022-10-18\n", "3 warning after-meeting"),
    (LETTER, "meeting:\n", "hook: {what: a veto, date: 2022-10-18, about: [KZ]}\nmeeting:\n", "5 warning two-occasions"),
    (LETTER, "letter: 2", "letter: 3", "17 warning unmet-wish"),
    (LETTER, "date: 2022-10-19", "date: 2022-10-19\nembargo: 2022-10-20", "4 warning embargo"),
    (LETTER, "{sign: 2022-10-17}", "{sign: soon}", "24 warning bad-deadline"),
    (LETTER, "{sign: 2022-10-17}", "{sign: 2022-10}", "24 warning bad-deadline"),
    (LETTER, "{sign: 2022-10-17}", "{sign: 2022-10-20}", "24 warning bad-deadline"),
    (LETTER, "together: []", "together: [mamai, temirov]", "22 warning group-of-one"),
    (LETTER, "meeting:\n", "hook: {what: a veto, about: [KZ]}\nmeeting:\n", "5 warning two-occasions"),
    (SAY, "Now is the time.", "Now is the time.[^s1]", "4 error unknown-source"),
    # signatures
    (KIBHR, "received: 2022-10-18T09:00:00+02:00", "received: yesterday", "3 warning bad-time"),
    (KIBHR, "number: 2", "number: 1", "4 warning second-number"),
    (KIBHR, "answer: signed", "answer: objects", "2 warning objection"),
    (KIBHR, "organisation: kibhr", "organisation: iphr", "1 error second-signature"),
    # words
    (SAY, "# Briefing\n", "# Breifing\nNobody prints this.\n# Briefing\n", "7 warning unprinted-section"),
    (SAY, "# Why now\n", "# Cases\nRaise these:\n# Why now\nNow is the time.\n# Thnks\n", "8 warning unprinted-section"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), FAULTS)
def test_one_fault_is_one_finding(workspace: Path, name: str, old: str, new: str, expected: str) -> None:
    edit(workspace, name, old, new)
    assert of_dossier(workspace) == [f"{name}:{expected}"]


def test_a_government_met_that_the_library_does_not_have(workspace: Path) -> None:
    edit(workspace, LETTER, "meets: [KZ]\n  about: [KZ, KG]", "meets: [TJ]\n  about: [TJ, KZ, KG]")
    assert of_dossier(workspace) == [
        f"{LETTER}:9 error unknown-country",
        f"{LETTER}:10 error unknown-country",
        f"{LETTER}:17 warning unmet-wish",
    ]


def test_a_government_met_that_the_letter_is_not_about(workspace: Path) -> None:
    edit(workspace, LETTER, "meets: [KZ]", "meets: [KZ, KG]")
    edit(workspace, LETTER, "about: [KZ, KG]", "about: [KZ]")
    assert f"{LETTER}:9 warning meets-outside-about" in of_dossier(workspace)


def test_a_hook_is_about_countries_that_the_library_has(workspace: Path) -> None:
    start, end = "meeting:", "to: [president]"
    text = (workspace / LETTER).read_text()
    whole = text[text.index(start) : text.index(end)]
    edit(workspace, LETTER, whole, "hook: {what: a veto, about: [KZ, KG, TJ]}\n")
    assert of_dossier(workspace) == [f"{LETTER}:5 error unknown-country"]
    edit(workspace, LETTER, "hook: {what: a veto, about: [KZ, KG, TJ]}\n", "")
    assert f"{LETTER}:1 error no-occasion" in of_dossier(workspace)


def test_an_ask_without_a_text_on_the_day_is_told_once(workspace: Path) -> None:
    edit(workspace, REGIONAL, "## 2022-10-10", "## 2022-10-20")
    edit(workspace, LETTER, "asks: [critics]", "asks: [critics, critics-region]")
    assert of_dossier(workspace) == [f"{LETTER}:16 error ask-without-text"]


def test_a_deadline_may_be_the_day_of_the_letter(workspace: Path) -> None:
    edit(workspace, LETTER, "{sign: 2022-10-17}", "{sign: 2022-10-19}")
    assert of_dossier(workspace) == []


@pytest.mark.parametrize("dates", ["2022-10-19", "2022-10", "2022"])
def test_a_letter_may_be_dated_on_the_last_day_of_its_meeting(workspace: Path, dates: str) -> None:
    edit(workspace, LETTER, "  dates: 2022-10\n", f"  dates: {dates}\n")
    assert of_dossier(workspace) == []


def test_what_will_be_published_is_public(workspace: Path) -> None:
    edit(workspace, LETTER, "share: public", "publish: with-sending\nshare: addressee")
    assert f"{LETTER}:3 error published-label" in of_dossier(workspace)
    edit(workspace, LETTER, "publish: with-sending", "publish: never")
    assert of_dossier(workspace) == []


@pytest.mark.parametrize(
    ("publish", "embargo", "told_of"),
    [
        ("with-sending", "2022-10-19", False),
        ("with-sending", "2022-10-20", True),
        ("after-meeting", "2022-10-25", False),
        ("after-meeting", "2022-10-18", True),
        ("never", "2022-10-19", True),
    ],
)
def test_an_embargo_goes_with_when_it_is_published(
    workspace: Path, publish: str, embargo: str, told_of: bool
) -> None:
    edit(workspace, LETTER, "place: Brussels", f"place: Brussels\npublish: {publish}\nembargo: {embargo}")
    found = [line for line in of_dossier(workspace) if line.endswith("embargo")]
    assert found == ([f"{LETTER}:6 warning embargo"] if told_of else [])


@pytest.mark.parametrize(
    ("name", "old", "line"),
    [(PRESIDENT, "from: 2019-12-01, until: 2024-12-01", 11), (AMBASSADOR, "seen: 2022-10", 12)],
)
def test_an_official_whose_holder_is_not_known(workspace: Path, name: str, old: str, line: int) -> None:
    edit(workspace, name, old, "seen: 2010")
    assert of_dossier(workspace) == [f"{LETTER}:{line} warning no-holder"]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            "from: 2019-12-01",
            "Charles Michel was last seen in it more than a year before 2022-10-19 (2019-12-01)",
        ),
        ("from: 2019-12-01, seen: [2021-05, 2023-01-01]", "more than a year before 2022-10-19 (2021-05)"),
        ("from: 2019-12-01, until: 2020-12-01", "nobody is known to hold it on 2022-10-19"),
        ("from: 2023-01-01", "nobody is known to hold it on 2022-10-19"),
    ],
)
def test_whoever_was_last_seen_in_an_office_long_ago_is_told(workspace: Path, known: str, said: str) -> None:
    edit(workspace, PRESIDENT, "from: 2019-12-01, until: 2024-12-01", known)
    (finding,) = [row for row in check_dossier(context(workspace)) if row.code == "no-holder"]
    assert finding.message.endswith(said)


def test_whoever_is_not_shown_needs_no_holder(workspace: Path) -> None:
    edit(workspace, AMBASSADOR, "seen: 2022-10", "seen: 2010")
    edit(workspace, LETTER, "copy: [ambassadors]", "copy: [ambassadors]\nunprinted: [ambassadors]")
    assert of_dossier(workspace) == []


def test_a_text_overtaken_by_events_is_a_warning(workspace: Path) -> None:
    edit(workspace, TEMIROV, "read:", "  - {what: imprisoned, as_of: 2022-10-15, source: s2}\nread:")
    edit(workspace, TEMIROV, "\n---\n# Letter", "\n  s2: {title: Later, date: 2022-10-15}\n---\n# Letter")
    edit(workspace, TEMIROV, "answer: assumed, source: s1,", "answer: yes,")
    assert of_dossier(workspace) == [
        f"{TEMIROV}:16 warning overtaken-text",
        f"{TEMIROV}:19 warning overtaken-text",
    ]


def test_an_overtaken_text_of_somebody_free_is_an_error(workspace: Path) -> None:
    edit(workspace, TEMIROV, "read:", "  - {what: acquitted, date: 2022-10-15, source: s2}\nread:")
    edit(workspace, TEMIROV, "\n---\n# Letter", "\n  s2: {title: Later, date: 2022-10-15}\n---\n# Letter")
    edit(workspace, TEMIROV, "answer: assumed, source: s1,", "answer: yes,")
    edit(workspace, LETTER, "letter: 2", "letter: 1")
    assert of_dossier(workspace) == [
        f"{TEMIROV}:16 error overtaken-text",
        f"{TEMIROV}:19 error overtaken-text",
    ]


def test_a_text_that_cites_nothing_of_an_earlier_death_is_an_error(workspace: Path) -> None:
    edit(workspace, MAMAI, "asks:", "  - {what: died, date: 2022-10-02, source: s3}\nasks:")
    edit(workspace, MAMAI, "  s2: {", "  s3: {title: Obituary, date: 2022-10-06}\n  s2: {")
    edit(workspace, MAMAI, 'asks: [{do: "release {name}"', 'asks: [{do: "look into the death of {name}"')
    edit(workspace, MAMAI, "kinds: [release]", "kinds: [investigate]")
    found = [f for f in check_dossier(context(workspace)) if f.code == "overtaken-text"]
    assert [(f.severity.value, f.message, f.hint) for f in found] == [
        (
            "error",
            f"cites no source, in the text '{part} 2022-10-10' of Zhanbolat Mamai, of where the case stands: died",
            f"Write a newer one under '# {part.capitalize()}' that rests on [^s3].",
        )
        for part in ("letter", "briefing")
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (MAMAI, "{text: letter 2022-10-10, by: R}, ", "", 23),
        (MAMAI, ", {text: briefing 2022-10-10, by: R}", "", 26),
        (TEMIROV, "{text: letter 2022-10-10, by: R}", "{text: letter 2022-10-09, by: R}", 14),
        (CRITICS, "{text: ask 2022-10-10, by: R}, ", "", 12),
        (CRITICS, "{text: facts 2022-10-10, by: R}, ", "", 15),
        (CRITICS, " {text: standard 2022-10-10, by: R},", "", 18),
        (REGIONAL, "read: [{text: briefing 2022-10-10, by: R}]", "read: []", 8),
    ],
)
def test_a_text_nobody_read_keeps_a_letter_from_being_final(
    workspace: Path, name: str, old: str, new: str, line: int
) -> None:
    edit(workspace, name, old, new)
    place = f"{name}:{line}"
    assert of_dossier(workspace) == [f"{place} warning unread-text"]
    assert of_dossier(workspace, final=True) == [f"{place} error unread-text"]


def test_a_text_that_is_not_used_need_not_be_read(workspace: Path) -> None:
    edit(workspace, MAMAI, "# Letter\n", "# Letter\n## 2022-10-06\nArrested.[^s1]\n")
    edit(workspace, MAMAI, "# Briefing\n", "# Briefing\n## 2022-10-20\nArrested.[^s1]\n")
    assert of_dossier(workspace) == []


@pytest.mark.parametrize("part", ["Letter", "Briefing"])
def test_a_sentence_made_from_events_keeps_a_letter_from_being_final(workspace: Path, part: str) -> None:
    text = (workspace / TEMIROV).read_text()
    body = text[text.index("# Letter") :]
    letter, briefing = body[: body.index("# Briefing")], body[body.index("# Briefing") :]
    edit(workspace, TEMIROV, letter if part == "Letter" else briefing, "")
    expected = [f"{TEMIROV}:2 {{}} composed-sentence"] if part == "Letter" else []
    # Without a text for the briefing, the letter's own stands there.
    assert of_dossier(workspace) == [line.format("warning") for line in expected]
    assert of_dossier(workspace, final=True) == [line.format("error") for line in expected]


def test_a_case_without_any_text_is_told_once(workspace: Path) -> None:
    text = (workspace / TEMIROV).read_text()
    edit(workspace, TEMIROV, text[text.index("# Letter") :], "")
    assert of_dossier(workspace) == [f"{TEMIROV}:2 warning composed-sentence"]
    edit(workspace, LETTER, "form: bullets", "form: sentence")
    assert of_dossier(workspace) == [f"{TEMIROV}:2 warning composed-sentence"]


def test_somebody_free_of_whom_nothing_was_written_is_told_as_that(workspace: Path) -> None:
    text = (workspace / TEMIROV).read_text()
    edit(workspace, TEMIROV, text[text.index("# Letter") :], "")
    edit(workspace, TEMIROV, "what: charged", "what: acquitted")
    edit(workspace, LETTER, "letter: 2", "letter: 1")
    assert of_dossier(workspace) == [f"{TEMIROV}:2 warning composed-sentence"]


def test_an_ask_that_contradicts_the_status_is_an_error(workspace: Path) -> None:
    edit(workspace, MAMAI, "asks:", "  - {what: released, date: 2022-10-04, source: s1}\nasks:")
    edit(workspace, MAMAI, "from: 2022-10-01, source: s1}]\nread", "from: 2022-10-01}]\nread")
    found = of_dossier(workspace)
    assert f"{MAMAI}:17 error ask-contradicts-status" in found
    assert of_library(workspace) == []


def test_a_newer_ask_that_fits_takes_the_place_of_one_that_does_not(workspace: Path) -> None:
    edit(workspace, MAMAI, "asks: [", "  - {what: released, date: 2022-10-04, source: s1}\nasks: [")
    newer = 'asks: [{do: "compensate {name}", kinds: [redress], from: 2022-10-05}, {do: "release'
    edit(workspace, MAMAI, 'asks: [{do: "release', newer)
    edit(workspace, MAMAI, "}, {do", '}, {do: "release {name}", kinds: [release], from: 2022-10-20}, {do')
    assert not any(line.endswith("ask-contradicts-status") for line in of_dossier(workspace))


def told_that_day(workspace: Path, when: str) -> None:
    edit(workspace, MAMAI, "tortured, date: 2022-09-30, source: s1", f"tortured, {when}, source: s3")
    edit(workspace, MAMAI, "  s2: {", "  s3: {title: Torture, date: 2022-10-19}\n  s2: {")


def test_an_event_that_may_begin_on_the_day_of_the_letter_is_told(workspace: Path) -> None:
    told_that_day(workspace, "between: [2022-10-19, 2022-10-21]")
    assert of_dossier(workspace) == [f"{MAMAI}:15 info date-inside-event"]


@pytest.mark.parametrize(
    ("when", "is_told"), [("2022-10", True), ("2022", True), ("2022-09", False), ("2022-10-19", False)]
)
def test_a_letter_dated_inside_an_event_is_told(workspace: Path, when: str, is_told: bool) -> None:
    told_that_day(workspace, f"date: {when}")
    assert of_dossier(workspace) == ([f"{MAMAI}:15 info date-inside-event"] if is_told else [])


def test_a_case_insisted_on_that_was_last_heard_of_long_ago(workspace: Path) -> None:
    edit(workspace, MAMAI, "arrested, date: 2022-09-30", "arrested, date: 2012-09-30")
    edit(workspace, MAMAI, "asks: [{", "asks: []\n#")
    assert of_dossier(workspace) == [f"{LETTER}:19 warning last-known-status"]


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (SAY, "Now is the time.", "TODO: why now.", 5),
        (SAY, "Now is the time.", "A word.\n\nNow [...] is the time.", 7),
        (SAY, "Now is the time.", "Now is [ ] the time.", 5),
        (SAY, "Now is the time.", "Now *TBC* is the time.", 5),
        (SAY, "This paper", "- one\n- XXX\n\nThis paper", 8),
        (LETTER, "subject: Human rights", "subject: Human rights ???", 13),
        (LETTER, "place: Brussels", "place: TBD", 4),
        (LETTER, "name: visit to Kazakhstan", "name: '[…]'", 6),
        (LETTER, "Human rights in Kazakhstan}", "FIXME}", 14),
    ],
)
def test_words_still_to_come_keep_a_letter_from_being_final(
    workspace: Path, name: str, old: str, new: str, line: int
) -> None:
    edit(workspace, name, old, new)
    assert of_dossier(workspace) == [f"{name}:{line} warning left-to-fill"]
    assert of_dossier(workspace, final=True) == [f"{name}:{line} error left-to-fill"]


@pytest.mark.parametrize(
    "words", ["The todos of Mastodon.", "[Sic] he said.", "Is that so?", "The XX century."]
)
def test_words_that_only_look_like_it_are_left_alone(workspace: Path, words: str) -> None:
    edit(workspace, SAY, "Now is the time.", words)
    assert of_dossier(workspace) == []


def test_a_section_is_not_missed_in_documents_that_are_not_built(workspace: Path) -> None:
    one = context(workspace)
    letter = {Kind.JOINT_LETTER: one.documents[Kind.JOINT_LETTER]}
    assert told(check_dossier(dataclasses.replace(one, documents=letter))) == []


def test_the_drafter_signs(workspace: Path) -> None:
    edit(workspace, IPHR, "answer: signed", "answer: asked")
    assert of_dossier(workspace) == [f"{LETTER}:25 warning drafter-not-signed"]
    assert of_dossier(workspace, final=True) == [f"{LETTER}:25 error drafter-not-signed"]


def test_somebody_signs_a_final(workspace: Path) -> None:
    for name in (IPHR, KIBHR):
        edit(workspace, name, "answer: signed", "answer: signed\ndisclosed: no")
    assert of_dossier(workspace) == [f"{LETTER}:25 warning drafter-undisclosed"]
    assert of_dossier(workspace, final=True) == [
        f"{LETTER}:25 error drafter-undisclosed",
        f"{LETTER}:25 error nobody-signed",
    ]


def test_a_condition_keeps_a_letter_from_being_final(workspace: Path) -> None:
    edit(workspace, KIBHR, "number: 2", "number: 2\ncondition: no photograph")
    assert of_dossier(workspace) == [f"{KIBHR}:5 warning conditional-signature"]
    assert of_dossier(workspace, final=True) == [f"{KIBHR}:5 error conditional-signature"]


def unconfirmed(workspace: Path, *, final: bool = False) -> list[Finding]:
    found = check_dossier(context(workspace, final=final))
    return [finding for finding in found if finding.code == "unconfirmed-text"]


def test_another_text_than_was_signed_is_told_with_the_line_to_write(workspace: Path) -> None:
    edit(workspace, SAY, "Now is the time.", "Now is the very time.")
    findings = unconfirmed(workspace)
    assert told(findings) == [f"{IPHR}:5 warning unconfirmed-text", f"{KIBHR}:5 warning unconfirmed-text"]
    assert "signed another version of the joint-letter" in findings[0].message
    assert told(unconfirmed(workspace, final=True)) == [
        f"{IPHR}:5 error unconfirmed-text",
        f"{KIBHR}:5 error unconfirmed-text",
    ]
    path = workspace / KIBHR
    line = hints(findings)[0].partition("write: ")[2]
    path.write_text(path.read_text().rpartition("digests:")[0] + line + "\n")
    assert told(unconfirmed(workspace)) == [f"{IPHR}:5 warning unconfirmed-text"]


def test_no_record_of_which_text_was_signed_is_told(workspace: Path) -> None:
    text = (workspace / KIBHR).read_text()
    edit(workspace, KIBHR, text[text.index("digests:") :], "")
    (finding,) = unconfirmed(workspace)
    assert told([finding]) == [f"{KIBHR}:1 info unconfirmed-text"]
    for document in context(workspace).documents.values():
        assert digest(document) in finding.hint
    (finding,) = unconfirmed(workspace, final=True)
    assert told([finding]) == [f"{KIBHR}:1 error unconfirmed-text"]


@pytest.mark.parametrize("answer", ["asked", "declined", "withdrawn", "objects"])
def test_who_has_not_signed_confirms_nothing(workspace: Path, answer: str) -> None:
    edit(workspace, KIBHR, "answer: signed", f"answer: {answer}")
    edit(workspace, SAY, "Now is the time.", "Now is the very time.")
    assert told(unconfirmed(workspace)) == [f"{IPHR}:5 warning unconfirmed-text"]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("to: [president]", "to: [presidnet]", "Did you mean 'president'?"),
        ("must: [mamai]", "must: [mamay]", "Did you mean 'mamai'?"),
        ("asks: [critics]", "asks: [crtics]", "Did you mean 'critics'?"),
        ("drafter: iphr", "drafter: ihpr", "Did you mean 'iphr'?"),
    ],
)
def test_the_hint_says_what_was_meant(workspace: Path, old: str, new: str, hint: str) -> None:
    edit(workspace, LETTER, old, new)
    assert hint in hints(check_dossier(context(workspace)))


def test_cases_put_together_share_a_bullet_and_both_texts_are_read(workspace: Path) -> None:
    edit(workspace, LETTER, "together: []", "together: [[mamai, temirov]]")
    for name in (MAMAI, TEMIROV):
        edit(workspace, name, "{text: letter 2022-10-10, by: R}, ", "")
    assert of_dossier(workspace) == [f"{MAMAI}:23 warning unread-text", f"{TEMIROV}:14 warning unread-text"]


def test_an_ask_that_no_letter_prints_need_not_be_read(workspace: Path) -> None:
    edit(workspace, CRITICS, "{text: ask 2022-10-10, by: R}, ", "")
    edit(workspace, LETTER, "asks: [critics]", "asks: []")
    edit(workspace, SAY, "Now is the time.", "Now is the time, and we ask nothing.")
    assert of_dossier(workspace) == []


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("date: 2022-10-19", []),
        ("seen: 2022-09", []),
        ("date: 2022-10-20", ["7 error text-before-source"]),
        ("date: 2022-10", ["7 error text-before-source"]),
        ("url: 'https://example.org'", ["7 error text-before-source"]),
    ],
)
def test_say_cites_what_was_known_by_the_letters_date(
    workspace: Path, dated: str, expected: list[str]
) -> None:
    edit(workspace, SAY, "# Occasion", f"---\nsources: {{s1: {{title: T, {dated}}}}}\n---\n# Occasion")
    edit(workspace, SAY, "Now is the time.", "Now is the time.[^s1]")
    assert of_dossier(workspace) == [f"{SAY}:{line}" for line in expected]


def test_a_letter_over_its_limit_says_who_moved_and_by_how_much_it_is_too_long_still(workspace: Path) -> None:
    edit(workspace, LETTER, "words: 400", "words: 20")
    assert of_dossier(workspace) == [f"{LETTER}:23 warning too-long", f"{LETTER}:23 info moved"]
