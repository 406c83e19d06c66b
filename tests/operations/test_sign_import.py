"""What a form collected: each row adds, changes, repeats, is silent or refused; the same sheet again changes nothing."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from form_exports import EXPORTS, csv_text, sent
from sign_ons import DEADLINE, NOON, SIGNATURES, answered, at, circulated, workspace
from small_workspace import LETTER, change, files_below, reopened

from lettergen.findings import LettergenError
from lettergen.operations.sign_circulate import close
from lettergen.operations.sign_import import ImportPlan, plan_import, record_import
from lettergen.operations.sign_import_settings import SETTINGS, load_settings, save_settings
from lettergen.operations.sign_status import sign_status
from lettergen.records.sheet_settings import Columns, SheetSettings, WrittenAnswer, WrittenName
from lettergen.sheets import read_sheet
from lettergen.signing.agreement import Standing
from lettergen.signing.sheet_columns import known_columns
from lettergen.signing.steps import Step

NOW = at(1_000)
HEADER = ("Received", "Organisation", "Answer", "By", "Role", "Condition", "Disclosed", "Objection", "Mail")
SETTINGS_SAID = SheetSettings(zone="UTC", columns=known_columns(HEADER))
MAIL = "ida.secret@example.org"


def row(organisation: str, hours: float = 1, **said: str) -> dict[str, str]:
    """A row of a sheet that came so many hours after the first text was circulated."""
    usual = {"Answer": "Yes", "By": "Ida Ek", "Disclosed": "yes", "Mail": MAIL}
    return {"Organisation": organisation, "Received": f"{at(hours):%Y-%m-%d %H:%M:%S}", **usual, **said}


def planned(root: Path, *rows: dict[str, str], **said: Any) -> ImportPlan:
    path = root / "answers.csv"
    path.write_text(
        csv_text([HEADER, *([one.get(name, "") for name in HEADER] for one in rows)]), encoding="utf-8"
    )
    settings = dataclasses.replace(SETTINGS_SAID, **said)
    return plan_import(reopened(root), LETTER, read_sheet(path), settings, origin=path.name, now=NOW)


def imported(root: Path, *rows: dict[str, str], **said: Any) -> ImportPlan:
    plan = planned(root, *rows, **said)
    record_import(reopened(root), LETTER, plan)
    return plan


def actions(plan: ImportPlan) -> list[str]:
    return [one.action.value for one in plan.rows]


def notes(plan: ImportPlan) -> str:
    return "\n".join(note for one in plan.rows for note in one.notes)


def standings(root: Path) -> dict[str, Standing]:
    return {one.id: one.standing for one in sign_status(reopened(root), LETTER, NOON).signatories}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose text was circulated."""
    workspace(tmp_path)
    circulated(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", EXPORTS)
def test_every_form_is_imported_once(root: Path, name: str) -> None:
    (root / name).write_bytes(EXPORTS[name]([sent("Monitors"), sent("OTH", 2, answer="No"), sent("O003", 1)]))
    sheet = read_sheet(root / name)
    (who,) = (title for title in sheet.header if "Name of your organisation" in title)
    (answer,) = (title for title in sheet.header if "Do you sign?" in title)
    (by,) = (title for title in sheet.header if "Your name" in title)
    columns = known_columns(sheet.header)
    assert (columns.organisation, columns.by) == (who, by)
    settings = SheetSettings(zone="+01:00", columns=dataclasses.replace(columns, answer=answer))
    plan = plan_import(reopened(root), LETTER, sheet, settings, origin=name, now=NOW)
    assert actions(plan) == ["add", "add", "add"]
    record_import(reopened(root), LETTER, plan)
    assert standings(root) == {
        "monitors": Standing.SIGNED,
        "org-003": Standing.SIGNED,
        "others": Standing.DECLINED,
    }
    text = (root / SIGNATURES / "org-003.yaml").read_text(encoding="utf-8")
    assert 'received: "2026-01-20T14:01:05+01:00"' in text
    assert "number: 2" in text
    assert "secret" not in text
    assert f'evidence: "{name}, row 4"' in text
    before = files_below(root)
    again = plan_import(reopened(root), LETTER, sheet, settings, origin=name, now=NOW)
    assert actions(again) == ["same", "same", "same"]
    assert record_import(reopened(root), LETTER, again) == ()
    assert files_below(root) == before


def test_numbers_follow_the_time_and_not_the_rows(root: Path) -> None:
    plan = imported(root, row("Monitors", 3), row("Others", 1), row("O001", 2))
    assert [one.answer.organisation for one in plan.order if one.answer] == ["others", "org-001", "monitors"]
    assert "number: 1" in (root / SIGNATURES / "others.yaml").read_text(encoding="utf-8")


def test_an_answer_belongs_to_the_text_that_was_open_when_it_came(root: Path) -> None:
    imported(root, row("O001", 1))
    change(root, f"{LETTER}/say.md", "We write to you.", "We write to you again.")
    circulated(root, now=at(10), deadline=DEADLINE, again=True, change="substantive")
    plan = imported(root, row("O001", 1), row("O001", 11), row("O002", 2), row("O003", 12))
    assert actions(plan) == ["same", "change", "add", "add"]
    assert [one.version.number for one in plan.rows if one.version] == [1, 2, 1, 2]
    assert "Came before version 2 was circulated, so it agrees to version 1." in notes(plan)
    assert standings(root) == {
        "org-001": Standing.SIGNED,
        "org-002": Standing.EARLIER,
        "org-003": Standing.SIGNED,
    }
    assert actions(planned(root, row("O001", 1), row("O001", 11), row("O002", 2))) == ["same"] * 3


def test_a_second_form_on_the_old_text_stays_one_once_the_new_text_is_signed_or_left(root: Path) -> None:
    first = [row("O001", 1), row("O001", 2, By="Bo Ek"), row("O002", 1), row("O002", 2, By="Bo Ek")]
    imported(root, *first)
    change(root, f"{LETTER}/say.md", "We write to you.", "We write to you again.")
    circulated(root, now=at(10), deadline=DEADLINE, again=True, change="substantive")
    imported(root, *first, row("O001", 11))
    answered(root, Step.WITHDRAW, "org-002", hours=12)
    before = files_below(root / SIGNATURES)
    again = imported(root, *first, row("O001", 11))
    assert actions(again) == ["same"] * 5
    assert again.rows[3].notes[0] == "A later answer is on record: withdrawn."
    assert files_below(root / SIGNATURES) == before
    other = imported(root, row("O001", 2, By="Bo Ek", Condition="only if the second ask stays"))
    assert actions(other) == ["refused"]
    assert actions(imported(root, row("O001", 0.5, By="Bo Ek"))) == ["refused"]


def test_nobody_signs_before_there_is_a_text_or_in_the_future(root: Path) -> None:
    plan = planned(root, row("O001", -1), row("O002", 2_000))
    assert actions(plan) == ["refused", "refused"]
    assert "Came before any text was circulated" in notes(plan)
    assert "Lies in the future" in notes(plan)


def test_a_late_answer_is_told(root: Path) -> None:
    plan = planned(root, row("O001", 24 * 8))
    assert actions(plan) == ["add"]
    assert "Came after the deadline." in notes(plan)


def test_one_organisation_under_two_names_is_counted_once_and_shown(root: Path) -> None:
    plan = imported(root, row("Monitors", 1), row("MON", 2, By="Bo Ek"), row("Monitors (MON)", 3))
    assert actions(plan) == ["add", "same", "same"]
    assert "The same signatory as in row 2: counted once." in plan.rows[1].notes
    assert "The same signatory as in row 2, 3: counted once." in plan.rows[2].notes
    assert standings(root) == {"monitors": Standing.SIGNED}


def test_a_second_signature_on_other_terms_is_refused(root: Path) -> None:
    plan = planned(root, row("Monitors", 1), row("MON", 2, Disclosed="no"), row("MON", 3, Condition="if"))
    assert actions(plan) == ["add", "refused", "refused"]
    assert "has signed already" in notes(plan)


def test_a_no_that_is_said_twice_is_one_no(root: Path) -> None:
    plan = imported(
        root, row("Monitors", 1, Answer="No"), row("MON", 2, Answer="No", By="Bo Ek"), row("MON", 3)
    )
    assert actions(plan) == ["add", "same", "change"]
    assert actions(planned(root, row("Monitors", 1, Answer="No"), row("MON", 3))) == ["same", "same"]
    again = imported(root, row("Monitors", 4, Answer="withdrawn"), row("MON", 5, Answer="withdrawn"))
    assert actions(again) == ["change", "same"]


def test_a_no_after_a_yes_is_not_taken_for_a_withdrawal(root: Path) -> None:
    plan = imported(root, row("Monitors", 1), row("Monitors", 2, Answer="No"))
    assert actions(plan) == ["add", "refused"]
    assert "lettergen sign withdraw" in notes(plan)
    assert actions(imported(root, row("Monitors", 3, Answer="withdrawn"))) == ["change"]
    assert standings(root) == {"monitors": Standing.WITHDRAWN}
    again = planned(root, row("Monitors", 1))
    assert actions(again) == ["same"]
    assert "A later answer is on record: withdrawn." in notes(again)


def test_a_network_and_its_member_are_shown_also_where_one_is_on_record(root: Path) -> None:
    (root / "cases/organisations/net.yaml").write_text(
        "name: The Net\nmembers: [monitors, others]\n", encoding="utf-8"
    )
    answered(root, Step.SIGN, "others")
    plan = planned(root, row("The Net", 2), row("Monitors", 3))
    assert plan.rows[0].notes == ["A network and its member both sign: Monitors, Others."]
    assert plan.rows[1].notes == ["A network and its member both sign: The Net."]


def test_who_is_only_near_is_asked_and_what_was_said_of_a_name_holds(root: Path) -> None:
    plan = planned(root, row("Organization 003"), row("Organisation 033"), row("Оthers"))
    assert actions(plan) == ["refused", "refused", "refused"]
    assert [(name.written, name.match.candidates) for name in plan.unsure] == [
        ("Organization 003", ("org-003",)),
        ("Organisation 033", ()),
        ("Оthers", ("others",)),
    ]
    assert "Looks like Others (others)" in notes(plan)
    assert "U+041E CYRILLIC CAPITAL LETTER O" in notes(plan)
    said = (WrittenName(written="ORGANIZATION  003", organisation="org-003"),)
    assert actions(planned(root, row("Organization 003"), row("Organization 004"), names=said)) == [
        "add",
        "refused",
    ]


def test_a_latin_name_that_was_said_does_not_speak_for_its_look_alike(root: Path) -> None:
    said = (WrittenName(written="Org Three", organisation="org-003"),)
    assert actions(planned(root, row("Org Three"), row("Оrg Three"), names=said)) == ["add", "refused"]


REFUSED: dict[str, tuple[dict[str, str], str]] = {
    "an answer that is not known": (row("O001", Answer="Perhaps"), "Answers 'Perhaps'"),
    "nobody": (row(""), "names nobody"),
    "nobody who answered": (row("O001", By=""), "does not say who answered"),
    "no time": (row("O001", Received=""), "has no time"),
    "no time that is one": (row("O001", Received="soon"), "'soon' is no time"),
    "whether to disclose is not clear": (row("O001", Disclosed="later"), "says 'later' for 'disclosed'"),
    "whether to disclose is not said": (row("O001", Disclosed=""), "says '' for 'disclosed'"),
    "an objection to nothing": (row("O001", Answer="objects"), "does not say to what"),
    "a formula": (row("=HYPERLINK(1)"), "Nobody is called that"),
    "a turned name": (row("O001\u202e"), "U+202E"),
    "a hidden character": (row("O001", By="Ida\x07"), "U+0007"),
    "a private character": (row("O001", Role="\ue000"), "U+E000"),
    "a byte order mark within": (row("O0\ufeff01"), "U+FEFF"),
    "a text that is too long": (row("O001", Role="a" * 600), "longer than 500"),
    "an address in the answer": (row("O001", Answer=f"ask {MAIL}"), "Answers 'ask [address]'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_understood_refuses_its_row_and_no_other(root: Path, name: str) -> None:
    bad, why = REFUSED[name]
    plan = imported(root, bad, row("Others", 2))
    assert actions(plan) == ["refused", "add"]
    assert why.casefold() in notes(plan).casefold()
    for hidden in ("\u202e", "\x07", "\ue000", "\ufeff", "secret", "@"):
        assert hidden not in notes(plan) + "".join(one.who for one in plan.rows)
    assert standings(root) == {"others": Standing.SIGNED}


def test_silence_is_no_answer(root: Path) -> None:
    plan = planned(root, row("O001", Answer="", Received="", By=""))
    assert actions(plan) == ["silent"]
    assert plan.to_record == ()


def test_wishes_are_recorded_as_they_were_said(root: Path) -> None:
    plan = imported(
        root,
        row("O001", 1, Condition="Paragraph 3 stays", Role="Director"),
        row("O002", 2, Condition="N/A", Disclosed="No"),
        row("O003", 3, Answer="objects", Objection="the name in line 2"),
    )
    assert actions(plan) == ["add", "add", "add"]
    assert standings(root) == {
        "org-001": Standing.CONDITIONAL,
        "": Standing.SIGNED,
        "org-003": Standing.OBJECTS,
    }
    text = (root / SIGNATURES / "org-001.yaml").read_text(encoding="utf-8")
    assert 'condition: "Paragraph 3 stays"' in text
    assert 'role: "Director"' in text
    assert 'objection: "the name in line 2"' in (root / SIGNATURES / "org-003.yaml").read_text(
        encoding="utf-8"
    )


def test_answers_in_other_words_mean_what_was_said(root: Path) -> None:
    said = (
        WrittenAnswer(written="Ja, wir unterzeichnen", means="signed"),
        WrittenAnswer(written="Нет", means="declined"),
    )
    plan = planned(
        root, row("O001", Answer="JA, wir unterzeichnen!"), row("O002", Answer="нет"), answers=said
    )
    assert [one.answer.word for one in plan.rows if one.answer] == ["signed", "declined"]


def test_persons_sign_in_their_own_name(root: Path) -> None:
    header = ["Received", "Person", "Title", "Body", "Country", "Honour", "Organisation"]
    when = f"{at(1):%Y-%m-%d %H:%M}"
    rows = [
        [when, "Dana Example", "Professor", "Uni X", "Norway", "", ""],
        [when, "Dana Example", "Professor", "Uni Y", "Norway", "", ""],
        [when, "Bo Ek", "", "", "", "", "Others"],
    ]
    (root / "a.csv").write_text(csv_text([header, *rows]), encoding="utf-8")
    sheet = read_sheet(root / "a.csv")
    settings = SheetSettings(zone="UTC", every_row="signed", columns=known_columns(sheet.header))
    plan = plan_import(reopened(root), LETTER, sheet, settings, origin="a.csv", now=NOW)
    assert actions(plan) == ["add", "add", "refused"]
    assert "which of them signs?" in notes(plan)
    record_import(reopened(root), LETTER, plan)
    text = (root / SIGNATURES / "dana-example.yaml").read_text(encoding="utf-8")
    assert "capacity: personal" in text
    assert 'title: "Professor"' in text
    again = plan_import(reopened(root), LETTER, sheet, settings, origin="a.csv", now=NOW)
    assert actions(again) == ["same", "same", "refused"]


def test_what_is_wrong_with_the_columns_is_told_at_once(root: Path) -> None:
    columns = Columns(organisation="Gone", answer="Twice")
    (root / "a.csv").write_text("Twice,Twice\n1,2\n", encoding="utf-8")
    with pytest.raises(LettergenError) as refused:
        plan_import(
            reopened(root),
            LETTER,
            read_sheet(root / "a.csv"),
            SheetSettings(columns=columns),
            origin="a.csv",
            now=NOW,
        )
    assert "No column is called 'Gone'" in refused.value.message
    assert "2 columns are called 'Twice'" in refused.value.message
    with pytest.raises(LettergenError, match=r"organisation=.*answer=.*received=.*by="):
        planned(root, columns=Columns())


def test_what_is_recorded_meanwhile_stops_the_import_whole(root: Path) -> None:
    plan = planned(root, row("O001", 1), row("O002", 2))
    answered(root, Step.SIGN, "org-002", by="Somebody Else")
    before = files_below(root)
    with pytest.raises(LettergenError, match="org-002 has signed already"):
        record_import(reopened(root), LETTER, plan)
    assert files_below(root) == before


def test_nothing_is_imported_while_the_record_cannot_be_read(root: Path) -> None:
    (root / SIGNATURES / "others.yaml").write_text(
        "organisation: others\nanswer: perhaps\n", encoding="utf-8"
    )
    with pytest.raises(LettergenError, match="not all that is on record can be read"):
        planned(root, row("O001"))


def test_closed_signing_takes_withdrawals_only(root: Path) -> None:
    imported(root, row("O001", 1))
    close(reopened(root), LETTER, "Ana", at(5))
    plan = planned(root, row("O001", 6, Answer="withdrawn"), row("O002", 1))
    assert actions(plan) == ["change", "refused"]
    assert "is closed" in notes(plan)


HARD = 'quote " \\ : # - [x] {y} \t tab'.replace("\t", " ")


def test_what_was_said_is_read_back(root: Path) -> None:
    said = SheetSettings(
        sheet="Form: 1",
        encoding="cp1251",
        delimiter="tab",
        zone="Europe/Brussels",
        dates="day-first",
        every_row="signed",
        columns=Columns(organisation=HARD, by="NO"),
        answers=(WrittenAnswer(written=HARD, means="objects"), WrittenAnswer(written="no", means="declined")),
        names=(WrittenName(written="Othərs: 'x'", organisation="others"),),
    )
    assert load_settings(reopened(root), LETTER) is None
    save_settings(reopened(root), LETTER, said)
    read = load_settings(reopened(root), LETTER)
    assert read is not None
    assert dataclasses.replace(read, place=said.place) == said


def test_what_was_said_by_hand_is_held_to_the_registry_and_the_schema(root: Path) -> None:
    path = root / LETTER / SETTINGS
    path.write_text("names:\n  - {written: x, organisation: othrs}\n", encoding="utf-8")
    with pytest.raises(LettergenError) as refused:
        load_settings(reopened(root), LETTER)
    assert [found.code for found in refused.value.findings] == ["unknown-organisation"]
    path.write_text("zoen: UTC\n", encoding="utf-8")
    with pytest.raises(LettergenError) as refused:
        load_settings(reopened(root), LETTER)
    assert "zone" in refused.value.findings[0].hint


def test_columns_that_are_not_read_are_named_with_the_rows_where_they_say_something(root: Path) -> None:
    path = root / "answers.csv"
    header = (*HEADER, "Anmerkung", "", "Nothing\u202e here", "ask bo@x.org")
    rows = [
        [
            {
                "Organisation": name,
                "Received": f"{at(1):%Y-%m-%d %H:%M:%S}",
                "Answer": "Yes",
                "By": "Ida",
            }.get(title, "")
            for title in HEADER
        ]
        for name in ("O001", "O002", "O003")
    ]
    beside = [("", " ", "", "x"), ("please do not print us", "2", "", "x"), ("", "", "", "x")]
    path.write_text(
        csv_text([header, *([*row, *more] for row, more in zip(rows, beside, strict=True))]), encoding="utf-8"
    )
    plan = plan_import(reopened(root), LETTER, read_sheet(path), SETTINGS_SAID, origin=path.name, now=NOW)
    assert plan.unread == (("Anmerkung", (3,)), ("column K", (3,)), ("ask [address]", (2, 3, 4)))


def test_a_sheet_of_which_every_column_is_read_says_nothing_of_columns(root: Path) -> None:
    assert planned(root, row("O001", Mail="")).unread == ()
