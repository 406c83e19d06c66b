"""`lettergen sign import`: what it shows, asks, keeps and refuses."""

from __future__ import annotations

import datetime
import io
from pathlib import Path, PurePosixPath

import pytest
from cli_runs import Run, at_terminal, run
from form_exports import csv_text
from openpyxl import Workbook

from lettergen.library.dossier import load_dossier
from lettergen.records.signatures import Signature

DEADLINE = "2090-01-10 18:00 Europe/Brussels"
HEADER = ["Timestamp", "Email Address", "Name of your organisation", "Do you sign?", "Your name"]
MAIL = "ida.secret@example.org"
COLUMN = ("--column", "answer=Do you sign?")
KEPT = "letters/one/sign-import.yaml"


def imported(*said: str, file: str = "answers.csv") -> Run:
    return run("sign", "import", "letters/one", file, *said)


def done(result: Run) -> Run:
    assert result.code == 0, result.err
    return result


@pytest.fixture
def opened(workspace: Path) -> Path:
    """A workspace whose text was circulated, with organisations that could sign it."""
    for key, name in (("others", "Others"), ("freedom", "Freedom Now"), ("formula", "=HYPERLINK(1)")):
        (workspace / f"cases/organisations/{key}.yaml").write_text(f'name: "{name}"\n', encoding="utf-8")
    (workspace / "letters/one/signatures/monitors.yaml").unlink()
    done(run("sign", "open", "letters/one", "--by", "Ana Example", "--deadline", DEADLINE, "--yes"))
    return workspace


def written(folder: Path, *names: str, answer: str = "Yes", zone: str = "Z", delimiter: str = ",") -> None:
    """Write an export with a row for each name, sent just now."""
    now = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%S}{zone}"
    rows = [[now, MAIL, name, answer, "Ida Secret"] for name in names]
    (folder / "answers.csv").write_text(csv_text([HEADER, *rows], delimiter), encoding="utf-8")


def on_record(folder: Path) -> dict[str, Signature]:
    dossier, findings = load_dossier(folder, PurePosixPath("letters/one"))
    assert dossier is not None
    assert findings == []
    return {row.id: row for row in dossier.signatures}


def test_it_shows_what_it_does_records_it_and_keeps_what_was_said(opened: Path) -> None:
    written(opened, "MON", "Others", "=HYPERLINK(1)")
    made = done(imported(*COLUMN, "--yes"))
    assert [line.split()[:3] for line in made.out.splitlines()[2:5]] == [
        ["2", "add", "The"],
        ["3", "add", "Others"],
        ["4", "add", "=HYPERLINK(1)"],
    ]
    assert made.out.splitlines()[-4:] == [
        *(f"letters/one/signatures/{key}.yaml" for key in ("monitors", "others", "formula")),
        KEPT,
    ]
    assert made.err.startswith("3 add\n")
    found = on_record(opened)
    assert {key: row.answer for key, row in found.items()} == dict.fromkeys(
        ("formula", "monitors", "others"), "signed"
    )
    assert found["others"].by == "Ida Secret"
    assert found["others"].evidence == "answers.csv, row 3"
    for secret in ("secret", "Secret", "example.org"):
        assert secret not in made.out + made.err
    before = {path: path.read_bytes() for path in opened.rglob("*") if path.is_file()}
    again = done(imported())
    assert "3 same\nNothing is to be recorded.\n" in again.err
    assert {path: path.read_bytes() for path in opened.rglob("*") if path.is_file()} == before


def test_a_formula_that_came_in_as_text_goes_out_as_text(opened: Path) -> None:
    written(opened, "=HYPERLINK(1)")
    done(imported(*COLUMN, "--yes"))
    assert "signed,'=HYPERLINK(1)," in done(run("sign", "status", "letters/one", "--format", "csv")).out


def test_nothing_is_written_where_nobody_can_be_asked(opened: Path) -> None:
    written(opened, "Others")
    refused = imported(*COLUMN)
    assert refused.code == 1
    assert "Others" in refused.out
    assert "add --yes" in refused.err
    assert on_record(opened) == {}
    assert not (opened / KEPT).exists()


def test_a_refused_row_is_told_and_the_others_are_recorded(opened: Path) -> None:
    written(opened, "Others", "Freedom Nоw", "Freedom Naw", "Article 19")
    made = imported(*COLUMN, "--yes")
    assert made.code == 1
    assert "1 row refused" not in made.err
    assert "3 rows refused: nothing of them is on record." in made.err
    assert "U+043E CYRILLIC SMALL LETTER O" in made.out
    assert list(on_record(opened)) == ["others"]
    taken = imported("--name", "freedom=Freedom Naw", "--yes")
    assert taken.code == 1
    assert list(on_record(opened)) == ["freedom", "others"]
    assert 'organisation: "freedom"' in (opened / KEPT).read_text(encoding="utf-8")


@pytest.mark.parametrize(("typed", "names"), [(b"y\ny\n", ["freedom"]), (b"n\n", []), (b"y\nn\n", [])])
def test_a_person_is_asked_who_is_meant_and_whether_to_record(
    opened: Path, typed: bytes, names: list[str]
) -> None:
    written(opened, "Freedom Naw")
    shown = at_terminal(["sign", "import", "letters/one", "answers.csv", *COLUMN], opened, typed=typed)
    assert "Row 2: 'Freedom Naw' is not in the registry. Is it Freedom Now" in shown.out.replace("\r\n", " ")
    assert "Traceback" not in shown.out
    assert list(on_record(opened)) == names
    assert (shown.code == 0) is bool(names)


def test_a_workbook_is_read_and_what_it_hides_is_named(opened: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
    for row in (HEADER, [now, MAIL, "Others", "Yes", "Ida"], [now, MAIL, "Freedom Now", "Yes", "Bo"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    file = io.BytesIO()
    book.save(file)
    (opened / "a.xlsx").write_bytes(file.getvalue())
    open_zone = imported(*COLUMN, file="a.xlsx")
    assert "lacks its time zone" in " ".join(open_zone.out.split())
    made = done(imported(*COLUMN, "--zone", "UTC", "--yes", file="a.xlsx"))
    assert "note: Hidden rows were skipped: 3." in made.err
    assert list(on_record(opened)) == ["others"]


def test_a_file_elsewhere_is_read_because_it_is_named(opened: Path, tmp_path: Path) -> None:
    written(tmp_path, "Others")
    done(imported(*COLUMN, "--yes", file=str(tmp_path / "answers.csv")))
    assert on_record(opened)["others"].evidence == "answers.csv, row 2"


def test_hostile_names_are_made_visible(opened: Path) -> None:
    written(opened, "[bold]Others[/bold] [/x]", "Others\u202e", "\x1b[31mOthers")
    made = imported(*COLUMN, "--yes")
    assert made.code == 1
    assert "[bold]Others[/bold] [/x]" in made.out
    assert "⟨U+202E⟩" in made.out
    for character in "\u202e\x1b":
        assert character not in made.out + made.err
    assert on_record(opened) == {}


def test_only_so_many_rows_are_shown(opened: Path) -> None:
    written(opened, *(f"Unknown {number}" for number in range(400)))
    made = imported(*COLUMN, "--yes")
    assert "... and 100 rows more" in made.out
    assert "400 rows refused" in made.err


def test_a_sheet_without_rows_says_so(opened: Path) -> None:
    written(opened)
    assert "The sheet has no row." in done(imported(*COLUMN)).err


SAID: dict[str, tuple[str, tuple[str, ...], str]] = {
    "other words": ("Oui, nous signons", ("--answer", "signed=oui nous signons"), "signed"),
    "a no": ("Non", ("--answer", "declined=Non"), "declined"),
    "no question": ("", ("--column", "answer=", "--every-row-signs"), "signed"),
}


@pytest.mark.parametrize("name", SAID)
def test_what_answers_mean_is_said(opened: Path, name: str) -> None:
    answer, said, means = SAID[name]
    written(opened, "Others", answer=answer)
    done(imported(*COLUMN, *said, "--yes"))
    assert on_record(opened)["others"].answer == means
    assert "1 same" in done(imported()).err


def test_semicolons_and_another_encoding_are_said_once(opened: Path) -> None:
    written(opened, "Others", delimiter=";", answer="Да")
    path = opened / "answers.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1251"))
    asked = imported(*COLUMN)
    assert asked.code == 1
    assert "--encoding cp1251 reads 'Да'" in asked.err
    done(
        imported(
            *COLUMN, "--encoding", "cp1251", "--delimiter", "semicolon", "--answer", "signed=Да", "--yes"
        )
    )
    assert "1 same" in done(imported()).err


def test_the_order_of_day_and_month_is_said(opened: Path) -> None:
    text = csv_text([HEADER, ["03/02/2026 10:00", MAIL, "Others", "No", "Ida"]])
    (opened / "answers.csv").write_text(text, encoding="utf-8")
    assert "in two ways" in imported(*COLUMN, "--zone", "UTC").out
    made = done(imported(*COLUMN, "--zone", "UTC", "--dates", "day-first", "--yes"))
    assert "2026-02-03 10:00" in made.out


def test_one_sheet_of_several_is_named(opened: Path) -> None:
    book = Workbook()
    for title in ("Round 1", "Round 2"):
        book.create_sheet(title).append(HEADER)
    file = io.BytesIO()
    book.save(file)
    (opened / "a.xlsx").write_bytes(file.getvalue())
    assert "several sheets: 'Round 1', 'Round 2'" in imported(*COLUMN, file="a.xlsx").err
    done(imported(*COLUMN, "--sheet", "Round 2", file="a.xlsx"))


MISUSE: dict[str, tuple[str, ...]] = {
    "a column of nothing": ("--column", "Do you sign?"),
    "a column for something else": ("--column", "mail=Email Address"),
    "a meaning that is none": ("--answer", "perhaps=Yes"),
    "an organisation that is none": ("--name", "othrs=Others"),
    "a name without words": ("--name", "others="),
    "an address for a name": ("--name", f"others={MAIL}"),
    "a zone that is none": ("--zone", "Middle Earth"),
    "an order that is none": ("--dates", "year-first"),
    "a delimiter that is none": ("--delimiter", "|"),
}


@pytest.mark.parametrize("name", MISUSE)
def test_misuse_is_told(opened: Path, name: str) -> None:
    written(opened, "Others")
    refused = imported(*COLUMN, *MISUSE[name], "--yes")
    assert refused.code == 2
    assert MAIL not in refused.err.replace("\n", "") or "address" not in name
    assert on_record(opened) == {}


def test_a_file_that_is_none_is_told(opened: Path) -> None:
    assert opened
    gone = imported(file="gone.csv")
    assert gone.code == 1
    assert "gone.csv cannot be read: No such file" in gone.err


def test_kept_settings_that_cannot_be_used_are_findings(opened: Path) -> None:
    written(opened, "Others")
    (opened / KEPT).write_text("columns:\n  organisaton: x\n", encoding="utf-8")
    refused = imported()
    assert refused.code == 1
    assert f"{KEPT}:2: error unknown-key" in refused.err


def test_columns_that_are_not_read_are_named_before_it_asks(opened: Path) -> None:
    written(opened, "MON", "Others")
    header, *rows = (opened / "answers.csv").read_text(encoding="utf-8").splitlines()
    noted = [f"{header},Anmerkung", f"{rows[0]},please do not print us", f"{rows[1]},"]
    (opened / "answers.csv").write_text("\n".join(noted) + "\n", encoding="utf-8")
    shown = imported(*COLUMN)
    _, _, unread = shown.out.partition("Not read")
    assert "'Anmerkung': row 2\n" in unread
    assert "add --yes" in shown.err
    assert on_record(opened) == {}
