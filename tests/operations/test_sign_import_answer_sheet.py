"""The answer sheet of the packet comes back: which version it answers to, and how the signatory is to be printed."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from form_exports import csv_text, saved
from openpyxl import load_workbook
from sign_ons import DEADLINE, NOON, SIGNATURES, at, circulated, workspace
from small_workspace import LETTER, change, files_below, reopened

from lettergen.library.dossier import load_dossier
from lettergen.operations.sign_import import ImportPlan, plan_import, record_import
from lettergen.packet.answer_sheet import xlsx_sheet
from lettergen.packet.columns import COLUMNS
from lettergen.records.sheet_settings import SheetSettings
from lettergen.records.signatures import PrintedForm, Signature
from lettergen.sheets import read_sheet
from lettergen.signing.sheet_columns import FIELDS, known_columns

HEADER = tuple(column.header for column in COLUMNS)
NOW = at(1_000)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose text was circulated at noon, and ten hours later again."""
    workspace(tmp_path)
    circulated(tmp_path)
    change(tmp_path, f"{LETTER}/say.md", "We write to you.", "We write to you again.")
    circulated(tmp_path, now=at(10), deadline=DEADLINE, again=True, change="substantive")
    return tmp_path


def filled(organisation: str, hours: float, version: str, **said: str) -> dict[str, str]:
    """A row as a partner fills it in; what stands in `said` is called as its header, with _ for a space."""
    usual = {"Answer": "signed", "By": "Ida Ek", "Disclosed": "yes", "Version": version}
    when = {"Organisation": organisation, "Received": f"{at(hours):%Y-%m-%d %H:%M}"}
    return usual | when | {name.replace("_", " "): text for name, text in said.items()}


def imported(root: Path, *rows: dict[str, str], record: bool = True) -> ImportPlan:
    path = root / "answer-sheet.csv"
    table = [HEADER, *([row.get(name, "") for name in HEADER] for row in rows)]
    path.write_bytes(csv_text(table).encode("utf-8-sig"))
    settings = SheetSettings(zone="UTC", columns=known_columns(HEADER))
    plan = plan_import(reopened(root), LETTER, read_sheet(path), settings, origin=path.name, now=NOW)
    if record:
        record_import(reopened(root), LETTER, plan)
    return plan


def notes(plan: ImportPlan) -> str:
    return "\n".join(note for row in plan.rows for note in row.notes)


def signature(root: Path, name: str) -> Signature:
    dossier, findings = load_dossier(root, LETTER)
    assert dossier is not None
    assert findings == []
    return next(row for row in dossier.signatures if row.id == name)


def test_every_column_of_the_answer_sheet_is_known_by_its_header() -> None:
    columns = known_columns(HEADER)
    assert [name for name in FIELDS if not getattr(columns, name)] == []
    assert {getattr(columns, name) for name in FIELDS} == set(HEADER)


def test_the_workbook_that_was_mailed_comes_back_filled_in(root: Path) -> None:
    book = load_workbook(io.BytesIO(xlsx_sheet(1, NOON)))
    said = filled("O001", 30, "1", Print_country="yes", Qualifier="based in exile in Austria")
    for place, name in enumerate(HEADER, start=1):
        if name != "Version":  # filled in already
            book["Answers"].cell(2, place).value = said.get(name) or None
    (root / "answers.xlsx").write_bytes(saved(book))
    sheet = read_sheet(root / "answers.xlsx")
    settings = SheetSettings(zone="UTC", columns=known_columns(sheet.header))
    plan = plan_import(reopened(root), LETTER, sheet, settings, origin="answers.xlsx", now=NOW)
    record_import(reopened(root), LETTER, plan)
    there = signature(root, "org-001")
    assert (there.version, there.print.country, there.print.qualifier) == (
        1,
        True,
        "based in exile in Austria",
    )
    assert "Says that it answers to version 1; version 2 is newer." in notes(plan)


def test_a_late_sheet_counts_for_the_text_it_names_and_no_other(root: Path) -> None:
    plan = imported(root, filled("O001", 30, "1"), filled("O002", 30, "2"), filled("O003", 2, "1"))
    assert [row.action.value for row in plan.rows] == ["add", "add", "add"]
    assert [signature(root, f"org-00{number}").version for number in (1, 2, 3)] == [1, 2, 1]
    digests = [signature(root, f"org-00{number}").digests for number in (1, 2, 3)]
    assert digests[0] == digests[2] != digests[1]
    before = files_below(root)
    again = imported(root, filled("O001", 30, "1"), filled("O002", 30, "2"), filled("O003", 2, "1"))
    assert [row.action.value for row in again.rows] == ["same", "same", "same"]
    assert files_below(root) == before


def test_the_old_sheet_takes_nobody_back_from_the_new_text(root: Path) -> None:
    imported(root, filled("O001", 20, "2"))
    plan = imported(root, filled("O001", 30, "1"))
    assert [row.action.value for row in plan.rows] == ["refused"]
    assert "has signed already: version 2" in notes(plan)
    assert signature(root, "org-001").version == 2


@pytest.mark.parametrize(
    ("version", "hours", "why"),
    [
        ("2", 5, "Answers to version 2, which was not circulated when this came."),
        ("3", 30, "Answers to version 3, which was not circulated when this came."),
        ("0", 30, "Says '0' for 'version', where only its number is understood."),
        ("the last", 30, "Says 'the last' for 'version', where only its number is understood."),
        ("²", 30, "Says '²' for 'version', where only its number is understood."),
        ("", 30, "Signs, and does not say which version."),
    ],
)
def test_a_version_that_is_not_one_signs_nothing(root: Path, version: str, hours: float, why: str) -> None:
    plan = imported(root, filled("O001", hours, version))
    assert [row.action.value for row in plan.rows] == ["refused"]
    assert why in notes(plan)
    assert not (root / SIGNATURES / "org-001.yaml").exists()


def test_a_no_needs_no_version(root: Path) -> None:
    plan = imported(root, filled("O001", 30, "", Answer="declined"))
    assert [row.action.value for row in plan.rows] == ["add"]


def test_a_signatory_is_printed_as_wished(root: Path) -> None:
    imported(
        root,
        filled("O001", 30, "2", Print_as="The First", Print_acronym="no", Formula="within the Framework"),
        filled("O002", 30, "2", Print_country="no"),
        filled("O003", 30, "2"),
    )
    assert signature(root, "org-001").print == PrintedForm(
        name="The First", acronym=False, formula="within the Framework"
    )
    assert signature(root, "org-002").print == PrintedForm()
    assert "print:" not in (root / SIGNATURES / "org-003.yaml").read_text(encoding="utf-8")


def test_an_empty_cell_takes_no_wish_back_and_the_group_stays(root: Path) -> None:
    imported(root, filled("O001", 5, "1", Print_country="yes", Qualifier="based in Riga"))
    path = root / SIGNATURES / "org-001.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^( +)qualifier:", r"\1group: members\n\g<0>", text, flags=re.M), encoding="utf-8"
    )
    assert signature(root, "org-001").print.group == "members"
    imported(root, filled("O001", 30, "2", Formula="within a framework"))
    there = signature(root, "org-001")
    assert there.version == 2
    assert there.print == PrintedForm(
        country=True, qualifier="based in Riga", formula="within a framework", group="members"
    )


@pytest.mark.parametrize("name", ["Print_as", "Qualifier", "Formula"])
def test_no_address_reaches_print_from_a_sheet(root: Path, name: str) -> None:
    plan = imported(root, filled("O001", 30, "2", **{name: "ida@example.org"}))
    assert [row.action.value for row in plan.rows] == ["refused"]
    assert "ida@" not in notes(plan)


def test_a_wish_that_is_neither_yes_nor_no_is_refused(root: Path) -> None:
    plan = imported(root, filled("O001", 30, "2", Print_country="Austria"))
    assert "Says 'Austria' for 'print_country', where only yes or no is understood." in notes(plan)
    assert [row.action.value for row in plan.rows] == ["refused"]
