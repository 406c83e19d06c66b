"""What each command shows, on the examples that come with lettergen."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from cli_runs import EARLIER, EXAMPLE, ROOT, Run, run, start

from lettergen.cli.case_json import case_in_full
from lettergen.cli.case_show import show
from lettergen.operations.cases import list_cases
from lettergen.operations.workspace import open_workspace

NAMED = "Zhanbolat Mamai"


def succeeded(result: Run) -> Run:
    assert result.code == 0, result.err
    return result


def test_init_makes_a_workspace_that_checks_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = succeeded(run("init", "ours"))
    assert made.out == "ours\n"
    assert "lettergen new letters/" in made.err
    monkeypatch.chdir(tmp_path / "ours")
    assert " error" not in run("check").out


def test_init_leaves_a_folder_alone_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    refused = run("init", str(tmp_path / "ours"))
    assert refused.code == 1
    assert "is there already" in refused.err
    assert list((tmp_path / "ours").iterdir()) == []


NEW = ("--meeting", "EU Dialogue", "--date", "2026-02-10", "--country", "kz", "--to", "president")


def test_new_makes_a_dossier_that_can_be_planned(workspace: Path) -> None:
    made = succeeded(run("new", "letters/two", *NEW, "--place", "Vienna"))
    assert made.out.splitlines() == ["letters/two/letter.yaml", "letters/two/say.md"]
    assert "lettergen plan letters/two" in made.err
    written = (workspace / "letters/two/letter.yaml").read_text(encoding="utf-8")
    for words in ("EU Dialogue", "2026-02-10", "[KZ]", "[president]", "Vienna"):
        assert words in written
    assert [
        row["id"] for row in succeeded(run("plan", "letters/two", "--format", "json")).data["letter"]
    ] == ["testova"]


def test_new_takes_the_folder_from_where_one_is(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "letters")
    assert succeeded(run("new", "two", *NEW)).out.splitlines()[0] == "two/letter.yaml"
    assert (workspace / "letters/two/letter.yaml").is_file()


@pytest.mark.usefixtures("workspace")
def test_new_says_when_check_would_not_find_the_letter() -> None:
    assert "note:" not in succeeded(run("new", "letters/two", *NEW)).err
    assert "'elsewhere' to 'dossiers'" in succeeded(run("new", "elsewhere/two", *NEW)).err


def test_new_overwrites_nothing(workspace: Path) -> None:
    before = (workspace / "letters/one/letter.yaml").read_bytes()
    assert run("new", "letters/one", *NEW).code == 1
    assert (workspace / "letters/one/letter.yaml").read_bytes() == before


@pytest.mark.usefixtures("here")
def test_plan_shows_who_and_why() -> None:
    shown = succeeded(run("plan", EXAMPLE)).out
    for words in (
        "In the letter (",
        "In the briefing only (",
        "Left out (",
        "What would let it in",
        "Concerns (",
        NAMED,
    ):
        assert words in shown


@pytest.mark.usefixtures("here")
def test_plan_tells_a_common_reason_once_and_names_all_it_leaves_out() -> None:
    letter = "examples/2025-04-eu-central-asia-summit"
    shown = " ".join(succeeded(run("plan", letter)).out.split())
    matter = succeeded(run("plan", letter, "--format", "json")).data["recommendations"]
    left_out = [row for row in matter if row["place"] is None]
    assert len(left_out) > shown.count("letter.yaml leaves it out (without)") == 2
    assert all(
        row["title"] in shown for row in left_out if row["why"] == "letter.yaml leaves it out (without)."
    )


@pytest.mark.usefixtures("here")
def test_plan_tells_of_no_briefing_where_there_is_none() -> None:
    letter = "examples/2024-03-kyrgyzstan-open-letter"
    shown = " ".join(succeeded(run("plan", letter)).out.split())
    plan = succeeded(run("plan", letter, "--format", "json")).data
    assert "In the briefing only" not in shown and "old in the briefing" not in shown
    assert plan["briefing"] == []
    places = {row["place"] for key in ("concerns", "recommendations") for row in plan[key]}
    assert places == {"letter", "template", None}
    assert "as the template says" in shown
    reasons = {row["id"]: row["why"] for row in plan["left_out"]}
    assert reasons["bolot-temirov"].startswith("Left out of the letter, and there is no briefing paper: ")


@pytest.mark.usefixtures("here")
def test_plan_as_json_has_what_the_tables_have() -> None:
    plan = succeeded(run("plan", EXAMPLE, "--format", "json")).data
    assert list(plan) == [
        "dossier",
        "date",
        "letter",
        "briefing",
        "moved",
        "left_out",
        "unmet",
        "withheld",
        "concerns",
        "recommendations",
        "instruments",
    ]
    assert (plan["dossier"], plan["date"]) == (EXAMPLE, "2023-06-01")
    assert all(list(row) == ["id", "name", "country", "status", "stands", "why"] for row in plan["letter"])
    assert all(row["why"] for row in plan["letter"])
    assert all(row["why"] and "remedy" in row for row in plan["left_out"])
    assert all(row["count"] > 0 and row["why"] for row in plan["withheld"])
    assert {row["place"] for row in plan["concerns"]} <= {"letter", "briefing", None}
    shown = succeeded(run("plan", EXAMPLE)).out
    assert f"In the letter ({len(plan['letter'])})" in shown
    assert f"Left out ({len(plan['left_out'])})" in shown


def test_plan_names_nobody_who_may_not_be_told_of(workspace: Path) -> None:
    case = workspace / "cases/kazakhstan/testova.md"
    case.write_text(case.read_text(encoding="utf-8").replace("answer: yes", "answer: no"), encoding="utf-8")
    plan = run("plan", "letters/one", "--format", "json")
    assert "testova" not in plan.out
    assert [(row["code"], row["count"]) for row in plan.data["withheld"]] == [("internal", 1)]
    shown = run("plan", "letters/one")
    assert "Testova" not in shown.out + shown.err
    assert "1 case" in shown.out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("letter", [EXAMPLE, EARLIER])
def test_preview_prints_the_letter(letter: str) -> None:
    shown = succeeded(run("preview", letter)).out
    assert "Dear" in shown
    assert "Mamai" in shown


@pytest.mark.usefixtures("here")
def test_preview_keeps_to_the_width_and_takes_the_other_document() -> None:
    shown = succeeded(
        run("preview", EXAMPLE, "--document", "briefing-paper", "--width", "60", "--no-pager")
    ).out
    assert max(map(len, shown.splitlines())) <= 60
    assert "Contents" in shown


def test_preview_counts_what_waits_and_says_how_to_see_it(workspace: Path) -> None:
    (workspace / "letters/one/say.md").write_text("# Occasion\n\nTODO: say it.\n", encoding="utf-8")
    shown = succeeded(run("preview", "letters/one"))
    assert shown.err.count("\n") == 1
    assert shown.err.strip().endswith("(lettergen check letters/one)")


@pytest.mark.usefixtures("here")
def test_check_of_everything_counts_last() -> None:
    checked = run("check")
    last = checked.out.splitlines()[-1]
    assert last == "no findings" or " findings: " in last or "1 finding: " in last


def broken(workspace: Path) -> None:
    case = workspace / "cases/kazakhstan/testova.md"
    text = case.read_text(encoding="utf-8").replace("country: KZ\n", "country: KZ\ncolour: blue\n", 1)
    case.write_text(text, encoding="utf-8")


def test_check_tells_where_what_and_how_to_mend_it(workspace: Path) -> None:
    agree(workspace)
    assert run("check") == Run(0, "no findings\n", "")
    broken(workspace)
    checked = run("check")
    assert checked.code == 1
    assert "cases/kazakhstan/testova.md:6: error unknown-key: " in checked.out
    assert "\n    " in checked.out
    assert "1 error" in checked.out.splitlines()[-1]


def test_check_as_json(workspace: Path) -> None:
    agree(workspace)
    assert run("check", "--format", "json").data == []
    broken(workspace)
    checked = run("check", "--format", "json")
    assert checked.code == 1
    assert all(list(row) == ["path", "line", "severity", "code", "message", "hint"] for row in checked.data)
    (found,) = [row for row in checked.data if row["code"] == "unknown-key"]
    assert (found["path"], found["line"], found["severity"]) == ("cases/kazakhstan/testova.md", 6, "error")


def test_check_of_one_letter_leaves_the_library_alone(workspace: Path) -> None:
    broken(workspace)
    assert "unknown-key" not in run("check", "letters/one").out


def test_check_of_a_letter_that_cannot_be_used_tells_why(workspace: Path) -> None:
    letter = workspace / "letters/one/letter.yaml"
    letter.write_text(letter.read_text(encoding="utf-8") + "colour: blue\n", encoding="utf-8")
    checked = run("check", "letters/one")
    assert checked.code == 1
    assert "letters/one/letter.yaml:11: error unknown-key" in checked.out


@pytest.mark.usefixtures("workspace")
def test_check_counts_notes_but_does_not_mind_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from lettergen.findings import Severity, Source, info, warning
    from lettergen.operations import check

    place = Source(Path("letters/one/letter.yaml"))  # type: ignore[arg-type]
    found = [info(place, "told", "is only told")]
    monkeypatch.setattr(check, "check_workspace", lambda opened: tuple(found))
    assert run("check") == Run(0, "letters/one/letter.yaml: info told: is only told\n1 finding: 1 note\n", "")
    found.append(warning(place, "seen", "is to be seen"))
    assert run("check").code == 1
    assert Severity.WARNING in {finding.severity for finding in found}


def test_explain_says_what_a_code_means_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lettergen.checks import CODES

    monkeypatch.chdir(tmp_path)
    code = min(CODES)
    assert succeeded(run("check", "--explain", code)).out.startswith(f"{code}: ")
    unknown = run("check", "--explain", f"{code}x")
    assert unknown.code == 2
    assert f"Did you mean '{code}'?" in unknown.err


def test_build_writes_the_documents_and_names_them(workspace: Path) -> None:
    built = succeeded(run("build", "letters/one", "--format", "md"))
    names = ["joint-letter.md", "briefing-paper.md", "manifest.json"]
    assert built.out.splitlines() == [f"letters/one/out/{name}" for name in names]
    assert all((workspace / "letters/one/out" / name).is_file() for name in names)
    assert "making joint-letter.md\n" in built.err
    assert built.err.endswith("\n1 finding: 1 note (lettergen check letters/one)\n")


@pytest.mark.usefixtures("here")
def test_build_makes_docx_and_pdf_of_the_example(tmp_path: Path) -> None:
    built = succeeded(run("build", EXAMPLE, "--out", str(tmp_path / "made")))
    names = [
        "briefing-paper.docx",
        "briefing-paper.pdf",
        "joint-letter.docx",
        "joint-letter.pdf",
        "manifest.json",
    ]
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == names
    assert len(built.out.splitlines()) == len(names)


def test_build_of_one_document_in_another_folder(workspace: Path) -> None:
    wanted = ("--only", "joint-letter", "--format", "MD", "--out", "elsewhere")
    assert succeeded(run("build", "letters/one", *wanted)).out.splitlines() == [
        "elsewhere/joint-letter.md",
        "elsewhere/manifest.json",
    ]
    assert not (workspace / "letters/one/out").exists()


def test_a_final_gets_a_folder_of_its_own_each_time(workspace: Path) -> None:
    agree(workspace)
    for number in (1, 2):
        built = run("build", "letters/one", "--format", "md", "--final")
        assert built.code == 0, built.err
        assert built.out.splitlines()[0] == f"letters/one/sent/2026-02-01-{number}/joint-letter.md"


def agree(workspace: Path) -> None:
    """Put on record which text was signed, as the finding on it says."""
    (found,) = run("check", "letters/one", "--format", "json").data
    assert found["code"] == "unconfirmed-text"
    digests = found["hint"].partition("write: ")[2]
    with (workspace / found["path"]).open("a", encoding="utf-8") as signature:
        signature.write(f"{digests}\n")


def test_no_final_with_an_error_in_the_library(workspace: Path) -> None:
    broken(workspace)
    refused = run("build", "letters/one", "--format", "md", "--final")
    assert refused.code == 1
    assert "testova.md:6: error unknown-key" in refused.err
    assert not (workspace / "letters/one/sent").exists()
    draft = succeeded(run("build", "letters/one", "--format", "md"))
    assert "in the library (lettergen check)" in draft.err


@pytest.mark.usefixtures("here")
def test_case_list_by_country_and_status() -> None:
    listed = succeeded(
        run("case", "list", "--country", "kz", "--date", "2023-06-01", "--format", "json")
    ).data
    assert {row["country"] for row in listed} == {"KZ"}
    assert NAMED in {row["name"] for row in listed}
    status = next(row["status"] for row in listed if row["name"] == NAMED)
    some = run(
        "case", "list", "--status", status.replace(" ", "-"), "--date", "2023-06-01", "--format", "json"
    ).data
    assert {row["status"] for row in some} == {status}
    shown = succeeded(run("case", "list", "--country", "KZ", "--date", "2023-06-01")).out
    assert f"{len(listed)} cases as of 2023-06-01" in shown
    assert all(row["id"] in shown for row in listed)


@pytest.mark.usefixtures("here")
def test_case_list_says_how_many_it_keeps_back() -> None:
    listed = succeeded(run("case", "list", "--date", "2010-01-01", "--format", "json"))
    assert listed.data == []
    assert "case" in listed.err


@pytest.mark.usefixtures("here")
def test_case_list_is_of_today_where_no_date_is_given() -> None:
    assert f"as of {datetime.date.today()}" in succeeded(run("case", "list")).out


@pytest.mark.usefixtures("here")
def test_case_show_tells_what_a_letter_of_that_day_could_say() -> None:
    then = succeeded(run("case", "show", "zhanbolat-mamai", "--date", "2022-10-19")).out
    later = succeeded(run("case", "show", "zhanbolat-mamai", "--date", "2023-06-01")).out
    for words in (
        NAMED,
        "Where it stands on 19 October 2022",
        "What happened",
        "was charged",
        "Letter text",
        "Sources",
    ):
        assert words in then
    assert "suspended" not in then
    assert "suspended" in later


@pytest.mark.usefixtures("here")
def test_case_show_as_json() -> None:
    shown = succeeded(run("case", "show", "zhanbolat-mamai", "--date", "2023-06-01", "--format", "json")).data
    assert (shown["id"], shown["name"], shown["country"]) == ("zhanbolat-mamai", NAMED, "KZ")
    cited = {source for event in shown["events"] for source in event["sources"]}
    assert cited
    assert cited <= set(shown["sources"])
    assert shown["texts"]["letter"]["date"] == "2023-06-01"
    assert shown["texts"]["letter"]["paragraphs"]
    assert set(shown["ask"]) == {"do", "kinds", "own"}


def test_every_case_of_the_library_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    day = datetime.date(2026, 1, 1)
    listed = list_cases(open_workspace(ROOT), day).cases
    assert len(listed) > 20
    for case in listed:
        assert json.loads(json.dumps(case_in_full(case)))["id"] == case.id
        show(case, day)
        assert case.name.split()[0] in capsys.readouterr().out


def test_version_and_what_it_rests_on() -> None:
    assert succeeded(run("--version")).out.count("\n") == 1
    told = succeeded(run("--version", "--verbose")).out
    for name in ("lettergen ", "Python ", "weasyprint ", "Pango ", "HarfBuzz "):
        assert f"\n{name}" in f"\n{told}"
    assert "not found" not in told
    assert "not installed" not in told


def test_version_names_every_dependency() -> None:
    import tomllib

    from lettergen.cli.version import PACKAGES

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {wanted.partition(">")[0].lower() for wanted in project["dependencies"]}
    assert names <= {name.lower() for name in PACKAGES}


def test_python_m_lettergen_is_the_program() -> None:
    assert start("--version").out.startswith("lettergen ")
